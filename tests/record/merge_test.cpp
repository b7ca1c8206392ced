#include <pm/merge.hpp>
#include <pm/references.hpp>

#include "catch.hpp"

using namespace pm::record;

namespace {

/// The keys given, and those that every record has.
Record record(const std::string& keys) {
  auto result = read(R"({"format": "pm-record/1", "id": "2026-11-20-checkout-500s", "status": "draft", )"
                     R"("title": "Checkout answers with 500s", )" +
                     keys + "}");
  INFO(keys);
  for (const auto& error : result.errors) INFO(error.pointer << " " << error.message);
  REQUIRE(result.record);
  return *result.record;
}

std::string fix(std::string_view id, std::string_view title, std::string_view more = "") {
  return R"({"id": ")" + std::string(id) + R"(", "title": ")" + std::string(title) + R"(", "status": "open")" +
         std::string(more) + "}";
}
std::string factor(std::string_view id, std::string_view text) {
  return R"({"id": ")" + std::string(id) + R"(", "text": ")" + std::string(text) + "\"}";
}
constexpr std::string_view ticket = R"(, "ticket": {"tracker": "github", "key": "7", "url": "https://example.org/7"})";

std::vector<std::string> told(const MergeResult& merged) {
  std::vector<std::string> lines;
  for (const auto& item : merged.renumbered)
    lines.push_back((item.is_current ? "current " : "other ") + item.from + " " + item.to);
  return lines;
}
std::vector<std::string> conflicts(const Record& merged) {
  std::vector<std::string> lines;
  for (const auto& conflict : merged.conflicts.value_or(std::vector<Conflict>{}))
    lines.push_back(conflict.at + ": " + conflict_value(conflict.ours) + " | " + conflict_value(conflict.theirs));
  return lines;
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("merge: new items of both sides are kept, OTHER's under a new number") {
  const auto base = record(R"("fixes": [)" + fix("X1", "a") + R"(], "factors": [)" + factor("F1", "f") + "]");
  auto current = base, other = base;
  current.fixes->push_back(record(R"("fixes": [)" + fix("X2", "ours") + "]").fixes->front());
  other = record(R"("fixes": [)" + fix("X1", "a") + "," + fix("X2", "theirs", R"(, "addresses": ["F2"])") + "," +
                 fix("X3", "step", R"(, "first_step_of": "X2")") + R"(], "broadest": "X2", "factors": [)" +
                 factor("F1", "f") + "," + factor("F2", "g") + "]");
  const auto merged = merge(base, current, other);
  CHECK(told(merged) == Lines{"other X2 X4"});
  CHECK(find_fix(merged.record, "X2")->title == "ours");
  CHECK(find_fix(merged.record, "X4")->title == "theirs");
  CHECK(find_fix(merged.record, "X3")->first_step_of == "X4");
  CHECK(merged.record.broadest == "X4");
  CHECK(addresses(*find_fix(merged.record, "X4"), "F2"));
  CHECK(merged.conflicts == 0);
}

TEST_CASE("merge: a fix with a ticket keeps its number") {
  const auto base = record(R"("fixes": [])");
  const auto ours =
      record(R"("fixes": [)" + fix("X1", "ours") + "," + fix("X2", "step", R"(, "first_step_of": "X1")") + "]");
  const auto theirs = record(R"("fixes": [)" + fix("X1", "theirs", ticket) + "]");
  const auto merged = merge(base, ours, theirs);
  CHECK(told(merged) == Lines{"current X1 X3"});
  CHECK(find_fix(merged.record, "X1")->title == "theirs");
  CHECK(find_fix(merged.record, "X2")->first_step_of == "X3");
  const auto both_filed =
      merge(base,
            record(R"("fixes": [)" +
                   fix("X1", "ours", R"(, "ticket": {"tracker": "other", "url": "https://example.org/8"})") + "]"),
            theirs);
  CHECK(told(both_filed) == Lines{"other X1 X2"});
}

TEST_CASE("merge: CURRENT's number stays where OTHER's is that of another fix with a ticket") {
  const auto base = record(R"("fixes": [)" + fix("X1", "a") + "]");
  const auto current =
      record(R"("fixes": [)" + fix("X1", "a") + "," + fix("X2", "b", ticket) + "," + fix("X3", "c") + "]");
  const auto other =
      record(R"("fixes": [)" + fix("X1", "a") + "," +
             fix("X2", "c", R"(, "ticket": {"tracker": "github", "key": "8", "url": "https://example.org/8"})") + "]");
  const auto merged = merge(base, current, other);
  CHECK(told(merged) == Lines{"other X2 X3"});
  CHECK(find_fix(merged.record, "X3")->ticket->key == "8");
}

TEST_CASE("merge: a number that was given up is not used again") {
  const auto base = record(R"("fixes": [])");
  const auto current = record(R"("fixes": [)" + fix("X3", "a") + R"(], "last_ids": {"X": 2})");
  const auto other = record(R"("fixes": [)" + fix("X2", "a", ticket) + "]");
  const auto merged = merge(base, current, other);
  CHECK(told(merged) == Lines{"current X3 X2"});
  CHECK(next_fix_id(merged.record) == "X4");
}

TEST_CASE("merge: the same new item on both sides is one item") {
  const auto base = record(R"("factors": [])");
  const auto current = record(R"("factors": [)" + factor("F1", "a") + "," + factor("F2", "b") + "]");
  const auto other = record(R"("factors": [)" + factor("F1", "b") + R"(], "fixes": [)" +
                            fix("X1", "x", R"(, "addresses": ["F1"])") + "]");
  const auto merged = merge(base, current, other);
  CHECK(merged.record.factors->size() == 2);
  CHECK(merged.record.fixes->front().addresses == Texts{{"F2"}});
}

TEST_CASE("merge: one side's edit wins over no edit, a removal too") {
  const auto base = record(R"("severity": "SEV 3", "impact": "some", "surprises": ["a", "b"], "fixes": [)" +
                           fix("X1", "a") + "," + fix("X2", "b") + "]");
  const auto current = record(R"("severity": "SEV 2", "impact": "some", "surprises": ["a"], "fixes": [)" +
                              fix("X1", "a", R"(, "owner": "ana")") + "," + fix("X2", "b") + "]");
  const auto other = record(R"("severity": "SEV 3", "surprises": ["a", "b", "c"], "fixes": [)" +
                            fix("X1", "a", R"(, "hours": 2)") + "]");
  const auto merged = merge(base, current, other).record;
  CHECK(conflicts(merged).empty());
  CHECK(merged.severity == "SEV 2");
  CHECK_FALSE(merged.impact);
  CHECK(merged.surprises == Texts{{"a", "c"}});
  REQUIRE(merged.fixes->size() == 1);
  CHECK(merged.fixes->front().owner == "ana");
  CHECK(merged.fixes->front().hours->text == "2");
  CHECK(next_fix_id(merged) == "X3");
}

TEST_CASE("merge: a conflict keeps CURRENT's value and lists both") {
  const auto base =
      record(R"("severity": "SEV 3", "times": {"started": "2026-11-20T10:00:00Z"}, "fixes": [)" + fix("X1", "a") + "]");
  const auto current = record(
      R"("severity": "SEV 2", "times": {"started": "2026-11-20T10:01:00Z"}, "fixes": [{"id": "X1", "title": "a", "status": "done",
          "closed_at": "2026-11-21T10:00:00Z"}])");
  const auto other = record(
      R"("severity": "SEV 1", "times": {"unknown": ["started"]}, "fixes": [{"id": "X1", "title": "a", "status": "dropped",
          "closed_why": "gone"}])");
  auto merged = merge(base, current, other).record;
  CHECK(conflicts(merged) == Lines{"/severity: SEV 2 | SEV 1", "/times/started: 2026-11-20T10:01:00Z | unknown",
                                   "/fixes/0/status: done | dropped", "/fixes/0/closed_at: 2026-11-21T10:00:00Z | -",
                                   "/fixes/0/closed_why: - | gone"});
  CHECK(merged.severity == "SEV 2");
  CHECK(merged.fixes->front().status == FixStatus::done);
  CHECK(describe_location(merged, merged.conflicts->at(2)) == "X1 status");

  // What depends on each other is decided together, and the record stays valid.
  CHECK(conflict_groups(merged) == std::vector<std::vector<std::size_t>>{{0}, {1}, {2, 3, 4}});
  REQUIRE(take_theirs(merged, {2, 3, 4}));
  CHECK(merged.fixes->front().status == FixStatus::dropped);
  CHECK(merged.fixes->front().closed_why == "gone");
  CHECK_FALSE(merged.fixes->front().closed_at);
  REQUIRE(take_theirs(merged, {1}));
  CHECK_FALSE(merged.times.of(Milestone::started));
  CHECK(contains(merged.times.unknown, Milestone::started));
  keep_ours(merged, {0});
  CHECK(merged.severity == "SEV 2");
  CHECK_FALSE(merged.conflicts);
}

TEST_CASE("merge: removed on one side, changed on the other: a conflict") {
  const auto base = record(R"("factors": [)" + factor("F1", "a") + "," + factor("F2", "b") + "]");
  const auto removed = record(R"("factors": [)" + factor("F2", "b") + "]");
  const auto changed = record(R"("factors": [)" + factor("F1", "new") + "," + factor("F2", "b") + "]");
  auto gone = merge(base, removed, changed).record;
  CHECK(conflicts(gone) == Lines{"/factors/-: - | F1 new"});
  REQUIRE(take_theirs(gone, {0}));
  CHECK(find_factor(gone, "F1")->text == "new");
  auto kept = merge(base, changed, removed).record;
  CHECK(conflicts(kept) == Lines{"/factors/0: F1 new | -"});
  REQUIRE(take_theirs(kept, {0}));
  CHECK(find_factor(kept, "F1") == nullptr);
  CHECK(next_factor_id(kept) == "F3");
}

TEST_CASE("merge: an item that one side removed stays if the other refers to it") {
  const auto base = record(R"("factors": [)" + factor("F1", "a") + "," + factor("F2", "b") + R"(], "fixes": [])");
  const auto removed = record(R"("factors": [)" + factor("F2", "b") + R"(], "fixes": [])");
  const auto used = record(R"("factors": [)" + factor("F1", "a") + "," + factor("F2", "b") + R"(], "fixes": [)" +
                           fix("X1", "x", R"(, "addresses": ["F1"])") + "]");
  for (const auto& merged : {merge(base, removed, used), merge(base, used, removed)}) {
    CHECK(find_factor(merged.record, "F1") != nullptr);
    CHECK(merged.record.factors->front().id == "F1");
    CHECK(merged.kept == Lines{"F1"});
    CHECK(merged.conflicts == 0);
  }
}

TEST_CASE("merge: waivers follow their items") {
  const auto base = record(R"("factors": [)" + factor("F1", "a") + R"(], "waivers": [
      {"rule": "root-cause", "at": "/factors/0/text", "reason": "a"}])");
  auto current = base, other = base;
  current.factors->insert(current.factors->begin(),
                          record(R"("factors": [)" + factor("F2", "first") + "]").factors->front());
  current.waivers->front().at = "/factors/1/text";
  other.factors->push_back(record(R"("factors": [)" + factor("F2", "second") + "]").factors->front());
  other.waivers->push_back(other.waivers->front());
  other.waivers->back().at = "/factors/1/text";
  const auto merged = merge(base, current, other).record;
  REQUIRE(merged.factors->size() == 3);
  REQUIRE(merged.waivers->size() == 2);
  CHECK(merged.factors->at(1).id == "F1");
  CHECK(merged.waivers->at(0).at == "/factors/1/text");
  CHECK(merged.factors->at(2).text == "second");
  CHECK(merged.waivers->at(1).at == "/factors/2/text");
}

