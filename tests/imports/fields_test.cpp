// Presets, and JSON, CSV and syslog of any program. The samples are our own, in the shape of real ones.
#include "imports/csv.hpp"
#include "imports/reading.hpp"

using namespace pm;
using namespace reading_test;

namespace {

using Rows = std::vector<Lines>;

Rows rows_of(std::string_view text, char separator = ',', std::size_t piece = 3) {
  Rows rows;
  TextStream stream(text, piece);
  const auto read =
      imports::read_csv(stream, "t.csv", separator, [&](const auto& fields, std::size_t) { rows.push_back(fields); });
  if (!read) rows.push_back({read.error().message});
  return rows;
}

}  // namespace

TEST_CASE("journald: microseconds, bytes as text, and the priority") {
  const auto found = read_text(
      R"({"__REALTIME_TIMESTAMP":"1795615200123456","__CURSOR":"s=1","_HOSTNAME":"db-1","_SYSTEMD_UNIT":"pg.service","PRIORITY":"3","MESSAGE":"disk full"})"
      "\n"
      R"({"__REALTIME_TIMESTAMP":"1795615201000000","__CURSOR":"s=2","_HOSTNAME":"db-1","SYSLOG_IDENTIFIER":"x","PRIORITY":"6","MESSAGE":[104,105,255]})"
      "\n"
      R"({"__REALTIME_TIMESTAMP":"1795615202000000","__CURSOR":"s=3","PRIORITY":"6","MESSAGE":null})"
      "\n",
      in_utc());
  CHECK(found.format == "journald");
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00.123456+00:00 pg.service (no person): disk full",
                               "2026-11-25T14:00:01+00:00 x (no person): hi\xEF\xBF\xBD"});
  CHECK(found.candidates[0].key == "journald s=1");
  CHECK(found.candidates[0].source == "journal db-1");
  CHECK(found.candidates[0].why == "error");
  CHECK(found.dropped == 1);
}

TEST_CASE("journald: an entry is at the time it was sent") {
  const auto found = read_text(
      R"({"__REALTIME_TIMESTAMP":"1795615209000000","_SOURCE_REALTIME_TIMESTAMP":"1795615200000000","__CURSOR":"s=1","MESSAGE":"slow journal"})",
      in_utc());
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00+00:00 slow journal"});
}

TEST_CASE("kubernetes: events of both APIs, with counts and spans") {
  const auto found = read_text(R"({"apiVersion": "v1", "kind": "List", "items": [
    {"kind": "Event", "metadata": {"uid": "a", "namespace": "shop"}, "involvedObject": {"kind": "Pod", "name": "cart-1"}, "reason": "BackOff",
     "message": "restarting", "type": "Warning", "count": 37, "firstTimestamp": "2026-11-25T14:00:00Z", "lastTimestamp": "2026-11-25T14:20:00Z",
     "eventTime": null, "source": {"component": "kubelet"}},
    {"kind": "Event", "metadata": {"uid": "b", "namespace": "shop"}, "involvedObject": {"kind": "Node", "name": "n1"}, "reason": "NodeNotReady",
     "message": "not ready", "type": "Normal", "firstTimestamp": null, "lastTimestamp": null, "eventTime": "2026-11-25T14:01:00.123456Z"}]})",
                               in_utc());
  CHECK(found.format == "kubernetes");
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00+00:00 until 2026-11-25T14:20:00+00:00 kubelet (no person): "
                               "Pod/cart-1: BackOff: restarting (37 times)",
                               "2026-11-25T14:01:00.123456+00:00 Node/n1: NodeNotReady: not ready"});
  CHECK(found.kinds() == "signal -");
  CHECK(
      read_text(
          R"({"items": [{"metadata": {"uid": "c"}, "regarding": {"kind": "Deployment", "name": "cart"}, "reason": "ScalingReplicaSet",
    "note": "scaled to 0", "type": "Normal", "eventTime": "2026-11-25T14:02:00Z", "reportingController": "deployment-controller"}]})",
          in_utc())
          .shown() == Lines{"2026-11-25T14:02:00+00:00 deployment-controller (no person): Deployment/cart: "
                            "ScalingReplicaSet: scaled to 0"});
}

