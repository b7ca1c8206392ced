#include "interview/fix_entry.hpp"

#include <algorithm>
#include <utility>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/item_text.hpp"
#include "interview/phrases.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

using record::Fix;

std::string response_error(const fixes::LineIssue& issue) {
  return issue.kind == fixes::LineIssue::Kind::rest
             ? phrases::fill(phrases::fix_rest_unread, issue.words)
             : phrases::fill(phrases::fix_part_unread, issue.words, issue.why.message, issue.why.hint);
}

/// "Show the host @ bo": the name after the sign would become part of the title.
bool has_lone_at_sign(std::string_view line) {
  return (" " + std::string(line) + " ").find(" @ ") != std::string::npos;
}

/// Moves unparsed words to the title and keeps owner, hours and factors.
fixes::FixLine keep_in_title(fixes::FixLine line, const time::Day& today) {
  const auto issue = std::exchange(line.issue, {});
  if (line.owner && fixes::is_self_reference(*line.owner)) line.owner.reset();  // it is asked next
  if (!issue || issue->words.empty() || !line.title.ends_with(issue->words)) return line;
  auto before = fixes::parse_fix_line(line.title.substr(0, line.title.size() - issue->words.size()), today);
  if (before.title.empty()) return line;
  line.title = before.title + " " + issue->words;
  if (!line.owner) line.owner = std::move(before.owner);
  if (!line.hours) line.hours = before.hours;
  if (!line.due) line.due = before.due;
  for (std::size_t i = before.factors.size(); i-- > 0;)
    if (std::ranges::find(line.factors, before.factors[i]) == line.factors.end())
      line.factors.insert(line.factors.begin(), before.factors[i]);
  return line;
}

/// Applies the fields of a fix line, except the title, to the fix.
void take_parts(Fix& fix, fixes::FixLine line) {
  if (line.owner) fix.owner = std::move(line.owner);
  if (line.hours && *line.hours > 0) fix.hours = record::Number::of(*line.hours);
  if (!line.factors.empty()) fix.addresses = std::move(line.factors);
  if (line.due) fix.due = line.due;
}

}  // namespace

bool has_fixes(const record::Record& r) { return r.fixes && std::ranges::any_of(*r.fixes, record::is_kept); }

record::Fix* fix_of(record::Record& r, std::string_view id) {
  if (r.fixes)
    for (auto& fix : *r.fixes)
      if (fix.id == id) return &fix;
  return nullptr;
}

AnswerResult change_fix(InterviewSession& s, std::string_view id, const AnswerText& words,
                        const InterviewContext& context) {
  auto* fix = fix_of(s.record, id);
  // A placeholder title makes `X2: due yesterday` an invalid date, as after a real title.
  constexpr std::string_view it = "it";
  const auto line = text::join(texts_of(words), " ");
  auto parsed = fixes::parse_fix_line(std::string(it) + " " + line, today(s, context));
  parsed.title = std::string(text::trim(std::string_view(parsed.title).substr(it.size())));
  if (parsed.issue && line != s.line.rejected) return refuse(response_error(*parsed.issue), line);
  for (const auto& factor : parsed.factors)
    if (record::find_factor(s.record, factor) == nullptr)
      return refuse(phrases::fill(phrases::no_such_factor, factor, ids_of(s.record, record::ListName::factors)));
  AnswerResult result = stay_in_list();
  if (!parsed.title.empty()) {
    fix->title = std::move(parsed.title);
    result.changes.push_back({"/fixes/" + std::to_string(fix - s.record.fixes->data()) + "/title", fix->title,
                              language::RuleSelection::all()});
  }
  take_parts(*fix, std::move(parsed));
  return result;
}

AnswerResult add_fix(InterviewSession& s, const AnswerText& words, const InterviewContext& context,
                     std::string first_step_of) {
  const auto line = text::join(texts_of(words), " ");
  if (has_lone_at_sign(line) && line != s.line.rejected) return refuse(std::string(phrases::lone_at_sign), line);
  auto parsed = fixes::parse_fix_line(line, today(s, context));
  const auto idea = parsed.idea;
  if (line == s.line.rejected) parsed = keep_in_title(std::move(parsed), today(s, context));
  auto made = fixes::make_fix(std::move(parsed), s.record, today(s, context));
  if (!made && made.error().issue) return refuse(response_error(*made.error().issue), line);
  if (!made && made.error().unknown_factor.empty()) return refuse(std::string(phrases::fix_needs_words), line);
  if (!made) {
    return refuse(phrases::fill(phrases::no_such_factor, made.error().unknown_factor,
                                ids_of(s.record, record::ListName::factors)),
                  line);
  }
  Fix fix = std::move(*made);
  if (!first_step_of.empty()) {
    // A first step addresses the factors of its big fix by default.
    if (const auto* big = record::find_fix(s.record, first_step_of); big && !fix.addresses)
      fix.addresses = big->addresses;
    fix.first_step_of = std::move(first_step_of);
  }
  AnswerResult result = stay_in_list({{MessageKind::item, fixes::line_of(fix)}});
  result.description = fixes::line_of(fix);
  if (idea) result.messages.push_back({MessageKind::understood, phrases::fill(phrases::idea_taken, *idea, fix.id)});
  // The due date is only asked together with owner and hours.
  if (fix.owner && fix.hours && !fix.due && first_time(s.record, "due"))
    result.messages.push_back({MessageKind::hint, phrases::fill(phrases::no_day_yet, fix.id)});
  result.changes.push_back(
      {"/fixes/" + std::to_string(size_of(s.record.fixes)) + "/title", fix.title, language::RuleSelection::all()});
  add_to(s.record.fixes, std::move(fix));
  return result;
}

}  // namespace pm::interview
