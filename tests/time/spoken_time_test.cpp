#include <string>
#include <vector>

#include "time/spoken.hpp"

using namespace pm;
using namespace std::chrono_literals;
using namespace spoken_test;

namespace {

std::string told(const std::string& words, const spoken::ParseContext& context) {
  return shown(spoken::parse_time(words, context), context.zone);
}

spoken::ParseContext after(const std::string& previous) {
  auto context = sunday_in_berlin();
  context.previous = at(previous);
  return context;
}

}  // namespace

TEST_CASE("time: all forms") {
  const auto [words, meant] = GENERATE(table<std::string, std::string>({
      {"14:02", "2026-11-20T14:02:00+01:00"},
      {"14:02:30", "2026-11-20T14:02:30+01:00"},
      {"14:02:30.5", "2026-11-20T14:02:30.5+01:00"},
      {" 14:02 ", "2026-11-20T14:02:00+01:00"},
      {"9:05", "2026-11-20T09:05:00+01:00"},
      {"09:05", "2026-11-20T09:05:00+01:00"},
      {"2:02pm", "2026-11-20T14:02:00+01:00"},
      {"2:02 PM", "2026-11-20T14:02:00+01:00"},
      {"2:02 p.m.", "2026-11-20T14:02:00+01:00"},
      {"2pm", "2026-11-20T14:00:00+01:00"},
      {"11 am", "2026-11-20T11:00:00+01:00"},
      {"12pm", "2026-11-20T12:00:00+01:00"},
      {"12:30am", "2026-11-20T00:30:00+01:00"},
      {"14:02pm", "2026-11-20T14:02:00+01:00"},
      {"0:30am", "2026-11-20T00:30:00+01:00"},
      {"noon", "2026-11-20T12:00:00+01:00"},
      {"midnight", "2026-11-21T00:00:00+01:00"},
      {"24:00", "2026-11-21T00:00:00+01:00"},
      {"14h02", "2026-11-20T14:02:00+01:00"},
      {"1402", "2026-11-20T14:02:00+01:00"},
      {"at 14:02", "2026-11-20T14:02:00+01:00"},
      {"14:02 UTC", "2026-11-20T15:02:00+01:00"},
      {"14:02Z", "2026-11-20T15:02:00+01:00"},
      {"14:02:00+05:45", "2026-11-20T09:17:00+01:00"},

      {"20 Nov 14:02", "2026-11-20T14:02:00+01:00"},
      {"20 NOV 14:02", "2026-11-20T14:02:00+01:00"},
      {"20 Nov, 14:02", "2026-11-20T14:02:00+01:00"},
      {"20 Nov at 2pm", "2026-11-20T14:00:00+01:00"},
      {"20th of November 14:02", "2026-11-20T14:02:00+01:00"},
      {"Nov 20 14:02", "2026-11-20T14:02:00+01:00"},
      {"Nov 20th, 2:02pm", "2026-11-20T14:02:00+01:00"},
      {"November 20, 2026 14:02", "2026-11-20T14:02:00+01:00"},
      {"20 Nov 2025 14:02", "2025-11-20T14:02:00+01:00"},
      {"20-Nov-2026 14:02", "2026-11-20T14:02:00+01:00"},
      {"20.11. 14:02", "2026-11-20T14:02:00+01:00"},
      {"20.11.2026 14:02", "2026-11-20T14:02:00+01:00"},
      {"20/11 14:02", "2026-11-20T14:02:00+01:00"},
      {"11/20/2026 14:02", "2026-11-20T14:02:00+01:00"},
      {"2026-11-20 14:02", "2026-11-20T14:02:00+01:00"},
      {"2026/11/20 14:02:07", "2026-11-20T14:02:07+01:00"},
      {"14:02 on 20 Nov", "2026-11-20T14:02:00+01:00"},
      {"14:02, 20 Nov 2026", "2026-11-20T14:02:00+01:00"},
      {"Fri 20 Nov 14:02", "2026-11-20T14:02:00+01:00"},
      {"Fri, 20 Nov 2026 14:02:03 +0000", "2026-11-20T15:02:03+01:00"},
      {"20/Nov/2026:14:02:03 +0000", "2026-11-20T15:02:03+01:00"},
      {"20 Nov noon", "2026-11-20T12:00:00+01:00"},
      {"20 Nov 24:00", "2026-11-21T00:00:00+01:00"},

      {"today 9:00", "2026-11-22T09:00:00+01:00"},
      {"yesterday 23:50", "2026-11-21T23:50:00+01:00"},
      {"Yesterday at 11:50 pm", "2026-11-21T23:50:00+01:00"},
      {"23:50 yesterday", "2026-11-21T23:50:00+01:00"},
      {"the day before yesterday 23:50", "2026-11-20T23:50:00+01:00"},
      {"two days ago 07:10", "2026-11-20T07:10:00+01:00"},
      {"2 days ago at 07:10", "2026-11-20T07:10:00+01:00"},
      {"2 days ago, 7:10 am", "2026-11-20T07:10:00+01:00"},
      {"two days ago at about 7:10", "~2026-11-20T07:10:00+01:00"},
      {"07:10 two days ago", "2026-11-20T07:10:00+01:00"},
      {"a week ago 14:00", "2026-11-15T14:00:00+01:00"},
      {"3 weeks ago 14:00", "2026-11-01T14:00:00+01:00"},
      {"1d ago 14:00", "2026-11-21T14:00:00+01:00"},
      {"two days ago", "~2026-11-20T15:00:00+01:00"},
      {"yesterday evening 19:10", "2026-11-21T19:10:00+01:00"},
      {"this morning 9:00", "2026-11-22T09:00:00+01:00"},

      {"ten past two", "2026-11-20T14:10:00+01:00"},
      {"Ten past two pm", "2026-11-20T14:10:00+01:00"},
      {"10 past 2", "2026-11-20T14:10:00+01:00"},
      {"a quarter to three", "2026-11-20T14:45:00+01:00"},
      {"quarter past 2", "2026-11-20T14:15:00+01:00"},
      {"half past two", "2026-11-20T14:30:00+01:00"},
      {"half past twelve", "2026-11-20T12:30:00+01:00"},
      {"twenty-five past two", "2026-11-20T14:25:00+01:00"},
      {"twenty five minutes past two", "2026-11-20T14:25:00+01:00"},
      {"ten after two", "2026-11-20T14:10:00+01:00"},
      {"five to seven in the evening", "2026-11-20T18:55:00+01:00"},
      {"five to seven in the morning", "2026-11-20T06:55:00+01:00"},
      {"ten to midnight", "2026-11-20T23:50:00+01:00"},
      {"half past midnight", "2026-11-21T00:30:00+01:00"},
      {"ten to noon", "2026-11-20T11:50:00+01:00"},
      {"ten past fourteen", "2026-11-20T14:10:00+01:00"},
      {"two o'clock", "2026-11-20T14:00:00+01:00"},
      {"2 o\u2019clock", "2026-11-20T14:00:00+01:00"},
      {"at ten past two", "2026-11-20T14:10:00+01:00"},
      {"around half past two", "~2026-11-20T14:30:00+01:00"},
      {"ten past two or so", "~2026-11-20T14:10:00+01:00"},
      {"yesterday ten past two", "2026-11-21T02:10:00+01:00"},
      {"yesterday evening at ten past seven", "2026-11-21T19:10:00+01:00"},
      {"yesterday morning ten past seven", "2026-11-21T07:10:00+01:00"},
      {"ten past seven yesterday evening", "2026-11-21T19:10:00+01:00"},
      {"20 Nov half past two", "2026-11-20T14:30:00+01:00"},

      {"the next day 9:00", "2026-11-21T09:00:00+01:00"},
      {"the day before 9:00", "2026-11-19T09:00:00+01:00"},
      {"monday 14:00", "2026-11-16T14:00:00+01:00"},
      {"last fri 14:00", "2026-11-20T14:00:00+01:00"},
      {"sunday 14:00", "2026-11-22T14:00:00+01:00"},
      {"sunday 16:00", "2026-11-15T16:00:00+01:00"},
      {"14:00 on monday", "2026-11-16T14:00:00+01:00"},

      {"+25m", "2026-11-20T14:25:00+01:00"},
      {"+ 25 min", "2026-11-20T14:25:00+01:00"},
      {"+1h30m", "2026-11-20T15:30:00+01:00"},
      {"+1h30", "2026-11-20T15:30:00+01:00"},
      {"+1.5h", "2026-11-20T15:30:00+01:00"},
      {"+1d", "2026-11-21T14:00:00+01:00"},
      {"+40s", "2026-11-20T14:00:40+01:00"},
      {"-10m", "2026-11-20T13:50:00+01:00"},
      {"\u221210m", "2026-11-20T13:50:00+01:00"},
      {"5 minutes later", "2026-11-20T14:05:00+01:00"},
      {"half an hour earlier", "2026-11-20T13:30:00+01:00"},
      {"10 min ago", "2026-11-22T14:50:00+01:00"},
      {"now", "2026-11-22T15:00:00+01:00"},

      {"~14:02", "~2026-11-20T14:02:00+01:00"},
      {"~ 14:02", "~2026-11-20T14:02:00+01:00"},
      {"about 14:02", "~2026-11-20T14:02:00+01:00"},
      {"About 2pm", "~2026-11-20T14:00:00+01:00"},
      {"around noon", "~2026-11-20T12:00:00+01:00"},
      {"at about 14:02", "~2026-11-20T14:02:00+01:00"},
      {"shortly after 14:02", "~2026-11-20T14:02:00+01:00"},
      {"14:02ish", "~2026-11-20T14:02:00+01:00"},
      {"2pm-ish", "~2026-11-20T14:00:00+01:00"},
      {"14:02?", "~2026-11-20T14:02:00+01:00"},
      {"14:00 or so", "~2026-11-20T14:00:00+01:00"},
      {"20 Nov ~14:02", "~2026-11-20T14:02:00+01:00"},
      {"~20 Nov 14:02", "~2026-11-20T14:02:00+01:00"},
      {"~+5m", "~2026-11-20T14:05:00+01:00"},

      {"2026-11-20T14:02:00Z", "2026-11-20T15:02:00+01:00"},
      {"2026-11-20T14:02:00.250-05:00", "2026-11-20T20:02:00.25+01:00"},
      {"2026-11-20t14:02", "2026-11-20T14:02:00+01:00"},
      {"2026-11-20 14:02:03,123", "2026-11-20T14:02:03.123+01:00"},
      {"2026-11-20 14:02:00 UTC", "2026-11-20T15:02:00+01:00"},

      {"T3", "2026-11-20T14:10:00+01:00 T3"},
      {"t3", "2026-11-20T14:10:00+01:00 T3"},
      {"~T3", "~2026-11-20T14:10:00+01:00 T3"},
      {"T4", "~2026-11-20T14:30:00+01:00 T4"},
      {"T3+5m", "2026-11-20T14:15:00+01:00"},
      {"T3 -5 min", "2026-11-20T14:05:00+01:00"},
  }));
  auto context = after("2026-11-20T14:00:00+01:00");
  context.event = [](std::string_view id) -> std::optional<spoken::ParseContext::EventTime> {
    if (id == "T3") return {{at("2026-11-20T14:10:00+01:00"), false}};
    if (id == "T4") return {{at("2026-11-20T14:30:00+01:00"), true}};
    return {};
  };
  INFO(words);
  CHECK(told(words, context) == meant);
}

