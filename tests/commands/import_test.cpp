// Sources become candidates, and candidates that somebody picks become events.
#include <sys/stat.h>

#include <pm/record.hpp>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "streams/zip_file.hpp"

using namespace pm;
using pm::test::InnerWorld;
using pm::test::Ran;

namespace {

constexpr auto id = "2026-11-25-checkout-500s";
constexpr auto candidates = "postmortems/2026-11-25-checkout-500s.candidates.jsonl";

constexpr auto events =
    R"({"at":"2026-11-25T14:02:10Z","text":"queue alert fired","service":"alertmanager","id":"a1"}
{"at":"2026-11-25T14:05:00Z","text":"restarted with password=hunter22","id":"a2"}
{"at":"2026-11-25T15:40:00Z","text":"checkout works again https://grafana.example.org/d/x","id":"a3"}
)";

struct Room : InnerWorld {
  Room() {
    write("pm.toml", "zone = \"Europe/Berlin\"\n");
    write("postmortems/" + std::string(id) + ".json",
          R"({"format":"pm-record/1","id":"2026-11-25-checkout-500s","status":"draft","title":"Checkout 500s",)"
          R"("timezone":"Europe/Berlin","services":["checkout"],"day":"2026-11-25"})");
    write("events.jsonl", events);
  }
  [[nodiscard]] record::Record record() const {
    return *record::read(read("postmortems/" + std::string(id) + ".json")).record;
  }
};

}  // namespace

