#include <pm/time.hpp>

#include "catch.hpp"

using namespace pm;
using namespace std::chrono;

namespace {
time::Micros sys(int y, unsigned m, unsigned d, int h = 0, int min = 0, int s = 0) {
  return sys_days{year{y} / month{m} / day{d}} + hours{h} + minutes{min} + seconds{s};
}
}  // namespace

TEST_CASE("instant: keeps its text") {
  const auto [text, at] = GENERATE(table<std::string, time::Micros>({
      {"2017-01-31T23:27:00+00:00", sys(2017, 1, 31, 23, 27)},
      {"2017-01-31T23:27:00Z", sys(2017, 1, 31, 23, 27)},
      {"2026-11-20T14:02:30+01:00", sys(2026, 11, 20, 13, 2, 30)},
      {"2026-11-20T14:02:30-14:59", sys(2026, 11, 21, 5, 1, 30)},
      {"2026-11-20T14:02:30.5Z", sys(2026, 11, 20, 14, 2, 30) + microseconds{500000}},
      {"2026-11-20T14:02:30.123456789Z", sys(2026, 11, 20, 14, 2, 30) + microseconds{123456}},
      {"1969-12-31T23:59:59.999999Z", sys(1970, 1, 1) - microseconds{1}},
      {"0000-01-01T00:00:00+00:00", sys(0, 1, 1)},
      {"9999-12-31T23:59:59+00:00", sys(9999, 12, 31, 23, 59, 59)},
      {"2024-02-29T00:00:00-00:00", sys(2024, 2, 29)},
  }));
  INFO(text);
  const auto read = time::parse_instant(text);
  REQUIRE(read);
  CHECK(read->at == at);
  CHECK(read->text == text);
}

TEST_CASE("instant: other text is refused") {
  const std::string text = GENERATE(
      as<std::string>(), "", "2026-11-20", "2026-11-20T14:02Z", "2026-11-20 14:02:00Z", "2026-11-20t14:02:00z",
      "2026-11-20T14:02:00", "2026-11-20T24:00:00Z", "2026-11-20T14:60:00Z", "2026-11-20T23:59:60Z",
      "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-00T00:00:00Z",
      "2026-11-20T14:02:00.Z", "2026-11-20T14:02:00.1234567890Z", "2026-11-20T14:02:00,5Z", "2026-11-20T14:02:00+15:00",
      "2026-11-20T14:02:00+01:60", "2026-11-20T14:02:00+0100", "2026-11-20T14:02:00+01:00 ",
      " 2026-11-20T14:02:00+01:00", "2026-11-20T14:02:00Z\n", "-026-11-20T14:02:00Z", "2026-11-20T+4:02:00Z",
      "2026-11-20T14:02:00 01:00", "2026-11-20T14:02:00ZZ", "x026-11-20T14:02:00Z");
  INFO('[' << text << ']');
  CHECK_FALSE(time::parse_instant(text));
}

TEST_CASE("day: must exist") {
  CHECK(time::parse_day("2026-11-22") == time::Day{"2026-11-22"});
  CHECK(time::parse_day("2024-02-29"));
  CHECK(time::parse_day("0000-01-01"));
  for (const char* text : {"", "2026-11-2", "2026-02-29", "1900-02-29", "2026-11-31", "2026-00-10", "2026/11/22",
                           "2026-11-22 ", "26-11-22", "+026-11-22", "2026-11-222"}) {
    INFO(text);
    CHECK_FALSE(time::parse_day(text));
  }
}

TEST_CASE("day: differences") {
  using time::Day;
  CHECK(time::plus_days(Day{"2026-02-28"}, 1) == Day{"2026-03-01"});
  CHECK(time::plus_days(Day{"2024-02-28"}, 1) == Day{"2024-02-29"});
  CHECK(time::plus_days(Day{"2026-01-01"}, -1) == Day{"2025-12-31"});
  CHECK(time::days_between(Day{"2026-11-20"}, Day{"2026-12-01"}) == 11);
  CHECK(time::days_between(Day{"2026-12-01"}, Day{"2026-11-20"}) == -11);
  CHECK(time::weekday_of(Day{"2026-11-22"}) == Sunday);
  CHECK(time::utc_day(sys(1970, 1, 1) - microseconds{1}) == Day{"1969-12-31"});
  CHECK(time::utc_day(sys(2026, 11, 22, 23, 59, 59)) == Day{"2026-11-22"});
}

TEST_CASE("day: four-digit years") {
  using time::Day;
  CHECK(time::plus_days(Day{"9999-12-31"}, 1) == Day{"9999-12-31"});
  CHECK(time::plus_days(Day{"0000-01-01"}, -1) == Day{"0000-01-01"});
}