TEST_CASE("time: unknown, not yet, n/a") {
  const auto [words, meant] = GENERATE(table<std::string, std::string>({
      {"?", "unknown"},
      {"??", "unknown"},
      {"unknown", "unknown"},
      {"Unknown", "unknown"},
      {"no idea", "unknown"},
      {"don't know", "unknown"},
      {"not yet", "not yet"},
      {"NOT YET", "not yet"},
      {"ongoing", "not yet"},
      {"n/a", "n/a"},
      {"N/A", "n/a"},
      {"does not apply", "n/a"},
  }));
  INFO(words);
  CHECK(told(words, sunday_in_berlin()) == meant);
}

TEST_CASE("time: a clock near the previous event") {
  const auto [previous, words, meant] = GENERATE(table<std::string, std::string, std::string>({
      // over midnight, and back over it
      {"2026-11-20T23:50:00+01:00", "00:10", "2026-11-21T00:10:00+01:00"},
      {"2026-11-20T00:10:00+01:00", "23:40", "2026-11-19T23:40:00+01:00"},
      // out of order, the same day
      {"2026-11-20T14:20:00+01:00", "14:05", "2026-11-20T14:05:00+01:00"},
      {"2026-11-20T14:20:00+01:00", "08:20", "2026-11-20T08:20:00+01:00"},
      {"2026-11-20T14:20:00+01:00", "14:20", "2026-11-20T14:20:00+01:00"},
      // the day of the line before, however far
      {"2026-11-20T14:20:00+01:00", "23:59", "2026-11-20T23:59:00+01:00"},
      {"2026-11-20T14:20:00+01:00", "08:19", "2026-11-20T08:19:00+01:00"},
      {"2026-11-20T18:00:00+01:00", "9:50", "2026-11-20T09:50:00+01:00"},
      // a neighbouring day, if that brings it within six hours
      {"2026-11-20T20:00:00+01:00", "02:00", "2026-11-21T02:00:00+01:00"},
      {"2026-11-20T20:00:00+01:00", "02:01", "2026-11-20T02:01:00+01:00"},
      {"2026-11-20T04:00:00+01:00", "22:00", "2026-11-19T22:00:00+01:00"},
      {"2026-11-20T04:00:00+01:00", "21:59", "2026-11-20T21:59:00+01:00"},
      // the word is of the nearest night
      {"2026-11-20T14:20:00+01:00", "midnight", "2026-11-21T00:00:00+01:00"},
      {"2026-11-20T09:20:00+01:00", "midnight", "2026-11-20T00:00:00+01:00"},
      {"2026-11-20T14:20:00+01:00", "24:00", "2026-11-21T00:00:00+01:00"},
      // nothing that was chosen lies ahead of now, Sunday 15:00
      {"2026-11-22T14:20:00+01:00", "14:50", "2026-11-22T14:50:00+01:00"},
      {"2026-11-22T14:20:00+01:00", "15:10", "2026-11-22T15:10:00+01:00"},
      {"2026-11-22T14:20:00+01:00", "15:30", "2026-11-21T15:30:00+01:00"},
      {"2026-11-22T14:20:00+01:00", "07:00", "2026-11-22T07:00:00+01:00"},
      // of another year
      {"2017-01-31T23:27:00+01:00", "00:36", "2017-02-01T00:36:00+01:00"},
  }));
  INFO("after " << previous << ": " << words);
  CHECK(told(words, after(previous)) == meant);
}

