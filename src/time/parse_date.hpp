// Parses days as people type them: "20 Nov", "2026-11-20", "yesterday", "monday".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "time/text_reader.hpp"

namespace pm::spoken {

/// With its year; may be a date that does not exist.
struct FullDate {
  std::chrono::year_month_day date;
};
struct DateOfYear {
  std::chrono::month_day date;
};
struct FromToday {
  int days;
};
/// "two days ago".
struct DaysAgo {
  int days;
};
/// "the next day", in the story.
struct FromReferenceDay {
  int days;
};
struct WeekdayExpression {
  std::chrono::weekday day;
};
/// "March 2021", "in March"
struct MonthExpression {
  std::chrono::month month;
  std::optional<std::chrono::year> year;
};
/// "5/6", which two halves of the world read in two ways.
struct AmbiguousDate {
  unsigned first, second;
};

struct DayExpression {
  std::variant<FullDate, DateOfYear, FromToday, DaysAgo, FromReferenceDay, WeekdayExpression, AmbiguousDate> day;
  std::optional<std::chrono::weekday> named{};  ///< the "Fri" of "Fri 20 Nov"
  std::optional<bool> second_half{};            ///< "yesterday evening"; not said with most days
  bool is_month_first = false;                  ///< "Nov 28", behind which a clock and then the year may come
  bool is_clear_at_line_start = false;          ///< no sentence begins like this: "12 May 2021", "20 Nov", "20.11."
};

std::optional<DayExpression> read_day(TextReader&);
std::optional<MonthExpression> read_month_alone(TextReader&);
/// A year from 1900 to 2199.
std::optional<std::chrono::year> read_year(TextReader&);
std::optional<std::chrono::weekday> read_weekday(TextReader&);

/// "20 Nov", of a day that a calendar may not have: "30 Feb".
std::string date_text(std::chrono::month_day);
/// "Friday".
std::string_view weekday_name(std::chrono::weekday);

}  // namespace pm::spoken
