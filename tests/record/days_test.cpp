#include <pm/record.hpp>

#include "catch.hpp"

using namespace pm::record;

TEST_CASE("zone: of the record, else UTC") {
  Record record;
  CHECK(zone_of(record).name() == "UTC");
  record.timezone = "Europe/Berlin";
  CHECK(zone_of(record).name() == "Europe/Berlin");
  record.timezone = "Europe/Atlantis";
  CHECK(zone_of(record).name() == "UTC");
}

TEST_CASE("meeting day: held_at, else the id") {
  Record record;
  CHECK_FALSE(meeting_day(record));
  record.id = "2026-11-20-checkout-500s";
  CHECK(meeting_day(record)->text == "2026-11-20");
  record.meeting.held_at = pm::time::parse_instant("2026-11-24T23:30:00Z");
  CHECK(meeting_day(record)->text == "2026-11-24");
  record.timezone = "Europe/Berlin";
  CHECK(meeting_day(record)->text == "2026-11-25");
}

TEST_CASE("soak_until: at most 14 days") {
  Record record;
  record.id = "2026-11-20-checkout-500s";
  CHECK_FALSE(last_soak_day(record));
  record.soak_until = pm::time::Day{"2026-11-25"};
  CHECK(last_soak_day(record)->text == "2026-11-25");
  record.soak_until = pm::time::Day{"2026-12-04"};
  CHECK(last_soak_day(record)->text == "2026-12-04");
  record.soak_until = pm::time::Day{"2027-11-25"};
  CHECK(last_soak_day(record)->text == "2026-12-04");
  record.id = "";
  CHECK(last_soak_day(record)->text == "2027-11-25");
}

TEST_CASE("id: day and slug of the title") {
  const pm::time::Day day{"2026-11-20"};
  const std::string uid = "0123456789abcdefghij";
  CHECK(make_id(day, "Checkout answers with 500s", uid) == "2026-11-20-checkout-answers-with-500s");
  CHECK(make_id(day, "Blåbær: çok güzel!", uid) == "2026-11-20-blabaer-cok-guzel");
  CHECK(make_id(day, "Оплата не проходит", uid) == "2026-11-20-oplata-ne-prokhodit");
  CHECK(make_id(day, "", uid) == "2026-11-20-incident");
  CHECK(make_id(day, "Incident", uid) == "2026-11-20-incident");
  CHECK(make_id(day, "日本", uid) == "2026-11-20-incident-012345");
  CHECK(make_id(day, std::string(200, 'a'), uid).size() == 11 + 60);
}
