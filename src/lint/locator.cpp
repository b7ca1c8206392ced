#include <algorithm>

#include <pm/characters.hpp>
#include <pm/prose.hpp>

#include "lint/encoding.hpp"

namespace pm::prose {

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
