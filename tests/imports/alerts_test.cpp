// Paging and monitoring. The samples are our own, in the shape of real ones, with their traps.
#include "imports/reading.hpp"

using namespace pm;
using namespace reading_test;

TEST_CASE("pagerduty: log entries of an incident") {
  const auto found = read_text(R"({"log_entries": [
    {"id": "R4", "type": "annotate_log_entry", "summary": "Note added by Ana Petrova.", "created_at": "2026-11-25T15:10:00+01:00",
     "agent": {"id": "PU1", "type": "user_reference", "summary": "Ana Petrova"}, "channel": {"type": "note", "content": "it is the cache"},
     "service": {"summary": "checkout"}},
    {"id": "R3", "type": "acknowledge_log_entry", "summary": "Acknowledged by Ana Petrova.", "created_at": "2026-11-25T15:05:00+01:00",
     "agent": {"id": "PU1", "type": "user_reference", "summary": "Ana Petrova"}, "html_url": "https://pd.example.com/R3"},
    {"id": "R2", "type": "notify_log_entry", "summary": "Notified Ana Petrova by SMS", "created_at": "2026-11-25T15:01:00+01:00",
     "agent": {"id": "S1", "type": "service_reference", "summary": "checkout"}},
    {"id": "R1", "type": "trigger_log_entry", "summary": "Triggered through the API", "created_at": "2026-11-25T15:00:00+01:00",
     "agent": {"id": "S1", "type": "service_reference", "summary": "checkout"}, "incident": {"summary": "[#7] 5xx above 2 %"}}
    ], "more": true})",
                               in_utc());
  CHECK(found.format == "pagerduty");
  CHECK(found.shown() ==
        Lines{"2026-11-25T14:10:00+00:00 PU1: it is the cache",
              "2026-11-25T14:05:00+00:00 PU1: Acknowledged by <@PU1>.",
              "2026-11-25T14:00:00+00:00 checkout (no person): Triggered through the API: [#7] 5xx above 2 %"});
  CHECK(found.kinds() == "- action signal");
  CHECK(found.candidates[1].key == "pagerduty R3");
  CHECK(found.candidates[1].url == "https://pd.example.com/R3");
  CHECK(found.dropped == 1);
  CHECK(found.names.front() == std::pair<std::string, std::string>("PU1", "Ana Petrova"));
  CHECK(found.has_note("one page of several"));
}

TEST_CASE("pagerduty: webhooks of version 3, and incidents") {
  const auto hook =
      read_text(R"({"event": {"id": "E1", "event_type": "incident.resolved", "occurred_at": "2026-11-25T15:40:00Z",
    "agent": {"id": "PU1", "type": "user_reference", "summary": "Ana"}, "data": {"type": "incident", "title": "5xx", "html_url": "https://pd.example.com/7",
    "service": {"summary": "checkout"}}}})",
                in_utc());
  CHECK(hook.shown() == Lines{"2026-11-25T15:40:00+00:00 PU1: resolved: 5xx"});
  CHECK(hook.candidates[0].source == "PagerDuty checkout");
  const auto list = read_text(R"({"incidents": [{"id": "P7", "incident_number": 7, "title": "5xx", "status": "resolved",
    "created_at": "2026-11-25T14:00:00Z", "last_status_change_at": "2026-11-25T15:40:00Z",
    "last_status_change_by": {"id": "S1", "type": "service_reference", "summary": "checkout"}},
    {"id": "P8", "incident_number": 8, "title": "disk", "status": "triggered", "created_at": "2026-11-25T16:00:00Z"}]})",
                              in_utc());
  CHECK(list.shown() == Lines{"2026-11-25T14:00:00+00:00 incident opened: 5xx",
                              "2026-11-25T15:40:00+00:00 checkout (no person): incident resolved: 5xx",
                              "2026-11-25T16:00:00+00:00 incident opened: disk"});
}

