// One issue, one fix, on every tracker: what is found again, and what belongs to somebody else.
#include "catch.hpp"
#include "trackers/filing_desk.hpp"

using namespace pm::trackers;
using namespace pm::trackers::test;

namespace {

/// The body that pm 0.1.0 sent for a fix of the desk's record.
std::string old_body(FilingDesk& desk, const pm::record::Record& record, const std::string& url) {
  const auto& row = tracker(desk.dialect);
  auto draft = *draft_of(record.fixes->front(), record, row, {url, {}, BodyDetail::full});
  const auto at = draft.body.find("pm-fix:");
  return draft.body.substr(0, at) + old_marker_of(record.id, "X1") + std::string(row.markup.after_marker) + "\n";
}

}  // namespace

TEST_CASE("file: equal ids of two teams give two issues") {
  for (const auto& name : every_tracker()) {
    FilingDesk one(name), other(name);
    one.file();
    other.fake.issues = one.fake.issues;
    other.new_uid = [] { return "another000000000"; };
    other.file();
    INFO(one.everything() << other.everything());
    CHECK(one.has_said("filed 2026-11-20-checkout-500s:X1 as " + one.fake.key_of(1)));
    CHECK(other.has_said("filed 2026-11-20-checkout-500s:X1 as " + other.fake.key_of(2)));
    CHECK(other.fake.issues.size() == 2);
  }
}

TEST_CASE("a renamed record files nothing twice") {
  for (const auto& name : every_tracker()) {
    FilingDesk desk(name);
    desk.file();
    desk.record().id = "2026-11-20-another-title";
    desk.fix().ticket.reset();
    desk.file();
    INFO(desk.everything());
    CHECK(desk.has_said("linked 2026-11-20-another-title:X1 to the existing issue"));
    CHECK(desk.fake.issues.size() == 1);
  }
}

TEST_CASE("uid: set before filing, then permanent") {
  FilingDesk desk("github", record_with_fixes(2));
  desk.fake.instead_of_create.emplace(1, says(422, "{}"));
  desk.file();
  REQUIRE(desk.record().uid);
  const auto uid = *desk.record().uid;
  CHECK(desk.fake.issues[1].body.find("pm-fix:" + uid + "-X2") != std::string::npos);
  desk.file();
  CHECK(desk.record().uid == uid);
  CHECK(desk.fake.issues[2].body.find("pm-fix:" + uid + "-X1") != std::string::npos);
}

TEST_CASE("file: old issues are found by their link") {
  for (const auto& name : every_tracker())
    for (const std::string url : {"", "https://example.org/blob/main/pm/2026-11-20-checkout-500s.md"}) {
      FilingDesk desk(name);
      desk.record_url = url;
      desk.fake.issues[1] = {.title = "Fix number 1", .body = old_body(desk, desk.record(), url)};
      desk.file();
      INFO(desk.everything());
      CHECK(desk.has_said("linked 2026-11-20-checkout-500s:X1 to the existing issue " + desk.fake.key_of(1)));
    }
}

TEST_CASE("file: an old issue of another team is reported") {
  for (const auto& name : every_tracker()) {
    const auto theirs = [](pm::record::Record record) {
      record.problem = "Nobody could log in for an hour.";
      record.fixes->front().title = "Something else";
      return record;
    };
    struct Case {
      std::string title, their_url, our_url;
      bool is_same_text;
    };
    for (const auto& one : {Case{"Fix number 1", "https://example.org/them/x.md", "https://example.org/us/x.md", true},
                            Case{"Fix number 1", "https://example.org/them/x.md", "", true},
                            Case{"Something else", "", "", false}, Case{"Fix number 1", "", "", false}}) {
      FilingDesk desk(name);
      desk.record_url = one.our_url;
      const auto record = one.is_same_text ? desk.record() : theirs(desk.record());
      desk.fake.issues[1] = {.title = one.title, .body = old_body(desk, record, one.their_url)};
      desk.file();
      INFO(desk.everything());
      CHECK(desk.has_said("was filed by pm 0.1.0 for a record with the same id"));
      CHECK(desk.has_said("pm fixes link 2026-11-20-checkout-500s:X1 "));
      CHECK(desk.fix().ticket->key == desk.fake.key_of(2));
    }
  }
}

