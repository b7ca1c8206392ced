// Sources in the meeting: pastes, /import, /pick, links. At a real terminal where keys matter.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include <pm/record.hpp>

#include "catch.hpp"
#include "commands/fresh_folder.hpp"
#include "interview/interview_script.hpp"
#include "terminal/person.hpp"

using namespace pm;
using namespace pm::interview;
using pm::terminal::Person;
using pm::terminal::Screen;
namespace fs = std::filesystem;

namespace {

Talk at_the_timeline() {
  Talk talk;
  return talk.says({"Checkout answers with 500s", "Cora, Dan", ""}).until("events");
}

constexpr auto events_file =
    R"({"at":"2026-11-20T14:02:10Z","text":"queue alert fired","service":"alertmanager","id":"a1"}
{"at":"2026-11-20T14:05:00Z","text":"checkout is slow, see https://grafana.example.org/d/x?from=1","id":"a2"}
{"at":"2026-11-20T15:40:00Z","text":"all well","id":"a3"}
)";

constexpr auto chat =
    "Jane Roe  2:02 PM\n"
    "the queue age is 412 s, checkout is slow\n"
    "2:04\n"
    "<@U7> and Sam can you look? token ghp_0123456789abcdefABCDEF\n"
    "Deploy BotAPP  2:05 PM\n"
    "Deployed checkout 4.12.1 to production\n"
    "3 replies\n"
    "Sam Poe  2:31 PM\n"
    "queue is empty\n";

struct AtTerminal {
  explicit AtTerminal(std::vector<std::string> arguments, std::size_t columns = 60, std::string first = ">") {
    folder.write("postmortems/2026-11-20-checkout-500s.json",
                 R"({"format":"pm-record/1","id":"2026-11-20-checkout-500s","status":"draft",)"
                 R"("title":"Checkout 500s","timezone":"UTC","day":"2026-11-20"})");
    folder.write("events.jsonl", events_file);
    setup.program = PM_PROGRAM;
    setup.arguments = std::move(arguments);
    setup.environment = {{"NO_COLOR", "1"}, {"TZ", "UTC"}};
    setup.first_words = std::move(first);
    setup.columns = columns, setup.rows = 30;
  }
  [[nodiscard]] record::Record record() const {
    return record::read(folder.read("postmortems/2026-11-20-checkout-500s.json")).record.value();
  }
  pm::test::FreshFolder folder;
  Person::Setup setup;
};

}  // namespace

TEST_CASE("link: a line that holds a URL is linked to it") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:02 latency rose (https://grafana.example.org/d/x).");
  CHECK(talk.record().timeline->at(0).url == "https://grafana.example.org/d/x");
  CHECK(talk.at() == "events");
}

TEST_CASE("link: a link with a password leaves a record that can be read") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:02 latency rose https://user:pw123456@grafana.example.org/d/x?token=abcdefabcdef");
  CHECK(talk.record().timeline->at(0).url == "https://grafana.example.org/d/x");
  talk.says("14:05 the queue alert opened");
  REQUIRE(talk.at() == "link:T2");
  talk.says("https://user:pw123456@grafana.example.org/d/y?token=abcdefabcdef");
  CHECK(talk.record().timeline->at(1).url == "https://grafana.example.org/d/y");
}

TEST_CASE("link: a line that names an alert asks for the link, once") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:02 the queue alert opened");
  REQUIRE(talk.at() == "link:T1");
  SECTION("a link is taken") {
    talk.says("https://alerts.example.org/4711");
    CHECK(talk.record().timeline->at(0).url == "https://alerts.example.org/4711");
  }
  SECTION("Enter goes on") {
    talk.enter();
    CHECK_FALSE(talk.record().timeline->at(0).url);
  }
  SECTION("a line of the timeline is one") {
    talk.says("14:07 first page");
    CHECK(talk.record().timeline->size() == 2);
  }
  SECTION("what is no link is refused") {
    talk.says("no idea");
    CHECK(talk.heard("Not a link"));
    talk.enter();
  }
  talk.says("14:09 the graph was flat");
  CHECK(talk.at() == "events");
}

