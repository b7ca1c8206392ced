#include "imports/date_order.hpp"

#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include <pm/ascii.hpp>

namespace pm::imports::paste {
namespace {

constexpr unsigned months = 12, most_days = 31;

struct SlashedDate {
  unsigned first = 0, second = 0;
  std::string_view year;   ///< empty: none
  std::size_t length = 0;  ///< of all of it
  [[nodiscard]] bool has_two_meanings() const { return first <= months && second <= months && first != second; }
};

bool is_part_of_word(char c) { return ascii::is_digit(c) || ascii::is_letter(c) || c == '/'; }

/// The digits at `at`, at most `most`; moves behind them. 0: none.
unsigned read_number(std::string_view text, std::size_t& at, std::size_t most) {
  unsigned number = 0;
  for (const auto begin = at; at < text.size() && at - begin < most && ascii::is_digit(text[at]); ++at)
    number = number * 10 + static_cast<unsigned>(text[at] - '0');
  return number;
}

/// "5/6/2026", "05/06": at the beginning of the text.
std::optional<SlashedDate> slashed_date(std::string_view text) {
  SlashedDate date;
  std::size_t at = 0;
  date.first = read_number(text, at, 2);
  if (date.first == 0 || date.first > most_days || at == text.size() || text[at] != '/') return {};
  date.second = read_number(text, ++at, 2);
  if (date.second == 0 || date.second > most_days || (date.first > months && date.second > months)) return {};
  if (at < text.size() && text[at] == '/') {
    const auto begin = ++at;
    read_number(text, at, 4);
    if (at - begin != 4) return {};
    date.year = text.substr(begin, at - begin);
  }
  if (at < text.size() && is_part_of_word(text[at])) return {};
  date.length = at;
  return date;
}

/// Whether "14:02" follows, at most a comma and blanks between.
bool is_before_clock(std::string_view text) {
  const auto begin = text.find_first_not_of(", ");
  if (begin == text.npos || begin == 0) return false;
  auto at = begin;
  const auto hour = read_number(text, at, 2);
  return at > begin && hour <= 24 && at + 1 < text.size() && text[at] == ':' && ascii::is_digit(text[at + 1]);
}

constexpr std::string_view marks = " \t-*_[](){}|:,;#>`\"";

bool is_day(const time::Day& day, unsigned month, unsigned day_of_month) {
  return day.text.ends_with(fmt::format("-{:02}-{:02}", month, day_of_month));
}

}  // namespace

void DateOrder::learn(std::string_view text, const std::optional<time::Day>& day, Sink& sink) {
  struct Votes {
    std::size_t day_first = 0, month_first = 0;
    [[nodiscard]] Order order() const {
      if ((day_first > 0) == (month_first > 0)) return Order::unknown;
      return day_first > 0 ? Order::day_first : Order::month_first;
    }
  };
  Votes by_text, by_day;
  std::string shown;
  bool is_at_line_begin = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') is_at_line_begin = true;
    if (c == '\n' || (is_at_line_begin && ascii::is_one_of(c, marks))) continue;
    const bool is_first = std::exchange(is_at_line_begin, false);
    if (!ascii::is_digit(c) || (at > 0 && is_part_of_word(text[at - 1]))) continue;
    const auto date = slashed_date(text.substr(at));
    if (!date) continue;
    // a date in the words of a message says nothing about those of its head
    const bool is_time = is_before_clock(text.substr(at + date->length)) || (is_first && !date->year.empty());
    if (!is_time) continue;
    if (date->has_two_meanings()) {
      if (shown.empty()) shown = text.substr(at, date->length);
      if (day && is_day(*day, date->second, date->first)) ++by_day.day_first;
      if (day && is_day(*day, date->first, date->second)) ++by_day.month_first;
    } else if (date->first > months) {
      ++by_text.day_first;
    } else if (date->second > months) {
      ++by_text.month_first;
    }
    at += date->length - 1;
  }
  const auto told = by_text.order(), meant = by_day.order();
  const bool is_contradiction = told != Order::unknown && meant != Order::unknown && told != meant;
  const bool are_mixed = by_text.day_first > 0 && by_text.month_first > 0;
  if (shown.empty() || is_contradiction || are_mixed) return;
  order_ = told != Order::unknown ? told : meant;
  if (order_ == Order::unknown) return;
  sink.note(fmt::format("dates such as {} are read {} first, like {}", shown,
                        order_ == Order::day_first ? "day" : "month",
                        told != Order::unknown ? "other dates in the text" : "the day of the clock times"));
}

std::string DateOrder::with_day_first(std::string_view text) const {
  const auto at = text.find_first_not_of(marks);
  if (order_ == Order::unknown || at == text.npos) return std::string(text);
  const auto date = slashed_date(text.substr(at));
  const auto rest = date ? text.substr(at + date->length) : std::string_view();
  if (!date || !date->has_two_meanings() || (date->year.empty() && !is_before_clock(rest))) return std::string(text);
  const bool is_day_first = order_ == Order::day_first;
  const auto day = is_day_first ? date->first : date->second, month = is_day_first ? date->second : date->first;
  return fmt::format("{}{}.{}.{}{}", text.substr(0, at), day, month, date->year, rest);
}

}  // namespace pm::imports::paste
