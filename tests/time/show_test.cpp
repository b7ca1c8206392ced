#include <pm/time.hpp>

#include "catch.hpp"

using namespace pm;
using namespace std::chrono;

TEST_CASE("format: seconds only if not zero") {
  const auto zone = time::Zone::utc();
  const time::Micros at = sys_days{2026y / 11 / 20} + 14h + 2min;
  CHECK(time::clock_text(zone, at) == "14:02");
  CHECK(time::clock_text(zone, at + 5s) == "14:02:05");
  CHECK(time::clock_text(zone, at + 5us) == "14:02");
  CHECK(time::clock_text(zone, at - 14h) == "00:02");
}

TEST_CASE("format: the year only if different") {
  const auto zone = time::Zone::utc();
  const time::Micros at = sys_days{2025y / 11 / 2} + 14h + 2min;
  CHECK(time::day_clock_text(zone, at) == "2 Nov 14:02");
  CHECK(time::day_clock_text(zone, at, at + days{30}) == "2 Nov 14:02");
  CHECK(time::day_clock_text(zone, at, at + days{90}) == "2 Nov 2025 14:02");
  CHECK(time::day_text(time::Day{"2025-11-02"}) == "2 Nov");
  CHECK(time::day_text(time::Day{"2025-11-02"}, time::Day{"2026-01-01"}) == "2 Nov 2025");
}

TEST_CASE("duration: two largest units") {
  const auto [span, told] = GENERATE(table<microseconds, std::string>({
      {0s, "0 s"},
      {999ms, "0 s"},
      {40s, "40 s"},
      {59s, "59 s"},
      {1min, "1 min"},
      {90s, "1 min"},
      {50min, "50 min"},
      {2h, "2 h"},
      {2h + 41min + 59s, "2 h 41 min"},
      {24h, "1 day"},
      {76h + 30min, "3 days 4 h"},
      {-50min, "50 min"},
  }));
  CHECK(time::duration_text(span) == told);
}

TEST_CASE("duration: no overflow") {
  CHECK(time::duration_text(microseconds::min()) == time::duration_text(microseconds::max()));
}

TEST_CASE("duration: minutes are rounded down") {
  const time::Micros at{};
  CHECK(time::minutes_between(at, at + 9min + 59s) == 9);
  CHECK(time::minutes_between(at, at - 1s) == -1);
  CHECK(time::minutes_between(at, at) == 0);
}
