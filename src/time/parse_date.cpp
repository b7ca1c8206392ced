#include "time/parse_date.hpp"

#include <array>
#include <cmath>

#include <pm/time.hpp>

#include "time/amounts.hpp"

namespace pm::spoken {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};

struct Phrase {
  std::string_view words;
  int days;
  std::optional<bool> second_half{};
};
// longer phrases before those they begin with
constexpr Phrase from_today[] = {{"the day before yesterday", -2}, {"day before yesterday", -2},
                                 {"yesterday morning", -1, false}, {"yesterday afternoon", -1, true},
                                 {"yesterday evening", -1, true},  {"yesterday", -1},
                                 {"this morning", 0, false},       {"this afternoon", 0, true},
                                 {"this evening", 0, true},        {"today", 0}};
constexpr Phrase from_story[] = {{"the next day", 1}, {"next day", 1}, {"the day before", -1},
                                 {"the same day", 0}, {"same day", 0}, {"the day after", 1}};

std::optional<DayExpression> read_phrase(TextReader& reader) {
  for (const auto& [words, days, second_half] : from_today)
    if (reader.word(words)) return DayExpression{FromToday{days}, {}, second_half};
  for (const auto& [words, days, second_half] : from_story)
    if (reader.word(words)) return DayExpression{FromReferenceDay{days}, {}, second_half};
  return {};
}

/// "two days ago", "a week ago": whole days only.
std::optional<DayExpression> read_days_ago(TextReader& reader) {
  const auto count = read_count(reader);
  if (!count || *count < 1 || *count != std::floor(*count)) return {};
  reader.blanks();
  const bool weeks = reader.word("weeks") || reader.word("week") || reader.word("w");
  if (!weeks && !reader.word("days") && !reader.word("day") && !reader.word("d")) return {};
  if (!reader.blanks() || !reader.word("ago")) return {};
  return DayExpression{DaysAgo{static_cast<int>(*count) * (weeks ? 7 : 1)}};
}

/// "nov", "sept", "november": three letters or more of the name.
bool shortens(std::string_view word, std::string_view name) { return word.size() >= 3 && name.starts_with(word); }

struct MonthName {
  std::chrono::month month;
  bool is_clear;  ///< "may" and "march" are words of sentences, unless they are capitalised
};
std::optional<MonthName> read_month_name(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<MonthName> {
    const auto start = r.position();
    const auto word = r.read_word();
    for (unsigned i = 0; i < months.size(); ++i)
      if (shortens(word, months.at(i)))
        return MonthName{month{i + 1}, (word != "may" && word != "march") || r.is_capitalised(start)};
    return {};
  });
}

std::optional<unsigned> read_day_number(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<unsigned> {
    const auto number = r.number(1, 2);
    if (!number || *number < 1 || *number > 31) return {};
    return static_cast<unsigned>(*number);
  });
}

bool read_ordinal(TextReader& reader) {
  return reader.word("st") || reader.word("nd") || reader.word("rd") || reader.word("th");
}

/// A year behind a day, with what parts them.
std::optional<year> read_year_behind(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<year> {
    if (!r.letters("-") && !r.letters("/")) {
      r.letters(",");
      r.blanks();
    }
    return read_year(r);
  });
}

DayExpression date_of(month m, unsigned d, std::optional<year> y, bool is_clear_at_line_start = false) {
  DayExpression date;
  if (y)
    date.day = FullDate{*y / m / day{d}};
  else
    date.day = DateOfYear{m / day{d}};
  date.is_clear_at_line_start = y || is_clear_at_line_start;
  return date;
}

std::optional<DayExpression> read_year_first(TextReader& reader) {
  const auto y = reader.number(4, 4);
  const char* separator = reader.letters("-") ? "-" : reader.letters("/") ? "/" : nullptr;
  if (!y || !separator) return {};
  const auto m = reader.number(2, 2);
  if (!m || !reader.letters(separator)) return {};
  const auto d = reader.number(2, 2);
  if (!d) return {};
  DayExpression date{FullDate{year{*y} / month{static_cast<unsigned>(*m)} / day{static_cast<unsigned>(*d)}}};
  date.is_clear_at_line_start = true;
  return date;
}

std::optional<DayExpression> read_day_then_month(TextReader& reader) {
  const auto d = read_day_number(reader);
  if (!d) return {};
  if (!reader.letters("-") && !reader.letters("/")) {
    if (!read_ordinal(reader)) reader.letters(".");
    reader.blanks();
    if (reader.word("of")) reader.blanks();
  }
  const auto m = read_month_name(reader);
  if (!m) return {};
  reader.letters(".");
  return date_of(m->month, *d, read_year_behind(reader), m->is_clear);
}

