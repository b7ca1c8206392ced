#include <map>

#include "catch.hpp"
#include "trackers/a_record.hpp"

using namespace pm::trackers;
using namespace pm::trackers::test;

namespace {

Environment with(std::map<std::string, std::string> names) {
  return [names](const std::string& name) -> std::optional<std::string> {
    const auto found = names.find(name);
    return found == names.end() ? std::nullopt : std::optional(found->second);
  };
}

bool may(std::string_view name, const std::string& url, std::map<std::string, std::string> environment) {
  return check_token_host(tracker(name), *pm::http::read_address(url), with(std::move(environment))).has_value();
}

}  // namespace

TEST_CASE("token: only for its own host") {
  CHECK(may("github", "https://api.github.com", {}));
  CHECK(may("gitlab", "https://gitlab.com", {}));
  CHECK_FALSE(may("github", "https://api.github.com.evil.example", {}));
  CHECK_FALSE(may("github", "https://evil.example", {}));
  CHECK_FALSE(may("github", "https://api.github.com:8443", {}));
  CHECK_FALSE(may("gitlab", "https://evil.example", {{"GH_HOST", "evil.example"}}));
  CHECK_FALSE(may("jira", "https://example.atlassian.net", {}));
  CHECK_FALSE(may("redmine", "https://redmine.example.org", {}));
}

TEST_CASE("token: a host from the environment, exact port") {
  CHECK(may("github", "https://ghe.example.org/api/v3", {{"GH_HOST", "ghe.example.org"}}));
  CHECK(may("redmine", "https://redmine.example.org", {{"REDMINE_HOST", "https://Redmine.example.org/"}}));
  CHECK(may("redmine", "https://redmine.example.org:8443", {{"REDMINE_HOST", "redmine.example.org:8443"}}));
  CHECK_FALSE(may("redmine", "https://redmine.example.org:8443", {{"REDMINE_HOST", "redmine.example.org"}}));
  CHECK_FALSE(may("redmine", "https://evil.example", {{"REDMINE_HOST", "redmine.example.org"}}));
  CHECK_FALSE(may("redmine", "https://redmine.example.org", {{"REDMINE_HOST", ""}}));
}

TEST_CASE("token: plain HTTP only to this machine") {
  CHECK(may("redmine", "http://127.0.0.1:3000", {{"REDMINE_HOST", "127.0.0.1:3000"}}));
  CHECK_FALSE(may("redmine", "http://127.0.0.1:3000", {}));
  CHECK_FALSE(may("redmine", "http://redmine.example.org", {{"REDMINE_HOST", "redmine.example.org"}}));
  CHECK_FALSE(may("github", "http://api.github.com", {{"GH_HOST", "api.github.com"}}));
}

TEST_CASE("token: the error names the fix") {
  const auto refused = check_token_host(tracker("redmine"), *pm::http::read_address("https://r.example.org"), with({}));
  CHECK(refused.error().hint == "if it is yours: export REDMINE_HOST=r.example.org");
}

TEST_CASE("token: from its environment variable") {
  CHECK(tracker("github").token(with({{"GITHUB_TOKEN", "a"}, {"GH_TOKEN", "b"}}))->header.value == "Bearer b");
  CHECK(tracker("github").token(with({{"GITHUB_TOKEN", "a"}}))->from == "GITHUB_TOKEN");
  CHECK(tracker("gitlab").token(with({{"GITLAB_TOKEN", "a"}}))->header.value == "Bearer a");
  CHECK(tracker("redmine").token(with({{"REDMINE_API_KEY", "a"}}))->header.name == "X-Redmine-API-Key");
  CHECK(tracker("jira").token(with({{"JIRA_TOKEN", "a"}}))->header.value == "Bearer a");
  CHECK(tracker("jira").token(with({{"JIRA_EMAIL", "ana@example.org"}, {"JIRA_API_TOKEN", "t"}}))->header.value ==
        "Basic YW5hQGV4YW1wbGUub3JnOnQ=");
  CHECK(tracker("jira").token(with({{"JIRA_EMAIL", "ab"}, {"JIRA_API_TOKEN", "c"}}))->header.value == "Basic YWI6Yw==");
  CHECK(tracker("jira").token(with({{"JIRA_EMAIL", "ab"}, {"JIRA_API_TOKEN", "cde"}}))->header.value ==
        "Basic YWI6Y2Rl");
  for (const auto* one : trackers()) {
    CHECK_FALSE(one->token(with({})));
    CHECK_FALSE(
        one->token(with({{"GITHUB_TOKEN", ""}, {"GITLAB_TOKEN", ""}, {"JIRA_TOKEN", ""}, {"REDMINE_API_KEY", ""}})));
  }
}

TEST_CASE("token: invalid characters are refused") {
  const auto refused = check_token(github_token("abc\r\nX-Evil: 1", "GITHUB_TOKEN"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("abc") == std::string::npos);
  CHECK(refused.error().message.find("GITHUB_TOKEN") != std::string::npos);
  CHECK(check_token(github_token("ghp_abc", "GITHUB_TOKEN")));
}