TEST_CASE("time: a clock in a paste is of the next day if that brings it within twelve hours") {
  const auto [previous, words, meant] = GENERATE(table<std::string, std::string, std::string>({
      {"2026-11-20T22:00:00+01:00", "09:50", "2026-11-21T09:50:00+01:00"},
      {"2026-11-20T22:00:00+01:00", "10:01", "2026-11-20T10:01:00+01:00"},
      {"2026-11-20T18:00:00+01:00", "09:50", "2026-11-20T09:50:00+01:00"},
      {"2026-11-20T00:10:00+01:00", "23:50", "2026-11-19T23:50:00+01:00"},
      {"2026-11-20T14:05:00+01:00", "14:02", "2026-11-20T14:02:00+01:00"},
  }));
  auto context = after(previous);
  context.is_in_paste = true;
  INFO("after " << previous << ": " << words);
  CHECK(told(words, context) == meant);
}

TEST_CASE("time: an ambiguous abbreviation means what was chosen before") {
  auto context = after("2026-11-20T14:00:00+01:00");
  context.zone_meanings = {{"CST", "UTC-6"}};
  CHECK(told("14:05 CST", context) == "2026-11-20T21:05:00+01:00");
  CHECK(std::holds_alternative<spoken::AmbiguousZone>(spoken::parse_time("14:05 IST", context)));
}

