#include "time/text_reader.hpp"

#include <algorithm>

namespace pm::spoken {
namespace {

bool is_reader_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
/// "monday's" and "now’s" are no weekday and no now; letters beyond ASCII go on with a word as well.
bool goes_on(std::string_view rest) {
  if (rest.empty()) return false;
  if (rest.starts_with("\u2013") || rest.starts_with("\u2014") || rest.starts_with("\u2212")) return false;
  const char c = rest.front();
  return is_reader_digit(c) || is_letter(c) || c == '_' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

bool TextReader::is_at_word_end() const { return !goes_on(rest()); }

bool TextReader::is_capitalised(std::size_t position) const {
  return as_typed_.empty() || as_typed_[position] != all_[position];
}

bool TextReader::is_in_capitals(std::size_t position) const {
  return as_typed_.empty() || std::ranges::none_of(as_typed_.substr(position, position_ - position), is_letter);
}

bool TextReader::letters(std::string_view expected) {
  if (!rest().starts_with(expected)) return false;
  position_ += expected.size();
  return true;
}

bool TextReader::word(std::string_view expected) {
  if (!rest().starts_with(expected) || goes_on(rest().substr(expected.size()))) return false;
  position_ += expected.size();
  return true;
}

bool TextReader::blanks() {
  const auto end = std::min(all_.find_first_not_of(" \t", position_), all_.size());
  const bool any = end != position_;
  position_ = end;
  return any;
}

std::string_view TextReader::read_word() {
  const auto left = rest();
  const auto length = static_cast<std::size_t>(std::ranges::find_if_not(left, is_letter) - left.begin());
  if (length == 0 || goes_on(left.substr(length))) return {};
  position_ += length;
  return left.substr(0, length);
}

std::string_view TextReader::digits(std::size_t fewest, std::size_t most) {
  const auto left = rest();
  const auto length = static_cast<std::size_t>(std::ranges::find_if_not(left, is_reader_digit) - left.begin());
  if (length < fewest || length > most) return {};
  position_ += length;
  return left.substr(0, length);
}

std::optional<int> TextReader::number(std::size_t fewest, std::size_t most) {
  const auto found = digits(fewest, most);
  if (found.empty()) return {};
  int value = 0;
  for (char c : found) value = value * 10 + (c - '0');
  return value;
}

}  // namespace pm::spoken