TEST_CASE("import: candidates are written next to the record, for its owner only") {
  Room w;
  const auto ran = w.pm({"import", id, "events.jsonl"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("events.jsonl: 3 entries read (format json), 3 kept"));
  CHECK(ran.says("1 secret removed"));
  CHECK(ran.says("3 candidates new, 0 known already"));
  CHECK(ran.says("times are shown in Europe/Berlin (the record)"));
  CHECK(ran.says("pm import 2026-11-25-checkout-500s --pick"));
  CHECK(w.read(candidates).find("hunter22") == std::string::npos);
  struct stat status{};
  REQUIRE(::stat(candidates, &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK_FALSE(w.record().timeline);
}

TEST_CASE("import: clock times without a date are on the day of the timeline, where the record has none") {
  Room w;
  const auto path = "postmortems/" + std::string(id) + ".json";
  w.write(path,
          R"({"format":"pm-record/1","id":"2026-11-25-checkout-500s","status":"draft","title":"Checkout 500s",)"
          R"("timezone":"UTC","timeline":[{"id":"T1","at":"2026-05-12T00:00:00Z","precision":"day","text":"release"},)"
          R"({"id":"T2","at":"2026-11-23T14:00:00Z","text":"alert"}]})");
  w.write("notes.txt", "14:05 restarted db1\n");
  const auto ran = w.pm({"import", id, "notes.txt", "--dry-run"});
  INFO(ran);
  CHECK(ran.says("clock times without a date are on Mon 23 Nov 2026 (the timeline)"));
  CHECK(ran.says("23 Nov 14:05"));
}

TEST_CASE("import: candidates as JSON have every key, unknown values null") {
  Room w;
  w.in = "{\"time\": 1795615330, \"msg\": \"no id\"}\n";
  const auto ran = w.pm({"import", id, "-", "--dry-run", "-f", "json"});
  INFO(ran);
  REQUIRE(ran.code == 0);
  const auto json = ran.json();
  CHECK(json["format"] == "pm-candidates/1");
  CHECK(json["read"][0]["source"] == "standard input");
  CHECK(json["read"][0]["items"] == 1);
  CHECK(json["read"][0]["secrets_removed"] == 0);
  const auto& c = json["candidates"][0];
  for (const auto* key :
       {"n", "at", "precision", "until", "text", "who", "kind", "source", "url", "key", "weight", "why"})
    CHECK(c.contains(key));
  CHECK(c["who"].is_null());
  CHECK(c["until"].is_null());
  CHECK(c["at"] == "2026-11-25T15:02:10+01:00");
  CHECK_FALSE(std::filesystem::exists(candidates));
}

TEST_CASE("import: --take makes events, once") {
  Room w;
  REQUIRE(w.pm({"import", id, "events.jsonl"}).code == 0);
  const auto taken = w.pm({"import", id, "--take", "1,3"});
  INFO(taken);
  CHECK(taken.code == 0);
  CHECK(taken.says("2 events added: T1 T2"));
  const auto record = w.record();
  REQUIRE(record.timeline->size() == 2);
  CHECK(record.timeline->at(0).who == "alertmanager");
  CHECK(record.timeline->at(0).key == "field a1");
  CHECK(record.timeline->at(0).source == "events.jsonl");
  CHECK(record.timeline->at(1).at.text == "2026-11-25T16:40:00+01:00");
  const auto again = w.pm({"import", id, "events.jsonl", "--take", "1-3"});
  INFO(again);
  CHECK(again.says("0 candidates new, 3 known already"));
  CHECK(again.says("1 event added: T3; 2 of 3 are events already"));
  CHECK(w.record().timeline->size() == 3);
  // Without the candidates file, the record's own keys tell.
  std::filesystem::remove(candidates);
  CHECK(w.pm({"import", id, "events.jsonl", "--take", "1-3"}).says("no events added; 3 of 3 are events already"));
}

TEST_CASE("import: a link with a password leaves a record that can be read") {
  Room w;
  w.write(
      "links.jsonl",
      R"({"at":"2026-11-25T14:02:10Z","text":"see https://user:pw123456@grafana.example.com/d/x?token=abcdefabcdef"})"
      "\n"
      R"({"at":"2026-11-25T14:03:10Z","text":"graph","url":"https://user:pw123456@grafana.example.com/d/y"})"
      "\n");
  const auto ran = w.pm({"import", id, "links.jsonl", "--take", "1-2"});
  INFO(ran);
  REQUIRE(ran.code == 0);
  const auto bytes = w.read("postmortems/" + std::string(id) + ".json") + w.read(candidates);
  CHECK(bytes.find("pw123456") == std::string::npos);
  CHECK(bytes.find("abcdefabcdef") == std::string::npos);
  CHECK(w.record().timeline->at(0).url == "https://grafana.example.com/d/x");
  CHECK(w.record().timeline->at(1).url == "https://grafana.example.com/d/y");
  CHECK(w.pm({"report", id}).code == 0);
}

TEST_CASE("import: tells what the source has edited or deleted since") {
  Room w;
  const auto history = [](std::string_view first, std::string_view second) {
    return R"({"guild":{"id":"1"},"channel":{"id":"2","name":"ops"},"messages":[{"id":"10","type":"Default",)"
           R"("timestamp":"2026-11-25T14:02:10Z","content":")" +
           std::string(first) + R"(","author":{"id":"u1","name":"ana"}},)" + std::string(second) +
           R"({"id":"12","type":"Default","timestamp":"2026-11-25T15:40:00Z","content":"it works","author":{"id":"u1"}}]})";
  };
  w.write("ops.json",
          history("queue alert fired", R"({"id":"11","type":"Default","timestamp":"2026-11-25T14:05:00Z",)"
                                       R"("content":"restarted with password=hunter22","author":{"id":"u1"}},)"));
  REQUIRE(w.pm({"import", id, "ops.json", "--take", "1"}).code == 0);
  w.write("ops.json", history("queue alert fired twice", ""));
  const auto again = w.pm({"import", id, "ops.json"});
  INFO(again);
  CHECK(again.says("edited in the source since: T1 was \"queue alert fired\", is \"queue alert fired twice\""));
  CHECK(again.says("deleted in the source since: \"restarted with password=[secret removed]\""));
  CHECK(w.record().timeline->at(0).text == "queue alert fired");
  const auto later = w.pm({"import", id, "ops.json"});
  INFO(later);
  CHECK(later.code == 0);
  CHECK_FALSE(later.says("in the source since"));
}

