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

std::string factor_ids(const record::Record& r) {
  std::vector<std::string> ids;
  if (r.factors)
    for (const auto& f : *r.factors) ids.push_back(f.id);
  return ids.empty() ? "none yet" : text::join(ids, ", ");
}

namespace {

using record::Record;

struct NamedFactor {
  std::string id;
  bool drop = false;
  std::string rest;
};
/// `-F2` removes a factor, `F2 new words` rewords it.
std::optional<NamedFactor> named_factor(std::string_view words) {
  words = text::trim(words);
  NamedFactor found;
  found.drop = words.starts_with('-');
  if (found.drop) words = text::trim(words.substr(1));
  const auto space = words.find_first_of(" \t");
  auto first = words.substr(0, space);
  if (first.ends_with(':')) first.remove_suffix(1);
  if (first.size() < 2 || (first[0] != 'F' && first[0] != 'f')) return std::nullopt;
  if (first.find_first_not_of("0123456789", 1) != std::string_view::npos) return std::nullopt;
  found.id = "F" + std::string(first.substr(1));
  if (space != std::string_view::npos) found.rest = std::string(text::trim(words.substr(space)));
  if (found.drop != found.rest.empty()) return std::nullopt;
  return found;
}

/// Removes a factor and all references to it.
void drop_factor(Record& r, const std::string& id) {
  std::erase_if(*r.factors, [&](const auto& f) { return f.id == id; });
  if (r.fixes)
    for (auto& fix : *r.fixes)
      if (fix.addresses) std::erase(*fix.addresses, id);
  for (auto* list : {&r.why_so_long.detection, &r.why_so_long.recovery})
    if (*list)
      for (auto& reason : **list)
        if (reason.factor == id) reason.factor.reset();
}

AnswerResult change_factor(InterviewSession& s, const NamedFactor& named, const std::string& typed) {
  const auto at = s.record.factors ? std::ranges::find(*s.record.factors, named.id, &record::Factor::id)
                                   : std::vector<record::Factor>::iterator{};
  if (!s.record.factors || at == s.record.factors->end())
    return ask_again(say::with(say::no_such_factor, named.id, factor_ids(s.record)), typed);
  AnswerResult taken = stay_in_list();
  taken.what = factor_line(*at);
  if (named.drop) {
    taken.messages.push_back({MessageKind::understood, say::with(say::dropped, at->id, at->text)});
    drop_factor(s.record, named.id);
    return taken;
  }
  at->text = named.rest;
  taken.messages.push_back({MessageKind::item, factor_line(*at)});
  taken.changes.push_back({"/factors/" + std::to_string(at - s.record.factors->begin()) + "/text", at->text});
  return taken;
}

AnswerResult take_factors(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  if (text::is_blank(words.text)) {
    if (!s.record.factors) s.record.factors.emplace();
    AnswerResult taken = accept();
    // asked once for a single factor
    if (s.record.factors->size() < 2 && s.at.subject.empty() && !was_asked(s.record, {"factors", "more"}))
      taken.follow = QuestionRef{"factors", "more"};
    return taken;
  }
  if (!s.replacing.empty())
    return change_factor(s, {s.replacing, false, std::string(text::trim(words.text))}, words.text);
  if (const auto id = bare_id(words.text, 'F'))
    return record::find_factor(s.record, *id) == nullptr
               ? ask_again(say::with(say::no_such_factor, *id, factor_ids(s.record)))
               : ask_again(say::with(say::factor_alone, *id), *id + " ");
  if (const auto named = named_factor(words.text)) return change_factor(s, *named, words.text);
  AnswerResult taken = stay_in_list();
  for (auto& said : texts_of(words)) {
    const auto& factor = add_factor(s.record, std::move(said));
    taken.what = factor_line(factor);
    taken.messages.push_back({MessageKind::item, factor_line(factor)});
    taken.changes.push_back({"/factors/" + std::to_string(s.record.factors->size() - 1) + "/text", factor.text});
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

std::string last_factor(const InterviewSession& s) {
  return size_of(s.record.factors) > 0 ? s.record.factors->back().text : "";
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
     .hint = "One condition a line: take it away, and the day goes differently. `-F2` removes, `F2 new words` rewords.",
     .why = "It took all of them together. A small fix to one of them helps on other days, too.",
     .field = "factors",
     .in = meeting_and_short,
     .shape = Question::Shape::list,
     // asked even if factors were collected earlier
     .answered = [](const Record& r) { return r.factors.has_value(); },
     .answer = last_factor,
     .last_item =
         [](const InterviewSession& s) { return size_of(s.record.factors) > 0 ? s.record.factors->back().id : ""; },
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
     .answer = made_sense_answer,
     .phrase = phrase_made_sense,
     .take = take_made_sense},
};

}  // namespace

std::span<const Question> factors_questions() { return factors_rows; }

}  // namespace pm::interview