TEST_CASE("merge: a waiver keeps the item that the other side removed, and old waivers come back with their item") {
  const auto waiver = [](std::string_view reason) {
    return R"({"rule": "root-cause", "at": "/factors/1/text", "reason": ")" + std::string(reason) + "\"}";
  };
  const auto factors = R"("factors": [)" + factor("F1", "a") + ",";
  const auto base = record(factors + factor("F2", "b") + R"(], "waivers": [)" + waiver("old") + "]");
  const auto removed = record(R"("factors": [)" + factor("F1", "a") + "]");
  const auto waived =
      record(factors + factor("F2", "b") + R"(], "waivers": [)" + waiver("old") + "," + waiver("new") + "]");
  for (const auto& merged : {merge(base, removed, waived), merge(base, waived, removed)}) {
    CHECK(merged.kept == Lines{"F2"});
    REQUIRE(find_factor(merged.record, "F2") != nullptr);
    REQUIRE(merged.record.waivers);
    REQUIRE(merged.record.waivers->size() == 2);
    for (const auto& one : *merged.record.waivers) CHECK(one.at == "/factors/1/text");
    CHECK(merged.lost_waivers.empty());
  }
  // A conflict: the waiver stays if CURRENT has the factor, else it is named.
  const auto changed = record(factors + factor("F2", "c") + R"(], "waivers": [)" + waiver("old") + "]");
  const auto here = merge(base, changed, removed);
  CHECK(here.conflicts == 1);
  CHECK(here.lost_waivers.empty());
  CHECK(here.record.waivers->front().at == "/factors/1/text");
  const auto gone = merge(base, removed, changed);
  CHECK(gone.conflicts == 1);
  CHECK(gone.lost_waivers == std::vector<LostWaiver>{{"F2", "root-cause", "old"}});
  // Nobody changed it: it goes with its factor.
  const auto dropped = merge(base, removed, base);
  CHECK(dropped.lost_waivers.empty());
  CHECK_FALSE(dropped.record.waivers);
}

