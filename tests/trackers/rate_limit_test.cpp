// When a tracker wants fewer requests: what counts as that, how long pm waits, and what it shows.
#include "catch.hpp"
#include "trackers/filing_desk.hpp"

using namespace pm::trackers;
using namespace pm::trackers::test;
using Scope = TrackerError::Scope;

namespace {

struct Limited {
  explicit Limited(std::string_view name, std::deque<Answered> answers)
      : transport(std::move(answers)),
        session(
            tracker(name), target(name), github_token("s3cret", "GH_TOKEN"),
            {&transport, [this](std::chrono::seconds time) { waited.push_back(time.count()); }, [] { return false; },
             [](const std::string&) {}, [this](const std::string& line) { told.push_back(line); },
             [] { return pm::time::parse_instant("2026-11-22T12:00:00Z")->at; }}) {}
  ScriptedTransport transport;
  std::vector<long> waited;
  std::vector<std::string> told;
  TrackerSession session;
};

Answered empty_list(std::string_view name) {
  if (name == "jira") return says(200, R"({"issues": [], "total": 0, "startAt": 0})");
  if (name == "redmine") return says(200, R"({"issues": [], "total_count": 0, "offset": 0})");
  return says(200, "[]");
}

}  // namespace

TEST_CASE("Retry-After: seconds or a date; the wait is shown") {
  struct Case {
    std::vector<pm::http::Header> headers;
    long seconds;
  };
  for (const auto& name : every_tracker())
    for (const auto& one :
         {Case{{{"Retry-After", "7"}}, 7}, Case{{{"Retry-After", "Sun, 22 Nov 2026 12:00:30 GMT"}}, 30},
          // The server's own clock counts, whatever this machine's says.
          Case{{{"Retry-After", "Mon, 23 Nov 2026 09:00:05 GMT"}, {"Date", "Mon, 23 Nov 2026 09:00:00 GMT"}}, 5},
          Case{{{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "1795348860"}}, 60},
          Case{{{"RateLimit-Remaining", "0"}, {"RateLimit-Reset", "1795348860"}}, 60}}) {
      std::deque<Answered> answers{says(429, "{}", one.headers), empty_list(name)};
      if (name == "jira") answers.push_back(empty_list(name));
      for (int i = 0; i < 5; ++i) answers.push_back(says(404, "{}"));
      Limited limited(name, std::move(answers));
      REQUIRE(limited.session.list({}));
      CHECK(limited.waited == std::vector<long>{one.seconds});
      REQUIRE(limited.told.size() == 1);
      INFO(limited.told.front());
      CHECK(limited.told.front().find("waiting " + std::to_string(one.seconds) + " s") != std::string::npos);
    }
}

TEST_CASE("github: secondary rate limits without a header") {
  for (const auto& name : every_tracker())
    for (const auto& answer :
         {says(403, R"({"message": "You have exceeded a secondary rate limit and have been temporarily blocked."})"),
          says(403, R"({"message": "You have triggered an abuse detection mechanism."})"), says(429, "Retry later")}) {
      Limited limited(name, {answer});
      const auto tried = limited.session.create(draft(name));
      REQUIRE_FALSE(tried);
      const auto& problem = tried.error().problem;
      INFO(problem.message << " / " << problem.hint);
      CHECK(tried.error().scope == Scope::everything);
      CHECK(problem.message.find("rate limit reached") != std::string::npos);
      CHECK(problem.hint.find("try again in a few minutes") != std::string::npos);
      CHECK((problem.message + problem.hint).find("needs") == std::string::npos);
      CHECK(limited.waited.empty());
    }
}

TEST_CASE("session: a long wait is reported instead") {
  Limited limited("gitlab", {says(429, "{}", {{"Retry-After", "Sun, 22 Nov 2026 15:00:00 GMT"}})});
  const auto tried = limited.session.create(draft("gitlab"));
  REQUIRE_FALSE(tried);
  CHECK(tried.error().problem.hint.find("15:00 UTC") != std::string::npos);
  CHECK(limited.waited.empty());
}

TEST_CASE("session: shows the wait before a retry") {
  Limited limited("github", {says(502, "{}"), says(200, "[]")});
  REQUIRE(limited.session.list({}));
  REQUIRE(limited.told.size() == 1);
  CHECK(limited.told.front() == "GitHub: server error (502): trying again in 1 s");
}

TEST_CASE("token: the hint names the variable in use") {
  const auto hint = [](const std::string& name, const ApiToken& token) {
    ScriptedTransport transport({says(401, R"({"message": "Bad credentials"})")});
    TrackerSession session(tracker(name), target(name), token,
                           {&transport, [](std::chrono::seconds) {}, [] { return false; }, [](const std::string&) {},
                            [](const std::string&) {}, [] { return pm::time::Micros(); }});
    return session.list({}).error().problem.hint;
  };
  CHECK(hint("github", github_token("t", "GH_TOKEN")).find("unset GH_TOKEN") != std::string::npos);
  CHECK(hint("github", github_token("t", "GITHUB_TOKEN")).find("unset GITHUB_TOKEN") != std::string::npos);
  CHECK(hint("github", github_token("t", "gh auth token")).find("gh auth login") != std::string::npos);
  const auto with = [](const std::string& name, std::map<std::string, std::string> values) {
    return *tracker(name).token([values](const std::string& wanted) -> std::optional<std::string> {
      const auto found = values.find(wanted);
      return found == values.end() ? std::nullopt : std::optional(found->second);
    });
  };
  CHECK(hint("gitlab", with("gitlab", {{"GITLAB_TOKEN", "t"}})) == "replace the token in GITLAB_TOKEN");
  CHECK(hint("redmine", with("redmine", {{"REDMINE_API_KEY", "t"}})).find("REDMINE_API_KEY") != std::string::npos);
  CHECK(hint("jira", with("jira", {{"JIRA_TOKEN", "t"}})) == "replace the token in JIRA_TOKEN");
  const auto cloud = hint("jira", with("jira", {{"JIRA_EMAIL", "a@b"}, {"JIRA_API_TOKEN", "t"}, {"JIRA_TOKEN", "u"}}));
  CHECK(cloud.find("JIRA_API_TOKEN") != std::string::npos);
  CHECK(cloud.find("JIRA_EMAIL") != std::string::npos);
}

TEST_CASE("trackers: disabled issues are reported") {
  for (const auto& name : every_tracker()) {
    Limited limited(name, {says(410, R"({"message": "Issues are disabled for this repo"})")});
    const auto tried = limited.session.list({});
    REQUIRE_FALSE(tried);
    INFO(tried.error().problem.message);
    CHECK(tried.error().problem.message.find("disabled or gone (410): Issues are disabled for this repo") !=
          std::string::npos);
    CHECK(tried.error().problem.message.find(target(name).project) != std::string::npos);
    CHECK(tried.error().problem.hint.find("enable issues") != std::string::npos);
  }
}

TEST_CASE("labels: a comma is refused if the tracker splits there") {
  for (const auto& [name, is_refused] :
       {std::pair{"github", true}, std::pair{"gitlab", true}, std::pair{"jira", false}}) {
    auto settings = config(name);
    settings.labels = {"post,mortem"};
    const auto target = tracker(name).target(settings);
    INFO(name);
    CHECK(target.has_value() != is_refused);
    if (!target) CHECK(target.error().message.find("\"post,mortem\" has a comma") != std::string::npos);
  }
}
