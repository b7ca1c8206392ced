// `/zone`: clock times are read again on another clock, exact moments stay.
#include <pm/record.hpp>

#include "catch.hpp"
#include "interview/interview_script.hpp"

using namespace pm;
using namespace pm::interview;

namespace {

Talk told(std::initializer_list<std::string_view> lines, const std::string& zone = "Europe/Berlin") {
  Talk talk(Talk::With{.zone = zone});
  talk.says({"Checkout answers with 500s", "/goto events"}).says(lines);
  return talk;
}

std::string at(const Talk& talk, std::string_view id) {
  const auto* event = record::find_event(talk.record(), id);
  REQUIRE(event);
  return event->at.text;
}

}  // namespace

TEST_CASE("/zone keeps the moment of a time with an offset, and reads a clock time again") {
  auto talk = told({"20 Nov 2026 08:00 from memory", "2026-11-20T05:05:00Z from a log"}, "Asia/Tokyo");
  talk.says("/zone Europe/London");
  CHECK(at(talk, "T1") == "2026-11-20T08:00:00+00:00");
  CHECK(at(talk, "T2") == "2026-11-20T05:05:00+00:00");
  CHECK(talk.heard("Read as clock times in the new zone: T1"));
  CHECK(talk.heard("Exact times, not changed: T2"));
}

TEST_CASE("/zone says which lines stand in another order now") {
  auto talk = told({"20 Nov 2026 14:00 from memory", "2026-11-20T14:30:00+01:00 from a log"});
  talk.says("/zone UTC");
  CHECK(talk.heard("New order of events: T2, T1"));
}

TEST_CASE("/zone there and back changes nothing") {
  auto talk = told({"20 Nov 2026 08:00 from memory", "2026-11-20T05:05:00Z from a log"});
  const auto before = talk.record().timeline;
  talk.says({"/zone Asia/Tokyo", "/zone Europe/Berlin"});
  CHECK(talk.record().timeline == before);
}

TEST_CASE("/zone with lines reads those, and the record's zone stays") {
  auto talk = told({"20 Nov 2026 08:00 a", "20 Nov 2026 08:10 b", "20 Nov 2026 08:20 c"});
  talk.says("/zone UTC T1-T2");
  CHECK(talk.record().timezone == "Europe/Berlin");
  CHECK(at(talk, "T1") == "2026-11-20T09:00:00+01:00");
  CHECK(at(talk, "T2") == "2026-11-20T09:10:00+01:00");
  CHECK(at(talk, "T3") == "2026-11-20T08:20:00+01:00");
  talk.says("/zone Europe/Berlin T1-T2");
  CHECK(at(talk, "T1") == "2026-11-20T08:00:00+01:00");
}

TEST_CASE("/zone knows after a resume how a time was typed") {
  auto talk = told({"20 Nov 2026 08:00 a", "2026-11-20T07:30:00Z b"}).resumed();
  talk.says("/zone UTC");
  CHECK(at(talk, "T1") == "2026-11-20T08:00:00+00:00");
  CHECK(at(talk, "T2") == "2026-11-20T07:30:00+00:00");
}

TEST_CASE("/zone asks about a clock time that the new zone has twice, or not at all") {
  auto talk = told({"25 Oct 2026 02:30 a", "29 Mar 2026 02:30 b"}, "UTC");
  talk.says("/zone Europe/Berlin");
  CHECK(talk.heard("02:30 of T2 does not exist on that day there"));
  talk.says("2");
  CHECK(talk.heard("02:30 of T1 occurs twice on that day: 1 for 02:30 (+02:00), 2 for 02:30 (+01:00)?"));
  talk.says("2");
  CHECK(at(talk, "T1") == "2026-10-25T02:30:00+01:00");
  CHECK(at(talk, "T2") == "2026-03-29T03:30:00+02:00");
}

TEST_CASE("a milestone goes with the line it is at, and one with an offset stays") {
  auto talk = told({"20 Nov 2026 08:00 a"});
  talk.says({"/goto started", "T1", "/goto detected", "2026-11-20T07:30:00Z", "/zone UTC"});
  const auto& times = talk.record().times;
  CHECK(times.of(record::Milestone::started)->text == "2026-11-20T08:00:00+00:00");
  CHECK(times.of(record::Milestone::detected)->text == "2026-11-20T07:30:00+00:00");
}

TEST_CASE("a day without a clock is shown as a day, and as a milestone it is known by its day") {
  auto talk = told({"12 May 2021 release 4.2"});
  CHECK(talk.heard("12 May 2021  release 4.2"));
  CHECK(talk.record().timeline->front().precision == record::Precision::day);
  talk.says({"/goto started", "T1"});
  CHECK(record::contains(talk.record().times.day_only, record::Milestone::started));
}

TEST_CASE("/zone: an exact milestone at the time of a typed event does not move") {
  auto talk = told({"20 Nov 2026 10:00 a"}, "UTC");
  talk.says({"/goto started", "2026-11-20T10:00:00Z", "/zone Europe/Berlin"});
  CHECK(at(talk, "T1") == "2026-11-20T10:00:00+01:00");
  CHECK(talk.record().times.of(pm::record::Milestone::started)->text == "2026-11-20T11:00:00+01:00");
}

TEST_CASE("/zone with lines there and back restores them after a resume") {
  auto talk = told({"20 Nov 2026 08:00 a", "20 Nov 2026 08:10 b"});
  talk.says("/zone UTC T1-T2");
  CHECK(at(talk, "T1") == "2026-11-20T09:00:00+01:00");
  auto later = talk.resumed();
  later.says("/zone Europe/Berlin T1-T2");
  for (const auto* id : {"T1", "T2"}) CHECK(record::find_event(later.record(), id)->local == true);
  CHECK(at(later, "T1") == "2026-11-20T08:00:00+01:00");
  CHECK(at(later, "T2") == "2026-11-20T08:10:00+01:00");
}

TEST_CASE("/zone asks about a milestone whose clock time the new zone has twice, or not at all") {
  auto talk = told({"1 Oct 2026 12:00 a"}, "UTC");
  talk.says({"/goto started", "25 Oct 2026 02:30", "/zone Europe/Berlin"});
  CHECK(talk.heard("02:30 of started occurs twice on that day: 1 for 02:30 (+02:00), 2 for 02:30 (+01:00)?"));
  talk.says("2");
  CHECK(talk.record().times.of(record::Milestone::started)->text == "2026-10-25T02:30:00+01:00");
  talk.says({"/undo", "/goto started", "29 Mar 2026 02:30", "/zone Europe/Berlin"});
  CHECK(talk.heard("02:30 of started does not exist on that day there"));
  talk.says("2");
  CHECK(talk.record().times.of(record::Milestone::started)->text == "2026-03-29T03:30:00+02:00");
}
