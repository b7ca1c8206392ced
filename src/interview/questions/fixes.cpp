// Section "fixes": the list of fixes. Follow-up questions are in fix_follow_ups.cpp.
#include "interview/event_text.hpp"

#include <algorithm>
#include <utility>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/list_editor.hpp"
#include "interview/navigation.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {

bool has_fixes(const record::Record& r) { return r.fixes && std::ranges::any_of(*r.fixes, record::is_kept); }

record::Fix* fix_of(record::Record& r, std::string_view id) {
  if (r.fixes)
    for (auto& fix : *r.fixes)
      if (fix.id == id) return &fix;
  return nullptr;
}

namespace {

using record::Fix;
using record::Record;

/// Not asked in a meeting that postpones; the second meeting starts here.
bool fixes_apply(const InterviewSession& s, const InterviewContext&) {
  return has_fixes(s.record) || !s.record.soak_until;
}

Messages ideas_and_fixes(const InterviewSession& s, const InterviewContext& room) {
  Messages says = all_factors(s, room);  // needed to name factors
  if (s.record.fixes)
    for (const auto& fix : *s.record.fixes)
      if (record::is_kept(fix)) says.push_back({MessageKind::item, fixes::line_of(fix)});
  const auto ideas = item_lines(s, room, record::ListName::ideas);
  says.insert(says.end(), ideas.begin(), ideas.end());
  return says;
}

std::string unread(const fixes::LineIssue& slip) {
  return slip.kind == fixes::LineIssue::Kind::rest
             ? say::with(say::fix_rest_unread, slip.words)
             : say::with(say::fix_part_unread, slip.words, slip.why.message, slip.why.hint);
}

/// Moves unparsed words to the title and keeps owner, hours and factors.
fixes::FixLine meant_as_it_stands(fixes::FixLine said, const time::Day& today) {
  const auto slip = std::exchange(said.issue, {});
  if (said.owner && fixes::is_oneself(*said.owner)) said.owner.reset();  // it is asked next
  if (!slip || slip->words.empty() || !said.title.ends_with(slip->words)) return said;
  auto before = fixes::read_fix_line(said.title.substr(0, said.title.size() - slip->words.size()), today);
  if (before.title.empty()) return said;
  said.title = before.title + " " + slip->words;
  if (!said.owner) said.owner = std::move(before.owner);
  if (!said.hours) said.hours = before.hours;
  if (!said.due) said.due = before.due;
  for (std::size_t i = before.factors.size(); i-- > 0;)
    if (std::ranges::find(said.factors, before.factors[i]) == said.factors.end())
      said.factors.insert(said.factors.begin(), before.factors[i]);
  return said;
}

/// Applies the fields of a fix line, except the title, to the fix.
void take_parts(Fix& fix, fixes::FixLine said) {
  if (said.owner) fix.owner = std::move(said.owner);
  if (said.hours && *said.hours > 0) fix.hours = record::Number::of(*said.hours);
  if (!said.factors.empty()) fix.addresses = std::move(said.factors);
  if (said.due) fix.due = said.due;
}

AnswerResult take_fixes(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  if (text::is_blank(words.text)) {
    if (!s.record.fixes) s.record.fixes.emplace();
    return accept();
  }
  const auto lines = texts_of(words);
  if (lines.size() == 1) return add_fix(s, words, room);
  AnswerResult all = stay_in_list();
  for (const auto& line : lines) {
    const auto before = s.record;
    auto one = add_fix(s, {line, true, {}}, room);
    if (one.next == AnswerResult::Next::again) s.record = before;
    if (one.next == AnswerResult::Next::again) all.refused += (all.refused.empty() ? "" : "\n") + line;
    all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
    all.changes.insert(all.changes.end(), one.changes.begin(), one.changes.end());
  }
  return all;
}

/// Hints for the items shown above the question.
void phrase_fixes(const InterviewSession& s, const InterviewContext&, std::string&, std::string& hint) {
  if (size_of(s.record.fix_ideas) > 0) hint += say::hint_of_ideas;
  if (size_of(s.record.fixes) > 0) hint += say::with(say::hint_of_fixes, s.record.fixes->back().id);
}

const Question fixes_rows[] = {
    {.id = "fixes",
     .section = "fixes",
     .ask = "What's the smallest thing that would make this a bit better?",
     .hint = "`Show host in the prompt @ana 2h F1 F3 due fri`, or as much as you know. Undoing the change is "
             "recovery; a fix outlasts today.",
     .why = "There must be fixes, small ones, now: tomorrow everybody is just as tired and just as busy.",
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

AnswerResult change_fix(InterviewSession& s, std::string_view id, const AnswerText& words,
                        const InterviewContext& room) {
  auto* fix = fix_of(s.record, id);
  // A placeholder title makes `X2: due yesterday` an invalid date, as after a real title.
  constexpr std::string_view it = "it";
  const auto line = text::join(texts_of(words), " ");
  auto said = fixes::read_fix_line(std::string(it) + " " + line, today(s, room));
  said.title = std::string(text::trim(std::string_view(said.title).substr(it.size())));
  if (said.issue && line != s.rejected_line) return ask_again(unread(*said.issue), line);
  for (const auto& factor : said.factors)
    if (record::find_factor(s.record, factor) == nullptr)
      return ask_again(say::with(say::no_such_factor, factor, factor_ids(s.record)));
  AnswerResult taken = stay_in_list();
  if (!said.title.empty()) {
    fix->title = std::move(said.title);
    taken.changes.push_back({"/fixes/" + std::to_string(fix - s.record.fixes->data()) + "/title", fix->title,
                             language::RuleSelection::all()});
  }
  take_parts(*fix, std::move(said));
  return taken;
}

AnswerResult add_fix(InterviewSession& s, const AnswerText& words, const InterviewContext& room,
                     std::string first_step_of) {
  const auto line = text::join(texts_of(words), " ");
  auto said = fixes::read_fix_line(line, today(s, room));
  const auto idea = said.idea;
  if (line == s.rejected_line) said = meant_as_it_stands(std::move(said), today(s, room));
  auto told = fixes::fix_from(std::move(said), s.record, today(s, room));
  if (!told && told.error().issue) return ask_again(unread(*told.error().issue), line);
  if (!told && told.error().unknown_factor.empty()) return ask_again(std::string(say::fix_needs_words), line);
  if (!told) {
    return ask_again(say::with(say::no_such_factor, told.error().unknown_factor, factor_ids(s.record)), line);
  }
  Fix fix = std::move(*told);
  if (!first_step_of.empty()) {
    // A first step addresses the factors of its big fix by default.
    if (const auto* big = record::find_fix(s.record, first_step_of); big && !fix.addresses)
      fix.addresses = big->addresses;
    fix.first_step_of = std::move(first_step_of);
  }
  AnswerResult taken = stay_in_list({{MessageKind::item, fixes::line_of(fix)}});
  taken.what = fixes::line_of(fix);
  if (idea) taken.messages.push_back({MessageKind::understood, say::with(say::idea_taken, *idea, fix.id)});
  // The due date is only asked together with owner and hours.
  if (fix.owner && fix.hours && !fix.due && first_time(s.record, "due"))
    taken.messages.push_back({MessageKind::hint, say::with(say::no_day_yet, fix.id)});
  taken.changes.push_back(
      {"/fixes/" + std::to_string(size_of(s.record.fixes)) + "/title", fix.title, language::RuleSelection::all()});
  add_to(s.record.fixes, std::move(fix));
  return taken;
}

}  // namespace pm::interview
