// Which language rules read which texts of a record.
#include <pm/lint.hpp>
#include <pm/record_facts.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

/// A fix that is open or done is a plan, and the rules on plans read its title.
bool is_plan(const record::Record& record, const record::ProseText& prose) {
  return prose.list == "/fixes" && prose.leaf == "/title" && record::is_kept((*record.fixes)[*prose.index]);
}

/// A quotation in the timeline: its words are those of the source.
bool is_quotation(const record::Record& record, const record::ProseText& prose) {
  return prose.list == "/timeline" && prose.leaf == "/text" && (*record.timeline)[*prose.index].verbatim == true;
}

}  // namespace

std::string ProseField::pointer() const { return index ? item_pointer(list, *index).append(leaf) : std::string(list); }

void for_each_prose_field(const record::Record& record, const std::function<void(const ProseField&)>& look) {
  const auto narrative = language::RuleSelection::narrative(), everything = language::RuleSelection::all();
  record::each_prose_text(record, [&](const record::ProseText& prose) {
    if (is_quotation(record, prose)) return;
    look({.list = prose.list,
          .index = prose.index,
          .leaf = prose.leaf,
          .text = prose.text,
          .rules = is_plan(record, prose) ? everything : narrative});
  });
}

}  // namespace pm::lint