TEST_CASE("import: another answer of an API does not delete what the one before has told") {
  Room w;
  const auto webhook = [](std::string_view name, std::string_view from, std::string_view to) {
    return R"({"version":"4","status":"resolved","groupKey":"{}","alerts":[{"status":"resolved","labels":{"alertname":")" +
           std::string(name) + R"("},"startsAt":"2026-11-25T)" + std::string(from) + R"(Z","endsAt":"2026-11-25T)" +
           std::string(to) + R"(Z","fingerprint":")" + std::string(name) + R"("}]})";
  };
  const auto thread = [](std::string_view messages) {
    return R"({"ok":true,"channel":"C024","messages":[)" + std::string(messages) + "]}";
  };
  const auto message = [](std::string_view ts, std::string_view thread_ts) {
    return R"({"type":"message","user":"U1","ts":")" + std::string(ts) + R"(.000100","text":"at )" + std::string(ts) +
           (thread_ts.empty() ? "" : R"(","thread_ts":")" + std::string(thread_ts) + ".000100") + R"("})";
  };
  const std::string root = message("1795608000", "1795608000"), end = message("1795608900", "");
  const std::string reply = message("1795608100", "1795608000"), last = message("1795608800", "1795608000");
  w.write("a.json", webhook("Queue", "14:05:00", "14:30:00"));
  w.write("b.json", webhook("Disk", "14:00:00", "15:00:00"));
  w.write("history.json", thread(root + "," + message("1795608400", "") + "," + end));
  w.write("replies.json", thread(root + "," + reply + "," + last));
  for (const auto* file : {"a.json", "b.json", "a.json", "history.json", "replies.json", "history.json"}) {
    const auto ran = w.pm({"import", id, file});
    INFO(ran);
    CHECK(ran.code == 0);
    CHECK_FALSE(ran.says("deleted in the source"));
  }
  // A history without threads has all messages of its span.
  w.write("history.json",
          thread(message("1795618000", "") + "," + message("1795618400", "") + "," + message("1795618900", "")));
  REQUIRE(w.pm({"import", id, "history.json"}).code == 0);
  w.write("history.json", thread(message("1795618000", "") + "," + message("1795618900", "")));
  CHECK(w.pm({"import", id, "history.json"}).says("deleted in the source since: \"at 1795618400\""));
}

TEST_CASE("import: what may be in a file that cannot be read is not deleted") {
  Room w;
  const auto day = [](std::string_view ts) {
    return R"([{"type":"message","user":"U1","ts":")" + std::string(ts) + R"(.000100","text":"queue is slow"}])";
  };
  w.write("export/ops/2026-11-24.json", day("1795521600"));
  w.write("export/ops/2026-11-25.json", day("1795608000"));
  w.write("export/ops/2026-11-26.json", day("1795694400"));
  REQUIRE(w.pm({"import", id, "export"}).code == 0);
  w.write("export/ops/2026-11-25.json", day("1795608000").substr(0, 60));
  const auto broken = w.pm({"import", id, "export"});
  INFO(broken);
  CHECK(broken.code == 1);
  CHECK_FALSE(broken.says("deleted in the source since"));
  w.write("export/ops/2026-11-25.json", "[]");
  CHECK(w.pm({"import", id, "export"}).says("deleted in the source since: \"queue is slow\""));
}

TEST_CASE("import: a new record takes its title, and its day from the data") {
  Room w;
  const auto made = w.pm({"import", "new", "events.jsonl", "--title", "Orders were lost", "--take", "marked"});
  INFO(made);
  CHECK(made.code == 0);
  CHECK(std::filesystem::exists("postmortems/2026-11-25-orders-were-lost.json"));
  CHECK(std::filesystem::exists("postmortems/2026-11-25-orders-were-lost.candidates.jsonl"));
  CHECK(w.pm({"import", id, "events.jsonl", "--title", "x"}).code == 2);
  CHECK(w.pm({"import", "no-such-record", "events.jsonl"}).code == 2);
}

