#include "record/positions.hpp"

#include <algorithm>

#include <pm/text.hpp>

namespace pm::record {

void Positions::go_to(std::size_t byte) {
  if (byte < byte_) *this = Positions(text_);
  const auto passed = text_.substr(byte_, byte - byte_);
  if (const auto last_line_end = passed.rfind('\n'); last_line_end == std::string_view::npos) {
    column_ += text::code_points(passed);
  } else {
    line_ += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
    column_ = 1 + text::code_points(passed.substr(last_line_end + 1));
  }
  byte_ = byte;
}

SourceSpan Positions::span(std::size_t begin, std::size_t end) {
  SourceSpan span;
  span.begin = begin;
  span.end = end;
  go_to(begin);
  span.line = line_;
  span.column = column_;
  Positions ahead = *this;  // so that the next place, often inside this one, is still ahead of us
  ahead.go_to(end);
  span.end_line = ahead.line_;
  span.end_column = ahead.column_;
  return span;
}

}  // namespace pm::record
