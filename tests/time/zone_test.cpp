#include <pm/time.hpp>

#include <cstdlib>

#include "catch.hpp"

using namespace pm;
using namespace std::chrono;

namespace {

time::Zone zone(const std::string& name) {
  auto found = time::Zone::find(name);
  INFO(name);
  REQUIRE(found);
  return *found;
}

time::LocalSeconds wall(int y, unsigned m, unsigned d, int h = 0, int min = 0) {
  return local_days{year{y} / month{m} / day{d}} + hours{h} + minutes{min};
}

time::Micros sys(int y, unsigned m, unsigned d, int h = 0, int min = 0) {
  return sys_days{year{y} / month{m} / day{d}} + hours{h} + minutes{min};
}

}  // namespace

TEST_CASE("zone: one instant on an ordinary day") {
  CHECK(zone("Europe/Berlin").at(wall(2026, 11, 20, 14, 2)) == time::WallClock{sys(2026, 11, 20, 13, 2)});
  CHECK(zone("Asia/Kathmandu").at(wall(2026, 11, 20, 14, 2)) == time::WallClock{sys(2026, 11, 20, 8, 17)});
  CHECK(time::Zone::utc().at(wall(2026, 11, 20, 14, 2)) == time::WallClock{sys(2026, 11, 20, 14, 2)});
}

TEST_CASE("zone: an ambiguous hour has two instants") {
  const auto berlin = zone("Europe/Berlin").at(wall(2026, 10, 25, 2, 30));
  REQUIRE(std::holds_alternative<time::AmbiguousLocalTime>(berlin));
  CHECK(std::get<time::AmbiguousLocalTime>(berlin).first == sys(2026, 10, 25, 0, 30));
  CHECK(std::get<time::AmbiguousLocalTime>(berlin).second == sys(2026, 10, 25, 1, 30));

  const auto lord_howe = zone("Australia/Lord_Howe").at(wall(2026, 4, 5, 1, 45));
  REQUIRE(std::holds_alternative<time::AmbiguousLocalTime>(lord_howe));
  CHECK(std::get<time::AmbiguousLocalTime>(lord_howe).second - std::get<time::AmbiguousLocalTime>(lord_howe).first ==
        30min);
}

TEST_CASE("zone: a nonexistent hour names the change") {
  const auto berlin = zone("Europe/Berlin").at(wall(2026, 3, 29, 2, 30));
  REQUIRE(std::holds_alternative<time::NonexistentLocalTime>(berlin));
  const auto& never = std::get<time::NonexistentLocalTime>(berlin);
  CHECK(never.clock_change == sys(2026, 3, 29, 1));
  CHECK(never.from == "02:00");
  CHECK(never.to == "03:00");
}

TEST_CASE("zone: a skipped day is reported") {
  const auto apia = zone("Pacific/Apia").at(wall(2011, 12, 30, 12));
  REQUIRE(std::holds_alternative<time::NonexistentLocalTime>(apia));
  CHECK(std::get<time::NonexistentLocalTime>(apia).from == "2011-12-30 00:00");
  CHECK(std::get<time::NonexistentLocalTime>(apia).to == "2011-12-31 00:00");
}

TEST_CASE("zone: instants have the offset of the time") {
  const auto berlin = zone("Europe/Berlin");
  CHECK(berlin.instant(sys(2026, 11, 20, 13, 2)).text == "2026-11-20T14:02:00+01:00");
  CHECK(berlin.instant(sys(2026, 7, 20, 13, 2) + 5s + 1500us).text == "2026-07-20T15:02:05.0015+02:00");
  CHECK(zone("America/New_York").instant(sys(2026, 11, 20, 3)).text == "2026-11-19T22:00:00-05:00");
  CHECK(zone("America/St_Johns").instant(sys(2026, 11, 20, 3)).text == "2026-11-19T23:30:00-03:30");
  CHECK(time::Zone::utc().instant(sys(2017, 1, 31, 23, 27)).text == "2017-01-31T23:27:00+00:00");
}

TEST_CASE("zone: offsets with seconds are written as UTC") {
  CHECK(zone("Europe/Berlin").instant(sys(1800, 1, 1)).text == "1800-01-01T00:00:00+00:00");
}

