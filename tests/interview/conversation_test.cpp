// The conversation with its interfaces: drafts on disk, and messages when saving fails.
#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "terminal/scripted_prompt.hpp"

using namespace pm;
using namespace pm::interview;

namespace {

/// Drafts in memory, that can fail.
struct MemoryDrafts : Drafts {
  std::string free_id(const time::Day& day, std::string_view, std::string_view) override { return day.text + "-a-day"; }
  std::string new_uid() override { return "0123456789abcdef"; }
  Result<void> save(const record::Record& record) override {
    if (failures > 0) {
      --failures;
      return fail(ErrorKind::outside, changed ? "somebody changed it" : "no space left on the disk", "free some");
    }
    saved.push_back(record);
    return {};
  }
  Result<void> save_over(const record::Record& record) override {
    saved.push_back(record);
    ++written_over;
    return {};
  }
  [[nodiscard]] bool was_changed_meanwhile(const record::Record&) const override { return changed; }

  Result<record::Record> rename(const record::Record& record) override {
    auto renamed = record;
    renamed.id = record::incident_day(record)->text + "-a-day";
    return renamed;
  }

  Result<void> report(const record::Record&) override {
    if (no_report) return fail(ErrorKind::outside, "no space left for a report", "free some");
    ++reports;
    return {};
  }

  bool no_report = false;
  int reports = 0;
  std::vector<record::Record> saved;
  int failures = 0, written_over = 0;
  bool changed = false;
};

InterviewContext a_room() {
  InterviewContext room;
  room.zone = time::Zone::utc();
  room.checker = std::make_shared<const language::Checker>();
  room.check.today = time::Day{"2026-11-20"};
  return room;
}

time::Micros three_in_the_afternoon() { return time::parse_instant("2026-11-20T15:00:00Z")->at; }

InterviewEnd talk(terminal::ScriptedPrompt& person, MemoryDrafts& drafts, InterviewStart start = {}) {
  return converse(std::move(start), a_room(), person, drafts, three_in_the_afternoon);
}

}  // namespace

TEST_CASE("drafts: saved after every answer") {
  terminal::ScriptedPrompt person{"A day", "Ana, Bo", ""};
  MemoryDrafts drafts;
  const auto ended = talk(person, drafts);
  REQUIRE(drafts.saved.size() >= 3);
  CHECK(drafts.saved[0].title == "A day");
  CHECK(drafts.saved[0].id == "2026-11-20-a-day");
  CHECK(drafts.saved[0].interview.at == "boss");
  CHECK(drafts.saved[1].meeting.boss == "Ana");
  CHECK_FALSE(ended.unsaved);
}

TEST_CASE("drafts: after an error the next answer saves both") {
  terminal::ScriptedPrompt person{"A day", "Ana, Bo", ""};
  MemoryDrafts drafts;
  drafts.failures = 1;
  const auto ended = talk(person, drafts);
  CHECK(person.transcript.find("Not saved yet: no space left on the disk") != std::string::npos);
  CHECK(person.transcript.find("Everything is saved again.") != std::string::npos);
  CHECK(drafts.saved.front().meeting.boss == "Ana");
  CHECK_FALSE(ended.unsaved);
}

TEST_CASE("drafts: a repeated error is short") {
  terminal::ScriptedPrompt person{"A day", "Ana, Bo", "", "/quit"};
  MemoryDrafts drafts;
  drafts.failures = 100;
  (void)talk(person, drafts);
  INFO(person.transcript);
  const auto full = person.transcript.find("no space left on the disk. free some. You can go on");
  REQUIRE(full != std::string::npos);
  CHECK(person.transcript.find("no space left on the disk", full + 1) == std::string::npos);
  CHECK(person.transcript.find("Still not saved") != std::string::npos);
}

TEST_CASE("end: says if nothing was saved") {
  terminal::ScriptedPrompt person{"A day", "Ana, Bo", "/quit"};
  MemoryDrafts drafts;
  drafts.failures = 100;
  (void)talk(person, drafts);
  INFO(person.transcript);
  CHECK(person.transcript.find("Nothing could be saved.") != std::string::npos);
  CHECK(person.transcript.find("Saved") == std::string::npos);
  CHECK(person.transcript.find("pm resume") == std::string::npos);
}

TEST_CASE("end: says if the last answers were not saved") {
  terminal::ScriptedPrompt person{"A day", "Ana, Bo"};
  MemoryDrafts drafts;
  auto last = person;
  last.says("/quit");
  InterviewStart start;
  start.record.id = "2026-11-20-a-day";
  start.record.title = "A day";
  drafts.failures = 100;
  (void)talk(last, drafts, start);
  INFO(last.transcript);
  CHECK(last.transcript.find("The last answers could not be saved; the earlier ones are.") != std::string::npos);
  CHECK(last.transcript.find("pm resume 2026-11-20-a-day") != std::string::npos);
}