TEST_CASE("time: only a time without a date takes its day from the context") {
  const auto context = after("2026-11-20T14:00:00+01:00");
  const auto is_dayless = [&](std::string_view words) {
    return std::get<spoken::ParsedMoment>(spoken::parse_time(words, context)).is_dayless;
  };
  for (const auto* words : {"14:05", "~2pm", "14:05Z", "14:05 UTC+2", "ten past two", "noon", "14:05-14:10"})
    CHECK(std::pair(std::string(words), is_dayless(words)) == std::pair(std::string(words), true));
  CHECK(std::get<spoken::ParsedMoment>(spoken::parse_time("+5m", context)).is_relative);
  for (const auto* words : {"20 Nov 14:05", "yesterday 14:05", "2026-11-20T14:05:00Z", "+5m", "20 Nov", "in March"})
    CHECK(std::pair(std::string(words), is_dayless(words)) == std::pair(std::string(words), false));
}

TEST_CASE("time: an event without a time is not a time") {
  auto context = after("2026-11-20T14:00:00+01:00");
  context.event = [](std::string_view) {
    return spoken::ParseContext::EventTime{at("2026-11-20T14:10:00Z"), true, false, false};
  };
  CHECK(told("T3", context) == "no: T3 has no time; name another event, or type a time such as 14:02");
  CHECK(told("T3+5m", context) == "no: T3 has no time; name another event, or type a time such as 14:02");
}