TEST_CASE("pagerduty: notes and alerts of an incident") {
  const auto notes =
      read_text(R"({"notes": [{"id": "N1", "content": "it is the cache", "created_at": "2026-11-25T15:10:00+01:00",
    "user": {"id": "PU1", "type": "user_reference", "summary": "Ana Petrova"}, "channel": {"summary": "The PagerDuty website"}}]})",
                in_utc());
  CHECK(notes.format == "pagerduty");
  CHECK(notes.shown() == Lines{"2026-11-25T14:10:00+00:00 PU1: it is the cache"});
  const auto alerts = read_text(
      R"({"alerts": [{"id": "A1", "type": "alert", "status": "resolved", "alert_key": "k", "summary": "5xx above 2 %",
    "created_at": "2026-11-25T14:00:00Z", "resolved_at": "2026-11-25T14:09:00Z", "service": {"summary": "checkout"},
    "incident": {"id": "P7"}, "html_url": "https://pd.example.com/alerts/A1"}], "more": false})",
      in_utc());
  CHECK(alerts.format == "pagerduty");
  CHECK(alerts.shown() == Lines{"2026-11-25T14:00:00+00:00 until 2026-11-25T14:09:00+00:00 alert: 5xx above 2 %"});
  CHECK(alerts.candidates[0].url == "https://pd.example.com/alerts/A1");
  CHECK(read_text(R"({"notes": [{"id": "N1", "content": "", "created_at": 7, "user": null}]})", in_utc(), "pagerduty")
            .dropped == 1);
}

TEST_CASE("pagerduty: webhooks of versions 1 and 2, and an answer without a zone") {
  const auto two = read_text(R"({"messages": [
    {"event": "incident.acknowledge", "id": "m1", "created_on": "2026-11-25T14:05:00Z", "log_entries": [
      {"id": "R3", "type": "acknowledge_log_entry", "agent": {"id": "PU1", "type": "user_reference", "summary": "Ana Petrova"}}],
     "incident": {"id": "P7", "title": "5xx", "html_url": "https://pd.example.com/7", "service": {"summary": "checkout"}}},
    {"event": "incident.annotate", "id": "m2", "created_on": "2026-11-25T14:06:00Z", "log_entries": [
      {"id": "R4", "type": "annotate_log_entry", "agent": {"id": "PU1", "type": "user_reference", "summary": "Ana Petrova"},
       "channel": {"type": "note", "content": "it is the cache"}}], "incident": {"id": "P7", "title": "5xx"}}]})",
                             in_utc());
  CHECK(two.format == "pagerduty");
  CHECK(two.shown() ==
        Lines{"2026-11-25T14:05:00+00:00 PU1: acknowledge: 5xx", "2026-11-25T14:06:00+00:00 PU1: it is the cache"});
  CHECK(two.candidates[0].key == "pagerduty R3");  // as in the log entries
  const auto one = read_text(
      R"({"messages": [{"type": "incident.resolve", "id": "m3", "created_on": "2026-11-25T15:40:00Z", "data": {"incident":
    {"id": "P7", "status": "resolved", "trigger_summary_data": {"subject": "5xx"}, "service": {"name": "checkout"},
     "last_status_change_by": {"id": "PU1", "name": "Ana Petrova", "email": "ana@example.com"}}}}]})",
      in_utc());
  CHECK(one.shown() == Lines{"2026-11-25T15:40:00+00:00 PU1: resolve: 5xx"});
  const auto zoneless = read_text(R"({"log_entries": [{"id": "R1", "type": "trigger_log_entry", "summary": "Triggered",
    "created_at": "2026-11-25T15:00:00"}]})",
                                  in_berlin());
  CHECK(zoneless.shown() == Lines{"2026-11-25T14:00:00+00:00 Triggered"});
  CHECK(zoneless.has_note("Europe/Berlin"));
}

TEST_CASE("opsgenie: logs and notes") {
  const auto found = read_text(R"({"data": [
    {"log": "Alert created via API", "type": "system", "owner": "System", "createdAt": "2026-11-25T14:00:00.123Z", "offset": "1700_1"},
    {"log": "Sent [mobile] notification", "type": "alertRecipient", "owner": "ana@example.com", "createdAt": "2026-11-25T14:00:10Z", "offset": "1700_2"},
    {"log": "Alert acknowledged via web", "type": "system", "owner": "ana@example.com", "createdAt": "2026-11-25T14:02:00Z", "offset": "1700_3"}],
    "paging": {"next": "https://api.opsgenie.com/v2"}, "requestId": "r"})",
                               in_utc());
  CHECK(found.format == "opsgenie");
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00.123+00:00 System (no person): Alert created via API",
                               "2026-11-25T14:00:10+00:00 ana@example.com: Sent [mobile] notification",
                               "2026-11-25T14:02:00+00:00 ana@example.com: Alert acknowledged via web"});
  CHECK(found.candidates[0].weight > found.candidates[1].weight);
  CHECK(found.kinds() == "signal - action");
  CHECK(found.has_note("one page"));
}

