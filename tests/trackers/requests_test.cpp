// What each tracker is asked, and what is read from its answers.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "trackers/a_record.hpp"

using namespace pm::trackers;
using namespace pm::trackers::test;
using nlohmann::json;
using pm::http::Response;
using pm::record::TicketState;

namespace {

json body_of(const pm::http::Request& request) { return json::parse(request.body); }
std::optional<IssuePage> list_of(std::string_view name, const std::string& body,
                                 std::vector<pm::http::Header> headers = {}) {
  return tracker(name).read_list(target(name), Response{200, std::move(headers), body});
}
std::optional<Issue> issue_of(std::string_view name, const std::string& body) {
  return tracker(name).read_issue(target(name), Response{200, {}, body});
}

}  // namespace

TEST_CASE("github: requests to list and fetch") {
  const auto& github = tracker("github");
  CHECK(github.list(target("github"), "").url ==
        "https://api.github.com/repos/owner/name/issues?labels=postmortem&state=all&sort=created&direction=desc"
        "&per_page=100&page=1");
  CHECK(github.list(target("github"), "3").url.ends_with("&page=3"));
  CHECK(github.look_up(target("github"), "#12").url == "https://api.github.com/repos/owner/name/issues/12");
}

TEST_CASE("github: fields of a new issue") {
  const auto request = tracker("github").create(target("github"), draft("github"));
  CHECK(request.method == "POST");
  CHECK(request.url == "https://api.github.com/repos/owner/name/issues");
  const auto body = body_of(request);
  CHECK(body["title"] == "Show the *host*");
  CHECK(body["labels"] == json({"postmortem", "reliability"}));
  CHECK(body["assignees"] == json({"7"}));
  CHECK(body.size() == 4);
}

TEST_CASE("github: skips pull requests") {
  const auto page = list_of(
      "github",
      R"([{"number": 9, "state": "open", "pull_request": {}, "body": null},
          {"number": 7, "state": "closed", "html_url": "https://github.com/o/n/issues/7", "body": "b", "title": "t",
           "closed_at": "2026-11-25T10:00:00Z", "created_at": "2026-11-22T10:00:00Z", "labels": [{"name": "postmortem"}]}])",
      {{"Link",
        "<https://evil.example/x?page=2&labels=a>; rel=\"next\", <https://api.github.com/x?page=5>; rel=\"last\""}});
  REQUIRE(page);
  REQUIRE(page->issues.size() == 1);
  CHECK(page->issues[0] == Issue{.key = "#7",
                                 .number = 7,
                                 .title = "t",
                                 .url = "https://github.com/o/n/issues/7",
                                 .state = TicketState::closed,
                                 .reason = "",
                                 .closed_at = "2026-11-25T10:00:00Z",
                                 .created_at = "2026-11-22T10:00:00Z",
                                 .body = "b",
                                 .labels = {"postmortem"}});
  CHECK(page->next == "2");
  CHECK(list_of("github", "[]")->next.empty());
  CHECK_FALSE(issue_of("github", R"({"number": 9})"));
}

TEST_CASE("gitlab: requests and responses") {
  const auto& gitlab = tracker("gitlab");
  CHECK(gitlab.list(target("gitlab"), "").url ==
        "https://gitlab.com/api/v4/projects/group%2Fsub%2Fname/issues?labels=postmortem&scope=all&order_by=created_at"
        "&sort=desc&per_page=100&page=1");
  CHECK(gitlab.look_up(target("gitlab"), "#5").url.ends_with("/issues/5"));
  const auto body = body_of(gitlab.create(target("gitlab"), draft("gitlab")));
  CHECK(body["labels"] == json({"postmortem", "reliability"}));
  CHECK(body["due_date"] == "2026-12-01");
  CHECK(body["assignee_ids"] == json({7}));
  const auto page = list_of("gitlab", R"([{"iid": 5, "state": "opened", "web_url": "https://gitlab.com/g/n/-/issues/5",
      "description": "d", "created_at": "2026-11-22T10:00:00.000Z", "closed_at": null, "labels": ["postmortem"]}])",
                            {{"x-next-page", "2"}});
  REQUIRE(page);
  CHECK(page->next == "2");
  CHECK(page->issues.at(0).state == TicketState::open);
  CHECK(page->issues.at(0).key == "#5");
}

TEST_CASE("jira: Data Center requests and responses") {
  const auto& jira = tracker("jira");
  const auto list = jira.list(target("jira"), "100").url;
  INFO(list);
  CHECK(
      list.starts_with("https://jira.example.org/jira/rest/api/2/search?jql=project%20%3D%20%22OPS%22%20AND%20labels"));
  CHECK(list.ends_with("&startAt=100"));
  CHECK(jira.look_up(target("jira"), "OPS-7").url.find("/rest/api/2/issue/OPS-7?fields=") != std::string::npos);
  const auto fields = body_of(jira.create(target("jira"), draft("jira")))["fields"];
  CHECK(fields["project"]["key"] == "OPS");
  CHECK(fields["issuetype"]["name"] == "Task");
  CHECK(fields["assignee"] == json({{"name", "7"}}));
  const auto page = list_of("jira", R"({"startAt": 0, "total": 2, "issues": [{"key": "OPS-7", "fields": {
      "description": "d", "status": {"statusCategory": {"key": "done"}}, "labels": ["postmortem"],
      "created": "2026-11-22T10:00:00.000+0100", "resolutiondate": "2026-11-25T10:00:00.000+0100"}}]})");
  REQUIRE(page);
  CHECK(page->next == "1");
  CHECK(page->issues.at(0).url == "https://jira.example.org/jira/browse/OPS-7");
  CHECK(page->issues.at(0).closed_at == "2026-11-25T10:00:00.000+01:00");
  CHECK(page->issues.at(0).state == TicketState::closed);
  const auto made =
      jira.read_created(target("jira"), Response{201, {}, R"({"id": "10000", "key": "OPS-24", "self": "x"})"});
  CHECK_FALSE(issue_of("jira", R"({"id": "10000", "key": "OPS-24", "self": "x"})"));
  REQUIRE(made);
  CHECK(made->key == "OPS-24");
  CHECK(made->state == TicketState::open);
}