TEST_CASE("time: a first clock on the incident day") {
  auto context = sunday_in_berlin();
  CHECK(told("14:02", context) == "2026-11-22T14:02:00+01:00");
  CHECK(told("15:05", context) == "2026-11-22T15:05:00+01:00");
  CHECK(told("23:50", context) == "2026-11-21T23:50:00+01:00");
  context.day = time::Day{"2026-11-18"};
  CHECK(told("23:50", context) == "2026-11-18T23:50:00+01:00");
  CHECK(told("24:00", context) == "2026-11-19T00:00:00+01:00");
}

TEST_CASE("time: a clock in words, half of the day") {
  const auto [previous, words, meant] = GENERATE(table<std::string, std::string, std::string>({
      {"2026-11-20T07:00:00+01:00", "ten past seven", "2026-11-20T07:10:00+01:00"},
      {"2026-11-20T19:00:00+01:00", "ten past seven", "2026-11-20T19:10:00+01:00"},
      {"2026-11-20T23:50:00+01:00", "ten past twelve", "2026-11-21T00:10:00+01:00"},
      {"2026-11-20T23:50:00+01:00", "five past one", "2026-11-21T01:05:00+01:00"},
      {"2026-11-20T00:10:00+01:00", "ten to twelve", "2026-11-19T23:50:00+01:00"},
      // now is Sunday, 15:00
      {"2026-11-22T14:20:00+01:00", "seven o'clock", "2026-11-22T07:00:00+01:00"},
      {"2026-11-22T13:00:00+01:00", "today at ten past seven", "2026-11-22T07:10:00+01:00"},
  }));
  INFO("after " << previous << ": " << words);
  CHECK(told(words, after(previous)) == meant);
}

TEST_CASE("time: a first clock in words") {
  auto context = sunday_in_berlin();
  CHECK(told("ten past seven", context) == "2026-11-22T07:10:00+01:00");
  CHECK(told("ten past two", context) == "2026-11-22T14:10:00+01:00");
  CHECK(told("yesterday ten past seven", context) == "2026-11-21T07:10:00+01:00");
  CHECK(told("yesterday ten past two", context) == "2026-11-21T14:10:00+01:00");
  CHECK(told("two days ago at ten past two am", context) == "2026-11-20T02:10:00+01:00");
  context.day = time::Day{"2026-11-18"};
  CHECK(told("half past six", context) == "2026-11-18T18:30:00+01:00");
}

TEST_CASE("time: today depends on the zone") {
  auto context = sunday_in_berlin();
  context.zone = zone("Asia/Kathmandu");
  context.now = at("2026-11-22T20:00:00Z");  // 01:45 on Monday there
  CHECK(told("today 1:00", context) == "2026-11-23T01:00:00+05:45");
  CHECK(told("1:00", context) == "2026-11-23T01:00:00+05:45");
  CHECK(told("yesterday 23:50", context) == "2026-11-22T23:50:00+05:45");
}