TEST_CASE("link: /source sets and removes it, at every question") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 first sign", "/source T1 https://chat.example.org/1"});
  CHECK(talk.heard("T1: linked to https://chat.example.org/1"));
  CHECK(talk.record().timeline->at(0).url == "https://chat.example.org/1");
  talk.says("/undo");
  CHECK_FALSE(talk.record().timeline->at(0).url);
  talk.says({"/source T1 https://bot:hunter22@chat.example.org/1"});
  CHECK(talk.record().timeline->at(0).url->find("hunter22") == std::string::npos);
  talk.says("/source T1 -");
  CHECK_FALSE(talk.record().timeline->at(0).url);
  talk.says("/source T9 https://x.example.org");
  CHECK(talk.heard("There is no T9"));
  talk.says("/source");
  CHECK(talk.heard("/source T4"));
}

TEST_CASE("paste: a chat becomes events in one step, summed up in one line") {
  auto talk = at_the_timeline();
  talk.room.roles = {{"Jane Roe", "incident lead"}};
  talk.says("20 Nov 13:58 first sign").pastes(chat);
  INFO(talk.heard());
  CHECK(talk.heard("4 lines read as Slack messages on Fri 20 Nov, 14:02\u201314:31, UTC; secrets removed: 1."));
  const auto& events = *talk.record().timeline;
  REQUIRE(events.size() == 5);
  CHECK(events[1].who == "incident lead");
  CHECK(events[1].verbatim == true);
  CHECK(events[1].source == "Slack");
  CHECK(events[1].key);
  CHECK(events[2].text == "somebody and somebody can you look? token [secret removed]");
  CHECK(events[3].who == "Deploy Bot");
  CHECK(events[4].who == "somebody");
  talk.enter();  // no role for Sam
  talk.pastes(chat);
  CHECK(talk.heard("0 lines read as Slack messages"));
  CHECK(talk.heard("4 were there already"));
  CHECK(talk.record().timeline->size() == 5);
  talk.says("/undo");
  CHECK(talk.record().timeline->size() == 1);
}

TEST_CASE("paste: each person's role is asked for once, and mentions follow it") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 13:58 first sign").pastes(chat);
  REQUIRE(talk.at() == "writer:T2");
  CHECK(talk.heard("Jane Roe wrote 2 of these lines. In which role?"));
  talk.says("incident lead");
  CHECK(talk.heard("2 lines by: incident lead"));
  CHECK(talk.heard("Sam Poe wrote 1 of these lines. In which role?"));
  talk.says("on call");
  CHECK(talk.at() == "events");
  const auto& events = *talk.record().timeline;
  CHECK(events[1].who == "incident lead");
  CHECK(events[2].who == "incident lead");
  CHECK(events[2].text == "somebody and on call can you look? token [secret removed]");
  CHECK(events[4].who == "on call");
  CHECK(record::write(talk.record()).find("Jane") == std::string::npos);
  talk.says("/show");
  CHECK(talk.heard("T2  incident lead: the queue age"));

  SECTION("a later paste knows them") {
    talk.pastes("Jane Roe  3:02 PM\nall well\nSam Poe  3:03 PM\nthanks\n");
    CHECK(talk.at() == "events");
    CHECK(talk.record().timeline->back().who == "on call");
  }
  SECTION("/undo takes an answer back, and asks again") {
    talk.says("/undo");
    CHECK(talk.at() == "writer:T5");
    CHECK(talk.record().timeline->at(2).text == "somebody and somebody can you look? token [secret removed]");
    talk.says("database");
    CHECK(talk.record().timeline->at(4).who == "database");
    CHECK(talk.record().timeline->at(2).text == "somebody and database can you look? token [secret removed]");
  }
  SECTION("/undo of all of it forgets who was who") {
    talk.says({"/undo", "/undo", "/undo"});
    CHECK(talk.record().timeline->size() == 1);
    talk.pastes(chat);
    CHECK(talk.at() == "writer:T2");
  }
}