TEST_CASE("sync: does not change a link to another team's issue") {
  for (const auto& name : every_tracker()) {
    FilingDesk desk(name);
    desk.record_url = "https://example.org/us/x.md";
    desk.fake.issues[1] = {.title = "Fix number 1",
                           .body = old_body(desk, desk.record(), "https://example.org/them/x.md")};
    desk.fake.issues[2] = {.title = "Fix number 1", .body = old_body(desk, desk.record(), desk.record_url)};
    desk.link(0, 2);
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.fix().ticket->key == desk.fake.key_of(2));
    CHECK(desk.said == std::vector<std::string>{"no changes"});
  }
}

TEST_CASE("sync: of duplicates the lowest open one, every tracker") {
  for (const auto& name : every_tracker()) {
    FilingDesk desk(name);
    desk.file();
    desk.fake.issues[2] = desk.fake.issues[1];
    desk.fix().ticket->key = desk.fake.key_of(2);
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.fix().ticket->key == desk.fake.key_of(1));
    CHECK(desk.has_said(desk.fake.key_of(2) + " can be closed in the tracker"));
  }
}

TEST_CASE("list: finds issues behind unrelated pages") {
  for (const auto& name : every_tracker()) {
    FilingDesk desk(name);
    desk.file();
    desk.fix().ticket.reset();
    for (long number = 2; number <= 9; ++number) desk.fake.issues[number] = {.title = "another"};
    desk.fake.page_size = 3;
    desk.fake.empty_pages = {1, 2};
    desk.file();
    INFO(desk.everything());
    CHECK(desk.has_said("to the existing issue " + desk.fake.key_of(1)));
    CHECK(desk.fake.creations == 1);
  }
}

TEST_CASE("file: names the rejected field") {
  struct Case {
    std::string tracker, body, names;
  };
  for (const auto& one :
       {Case{"github", R"({"message": "Validation Failed", "errors": [{"resource": "Issue", "field": "assignees",
               "code": "invalid", "value": "ana-gh"}]})",
             "ana-gh"},
        Case{"github", R"({"message": "Validation Failed", "errors": [{"resource": "Label", "field": "name",
               "code": "invalid"}]})",
             "labels in pm.toml are \"postmortem\", \"reliability\""},
        Case{"gitlab", R"({"message": {"labels": ["is too long"]}})", "labels in pm.toml are \"postmortem\""},
        Case{"jira", R"({"errorMessages": [], "errors": {"assignee": "User does not exist."}})", "account \"ana-gh\""},
        Case{"jira", R"({"errorMessages": [], "errors": {"labels": "Field 'labels' cannot be set."}})",
             "labels in pm.toml are"},
        Case{"jira", R"({"errorMessages": [], "errors": {"customfield_10010": "Team is required."}})",
             "customfield_10010: Team is required."},
        Case{"redmine", R"({"errors": ["Assignee is invalid"]})", "account \"ana-gh\""}}) {
    FakeTracker fake(one.tracker);
    fake.instead_of_create.emplace(1, says(one.tracker == "jira" || one.tracker == "gitlab" ? 400 : 422, one.body));
    TrackerSession session(tracker(one.tracker), target(one.tracker), github_token("s3cret", "GITHUB_TOKEN"),
                           {&fake, [](std::chrono::seconds) {}, [] { return false; }, [](const std::string&) {},
                            [](const std::string&) {}, [] { return pm::time::Micros(); }});
    auto sent = draft(one.tracker);
    sent.assignee = "ana-gh";
    if (one.tracker == "redmine" || one.tracker == "gitlab") sent.assignee = "7";
    const auto refused = session.create(sent);
    REQUIRE_FALSE(refused);
    const auto& problem = refused.error().problem;
    INFO(one.tracker << ": " << problem.message << " / " << problem.hint);
    auto names = one.names;
    if (const auto at = names.find("account \"ana-gh\""); at != std::string::npos && one.tracker == "redmine")
      names = "account \"7\"";
    CHECK((problem.message + " / " + problem.hint).find(names) != std::string::npos);
    CHECK(refused.error().scope == TrackerError::Scope::this_issue);
  }
}
