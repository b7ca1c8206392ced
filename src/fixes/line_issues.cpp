// An issue at the end of a fix line: `Add an alarm @jo 1hh`, `… @jo 1h due yesterday`. Left in the title, it would say
// so forever, so it is distinguished from titles that merely contain such words: "Write the doc due diligence wants".
#include <algorithm>
#include <array>

#include <pm/text.hpp>
#include <pm/time.hpp>

#include "fixes/line_words.hpp"

namespace pm::fixes {
namespace {

constexpr std::size_t longest_due = 5;

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
  const auto lower = text::lower_ascii(strip_comma(word));
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
    if (!field_at_end(title.first(i)) && !std::ranges::all_of(when, is_of_a_day)) return std::nullopt;
    const auto day = spoken::parse_spoken_day(join_words(when), today);
    if (day) return std::nullopt;
    return LineIssue{LineIssue::Kind::due, "due " + join_words(when), day.error()};
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

bool is_figure(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789.,") == std::string_view::npos;
}

/// "2-4h", "2–4 h": the upper end with its unit; "" if the word is no range of hours.
std::string upper_end(std::string_view word) {
  for (const std::string_view dash : {"-", "–", "…", ".."}) {
    const auto at = word.find(dash);
    if (at == std::string_view::npos || at == 0) continue;
    auto low = word.substr(0, at), high = word.substr(at + dash.size());
    if (parse_work_hours(low)) low = low.substr(0, low.find_first_not_of("0123456789.,"));
    if (is_figure(low) && parse_work_hours(high)) return std::string(high);
  }
  return "";
}

Error not_hours() { return {ErrorKind::usage, "cannot parse as hours", "use 2h or 90min"}; }

std::optional<LineIssue> hours_issue(WordSpan title) {
  if (title.size() < 2) return std::nullopt;
  const auto word = strip_comma(title.back());
  const auto before = field_at_end(title.first(title.size() - 1));
  if (is_number(word))
    return before ? std::optional(LineIssue{LineIssue::Kind::hours, std::string(word), not_hours()}) : std::nullopt;
  return is_bound(title) ? std::nullopt : find_hours_issue(word);
}

/// "@ana @bo" at the end: one of them owns it.
std::optional<LineIssue> second_owner(WordSpan title, const std::optional<std::string>& owner) {
  if (!owner || field_at_end(title) != FieldKind::owner || title.size() < 2) return std::nullopt;
  return LineIssue{LineIssue::Kind::owner,
                   std::string(strip_comma(title.back())),
                   {ErrorKind::usage, "a second owner besides " + *owner, "use one name, or the team"}};
}

/// Words after two different fields: "@jo 1h soonish".
std::optional<LineIssue> behind_the_parts(WordSpan title) {
  constexpr std::size_t most = 3;
  for (std::size_t behind = 1; behind <= most && behind + 2 < title.size(); ++behind) {
    const auto at = title.size() - behind - 1;
    const auto one = field_at_end(title.first(at)), other = field_at_end(title.first(at + 1));
    if (other && one && *one != *other) return LineIssue{LineIssue::Kind::rest, join_words(title.last(behind)), {}};
    if (other) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LineIssue> find_hours_issue(std::string_view word) {
  if (parse_work_hours(word)) return std::nullopt;
  if (const auto high = upper_end(word); !high.empty())
    return LineIssue{
        LineIssue::Kind::hours, std::string(word), {ErrorKind::usage, "a range", "use one figure, such as " + high}};
  const auto letters = std::min(word.find_first_not_of("0123456789.,"), word.size());
  if (letters == 0 || letters == word.size() || word.find_first_of("0123456789-/", letters) != std::string_view::npos ||
      !mistypes_hours(word.substr(letters)))
    return std::nullopt;
  return LineIssue{LineIssue::Kind::hours, std::string(word), not_hours()};
}

LineIssue make_owner_issue(std::string_view word) {
  return {LineIssue::Kind::owner, std::string(word), {ErrorKind::usage, "who is that", "use the name, such as @ana"}};
}

std::optional<LineIssue> issue_at_end(WordSpan title, const std::optional<std::string>& owner, const time::Day& today) {
  if (auto issue = unread_due(title, today)) return issue;
  if (auto issue = hours_issue(title)) return issue;
  if (auto issue = second_owner(title, owner)) return issue;
  return behind_the_parts(title);
}

}  // namespace pm::fixes
