// Retries, waits and error messages.
#include "catch.hpp"
#include "trackers/a_record.hpp"
#include "trackers/scripted_transport.hpp"

using namespace pm::trackers;
using namespace pm::trackers::test;
using pm::http::HttpError;
using Scope = TrackerError::Scope;

namespace {

constexpr auto made = R"({"number": 7, "state": "open", "html_url": "https://github.com/o/n/issues/7", "labels": []})";

struct Talk {
  explicit Talk(std::deque<Answered> answers, std::string_view name = "github")
      : transport(std::move(answers)),
        session(tracker(name), target(name), github_token("s3cret", "GITHUB_TOKEN"),
                {&transport, [this](std::chrono::seconds time) { waited.push_back(time.count()); },
                 [this] { return stopped; }, [this](const std::string& line) { notes += line + "\n"; },
                 [this](const std::string& line) { told.push_back(line); },
                 [] { return pm::time::parse_instant("2026-11-22T12:00:00Z")->at; }}) {}
  ScriptedTransport transport;
  std::vector<long> waited;
  bool stopped = false;
  std::string notes;
  std::vector<std::string> told;
  TrackerSession session;
};

std::string issue(long number, const std::string& created = "2026-11-22T10:00:00Z") {
  return R"({"number": )" + std::to_string(number) + R"(, "state": "open", "created_at": ")" + created + R"("})";
}
const std::vector<pm::http::Header> more = {{"Link", "<https://api.github.com/x?page=2>; rel=\"next\""}};

}  // namespace

TEST_CASE("session: lists page by page") {
  Talk all({says(200, "[" + issue(9) + "]", more), says(200, "[" + issue(8) + "]")});
  const auto issues = all.session.list({});
  REQUIRE(issues);
  CHECK(issues->size() == 2);
  CHECK(all.transport.asked[1].url.ends_with("&page=2"));
  Talk some({says(200, "[" + issue(9, "2026-01-01T00:00:00Z") + "]", more)});
  CHECK(some.session.list(pm::time::Day{"2026-11-18"})->size() == 1);
  CHECK(some.transport.asked.size() == 1);
}

TEST_CASE("list: continues after an empty page") {
  const std::vector<pm::http::Header> third = {{"Link", "<https://api.github.com/x?page=3>; rel=\"next\""}};
  Talk talk({says(200, "[]", more), says(200, R"([{"number": 7, "pull_request": {}}])", third),
             says(200, "[" + issue(5) + "]")});
  CHECK(talk.session.list({})->size() == 1);
}

TEST_CASE("list: a repeated next page ends it") {
  Talk talk({says(200, "[" + issue(9) + "]", more), says(200, "[]", more)});
  CHECK(talk.session.list({})->size() == 1);
}

TEST_CASE("session: the token is sent and never shown") {
  Talk talk({says(401, R"({"message": "Bad credentials: s3cret"})")});
  const auto answer = talk.session.create(draft("github"));
  REQUIRE_FALSE(answer);
  CHECK(talk.transport.asked[0].headers.back().value == "Bearer s3cret");
  CHECK(answer.error().scope == Scope::everything);
  CHECK(answer.error().problem.message == "GitHub does not accept the token of GITHUB_TOKEN: Bad credentials: (token)");
  CHECK(talk.notes.find("s3cret") == std::string::npos);
}

TEST_CASE("session: the token is hidden in messages") {
  ScriptedTransport transport({says(200, "[]")});
  std::string notes;
  TrackerSession session(
      tracker("github"), target("github"), github_token("token", "GITHUB_TOKEN"),
      {&transport, [](std::chrono::seconds) {}, [] { return false; }, [&](const std::string& line) { notes += line; },
       [](const std::string&) {}, [] { return pm::time::Micros(); }});
  CHECK(session.list({}));
  CHECK(notes.find("→ 200") != std::string::npos);
}

TEST_CASE("session: retries reads with backoff") {
  Talk talk({says(502), fails(HttpError::Kind::unclear), fails(HttpError::Kind::not_sent), says(200, "[]")});
  CHECK(talk.session.list({}));
  CHECK(talk.waited == std::vector<long>{1, 2, 4});
  Talk broken({says(500), says(500), says(500), says(500)});
  const auto removal_order = broken.session.list({});
  REQUIRE_FALSE(removal_order);
  CHECK(removal_order.error().scope == Scope::everything);
}

TEST_CASE("session: does not repeat an unclear creation") {
  for (auto answer : {says(500), says(502), says(200, "<html>"), fails(HttpError::Kind::unclear),
                      fails(HttpError::Kind::too_large)}) {
    Talk talk({answer});
    const auto tried = talk.session.create(draft("github"));
    REQUIRE_FALSE(tried);
    CHECK(tried.error().scope == Scope::unclear);
    CHECK(tried.error().problem.kind == pm::ErrorKind::outside);
    CHECK(talk.transport.asked.size() == 1);
  }
}

