#include <string>

#include "time/spoken.hpp"

using namespace pm;

namespace {
const time::Day sunday{"2026-11-22"};
const time::Day friday{"2026-11-27"};
}  // namespace

TEST_CASE("a day to come is understood in every form that people use") {
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
  const auto day = spoken::day(words, sunday);
  REQUIRE(day);
  CHECK(day->text == meant);
}

TEST_CASE("the weekday that today is means a week from now") {
  CHECK(spoken::day("fri", friday)->text == "2026-12-04");
  CHECK(spoken::day("this fri", friday)->text == "2026-11-27");
  CHECK(spoken::day("next fri", friday)->text == "2026-12-04");
  CHECK(spoken::day("end of week", friday)->text == "2026-11-27");
}

TEST_CASE("next friday is the one of the week after this one") {
  const time::Day monday{"2026-11-23"};
  CHECK(spoken::day("fri", monday)->text == "2026-11-27");
  CHECK(spoken::day("next fri", monday)->text == "2026-12-04");
  CHECK(spoken::day("next mon", monday)->text == "2026-11-30");
}

TEST_CASE("a month from the 31st ends where the month does") {
  CHECK(spoken::day("in a month", time::Day{"2027-01-31"})->text == "2027-02-28");
  CHECK(spoken::day("next month", time::Day{"2026-12-31"})->text == "2027-01-31");
}

TEST_CASE("a day that is past or none is refused with what would do") {
  const auto [words, what, hint] = GENERATE(table<std::string, std::string, std::string>({
      {"soon", "\"soon\" is no day as it stands", "fri, 1 dec, +14d, in two weeks or 2026-12-01 will do"},
      {"", "\"\" is no day as it stands", "fri, 1 dec, +14d, in two weeks or 2026-12-01 will do"},
      {"31 nov", "\"31 Nov\" is no day as it stands", "fri, 1 dec, +14d, in two weeks or 2026-12-01 will do"},
      {"yesterday", "21 Nov is past, it was yesterday", "a day from today on will do"},
      {"the day before", "21 Nov is past, it was yesterday", "a day from today on will do"},
      {"2026-11-01", "1 Nov is past, 21 days ago", "a day from today on will do"},
      {"2025-12-24", "24 Dec 2025 is past, 333 days ago", "a day from today on will do"},
      {"1 nov", "1 Nov is past, 21 days ago", "if next year's is meant: 2027-11-01"},
      {"last fri", "20 Nov is past, 2 days ago", "a day from today on will do"},
      {"5/12", "\"5/12\" can be 5 Dec or 12 May: which one?", ""},
      {"mon 1 dec", "1 Dec is a Tuesday: which of the two is right?", ""},
  }));
  INFO(words);
  const auto day = spoken::day(words, sunday);
  REQUIRE_FALSE(day);
  CHECK(day.error().kind == ProblemKind::usage);
  CHECK(day.error().what == what);
  CHECK(day.error().hint == hint);
}

TEST_CASE("what only looks like a day is none") {
  for (const std::string words :
       {"fri x",      "xfri",          "14",          "14:02", "+",          "in",      "in 3", "+5m",
        "in 2 hours", "next",          "this",        "by",    "2026-13-01", "2026-11", "dec",  "1 dec 14:00",
        "+999999w",   "in 1.5 months", "9999999999d", "\xff",  "+-3d",       "fri fri"}) {
    INFO(words);
    CHECK_FALSE(spoken::day(words, sunday));
  }
}

TEST_CASE("hours of work are read as they are estimated") {
  const auto [words, meant] = GENERATE(table<std::string, double>({
      {"2h", 2},      {"4 h", 4},           {"90 min", 1.5}, {"20 min", 0.33}, {"half a day", 4}, {"1.5h", 1.5},
      {"1,5 h", 1.5}, {"2 days", 16},       {"a day", 8},    {"1d", 8},        {"a week", 40},    {"half an hour", 0.5},
      {"an hour", 1}, {"two hours", 2},     {"1h30", 1.5},   {"1h 30m", 1.5},  {"3", 3},          {"0.5", 0.5},
      {"~2h", 2},     {"about 2 hours", 2}, {"2 HOURS", 2},  {" 2h ", 2},
  }));
  INFO(words);
  const auto hours = spoken::hours(words);
  REQUIRE(hours);
  CHECK(*hours == meant);
}

TEST_CASE("what is no amount of work is none") {
  for (const std::string words : {"", "0", "0h", "-2h", "h", "2x", "2h x", "soon", "half", "2-3h", "1:30", "2 months",
                                  "1e3", "9999999h", "10001h", "2002 days 3 hours", "\xff", "2h2h2"}) {
    INFO(words);
    CHECK_FALSE(spoken::hours(words));
  }
}
