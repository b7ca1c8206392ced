// Section "fixes": the list of fixes. Follow-up questions are in fix_follow_ups.cpp.
#include "interview/event_text.hpp"

#include <algorithm>
#include <utility>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

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
  std::size_t number = 0;
  if (s.record.fix_ideas)
    for (const auto& idea : *s.record.fix_ideas)
      says.push_back({MessageKind::item, "I" + std::to_string(++number) + "  " + idea});
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

AnswerResult drop(Record& r, const std::string& id) {
  const auto* fix = fix_of(r, id);
  AnswerResult taken = stay_in_list({{MessageKind::understood, say::with(say::dropped, fix->id, fix->title)}});
  taken.what = fixes::line_of(*fix);
  if (r.broadest == id) r.broadest.reset();
  for (auto& other : *r.fixes)
    if (other.first_step_of == id) other.first_step_of.reset();
  std::erase_if(*r.fixes, [&](const Fix& f) { return f.id == id; });
  return taken;
}

/// `X2 due fri` sets a field, `X2 Show the host` rewords the title, `-X2` removes the fix.
AnswerResult change_fix(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  auto typed = text::trim(words.text);
  const bool drops = typed.starts_with('-');
  if (drops) typed.remove_prefix(1);
  const auto space = typed.find(' ');
  const auto id = "X" + std::string(typed.substr(1, space == std::string_view::npos ? space : space - 1));
  auto* fix = fix_of(s.record, id);
  if (!fix)
    return ask_again(say::with(say::no_such_fix, id, size_of(s.record.fixes) ? "listed above" : "none yet"),
                     words.text);
  if (drops) return drop(s.record, id);
  // A placeholder title makes `X2 due yesterday` an invalid date, as after a real title.
  constexpr std::string_view it = "it";
  auto said = fixes::read_fix_line(std::string(it) + std::string(typed.substr(space)), today(s, room));
  said.title = std::string(text::trim(std::string_view(said.title).substr(it.size())));
  if (said.issue && words.text != s.rejected_line) return ask_again(unread(*said.issue), words.text);
  for (const auto& factor : said.factors)
    if (record::find_factor(s.record, factor) == nullptr)
      return ask_again(say::with(say::no_such_factor, factor, factor_ids(s.record)), words.text);
  AnswerResult taken = stay_in_list();
  taken.what = fixes::line_of(*fix);
  if (!said.title.empty()) {
    fix->title = std::move(said.title);
    taken.changes.push_back({"/fixes/" + std::to_string(fix - s.record.fixes->data()) + "/title", fix->title,
                             language::RuleSelection::all()});
  }
  take_parts(*fix, std::move(said));
  taken.messages.push_back({MessageKind::item, fixes::line_of(*fix)});
  return taken;
}

bool names_a_fix(std::string_view words) {
  words = text::trim(words);
  const bool drop = words.starts_with('-');
  if (drop) words.remove_prefix(1);
  if (words.size() < 2 || (words[0] != 'X' && words[0] != 'x')) return false;
  const auto end = words.find_first_not_of("0123456789", 1);
  if (end == 1) return false;
  return drop ? end == std::string_view::npos : end != std::string_view::npos && words[end] == ' ';
}

AnswerResult take_fixes(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  if (text::is_blank(words.text)) {
    if (!s.record.fixes) s.record.fixes.emplace();
    return accept();
  }
  if (!s.replacing.empty())
    if (auto* fix = fix_of(s.record, s.replacing)) {
      const auto id = fix->id, first_step_of = fix->first_step_of.value_or("");
      std::erase_if(*s.record.fixes, [&](const Fix& f) { return f.id == id; });
      return add_fix(s, words, room, first_step_of);
    }
  if (const auto id = bare_id(words.text, 'X')) {
    if (fix_of(s.record, *id) != nullptr) return ask_again(say::with(say::fix_alone, *id), *id + " ");
    return ask_again(say::with(say::no_such_fix, *id, size_of(s.record.fixes) ? "listed above" : "none yet"));
  }
  if (names_a_fix(words.text)) return change_fix(s, words, room);
  const auto lines = texts_of(words);
  if (lines.size() == 1) return add_fix(s, words, room);
  AnswerResult all = stay_in_list();
  for (const auto& line : lines) {
    auto one = add_fix(s, {line, true, {}}, room);
    if (one.next == AnswerResult::Next::again) all.keep_on_line += (all.keep_on_line.empty() ? "" : "\n") + line;
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

std::string last_fix(const InterviewSession& s) {
  return size_of(s.record.fixes) == 0 ? "" : fixes::as_typed(s.record.fixes->back());
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
     .applies = fixes_apply,
     .answered = [](const Record& r) { return r.fixes.has_value(); },
     .answer = last_fix,
     .last_item =
         [](const InterviewSession& s) { return size_of(s.record.fixes) > 0 ? s.record.fixes->back().id : ""; },
     .phrase = phrase_fixes,
     .above = ideas_and_fixes,
     .take = take_fixes},
};

}  // namespace

std::span<const Question> fixes_questions() { return fixes_rows; }

AnswerResult add_fix(InterviewSession& s, const AnswerText& words, const InterviewContext& room,
                     std::string first_step_of) {
  const auto line = text::join(texts_of(words), " ");
  auto said = fixes::read_fix_line(line, today(s, room));
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
  // The due date is only asked together with owner and hours.
  if (fix.owner && fix.hours && !fix.due && first_time(s.record, "due"))
    taken.messages.push_back({MessageKind::hint, say::with(say::no_day_yet, fix.id)});
  taken.changes.push_back(
      {"/fixes/" + std::to_string(size_of(s.record.fixes)) + "/title", fix.title, language::RuleSelection::all()});
  add_to(s.record.fixes, std::move(fix));
  return taken;
}

}  // namespace pm::interview