TEST_CASE("merge: the waiver of a text that the other side removed is named") {
  const auto base = record(R"("surprises": ["a", "b"])");
  const auto waived =
      record(R"("surprises": ["a", "b"], "waivers": [{"rule": "root-cause", "at": "/surprises/1", "reason": "ours"}])");
  const auto merged = merge(base, record(R"("surprises": ["a"])"), waived);
  CHECK(merged.lost_waivers == std::vector<LostWaiver>{{"b", "root-cause", "ours"}});
}

TEST_CASE("merge: an imported event with one key is one event") {
  const auto event = [](std::string_view id, std::string_view text) {
    return record(R"("timeline": [{"id": ")" + std::string(id) + R"(", "at": "2026-11-20T10:00:00Z", "text": ")" +
                  std::string(text) + R"(", "key": "slack/1"}])");
  };
  const auto merged = merge(record(R"("timeline": [])"), event("T1", "deploy"), event("T2", "deploy, edited"));
  REQUIRE(merged.record.timeline->size() == 1);
  CHECK(conflicts(merged.record) == Lines{"/timeline/0/text: deploy | deploy, edited"});
}

TEST_CASE("merge: without a common version both sides are kept") {
  const auto merged = merge({}, record(R"("services": ["a", "b"], "fixes": [)" + fix("X1", "ours") + "]"),
                            record(R"("services": ["b", "c"], "fixes": [)" + fix("X1", "theirs") + "]"));
  CHECK(merged.record.services == Texts{{"a", "b", "c"}});
  CHECK(merged.record.fixes->size() == 2);
  CHECK(merged.conflicts == 0);
}

