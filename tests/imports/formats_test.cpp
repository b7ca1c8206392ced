// What every format has: a sample in the real shape, a broken one, an input of the fuzzer, and a row in the docs. A new
// row of readers() fails here until it has them. The traps of each are in the tests of its kind.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "imports/reading.hpp"

using namespace pm;
using namespace reading_test;

namespace {

struct Sample {
  std::string_view whole;       ///< is recognised; has a candidate with a time
  std::string_view broken;      ///< read as this format
  std::string_view error = {};  ///< part of the message; empty: what is broken is dropped, and the rest is read
};

constexpr std::string_view two_commits =
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\x1f"
    "2026-11-25T14:00:00+01:00\x1f"
    "2026-11-25T14:05:00+01:00\x1f"
    "Ana\x1f"
    "cache: raise it";

const std::map<std::string_view, Sample>& samples() {
  static const std::map<std::string_view, Sample> all = {
      {"slack",
       {R"({"ok": true, "messages": [{"type": "message", "user": "U061", "ts": "1795612800.000100", "text": "queue is slow"}]})",
        R"([{"type": "message", "user": "U061", "ts": "1795612800.000100", "text": "queue)", "ends early"}},
      {"pagerduty",
       {R"({"log_entries": [{"id": "R1", "type": "trigger_log_entry", "summary": "Triggered", "created_at": "2026-11-25T14:00:00Z"}]})",
        R"({"log_entries": [{"id": "R1", "type": trigger}]})", "not JSON at byte"}},
      {"opsgenie",
       {R"({"data": [{"log": "Alert created", "type": "system", "owner": "System", "createdAt": "2026-11-25T14:00:00Z", "offset": "1_1"}]})",
        R"({"data": [{"log": "Alert created", "type": "sys)", "ends early"}},
      {"alertmanager",
       {R"([{"labels": {"alertname": "Disk"}, "startsAt": "2026-11-25T13:00:00Z", "status": {"state": "active"}}])",
        R"([{"labels": {"alertname": "Disk"}, "startsAt": )", "ends early"}},
      {"prometheus",
       {R"({"status": "success", "data": {"alerts": [{"labels": {"alertname": "Disk"}, "state": "firing", "activeAt": "2026-11-25T13:00:00Z"}]}})",
        R"({"status": "success", "data": {"alerts": [{"labels": {"alertname")", "ends early"}},
      {"grafana",
       {R"([{"id": 1, "dashboardUID": "d", "panelId": 2, "time": 1795615200000, "timeEnd": 1795615200000, "text": "failover", "tags": []}])",
        R"([{"id": 1, "dashboardUID": "d", "time": 17956152000)", "ends early"}},
      {"git",
       {two_commits,
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\x1f"
        "2026-11-25T14:00:00+01:00",
        "not the output of git log"}},
      {"github",
       {R"({"workflow_runs": [{"id": 7, "name": "deploy", "event": "push", "status": "completed", "conclusion": "success", "run_started_at": "2026-11-25T14:00:00Z"}]})",
        R"({"workflow_runs": [{"id": 7, "name")", "ends early"}},
      {"gitlab",
       {R"([{"id": 6, "iid": 3, "project_id": 1, "sha": "abc", "ref": "main", "status": "failed", "source": "push", "created_at": "2026-11-25T14:00:00Z", "updated_at": "2026-11-25T14:09:00Z", "web_url": "https://gitlab.example.com/p/6"}])",
        R"([{"id": 6, "iid": 3, "sta)", "ends early"}},
      {"statuspage",
       {R"({"page": {"name": "Shop"}, "incidents": [{"id": "i1", "name": "Slow", "status": "resolved", "impact": "minor", "incident_updates": [{"id": "u1", "status": "resolved", "body": "Fixed.", "created_at": "2026-11-25T14:00:00Z", "display_at": "2026-11-25T14:00:00Z"}]}]})",
        R"({"page": {"name": "Shop"}, "incidents": [{"id": "i1")", "ends early"}},
      {"journald",
       {R"({"__REALTIME_TIMESTAMP":"1795615200123456","__CURSOR":"s=1","PRIORITY":"3","MESSAGE":"disk full"})",
        "{\"__REALTIME_TIMESTAMP\":\"1795615200123456\",\"MESSAGE\":\"disk full\"}\n{\"__REALTIME_TIMES",
        "ends early"}},
      {"kubernetes",
       {R"({"items": [{"metadata": {"uid": "a"}, "involvedObject": {"kind": "Pod", "name": "cart-1"}, "reason": "BackOff", "message": "restarting", "type": "Warning", "firstTimestamp": "2026-11-25T14:00:00Z"}]})",
        R"({"items": [{"metadata": {"uid": "a"}, "reason": "Back)", "ends early"}},
      {"cloudtrail",
       {R"({"Records": [{"eventTime": "2026-11-25T14:00:00Z", "eventSource": "rds.amazonaws.com", "eventName": "RebootDBInstance", "eventID": "e1"}]})",
        R"({"Records": [{"eventTime": 2026-11-25}]})", "not JSON at byte"}},
      {"sentry",
       {R"([{"id": "9", "shortId": "SHOP-9", "title": "KeyError", "culprit": "views", "firstSeen": "2026-11-25T14:00:00Z"}])",
        R"([{"id": "9", "shortId": "SHOP-9", "tit)", "ends early"}},
      {"discord",
       {R"({"guild": {"id": "1"}, "channel": {"id": "2", "name": "ops"}, "messages": [{"id": "10", "type": "Default", "timestamp": "2026-11-25T15:00:00+01:00", "content": "slow", "author": {"name": "ana"}}]})",
        R"({"guild": {"id": "1"}, "channel": {"id": "2", "name": "ops"}, "messages": [{"id": "10", "ty)",
        "ends early"}},
      {"json",
       {R"([{"time": "2026-11-25T14:00:00Z", "text": "x happened"}])",
        R"([{"time": "2026-11-25T14:00:00Z", "text": "x happ)", "ends early"}},
      {"csv",
       {"time,text\n2026-11-25T14:00:00Z,x happened\n", "time,text\n2026-11-25T14:00:00Z,\"x happened\n",
        "is not closed"}},
      {"syslog",
       {"<131>1 2026-11-25T14:00:00Z db-1 app 77 - - queue full\n",
        "<131>1 2026-11-25T14:00:00Z db-1 app 77 ID47 [x@1 a=\"\n<999>Nov 29 01:00:00 db-1 app: x\n<131>Nov 29 "
        "01:58:44 db-1 app: queue full\n"}},
      {"paste", {"Ana  3:29 PM\nqueue is slow\n", "\xFF\xFE\x80\n14:05 first page\n"}},
  };
  return all;
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("formats: each has a sample that is recognised, and read with a time") {
  for (const auto& reader : imports::readers()) {
    INFO(reader.name);
    REQUIRE(samples().count(reader.name) == 1);
    const auto found = read_text(samples().at(reader.name).whole, in_utc());
    CHECK(found.format == reader.name);
    CHECK(found.error.empty());
    REQUIRE(found.candidates.size() >= 1);
    CHECK(found.candidates[0].at);
  }
  CHECK(samples().size() == imports::readers().size());
}

TEST_CASE("formats: each refuses what is broken with a place, or reads the rest") {
  for (const auto& reader : imports::readers()) {
    INFO(reader.name);
    const auto& sample = samples().at(reader.name);
    const auto found = read_text(sample.broken, in_utc(), reader.name, "dir/broken");
    INFO(found.error);
    if (sample.error.empty()) {
      CHECK(found.error.empty());
      CHECK(found.candidates.size() >= 1);
      continue;
    }
    CHECK(found.error.find(sample.error) != std::string::npos);
    CHECK(found.error.starts_with("dir/broken: "));
  }
}

TEST_CASE("formats: values of other types than usual make no candidate, and no error") {
  for (const auto& reader : imports::readers()) {
    INFO(reader.name);
    if (reader.name == "git" || reader.name == "csv" || reader.name == "syslog" || reader.name == "paste") continue;
    const auto found = read_text(
        R"([null, 7, "x", [], {}, {"items": 3, "messages": {}, "Records": [[]], "Events": "x", "data": null, "alerts": [[]],
          "incidents": [null], "log_entries": {}, "event": [], "guild": 1, "channel": []}])",
        in_utc(), reader.name);
    CHECK(found.error.empty());
    CHECK(found.candidates.empty());
  }
}

TEST_CASE("formats: the fuzzer of readers begins with an input for each") {
  constexpr std::size_t control_bytes = 2;  // of tests/fuzz/imports_fuzzer.cpp
  std::set<std::string> recognised;
  for (const auto& entry : std::filesystem::directory_iterator(PM_SOURCE_DIR "/tests/fuzz/imports")) {
    const auto input = file_text(entry.path());
    if (input.size() > control_bytes && input[0] == '?') recognised.insert(format_of(input.substr(control_bytes)));
  }
  for (const auto& reader : imports::readers()) {
    INFO(reader.name);
    CHECK(recognised.count(std::string(reader.name)) == 1);
  }
}

TEST_CASE("formats: the page of sources has a row for each") {
  const auto page = file_text(PM_SOURCE_DIR "/docs/import-sources.md");
  for (const auto& reader : imports::readers()) {
    INFO(reader.name);
    const auto name = "`" + std::string(reader.name) + "`";
    const auto at = page.find(name);
    REQUIRE(at != std::string::npos);
    CHECK(page[page.rfind('\n', at) + 1] == '|');
  }
}
