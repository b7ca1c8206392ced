// Section "fixes": THERE MUST BE FIXES, small ones, now; or a day to sleep on the ideas.
#include <algorithm>
#include <array>

#include <pm/fix_line.hpp>
#include <pm/fixes.hpp>
#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "phrases.hpp"
#include "question.hpp"
#include "soak.hpp"
#include "telling.hpp"

namespace pm::interview {
namespace {

using record::Fix;
using record::Record;

Fix* fix_of(Record& r, std::string_view id) {
  if (r.fixes)
    for (auto& fix : *r.fixes)
      if (fix.id == id) return &fix;
  return nullptr;
}

std::vector<std::string> factor_ids(const Record& r) {
  std::vector<std::string> ids;
  if (r.factors)
    for (const auto& f : *r.factors) ids.push_back(f.id);
  return ids;
}

// --- when

bool has_fixes(const Record& r) { return r.fixes && std::ranges::any_of(*r.fixes, record::counts); }

bool when_applies(const Session& s, const Room&) { return !has_fixes(s.record) && !s.record.soak_until; }

/// Not in the meeting that sleeps on it; the second one begins here.
bool fixes_apply(const Session& s, const Room&) { return has_fixes(s.record) || !s.record.soak_until; }

bool little_time_left(const Session& s, const Room& room) {
  const auto planned = s.record.interview.minutes ? s.record.interview.minutes->value : 60;
  return planned - minutes_so_far(s, room) < 10;
}

void phrase_when(const Session& s, const Room& room, std::string& ask, std::string&) {
  const auto day = usual_soak_day(today(s, room));
  ask = say::with(say::now_or_sleep, day_name(day), little_time_left(s, room) ? 2 : 1);
}

Taken take_when(Session& s, const Words& words, const Room& room) {
  const auto answer = std::string(text::trim(words.text));
  const bool later_is_usual = little_time_left(s, room);
  if (answer == "1" || (answer.empty() && !later_is_usual) || text::lower_ascii(answer) == "now") {
    s.record.soak_until.reset();
    return go_on();
  }
  if (answer == "2" || answer.empty()) return soak_on(s, usual_soak_day(today(s, room)), room);
  auto day = std::string_view(answer);
  if (day.starts_with("2 ") || day.starts_with("on ")) day = text::trim(day.substr(2));
  if (day.starts_with("on ")) day = text::trim(day.substr(3));
  // A room that has a fix on its tongue does not read the choices.
  constexpr auto words_of_a_day = 3;
  if (std::ranges::count(day, ' ') >= words_of_a_day && !spoken::day(day, today(s, room)))
    return again(say::with(say::when_first, answer), answer);
  return soak(s, day, room);
}

// --- fixes

Says factors_above(const Session& s, const Room&) {
  Says says;
  if (s.record.factors)
    for (const auto& f : *s.record.factors) says.push_back({Tone::item, f.id + "  " + f.text});
  return says;
}

Says ideas_and_fixes(const Session& s, const Room& room) {
  // After a night's sleep the factors, which fixes are to name, are no longer on the screen.
  Says says = s.record.soak_until && size_of(s.record.fixes) == 0 ? factors_above(s, room) : Says{};
  if (s.record.fixes)
    for (const auto& fix : *s.record.fixes)
      if (record::counts(fix)) says.push_back({Tone::item, fixes::line_of(fix)});
  char letter = 'a';
  if (s.record.fix_ideas)
    for (const auto& idea : *s.record.fix_ideas)
      if (letter <= 'z') says.push_back({Tone::item, std::string(1, letter++) + "  " + idea});
  return says;
}

Taken drop_or_reword(Session& s, const Words& words) {
  auto typed = text::trim(words.text);
  const bool drop = typed.starts_with('-');
  if (drop) typed.remove_prefix(1);
  const auto space = typed.find(' ');
  const auto id = "X" + std::string(typed.substr(1, space == std::string_view::npos ? space : space - 1));
  auto* fix = fix_of(s.record, id);
  if (!fix)
    return again(say::with(say::no_such_fix, id, size_of(s.record.fixes) ? "listed above" : "yet to come"), words.text);
  Taken taken = stay();
  taken.what = fixes::line_of(*fix);
  if (drop) {
    taken.says.push_back({Tone::understood, say::with(say::dropped, fix->id, fix->title)});
    if (s.record.broadest == id) s.record.broadest.reset();
    for (auto& other : *s.record.fixes)
      if (other.first_step_of == id) other.first_step_of.reset();
    std::erase_if(*s.record.fixes, [&](const Fix& f) { return f.id == id; });
    return taken;
  }
  fix->title = std::string(text::trim(typed.substr(space)));
  taken.says.push_back({Tone::item, fixes::line_of(*fix)});
  return taken;
}

/// `X2 …` rewords a fix, `-X2` takes it out again.
bool names_a_fix(std::string_view words) {
  words = text::trim(words);
  const bool drop = words.starts_with('-');
  if (drop) words.remove_prefix(1);
  if (words.size() < 2 || (words[0] != 'X' && words[0] != 'x')) return false;
  const auto end = words.find_first_not_of("0123456789", 1);
  if (end == 1) return false;
  return drop ? end == std::string_view::npos : end != std::string_view::npos && words[end] == ' ';
}

Taken take_fixes(Session& s, const Words& words, const Room& room) {
  if (text::is_blank(words.text)) {
    if (!s.record.fixes) s.record.fixes.emplace();
    return go_on();
  }
  if (!s.replacing.empty())
    if (auto* fix = fix_of(s.record, s.replacing)) {
      const auto id = fix->id, first_step_of = fix->first_step_of.value_or("");
      std::erase_if(*s.record.fixes, [&](const Fix& f) { return f.id == id; });
      return add_fix(s, words, room, first_step_of);
    }
  if (names_a_fix(words.text)) return drop_or_reword(s, words);
  const auto lines = texts_of(words);
  if (lines.size() == 1) return add_fix(s, words, room);
  Taken all = stay();
  for (const auto& line : lines) {
    auto one = add_fix(s, {line, true, {}}, room);
    if (one.then == Taken::Then::again) all.keep_on_line += (all.keep_on_line.empty() ? "" : "\n") + line;
    all.says.insert(all.says.end(), one.says.begin(), one.says.end());
    all.heard.insert(all.heard.end(), one.heard.begin(), one.heard.end());
  }
  return all;
}

std::string last_fix(const Session& s) {
  return size_of(s.record.fixes) == 0 ? "" : fixes::as_typed(s.record.fixes->back());
}

// --- the follow-ups of a fix

void phrase_who(const Session& s, const Room&, std::string& ask, std::string& hint) {
  const auto* fix = record::find_fix(s.record, s.at.subject);
  if (!fix) return;
  if (!fix->owner && fix->hours)
    ask = say::with(say::who_only, fix->id), hint = std::string(say::who_only_hint);
  else if (fix->owner && !fix->hours)
    ask = say::with(say::hours_only, *fix->owner), hint = std::string(say::hours_only_hint);
}

Taken take_who(Session& s, const Words& words, const Room& room) {
  auto* fix = fix_of(s.record, s.at.subject);
  if (!fix) return go_on();
  const auto day = today(s, room);
  const auto typed = text::trim(words.text);
  fixes::Who who;
  if (!fix->hours || !typed.empty()) {
    if (const auto hours = fix->owner && !typed.empty() ? spoken::hours(typed) : std::nullopt)
      who.hours = hours;  // "half a day" is hours here, not a name
    else
      who = fixes::read_who(typed, day);
  }
  if (who.hours && *who.hours <= 0) return again(say::with(say::hours_wanted, typed), words.text);
  // A room that is ahead tells the next fix here.
  constexpr auto words_of_a_name = 4;
  if (who.owner && std::ranges::count(*who.owner, ' ') >= words_of_a_name)
    return again(say::with(say::owner_wanted, *who.owner), words.text);
  fixes::fill_in(*fix, who, day);
  return go_on({{Tone::item, fixes::line_of(*fix)}});
}

void phrase_fix_factors(const Session& s, const Room&, std::string& ask, std::string&) {
  if (const auto* fix = record::find_fix(s.record, s.at.subject)) ask = say::with(say::helps_with, fix->id);
}

Taken take_fix_factors(Session& s, const Words& words, const Room&) {
  auto* fix = fix_of(s.record, s.at.subject);
  if (!fix || text::is_blank(words.text)) return go_on();
  std::vector<std::string> unknown;
  const auto ids = fixes::read_factor_ids(words.text, unknown);
  const auto all = factor_ids(s.record);
  for (const auto& id : ids)
    if (std::ranges::find(all, id) == all.end()) unknown.push_back(id);
  if (!unknown.empty()) return again(say::with(say::no_such_factor, unknown[0], text::join(all, ", ")), words.text);
  fix->addresses = ids;
  return go_on({{Tone::item, fixes::line_of(*fix)}});
}

Taken take_step(Session& s, const Words& words, const Room& room) {
  if (text::is_blank(words.text)) return go_on();
  return add_fix(s, words, room, s.at.subject);
}

void phrase_judgement(const Session& s, const Room&, std::string& ask, std::string& hint) {
  if (!s.at.subject.starts_with("then-")) return;
  ask = std::string(say::at_that_moment);
  hint = std::string(say::moment_hint);
}

Taken take_judgement(Session& s, const Words& words, const Room& room) {
  if (s.at.subject.starts_with("then-")) {
    if (text::is_blank(words.text)) return go_on();
    auto taken = add_fix(s, words, room);
    if (taken.then == Taken::Then::stay) taken.then = Taken::Then::next;
    return taken;
  }
  auto* fix = fix_of(s.record, s.at.subject);
  if (!fix || text::is_blank(words.text)) return go_on();
  static constexpr auto names = std::to_array<std::string_view>({"routine", "deciding"});
  std::string rest;
  const auto picked = choice(words.text, names, rest);
  if (!picked) return again(say::with(say::choose, text::trim(words.text), names.size()));
  fix->automates = *picked == 1 ? record::Automates::task : record::Automates::decision;
  Taken taken = go_on();
  if (*picked == 2) taken.follow = At{"fix_judgement", "then-" + fix->id};
  return taken;
}

// --- broadest

bool broadest_applies(const Session& s, const Room&) {
  if (!s.record.fixes) return false;
  return std::ranges::count_if(*s.record.fixes, record::counts) >= 3;
}

/// A line for each fix, with the factors it helps with: the grid as words, readable aloud.
Says grid(const Session& s, const Room&) {
  Says says;
  const auto all = factor_ids(s.record);
  for (const auto& fix : *s.record.fixes) {
    if (!record::counts(fix)) continue;
    std::string helps;
    for (const auto& id : all)
      if (record::addresses(fix, id)) helps += (helps.empty() ? "" : " ") + id;
    says.push_back({Tone::item, fix.id + "  " + fix.title + (helps.empty() ? "" : ": " + helps)});
  }
  const auto computed = record::broadest_by_count(s.record);
  if (!computed.empty()) says.push_back({Tone::note, say::with(say::computed_broadest, text::join(computed, ", "))});
  return says;
}

void phrase_broadest(const Session& s, const Room&, std::string& ask, std::string& hint) {
  if (!s.at.subject.empty()) {
    ask = std::string(say::how_tell_helped);
    hint.clear();
    return;
  }
  const auto computed = record::broadest_by_count(s.record);
  if (computed.size() == 1) ask += " [" + computed[0] + "]";
}

Taken take_broadest(Session& s, const Words& words, const Room&) {
  auto typed = std::string(text::trim(words.text));
  if (!s.at.subject.empty()) {
    auto* fix = fix_of(s.record, s.at.subject);
    if (!fix || typed.empty()) return go_on();
    fix->done_when = typed;
    Taken taken = go_on();
    taken.heard.push_back({"/fixes/" + std::to_string(fix - s.record.fixes->data()) + "/done_when", typed});
    return taken;
  }
  const auto computed = record::broadest_by_count(s.record);
  if (typed.empty() && computed.size() == 1) typed = computed[0];
  if (typed.empty()) return go_on({{Tone::understood, std::string(say::left_open)}});
  if (typed[0] == 'x') typed[0] = 'X';
  if (typed[0] != 'X') typed = "X" + typed;
  const auto* fix = record::find_fix(s.record, typed);
  if (!fix || !record::counts(*fix)) {
    std::vector<std::string> ids;
    for (const auto& f : *s.record.fixes)
      if (record::counts(f)) ids.push_back(f.id);
    return again(say::with(say::no_such_fix, typed, text::join(ids, ", ")), words.text);
  }
  s.record.broadest = typed;
  Taken taken = go_on();
  if (!fix->done_when) taken.follow = At{"broadest", typed};
  return taken;
}

const Question rows[] = {
    {.id = "when",
     .section = "fixes",
     .ask = "Shall we find fixes now, or sleep on it? 1 now · 2 on another day",
     .hint = "There will be fixes; good ones often come the next morning. `2 thu` names the day.",
     .why = "Tired rooms find big fixes. A night later the small ones come by themselves.",
     .field = "soak_until",
     .applies = when_applies,
     .answered = [](const Record& r) { return r.fixes.has_value() || r.soak_until.has_value(); },
     .phrase = phrase_when,
     .take = take_when},
    {.id = "fixes",
     .section = "fixes",
     .ask = "What's the smallest thing that makes it a bit better?",
     .hint = "`Show host in the prompt @ana 2h F1 F3`, as much of it as you know; `a @bo 1h` takes idea a. Undoing the "
             "change is recovery; a fix outlasts today.",
     .why = "There must be fixes, small ones, now: tomorrow everybody is just as tired and just as busy as that day.",
     .field = "fixes",
     .in = meeting_and_short,
     .shape = Question::Shape::list,
     .applies = fixes_apply,
     .answered = [](const Record& r) { return r.fixes.has_value(); },
     .answer = last_fix,
     .last_item = [](const Session& s) { return size_of(s.record.fixes) > 0 ? s.record.fixes->back().id : ""; },
     .above = ideas_and_fixes,
     .take = take_fixes},
    {.id = "fix_who",
     .section = "fixes",
     .ask = "Who'd like to see to it, and about how many hours? [4h, in two weeks]",
     .hint = "`ana 2h`. A team is fine.",
     .why = "A fix that has a name and a size gets done in the week after. One without waits for the next incident.",
     .field = "fixes.owner, fixes.hours, fixes.due",
     .in = meeting_and_short,
     .shape = Question::Shape::follow_up,
     .phrase = phrase_who,
     .take = take_who},
    {.id = "fix_factors",
     .section = "fixes",
     .ask = "Which of these does it help with?",
     .hint = "`1 3`; Enter: none yet.",
     .why = "A fix that helps with several factors helps on other days than this one.",
     .field = "fixes.addresses",
     .shape = Question::Shape::follow_up,
     .phrase = phrase_fix_factors,
     .above = factors_above,
     .take = take_fix_factors},
    {.id = "fix_step",
     .section = "fixes",
     .ask = say::bigger_one,
     .hint = "A wrapper, a check, a prompt, a graph.",
     .why = "Big fixes lose against the next feature. Their first four hours do not, and often are most of the good.",
     .field = "fixes.first_step_of",
     .shape = Question::Shape::follow_up,
     .take = take_step},
    {.id = "fix_judgement",
     .section = "fixes",
     .ask = "Does it take over the routine, or the deciding? 1 the routine · 2 the deciding",
     .hint = "The routine is fine. For the deciding: what would somebody want in front of them at that moment?",
     .why = "Tools help people decide. Automation that decides has its own bad days, with nobody at the wheel.",
     .field = "fixes.automates",
     .shape = Question::Shape::follow_up,
     .phrase = phrase_judgement,
     .take = take_judgement},
    {.id = "broadest",
     .section = "fixes",
     .ask = "Suppose just one of these gets done: which helps on the most kinds of bad day?",
     .hint = "The grid is above; it counts factors, you know the rest.",
     .why = "If only one gets done, let it be the one that helps on days nobody has thought of yet.",
     .field = "broadest",
     .applies = broadest_applies,
     .answered = [](const Record& r) { return r.broadest.has_value(); },
     .answer = [](const Session& s) { return s.record.broadest.value_or(""); },
     .phrase = phrase_broadest,
     .above = grid,
     .take = take_broadest},
};

std::string unread(const fixes::Slip& slip) {
  switch (slip.kind) {
    case fixes::Slip::Kind::due:
      return say::with(say::fix_due_unread, slip.words, slip.why.what, slip.why.hint);
    case fixes::Slip::Kind::hours:
      return say::with(say::fix_hours_unread, slip.words);
    case fixes::Slip::Kind::rest:
      break;
  }
  return say::with(say::fix_rest_unread, slip.words);
}

}  // namespace

std::span<const Question> fixes_questions() { return rows; }

Taken add_fix(Session& s, const Words& words, const Room& room, std::string first_step_of) {
  const auto line = text::join(texts_of(words), " ");
  auto said = fixes::read_fix_line(line, today(s, room));
  if (line == s.unread) said.slip.reset();
  auto told = fixes::fix_from(std::move(said), s.record, today(s, room));
  if (!told && told.error().slip) return again(unread(*told.error().slip), line);
  if (!told && told.error().unknown_factor.empty()) return again(std::string(say::fix_needs_words), line);
  if (!told) {
    const auto all = factor_ids(s.record);
    const auto known = all.empty() ? "none yet" : text::join(all, ", ");
    return again(say::with(say::no_such_factor, told.error().unknown_factor, known), line);
  }
  Fix fix = std::move(*told);
  if (!first_step_of.empty()) {
    // A first step helps with what the big one helps with, unless the line says otherwise.
    if (const auto* big = record::find_fix(s.record, first_step_of); big && !fix.addresses)
      fix.addresses = big->addresses;
    fix.first_step_of = std::move(first_step_of);
  }
  Taken taken = stay({{Tone::item, fixes::line_of(fix)}});
  taken.what = fixes::line_of(fix);
  taken.heard.push_back(
      {"/fixes/" + std::to_string(size_of(s.record.fixes)) + "/title", fix.title, axioms::Rules::all()});
  add_to(s.record.fixes, std::move(fix));
  return taken;
}

}  // namespace pm::interview