TEST_CASE("time: a day without a year") {
  auto context = sunday_in_berlin();
  CHECK(told("20 Nov 14:02", context) == "2026-11-20T14:02:00+01:00");
  CHECK(told("23 Nov 00:30", context) == "2026-11-23T00:30:00+01:00");  // somebody's clock is a zone ahead
  CHECK(told("24 Nov 14:02", context) == "2025-11-24T14:02:00+01:00");
  CHECK(told("31 Dec 14:02", context) == "2025-12-31T14:02:00+01:00");
  CHECK(told("29 Feb 14:02", context) == "2024-02-29T14:02:00+01:00");
  context.previous = at("2017-01-31T23:27:00+01:00");
  CHECK(told("1 Feb 00:10", context) == "2017-02-01T00:10:00+01:00");
  CHECK(told("31 Dec 12:00", context) == "2016-12-31T12:00:00+01:00");
  context.previous = at("2025-12-31T23:50:00+01:00");
  CHECK(told("1 Jan 00:10", context) == "2026-01-01T00:10:00+01:00");
  context.previous.reset();
  context.day = time::Day{"2017-01-31"};
  CHECK(told("1 Feb 00:10", context) == "2017-02-01T00:10:00+01:00");
}

TEST_CASE("time: a weekday") {
  CHECK(told("mon 14:00", after("2026-11-20T12:00:00+01:00")) == "2026-11-16T14:00:00+01:00");
  CHECK(told("mon 14:00", after("2026-11-06T12:00:00+01:00")) == "2026-11-09T14:00:00+01:00");
  CHECK(told("tue 14:00", after("2026-11-06T12:00:00+01:00")) == "2026-11-03T14:00:00+01:00");
}

TEST_CASE("time: an ambiguous hour is reported") {
  auto context = sunday_in_berlin();
  context.previous = at("2026-10-25T01:50:00+02:00");
  CHECK(told("02:30", context) == "which 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00");
  CHECK(told("~2:30am", context) == "~which 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00");
  CHECK(told("25 Oct 02:00", context) == "which 2026-10-25T02:00:00+02:00 or 2026-10-25T02:00:00+01:00");
  CHECK(told("03:00", context) == "2026-10-25T03:00:00+01:00");
  CHECK(told("01:59:59", context) == "2026-10-25T01:59:59+02:00");
}

TEST_CASE("time: an offset resolves an ambiguous hour") {
  auto context = sunday_in_berlin();
  CHECK(told("2026-10-25T02:30:00+01:00", context) == "2026-10-25T02:30:00+01:00");
  CHECK(told("25 Oct 00:30 UTC", context) == "2026-10-25T02:30:00+02:00");
  context.previous = at("2026-10-25T02:50:00+02:00");
  CHECK(told("+25m", context) == "2026-10-25T02:15:00+01:00");
}

TEST_CASE("time: an ambiguous half hour is reported") {
  auto context = sunday_in_berlin();
  context.zone = zone("Australia/Lord_Howe");
  CHECK(told("2026-04-05 01:45", context) == "which 2026-04-05T01:45:00+11:00 or 2026-04-05T01:45:00+10:30");
}

TEST_CASE("time: a nonexistent hour is refused") {
  auto context = sunday_in_berlin();
  CHECK(told("2026-03-29 02:30", context) ==
        "no: 02:30 does not exist on 29 Mar in Europe/Berlin: the clocks went from 02:00 to 03:00");
  CHECK(told("2025-03-30 02:30:10", context) ==
        "no: 02:30:10 does not exist on 30 Mar 2025 in Europe/Berlin: the clocks went from 02:00 to 03:00");
  context.previous = at("2026-03-29T01:50:00+01:00");
  CHECK(told("~02:30", context) ==
        "no: 02:30 does not exist on 29 Mar in Europe/Berlin: the clocks went from 02:00 to 03:00");
  CHECK(told("+25m", context) == "2026-03-29T03:15:00+02:00");
  CHECK(told("3:10", context) == "2026-03-29T03:10:00+02:00");
  context.zone = zone("Pacific/Apia");
  CHECK(told("2011-12-30 12:00", context) ==
        "no: 12:00 does not exist on 30 Dec 2011 in Pacific/Apia: the clocks went from 2011-12-30 00:00 to 2011-12-31 "
        "00:00");
}