TEST_CASE("kubernetes: an event without a first time is at its eventTime, and a span ends after its beginning") {
  const auto found = read_text(R"({"items": [
    {"metadata": {"uid": "a", "creationTimestamp": "2026-11-25T14:09:00Z"}, "involvedObject": {"kind": "Pod", "name": "cart-1"},
     "reason": "Evicted", "message": "low on memory", "type": "Warning", "firstTimestamp": null, "lastTimestamp": null, "eventTime": "2026-11-25T14:05:00.5Z",
     "series": {"count": 4, "lastObservedTime": "2026-11-25T14:07:00.5Z"}, "reportingComponent": "kubelet"},
    {"metadata": {"uid": "b", "creationTimestamp": "2026-11-25T14:09:00Z"}, "involvedObject": {"kind": "Pod", "name": "cart-2"},
     "reason": "Pulled", "message": "image is present", "type": "Normal", "count": 1, "firstTimestamp": "2026-11-25T14:10:00Z",
     "lastTimestamp": "2026-11-25T14:10:00Z"}]})",
                               in_utc());
  CHECK(found.shown() == Lines{"2026-11-25T14:05:00.5+00:00 until 2026-11-25T14:07:00.5+00:00 kubelet (no person): "
                               "Pod/cart-1: Evicted: low on memory (4 times)",
                               "2026-11-25T14:10:00+00:00 Pod/cart-2: Pulled: image is present"});
  CHECK(found.candidates[1].weight < 0);
}

TEST_CASE("cloudtrail: the event's own time counts, not that of lookup-events in the caller's zone") {
  const auto found = read_text(
      R"({"Events": [{"EventId": "e3", "EventTime": "2026-11-25T15:00:30+01:00", "Username": "ana", "CloudTrailEvent":
    "{\"eventTime\": \"2026-11-25T14:00:00Z\", \"eventSource\": \"iam.amazonaws.com\", \"eventName\": \"AttachRolePolicy\", \"eventID\": \"e3\", \"userIdentity\": {\"type\": \"AssumedRole\", \"arn\": \"arn:aws:sts::1:assumed-role/deploy/ana\"}, \"requestParameters\": {\"password\": \"hunter22\"}}"},
    {"EventId": "e4", "CloudTrailEvent": "no JSON"}]})",
      in_utc());
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00+00:00 arn:aws:sts::1:assumed-role/deploy/ana: iam.amazonaws.com "
                               "AttachRolePolicy"});
  CHECK(found.candidates[0].key == "cloudtrail e3");
}

TEST_CASE("sentry: webhooks and events, never their stacks and variables") {
  const auto hook = read_text(
      R"({"action": "resolved", "actor": {"type": "user", "name": "Ana"}, "data": {"issue": {"id": "9", "shortId": "SHOP-9", "title": "KeyError: 'cart'",
    "culprit": "views.checkout", "level": "error", "firstSeen": "2024-01-01T00:00:00Z", "project": {"slug": "shop"}}}})",
      in_utc());
  CHECK(hook.format == "sentry");
  CHECK(hook.shown() == Lines{"? shop (no person): resolved: KeyError: 'cart' (views.checkout)"});
  const auto event = read_text(
      R"({"event_id": "abc", "platform": "python", "title": "KeyError: 'cart'", "culprit": "views.checkout", "level": "error",
    "dateCreated": "2026-11-25T14:00:00.123456Z", "tags": [["server_name", "web-1"]], "entries": [{"type": "exception", "data": {"values": [
    {"stacktrace": {"frames": [{"vars": {"password": "'hunter22'"}}]}}]}}]})",
      in_utc());
  CHECK(event.format == "sentry");
  REQUIRE(event.candidates.size() == 1);
  CHECK(event.shown()[0].starts_with("2026-11-25T14:00:00.123456+00:00 "));
  CHECK(event.shown()[0].find("hunter22") == std::string::npos);
}