TEST_CASE("opsgenie: a webhook counts in milliseconds and in nanoseconds") {
  const auto body = [](std::string_view action, std::string_view more) {
    return std::string(R"({"action": ")") + std::string(action) +
           R"(", "alert": {"alertId": "a1", "message": "5xx", "username": "ana@example.com", "createdAt": 1795615200123, )" +
           std::string(more) + R"("tinyId": "7"}})";
  };
  CHECK(read_text(body("Create", ""), in_utc()).shown() ==
        Lines{"2026-11-25T14:00:00.123+00:00 ana@example.com: Create: 5xx"});
  CHECK(read_text(body("AddNote", R"("updatedAt": 1795615260123456789, "note": "looking", )"), in_utc()).shown() ==
        Lines{"2026-11-25T14:01:00.123456+00:00 ana@example.com: looking"});
  const auto timeless = read_text(body("Close", ""), in_utc());
  CHECK(timeless.shown() == Lines{"? ana@example.com: Close: 5xx"});
  CHECK(timeless.has_note("left unknown"));
}

TEST_CASE("alertmanager: only a resolved alert has an end") {
  const auto found = read_text(R"({"version": "4", "status": "firing", "truncatedAlerts": 2, "alerts": [
    {"status": "resolved", "labels": {"alertname": "Disk", "instance": "db-1", "severity": "critical"}, "annotations": {"summary": "disk is full"},
     "startsAt": "2026-11-25T13:00:00Z", "endsAt": "2026-11-25T13:25:43.5Z", "fingerprint": "f1", "generatorURL": "https://prom.example.com/g"},
    {"status": "firing", "labels": {"alertname": "Disk", "instance": "db-2"}, "annotations": {},
     "startsAt": "2026-11-25T13:25:39.675047712Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "f2"},
    {"status": "firing", "labels": {"alertname": "Disk", "instance": "db-2"}, "annotations": {},
     "startsAt": "2026-11-25T13:25:39.675047712Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "f2"}]})",
                               in_utc());
  CHECK(found.format == "alertmanager");
  CHECK(found.shown() == Lines{"2026-11-25T13:00:00+00:00 Disk fired: disk is full (db-1)",
                               "2026-11-25T13:25:43.5+00:00 Disk resolved: disk is full (db-1)",
                               "2026-11-25T13:25:39.675047+00:00 Disk fired (db-2)"});
  CHECK(found.kinds() == "signal signal signal");
  CHECK(found.candidates[0].why == "alert fired, critical");
  CHECK(found.dropped == 1);
  CHECK(found.has_note("2 alerts are not in"));
}

TEST_CASE("alertmanager: the API's endsAt is no end") {
  const auto found = read_text(
      R"([{"labels": {"alertname": "Disk", "job": "node"}, "annotations": {}, "startsAt": "2026-11-25T13:00:00.000Z",
    "endsAt": "2026-11-25T13:04:00.000Z", "updatedAt": "2026-11-25T13:00:00.000Z", "fingerprint": "f1", "receivers": [{"name": "web"}],
    "status": {"state": "suppressed", "inhibitedBy": ["f9"], "silencedBy": []}}])",
      in_utc());
  CHECK(found.shown() == Lines{"2026-11-25T13:00:00+00:00 node (no person): Disk fired"});
  CHECK(found.candidates[0].why == "alert fired, inhibited by another alert");
}

TEST_CASE("alertmanager: the link is what shows the alert, its runbook only where nothing else is known") {
  const auto link = [](std::string_view members) {
    return read_text(
               R"([{"labels": {"alertname": "Disk"}, "startsAt": "2026-11-25T13:00:00Z", "status": {"state": "active"},
        "annotations": {"runbook_url": "https://run.example.org/disk"})" +
                   std::string(members) + "}]",
               in_utc())
        .candidates.at(0)
        .url;
  };
  CHECK(link("") == "https://run.example.org/disk");
  CHECK(link(R"(, "generatorURL": "https://prom.example.org/g")") == "https://prom.example.org/g");
  CHECK(link(R"(, "generatorURL": "https://prom.example.org/g", "dashboardURL": "https://g.example.org/d")") ==
        "https://g.example.org/d");
}

TEST_CASE("grafana: a webhook of alerts links its panel") {
  const auto found = read_text(R"({"version": "1", "orgId": 1, "title": "[FIRING:1]", "state": "alerting", "alerts": [
    {"status": "firing", "labels": {"alertname": "Latency"}, "annotations": {"summary": "p99 is 3 s"}, "startsAt": "2026-11-25T14:00:00+01:00",
     "endsAt": "0001-01-01T00:00:00Z", "dashboardURL": "https://g.example.com/d/1", "panelURL": "https://g.example.com/d/1?viewPanel=2", "fingerprint": "f"}]})",
                               in_utc());
  REQUIRE(found.shown() == Lines{"2026-11-25T13:00:00+00:00 Latency fired: p99 is 3 s"});
  CHECK(found.candidates[0].source == "Grafana");
  CHECK(found.candidates[0].url == "https://g.example.com/d/1?viewPanel=2");
}

