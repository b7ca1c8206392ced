// A slip at the end of a fix line: `Add an alarm @jo 1hh`, `… @jo 1h due yesterday`. Left in the title, it would say so
// forever, so it is distinguished from titles that merely contain such words: "Write the doc due diligence wants".
#include <algorithm>
#include <array>

#include <pm/text.hpp>
#include <pm/time.hpp>

#include "fixes/line_words.hpp"

namespace pm::fixes {
namespace {

constexpr std::size_t longest_due = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "friday", "fryday", "dec", "next", "2026-13-01": words used in dates, also mistyped.
bool is_of_a_day(std::string_view word) {
  using namespace std::string_view_literals;
  static constexpr auto names = std::to_array(
      {"monday"sv, "tuesday"sv, "wednesday"sv, "thursday"sv, "friday"sv, "saturday"sv, "sunday"sv, "january"sv,
       "february"sv, "september"sv, "october"sv, "november"sv, "december"sv, "yesterday"sv, "tomorrow"sv, "tonight"sv});
  static constexpr auto words = std::to_array(
      {"mon"sv,   "tue"sv,  "wed"sv,  "thu"sv,    "fri"sv,   "sat"sv,  "sun"sv,  "jan"sv,   "feb"sv,   "mar"sv,
       "apr"sv,   "may"sv,  "jun"sv,  "jul"sv,    "aug"sv,   "sep"sv,  "oct"sv,  "nov"sv,   "dec"sv,   "march"sv,
       "april"sv, "june"sv, "july"sv, "august"sv, "today"sv, "next"sv, "last"sv, "this"sv,  "end"sv,   "of"sv,
       "the"sv,   "in"sv,   "on"sv,   "by"sv,     "day"sv,   "days"sv, "week"sv, "weeks"sv, "month"sv, "months"sv,
       "ago"sv,   "year"sv, "soon"sv, "asap"sv,   "eod"sv,   "eow"sv,  "eom"sv});
  const auto lower = text::lower_ascii(without_comma(word));
  if (lower.empty() || is_digit(lower[0])) return true;
  if (lower.size() > 1 && lower[0] == '+' && is_digit(lower[1])) return true;
  if (std::ranges::find(words, lower) != words.end()) return true;
  constexpr std::size_t long_enough = 6;  // shorter words are too ambiguous
  return lower.size() >= long_enough && text::nearest(lower, names);
}

std::optional<LineIssue> unread_due(WordSpan title, const time::Day& today) {
  for (std::size_t i = title.size(); i-- > 1;) {
    if (text::lower_ascii(title[i]) != "due") continue;
    const auto when = title.subspan(i + 1);
    if (when.empty() || when.size() > longest_due) return std::nullopt;
    if (!part_in(title[i - 1]) && !std::ranges::all_of(when, is_of_a_day)) return std::nullopt;
    const auto day = spoken::parse_spoken_day(together(when), today);
    if (day) return std::nullopt;
    return LineIssue{LineIssue::Kind::due, "due " + together(when), day.error()};
  }
  return std::nullopt;
}

/// "hh", "hrss", "mn": misspelt units of work.
bool mistypes_hours(std::string_view letters) {
  using namespace std::string_view_literals;
  static constexpr auto others = std::to_array({"hz"sv, "hp"sv, "ha"sv, "mib"sv, "min"sv, "mins"sv});
  static constexpr auto units = std::to_array({"hrs"sv, "hour"sv, "hours"sv, "minute"sv, "minutes"sv});
  const auto lower = text::lower_ascii(letters);
  if (std::ranges::find(others, lower) != others.end()) return false;
  if (lower.size() <= 2) return lower.starts_with('h');
  return (lower.starts_with('h') || lower.starts_with("mi")) && text::nearest(lower, units);
}

std::optional<LineIssue> unread_hours(WordSpan title) {
  if (title.size() < 2) return std::nullopt;
  const auto word = without_comma(title.back());
  const auto letters = std::min(word.find_first_not_of("0123456789.,"), word.size());
  if (letters == 0 || word.find_first_of("0123456789-/", letters) != std::string_view::npos) return std::nullopt;
  const bool is_bare = letters == word.size() && is_number(word);
  if (is_bare ? !part_in(title[title.size() - 2]) : !mistypes_hours(word.substr(letters))) return std::nullopt;
  return LineIssue{LineIssue::Kind::hours, std::string(word), {}};
}

/// Words after two different fields: "@jo 1h soonish".
std::optional<LineIssue> behind_the_parts(WordSpan title) {
  constexpr std::size_t most = 3;
  for (std::size_t behind = 1; behind <= most && behind + 2 < title.size(); ++behind) {
    const auto at = title.size() - behind - 1;
    const auto one = part_in(title[at - 1]), other = part_in(title[at]);
    if (other && one && *one != *other) return LineIssue{LineIssue::Kind::rest, together(title.last(behind)), {}};
    if (other) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LineIssue> slip_at_end(WordSpan title, const time::Day& today) {
  if (auto slip = unread_due(title, today)) return slip;
  if (auto slip = unread_hours(title)) return slip;
  return behind_the_parts(title);
}

}  // namespace pm::fixes
