// One issue that cannot be had never stops the work on the others, on any tracker.
#include "catch.hpp"
#include "trackers/filing_desk.hpp"

using namespace pm::trackers;
using namespace pm::trackers::test;
using pm::record::FixStatus;

namespace {

/// Two linked fixes: the issue of the first is not in the list, the second one is done.
FilingDesk with_two(const std::string& name) {
  FilingDesk desk(name, record_with_fixes(2));
  desk.fake.issues[1] = {.is_listed = false};
  desk.fake.issues[2] = {.is_closed = true, .is_listed = false};
  desk.link(0, 1);
  desk.link(1, 2);
  return desk;
}

}  // namespace

TEST_CASE("sync: deleted, hidden and malformed issues are reported") {
  struct Case {
    Answered answer;
    std::string reports;
  };
  for (const auto& name : every_tracker())
    for (const auto& one :
         {Case{says(404, "{}"), "is deleted, or the token cannot read it"},
          Case{says(410, R"({"message": "This issue was deleted"})"), "is deleted"},
          Case{says(403, R"({"message": "Resource not accessible"})"), "hides"},
          Case{says(400, "{}"), "rejected the request (400)"},
          Case{says(200, "<html>Sign in</html>"), "is not an issue"}, Case{says(200, "[]"), "is not an issue"},
          Case{says(200, R"({"number": 1, "iid": 1, "key": "OPS-1", "issue": {"id": 1}, "state": 7})"),
               "is not an issue"}}) {
      auto desk = with_two(name);
      desk.fake.instead_of_issue.emplace(1, one.answer);
      desk.sync();
      INFO(desk.everything());
      CHECK(desk.problems.size() == 1);
      CHECK(desk.has_reported("2026-11-20-checkout-500s:X1: "));
      CHECK(desk.has_reported(one.reports));
      CHECK(desk.exit_status() == 1);
      CHECK(desk.fix(0).status == FixStatus::open);
      CHECK(desk.fix(1).status == FixStatus::done);
    }
}

TEST_CASE("sync: a server error for one issue exits with 3") {
  for (const auto& name : every_tracker()) {
    auto desk = with_two(name);
    desk.fake.instead_of_issue.emplace(1, says(500, "{}"));
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.exit_status() == 3);
    CHECK(desk.fix(1).status == FixStatus::done);
  }
}

TEST_CASE("session: stops after repeated server errors") {
  FilingDesk desk("github", record_with_fixes(9));
  for (long number = 1; number <= 9; ++number) {
    desk.fake.instead_of_issue.emplace(number, says(500, "{}"));
    desk.link(static_cast<std::size_t>(number) - 1, number);
  }
  desk.sync();
  INFO(desk.everything());
  CHECK(desk.problems.size() == 3);
}

TEST_CASE("sync: follows a moved issue on the same host") {
  const std::map<std::string, std::pair<std::string, std::string>> moves = {
      // what Location says, and the key that the issue has there
      {"github", {"https://api.github.com/repositories/99/issues/5", "owner/other#5"}},
      {"gitlab", {"https://gitlab.com/api/v4/projects/99/issues/5", "group/other#5"}},
      {"jira", {"https://jira.example.org/jira/rest/api/2/issue/NEW-5", "NEW-5"}},
      {"redmine", {"https://redmine.example.org/issues/5.json", "#5"}}};
  const std::map<std::string, std::string> projects = {
      {"github", "owner/other"}, {"gitlab", "group/other"}, {"jira", "NEW"}, {"redmine", ""}};
  for (const auto& [name, move] : moves) {
    auto desk = with_two(name);
    const auto& [location, key] = move;
    desk.fake.instead_of_issue.emplace(1, says(301, "{}", {{"Location", location}}));
    desk.fake.at_url.emplace(location.substr(location.find("/", 8)),
                             desk.fake.shown_alone(5, {.is_closed = true}, projects.at(name)));
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.exit_status() == 0);
    CHECK(desk.fix(0).ticket->key == key);
    CHECK(desk.fix(0).ticket->url != "https://example.org/1");
    CHECK(desk.fix(0).status == FixStatus::done);
    CHECK(desk.has_said("has moved: it is " + key));
    CHECK(desk.fix(1).status == FixStatus::done);
  }
}

TEST_CASE("sync: a moved issue is fetched from its new project") {
  for (const auto& [name, key, url] :
       {std::tuple{"github", "owner/other#5", "https://api.github.com/repos/owner/other/issues/5"},
        std::tuple{"gitlab", "group/other#5", "https://gitlab.com/api/v4/projects/group%2Fother/issues/5"}}) {
    FilingDesk desk(name);
    desk.link(0, 5);
    desk.fix().ticket->key = key;
    desk.fake.issues[5] = {.is_closed = true, .is_listed = false};
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.fake.asked.back().url == url);
    CHECK(desk.fix().status == FixStatus::done);
    CHECK(desk.fix().ticket->key == key);
  }
}

TEST_CASE("jira: a moved issue updates the link") {
  auto desk = with_two("jira");
  desk.fake.instead_of_issue.emplace(1, desk.fake.shown_alone(7, {.is_closed = true}, "NEW"));
  desk.sync();
  INFO(desk.everything());
  CHECK(desk.fix(0).ticket->key == "NEW-7");
  CHECK(desk.fix(0).ticket->url == "https://jira.example.org/jira/browse/NEW-7");
  CHECK(desk.fix(0).status == FixStatus::done);
}

TEST_CASE("redirects: another host or a loop is not followed") {
  for (const auto& name : every_tracker()) {
    const auto own = with_two(name).fake.api_url(1);
    for (const std::string& location :
         {std::string("https://evil.example/repos/o/n/issues/5"), std::string("//evil.example/issues/5"),
          std::string("https://api.github.com@evil.example/issues/5"), std::string("/\\evil.example/5"), own}) {
      auto desk = with_two(name);
      desk.fake.instead_of_issue.emplace(1, says(301, "{}", {{"Location", location}}));
      desk.sync();
      INFO(location << "\n" << desk.everything());
      CHECK(desk.exit_status() == 1);
      CHECK(desk.has_reported("has moved to " + location));
      CHECK(desk.fix(1).status == FixStatus::done);
      for (const auto& request : desk.fake.asked) CHECK(request.url.find("evil") == std::string::npos);
    }
  }
}

TEST_CASE("trackers: a response for another issue is malformed") {
  for (const auto* name : {"github", "gitlab", "redmine"}) {
    auto desk = with_two(name);
    desk.fake.instead_of_issue.emplace(1, desk.fake.shown_alone(8, {.is_closed = true}));
    desk.sync();
    INFO(desk.everything());
    CHECK(desk.exit_status() == 1);
    CHECK(desk.fix(0).status == FixStatus::open);
  }
}

TEST_CASE("sync: the URL of a ticket tells which project is asked") {
  for (const auto& [name, url] : {std::pair<std::string, std::string>{"github", "https://github.com/acme/old/issues/1"},
                                  {"gitlab", "https://gitlab.com/acme/old/-/issues/1"}}) {
    auto desk = with_two(name);
    desk.fix(0).ticket->url = url;
    desk.sync();
    INFO(name << "\n" << desk.everything());
    CHECK(desk.has_said("acme/old#1"));  // the one that was asked for
  }
}
