#include <string>

#include "time/spoken.hpp"

using namespace pm;

namespace {
const time::Day sunday{"2026-11-22"};
const time::Day friday{"2026-11-27"};
}  // namespace

TEST_CASE("due date: all forms") {
  const auto [words, meant] = GENERATE(table<std::string, std::string>({
      {"today", "2026-11-22"},
      {"eod", "2026-11-22"},
      {"tomorrow", "2026-11-23"},
      {"the day after tomorrow", "2026-11-24"},
      {"fri", "2026-11-27"},
      {"Fri", "2026-11-27"},
      {"friday", "2026-11-27"},
      {"thu", "2026-11-26"},
      {"thurs", "2026-11-26"},
      {"thursday", "2026-11-26"},
      {"weds", "2026-11-25"},
      {"sunday", "2026-11-29"},
      {"this sunday", "2026-11-22"},
      {"this fri", "2026-11-27"},
      {"next friday", "2026-11-27"},
      {"by friday", "2026-11-27"},
      {"due fri", "2026-11-27"},
      {"+14d", "2026-12-06"},
      {"+14", "2026-12-06"},
      {"+2w", "2026-12-06"},
      {"in two weeks", "2026-12-06"},
      {"two weeks", "2026-12-06"},
      {"in a week", "2026-11-29"},
      {"a week from now", "2026-11-29"},
      {"in 3 days", "2026-11-25"},
      {"3 days", "2026-11-25"},
      {"in half a week", "2026-11-26"},
      {"in a month", "2026-12-22"},
      {"in 2 months and 3 days", "2027-01-25"},
      {"next week", "2026-11-29"},
      {"next month", "2026-12-22"},
      {"end of week", "2026-11-27"},
      {"eow", "2026-11-27"},
      {"end of next week", "2026-11-27"},
      {"end of month", "2026-11-30"},
      {"end of next month", "2026-12-31"},
      {"1 dec", "2026-12-01"},
      {"1st of December", "2026-12-01"},
      {"dec 1", "2026-12-01"},
      {"Dec 1st", "2026-12-01"},
      {"1.12.", "2026-12-01"},
      {"1.12.2026", "2026-12-01"},
      {"13/12", "2026-12-13"},
      {"2026-12-01", "2026-12-01"},
      {"2026-11-22", "2026-11-22"},
      {"22 nov", "2026-11-22"},
      {"tue 1 dec", "2026-12-01"},
      {"1 feb", "2027-02-01"},
      {"29 feb", "2028-02-29"},
      {"1 dec 2027", "2027-12-01"},
      {" fri ", "2026-11-27"},
  }));
  INFO(words);
  const auto day = spoken::parse_spoken_day(words, sunday);
  REQUIRE(day);
  CHECK(day->text == meant);
}

TEST_CASE("due date: today's weekday is in a week") {
  CHECK(spoken::parse_spoken_day("fri", friday)->text == "2026-12-04");
  CHECK(spoken::parse_spoken_day("this fri", friday)->text == "2026-11-27");
  CHECK(spoken::parse_spoken_day("next fri", friday)->text == "2026-12-04");
  CHECK(spoken::parse_spoken_day("end of week", friday)->text == "2026-11-27");
}

TEST_CASE("due date: next friday is in the next week") {
  const time::Day monday{"2026-11-23"};
  CHECK(spoken::parse_spoken_day("fri", monday)->text == "2026-11-27");
  CHECK(spoken::parse_spoken_day("next fri", monday)->text == "2026-12-04");
  CHECK(spoken::parse_spoken_day("next mon", monday)->text == "2026-11-30");
}

TEST_CASE("due date: a month from the 31st") {
  CHECK(spoken::parse_spoken_day("in a month", time::Day{"2027-01-31"})->text == "2027-02-28");
  CHECK(spoken::parse_spoken_day("next month", time::Day{"2026-12-31"})->text == "2027-01-31");
}

TEST_CASE("due date: past or invalid days are refused") {
  const auto [words, what, hint] = GENERATE(table<std::string, std::string, std::string>({
      {"soon", "cannot parse \"soon\" as a date", "try fri, 1 dec, +14d, in two weeks or 2026-12-01"},
      {"", "cannot parse \"\" as a date", "try fri, 1 dec, +14d, in two weeks or 2026-12-01"},
      {"31 nov", "cannot parse \"31 Nov\" as a date", "try fri, 1 dec, +14d, in two weeks or 2026-12-01"},
      {"yesterday", "21 Nov is in the past: it was yesterday", "use today or a later day"},
      {"the day before", "21 Nov is in the past: it was yesterday", "use today or a later day"},
      {"2026-11-01", "1 Nov is in the past, 21 days ago", "use today or a later day"},
      {"2025-12-24", "24 Dec 2025 is in the past, 333 days ago", "use today or a later day"},
      {"1 nov", "1 Nov is in the past, 21 days ago", "for next year use 2027-11-01"},
      {"last fri", "20 Nov is in the past, 2 days ago", "use today or a later day"},
      {"5/12", "\"5/12\" is ambiguous: type 5 Dec or 12 May", ""},
      {"mon 1 dec", "1 Dec is a Tuesday: correct the date or the weekday", ""},
  }));
  INFO(words);
  const auto day = spoken::parse_spoken_day(words, sunday);
  REQUIRE_FALSE(day);
  CHECK(day.error().kind == ErrorKind::usage);
  CHECK(day.error().message == what);
  CHECK(day.error().hint == hint);
}

TEST_CASE("due date: near misses are refused") {
  for (const std::string words :
       {"fri x",      "xfri",          "14",          "14:02", "+",          "in",      "in 3", "+5m",
        "in 2 hours", "next",          "this",        "by",    "2026-13-01", "2026-11", "dec",  "1 dec 14:00",
        "+999999w",   "in 1.5 months", "9999999999d", "\xff",  "+-3d",       "fri fri"}) {
    INFO(words);
    CHECK_FALSE(spoken::parse_spoken_day(words, sunday));
  }
}

TEST_CASE("hours: all forms") {
  const auto [words, meant] = GENERATE(table<std::string, double>({
      {"2h", 2},      {"4 h", 4},           {"90 min", 1.5}, {"20 min", 0.33}, {"half a day", 4}, {"1.5h", 1.5},
      {"1,5 h", 1.5}, {"2 days", 16},       {"a day", 8},    {"1d", 8},        {"a week", 40},    {"half an hour", 0.5},
      {"an hour", 1}, {"two hours", 2},     {"1h30", 1.5},   {"1h 30m", 1.5},  {"3", 3},          {"0.5", 0.5},
      {"~2h", 2},     {"about 2 hours", 2}, {"2 HOURS", 2},  {" 2h ", 2},
  }));
  INFO(words);
  const auto hours = spoken::parse_hours(words);
  REQUIRE(hours);
  CHECK(*hours == meant);
}

TEST_CASE("hours: other text is refused") {
  for (const std::string words : {"", "0", "0h", "-2h", "h", "2x", "2h x", "soon", "half", "2-3h", "1:30", "2 months",
                                  "1e3", "9999999h", "10001h", "2002 days 3 hours", "\xff", "2h2h2"}) {
    INFO(words);
    CHECK_FALSE(spoken::parse_hours(words));
  }
}
