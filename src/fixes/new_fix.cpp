#include <algorithm>

#include <pm/fixes.hpp>
#include <pm/record_facts.hpp>
#include <pm/text.hpp>

namespace pm::fixes {
namespace {

/// The idea for a letter, or nullptr.
const std::string* idea_of(const record::Record& record, char letter) {
  const auto place = static_cast<std::size_t>(letter - 'a');
  return record.fix_ideas && place < record.fix_ideas->size() ? &(*record.fix_ideas)[place] : nullptr;
}

}  // namespace

tl::expected<record::Fix, FixParseError> fix_from(FixLine said, record::Record& record, const time::Day& today) {
  const auto* idea = said.idea ? idea_of(record, *said.idea) : nullptr;
  if (said.idea) said.title = idea ? *idea : std::string(1, *said.idea);
  if (text::is_blank(said.title)) return tl::unexpected(FixParseError{});
  if (said.issue) return tl::unexpected(FixParseError{"", std::move(said.issue)});
  for (const auto& factor : said.factors)
    if (record::find_factor(record, factor) == nullptr) return tl::unexpected(FixParseError{factor, {}});
  if (idea) record.fix_ideas->erase(record.fix_ideas->begin() + (*said.idea - 'a'));
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

}  // namespace pm::fixes