TEST_CASE("grafana: annotations, with regions and deployments") {
  const auto found = read_text(R"([
    {"id": 3, "alertId": 0, "dashboardUID": "d", "panelId": 2, "userId": 1, "login": "ana", "newState": "", "prevState": "",
     "time": 1795615200000, "timeEnd": 1795615260000, "text": "<b>failover</b> &amp; check", "tags": ["ops"]},
    {"id": 2, "alertId": 0, "dashboardUID": "d", "panelId": 0, "login": "", "newState": "", "time": 1795615100000, "timeEnd": 1795615100000,
     "text": "release 4.2", "tags": ["deploy"]},
    {"id": 1, "alertId": 9, "alertName": "Latency", "dashboardUID": "d", "panelId": 2, "newState": "alerting", "prevState": "ok",
     "time": 1795615000000, "timeEnd": 1795615000000, "text": "", "tags": []}])",
                               in_utc());
  CHECK(found.format == "grafana");
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00+00:00 until 2026-11-25T14:01:00+00:00 ana: failover & check",
                               "2026-11-25T13:58:20+00:00 release 4.2", "2026-11-25T13:56:40+00:00 Latency alerting"});
  CHECK(found.kinds() == "- change signal");
}

TEST_CASE("grafana: exactly 100 annotations may be a part") {
  std::string all = "[";
  for (int i = 0; i < 100; ++i)
    all += (i > 0 ? "," : "") + (R"({"id": )" + std::to_string(i)) +
           R"(, "alertId": 0, "time": 1795615200000, "timeEnd": 1795615200000, "text": "x happened", "tags": []})";
  CHECK(read_text(all + "]", in_utc()).has_note("the default limit"));
  CHECK_FALSE(read_text(all + R"(,{"id": 100, "time": 1795615200000, "text": "one more", "tags": []}])", in_utc())
                  .has_note("the default limit"));
}

TEST_CASE("prometheus: an alert's condition begins before it fires") {
  const auto found = read_text(R"({"status": "success", "data": {"alerts": [
    {"labels": {"alertname": "Disk", "instance": "db-1", "job": "node"}, "annotations": {"summary": "full"}, "state": "firing",
     "activeAt": "2026-11-25T13:00:00.123456789Z", "value": "1e+00"},
    {"labels": {"alertname": "Cpu"}, "annotations": {}, "state": "pending", "activeAt": "2026-11-25T13:05:00Z", "value": "2e+00"}]}})",
                               in_utc());
  CHECK(found.format == "prometheus");
  CHECK(found.shown() ==
        Lines{"2026-11-25T13:00:00.123456+00:00 node (no person): condition of Disk (db-1) began: full",
              "2026-11-25T13:05:00+00:00 condition of Cpu began"});
  CHECK(found.candidates[0].weight > found.candidates[1].weight);
  CHECK(found.has_note("not when it fired"));
}

TEST_CASE("prometheus: alerts within rules") {
  const auto found = read_text(
      R"({"status": "success", "data": {"groups": [{"name": "g", "rules": [{"type": "recording", "name": "r"},
    {"type": "alerting", "name": "Disk", "alerts": [{"state": "firing", "activeAt": "2026-11-25T13:00:00Z", "value": "1",
     "labels": {"alertname": "Disk", "job": "node"}, "annotations": {"summary": "disk is full"}}]}]}]}})",
      in_utc());
  CHECK(found.format == "prometheus");
  CHECK(found.shown() == Lines{"2026-11-25T13:00:00+00:00 node (no person): condition of Disk began: disk is full"});
}

