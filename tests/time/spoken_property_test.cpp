// What holds for every time, tried on many; the same ones in every run.
#include <random>
#include <string>
#include <vector>

#include <pm/text.hpp>

#include "time/spoken.hpp"

using namespace pm;
using namespace std::chrono;
using namespace spoken_test;

namespace {

constexpr const char* odd_zones[] = {
    "UTC",          "Europe/Berlin",    "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
    "Pacific/Apia", "Africa/Casablanca"};

struct Chance {
  std::mt19937 engine{20261122};
  long long between(long long low, long long high) {
    return low + static_cast<long long>(engine() % static_cast<unsigned long long>(high - low + 1));
  }
  template <class List>
  const auto& of(const List& list) {
    return list[static_cast<std::size_t>(between(0, static_cast<long long>(std::size(list)) - 1))];
  }
};

bool means(const spoken::ParsedTime& told, time::Micros at) {
  if (const auto* one = std::get_if<spoken::ParsedMoment>(&told)) return one->at == at;
  const auto* two = std::get_if<spoken::AmbiguousTime>(&told);
  return two && (two->first == at || two->second == at);
}

/// Some second of the last 12 years, often in the days where clocks change.
time::Micros some_moment(Chance& chance, const time::Zone& zone) {
  const time::Micros from = sys_days{2014y / 11 / 23}, to = sys_days{2026y / 11 / 22};
  const auto moment = from + seconds{chance.between(0, duration_cast<seconds>(to - from).count())};
  if (chance.between(0, 1) == 0) return moment;
  const auto day = floor<days>(moment);
  for (int i = 0; i < 200; ++i)
    if (zone.offset(day + days{i}) != zone.offset(day + days{i + 1}) && day + days{i + 1} < to)
      return day + days{i} + seconds{chance.between(0, 86400)};
  return moment;
}

}  // namespace

TEST_CASE("roundtrip: day and clock") {
  Chance chance;
  for (const auto* name : odd_zones) {
    spoken::ParseContext context;
    context.zone = zone(name);
    context.now = sys_days{2026y / 11 / 22} + 14h;
    for (int i = 0; i < 600; ++i) {
      const auto at = some_moment(chance, context.zone);
      const auto text = time::day_clock_text(context.zone, at, context.now);
      if (!means(spoken::parse_time(text, context), at))
        FAIL(name << ' ' << context.zone.instant(at).text << " was shown as " << text);
      const auto line = spoken::parse_line(text + " - something", context);
      if (!means(line.time, at) || line.text != "something") FAIL("line: " << text);
    }
  }
}

TEST_CASE("roundtrip: a clock near the previous event") {
  Chance chance;
  for (const auto* name : odd_zones) {
    spoken::ParseContext context;
    context.zone = zone(name);
    context.now = sys_days{2026y / 11 / 22} + 14h;
    for (int i = 0; i < 600; ++i) {
      const auto previous = some_moment(chance, context.zone);
      // an hour less on both sides, for the clock changes between; or further away on the same day
      const bool is_near = chance.between(0, 1) == 0;
      const auto at =
          previous + seconds{is_near ? chance.between(-5 * 3600, 5 * 3600) : chance.between(-17 * 3600, 17 * 3600)};
      if (at > context.now || (!is_near && context.zone.day(at) != context.zone.day(previous))) continue;
      // Apia went without 30 December 2011; no time exists there on that day
      context.previous = previous;
      const auto text = time::clock_text(context.zone, at);
      if (!means(spoken::parse_time(text, context), at))
        FAIL(name << ": after " << context.zone.instant(previous).text << ", " << text << " was not "
                  << context.zone.instant(at).text);
    }
  }
}

TEST_CASE("roundtrip: an instant in any zone") {
  Chance chance;
  for (const auto* name : odd_zones) {
    spoken::ParseContext context;
    for (int i = 0; i < 500; ++i) {
      const auto at = some_moment(chance, zone(name)) + microseconds{chance.between(0, 999999)};
      const auto text = zone(name).instant(at).text;
      if (!means(spoken::parse_time(text, context), at)) FAIL(text);
      if (!means(spoken::parse_line("[" + text + "] x", context).time, at)) FAIL(text);
    }
  }
}

TEST_CASE("shift: exact across clock changes") {
  Chance chance;
  for (const auto* name : odd_zones) {
    spoken::ParseContext context;
    context.zone = zone(name);
    for (int i = 0; i < 500; ++i) {
      context.previous = some_moment(chance, context.zone);
      const auto count = chance.between(0, 3000);
      CHECK(means(spoken::parse_time("+" + std::to_string(count) + "m", context), *context.previous + minutes{count}));
      CHECK(means(spoken::parse_time("-" + std::to_string(count) + "m", context), *context.previous - minutes{count}));
    }
  }
}

