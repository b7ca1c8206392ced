#include <algorithm>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>
#include <pm/time.hpp>

namespace pm::fixes {
namespace {

/// The idea of a number, from 1; or nullptr.
const std::string* idea_of(const record::Record& record, std::size_t number) {
  return record.fix_ideas && number > 0 && number <= record.fix_ideas->size() ? &(*record.fix_ideas)[number - 1]
                                                                              : nullptr;
}

}  // namespace

tl::expected<record::Fix, FixParseError> make_fix(FixLine said, record::Record& record, const time::Day& today) {
  const auto* idea = said.idea ? idea_of(record, *said.idea) : nullptr;
  if (said.idea) said.title = idea ? *idea : "I" + std::to_string(*said.idea);
  if (text::is_blank(said.title)) return tl::unexpected(FixParseError{});
  if (said.issue) return tl::unexpected(FixParseError{"", std::move(said.issue)});
  for (const auto& factor : said.factors)
    if (record::find_factor(record, factor) == nullptr) return tl::unexpected(FixParseError{factor, {}});
  if (idea) record.fix_ideas->erase(record.fix_ideas->begin() + static_cast<std::ptrdiff_t>(*said.idea - 1));
  record::Fix fix;
  fix.id = record::next_fix_id(record);
  fix.title = std::move(said.title);
  fix.owner = std::move(said.owner);
  if (said.hours && *said.hours > 0) fix.hours = record::Number::of(*said.hours);
  if (!said.factors.empty())
    fix.addresses = std::move(said.factors);
  else if (record.factors && record.factors->size() == 1)
    fix.addresses = {record.factors->front().id};
  fix.opened = today;
  fix.due = said.due;
  return fix;
}

// Sets single fields of a fix from typed text.

namespace {

constexpr double usual_hours = 4;
constexpr int usual_days = 14;

std::string said(std::string_view words) { return "\"" + std::string(words) + "\""; }

/// Checks for one line of valid UTF-8.
Result<std::string> one_line(std::string_view words) {
  words = text::trim(words);
  if (!text::is_valid_utf8(words)) return fail(ErrorKind::usage, "not valid UTF-8");
  if (words.find_first_of("\r\n") != std::string_view::npos)
    return fail(ErrorKind::usage, "more than one line", "use one line");
  return std::string(words);
}

std::string known_factors(const record::Record& record) {
  std::vector<std::string> ids;
  if (record.factors)
    for (const auto& factor : *record.factors) ids.push_back(factor.id);
  return ids.empty() ? "the record has no factors yet" : "factors: " + text::join(ids, ", ");
}

}  // namespace

Result<void> set_title(record::Fix& fix, std::string_view words) {
  auto title = one_line(words);
  if (!title) return tl::unexpected(title.error());
  if (title->empty())
    return fail(ErrorKind::usage, "a fix needs a title", "to drop the fix use pm fixes drop FIX --why TEXT");
  fix.title = std::move(*title);
  return {};
}

Result<void> set_owner(record::Fix& fix, std::string_view words) {
  auto owner = one_line(words);
  if (!owner) return tl::unexpected(owner.error());
  if (owner->starts_with('@')) owner->erase(0, 1);
  if (owner->find('"') != std::string::npos)  // a fix line quotes names of several words
    return fail(ErrorKind::usage, *owner + ": a quotation mark in a name", "leave it out");
  if (text::is_blank(*owner))
    fix.owner.reset();
  else
    fix.owner = std::move(*owner);
  return {};
}

Result<void> set_hours(record::Fix& fix, std::string_view words) {
  if (text::is_blank(words)) return fix.hours.reset(), Result<void>();
  const auto hours = spoken::parse_hours(text::trim(words));
  if (!hours) return fail(ErrorKind::usage, said(words) + ": cannot parse as hours", "use 2h, 90min or 0.5");
  if (!fix.hours || fix.hours->value != *hours) fix.hours = record::Number::of(*hours);
  return {};
}

Result<void> set_due(record::Fix& fix, std::string_view words, const time::Day& today) {
  if (text::is_blank(words)) return fix.due.reset(), Result<void>();
  if (const auto day = time::parse_day(text::trim(words))) return fix.due = *day, Result<void>();
  const auto day = spoken::parse_spoken_day(text::trim(words), today);
  if (!day) return tl::unexpected(day.error());
  fix.due = *day;
  return {};
}

Result<void> set_addresses(record::Fix& fix, std::string_view words, const record::Record& record) {
  if (text::is_blank(words)) return fix.addresses.reset(), Result<void>();
  std::vector<std::string> unknown;
  auto ids = parse_factor_ids(words, unknown);
  for (const auto& id : ids)
    if (record::find_factor(record, id) == nullptr) unknown.push_back(id);
  if (!unknown.empty()) return fail(ErrorKind::usage, "no factor " + unknown.front(), known_factors(record));
  fix.addresses = std::move(ids);
  return {};
}

Result<void> set_done_when(record::Fix& fix, std::string_view words) {
  if (text::is_blank(words)) return fix.done_when.reset(), Result<void>();
  auto line = one_line(words);
  if (!line) return tl::unexpected(line.error());
  fix.done_when = std::move(*line);
  return {};
}

Result<void> set_note(record::Fix& fix, std::string_view words) {
  if (text::is_blank(words)) return fix.note.reset(), Result<void>();
  if (!text::is_valid_utf8(words)) return fail(ErrorKind::usage, "not UTF-8 text");
  fix.note = std::string(text::trim(words));
  return {};
}

Result<void> set_first_step_of(record::Fix& fix, std::string_view words, const record::Record& record) {
  if (text::is_blank(words)) return fix.first_step_of.reset(), Result<void>();
  auto id = std::string(text::trim(words));
  if (id.front() == 'x') id.front() = 'X';
  const auto* later = record::find_fix(record, id);
  if (later == nullptr)
    return fail(ErrorKind::usage, record.id + " has no fix " + id, "a fix of the same record, such as X1");
  // A chain of steps is at most as long as there are fixes.
  for (std::size_t steps = 0; later != nullptr && steps <= record.fixes->size(); ++steps) {
    if (later->id == fix.id)
      return fail(ErrorKind::usage, fix.id + " cannot be its own first step",
                  id == fix.id ? "name another fix" : id + " leads to " + fix.id + " already");
    later = later->first_step_of ? record::find_fix(record, *later->first_step_of) : nullptr;
  }
  fix.first_step_of = std::move(id);
  return {};
}

void apply_defaults(record::Fix& fix, const FixAssignment& who, const time::Day& today) {
  if (who.owner && !fix.owner) fix.owner = who.owner;
  if (who.hours) fix.hours = record::Number::of(*who.hours);
  if (who.due) fix.due = who.due;
  if (!fix.hours) fix.hours = record::Number::of(usual_hours);
  if (!fix.due) fix.due = time::plus_days(today, usual_days);
}

// Changes the status of a fix, and lists changes.

namespace {

using record::Fix;
using record::FixStatus;

std::string shown(const record::Text& text) { return text.value_or("none"); }
std::string shown(const std::optional<record::Number>& hours) { return hours ? hours->text : "none"; }
std::string shown(const std::optional<time::Day>& day) { return day ? day->text : "none"; }
std::string shown(const record::Texts& ids) { return ids && !ids->empty() ? text::join(*ids, " ") : "none"; }
std::string shown(const std::string& text) { return text; }
std::string shown(const std::optional<record::Ticket>& ticket) { return ticket ? ticket->url : "none"; }
std::string shown(FixStatus status) { return std::string(record::to_string(status)); }

template <class Value>
void compare(std::string_view what, const Value& before, const Value& after, std::vector<std::string>& lines) {
  if (before != after) lines.push_back(std::string(what) + ": " + shown(before) + " → " + shown(after));
}

}  // namespace

void done(Fix& fix, const time::Instant& now) {
  if (fix.status == FixStatus::done) return;
  fix.status = FixStatus::done;
  fix.closed_at = now;
  fix.closed_why.reset();  // the reason for dropping
}

void drop(Fix& fix, std::string_view why, const time::Instant& now) {
  if (fix.status != FixStatus::dropped) fix.closed_at = now;
  fix.status = FixStatus::dropped;
  fix.closed_why = std::string(text::trim(why));
}

void reopen(Fix& fix) {
  if (fix.status == FixStatus::open) return;
  fix.status = FixStatus::open;
  fix.closed_at.reset();
  fix.closed_why.reset();
}

bool is_last(const Fix& fix, const record::Record& record) {
  return record::is_kept(fix) && record.fixes &&
         std::count_if(record.fixes->begin(), record.fixes->end(), record::is_kept) == 1;
}

std::vector<std::string> describe_changes(const Fix& before, const Fix& after) {
  std::vector<std::string> lines;
  compare("title", before.title, after.title, lines);
  compare("status", before.status, after.status, lines);
  compare("owner", before.owner, after.owner, lines);
  compare("hours", before.hours, after.hours, lines);
  compare("due", before.due, after.due, lines);
  compare("helps with", before.addresses, after.addresses, lines);
  compare("first step of", before.first_step_of, after.first_step_of, lines);
  compare("done when", before.done_when, after.done_when, lines);
  compare("note", before.note, after.note, lines);
  compare("ticket", before.ticket, after.ticket, lines);
  compare("why", before.closed_why, after.closed_why, lines);
  return lines;
}

}  // namespace pm::fixes
