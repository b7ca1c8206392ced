// Slack exports and API answers. The samples are our own, in the shape of real ones.
#include <algorithm>

#include "imports/reading.hpp"

using namespace pm;
using namespace reading_test;

namespace {

constexpr std::string_view users = R"([
  {"id": "U061", "team_id": "T1", "name": "ana", "profile": {"real_name": "Ana Petrova", "display_name": "ana.p"}},
  {"id": "U062", "team_id": "T1", "name": "bo", "profile": {"real_name": "Bo Lind", "display_name": ""}}])";

constexpr std::string_view day = R"([
  {"type": "message", "subtype": "channel_join", "user": "U061", "ts": "1764064800.000002", "text": "<@U061> has joined the channel"},
  {"type": "message", "user": "U061", "ts": "1764064927.000300", "thread_ts": "1764064927.000300", "reply_count": 2,
   "text": "queue age &gt; 10 min &amp; rising, see <https://grafana.example.com/d/q?from=1|the graph> <@U062|bo>",
   "reactions": [{"name": "eyes", "users": ["U061", "U062"], "count": 2}, {"name": "fire", "users": ["U061"], "count": 1}],
   "edited": {"user": "U061", "ts": "1764064990.000000"}},
  {"type": "message", "user": "U062", "ts": "1764065000.000100", "thread_ts": "1764064927.000300", "parent_user_id": "U061",
   "text": "<!here> rolling back in <#C9|deploys>", "pinned_to": ["C024"]},
  {"type": "message", "subtype": "bot_message", "bot_id": "B7", "username": "alerts", "ts": "1764065100.000000", "text": "",
   "attachments": [{"title": "[RESOLVED] QueueAge", "title_link": "https://alerts.example.com/1", "text": "age is 2 s", "fallback": "resolved"}]},
  {"type": "message", "user": "U061", "ts": "1764065200.000000", "text": "",
   "files": [{"name": "a.png", "title": "graph", "url_private": "https://files.slack.example.com/a.png?t=xoxe-1"}]},
  {"type": "message", "user": "U061", "ts": "1764065300.000000", "text": ":tada:"}
])";

std::vector<Document> whole_export() {
  return {{"team/ops/2025-11-24.json", std::string(day)},
          {"team/users.json", std::string(users)},
          {"team/channels.json", R"([{"id": "C024", "name": "ops", "created": 1, "members": ["U061"]}])"}};
}

}  // namespace

TEST_CASE("slack: an export in any order of its files") {
  const auto found = read_documents(whole_export(), in_utc());
  CHECK(found.error.empty());
  CHECK(found.format == "slack");
  CHECK(found.shown() == Lines{"2025-11-25T10:02:07.0003+00:00 U061: queue age > 10 min & rising, see the graph "
                               "(https://grafana.example.com/d/q?from=1) <@U062>",
                               "2025-11-25T10:03:20.0001+00:00 U062: @here rolling back in #deploys",
                               "2025-11-25T10:05:00+00:00 alerts (no person): [RESOLVED] QueueAge\nage is 2 s",
                               "2025-11-25T10:06:40+00:00 U061: file: graph",
                               "2025-11-25T10:08:20+00:00 U061: :tada:"});
  CHECK(found.dropped == 1);
  CHECK(found.names == std::vector<std::pair<std::string, std::string>>{{"U062", "bo"},
                                                                        {"U061", "Ana Petrova"},
                                                                        {"U061", "ana.p"},
                                                                        {"U061", "ana"},
                                                                        {"U062", "Bo Lind"},
                                                                        {"U062", "bo"}});
}

TEST_CASE("slack: a message is identified by channel and ts") {
  const auto found = read_documents(whole_export(), in_utc());
  REQUIRE(found.candidates.size() == 5);
  CHECK(found.candidates[0].key == "slack ops 1764064927.000300");
  CHECK(found.candidates[0].source == "Slack #ops");
  CHECK(found.candidates[0].url == "https://grafana.example.com/d/q?from=1");
  CHECK(found.candidates[0].why == "3 reactions, first in a thread of 2 replies");
  CHECK(found.candidates[1].why == "pinned");
  CHECK(found.candidates[2].url == "https://alerts.example.com/1");
  CHECK(found.candidates[2].kind == record::EventKind::signal);
  CHECK(found.candidates[4].weight < 0);
}

TEST_CASE("slack: a message of an export and of the API is the same one") {
  auto documents = whole_export();
  std::ranges::reverse(documents);  // as a directory is read: what is nearer to the top first
  std::ranges::sort(documents, {}, [](const auto& d) { return std::ranges::count(d.name, '/'); });
  const auto exported = read_documents(documents, in_utc());
  const auto answered = read_text(
      R"({"ok": true, "channel": "C024", "messages": [{"type": "message", "user": "U061", "ts": "1764064927.000300", "text": "x"}]})",
      in_utc());
  REQUIRE(answered.candidates.size() == 1);
  CHECK(answered.candidates[0].key == "slack C024 1764064927.000300");
  CHECK(exported.candidates.at(0).key == answered.candidates[0].key);
  CHECK(exported.candidates.at(0).source == "Slack #ops");
  CHECK(
      read_text(
          R"({"ok": true, "messages": [{"type": "message", "user": "U061", "ts": "1764064927.000300", "text": "x"}]})",
          in_utc())
          .has_note("name it with --channel ID"));
}

