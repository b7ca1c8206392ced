// Section "factors": contributing factors, and what made sense to the people in them.
#include <algorithm>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/item_entry.hpp"
#include "interview/item_text.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {

namespace {

using record::Record;

AnswerResult take_factors(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (text::is_blank(words.text)) {
    if (!s.record.factors) s.record.factors.emplace();
    AnswerResult result = accept();
    // asked once for a single factor
    if (s.record.factors->size() < 2 && s.at.subject.empty() && !was_asked(s.record, {QuestionId::factors, "more"}))
      result.follow = QuestionRef{QuestionId::factors, "more"};
    return result;
  }
  AnswerResult result = stay_in_list();
  for (auto& line : texts_of(words)) append(result, add_item(s, record::ListName::factors, {std::move(line)}, context));
  return result;
}

void phrase_factors(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  const bool near_miss = record::is_near_miss(s.record);
  if (s.at.subject == "more") {
    ask = std::string(phrases::one_factor);
    hint.clear();
    return;
  }
  if (near_miss) ask = phrases::else_so_close, hint = phrases::close_conditions;
  if (size_of(s.record.factors) == 0) ask = std::string(near_miss ? phrases::first_so_close : phrases::first_factors);
}

// --- made_sense

void phrase_made_sense(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string&) {
  const auto* factor = record::find_factor(s.record, s.at.subject);
  if (factor) ask = phrases::fill(phrases::person_in_it, s.at.subject, factor->text);
}

std::string made_sense_answer(const InterviewSession& s) {
  const auto* factor = record::find_factor(s.record, s.at.subject);
  return factor && factor->made_sense ? *factor->made_sense : "";
}

AnswerResult take_made_sense(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  const auto answer = std::string(text::trim(words.text));
  if (answer.empty() || !s.record.factors) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  for (std::size_t i = 0; i < s.record.factors->size(); ++i) {
    auto& factor = (*s.record.factors)[i];
    if (factor.id != s.at.subject) continue;
    factor.made_sense = answer;
    AnswerResult result = accept();
    result.changes.push_back({"/factors/" + std::to_string(i) + "/made_sense", answer});
    return result;
  }
  return accept();
}

const Question factors_rows[] = {
    {.id = QuestionId::factors,
     .section = Section::factors,
     .ask = "Look at these together. What else had to be true for it to happen just like this? (contributing factors)",
     .hint = "One condition a line: without it, the incident would have gone differently. `-F2` removes, `F2: new "
             "words` rewords.",
     .why = "No single condition was enough for it. A small fix to one of them also helps on other days.",
     .field = "factors",
     .in = meeting_and_short,
     .shape = Question::Shape::list,
     .list = record::ListName::factors,
     // asked even if factors were collected earlier
     .answered = [](const Record& r) { return r.factors.has_value(); },
     .phrase = phrase_factors,
     .above = [](const InterviewSession& s,
                 const InterviewContext& context) { return item_lines(s, context, record::ListName::factors); },
     .take = take_factors},
    {.id = QuestionId::made_sense,
     .section = Section::factors,
     .ask = "There's a person in F3. What did it look like from where they sat, right then?",
     .hint = "What was on the screen, what they wanted to do, what it had always meant before.",
     .why = "What made the action sensible at the time is what a fix can change.",
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