TEST_CASE("session: repeats a rejected creation") {
  Talk unreached({fails(HttpError::Kind::not_sent), says(201, made)});
  CHECK(unreached.session.create(draft("github")));
  Talk limited({says(429, "{}", {{"Retry-After", "60"}}), says(403, "{}", {{"Retry-After", "7"}}), says(201, made)});
  CHECK(limited.session.create(draft("github"))->key == "#7");
  CHECK(limited.waited == std::vector<long>{60, 7});
}

TEST_CASE("session: a long rate limit is reported") {
  Talk hour({says(429, "{}", {{"Retry-After", "3600"}})});
  const auto tried = hour.session.create(draft("github"));
  REQUIRE_FALSE(tried);
  CHECK(tried.error().scope == Scope::everything);
  CHECK(tried.error().problem.hint.find("in 3600 seconds") != std::string::npos);
  CHECK(hour.waited.empty());
  Talk used_up({says(403, "{}", {{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "1795386600"}})});
  const auto later = used_up.session.list({});
  REQUIRE_FALSE(later);
  CHECK(later.error().problem.hint.find("22:30 UTC") != std::string::npos);
  CHECK(used_up.waited.empty());
}

TEST_CASE("session: errors have a hint") {
  struct Case {
    long status;
    Scope reach;
    std::string_view says, hint;
  };
  for (const auto& one : {Case{401, Scope::everything, "does not accept the token", "gh auth login"},
                          Case{403, Scope::everything, "the token lacks permission", "Issues: read and write"},
                          Case{404, Scope::everything, "project owner/name does not exist", "project in pm.toml"},
                          Case{410, Scope::everything, "the issues of owner/name are disabled", "enable issues"},
                          Case{422, Scope::this_issue, "rejected the request (422): Validation Failed; title missing",
                               "fields the project requires"},
                          Case{301, Scope::everything, "redirects to https://elsewhere.example/x", "change project"}}) {
    INFO(one.status);
    Talk talk(
        {says(one.status, R"({"message": "Validation Failed", "errors": [{"field": "title", "code": "missing"}]})",
              {{"Location", "https://elsewhere.example/x"}})});
    const auto tried = talk.session.create(draft("github"));
    REQUIRE_FALSE(tried);
    CHECK(tried.error().scope == one.reach);
    INFO(tried.error().problem.message << " / " << tried.error().problem.hint);
    CHECK(tried.error().problem.message.find(one.says) != std::string::npos);
    CHECK(tried.error().problem.hint.find(one.hint) != std::string::npos);
    CHECK(talk.transport.asked.size() == 1);
  }
}

TEST_CASE("session: messages of trackers are escaped") {
  const auto said = [](const std::string& body) {
    Talk talk({says(422, body)});
    return talk.session.create(draft("github")).error().problem.message;
  };
  CHECK(said(R"({"errors": ["Subject cannot be blank"]})").ends_with("(422): Subject cannot be blank"));
  CHECK(said(R"({"errorMessages": [], "errors": {"summary": "is required"}})").ends_with(": summary: is required"));
  CHECK(said(R"({"message": {"title": ["is too long"]}})").ends_with(": title: is too long"));
  CHECK(said(R"({"message": "a\u001b[31m\nb"})").find('\x1b') == std::string::npos);
  CHECK(said("{\"message\": \"" + std::string(5000, 'x') + "\"}").size() < 400);
  CHECK(said(std::string(100000, '[')).ends_with("(422)"));
}

TEST_CASE("session: a deleted issue is not an error") {
  Talk talk({says(404)});
  const auto looked = talk.session.look_up("#7");
  REQUIRE(looked);
  CHECK_FALSE(*looked);
  Talk garbage({says(200, "<html>")});
  CHECK(garbage.session.look_up("#7").error().scope == Scope::this_issue);
}

TEST_CASE("session: waiting can be interrupted") {
  Talk talk({says(500)});
  talk.stopped = true;
  CHECK(talk.session.list({}).error().scope == Scope::interrupted);
  Talk asking({fails(HttpError::Kind::interrupted)});
  CHECK(asking.session.list({}).error().problem.kind == pm::ErrorKind::interrupted);
}

TEST_CASE("jira: fetches issues beyond the index") {
  const std::string key = R"({"key": "OPS-)";
  Talk talk({says(200, R"({"startAt": 0, "total": 0, "issues": []})"),
             says(200, R"({"startAt": 0, "total": 40, "issues": [)" + key +
                           R"(41", "fields": {"status": {"statusCategory": {"key": "new"}}}}]})"),
             says(404), says(200, key + R"(43", "fields": {"status": {"statusCategory": {"key": "new"}}}})"), says(404),
             says(404), says(404), says(404), says(404)},
            "jira");
  const auto issues = talk.session.list({});
  REQUIRE(issues);
  REQUIRE(issues->size() == 1);
  CHECK(issues->front().key == "OPS-43");
  CHECK(talk.transport.asked.back().url.find("/OPS-48?") != std::string::npos);
}
