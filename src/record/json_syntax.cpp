#include "record/json_document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::json {

namespace {

using Last = ParseProgress::Last;

constexpr std::string_view spaces = " \t\r\n";
constexpr std::string_view letters_of_numbers = "0123456789.+-eE";
constexpr std::string_view a_key = "a key in double quotes";

/// What may stand at a place, and where that is.
struct Wanted {
  std::size_t at;
  std::string what;
  bool value = false;  ///< a value may begin here
  std::string hint = {};
};

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  return std::min(text.size(), text.find_first_not_of(spaces, at));
}

Wanted wanted_after_comma(std::string_view text, Kind inside, std::size_t comma) {
  const auto at = skip_spaces(text, comma + 1);
  const bool in_object = inside == Kind::object;
  Wanted wanted{at, in_object ? std::string(a_key) : "a value", !in_object};
  if (at < text.size() && text[at] == (in_object ? '}' : ']')) wanted.hint = "remove the comma before it";
  return wanted;
}

Wanted wanted_next(std::string_view text, const ParseProgress& understood) {
  const auto at = skip_spaces(text, understood.end);
  const bool in_object = understood.inside == Kind::object;
  switch (understood.last) {
    case Last::nothing:
      return {at, "\"{\" at the start of the record", true};
    case Last::opening:
      return in_object ? Wanted{at, fmt::format("{} or \"}}\"", a_key)} : Wanted{at, "a value or \"]\"", true};
    case Last::key:
      if (at == text.size() || text[at] != ':') return {at, "\":\" after the key"};
      return {skip_spaces(text, at + 1), "a value after the \":\"", true};
    case Last::value:
      break;
  }
  if (understood.inside == Kind::null) return {at, "end of file after the last \"}\""};
  if (at < text.size() && text[at] == ',') return wanted_after_comma(text, understood.inside, at);
  return {at, in_object ? "\",\" or \"}\"" : "\",\" or \"]\""};
}

/// The code point at a place, or the one byte if it is none.
std::size_t end_of_sign(std::string_view text, std::size_t at) {
  for (std::size_t length = 1; length <= 4 && at + length <= text.size(); ++length)
    if (text::is_valid_utf8(text.substr(at, length))) return at + length;
  return std::min(text.size(), at + 1);
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

JsonError not_utf8(std::size_t at) { return {at, at + 1, "invalid UTF-8", "save the file as UTF-8"}; }

JsonError broken_string(std::string_view text, std::size_t begin, std::size_t failed) {
  if (failed >= text.size())
    return {begin, begin + 1, "unterminated string at the end of the file", "add a closing quote"};
  if (!text::is_valid_utf8(text.substr(begin, failed - begin))) {  // a sign that is cut off before the byte that failed
    auto lead = failed - 1;
    while (is_continuation(text[lead])) --lead;
    return not_utf8(lead);
  }
  const char c = text[failed];
  const auto end = end_of_sign(text, failed);
  if (c == '\n' || c == '\r')
    return {failed, end, "unterminated string", R"(write \n for a newline, or close the string with ")"};
  if (static_cast<unsigned char>(c) < 0x20)
    return {failed, end, "control character in a string", R"(write \t for a tab)"};
  return {failed, end, R"(invalid escape sequence after \)",
          R"(write \\ for a backslash; \u needs four hex digits, an emoji two such escapes)"};
}

bool begins_number(char c) { return std::string_view("+-.0123456789").find(c) != std::string_view::npos; }
bool begins_word(char c) { return begins_number(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

JsonError broken_word(std::string_view text, std::size_t begin) {
  auto end = begin;
  while (end < text.size() && begins_word(text[end])) ++end;
  if (begins_number(text[begin])) return {begin, end, "invalid number", "use a number such as 4, -0.5 or 1.2e3"};
  return {begin, end, "invalid literal; expected true, false or null", "put text in double quotes"};
}

std::string hint_about(char found) {
  if (found == '\'') return "use double quotes";
  if (found == '/' || found == '#') return "JSON does not allow comments";
  return {};
}

}  // namespace

JsonError explain(std::string_view text, const ParseProgress& understood) {
  const auto failed = understood.failed;
  if (failed < text.size() && !text::is_valid_utf8(text.substr(failed, end_of_sign(text, failed) - failed)))
    return not_utf8(failed);
  if (failed < understood.end)  // within what looked like a number: 01, 1.2.3
    return broken_word(text, text.find_last_not_of(letters_of_numbers, failed) + 1);

  auto wanted = wanted_next(text, understood);
  if (wanted.at == text.size())
    return {wanted.at, wanted.at, fmt::format("unexpected end of file: expected {}", wanted.what)};
  const char found = text[wanted.at];
  const bool key = wanted.what.starts_with(a_key);
  if (found == '"' && (wanted.value || key)) return broken_string(text, wanted.at, failed);
  if (wanted.value && begins_word(found)) return broken_word(text, wanted.at);
  if (wanted.hint.empty()) wanted.hint = hint_about(found);
  return {wanted.at, end_of_sign(text, wanted.at), fmt::format("expected {}", wanted.what), wanted.hint};
}

}  // namespace pm::json