TEST_CASE("merge: final on one side is final, without the progress of an interview") {
  auto base = record(R"("interview": {"at": "fixes", "asked": ["title"]})");
  auto current = base, other = base;
  current.interview.asked->push_back("boss");
  other.status = Status::final;
  other.interview = {};
  const auto merged = merge(base, current, other);
  CHECK(merged.record.status == Status::final);
  CHECK(merged.record.interview == Interview{});
  CHECK(merged.conflicts == 0);
}

TEST_CASE("references: renumbering changes every reference") {
  auto some = record(R"("factors": [)" + factor("F1", "a") + "," + factor("F2", "b") + R"(],
      "why_so_long": {"detection": [{"text": "r", "factor": "F1"}]}, "fixes": [)" +
                     fix("X1", "x", R"(, "addresses": ["F1", "F2"])") + R"(],
      "public": {"factors": {"F1": "p"}}, "interview": {"asked": ["made_sense:F1"], "at": "fix_who:X1"})");
  some.factors->back().same_as = {some.id + ":F1", "2026-01-01-before:F1"};
  renumber(some, {{"F1", "F2"}, {"F2", "F1"}, {"X1", "X9"}});
  CHECK(some.factors->front().id == "F2");
  CHECK(some.factors->back().same_as == Texts{{some.id + ":F2", "2026-01-01-before:F1"}});
  CHECK(some.why_so_long.detection->front().factor == "F2");
  CHECK(some.fixes->front().addresses == Texts{{"F2", "F1"}});
  CHECK(some.public_texts.factors->front().id == "F2");
  CHECK(some.interview.asked == Texts{{"made_sense:F2"}});
  CHECK(some.interview.at == "fix_who:X9");
}

TEST_CASE("reader: conflict markers of git are named") {
  const auto result = read("{\n<<<<<<< HEAD\n  \"id\": 1\n=======\n  \"id\": 2\n>>>>>>> other\n}\n");
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors.front().message == "conflict marker of git");
  CHECK(result.errors.front().span.line == 2);
  CHECK(result.errors.front().hint.find("git show :1:") != std::string::npos);
  CHECK(result.errors.front().hint.find("pm merge-driver") != std::string::npos);
  CHECK(read("{ <<<<<<< }").errors.front().message != "conflict marker of git");
}
