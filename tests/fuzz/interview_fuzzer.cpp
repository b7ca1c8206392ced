// A whole meeting, a line for each line typed: "^C" interrupts, "^D" ends the input, "^T" lets ten minutes pass, "^P
// a|b" pastes two lines. After any line the draft can be written and read, and gone on from; /undo gives back what was;
// what was taken stays, and what goes is named on the screen; and output is escaped.
// The question, the draft and /undo are dear to look at: at the last line, and one more. Every line is the last one of
// a shorter meeting, which is an input as well.
#include <cstdint>

#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "fuzz/looks.hpp"
#include "fuzz/must.hpp"
#include "interview/commands.hpp"
#include "interview/kept_items.hpp"
#include "terminal/typed_text.hpp"

namespace {

using namespace pm::interview;
using pm::record::Record;

InterviewContext a_room() {
  static const auto checker = std::make_shared<const pm::language::Checker>();
  InterviewContext room;
  room.now = pm::time::parse_instant("2026-11-20T15:00:00Z")->at;
  room.checker = checker;
  room.check.today = pm::time::Day{"2026-11-20"};
  room.team_questions = {{"customers_told", "times", "When did we tell customers?", "Status page, mail."}};
  return room;
}

void can_be_shown(const Messages& says, const InterviewContext& room) {
  const auto shown = render(says, room.columns, false, room.plain);
  must(pm::text::is_valid_utf8(shown), "what is shown is UTF-8");
  for (const char c : shown)
    must(c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f), "nothing that is shown moves the cursor");
}

/// As it would be written, without where the interview stands.
std::string told(const InterviewSession& s) {
  auto record = s.record;
  record.interview = {};
  return pm::record::write(record);
}

pm::record::ReadResult can_be_read(const InterviewSession& s, const InterviewContext& room) {
  if (s.record.id.empty()) return {};
  const auto bytes = pm::record::write(draft(s, room));
  auto read = pm::record::read(bytes);
  must(read.record.has_value(), "a draft can be read");
  must(pm::record::write(*read.record) == bytes, "a draft is written as it was read");
  return read;
}

void can_be_resumed(const InterviewSession& s, const InterviewContext& room) {
  auto read = can_be_read(s, room);
  if (!read.record || s.ended) return;
  InterviewStart start;
  start.record = std::move(*read.record);
  start.purpose = s.sitting.purpose;
  const auto resumed = begin(std::move(start), room);
  must(told(resumed.session) == told(s), "resuming loses no answer");
}

StepResult typed(InterviewSession s, const InputEvent& act, const InterviewContext& room) {
  auto turn = step(std::move(s), act, room);
  if (turn.session.record.id.empty() && !turn.session.record.title.empty())
    turn.session.record.id = "2026-11-20-a-test";
  return turn;
}

void can_be_undone(const InterviewSession& before, const InterviewSession& after, const InterviewContext& room) {
  if (after.ended || after.undo_steps.size() <= before.undo_steps.size() || before.record.title.empty()) return;
  const auto undone = typed(after, InputLine{"/undo", false}, room);
  must(told(undone.session) == told(before), "/undo gives back what was");
}

/// Whether a line may give a time: it has a digit (or a sign outside ASCII, which may be one), or a word for a time.
bool may_give_a_time(std::string_view words) {
  const auto lower = pm::text::lower_ascii(words);
  for (const char c : lower)
    if ((c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) return true;
  for (const auto* word : {"noon", "midday", "midnight", "now", "past", "quarter", "half", "clock", " to ", "after"})
    if (lower.find(word) != std::string::npos) return true;
  return false;
}

/// The clock of a line such as "14:05 deploy": no zone, no date and no span can be in it.
std::optional<std::string> plain_clock(std::string_view line) {
  const auto is_digit = [&](std::size_t i) { return line[i] >= '0' && line[i] <= '9'; };
  constexpr std::size_t clock_length = 5, word_begins = 6, shortest_word = 12;
  if (line.size() < shortest_word || line.starts_with("24") || line[2] != ':' || line[clock_length] != ' ') return {};
  for (const std::size_t i : {0U, 1U, 3U, 4U})
    if (!is_digit(i)) return {};
  for (const char c : line.substr(word_begins))
    if ((c < 'a' || c > 'z') && c != ' ') return {};
  if (line.substr(word_begins, shortest_word - word_begins).find(' ') != std::string_view::npos) return {};
  return std::string(line.substr(0, clock_length));
}

/// No event carries a time that no line gave. The day may come from the story, the clock never.
void times_are_given(const InterviewSession& before, const InterviewSession& after, const InputLine& line) {
  if (before.at.question == QuestionId::day || !after.record.timeline) return;
  const auto clock = line.pasted ? std::nullopt : plain_clock(line.text);
  const auto zone = pm::record::zone_of(after.record);
  for (const auto& event : *after.record.timeline) {
    const auto* old = pm::record::find_event(before.record, event.id);
    if (!pm::record::has_clock(event) || (old && pm::record::has_clock(*old) && old->at.at == event.at.at)) continue;
    must(may_give_a_time(line.text), "an event has a clock time only from a line with a time");
    if (clock && !old)
      must(pm::time::clock_text(zone, event.at.at) == *clock, "an event has the clock time of its line");
  }
}

void a_line(InterviewSession& s, const InputLine& line, const InterviewContext& room, bool look_closely) {
  const auto before = s;
  auto turn = typed(std::move(s), line, room);
  can_be_shown(turn.messages, room);
  const bool plain_answer = !typed_command(line.text) && std::holds_alternative<NoConfirmation>(before.confirmation);
  must(lost_in_silence(before.record, turn.session.record, turn.messages).empty(),
       "what was taken stays, or its removal is reported");
  const bool takes_out = pm::text::trim(line.text).starts_with('-');
  if (plain_answer && !takes_out) times_are_given(before, turn.session, line);
  if (plain_answer && look_closely) can_be_undone(before, turn.session, room);
  s = std::move(turn.session);
}

InputEvent act_of(std::string_view words) {
  if (words == "^C") return Interrupt{"half a line"};
  if (words == "^D") return EndOfInput{};
  const bool pasted = words.starts_with("^P");
  auto text = pm::terminal::typed_text(pasted ? words.substr(2) : words, pm::terminal::Newlines::kept);
  if (pasted)
    for (auto& c : text)
      if (c == '|') c = '\n';
  return InputLine{text, pasted};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto quiet_room = a_room();
  static const auto opened = begin({}, quiet_room);
  auto room = quiet_room;
  auto session = opened.session;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto lines = pm::text::lines(input);
  const Looks looks(input);
  for (std::size_t i = 0; i < lines.size() && !session.ended; ++i) {
    const bool look_closely = i + 1 == lines.size() || looks.at(i, lines.size());
    if (look_closely) can_be_shown(ask(session, room).messages, room);
    if (lines[i] == "^T") {
      room.now += std::chrono::minutes(10);
      continue;
    }
    const auto act = act_of(lines[i]);
    if (const auto* line = std::get_if<InputLine>(&act))
      a_line(session, *line, room, look_closely);
    else
      session = typed(std::move(session), act, room).session;
    if (look_closely) can_be_read(session, room);
  }
  can_be_resumed(session, room);
  return 0;
}