TEST_CASE("discord: messages in no order, with replies, edits and a bot") {
  const auto found =
      read_text(R"({"guild": {"id": "1", "name": "team"}, "channel": {"id": "2", "name": "ops"}, "messages": [
    {"id": "12", "type": "Reply", "timestamp": "2026-11-25T14:02:00+00:00", "timestampEdited": "2026-11-25T18:00:00+00:00", "content": "**yes**, here too",
     "author": {"id": "u2", "name": "bo", "nickname": null, "isBot": false}, "reference": {"messageId": "10"}, "reactions": [{"emoji": {"name": "eyes"}, "count": 3}]},
    {"id": "10", "type": "Default", "timestamp": "2026-11-25T09:00:00-05:00", "content": "queue is growing", "author": {"id": "u1", "name": "ana", "nickname": "Ana"}},
    {"id": "13", "type": "ChannelPinnedMessage", "timestamp": "2026-11-25T14:03:00+00:00", "content": "Pinned a message.", "author": {"name": "bo"}},
    {"id": "14", "type": "ThreadCreated", "timestamp": "2026-11-25T14:04:00+00:00", "content": "Started a thread.", "author": {"name": "bo"}}]})",
                in_utc());
  CHECK(found.shown() ==
        Lines{"2026-11-25T14:02:00+00:00 bo: **yes**, here too", "2026-11-25T14:00:00+00:00 Ana: queue is growing"});
  CHECK(found.candidates[0].why == "reactions");
  CHECK(found.dropped == 2);
}

TEST_CASE("cloudtrail: files of a trail, and events in a string") {
  const auto trail = read_text(R"({"Records": [
    {"eventTime": "2026-11-25T14:00:00Z", "eventSource": "rds.amazonaws.com", "eventName": "RebootDBInstance", "awsRegion": "eu-west-1",
     "userIdentity": {"type": "IAMUser", "userName": "ana"}, "readOnly": false, "eventID": "e1", "requestParameters": {"password": "x"}},
    {"eventTime": "2026-11-25T14:00:01Z", "eventSource": "ec2.amazonaws.com", "eventName": "DescribeInstances", "readOnly": true, "eventID": "e2",
     "errorCode": "AccessDenied", "userIdentity": {"type": "AWSService", "invokedBy": "autoscaling.amazonaws.com"}}]})",
                               in_utc());
  CHECK(trail.format == "cloudtrail");
  CHECK(trail.shown() == Lines{"2026-11-25T14:00:00+00:00 ana: rds.amazonaws.com RebootDBInstance",
                               "2026-11-25T14:00:01+00:00 autoscaling.amazonaws.com (no person): ec2.amazonaws.com "
                               "DescribeInstances: AccessDenied"});
  CHECK(trail.kinds() == "change -");
  const auto looked_up = read_text(R"({"Events": [{"EventId": "e3", "EventTime": 1795615200.0, "CloudTrailEvent":
    "{\"eventTime\": \"2026-11-25T14:00:00Z\", \"eventSource\": \"rds.amazonaws.com\", \"eventName\": \"RebootDBInstance\", \"eventID\": \"e3\"}"}]})",
                                   in_utc());
  CHECK(looked_up.shown() == Lines{"2026-11-25T14:00:00+00:00 rds.amazonaws.com RebootDBInstance"});
}

TEST_CASE("sentry: an issue, without its variables") {
  const auto found = read_text(
      R"([{"id": "9", "shortId": "SHOP-9", "title": "KeyError: 'cart'", "culprit": "views.checkout", "level": "error",
    "count": "120", "firstSeen": "2024-01-01T00:00:00Z", "lastSeen": "2026-11-25T15:00:00Z", "permalink": "https://sentry.example.com/9",
    "project": {"slug": "shop"}, "metadata": {"value": "secret"}}])",
      in_utc());
  CHECK(found.format == "sentry");
  CHECK(found.shown() ==
        Lines{"2024-01-01T00:00:00+00:00 shop (no person): KeyError: 'cart' (views.checkout) (120 times)"});
  CHECK(found.candidates[0].url == "https://sentry.example.com/9");
  CHECK(found.has_note("firstSeen"));
}

