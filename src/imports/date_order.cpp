#include "imports/date_order.hpp"

#include <cstddef>

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

bool is_before_clock(std::string_view text) {
  auto at = text.find_first_not_of(", ");
  if (at == text.npos || at == 0) return false;
  return read_number(text, at, 2) <= 24 && at < text.size() && text[at] == ':';
}

bool is_day(const time::Day& day, unsigned month, unsigned day_of_month) {
  return day.text.ends_with(fmt::format("-{:02}-{:02}", month, day_of_month));
}

}  // namespace

void DateOrder::learn(std::string_view text, const std::optional<time::Day>& day, Sink& sink) {
  std::size_t day_first = 0, month_first = 0;
  std::string shown;
  bool is_by_day = false;
  for (int pass = 0; pass < 2 && day_first + month_first == 0; ++pass) {
    is_by_day = pass == 1;
    if (is_by_day && (!day || shown.empty())) break;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!ascii::is_digit(text[at]) || (at > 0 && is_part_of_word(text[at - 1]))) continue;
      const auto date = slashed_date(text.substr(at));
      if (!date || (date->year.empty() && !is_before_clock(text.substr(at + date->length)))) continue;
      if (date->has_two_meanings() && shown.empty()) shown = text.substr(at, date->length);
      if (is_by_day) {
        if (is_day(*day, date->second, date->first)) ++day_first;
        if (is_day(*day, date->first, date->second)) ++month_first;
      } else if (date->first > months) {
        ++day_first;
      } else if (date->second > months) {
        ++month_first;
      }
      at += date->length;
    }
  }
  if (shown.empty() || (day_first > 0) == (month_first > 0)) return;
  order_ = day_first > 0 ? Order::day_first : Order::month_first;
  sink.note(fmt::format("dates such as {} have the {} first, by {}", shown, day_first > 0 ? "day" : "month",
                        is_by_day ? "the day of the clock times" : "other dates of the text"));
}

std::string DateOrder::with_day_first(std::string_view text) const {
  const auto at = text.find_first_not_of(" \t-*_[](){}|:,;#>`\"");
  if (order_ == Order::unknown || at == text.npos) return std::string(text);
  const auto date = slashed_date(text.substr(at));
  const auto rest = date ? text.substr(at + date->length) : std::string_view();
  if (!date || !date->has_two_meanings() || (date->year.empty() && !is_before_clock(rest))) return std::string(text);
  const bool is_day_first = order_ == Order::day_first;
  const auto day = is_day_first ? date->first : date->second, month = is_day_first ? date->second : date->first;
  return fmt::format("{}{}.{}.{}{}", text.substr(0, at), day, month, date->year, rest);
}

}  // namespace pm::imports::paste