TEST_CASE("time: invalid text gets a hint") {
  const auto [words, why] = GENERATE(table<std::string, std::string>({
      {"", "no time given; try 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ?"},
      {"soon", "cannot parse \"soon\" as a time; try 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ?"},
      {"25:10", "25:10 is not a valid clock time: hours go to 23 (12 with am or pm), minutes to 59"},
      {"14:60", "14:60 is not a valid clock time: hours go to 23 (12 with am or pm), minutes to 59"},
      {"13am", "13am is not a valid clock time: hours go to 23 (12 with am or pm), minutes to 59"},
      {"2560", "2560 is not a valid clock time: hours go to 23 (12 with am or pm), minutes to 59"},
      {"14", "\"14\" is ambiguous: type 14:00 for the clock time or T14 for the event"},
      {"31 Feb 14:00", "31 Feb is not a valid date; try 20 Nov or 2026-11-20"},
      {"2026-02-29 14:00", "2026-02-29 is not a valid date; try 20 Nov or 2026-11-20"},
      {"5/6 14:00", "\"5/6\" is ambiguous: type 5 Jun or 6 May"},
      {"Thu 20 Nov 14:00", "20 Nov is a Friday: correct the date or the weekday"},
      {"+5m", "no previous event to count from; use a clock time, such as 14:02"},
      {"T9", "there is no event T9; /show lists all events"},
      {"\x1b[31m14:02", "cannot parse \"\x1b[31m14:02\" as a time; try 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ?"},
      {"a very long answer that tells the whole morning",
       "cannot parse \"a very long answer that tells\u2026\" as a time; try 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ?"},
  }));
  INFO(words);
  CHECK(told(words, sunday_in_berlin()) == "no: " + why);
}

TEST_CASE("time: years out of range are refused") {
  const auto far = std::string("no: the date is out of range; try 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ?");
  auto context = sunday_in_berlin();
  context.previous = context.now;
  std::string long_ago;
  for (int i = 0; i < 13; ++i) long_ago += "999999w";
  CHECK(told("822212d ago", context) == far);
  CHECK(told("+999999 weeks", context) == far);
  CHECK(told("-999999 weeks", context) == far);
  CHECK(told(long_ago + " ago", context) == far);
  CHECK(told("9999-12-31T23:59:59-14:00", context) == far);
  CHECK(told("700000d ago", context).substr(0, 2) != "no");
}

TEST_CASE("time: near misses are refused") {
  for (const auto& words : std::vector<std::string>{"14:2",
                                                    "14:02:3",
                                                    "1:2:3",
                                                    "14:02 14:03",
                                                    "14:02x",
                                                    "x14:02",
                                                    "14:02 first page",
                                                    "+25",
                                                    "+",
                                                    "~",
                                                    "about",
                                                    "t",
                                                    "tx",
                                                    "T",
                                                    "20 people",
                                                    "nov",
                                                    "2026",
                                                    "2026-11",
                                                    "14:02 o",
                                                    "+5m later on",
                                                    "~?",
                                                    "::",
                                                    "12:00:00:00",
                                                    "pm",
                                                    "at",
                                                    "1e5",
                                                    "+1e5m",
                                                    "14:02\n15:03",
                                                    "\xff\xfe",
                                                    "14:02 +1",
                                                    "ten past",
                                                    "ten past thirty",
                                                    "half to seven",
                                                    "past seven",
                                                    "seven",
                                                    "thirty past seven",
                                                    "1.5 days ago 07:10",
                                                    "0 days ago 07:10",
                                                    "two days ago at",
                                                    "two hours ago 07:10",
                                                    "9999999999:00",
                                                    "+9999999m"}) {
    INFO(words);
    const auto result = spoken::parse_time(words, after("2026-11-20T14:00:00+01:00"));
    // four digits are a clock: 20:26
    if (words == "2026") {
      CHECK(std::holds_alternative<spoken::ParsedMoment>(result));
      continue;
    }
    REQUIRE(std::holds_alternative<spoken::ParseError>(result));
    CHECK_FALSE(std::get<spoken::ParseError>(result).why.empty());
  }
}

TEST_CASE("time: works with an empty context") {
  const spoken::ParseContext nothing;
  CHECK(told("2026-11-20T14:02:00Z", nothing) == "2026-11-20T14:02:00+00:00");
  CHECK(told("?", nothing) == "unknown");
  CHECK(told("T3", nothing) == "no: there is no event T3; /show lists all events");
}