TEST_CASE("paste: a block, an event, a digit and a name are no roles") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 13:58 first sign").pastes(chat);
  REQUIRE(talk.at() == "writer:T2");
  SECTION("the next part of the chat is pasted") {
    talk.pastes("Jane Roe  3:02 PM\nall well\nSam Poe  3:03 PM\nthanks\n");
    CHECK(talk.record().timeline->size() == 7);
    CHECK(talk.at() == "writer:T2");  // asked again
    talk.says("incident lead");
    CHECK(talk.record().timeline->at(5).who == "incident lead");
  }
  SECTION("the next event is typed") {
    talk.says("14:20 restarted the db");
    CHECK(talk.record().timeline->size() == 6);
    CHECK(talk.record().timeline->at(1).who == "somebody");
  }
  SECTION("a digit, a yes and the person's name are refused") {
    for (const auto* words : {"3", "no", "Jane Roe", "jane"}) {
      talk.says(words);
      CHECK(talk.at() == "writer:T2");
      CHECK(talk.record().timeline->at(1).who == "somebody");
    }
    CHECK(talk.heard("That is a name: type the role"));
  }
}

TEST_CASE("paste: who is asked for is known in later pastes, whatever the answer") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 13:58 first sign").pastes(chat);
  talk.enter().enter();
  REQUIRE(talk.at() == "events");
  talk.pastes("Sam Poe  4:02 PM\nJane says all well\n");
  CHECK(talk.at() == "events");
  CHECK(talk.record().timeline->back().text == "somebody says all well");
}

TEST_CASE("paste: a meeting that stopped at the question of a role goes on without it") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 13:58 first sign").pastes(chat);
  REQUIRE(talk.at() == "writer:T2");
  CHECK(talk.resumed().at() == "events");
}

TEST_CASE("paste: pasted again after its day was corrected, it adds nothing") {
  auto talk = at_the_timeline();
  talk.pastes(chat);
  REQUIRE(talk.at() == "day:T1");
  talk.says("18 Nov").enter().enter();
  talk.pastes(chat);
  CHECK(talk.heard("4 were there already"));
  CHECK(talk.record().timeline->size() == 4);
}

TEST_CASE("paste: people without a role stay somebody") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 13:58 first sign").pastes(chat);
  SECTION("Enter goes on to the next person") {
    talk.enter();
    CHECK(talk.at() == "writer:T5");
    talk.enter();
  }
  SECTION("a dash passes all") { talk.says("-"); }
  CHECK(talk.at() == "events");
  CHECK(talk.record().timeline->at(1).who == "somebody");
  talk.enter();
  CHECK(talk.at() == "missing");
}

TEST_CASE("paste: the day of clock times is that of the line before, else it is asked") {
  auto talk = at_the_timeline();
  talk.pastes(chat);
  CHECK(talk.at() == "day:T1");
  talk.says("18 Nov");
  CHECK(talk.record().timeline->front().at.text == "2026-11-18T14:02:00+00:00");
}

TEST_CASE("paste: an alert of an API is read as one") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 13:58 first sign");
  talk.pastes(
      R"({"version":"4","status":"firing","receiver":"ops","groupLabels":{},"commonLabels":{"alertname":"QueueAge"},
"commonAnnotations":{},"externalURL":"http://am.example.org","groupKey":"{}","alerts":[
{"status":"firing","labels":{"alertname":"QueueAge","service":"checkout"},"annotations":{"summary":"queue is 412 s old"},
"startsAt":"2026-11-20T14:00:10Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://prom.example.org/graph","fingerprint":"c1"}]})");
  INFO(talk.heard());
  CHECK(talk.heard("read as"));
  CHECK(talk.record().timeline->size() == 2);
}

TEST_CASE("paste: all names of a person are replaced") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 13:58 first sign");
  talk.pastes(
      R"({"ok": true, "channel": "C024", "messages": [{"type": "message", "user": "U1", "ts": "1795183200.000100",
"text": "looking", "user_profile": {"display_name": "jfield.ops", "real_name": "Jon Field", "name": "jfield"}},
{"type": "message", "user": "U2", "ts": "1795183260.000100", "text": "asked Jon Field, jfield.ops is on it"}]})");
  REQUIRE(talk.at() == "writer:T2");
  CHECK(talk.heard("Jon Field wrote 1"));
  CHECK(talk.record().timeline->at(2).text == "asked somebody, somebody is on it");
  talk.says("data engineer");
  CHECK(talk.record().timeline->at(2).text == "asked data engineer, data engineer is on it");
}