TEST_CASE("import: directories, archives and gzip; what is not recognised is counted") {
  Room w;
  w.write("export/a/one.jsonl", events);
  w.write("export/b/two.jsonl", R"({"at":"2026-11-25T14:10:00Z","text":"another","id":"b1"})");
  w.write("export/logo.png", "\x89PNG\r\n");
  w.write("export/README.md", "14:02 an example of a line\n");
  w.write("export/.hidden.jsonl", events);
  const auto directory = w.pm({"import", id, "export", "--dry-run"});
  INFO(directory);
  CHECK(directory.says("export: 4 entries read"));
  CHECK(directory.says("2 files not read: format not recognised"));
  w.write("pictures/logo.png", "\x89PNG\r\n");
  const auto nothing = w.pm({"import", id, "pictures"});
  CHECK(nothing.code == 2);
  CHECK(nothing.complains("nothing was read"));
  w.write("e.zip", pm::test::zip_of({{.name = "a/one.jsonl", .text = events, .is_deflated = true}}));
  CHECK(w.pm({"import", id, "e.zip", "--dry-run"}).says("e.zip: 3 entries read"));
  w.write("e.jsonl.gz", streams::gzip(events));
  CHECK(w.pm({"import", id, "e.jsonl.gz", "--dry-run"}).says("3 entries read"));
}

TEST_CASE("import: a Slack export has the same keys as a zip, a directory, one channel and one day") {
  Room w;
  const std::string ids = R"([{"id":"C024","name":"ops"}])";
  const std::string people =
      R"([{"id":"U1","name":"priya.nair","profile":{"real_name":"Priya Nair","display_name":"priya"}}])";
  const std::string day = R"([{"type":"message","user":"U1","ts":"1795608000.000100","text":"Priya Nair is on it"}])";
  w.write("export/ops/2026-11-25.json", day);
  w.write("export/channels.json", ids);
  w.write("export/users.json", people);
  w.write("e.zip", pm::test::zip_of({{.name = "ops/2026-11-25.json", .text = day},
                                     {.name = "channels.json", .text = ids},
                                     {.name = "users.json", .text = people}}));
  for (const auto* source : {"e.zip", "export", "export/", "export/ops", "export/ops/", "export/ops/2026-11-25.json",
                             "./export/../export/ops/."}) {
    const auto ran = w.pm({"import", id, source, "--dry-run", "-f", "json"});
    INFO(source << ran);
    REQUIRE(ran.code == 0);
    const auto json = ran.json();
    REQUIRE(json["candidates"].size() == 1);
    CHECK(json["candidates"][0]["key"] == "slack C024 1795608000.000100");
    CHECK(json["candidates"][0]["text"] == "somebody is on it");
  }
  CHECK(w.pm({"import", id, "e.zip", "--channel", "C024", "--dry-run"}).says("1 Slack message read"));
  CHECK(w.pm({"import", id, "export", "--channel", "inc-4712", "--dry-run"}).says("the channels are: ops"));
}

TEST_CASE("import: documents of one format that differ are counted by the word of the format") {
  Room w;
  w.write("notes/a.txt", "14:02 first sign\n14:05 restarted db1\n");
  w.write("notes/b.txt", "Ana  3:29 PM\nqueue is slow\nBo  3:31 PM\nlooking\n");
  const auto ran = w.pm({"import", id, "notes", "--dry-run"});
  INFO(ran);
  CHECK(ran.says("notes: 4 lines read (format paste)"));
}

