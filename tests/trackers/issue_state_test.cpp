// What a closed issue says of its fix: done, or declined and why; on every tracker.
#include "catch.hpp"
#include "trackers/filing_desk.hpp"

using namespace pm::trackers;
using namespace pm::trackers::test;
using pm::record::FixStatus;
using pm::record::TicketState;

namespace {

struct Declined {
  std::string tracker, reason, shown;
};
const std::vector<Declined> declined_everywhere = {{"github", "not_planned", "not planned"},
                                                   {"github", "duplicate", "duplicate"},
                                                   {"gitlab", "duplicate", "duplicate"},
                                                   {"gitlab", "moved", "moved"},
                                                   {"jira", "Won't Do", "Won't Do"},
                                                   {"jira", "Duplicate", "Duplicate"},
                                                   {"jira", "Cannot Reproduce", "Cannot Reproduce"},
                                                   {"jira", "Declined", "Declined"},
                                                   {"redmine", "Rejected", "Rejected"},
                                                   {"redmine", "Abgewiesen", "Abgewiesen"}};

FilingDesk with_issue(const std::string& name, const FakeIssue& issue) {
  FilingDesk desk(name);
  desk.fake.issues[1] = issue;
  desk.link(0, 1);
  return desk;
}

}  // namespace

TEST_CASE("sync: a declined issue does not make its fix done") {
  for (const auto& [name, reason, shown] : declined_everywhere) {
    auto desk = with_issue(name, {.is_closed = true, .reason = reason});
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.exit_status() == 0);
    CHECK(desk.fix().status == FixStatus::open);
    CHECK(desk.fix().ticket->state == TicketState::declined);
    CHECK(desk.has_said("was declined in the tracker: " + shown + "; the fix stays open"));
    CHECK(desk.has_said("--drop-declined"));
    desk.said.clear();
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.has_said("the fix stays open"));
    CHECK(desk.fix().status == FixStatus::open);
  }
}

TEST_CASE("--drop-declined: drops declined fixes, also after a sync") {
  for (const bool is_synced_before : {false, true})
    for (const auto& [name, reason, shown] : declined_everywhere) {
      auto desk = with_issue(name, {.is_closed = true, .reason = reason});
      if (is_synced_before) desk.sync();
      desk.record().broadest = "X1";
      desk.sync({.drop_declined = true});
      INFO(desk.everything());
      CHECK(desk.fix().status == FixStatus::dropped);
      CHECK(desk.fix().closed_why->ends_with(": " + shown));
      CHECK(desk.fix().closed_at);
      CHECK_FALSE(desk.record().broadest);
      CHECK(desk.has_said("open → dropped"));
      CHECK(desk.has_said("has no open or done fix any more"));
      desk.said.clear();
      desk.sync({.drop_declined = true});
      CHECK(desk.said == std::vector<std::string>{"no changes"});
    }
}

TEST_CASE("sync: a done issue makes its fix done") {
  const std::vector<std::pair<std::string, std::string>> all = {
      {"github", "completed"}, {"github", ""}, {"gitlab", ""},       {"jira", "Done"},
      {"jira", "Fixed"},       {"jira", ""},   {"redmine", "Closed"}};
  for (const auto& [name, reason] : all) {
    auto desk = with_issue(name, {.is_closed = true, .reason = reason});
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.fix().status == FixStatus::done);
    CHECK(desk.fix().ticket->state == TicketState::closed);
    CHECK(desk.fix().closed_at->at == pm::time::parse_instant("2026-11-25T10:00:00Z")->at);
  }
}

TEST_CASE("sync: reopens a done fix if its issue was declined") {
  for (const auto& [name, reason, shown] : declined_everywhere) {
    auto desk = with_issue(name, {.is_closed = true, .reason = reason});
    desk.fix().status = FixStatus::done;
    desk.fix().closed_at = pm::time::parse_instant("2026-11-22T10:00:00Z");
    desk.fix().ticket->state = TicketState::closed;
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.fix().status == FixStatus::open);
    CHECK(desk.has_said("done → open here"));
  }
}

TEST_CASE("sync: the team's names of states come first") {
  for (const auto& [name, reason, shown] : declined_everywhere) {
    if (name == "gitlab") continue;  // its reasons have no names; labels do, see below
    auto desk = with_issue(name, {.is_closed = true, .reason = reason});
    desk.there.done = {shown};
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.fix().status == FixStatus::done);
  }
  for (const auto& name : every_tracker()) {
    auto desk = with_issue(name, {.is_closed = true, .reason = name == "github" || name == "gitlab" ? "" : "Done"});
    // What closes it on this tracker: a status, a resolution or a label.
    desk.there.declined = {name == "jira" ? "done" : name == "redmine" ? "DONE" : "postmortem"};
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.fix().status == FixStatus::open);
    CHECK(desk.fix().ticket->state == TicketState::declined);
  }
}

TEST_CASE("sync: the team's done states have priority") {
  auto desk = with_issue("redmine", {.reason = "Resolved"});
  desk.sync();
  CHECK(desk.fix().status == FixStatus::open);
  desk.there.done = {"resolved"};
  desk.sync();
  INFO(desk.everything());
  CHECK(desk.fix().status == FixStatus::done);
}

TEST_CASE("sync: an unknown resolution is neither done nor dropped") {
  auto desk = with_issue("jira", {.is_closed = true, .reason = "Erledigt"});
  desk.sync({.drop_declined = true});
  INFO(desk.everything());
  CHECK(desk.fix().status == FixStatus::open);
  CHECK(desk.has_said("pm does not know \"Erledigt\": name it under done or declined in [tracker] of pm.toml"));
  desk.there.done = {"Erledigt"};
  desk.sync();
  CHECK(desk.fix().status == FixStatus::done);
}

TEST_CASE("sync: reasons are shortened and escaped") {
  auto desk = with_issue("jira", {.is_closed = true, .reason = "a\x1b[31m\n" + std::string(5000, 'x')});
  desk.there.declined = {};
  desk.sync();
  CHECK(desk.said.front().size() < 300);
  CHECK(desk.said.front().find('\x1b') == std::string::npos);
}

TEST_CASE("at a terminal a newly declined fix is asked about, once") {
  for (const bool drops : {false, true}) {
    auto desk = with_issue("github", {.is_closed = true, .reason = "not_planned"});
    std::vector<std::string> questions;
    const SyncQuestions ask{{}, [&](const std::string& question) { return questions.push_back(question), drops; }};
    desk.sync({}, ask);
    desk.sync({}, ask);
    INFO(desk.everything());
    REQUIRE(questions.size() == 1);
    CHECK(questions.front().ends_with("was declined in the tracker: not planned"));
    CHECK(desk.fix().status == (drops ? FixStatus::dropped : FixStatus::open));
  }
}

TEST_CASE("sync: state names ignore case and punctuation") {
  for (const auto* name : {"Won't Do", "WONT_DO", "won’t-do"}) {
    auto desk = with_issue("jira", {.is_closed = true, .reason = "Wont Do"});
    desk.there.done = {name};
    desk.sync();
    INFO(name);
    CHECK(desk.fix().status == FixStatus::done);
  }
}

TEST_CASE("sync: a done label does not outweigh a declining reason") {
  auto desk = with_issue("github", {.is_closed = true, .reason = "not_planned"});
  desk.there.done = {"postmortem"};  // the label that every issue of pm has
  desk.sync();
  INFO(desk.everything());
  CHECK(desk.fix().status == FixStatus::open);
  CHECK(desk.fix().ticket->state == TicketState::declined);
}
