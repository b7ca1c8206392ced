// Sets single fields of a fix from typed text.
#include <pm/fixes.hpp>
#include <pm/record_facts.hpp>
#include <pm/spoken_time.hpp>
#include <pm/text.hpp>

namespace pm::fixes {
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
  auto ids = read_factor_ids(words, unknown);
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
      return fail(ErrorKind::usage, fix.id + " would be a first step of itself",
                  id == fix.id ? "name another fix" : id + " leads to " + fix.id + " already");
    later = later->first_step_of ? record::find_fix(record, *later->first_step_of) : nullptr;
  }
  fix.first_step_of = std::move(id);
  return {};
}

void apply_defaults(record::Fix& fix, const OwnerAndHours& who, const time::Day& today) {
  if (who.owner && !fix.owner) fix.owner = who.owner;
  if (who.hours) fix.hours = record::Number::of(*who.hours);
  if (who.due) fix.due = who.due;
  if (!fix.hours) fix.hours = record::Number::of(usual_hours);
  if (!fix.due) fix.due = time::plus_days(today, usual_days);
}

}  // namespace pm::fixes