TEST_CASE("prometheus: spans of a range query are known to its step") {
  const auto found = read_text(R"({"status": "success", "data": {"resultType": "matrix", "result": [
    {"metric": {"__name__": "ALERTS", "alertname": "Disk", "alertstate": "pending"}, "values": [[1795615200, "1"], [1795615215, "1"]]},
    {"metric": {"__name__": "ALERTS", "alertname": "Disk", "alertstate": "firing"},
     "values": [[1795615230, "1"], [1795615245, "1"], [1795615500, "1"], [1795615515, "1"]]},
    {"metric": {"__name__": "ALERTS_FOR_STATE", "alertname": "Disk"}, "values": [[1795615230, "1795615195"], [1795615245, "1795615195"]]}]}})",
                               in_utc());
  CHECK(found.shown() == Lines{"2026-11-25T13:59:55+00:00 condition of Disk began",
                               "~2026-11-25T14:00:00+00:00 until 2026-11-25T14:00:15+00:00 Disk pending",
                               "~2026-11-25T14:00:30+00:00 until 2026-11-25T14:00:45+00:00 Disk firing",
                               "~2026-11-25T14:05:00+00:00 Disk firing"});
  CHECK(found.has_note("step only: 15 s"));
  CHECK(found.has_note("may be the end of the query"));
}

TEST_CASE("prometheus: `ALERTS or vector(0)` tells when the query ended") {
  const auto range = [](int samples) {
    std::string zeros;
    for (int i = 0; i < samples; ++i)
      zeros += (i > 0 ? ", [" : "[") + std::to_string(1795615200 + i * 15) + R"(, "0"])";
    return R"({"status": "success", "data": {"resultType": "matrix", "result": [{"metric": {}, "values": [)" + zeros +
           R"(]},
    {"metric": {"__name__": "ALERTS", "alertname": "Disk", "alertstate": "firing"}, "values": [[1795615200, "1"], [1795615215, "1"]]},
    {"metric": {"__name__": "up", "job": "node"}, "values": [[1795615200, "1"]]}]}})";
  };
  const Lines with_end = {"~2026-11-25T14:00:00+00:00 until 2026-11-25T14:00:15+00:00 Disk firing"};
  for (const int samples : {3, 4000}) {  // of which the first 64 KB are those of vector(0)
    const auto over = read_text(range(samples), in_utc());
    CHECK(over.format == "prometheus");
    CHECK(over.shown() == with_end);
    CHECK_FALSE(over.has_note("its end is unknown"));
    CHECK(over.dropped == 1);
    CHECK(over.has_note("are no alerts"));
  }
  const auto firing = read_text(range(2), in_utc());
  CHECK(firing.shown() == Lines{"~2026-11-25T14:00:00+00:00 Disk firing"});
  CHECK(firing.has_note("still firing at the end of the query"));
}

TEST_CASE("alerts: one beginning has one key, whichever API tells it") {
  const auto key = [](std::string_view bytes) { return read_text(bytes, in_utc()).candidates.at(0).key; };
  CHECK(
      key(R"([{"labels": {"alertname": "Disk"}, "startsAt": "2026-11-25T13:00:00.675Z", "fingerprint": "f1", "status": {"state": "active"}}])") ==
      key(R"({"version": "4", "alerts": [{"status": "firing", "labels": {"alertname": "Disk"}, "startsAt": "2026-11-25T13:00:00.675047712Z", "fingerprint": "f1"}]})"));
  CHECK(
      key(R"({"status": "success", "data": {"alerts": [{"labels": {"alertname": "Disk"}, "state": "firing", "activeAt": "2026-11-25T14:00:00.5Z"}]}})") ==
      key(R"({"status": "success", "data": {"resultType": "matrix", "result": [
          {"metric": {"__name__": "ALERTS_FOR_STATE", "alertname": "Disk"}, "values": [[1795615230, "1795615200"]]}]}})"));
}

TEST_CASE("alerts: damaged answers are refused") {
  for (const std::string name : {"pagerduty", "opsgenie", "alertmanager", "grafana", "prometheus"}) {
    INFO(name);
    CHECK(read_text(R"({"alerts": [{"status": )", in_utc(), name).error.find("ends early") != std::string::npos);
    CHECK(read_text("\x1F\x8B\x08", in_utc(), name).error.find("not JSON") != std::string::npos);
    const auto odd =
        read_text(R"({"alerts": 7, "data": [null, [], {"alerts": {}}], "incidents": [3], "event": {"data": []}})",
                  in_utc(), name);
    CHECK(odd.candidates.empty());
  }
}