TEST_CASE("paste: lines of one's own are read as before") {
  auto talk = at_the_timeline();
  talk.pastes("20 Nov 14:02 first sign\n14:05 restarted db1\n- 14:10 all well");
  CHECK(talk.record().timeline->size() == 3);
  CHECK_FALSE(talk.record().timeline->front().verbatim);
  CHECK(talk.heard("T3  20 Nov 14:10  all well"));
}

TEST_CASE("picked events are one change, and are shown") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:01 a typed line");
  PickedTimeline picked{talk.record(), {"T2", "T3"}, {}};
  for (const auto* id : {"T2", "T3"}) {
    auto event = picked.record.timeline->front();
    event.id = id, event.text = std::string("picked ") + id;
    picked.record.timeline->push_back(event);
  }
  auto taken = step(talk.session, picked, talk.room);
  CHECK(taken.session.record.timeline->size() == 3);
  CHECK(taken.session.at == talk.session.at);
  auto undone = step(taken.session, InputLine{"/undo", false}, talk.room);
  CHECK(undone.session.record.timeline->size() == 1);
}

TEST_CASE("reworded events are quotations no more") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:01 a typed line");
  talk.session.record.timeline->front().verbatim = true;
  talk.says("T1: 14:03");
  CHECK(talk.record().timeline->front().verbatim == true);
  talk.says("T1: my own words");
  CHECK_FALSE(talk.record().timeline->front().verbatim);
}

TEST_CASE("import: candidates are picked by keys at 60 columns") {
  AtTerminal at({"import", "2026-11-20", "events.jsonl", "--pick"}, 60, "q done");
  Person person(at.setup);
  CHECK(person.sees("Candidates 1-3 of 3. 0 taken."));
  CHECK(person.sees("queue alert fired"));
  person.types("tm2");  // take the first; the second is when it was detected
  CHECK(person.sees("taken as: detected"));
  person.types("q");
  CHECK(person.sees("2 events added: T1 T2"));
  CHECK(person.ends() == 0);
  CHECK(person.modes().c_lflag == person.original().c_lflag);
  const auto record = at.record();
  REQUIRE(record.timeline->size() == 2);
  CHECK(record.timeline->at(0).who == "alertmanager");
  CHECK(record.times.of(record::Milestone::detected)->text == "2026-11-20T14:05:00+00:00");
}

TEST_CASE("import: a channel of 1,382 messages becomes nine events in at most 120 keys, and adds nothing again") {
  AtTerminal at({"import", "2026-11-20", "channel.json", "--pick"}, 60, "q done");
  std::string channel = R"({"ok": true, "channel": "C024", "messages": [)";
  constexpr int messages = 1382;
  for (int i = 0; i < messages; ++i) {
    const bool is_heavy = i % 100 == 50;
    channel += fmt::format(R"({}{{"type": "message", "user": "U{}", "ts": "{}.000100", "text": "message {}{}"{}}})",
                           i == 0 ? "" : ", ", i % 7, 1795183200 + i * 60, i,
                           is_heavy ? " https://grafana.example.org/d/x" : "",
                           is_heavy ? R"(, "pinned_to": ["C024"], "reply_count": 4)" : "");
  }
  at.folder.write("channel.json", channel + "]}");
  std::size_t keys = 0;
  {
    Person person(at.setup);
    REQUIRE(person.sees("the heaviest of 1,382. 0 taken."));
    const auto types = [&](std::string_view typed) {
      person.types(typed);
      keys += typed.size();
    };
    types("a");  // the fourteen that are marked
    REQUIRE(person.sees("14 taken"));
    types("/grafana\r");
    REQUIRE(person.sees("Candidates 1-14 of 14"));
    types("ttttttg");  // six of them released; the seventh is one event with the one above
    REQUIRE(person.sees("2 in one event"));
    types("/message 777\rt");
    REQUIRE(person.sees("9 taken."));
    types("q");
    for (const auto* who : {"U0", "U1", "U2", "U3", "U4", "U5", "U6"}) {
      REQUIRE(person.sees(fmt::format("{} wrote", who)));
      types("\r");
    }
    CHECK(person.sees("9 events added"));
    CHECK(person.ends() == 0);
  }
  CHECK(keys <= 120);
  CHECK(at.record().timeline->size() == 9);

  auto again = at.setup;
  again.arguments = {"import", "2026-11-20", "channel.json"};
  again.first_words = "0 candidates new, 1,382 known already";
  again.rows = 80;
  CHECK(Person(again).ends() == 0);
  auto report = at.setup;
  report.arguments = {"report", "2026-11-20"};
  report.first_words = "2026-11-20";
  CHECK(Person(report).ends() == 0);
  CHECK(at.folder.read("postmortems/2026-11-20-checkout-500s.md").find("https://grafana.example.org/d/x") !=
        std::string::npos);
}