TEST_CASE("conversation: returns unsaved answers") {
  terminal::ScriptedPrompt person{"A day"};
  MemoryDrafts drafts;
  drafts.failures = 100;
  const auto ended = talk(person, drafts);
  REQUIRE(ended.unsaved);
  CHECK(ended.unsaved->kind == ErrorKind::outside);
}

TEST_CASE("drafts: a changed file is not overwritten silently") {
  MemoryDrafts drafts;
  drafts.failures = 1;
  drafts.changed = true;
  SECTION("ours is kept, theirs copied") {
    terminal::ScriptedPrompt person{"A day", "1", "Ana"};
    const auto ended = talk(person, drafts);
    CHECK(drafts.written_over == 1);
    CHECK_FALSE(ended.unsaved);
  }
  SECTION("theirs is left as it is") {
    terminal::ScriptedPrompt person{"A day", "2"};
    talk(person, drafts);
    CHECK(drafts.written_over == 0);
  }
}

TEST_CASE("end of input: ends with a draft") {
  terminal::ScriptedPrompt person{"A day", "Ana, Bo"};
  MemoryDrafts drafts;
  const auto ended = talk(person, drafts);
  CHECK(ended.session.ended == InterviewEnding::end_of_input);
  CHECK(drafts.saved.back().status == record::Status::draft);
  CHECK(person.transcript.find("It stays a draft until this is answered:") != std::string::npos);
}

TEST_CASE("Ctrl-C: keeps the unfinished line") {
  terminal::ScriptedPrompt person;
  person.says("A day").interrupts("Ana, B").says("").keeps_what_stands();
  MemoryDrafts drafts;
  talk(person, drafts);
  CHECK(drafts.saved.back().meeting.scribe == "B");
}

TEST_CASE("/edit: takes the answer from the editor") {
  terminal::ScriptedPrompt person{"A day", "/edit"};
  person.editor = [](std::string_view) { return std::optional<std::string>("Ana, Bo\n"); };
  MemoryDrafts drafts;
  talk(person, drafts);
  CHECK(drafts.saved.back().meeting.scribe == "Bo");
}

TEST_CASE("input is escaped for the terminal") {
  terminal::ScriptedPrompt person{"A day", "Ana \033[2J\033]0;x\007, Bo", "", "1", "/show"};
  MemoryDrafts drafts;
  talk(person, drafts);
  const auto shown = render({{MessageKind::item, "T1 \033[2J\033]0;x\007 \xE2\x80\xAE"}}, 80, false, false);
  CHECK(shown.find('\033') == std::string::npos);
  CHECK(shown.find('\007') == std::string::npos);
  CHECK(shown.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("lines fit 60, 80 and 120 columns") {
  Messages says;
  for (const auto tone : {MessageKind::ask, MessageKind::follow_up, MessageKind::hint, MessageKind::note,
                          MessageKind::understood, MessageKind::item, MessageKind::finding, MessageKind::trouble})
    says.push_back({tone,
                    "The \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E page was \xF0\x9F\x94\xA5 for a long while, longer than "
                    "any line of any "
                    "projector in any of our rooms could ever be expected to show to the people in the last row"});
  for (const std::size_t columns : {60U, 80U, 120U}) {
    const auto shown = render(says, columns, false, false);
    for (const auto line : text::lines(shown)) {
      INFO(columns << ": " << line);
      CHECK(text::display_width(line) <= columns);
    }
  }
}

TEST_CASE("--answers: shown, not asked; empty list means none") {
  const auto answers = record::read_answers(R"({"title":"A day","kind":"outage","impact":"Everybody waited",
    "meeting":{"boss":"Ana","axioms_read":true,"participants":[]},"surprises":[]})");
  REQUIRE(answers.record);
  terminal::ScriptedPrompt person{"20 Nov 14:02 errors", ""};
  MemoryDrafts drafts;
  InterviewStart start;
  start.answers = *answers.record;
  talk(person, drafts, start);
  CHECK(person.transcript.find("Already answered: impact: Everybody waited") != std::string::npos);
  CHECK(person.transcript.find("Who was affected") == std::string::npos);
  CHECK(drafts.saved.back().timeline->size() == 1);
  CHECK(drafts.saved.back().surprises->empty());
}

TEST_CASE("all texts of the interview pass our own rules") {
  const language::Checker checker;
  for (const auto words : all_phrases())
    for (const auto& finding : checker.review(words)) {
      INFO(language::name(finding.rule) << " in: " << words);
      CHECK(finding.pattern.empty());
    }
}