TEST_CASE("discord: messages of DiscordChatExporter") {
  const auto found =
      read_text(R"({"guild": {"id": "1", "name": "team"}, "channel": {"id": "2", "name": "ops"}, "messages": [
    {"id": "10", "type": "Default", "timestamp": "2026-11-25T15:00:00.5+01:00", "isPinned": true, "content": "queue is growing",
     "author": {"id": "u1", "name": "ana", "nickname": "Ana", "isBot": false}, "attachments": [], "embeds": [], "reactions": []},
    {"id": "11", "type": "GuildMemberJoin", "timestamp": "2026-11-25T15:01:00+01:00", "content": "Joined.", "author": {"name": "bo"}},
    {"id": "12", "type": "Default", "timestamp": "2026-11-25T15:02:00+01:00", "content": "", "author": {"name": "alerts", "isBot": true},
     "embeds": [{"title": "RESOLVED queue"}]}], "messageCount": 3})",
                in_utc());
  CHECK(found.format == "discord");
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00.5+00:00 Ana: queue is growing",
                               "2026-11-25T14:02:00+00:00 alerts (no person): RESOLVED queue"});
  CHECK(found.candidates[0].key == "discord 2 10");
  CHECK(found.candidates[0].source == "Discord #ops");
  CHECK(found.dropped == 1);
}

TEST_CASE("json: fields are found by their names, and said") {
  const auto found = read_text(
      "{\"@timestamp\": \"2026-11-25T14:00:00Z\", \"level\": \"error\", \"message\": \"first\"}\n"
      "{\"@timestamp\": \"2026-11-25T14:01:00Z\", \"message\": \"second\", \"user\": {\"name\": \"ana\"}}\n",
      in_utc());
  CHECK(found.format == "json");
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00+00:00 first", "2026-11-25T14:01:00+00:00 ana: second"});
  CHECK(found.has_note("the time is taken from the field \"@timestamp\""));
  CHECK(found.has_note("the text is taken from the field \"message\""));
}

TEST_CASE("json: fields that are named, nested by dots") {
  auto context = in_utc();
  context.at_field = "meta.seen";
  context.text_field = "a.b.0.c";
  context.who_field = "meta.by";
  CHECK(read_text(R"({"items": [{"meta": {"seen": 1795615200, "by": "ana"}, "a": {"b": [{"c": "nested"}]}}]})", context,
                  "json")
            .shown() == Lines{"2026-11-25T14:00:00+00:00 ana: nested"});
  context.at_field = "nowhere";
  const auto found = read_text(R"([{"time": "2026-11-25T14:00:00Z", "a": {"b": [{"c": "nested"}]}}])", context, "json");
  CHECK(found.shown() == Lines{"? nested"});
  CHECK(found.has_note("name it with --at"));
}

TEST_CASE("json, csv: a field that is named and not there is answered with those that there are") {
  auto context = in_utc();
  context.at_field = "ocurred";
  context.text_field = "what happend";
  context.who_field = "reporter";
  const auto found =
      read_text("occurred,what happened,reporter\n2026-11-25T14:00:00Z,queue is slow,ana\n", context, "csv");
  CHECK(found.has_note("there is no field \"ocurred\"; the fields are: occurred, what happened, reporter"));
  CHECK(found.has_note("there is no field \"what happend\"; the fields are: occurred"));
  CHECK_FALSE(found.has_note("no field \"reporter\""));
  context.who_field = "by.name";
  context.at_field = "at";
  context.text_field = "text";
  const auto nested = read_text(
      "{\"at\": \"2026-11-25T14:00:00Z\", \"text\": \"a\"}\n"
      "{\"at\": \"2026-11-25T14:01:00Z\", \"text\": \"b\", \"by\": {\"name\": \"ana\"}}\n",
      context, "json");
  CHECK(nested.notes.empty());
}

TEST_CASE("json: local times are read in the zone, which is reported") {
  const auto found = read_text(R"([{"time": "2026-11-25 15:00:00", "text": "x happened"}])", in_berlin());
  CHECK(found.shown() == Lines{"2026-11-25T14:00:00+00:00 x happened"});
  CHECK(found.has_note("Europe/Berlin"));
}