TEST_CASE("import: a person's role is asked for once, and a command is no role") {
  AtTerminal at({"import", "2026-11-20", "chat.txt", "--take", "1-4"}, 60, "Role?");
  at.folder.write("chat.txt", chat);
  {
    Person person(at.setup);
    CHECK(person.sees("Jane Roe wrote 2 of these. Role?"));
    person.types("/skip\r");
    CHECK(person.sees("There are no commands here: type a role"));
    person.types("on call\r");
    REQUIRE(person.sees("Sam Poe wrote 1 of these."));
    person.types("\r");
    CHECK(person.sees("4 events added: T1 T2 T3 T4"));
    CHECK(person.ends() == 0);
  }
  const auto record = at.record();
  CHECK(record.timeline->at(0).who == "on call");
  CHECK(record.timeline->at(3).who == "somebody");

  auto again = at.setup;
  again.arguments = {"import", "2026-11-20", "chat.txt", "--take", "1-4"};
  again.first_words = "no events added; 4 of 4 are events already";
  CHECK(Person(again).ends() == 0);
}

TEST_CASE("import: at the role question - asks no more, and a name is no role") {
  AtTerminal at({"import", "2026-11-20", "chat.txt", "--take", "1-4"}, 60, "Role?");
  at.folder.write("chat.txt", chat);
  Person person(at.setup);
  CHECK(person.sees("-: somebody, for all others too."));
  person.types("Jane\r");
  CHECK(person.sees("That is a name: type the role, such as on call."));
  person.types("-\r");
  CHECK(person.sees("4 events added: T1 T2 T3 T4"));
  CHECK(person.ends() == 0);
  const auto record = at.record();
  for (const auto& event : *record.timeline)
    if (event.who) CHECK((*event.who == "somebody" || *event.who == "Deploy Bot"));
}

TEST_CASE("import: Ctrl-C at the role question adds nothing, also in the meeting") {
  AtTerminal at({"import", "2026-11-20", "chat.txt", "--take", "1-4"}, 60, "Role?");
  at.folder.write("chat.txt", chat);
  {
    Person person(at.setup);
    person.types("on call\r");
    REQUIRE(person.sees("Sam Poe wrote 1 of these."));
    person.types("\x03");
    CHECK(person.ends() == 130);
  }
  CHECK_FALSE(at.record().timeline);
  auto meeting = at.setup;
  meeting.arguments = {"resume", "2026-11-20"};
  meeting.first_words = ">";
  meeting.columns = 80;
  Person person(meeting);
  person.types("/goto events\r");
  REQUIRE(person.sees("Where does the story start"));
  person.types("/pick\r");
  REQUIRE(person.sees("Candidates 1-4 of 4"));
  person.types("ttq");
  REQUIRE(person.sees("Role?"));
  person.types("\x03");
  REQUIRE(person.sees("Nothing was picked."));
  person.types("14:30 a typed line\r");
  REQUIRE(person.sees("T1  "));
  REQUIRE(at.record().timeline);
  CHECK(at.record().timeline->size() == 1);
  CHECK(person.ends_by_many(SIGKILL) == 1000 + SIGKILL);
}

