#include <pm/record.hpp>

#include "catch.hpp"

using namespace pm::record;
using namespace std::chrono_literals;

namespace {

pm::time::Instant minute(int n) { return {pm::time::Micros(std::chrono::minutes(n)), "minute " + std::to_string(n)}; }

Fix fix(std::string id, std::vector<std::string> factors = {}, FixStatus status = FixStatus::open) {
  Fix made;
  made.id = std::move(id);
  made.addresses = std::move(factors);
  made.status = status;
  return made;
}

Factor factor(std::string id) {
  Factor made;
  made.id = std::move(id);
  return made;
}

Event event(std::string id, int at) {
  Event made;
  made.id = std::move(id);
  made.at = minute(at);
  return made;
}

}  // namespace

TEST_CASE("enums: match the words of the format") {
  CHECK(to_string(Status::draft) == "draft");
  CHECK(to_string(IncidentKind::near_miss) == "near-miss");
  CHECK(to_string(Milestone::resolved) == "resolved");
  CHECK(to_string(DetectedBy::chance) == "chance");
  CHECK(to_string(FixStatus::dropped) == "dropped");
  CHECK(to_string(Automates::decision) == "decision");
  CHECK(to_string(TrackerKind::redmine) == "redmine");
  CHECK(to_string(TicketState::closed) == "closed");
}

TEST_CASE("number: shortest form") {
  CHECK(Number::of(2).text == "2");
  CHECK(Number::of(0.5).text == "0.5");
  CHECK(Number::of(0.1).text == "0.1");
  CHECK(Number::of(1e21).text == "1e+21");
  CHECK(Number::of(2) == Number{2, "2"});
  CHECK_FALSE(Number::of(2) == Number{2, "2.0"});
}

TEST_CASE("durations: detect, mitigate, impact") {
  Record record;
  CHECK_FALSE(time_to_detect(record));
  record.times.of(Milestone::started) = minute(0);
  record.times.of(Milestone::detected) = minute(10);
  CHECK(time_to_detect(record) == 10min);
  CHECK_FALSE(time_to_mitigate(record));

  record.times.of(Milestone::resolved) = minute(60);
  CHECK(time_to_mitigate(record) == 50min);
  CHECK(impact_duration(record) == 60min);

  record.times.of(Milestone::mitigated) = minute(40);
  CHECK(time_to_mitigate(record) == 30min);
  CHECK(impact_duration(record) == 40min);

  record.times.of(Milestone::detected) = minute(-5);
  CHECK(time_to_detect(record) == -5min);
}

TEST_CASE("milestones: approximate") {
  Times times;
  CHECK_FALSE(is_approximate(times, Milestone::started));
  times.approximate = {Milestone::started};
  CHECK(is_approximate(times, Milestone::started));
  CHECK_FALSE(is_approximate(times, Milestone::resolved));
}

TEST_CASE("lookup: by id") {
  Record record;
  CHECK(find_factor(record, "F1") == nullptr);
  record.timeline = {event("T1", 0)};
  record.factors = {factor("F1"), factor("F2")};
  record.fixes = {fix("X1", {"F2"})};
  CHECK(find_event(record, "T1") == &record.timeline->front());
  CHECK(find_factor(record, "F2") == &record.factors->back());
  CHECK(find_fix(record, "X1") == &record.fixes->front());
  CHECK(find_fix(record, "X2") == nullptr);
  CHECK(addresses(record.fixes->front(), "F2"));
  CHECK_FALSE(addresses(record.fixes->front(), "F1"));
}

TEST_CASE("fixes: open and done count") {
  Record record;
  CHECK(open_fixes(record) == 0);
  record.fixes = {fix("X1"), fix("X2", {}, FixStatus::done), fix("X3", {}, FixStatus::dropped)};
  CHECK(is_kept(record.fixes->at(0)));
  CHECK(is_kept(record.fixes->at(1)));
  CHECK_FALSE(is_kept(record.fixes->at(2)));
  CHECK(open_fixes(record) == 1);
}