TEST_CASE("slack: the day is not read from the file's name") {
  auto documents = whole_export();
  documents.front().name = "team/ops/1999-01-01.json";
  CHECK(read_documents(documents, in_utc()).shown().front().starts_with("2025-11-25T10:02:07"));
}

TEST_CASE("slack: a day without messages is of the export, too") {
  CHECK(format_of("[]", "team/ops/2025-11-26.json") == "slack");
  CHECK(format_of("[]", "other.json") != "slack");
}

TEST_CASE("slack: one channel of an export") {
  const auto documents = whole_export();
  auto context = in_utc();
  context.channel = "#deploys";
  CHECK(read_documents(documents, context).candidates.empty());
  context.channel = "#ops";
  CHECK(read_documents(documents, context).candidates.size() == 5);
}

TEST_CASE("slack: --channel is a name or an id, and a wrong one is answered with those that there are") {
  auto context = in_utc();
  const auto documents = std::vector<Document>{{"channels.json", R"([{"id": "C024", "name": "ops"}])"},
                                               {"ops/2025-11-25.json", std::string(day)},
                                               {"random/2025-11-25.json", std::string(day)}};
  for (const auto* channel : {"ops", "#ops", "C024"}) {
    context.channel = channel;
    const auto found = read_documents(documents, context);
    CHECK(found.candidates.size() == 5);
    CHECK(found.notes.empty());
  }
  context.channel = "rondom";
  const auto found = read_documents(documents, context);
  CHECK(found.candidates.empty());
  CHECK(found.has_note("there is no channel \"rondom\"; the channels are: random, ops"));
  context.channel = "C999";
  CHECK(
      read_text(
          R"({"ok": true, "channel": "C024", "messages": [{"type": "message", "ts": "1764064927.0003", "text": "a", "user": "U1"}]})",
          context)
          .has_note("there is no channel \"C999\"; the channels are: C024"));
}

TEST_CASE("slack: an answer of the API says whether it is complete") {
  const auto found = read_text(R"({"ok": true, "channel_id": "C024", "messages": [
    {"type": "message", "user": "U061", "ts": "1764064927.000300", "text": "second", "user_profile": {"display_name": "ana.p"}},
    {"type": "message", "user": "U061", "ts": "1764064900.000100", "text": "",
     "blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
       {"type": "text", "text": "first, "}, {"type": "user", "user_id": "U062"}, {"type": "emoji", "name": "eyes"}]}]}]}
    ], "has_more": true})",
                               in_utc());
  CHECK(found.shown() == Lines{"2025-11-25T10:02:07.0003+00:00 U061: second",
                               "2025-11-25T10:01:40.0001+00:00 U061: first, <@U062>:eyes:"});
  CHECK(found.candidates[0].key == "slack C024 1764064927.000300");
  CHECK(found.has_note("incomplete"));
}

TEST_CASE("slack: tokens in links to files are left out") {
  const auto found = read_text(
      R"([{"type": "message", "user": "U1", "ts": "1764064927.000300", "text": "<https://files.slack.com/x/a.log?t=xoxe-9-8|a.log>"}])",
      in_utc());
  CHECK(found.shown() == Lines{"2025-11-25T10:02:07.0003+00:00 U1: https://files.slack.com/x/a.log"});
}

TEST_CASE("slack: damaged files are refused with a place") {
  const std::string whole(day);
  const auto cut = read_documents({{"ops/2025-11-24.json", whole.substr(0, 700)}}, in_utc());
  CHECK(cut.error == "ops/2025-11-24.json: the JSON ends early, at byte 700");
  auto damaged = whole;
  damaged[damaged.find("\"user\"")] = '!';
  const auto broken = read_documents({{"ops/2025-11-24.json", damaged}}, in_utc(), "slack");
  CHECK(broken.error.starts_with("ops/2025-11-24.json: not JSON at byte "));
  const auto nested = read_text(std::string(200, '['), in_utc(), "slack");
  CHECK(nested.error.find("100 levels") != std::string::npos);
}

TEST_CASE("slack: messages without a ts, and null values, are dropped") {
  const auto found = read_text(
      R"([{"type": "message", "user": null, "ts": "soon", "text": "x"}, {"type": "message", "ts": "1764064927.000300", "text": null}, 7])",
      in_utc(), "slack");
  CHECK(found.candidates.empty());
  CHECK(found.dropped == 2);
}
