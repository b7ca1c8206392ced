#include "interview/interview_script.hpp"

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "interview/question_order.hpp"

namespace pm::interview {
namespace {

InterviewContext a_room(const std::string& zone, const std::string& now) {
  InterviewContext room;
  room.now = time::parse_instant(now)->at;
  room.zone = zone == "UTC" ? time::Zone::utc() : time::Zone::find(zone).value();
  room.checker = std::make_shared<const language::Checker>();
  room.check.today = time::Day{"2026-11-20"};
  return room;
}

}  // namespace

Talk::Talk(With with, record::Record record) : room(a_room(with.zone, with.now)) {
  InterviewStart start;
  start.record = std::move(record);
  start.purpose = with.purpose;
  start.is_short = with.is_short;
  start.minutes = with.minutes;
  start.section = with.section;
  auto turn = begin(std::move(start), room);
  session = std::move(turn.session);
  said = std::move(turn.messages);
}

Talk& Talk::act(const InputEvent& act) {
  const auto question = find_question(session.at, room);
  const auto* typed = std::get_if<InputLine>(&act);
  const bool ends_list =
      typed && text::is_blank(typed->text) && question && question->is_list() && session.is_at_list();
  if (typed && !ends_list) ++prompts;
  auto turn = step(std::move(session), act, room);
  session = std::move(turn.session);
  said = std::move(turn.messages);
  recall = std::move(turn.recall);
  if (session.ended) {
    const auto more = closing_messages(session, room);
    said.insert(said.end(), more.begin(), more.end());
  }
  if (session.record.id.empty() && !session.record.title.empty()) session.record.id = "2026-11-20-a-test";
  return *this;
}

Talk& Talk::says(std::string_view line) { return act(InputLine{std::string(line), false}); }
Talk& Talk::says(std::initializer_list<std::string_view> lines) {
  for (const auto line : lines) says(line);
  return *this;
}
Talk& Talk::pastes(std::string_view text) { return act(InputLine{std::string(text), true}); }
Talk& Talk::interrupts() { return act(Interrupt{}); }
Talk& Talk::input_ends() { return act(EndOfInput{}); }

Talk& Talk::minutes_pass(int minutes) {
  room.now += std::chrono::minutes(minutes);
  return *this;
}

Talk& Talk::until(std::string_view question) {
  for (int i = 0; i < 60 && session.at.text() != question && !session.ended; ++i) enter();
  INFO("waiting for " << question << ", standing at " << session.at.text());
  REQUIRE(session.at.text() == question);
  return *this;
}

std::string Talk::heard() const {
  std::string text;
  for (const auto& line : said) text += line.text + "\n";
  for (const auto& line : ask(session, room).messages) text += line.text + "\n";
  return text;
}

Talk Talk::resumed() const {
  auto on_disk = record::read(record::write(draft(session, room)));
  for (const auto& fault : on_disk.errors) UNSCOPED_INFO(fault.pointer << ": " << fault.message);
  REQUIRE(on_disk.record);
  return Talk(With{Purpose::meet, false, 60, {}, room.zone.name(), time::Zone::utc().instant(room.now).text},
              *on_disk.record);
}

}  // namespace pm::interview
