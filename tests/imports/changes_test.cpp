// What changed, and what was sent to customers. The samples are our own, in the shape of real ones.
#include "imports/reading.hpp"

using namespace pm;
using namespace reading_test;

namespace {

std::string commit(char digit, std::string_view fields) {
  std::string entry(40, digit);
  for (const char c : fields) entry += c == '|' ? '\x1f' : c;
  return entry + '\0';
}

}  // namespace

TEST_CASE("git: commits are at their committer's date") {
  const auto found = read_text(
      commit('a', "|2026-11-25T14:00:00+01:00|2026-11-25T15:30:00+01:00|Ana Petrova|cache: raise the limit") +
          commit('b', "|2026-11-25T14:00:00+01:00|2026-11-25T14:00:00Z|Bo|Revert \"cache: raise the limit\"") +
          commit('c', "|2026-11-25T14:00:00+01:00|2026-11-25T14:10:00Z|renovate[bot]|update lodash"),
      in_utc());
  CHECK(found.format == "git");
  CHECK(found.shown() == Lines{"2026-11-25T14:30:00+00:00 Ana Petrova: cache: raise the limit",
                               "2026-11-25T14:00:00+00:00 Bo: Revert \"cache: raise the limit\"",
                               "2026-11-25T14:10:00+00:00 renovate[bot] (no person): update lodash"});
  CHECK(found.kinds() == "change change change");
  CHECK(found.candidates[0].key == "git " + std::string(40, 'a'));
  CHECK(found.candidates[1].weight > found.candidates[0].weight);
  CHECK(found.has_note("not when it was deployed"));
}

TEST_CASE("git: an entry without its fields is refused") {
  CHECK(read_text(commit('a', "|2026-11-25T14:00:00Z|x"), in_utc()).error.find("not the output of git log") !=
        std::string::npos);
  CHECK(format_of("commit 1234\nAuthor: x\n") != "git");
}

TEST_CASE("github: a rerun is at its own start, not at created_at") {
  const auto found = read_text(R"({"total_count": 2, "workflow_runs": [
    {"id": 7, "name": "deploy", "display_title": "release 4.2", "event": "push", "head_branch": "main", "head_sha": "s", "status": "completed",
     "conclusion": "failure", "run_attempt": 2, "created_at": "2026-11-25T10:00:00Z", "run_started_at": "2026-11-25T14:00:00Z",
     "updated_at": "2026-11-26T00:00:00Z", "actor": {"login": "ana"}, "triggering_actor": {"login": "bo"}, "html_url": "https://github.example.com/7",
     "repository": {"full_name": "team/shop"}},
    {"id": 8, "name": "tests", "event": "pull_request", "status": "queued", "conclusion": null, "run_started_at": "2026-11-25T14:05:00Z"}]})",
                               in_utc());
  CHECK(found.format == "github");
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00+00:00 bo: workflow deploy: release 4.2 (failure)",
                               "2026-11-25T14:05:00+00:00 workflow tests (queued)"});
  CHECK(found.candidates[0].key == "github run 7 2");
  CHECK(found.candidates[0].source == "GitHub team/shop");
  CHECK(found.candidates[0].why == "deployment, failed");
  CHECK(found.candidates[1].weight < 0);
  CHECK(
      read_text(
          R"([{"databaseId": 9, "displayTitle": "fix", "workflowName": "deploy", "conclusion": "success", "event": "push",
    "startedAt": "2026-11-25T14:00:00Z", "url": "https://github.example.com/9"}])",
          in_utc())
          .shown() == Lines{"2026-11-25T14:00:00+00:00 workflow deploy: fix (success)"});
}

TEST_CASE("github: deployments and their statuses, API and webhook") {
  const auto list = read_text(R"([
    {"url": "https://api.github.com/repos/team/shop/deployments/42/statuses/2", "id": 2, "state": "success", "creator": {"login": "ana"},
     "description": "done", "environment": "production", "created_at": "2026-11-25T14:05:00Z", "log_url": "https://ci.example.com/2",
     "deployment_url": "https://api.github.com/repos/team/shop/deployments/42"},
    {"url": "u", "id": 1, "state": "inactive", "creator": {"login": "ana"}, "environment": "production", "created_at": "2026-11-25T14:04:00Z",
     "deployment_url": "https://api.github.com/repos/team/shop/deployments/41"}])",
                              in_utc());
  CHECK(list.shown() == Lines{"2026-11-25T14:05:00+00:00 ana: deployment 42 to production: success (done)"});
  CHECK(list.candidates[0].source == "GitHub team/shop");
  CHECK(list.candidates[0].url == "https://ci.example.com/2");
  CHECK(list.dropped == 1);
  const auto hook = read_text(
      R"({"action": "created", "deployment_status": {"id": 2, "state": "in_progress", "creator": {"login": "ci[bot]"},
    "environment": "production", "created_at": "2026-11-25T14:05:00Z", "deployment_url": "https://api.github.com/repos/team/shop/deployments/42"},
    "deployment": {"id": 42, "ref": "v4.2", "environment": "production"}, "repository": {"full_name": "team/shop"}})",
      in_utc());
  CHECK(hook.shown() ==
        Lines{"2026-11-25T14:05:00+00:00 ci[bot] (no person): deployment of v4.2 to production: in_progress"});
}