std::optional<DayExpression> read_month_then_day(TextReader& reader) {
  const auto m = read_month_name(reader);
  if (!m) return {};
  reader.letters(".");
  reader.blanks();
  const auto d = read_day_number(reader);
  if (!d) return {};
  read_ordinal(reader);
  if (!reader.is_at_word_end()) return {};
  auto date = date_of(m->month, *d, read_year_behind(reader), m->is_clear);
  date.is_month_first = true;
  return date;
}

/// "20.11." and "20.11.2026": with dots the day is first wherever dots are used.
std::optional<DayExpression> read_dotted(TextReader& reader) {
  const auto d = read_day_number(reader);
  if (!d || !reader.letters(".")) return {};
  const auto m = reader.number(1, 2);
  if (!m || *m < 1 || *m > 12) return {};
  const bool has_last_dot = reader.letters(".");
  const auto y = reader.attempt([](TextReader& r) -> std::optional<year> {
    const auto number = r.number(4, 4);
    if (!number) return {};
    return year{*number};
  });
  return date_of(month{static_cast<unsigned>(*m)}, *d, y, has_last_dot);
}

std::optional<DayExpression> read_slashed(TextReader& reader) {
  const auto a = read_day_number(reader);
  if (!a || !reader.letters("/")) return {};
  const auto b = read_day_number(reader);
  if (!b || !reader.is_at_word_end() || (*a > 12 && *b > 12)) return {};
  const auto y = reader.attempt([](TextReader& r) -> std::optional<year> {
    const auto number = r.letters("/") ? r.number(4, 4) : std::nullopt;
    if (!number) return {};
    return year{*number};
  });
  if (*a <= 12 && *b <= 12 && *a != *b) return DayExpression{AmbiguousDate{*a, *b}, {}};
  return *a > 12 ? date_of(month{*b}, *a, y) : date_of(month{*a}, *b, y);
}

std::optional<DayExpression> read_date(TextReader& reader) {
  for (auto* form : {read_year_first, read_day_then_month, read_month_then_day, read_dotted, read_slashed})
    if (auto date = reader.attempt(form)) return date;
  return {};
}

}  // namespace

std::optional<weekday> read_weekday(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<weekday> {
    const auto word = r.read_word();
    if (word == "weds") return Wednesday;
    for (unsigned i = 0; i < weekdays.size(); ++i) {
      const auto name = weekdays.at(i);
      // the table is spelled as shown; only its first letter is upper case
      if (word.size() >= 3 && (word[0] | 0x20) == (name[0] | 0x20) && name.substr(1).starts_with(word.substr(1)))
        return weekday{i};
    }
    return {};
  });
}

std::optional<year> read_year(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<year> {
    const auto number = r.number(4, 4);
    if (!number || *number < 1900 || *number > 2199) return {};
    return year{*number};
  });
}

std::optional<MonthExpression> read_month_alone(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<MonthExpression> {
    const bool in = r.word("in") && r.blanks();
    const auto name = read_month_name(r);
    if (!name || !r.is_at_word_end()) return {};
    const auto y = r.attempt([](TextReader& behind) -> std::optional<year> {
      behind.letters(",");
      if (!behind.blanks()) return {};
      const auto found = read_year(behind);
      return behind.is_at_word_end() ? found : std::nullopt;
    });
    if (!y && (!in || !name->is_clear)) return {};
    return MonthExpression{name->month, y};
  });
}

std::optional<DayExpression> read_day(TextReader& reader) {
  if (const auto phrase = read_phrase(reader)) return phrase;
  if (const auto ago = reader.attempt(read_days_ago)) return ago;
  if (auto date = read_date(reader)) return date;
  return reader.attempt([](TextReader& r) -> std::optional<DayExpression> {
    if (r.word("last")) r.blanks();
    const auto named = read_weekday(r);
    if (!named) return {};
    auto date = r.attempt([](TextReader& behind) {
      behind.letters(",") || behind.letters(".");
      behind.blanks();
      return read_date(behind);
    });
    if (!date) return DayExpression{WeekdayExpression{*named}, {}};
    date->named = named;
    date->is_clear_at_line_start = true;
    return date;
  });
}

std::string date_text(month_day date) {
  const auto first = time::day_text(time::day_of(local_days{year{2000} / date.month() / 1}));
  return std::to_string(unsigned{date.day()}) + first.substr(first.find(' '));
}

std::string_view weekday_name(weekday day) { return weekdays.at(day.c_encoding()); }

}  // namespace pm::spoken