TEST_CASE("roundtrip: a clock in words") {
  const std::vector<std::string> hours_said = {"one",   "two", "3",    "four", "five", "6",
                                               "seven", "8",   "nine", "ten",  "11",   "twelve"};
  const std::vector<std::string> minutes_said = {"five", "10", "quarter", "a quarter", "twenty", "twenty-five"};
  const std::vector<int> minutes_meant = {5, 10, 15, 15, 20, 25};
  Chance chance;
  for (const auto* name : odd_zones) {
    spoken::ParseContext context;
    context.zone = zone(name);
    context.now = sys_days{2026y / 11 / 22} + 14h;
    for (int i = 0; i < 300; ++i) {
      context.previous = some_moment(chance, context.zone);
      const auto hour = chance.between(1, 12);
      const auto which = static_cast<std::size_t>(chance.between(0, 5));
      const bool before = chance.between(0, 1) == 1;
      const auto words =
          minutes_said[which] + (before ? " to " : " past ") + hours_said[static_cast<std::size_t>(hour - 1)];
      const auto told = spoken::parse_time(words, context);
      const auto* one = std::get_if<spoken::ParsedMoment>(&told);
      if (!one) continue;  // in a night when clocks change
      const auto minute = (hour * 60 + (before ? -minutes_meant[which] : minutes_meant[which]) + 720) % 720;
      const auto wall = context.zone.local(one->at);
      const auto of_day = duration_cast<minutes>(wall - floor<days>(wall)).count();
      if (of_day % 720 != minute) FAIL(words << " became " << time::clock_text(context.zone, one->at));
      spoken::ParseContext alone = context;
      alone.previous.reset();
      const auto text = time::day_clock_text(context.zone, one->at, context.now);
      if (!means(spoken::parse_time(text, alone), one->at)) FAIL(words << " was shown as " << text);
    }
  }
}

TEST_CASE("property: random words give no distant time") {
  const std::vector<std::string> tokens = {
      "14:05", "2:05pm", "23:59", "00:00",    "02:30", "25:99",     "~",      "about", "at",  "on",   "20 nov",
      "nov",   "20",     "2026",  "monday",   "today", "yesterday", "first",  "page",  "-",   ":",    "|",
      "[",     "]",      "(",     ")",        ",",     ".",         "*",      "ish",   "?",   "may",  "sat",
      "of",    "the",    "next",  "next day", "last",  "31",        "feb",    "11/20", "5/6", "1402", "am",
      "pm",    "z",      "t",     "--",       "/",     "\u2014",    "\u00fc", "noon"};
  const std::vector<std::string> gaps = {" ", "", " ", "  "};
  Chance chance;
  auto context = sunday_in_berlin();
  std::size_t understood = 0;
  for (int i = 0; i < 6000; ++i) {
    std::string words;
    for (auto n = chance.between(1, 6); n > 0; --n) words += chance.of(tokens) + chance.of(gaps);
    context.previous = chance.between(0, 1) ? std::optional(at("2026-11-20T14:00:00+01:00")) : std::nullopt;
    for (const auto& told : {spoken::parse_time(words, context), spoken::parse_line(words, context).time}) {
      const auto* one = std::get_if<spoken::ParsedMoment>(&told);
      if (!one) continue;
      ++understood;
      // no year but this one and the last are among the words
      if (abs(one->at - context.now) > days{800}) FAIL(words << ": " << shown(told, context.zone));
      if (one->precision != spoken::Precision::clock) continue;  // no clock time was given
      const auto clock = time::clock_text(context.zone, one->at);
      const auto utc_clock = time::clock_text(time::Zone::utc(), one->at);
      const auto said = [&](const std::string& digits) { return words.find(digits) != std::string::npos; };
      bool written = false;
      for (const auto& c : {clock, utc_clock}) {
        const auto short_hour = std::to_string(std::stoi(c) % 12 == 0 ? 12 : std::stoi(c) % 12);
        written = written || said(c) || said(c.substr(0, 2) + c.substr(3)) || said(short_hour + c.substr(2)) ||
                  said(std::to_string(std::stoi(c)) + c.substr(2)) ||
                  (c.ends_with(":00") && (said("noon") || said("am") || said("pm")));
      }
      if (!written && !(clock.size() == 8)) FAIL(words << ": " << shown(told, context.zone));
    }
  }
  CHECK(understood > 300);  // or the test says nothing
}

TEST_CASE("property: any bytes are handled") {
  const std::string letters = "0123456789:::  --..//+~?TtZzapm[]()|*`,;jnovfrisunday\t\n\xc3\xbc\xff\x01\xe2\x80\x94";
  Chance chance;
  const auto context = sunday_in_berlin();
  for (int i = 0; i < 6000; ++i) {
    std::string words;
    for (auto n = chance.between(0, 14); n > 0; --n) words += chance.of(letters);
    (void)spoken::parse_time(words, context);
    (void)spoken::parse_spoken_day(words, time::Day{"2026-11-22"});
    (void)spoken::parse_hours(words);
    const auto line = spoken::parse_line(words, context);
    if (words.find(line.text) == std::string::npos) FAIL('[' << words << "] became [" << line.text << ']');
  }
}

TEST_CASE("property: due dates are within a century") {
  const std::vector<std::string> tokens = {
      "fri", "in two weeks", "+14d",  "1 dec",  "next fri", "3 days", "end of", "by",   "tue",  "next",
      "in",  "two",          "weeks", "3",      "days",     "1",      "dec",    "nov",  "2026", "end",
      "of",  "the",          "+",     "14",     "d",        "w",      "month",  "-",    "by",   "99",
      "a",   "half",         "and",   "999999", ".",        "/",      "12",     "this", "week", "tomorrow"};
  const std::vector<std::string> gaps = {" ", "", " "};
  Chance chance;
  const time::Day today{"2026-11-22"};
  std::size_t understood = 0;
  for (int i = 0; i < 6000; ++i) {
    std::string words;
    for (auto n = chance.between(1, 4); n > 0; --n) words += chance.of(tokens) + chance.of(gaps);
    const auto day = spoken::parse_spoken_day(words, today);
    if (!day) continue;
    ++understood;
    const auto ahead = time::days_between(today, *day);
    if (ahead < 0 || ahead > 36525 + 31) FAIL(words << ": " << day->text);
  }
  CHECK(understood > 300);  // or the test says nothing
}