TEST_CASE("gitlab: a deployment runs from its job's start to its end") {
  const auto found = read_text(
      R"([{"id": 5, "iid": 2, "ref": "main", "sha": "abc", "status": "success", "created_at": "2026-11-25T13:50:00.000+00:00",
    "user": {"username": "ana"}, "environment": {"name": "production"},
    "deployable": {"started_at": "2026-11-25T14:00:00.000Z", "finished_at": "2026-11-25T14:03:00.000Z", "web_url": "https://gitlab.example.com/j/1"}}])",
      in_utc());
  CHECK(found.format == "gitlab");
  CHECK(
      found.shown() ==
      Lines{
          "2026-11-25T14:00:00+00:00 until 2026-11-25T14:03:00+00:00 ana: deployment of main to production: success"});
  CHECK(found.candidates[0].url == "https://gitlab.example.com/j/1");
  CHECK(read_text(
            R"([{"id": 6, "iid": 3, "project_id": 1, "sha": "abc", "ref": "main", "status": "failed", "source": "push",
    "created_at": "2026-11-25T14:00:00Z", "updated_at": "2026-11-25T14:09:00Z", "web_url": "https://gitlab.example.com/p/6"}])",
            in_utc())
            .shown() == Lines{"2026-11-25T14:00:00+00:00 pipeline of main: failed"});
}

TEST_CASE("gitlab: a pipeline of an older server, without iid") {
  const auto found = read_text(R"([{"id": 46, "project_id": 1, "status": "success", "ref": "main", "sha": "a91957a8",
    "created_at": "2026-11-25T14:00:00.085Z", "finished_at": "2026-11-25T14:09:00Z", "web_url": "https://gitlab.example.com/p/46"}])",
                               in_utc());
  CHECK(found.format == "gitlab");
  REQUIRE(found.candidates.size() == 1);
  CHECK(found.candidates[0].url == "https://gitlab.example.com/p/46");
  CHECK(found.candidates[0].kind == record::EventKind::change);
}

TEST_CASE("gitlab: timeline events of an incident are notes") {
  const auto found = read_text(R"({"data": {"project": {"incidentManagementTimelineEvents": {"nodes": [
    {"id": "gid://1", "note": "pages went out", "occurredAt": "2026-11-25T14:00:00Z", "author": {"username": "ana"},
     "timelineEventTags": {"nodes": [{"name": "Start time"}]}}]}}}})",
                               in_utc());
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00+00:00 ana: pages went out"});
  CHECK(found.candidates[0].why == "in the timeline of the incident, Start time");
  CHECK_FALSE(found.candidates[0].verbatim);
}

TEST_CASE("statuspage: an update is at the time that customers saw") {
  const auto found = read_text(R"({"page": {"name": "Shop", "time_zone": "Etc/UTC"}, "incidents": [
    {"id": "i1", "name": "Slow checkout", "status": "resolved", "impact": "minor", "started_at": "2026-11-25T13:58:00Z", "shortlink": "https://stspg.example.com/1",
     "scheduled_for": null, "incident_updates": [
       {"id": "u2", "status": "resolved", "body": "<p>It is fixed &amp; fast.</p>", "created_at": "2026-11-25T16:00:00Z", "display_at": "2026-11-25T15:00:00Z"},
       {"id": "u1", "status": "investigating", "body": "We look into it.", "created_at": "2026-11-25T14:10:00.507Z", "display_at": "2026-11-25T14:10:00.507Z"}]},
    {"id": "i2", "name": "Upgrade", "impact": "maintenance", "scheduled_for": "2026-12-01T00:00:00Z", "incident_updates": []}]})",
                               in_utc());
  CHECK(found.format == "statuspage");
  CHECK(found.shown() == Lines{"2026-11-25T13:58:00+00:00 Slow checkout: start of the incident on the status page",
                               "2026-11-25T15:00:00+00:00 resolved: It is fixed & fast.",
                               "2026-11-25T14:10:00.507+00:00 investigating: We look into it."});
  CHECK(found.kinds() == "signal communication communication");
  CHECK(found.has_note("display_at"));
  CHECK(found.has_note("maintenance"));
}

TEST_CASE("changes: damaged answers are refused, odd ones are empty") {
  for (const std::string name : {"github", "gitlab", "statuspage"}) {
    INFO(name);
    CHECK(read_text(R"([{"id": 1, "sta)", in_utc(), name).error.find("ends early") != std::string::npos);
    CHECK(read_text(R"([null, 3, [], {"incident": 4, "deployment": [], "workflow_run": "x", "object_kind": {}}])",
                    in_utc(), name)
              .candidates.size() <= 1);
  }
}