TEST_CASE("jira: Cloud requests and responses") {
  auto cloud = config("jira");
  cloud.url = "https://example.atlassian.net";
  const auto target = *tracker("jira").target(cloud);
  const auto list = tracker("jira").list(target, "to+ken").url;
  CHECK(list.find("/rest/api/2/search/jql?") != std::string::npos);
  CHECK(list.ends_with("&nextPageToken=to%2Bken"));
  CHECK(body_of(tracker("jira").create(target, draft("jira")))["fields"]["assignee"] == json({{"id", "7"}}));
}

TEST_CASE("redmine: requests and responses") {
  const auto& redmine = tracker("redmine");
  CHECK(redmine.list(target("redmine"), "").url ==
        "https://redmine.example.org/projects/web-shop/issues.json?status_id=*&subproject_id=!*"
        "&sort=created_on:desc,id:desc&limit=100&offset=0");
  const auto issue = body_of(redmine.create(target("redmine"), draft("redmine")))["issue"];
  CHECK(issue["subject"] == "Show the *host*");
  CHECK(issue["estimated_hours"] == 2);
  CHECK(issue["assigned_to_id"] == 7);
  const auto page =
      list_of("redmine", R"({"issues": [{"id": 3, "status": {"id": 5, "name": "Closed", "is_closed": true},
      "subject": "s", "description": "d", "created_on": "2026-11-22T10:00:00Z", "closed_on": "2026-11-25T10:00:00Z"}],
      "total_count": 7, "offset": 2, "limit": 1})");
  REQUIRE(page);
  CHECK(page->next == "3");
  CHECK(page->issues.at(0) == Issue{.key = "#3",
                                    .number = 3,
                                    .title = "s",
                                    .url = "https://redmine.example.org/issues/3",
                                    .state = TicketState::closed,
                                    .reason = "",
                                    .closed_at = "2026-11-25T10:00:00Z",
                                    .created_at = "2026-11-22T10:00:00Z",
                                    .body = "d",
                                    .labels = {}});
  // Opened again: the day it was closed stays there.
  CHECK(issue_of("redmine",
                 R"({"issue": {"id": 3, "status": {"is_closed": false}, "closed_on": "2026-11-25T10:00:00Z"}})")
            ->state == TicketState::open);
}

TEST_CASE("trackers: other JSON is refused") {
  for (const auto* one : trackers())
    for (const auto* body :
         {"", "null", "<html>Sign in</html>", "{}", "[[[[", "7", R"({"issues": 7})", R"("issues")"}) {
      INFO(one->display_name << " answers " << body);
      const auto page = list_of(one->name, body);
      CHECK((!page || page->issues.empty()));
      CHECK_FALSE(issue_of(one->name, body));
    }
  // Values of another kind than they should be are left out.
  CHECK(list_of("github", R"([7, null, {"number": "7"}, {"number": 7, "state": 1}])")->issues.empty());
  const auto odd = list_of("github", R"([{"number": 7, "state": "open", "body": 7, "labels": "x", "closed_at": []}])");
  CHECK(odd->issues.at(0).body.empty());
}

TEST_CASE("trackers: invalid configuration gets an example") {
  for (const auto* project : {"", "name", "o/n/x", "o n/x", "../x", "o/..", "o/n?x=1"}) {
    auto github = config("github");
    github.project = project;
    INFO(project);
    CHECK_FALSE(tracker("github").target(github));
  }
  for (const auto* name : {"jira", "redmine"}) {
    auto nowhere = config(name);
    nowhere.url.clear();
    CHECK(tracker(name).target(nowhere).error().hint.find("url = ") != std::string::npos);
    auto odd = config(name);
    odd.project = "a/../b";
    CHECK_FALSE(tracker(name).target(odd));
  }
  for (const auto* name : {"gitlab", "redmine"}) {
    auto by_name = config(name);
    by_name.people = {{"ana", "ana-gh"}};
    CHECK(tracker(name).target(by_name).error().message.find("is not a user number") != std::string::npos);
  }
}

TEST_CASE("trackers: keys of issues") {
  for (const auto* name : {"github", "gitlab", "redmine"}) {
    CHECK(tracker(name).number_of("#12") == 12);
    for (const auto* key : {"", "#", "12", "#0", "#-1", "#1x", "#12/../../user", "OPS-7", "#99999999999999999999",
                            "o#1", "../x#1", "o/..#1", "/o/n#1", "o//n#1", "o/n/#1", "o/n?x#1", "o/%2e%2e#1"})
      CHECK_FALSE(tracker(name).number_of(key));
  }
  CHECK(tracker("jira").number_of("OPS-7") == 7);
  for (const auto* key : {"", "OPS", "OPS-", "-7", "OPS-7/../x", "ops-7", "OPS-x"})
    CHECK_FALSE(tracker("jira").number_of(key));
}