TEST_CASE("zone: the day depends on the zone") {
  CHECK(zone("Europe/Berlin").day(sys(2026, 11, 20, 23, 30)) == time::Day{"2026-11-21"});
  CHECK(zone("America/New_York").day(sys(2026, 11, 20, 3)) == time::Day{"2026-11-19"});
  CHECK(time::Zone::utc().day(sys(2026, 11, 20, 23, 30)) == time::Day{"2026-11-20"});
}

TEST_CASE("zone: an unknown name gets a suggestion") {
  const auto [said, meant] = GENERATE(table<std::string, std::string>({
      {"Europe/Berln", "Europe/Berlin"},
      {"europe/berlin", "Europe/Berlin"},
      {"Berlin", "Europe/Berlin"},
      {"new york", "America/New_York"},
  }));
  INFO(said);
  const auto found = time::Zone::find(said);
  REQUIRE_FALSE(found);
  CHECK(found.error().kind == ErrorKind::usage);
  CHECK(found.error().message == "unknown time zone \"" + said + "\"");
  CHECK(found.error().hint == "did you mean " + meant + "?");
}

TEST_CASE("zone: a name is not a path") {
  for (const char* name : {"", "/", ".", "..", "../zoneinfo/Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin",
                           "Europe", "zone.tab", "tzdata.zi", "localtime", "posixrules", "Europe/Berlin\n"}) {
    INFO(name);
    CHECK_FALSE(time::Zone::find(name));
  }
}

// tests/time/without_zones runs this one where there are none
TEST_CASE("zone: without a database only UTC") {
  const auto berlin = time::Zone::find("Europe/Berlin");
  if (std::getenv("PM_TEST_WITHOUT_ZONES")) REQUIRE_FALSE(berlin);
  if (berlin) {
    WARN("skipped: this machine has time zones");
    return;
  }
  CHECK(berlin.error().kind == ErrorKind::outside);
  CHECK(berlin.error().message == "no time zone database on this machine, so \"Europe/Berlin\" cannot be looked up");
  CHECK(berlin.error().hint.find("tzdata") != std::string::npos);
  CHECK(time::Zone::find("UTC"));
  CHECK(time::Zone::find("Etc/UTC"));
  CHECK(time::Zone::system().offset(sys(2026, 11, 20)) == 0s);
  CHECK(time::Zone::system("Europe/Berlin") == time::Zone::utc());
}

TEST_CASE("zone: the system zone always exists") {
  CHECK_FALSE(time::Zone::system().name().empty());
  CHECK(time::Zone::system("Asia/Kathmandu").name() == "Asia/Kathmandu");
  CHECK(time::Zone::system(":Asia/Kathmandu").name() == "Asia/Kathmandu");
  CHECK(time::Zone::system("No/Such_Place") == time::Zone::utc());
}

TEST_CASE("zone: roundtrip through local time") {
  const auto name = GENERATE(as<std::string>(), "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                             "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca", "Antarctica/Troll");
  const auto z = zone(name);
  const auto holds = [](const time::WallClock& clock, time::Micros at) {
    if (const auto* one = std::get_if<time::Micros>(&clock)) return *one == at;
    const auto* two = std::get_if<time::AmbiguousLocalTime>(&clock);
    return two && (two->first == at || two->second == at) && two->first < two->second;
  };
  // 97 minutes and some seconds: every hour of day and every clock change of these years is met at odd minutes
  std::size_t lost = 0;
  for (auto at = sys(2010, 1, 1); at < sys(2027, 1, 1); at += 97min + 13s)
    if (!holds(z.at(z.local(at)), at)) ++lost;
  for (auto at = sys(1, 1, 1); at < sys(9999, 1, 1); at += days{301} + 7h + 11s)
    if (!holds(z.at(z.local(at)), at)) ++lost;
  INFO(name);
  CHECK(lost == 0);
}

TEST_CASE("zone: roundtrip through text") {
  const auto z = zone(GENERATE(as<std::string>(), "UTC", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia"));
  for (auto at = sys(1, 1, 1); at < sys(9998, 1, 1); at += days{211} + 7h + 11s + 17us) {
    const auto written = z.instant(at);
    const auto read = time::parse_instant(written.text);
    if (!read || read->at != at) FAIL(z.name() << ' ' << written.text);
  }
}
