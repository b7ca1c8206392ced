// Which language rules read which texts of a record.
#include <pm/check.hpp>
#include <pm/record_facts.hpp>

#include "check/found.hpp"

namespace pm::check {
namespace {

/// A fix that is open or done is a plan, and the rules on plans read its title.
bool is_plan(const record::Record& record, const record::ProseText& prose) {
  return prose.list == "/fixes" && prose.leaf == "/title" && record::counts((*record.fixes)[*prose.index]);
}

/// A quotation in the timeline: its words are those of the source.
bool is_quotation(const record::Record& record, const record::ProseText& prose) {
  return prose.list == "/timeline" && prose.leaf == "/text" && (*record.timeline)[*prose.index].verbatim == true;
}

}  // namespace

std::string Field::pointer() const { return index ? at_item(list, *index).append(leaf) : std::string(list); }

void each_spoken_field(const record::Record& record, const std::function<void(const Field&)>& look) {
  const auto narrative = axioms::Rules::narrative(), everything = axioms::Rules::all();
  record::each_prose_text(record, [&](const record::ProseText& prose) {
    if (is_quotation(record, prose)) return;
    look({.list = prose.list,
          .index = prose.index,
          .leaf = prose.leaf,
          .text = prose.text,
          .rules = is_plan(record, prose) ? everything : narrative});
  });
}

}  // namespace pm::check
