#include "lint/prose_parts.hpp"

#include <algorithm>

#include <pm/lint.hpp>
#include <pm/text.hpp>

namespace pm::prose {

void BlockText::add(std::string_view bytes, std::size_t begin) {
  if (bytes.empty()) return;
  const auto end = begin + bytes.size();
  if (!pieces_.empty() && pieces_.back().verbatim && pieces_.back().end == begin)
    pieces_.back().end = end;
  else
    pieces_.push_back({text_.size(), begin, end, true});
  text_ += bytes;
}

void BlockText::add_replacement(std::string_view bytes, std::size_t begin, std::size_t end) {
  if (bytes.empty()) return;
  pieces_.push_back({text_.size(), begin, end, false});
  text_ += bytes;
}

void BlockText::clear() {
  text_.clear();
  pieces_.clear();
}

const BlockText::RenderedFile& BlockText::piece_at(std::size_t at) const {
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), at,
                                      [](std::size_t a, const RenderedFile& p) { return a < p.at; });
  return *(after - 1);
}

std::size_t BlockText::begin_in_file(std::size_t at) const {
  const auto& piece = piece_at(at);
  return piece.verbatim ? piece.begin + (at - piece.at) : piece.begin;
}

std::size_t BlockText::end_in_file(std::size_t at) const {
  const auto& piece = piece_at(at);
  return piece.verbatim ? piece.begin + (at - piece.at) + 1 : piece.end;
}

Locator::Locator(std::string_view file) : file_(file) { restart(); }

void Locator::restart() {
  next_ = file_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  position_ = {};
}

Locator::Position Locator::at(std::size_t byte) {
  if (byte < next_) restart();
  byte = std::min(byte, file_.size());
  while (next_ < byte) {
    const auto c = static_cast<unsigned char>(file_[next_]);
    if (c == '\n' || (c == '\r' && (next_ + 1 == file_.size() || file_[next_ + 1] != '\n'))) {
      ++position_.line;
      position_.column = 1;
      ++next_;
      continue;
    }
    const auto bytes = c < 0x80 ? 1 : text::code_point_length(file_.substr(next_));
    if (next_ + bytes > byte) break;  // within a code point: its start
    next_ += bytes;
    ++position_.column;
  }
  return position_;
}

}  // namespace pm::prose
