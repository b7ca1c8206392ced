// Section "times": how the incident was noticed.
#include <array>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {
namespace {

constexpr auto ways =
    std::to_array<std::string_view>({"alert", "check", "colleague", "customer", "chance", "something else"});
constexpr auto ways_told =
    std::to_array<std::string_view>({"an alert", "a check", "a colleague", "a customer", "chance", "something else"});

std::string noticed_answer(const InterviewSession& s) {
  const auto& d = s.record.detection;
  if (!d.by) return d.note.value_or("");
  const auto number = std::to_string(static_cast<int>(*d.by) + 1);
  return d.note ? number + " " + *d.note : number;
}

void phrase_noticed(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  if (s.at.subject != "lucky") return;
  ask = std::string(phrases::lucky_in_a_way);
  hint.clear();
}

AnswerResult take_noticed(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  auto& d = s.record.detection;
  if (s.at.subject == "lucky") {
    if (yes_or_no(words.text) != true) return accept();
    auto luck = phrases::fill(phrases::noticed_by_luck, ways_told[static_cast<std::size_t>(*d.by)]);
    if (d.note) luck += ": " + *d.note;
    add_to(s.record.lucky, luck);
    return accept({{MessageKind::understood, luck}});
  }
  if (text::is_blank(words.text)) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  std::string rest;
  const auto picked = choice(words.text, ways, rest);
  if (!picked) return refuse(phrases::fill(phrases::choose, text::trim(words.text), ways.size()));
  d.by = static_cast<record::DetectedBy>(*picked - 1);
  d.note = rest.empty() ? record::Text{} : record::Text{rest};
  AnswerResult result =
      accept({{MessageKind::understood, std::string(ways_told[*picked - 1]) + (rest.empty() ? "" : ": " + rest)}});
  if (!rest.empty()) result.changes.push_back({"/detection/note", rest});
  if (d.by == record::DetectedBy::customer || d.by == record::DetectedBy::chance)
    result.follow = QuestionRef{QuestionId::noticed_by, "lucky"};
  return result;
}

const Question detection_rows[] = {
    {.id = QuestionId::noticed_by,
     .section = Section::times,
     .ask = "How did we find out? 1 an alert · 2 a check · 3 a colleague · 4 a customer · 5 chance · 6 something else",
     .hint = "A number, and a note if you like: `4 a mail to support`.",
     .why = "An alert finds it the next time as well. A customer may not report it again.",
     .field = "detection",
     .answered = [](const record::Record& r) { return r.detection.by.has_value(); },
     .answer = noticed_answer,
     .phrase = phrase_noticed,
     .take = take_noticed},
};

}  // namespace

std::span<const Question> detection_questions() { return detection_rows; }

}  // namespace pm::interview
