// Section "factors": contributing factors, and what made sense to the people in them.
#include "interview/event_text.hpp"

#include <algorithm>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"
#include "interview/question.hpp"

namespace pm::interview {

bool needs_context(const record::Factor& factor, const InterviewContext& room) {
  return room.checker &&
         language::reports_human_error(room.checker->review(factor.text, language::RuleSelection::narrative()));
}

namespace {

std::string factor_line(const record::Factor& f) { return f.id + "  " + f.text; }

}  // namespace

Messages all_factors(const InterviewSession& s, const InterviewContext&) {
  Messages says;
  if (s.record.factors)
    for (const auto& f : *s.record.factors) says.push_back({MessageKind::item, factor_line(f)});
  return says;
}

AnswerResult add_factor_line(InterviewSession& s, std::string text) {
  const auto factor = add_factor(s.record, std::move(text));
  AnswerResult taken = stay_in_list({{MessageKind::item, factor_line(factor)}});
  taken.what = factor_line(factor);
  taken.changes.push_back({"/factors/" + std::to_string(s.record.factors->size() - 1) + "/text", factor.text});
  return taken;
}

std::string factor_ids(const record::Record& r) {
  std::vector<std::string> ids;
  if (r.factors)
    for (const auto& f : *r.factors) ids.push_back(f.id);
  return ids.empty() ? "none yet" : text::join(ids, ", ");
}

namespace {

using record::Record;

AnswerResult take_factors(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  if (text::is_blank(words.text)) {
    if (!s.record.factors) s.record.factors.emplace();
    AnswerResult taken = accept();
    // asked once for a single factor
    if (s.record.factors->size() < 2 && s.at.subject.empty() && !was_asked(s.record, {"factors", "more"}))
      taken.follow = QuestionRef{"factors", "more"};
    return taken;
  }
  AnswerResult taken = stay_in_list();
  for (auto& said : texts_of(words)) {
    auto one = add_factor_line(s, std::move(said));
    taken.what = one.what;
    taken.messages.insert(taken.messages.end(), one.messages.begin(), one.messages.end());
    taken.changes.insert(taken.changes.end(), one.changes.begin(), one.changes.end());
  }
  return taken;
}

void phrase_factors(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  const bool near_miss = record::is_near_miss(s.record);
  if (s.at.subject == "more") {
    ask = std::string(say::one_factor);
    hint.clear();
    return;
  }
  if (near_miss) ask = say::else_so_close, hint = say::close_conditions;
  if (size_of(s.record.factors) == 0) ask = std::string(near_miss ? say::first_so_close : say::first_factors);
}

// --- made_sense

void phrase_made_sense(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string&) {
  const auto* factor = record::find_factor(s.record, s.at.subject);
  if (factor) ask = say::with(say::person_in_it, s.at.subject, factor->text);
}

std::string made_sense_answer(const InterviewSession& s) {
  const auto* factor = record::find_factor(s.record, s.at.subject);
  return factor && factor->made_sense ? *factor->made_sense : "";
}

AnswerResult take_made_sense(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  const auto answer = std::string(text::trim(words.text));
  if (answer.empty() || !s.record.factors) return accept({{MessageKind::understood, std::string(say::left_open)}});
  for (std::size_t i = 0; i < s.record.factors->size(); ++i) {
    auto& factor = (*s.record.factors)[i];
    if (factor.id != s.at.subject) continue;
    factor.made_sense = answer;
    AnswerResult taken = accept();
    taken.changes.push_back({"/factors/" + std::to_string(i) + "/made_sense", answer});
    return taken;
  }
  return accept();
}

const Question factors_rows[] = {
    {.id = "factors",
     .section = "factors",
     .ask = "Look at these together. What else had to be true for it to happen just like this? (contributing factors)",
     .hint = "One condition a line: without it, the incident would have gone differently. `-F2` removes, `F2: new "
             "words` rewords.",
     .why = "It took all of them together. A small fix to one of them helps on other days, too.",
     .field = "factors",
     .in = meeting_and_short,
     .shape = Question::Shape::list,
     .list = record::ListName::factors,
     // asked even if factors were collected earlier
     .answered = [](const Record& r) { return r.factors.has_value(); },
     .phrase = phrase_factors,
     .above = all_factors,
     .take = take_factors},
    {.id = "made_sense",
     .section = "factors",
     .ask = "There's a person in F3. What did it look like from where they sat, right then?",
     .hint = "What was on the screen, what they wanted to do, what it had always meant before.",
     .why = "Human error is the question. The answer is what made the action sensible at the time.",
     .field = "factors.made_sense",
     .in = meeting_and_short,
     .shape = Question::Shape::follow_up,
     .list = record::ListName::factors,
     .answer = made_sense_answer,
     .phrase = phrase_made_sense,
     .take = take_made_sense},
};

}  // namespace

std::span<const Question> factors_questions() { return factors_rows; }

}  // namespace pm::interview
