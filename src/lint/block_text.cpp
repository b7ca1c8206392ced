#include "lint/block_text.hpp"

#include <algorithm>

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

const BlockText::Piece& BlockText::piece_at(std::size_t at) const {
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), at, [](std::size_t a, const Piece& p) { return a < p.at; });
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

}  // namespace pm::prose