TEST_CASE("import: Ctrl-C at the picker leaves the record as it was") {
  AtTerminal at({"import", "2026-11-20", "events.jsonl", "--pick"}, 60, "q done");
  Person person(at.setup);
  person.types("t");
  CHECK(person.sees("1 taken"));
  person.types("\x03");
  CHECK(person.ends() == 130);
  CHECK_FALSE(at.record().timeline);
  CHECK(fs::exists("postmortems/2026-11-20-checkout-500s.candidates.jsonl"));
}

TEST_CASE("import: a pipe picks by numbered lines") {
  AtTerminal at({"import", "2026-11-20", "--pick"}, 60, "pick>");
  {
    Person reading([&] {
      auto setup = at.setup;
      setup.arguments = {"import", "2026-11-20", "events.jsonl"};
      setup.first_words = "pm import";
      return setup;
    }());
    REQUIRE(reading.ends() == 0);
  }
  at.setup.pipe = true;
  Person person(at.setup);
  CHECK(person.sees("   1 "));
  person.types("1\ng 1,2\ne 3 fully recovered\nm 3 resolved\n9\nu\n");
  person.types("m 3 resolved\nq\n");
  CHECK(person.ends() == 0);
  const auto record = at.record();
  REQUIRE(record.timeline->size() == 2);
  CHECK(record.timeline->at(0).key == "field a1 + field a2");
  CHECK(record.timeline->at(0).url);
  CHECK(record.timeline->at(1).text == "fully recovered");
  CHECK(record.times.of(record::Milestone::resolved));
}

TEST_CASE("meeting: a chat pasted at a terminal survives kill -9, and its report has the links") {
  AtTerminal at({"resume", "2026-11-20"}, 100);
  {
    Person person(at.setup);
    person.types("/goto events\r");
    REQUIRE(person.sees("Where does the story start"));
    person.types("13:58 latency rose https://grafana.example.org/d/x\r");
    REQUIRE(person.sees("T1  "));
    person.pastes(chat);
    person.types("\r");
    REQUIRE(person.sees("4 lines read as Slack messages"));
    CHECK(person.ends_by_many(SIGKILL) == 1000 + SIGKILL);
  }
  CHECK(at.record().timeline->size() == 5);
  auto setup = at.setup;
  setup.arguments = {"report", "2026-11-20"};
  setup.first_words = "2026-11-20";
  Person report(setup);
  CHECK(report.ends() == 0);
  const auto text = at.folder.read("postmortems/2026-11-20-checkout-500s.md");
  CHECK(text.find("https://grafana.example.org/d/x") != std::string::npos);
  CHECK(text.find("Jane") == std::string::npos);
}

TEST_CASE("meeting: /import reads a file, its events survive kill -9, resume offers the rest") {
  AtTerminal at({"resume", "2026-11-20"}, 80);
  {
    Person person(at.setup);
    person.types("/goto events\r");
    REQUIRE(person.sees("Where does the story start"));
    person.types("/import events.jsonl\r");
    REQUIRE(person.sees("Candidates 1-3 of 3"));
    person.types("ttq");
    REQUIRE(person.sees("T2  "));
    REQUIRE(person.sees([](const auto&) { return true; }));
    CHECK(at.record().timeline->size() == 2);
    CHECK(person.ends_by_many(SIGKILL) == 1000 + SIGKILL);
  }
  CHECK(at.record().timeline->size() == 2);
  Person again(at.setup);
  again.types("/goto events\r");
  CHECK(again.sees("`/pick` chooses events from"));
  again.types("/pick\r");
  REQUIRE(again.sees("0 taken"));
  again.types(">tq");
  REQUIRE(again.sees("T3  "));
  again.types("/undo\r");
  CHECK(again.sees("T3"));
  again.types("/quit\r");
  CHECK(again.sees("pm resume"));
  CHECK(at.record().timeline->size() == 2);
}
