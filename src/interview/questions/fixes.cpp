// Section "fixes": the list of fixes. Follow-up questions are in fix_follow_ups.cpp.
#include <algorithm>
#include <utility>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/fix_entry.hpp"
#include "interview/item_text.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {

namespace {

using record::Record;

/// Not asked in a meeting that postpones; the second meeting starts here.
bool fixes_apply(const InterviewSession& s, const InterviewContext&) {
  return has_fixes(s.record) || !s.record.soak_until;
}

Messages ideas_and_fixes(const InterviewSession& s, const InterviewContext& context) {
  Messages messages = item_lines(s, context, record::ListName::factors);  // needed to name factors
  if (s.record.fixes)
    for (const auto& fix : *s.record.fixes)
      if (record::is_kept(fix)) messages.push_back({MessageKind::item, fixes::line_of(fix)});
  const auto ideas = item_lines(s, context, record::ListName::ideas);
  messages.insert(messages.end(), ideas.begin(), ideas.end());
  return messages;
}

AnswerResult take_fixes(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (text::is_blank(words.text)) {
    if (!s.record.fixes) s.record.fixes.emplace();
    return accept();
  }
  const auto lines = texts_of(words);
  if (lines.size() == 1) return add_fix(s, words, context);
  AnswerResult all = stay_in_list();
  for (const auto& line : lines) {
    const auto before = s.record;
    auto one = add_fix(s, {line, true, {}}, context);
    if (one.next == AnswerResult::Next::refuse) s.record = before;
    if (one.next == AnswerResult::Next::refuse) all.refused += (all.refused.empty() ? "" : "\n") + line;
    all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
    all.changes.insert(all.changes.end(), one.changes.begin(), one.changes.end());
  }
  return all;
}

/// Hints for the items shown above the question.
void phrase_fixes(const InterviewSession& s, const InterviewContext&, std::string&, std::string& hint) {
  if (size_of(s.record.fix_ideas) > 0) hint += phrases::hint_of_ideas;
  if (size_of(s.record.fixes) > 0) hint += phrases::fill(phrases::hint_of_fixes, s.record.fixes->back().id);
}

const Question fixes_rows[] = {
    {.id = QuestionId::fixes,
     .section = Section::fixes,
     .ask = "What's the smallest thing that would make this a bit better?",
     .hint = "`Show host in the prompt @ana 2h F1 F3 due fri`, or as much as you know. Undoing the change is "
             "recovery; a fix outlasts today.",
     .why = "A small fix gets done in the days after the meeting; a big one competes with other work.",
     .field = "fixes",
     .in = meeting_and_short,
     .shape = Question::Shape::list,
     .list = record::ListName::fixes,
     .applies = fixes_apply,
     .answered = [](const Record& r) { return r.fixes.has_value(); },
     .phrase = phrase_fixes,
     .above = ideas_and_fixes,
     .take = take_fixes},
};

}  // namespace

std::span<const Question> fixes_questions() { return fixes_rows; }

}  // namespace pm::interview
