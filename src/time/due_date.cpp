// Parses due dates as people type them.
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <pm/text.hpp>
#include <pm/time.hpp>

#include "time/amounts.hpp"
#include "time/messages.hpp"
#include "time/parse_date.hpp"

namespace pm::spoken {
namespace {

using namespace std::chrono;

/// "1 Nov" on 22 November is a slip; "1 Feb" on that day is next year's.
constexpr auto lately = days{90};
/// Nobody plans further; it is a typing error.
constexpr auto furthest = days{36525};
constexpr std::size_t longest_day = 100;

local_days next_weekday(local_days today, weekday wanted) {
  return today + days{1} + (wanted - weekday{today + days{1}});
}
local_days monday_of(local_days day) { return day - (weekday{day} - Monday); }

local_days plus_months(local_days day, int count) {
  const year_month_day date{day};
  const auto month = date.year() / date.month() + months{count};
  const year_month_day same{month.year(), month.month(), date.day()};
  return same.ok() ? local_days{same} : local_days{month / last};
}

local_days end_of_month(local_days day) {
  const year_month_day date{day};
  return local_days{date.year() / date.month() / last};
}

local_days friday_from(local_days day) { return day + (Friday - weekday{day}); }

struct DuePhrase {
  std::string_view words;
  local_days (*means)(local_days today);
};
// longer phrases before those they begin with
constexpr DuePhrase due_phrases[] = {
    {"today", [](local_days today) { return today; }},
    {"tonight", [](local_days today) { return today; }},
    {"eod", [](local_days today) { return today; }},
    {"end of day", [](local_days today) { return today; }},
    {"tomorrow", [](local_days today) { return today + days{1}; }},
    {"the day after tomorrow", [](local_days today) { return today + days{2}; }},
    {"day after tomorrow", [](local_days today) { return today + days{2}; }},
    {"end of next week", [](local_days today) { return friday_from(monday_of(today) + days{7}); }},
    {"end of the week", friday_from},
    {"end of this week", friday_from},
    {"end of week", friday_from},
    {"eow", friday_from},
    {"this week", friday_from},
    {"next week", [](local_days today) { return today + days{7}; }},
    {"end of next month", [](local_days today) { return end_of_month(plus_months(today, 1)); }},
    {"end of the month", end_of_month},
    {"end of this month", end_of_month},
    {"end of month", end_of_month},
    {"eom", end_of_month},
    {"this month", end_of_month},
    {"next month", [](local_days today) { return plus_months(today, 1); }},
};

std::optional<local_days> read_phrase(TextReader& reader, local_days today) {
  for (const auto& [words, means] : due_phrases)
    if (reader.word(words)) return means(today);
  return {};
}

std::optional<local_days> read_coming_weekday(TextReader& reader, local_days today) {
  return reader.attempt([&](TextReader& r) -> std::optional<local_days> {
    const bool next = r.word("next"), same_day_counts = !next && r.word("this");
    r.blanks();
    const auto wanted = read_weekday(r);
    if (!wanted || !r.is_at_end()) return {};
    if (next) return monday_of(today) + days{7} + (*wanted - Monday);
    return next_weekday(same_day_counts ? today - days{1} : today, *wanted);
  });
}

std::optional<local_days> after(const std::vector<Amount>& amounts, local_days today) {
  const auto furthest_day = today + furthest;
  for (const auto& [count, unit] : amounts) {
    if (unit == Unit::month && count == std::floor(count) && count < 1200) {
      today = plus_months(today, static_cast<int>(count));
    } else if (unit == Unit::day || unit == Unit::week) {
      today += days{std::lround(std::ceil(count * (unit == Unit::week ? 7 : 1)))};
    } else {
      return {};
    }
    if (today > furthest_day) return {};
  }
  return today;
}

/// "+14d", "+14", "in two weeks", "3 days", "a week from now".
std::optional<local_days> read_distance(TextReader& reader, local_days today) {
  return reader.attempt([&](TextReader& r) -> std::optional<local_days> {
    const bool plus = r.letters("+");
    if (!plus && r.word("in")) r.blanks();
    const auto amounts = read_amounts(r);
    if (!amounts) {
      const auto count = plus ? r.number(1, 4) : std::nullopt;
      return count ? std::optional(today + days{*count}) : std::nullopt;
    }
    r.attempt(
        [](TextReader& behind) { return behind.blanks() && (behind.word("from now") || behind.word("from today")); });
    return after(*amounts, today);
  });
}

Error not_a_day(std::string_view words) {
  const auto shown = text::truncate_to_width(text::replace_invalid_utf8(words), 30);
  return {ErrorKind::usage, fmt::format(messages::not_a_day, shown), std::string(messages::days_that_do)};
}

std::string shown(local_days day, local_days today) { return time::day_text(time::day_of(day), time::day_of(today)); }

Error past(local_days day, local_days today, std::string hint = std::string(messages::from_today_on)) {
  const auto ago = (today - day).count();
  const auto name = shown(day, today);
  return {ErrorKind::usage,
          ago == 1 ? fmt::format(messages::yesterday_is_past, name) : fmt::format(messages::past, name, ago),
          std::move(hint)};
}

using Found = tl::expected<local_days, Error>;

Found coming(const FullDate& said, local_days today) {
  if (!said.date.ok())
    return tl::unexpected(not_a_day(fmt::format("{}", date_text({said.date.month(), said.date.day()}))));
  const local_days day{said.date};
  if (day < today) return tl::unexpected(past(day, today));
  return day;
}

/// The next one, which for 29 Feb may be 8 years away.
std::optional<local_days> next_of(month_day date, local_days from) {
  const year first = year_month_day{from}.year();
  for (year y = first; y <= first + years{8}; ++y) {
    const year_month_day day{y, date.month(), date.day()};
    if (day.ok() && local_days{day} >= from) return local_days{day};
  }
  return {};
}

Found coming(const DateOfYear& said, local_days today) {
  const auto next = next_of(said.date, today);
  if (!next) return tl::unexpected(not_a_day(date_text(said.date)));
  const auto lately_was = next_of(said.date, today - lately);
  if (lately_was == next) return *next;
  return tl::unexpected(past(*lately_was, today, fmt::format(messages::or_next_year, time::day_of(*next).text)));
}

Found coming(const FromToday& said, local_days today) { return tl::unexpected(past(today + days{said.days}, today)); }
Found coming(const DaysAgo& said, local_days today) { return tl::unexpected(past(today - days{said.days}, today)); }
Found coming(const FromReferenceDay& said, local_days today) {
  if (said.days < 0) return tl::unexpected(past(today + days{said.days}, today));
  return today + days{said.days};
}

/// Without "last" it would have been read before.
Found coming(const WeekdayExpression& said, local_days today) {
  return tl::unexpected(past(next_weekday(today, said.day) - days{7}, today));
}

Found coming(const AmbiguousDate& said, local_days) {
  const auto one = date_text({month{said.second}, std::chrono::day{said.first}});
  const auto other = date_text({month{said.first}, std::chrono::day{said.second}});
  return tl::unexpected(
      Error{ErrorKind::usage, fmt::format(messages::two_ways, said.first, said.second, one, other), {}});
}

Found read_calendar_day(TextReader& reader, std::string_view words, local_days today) {
  const auto said = spoken::read_day(reader);
  if (!said || !reader.is_at_end()) return tl::unexpected(not_a_day(words));
  auto day = std::visit([&](const auto& form) { return coming(form, today); }, said->day);
  if (day && said->named && weekday{*day} != *said->named)
    return tl::unexpected(Error{
        ErrorKind::usage, fmt::format(messages::other_weekday, shown(*day, today), weekday_name(weekday{*day})), {}});
  return day;
}

void skip_preposition(TextReader& reader) {
  for (auto word : {"by", "on", "due", "until", "till"})
    if (reader.word(word)) {
      reader.blanks();
      return;
    }
}

}  // namespace

Result<time::Day> parse_spoken_day(std::string_view words, const time::Day& today) {
  const auto trimmed = text::trim(words);
  if (trimmed.size() > longest_day) return tl::unexpected(not_a_day(trimmed));
  const auto lower = text::lower_ascii(trimmed);
  const auto from = time::days_of(today);
  TextReader start(lower);
  skip_preposition(start);
  for (auto* form : {read_phrase, read_coming_weekday, read_distance}) {
    auto reader = start;
    const auto found = form(reader, from);
    if (!found || !reader.is_at_end()) continue;
    return time::day_of(*found);
  }
  const auto found = read_calendar_day(start, trimmed, from);
  if (!found) return tl::unexpected(found.error());
  return time::day_of(*found);
}

}  // namespace pm::spoken
