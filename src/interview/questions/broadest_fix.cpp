// Section "fixes": the broadest fix, proposed by count, chosen by the room.
#include <algorithm>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/fix_entry.hpp"
#include "interview/item_text.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {
namespace {

bool broadest_applies(const InterviewSession& s, const InterviewContext&) {
  if (!s.record.fixes) return false;
  return std::ranges::count_if(*s.record.fixes, record::is_kept) >= 3;
}

/// One line per fix with its factors: the grid as text, for reading aloud.
Messages grid(const InterviewSession& s, const InterviewContext&) {
  Messages messages;
  for (const auto& fix : *s.record.fixes) {
    if (!record::is_kept(fix)) continue;
    std::string helps;
    for (const auto& factor : s.record.factors.value_or(std::vector<record::Factor>{}))
      if (record::addresses(fix, factor.id)) helps += (helps.empty() ? "" : " ") + factor.id;
    messages.push_back({MessageKind::item, fix.id + "  " + fix.title + (helps.empty() ? "" : ": " + helps)});
  }
  const auto computed = record::broadest_by_count(s.record);
  if (!computed.empty())
    messages.push_back({MessageKind::note, phrases::fill(phrases::computed_broadest, text::join(computed, ", "))});
  return messages;
}

void phrase_broadest(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  if (!s.at.subject.empty()) {
    ask = std::string(phrases::how_tell_helped);
    hint.clear();
    return;
  }
  const auto computed = record::broadest_by_count(s.record);
  if (computed.size() == 1) ask += " [" + computed[0] + "]";
}

AnswerResult take_broadest(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  auto typed = std::string(text::trim(words.text));
  if (!s.at.subject.empty()) {
    auto* fix = fix_of(s.record, s.at.subject);
    if (!fix || typed.empty()) return accept();
    fix->done_when = typed;
    AnswerResult result = accept();
    result.changes.push_back({"/fixes/" + std::to_string(fix - s.record.fixes->data()) + "/done_when", typed});
    return result;
  }
  const auto computed = record::broadest_by_count(s.record);
  if (typed.empty() && computed.size() == 1) typed = computed[0];
  if (typed.empty()) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  if (typed[0] == 'x') typed[0] = 'X';
  if (typed[0] != 'X') typed = "X" + typed;
  const auto* fix = record::find_fix(s.record, typed);
  if (!fix || !record::is_kept(*fix)) return refuse(no_such_item(s.record, typed));
  s.record.broadest = typed;
  AnswerResult result = accept();
  if (!fix->done_when) result.follow = QuestionRef{QuestionId::broadest, typed};
  return result;
}

const Question broadest_fix_rows[] = {
    {.id = QuestionId::broadest,
     .section = Section::fixes,
     .ask = "If only one of these gets done, which one helps on the most kinds of bad day?",
     .hint = "Its number. The list above counts factors; you know the rest.",
     .why = "The broadest fix also helps on days that nobody has thought of yet.",
     .field = "broadest",
     .applies = broadest_applies,
     .answered = [](const record::Record& r) { return r.broadest.has_value(); },
     .answer = [](const InterviewSession& s) { return s.record.broadest.value_or(""); },
     .phrase = phrase_broadest,
     .above = grid,
     .take = take_broadest},
};

}  // namespace

std::span<const Question> broadest_questions() { return broadest_fix_rows; }

}  // namespace pm::interview