TEST_CASE("fixes: overdue from the day after the due date") {
  Fix late = fix("X1");
  CHECK_FALSE(is_overdue(late, {"2026-12-05"}));
  late.due = pm::time::Day{"2026-12-04"};
  CHECK_FALSE(is_overdue(late, {"2026-12-04"}));
  CHECK(is_overdue(late, {"2026-12-05"}));
  late.status = FixStatus::done;
  CHECK_FALSE(is_overdue(late, {"2026-12-05"}));
}

TEST_CASE("ids: referenced numbers are not reused") {
  Record record;
  CHECK(next_event_id(record) == "T1");
  CHECK(next_factor_id(record) == "F1");
  CHECK(next_fix_id(record) == "X1");

  record.timeline = {event("T10", 0), event("T9", 0)};
  CHECK(next_event_id(record) == "T11");

  record.factors = {factor("F2")};
  CHECK(next_factor_id(record) == "F3");
  Reason why;
  why.factor = "F4";
  record.why_so_long.detection = {why};
  CHECK(next_factor_id(record) == "F5");
  why.factor = "F5";
  record.why_so_long.recovery = {why};
  CHECK(next_factor_id(record) == "F6");
  record.fixes = {fix("X1", {"F7"})};
  CHECK(next_factor_id(record) == "F8");

  CHECK(next_fix_id(record) == "X2");
  record.fixes->front().first_step_of = "X4";
  CHECK(next_fix_id(record) == "X5");
  record.broadest = "X6";
  CHECK(next_fix_id(record) == "X7");
}

TEST_CASE("ids: the first gap after the last number") {
  Record record;
  record.factors = {factor("F1"), factor("F999999")};
  CHECK(next_factor_id(record) == "F2");
}

TEST_CASE("timeline: sorted by time, then id") {
  Record record;
  sort_timeline(record);
  CHECK_FALSE(record.timeline);
  record.timeline = {event("T10", 5), event("T2", 5), event("T3", 1)};
  sort_timeline(record);
  CHECK(record.timeline->at(0).id == "T3");
  CHECK(record.timeline->at(1).id == "T2");
  CHECK(record.timeline->at(2).id == "T10");
}

TEST_CASE("timeline: waivers follow their event") {
  const auto waiver = [](std::string at) {
    Waiver made;
    made.at = std::move(at);
    return made;
  };
  Record record;
  record.timeline = {event("T1", 5), event("T2", 1)};
  record.waivers = {waiver("/timeline/0/text"), waiver("/timeline/1"), waiver("/timeline/7/text"),
                    waiver("/factors/0"),       waiver("/timeline"),   waiver("/timeline/x")};
  sort_timeline(record);
  CHECK(record.waivers->at(0).at == "/timeline/1/text");
  CHECK(record.waivers->at(1).at == "/timeline/0");
  CHECK(record.waivers->at(2).at == "/timeline/7/text");
  CHECK(record.waivers->at(3).at == "/factors/0");
  CHECK(record.waivers->at(4).at == "/timeline");
  CHECK(record.waivers->at(5).at == "/timeline/x");
}

TEST_CASE("broadest: by count, with ties") {
  Record record;
  CHECK(broadest_by_count(record).empty());
  record.factors = {factor("F1"), factor("F2"), factor("F3")};
  record.fixes = {fix("X1")};
  CHECK(broadest_by_count(record).empty());
  record.fixes = {fix("X1", {"F1"}), fix("X2", {"F1", "F2"}), fix("X3", {"F2", "F3"}, FixStatus::done),
                  fix("X4", {"F1", "F2", "F3"}, FixStatus::dropped), fix("X5", {"F1", "F8", "F9"})};
  CHECK(broadest_by_count(record) == std::vector<std::string>{"X2", "X3"});
}