TEST_CASE("import: an empty directory is named") {
  Room w;
  std::filesystem::create_directories("nothing");
  const auto ran = w.pm({"import", id, "nothing"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("nothing: the directory is empty"));
}

TEST_CASE("import: --title with a part of another record's id makes a new record") {
  Room w;
  w.in = "{\"at\": \"2026-11-25T14:00:00Z\", \"text\": \"no id\"}\n";
  const auto ran = w.pm({"import", "checkout", "-", "--title", "Link test"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(std::filesystem::exists("postmortems/2026-11-25-link-test.json"));
  for (const std::string& name :
       {std::string(id), std::string(id) + ".json", "postmortems/" + std::string(id) + ".json"})
    CHECK(w.pm({"import", name, "events.jsonl", "--title", "Link test"}).complains("is a record already"));
}

TEST_CASE("import: hostile and broken input gets a message, and nothing is written") {
  Room w;
  w.write("evil.zip", pm::test::zip_of({{.name = "a.jsonl", .text = events}, {.name = "../b.jsonl", .text = events}}));
  w.write("cut.jsonl.gz", streams::gzip(events).substr(0, 60));
  w.write("empty", "");
  w.write("binary", std::string("\0\1\2", 3));
  w.write("half.jsonl", std::string(events) + "{\"at\": \"2026-");
  w.write("cut.zip", "PK\x03\x04");
  for (const auto* source : {"evil.zip", "cut.jsonl.gz", "empty", "binary", "half.jsonl", "cut.zip", "missing"}) {
    const auto ran = w.pm({"import", id, source});
    INFO(source << "\n" << ran);
    CHECK((ran.code == 1 || ran.code == 2));
    CHECK(ran.complains(std::string("pm: ")));
    CHECK_FALSE(std::filesystem::exists(candidates));
  }
  // The others are read.
  const auto both = w.pm({"import", id, "evil.zip", "events.jsonl"});
  CHECK(both.code == 2);
  CHECK(both.says("3 candidates new"));
}

TEST_CASE("import: a broken candidates file is kept, and used as far as it can be read") {
  Room w;
  REQUIRE(w.pm({"import", id, "events.jsonl"}).code == 0);
  w.write(candidates, "<<<<<<< HEAD\n" + w.read(candidates) + "=======\n");
  const auto ran = w.pm({"import", id, "events.jsonl"});
  INFO(ran);
  CHECK(ran.says("0 candidates new, 3 known already"));
  CHECK(ran.says("lines 1, 6 of the candidates file cannot be read, and stay at its end as they are"));
  CHECK(w.read(candidates).find("<<<<<<< HEAD\n") != std::string::npos);
}

TEST_CASE("import: a window and fields are given by options") {
  Room w;
  w.write("odd.jsonl", "{\"when\":{\"s\":\"2026-11-25T14:02:10Z\"},\"what\":\"one\",\"by\":\"ana\"}\n");
  const auto odd = w.pm({"import", id, "odd.jsonl", "--as", "json", "--at", "when.s", "--text", "what", "--who", "by",
                         "--dry-run", "-f", "json"});
  INFO(odd);
  CHECK(odd.json()["candidates"][0]["text"] == "one");
  CHECK(odd.json()["candidates"][0]["who"] == "somebody");
  CHECK(odd.json()["candidates"][0]["at"] == "2026-11-25T15:02:10+01:00");
  const auto window = w.pm({"import", id, "events.jsonl", "--since", "15:04", "--until", "25 Nov 16:00", "--dry-run"});
  INFO(window);
  CHECK(window.says("2 outside of the window"));
  CHECK(w.pm({"import", id, "events.jsonl", "--since", "sometime"}).code == 2);
  CHECK(w.pm({"import", id, "events.jsonl", "--as", "jsno"}).complains("did you mean json?"));
  CHECK(w.pm({"import", id, "events.jsonl", "--zone", "Mars/Olympus"}).code == 2);
  CHECK(w.pm({"import", id, "events.jsonl", "--day", "yesterday"}).code == 2);
  CHECK(w.pm({"import", id}).complains("SOURCE is missing"));
  CHECK(w.pm({"import"}).complains("RECORD is missing"));
}

TEST_CASE("import: --formats lists what can be read") {
  Room w;
  const auto listed = w.pm({"import", "--formats", "-f", "json"});
  CHECK(listed.code == 0);
  CHECK(listed.json()["format"] == "pm-formats/1");
  const auto table = w.pm({"import", "--formats"});
  const auto formats = listed.json();
  for (const auto& format : formats["formats"]) {
    CHECK_FALSE(format["reads"].get<std::string>().empty());
    CHECK(table.says(format["name"].get<std::string>()));
  }
}