TEST_CASE("csv: rows as RFC 4180 has them") {
  CHECK(rows_of("a,b\r\nc,d\r\n") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(rows_of("a,b\nc,d") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(rows_of("\"a\",\"b \"\"q\"\"\",\"c\r\nd\"\n") == Rows{{"a", "b \"q\"", "c\r\nd"}});
  CHECK(rows_of("a,,\n\n,\n") == Rows{{"a", "", ""}, {"", ""}});
  CHECK(rows_of("\"\"\n") == Rows{{""}});
  CHECK(rows_of("a b, c\n") == Rows{{"a b", " c"}});
  CHECK(rows_of("a \"b\",c\n") == Rows{{"a \"b\"", "c"}});
  CHECK(rows_of("\"a\"b,c\n") == Rows{{"ab", "c"}});
  CHECK(rows_of("a;\"b;c\"\n", ';') == Rows{{"a", "b;c"}});
  CHECK(rows_of("").empty());
}

TEST_CASE("csv: a field that is not closed is refused with its line") {
  CHECK(rows_of("a,b\nc,\"d\ne\n") == Rows{{"a", "b"}, {"t.csv: a quoted field in the row at line 2 is not closed"}});
}

TEST_CASE("csv: the size of the pieces does not matter") {
  const std::string_view text = "a,\"b\"\"\r\n,\",c\r\nd,e\r\n";
  for (std::size_t piece = 1; piece < text.size(); ++piece)
    CHECK(rows_of(text, ',', piece) == rows_of(text, ',', text.size()));
}

TEST_CASE("csv: a table with names of columns") {
  CHECK(read_text("\xEF\xBB\xBFTime;Who;What\n2026-11-25T14:00:00Z;ana;\"first; page\"\n;bo;no time\n", in_utc(), {},
                  "t.csv")
            .shown() == Lines{"2026-11-25T14:00:00+00:00 ana: first; page", "? bo: no time"});
  CHECK(read_text("timestamp\ttext\n1795615200\tfrom a sheet\n", in_utc()).shown() ==
        Lines{"2026-11-25T14:00:00+00:00 from a sheet"});
  CHECK(format_of("14:05 first, then\n14:06 second, then\n") == "paste");
}

TEST_CASE("syslog: lines without a year, and lines of RFC 5424") {
  const auto old = read_text(
      "Nov 29 01:58:44 db-1 kernel: Out of memory: Killed process 7\n"
      "Dec  9 02:00:00 db-1 pg[77]: started\n"
      "<131>Nov 29 02:00:01 db-1 app: queue full\n",
      in_utc());
  CHECK(old.format == "syslog");
  CHECK(old.shown() == Lines{"2026-11-29T01:58:44+00:00 kernel (no person): Out of memory: Killed process 7",
                             "2025-12-09T02:00:00+00:00 pg (no person): started",
                             "2026-11-29T02:00:01+00:00 app (no person): queue full"});
  CHECK(old.has_note("without a year"));
  CHECK(old.candidates[2].why == "error");
  CHECK(old.candidates[0].source == "syslog db-1");
  const auto now = read_text(
      "<131>1 2026-11-29T01:58:44.257156+01:00 db-1 app 77 ID47 [x@1 a=\"]\\\"\"][y@2] \xEF\xBB\xBFqueue full\n"
      "<134>1 - - - - - - nothing known\n",
      in_utc());
  CHECK(now.shown() == Lines{"2026-11-29T00:58:44.257156+00:00 app (no person): queue full", "? nothing known"});
  CHECK(read_text("2026-11-29T01:58:44.25+00:00 db-1 systemd[1]: Started x.\n", in_utc()).format == "syslog");
  CHECK(read_text("2026-11-29T01:58:44Z ERROR queue: full\n", in_utc()).format == "paste");
}

TEST_CASE("fields: damaged files are refused with a place") {
  CHECK(
      read_text("{\"time\": 1795615200, \"text\": \"a\"}\n{\"time\": 17", in_utc(), "json").error.find("ends early") !=
      std::string::npos);
  CHECK(read_text("{\"__REALTIME_TIMESTAMP\": \"1\"}\nnot json\n", in_utc()).error.find("not JSON at byte") !=
        std::string::npos);
}
