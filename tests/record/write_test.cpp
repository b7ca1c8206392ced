#include <pm/record.hpp>

#include "catch.hpp"

using namespace pm::record;

namespace {

Record small() {
  Record record;
  record.id = "2026-11-20-checkout-500s";
  record.title = "Checkout answers with 500s";
  return record;
}

Event event(std::string id, std::string at, std::string text) {
  Event made;
  made.id = std::move(id);
  made.at = *pm::time::parse_instant(at);
  made.text = std::move(text);
  return made;
}

}  // namespace

TEST_CASE("writer: layout") {
  Record record = small();
  record.cost.amount = Number::of(2);
  record.kind = IncidentKind::near_miss;
  record.services = {"checkout", "basket"};
  CHECK(write(record) == R"({
  "format": "pm-record/1",
  "id": "2026-11-20-checkout-500s",
  "status": "draft",
  "title": "Checkout answers with 500s",
  "kind": "near-miss",
  "services": [
    "checkout",
    "basket"
  ],
  "cost": {
    "amount": 2
  }
}
)");
}

TEST_CASE("writer: absent and empty are kept") {
  Record record = small();
  record.services = std::vector<std::string>{};
  record.impact = "";
  record.times.given = true;
  record.custom = pm::json::Value{.kind = pm::json::Value::Kind::object, .text = {}, .items = {}, .keys = {}};
  CHECK(write(record) == R"({
  "format": "pm-record/1",
  "id": "2026-11-20-checkout-500s",
  "status": "draft",
  "title": "Checkout answers with 500s",
  "services": [],
  "impact": "",
  "times": {},
  "custom": {}
}
)");
}

TEST_CASE("writer: minimal escaping") {
  Record record = small();
  record.title = "caf\u00e9 \u65e5\u672c \U0001F525 \"quoted\" back\\slash / \x7f";
  record.impact = "a\nb\tc\rd\be\ff\x01";
  const std::string written = write(record);
  CHECK(written.find("caf\u00e9 \u65e5\u672c \U0001F525 \\\"quoted\\\" back\\\\slash / \x7f") != std::string::npos);
  CHECK(written.find(R"(a\nb\tc\rd\be\ff\u0001)") != std::string::npos);
}

TEST_CASE("writer: invalid UTF-8 is replaced") {
  Record record = small();
  record.impact = "half \xC3";
  CHECK(write(record).find("half \uFFFD\"") != std::string::npos);
}

TEST_CASE("writer: custom keys come last") {
  using pm::json::Value;
  Record record = small();
  Value list;
  list.kind = Value::Kind::array;
  list.items = {Value{Value::Kind::number, "1.50e2", {}, {}}, Value{Value::Kind::boolean, "true", {}, {}}, Value{}};
  record.extra = {{"x_zeta", Value::string("z")}, {"x_alpha", list}};
  CHECK(write(record).substr(write(record).find("  \"x_")) == R"(  "x_zeta": "z",
  "x_alpha": [
    1.50e2,
    true,
    null
  ]
}
)");
}

TEST_CASE("writer: sorts the timeline") {
  Record record = small();
  record.timeline = {event("T10", "2026-11-20T14:02:00+01:00", "third"),
                     event("T2", "2026-11-20T13:02:00+00:00", "second"),
                     event("T3", "2026-11-20T13:30:00+01:00", "first")};
  const std::string written = write(record);
  CHECK(written.find("\"T3\"") < written.find("\"T2\""));
  CHECK(written.find("\"T2\"") < written.find("\"T10\""));
  CHECK(record.timeline->front().id == "T10");
}
