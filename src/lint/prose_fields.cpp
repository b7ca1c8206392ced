// Runs the language rules on a record.
#include <algorithm>

#include <pm/lint.hpp>
#include <pm/record.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

/// Additional names of people: participants, facilitator, scribe, owners.
std::vector<std::string> people_of(const record::Record& record) {
  std::vector<std::string> people;  // owned, because participants' names are temporaries
  const auto add = [&](const record::Text& name) {
    if (name && std::find(people.begin(), people.end(), *name) == people.end()) people.push_back(*name);
  };
  add(record.meeting.boss);
  add(record.meeting.scribe);
  if (record.meeting.participants)
    for (const auto& one : *record.meeting.participants) add(one.name);
  if (record.fixes)
    for (const auto& fix : *record.fixes) add(fix.owner);
  return people;
}

/// The factor whose text it is; nullptr for other fields.
const record::Factor* factor_told_in(const record::Record& record, const ProseField& field) {
  return field.list == "/factors" && field.leaf == "/text" ? &(*record.factors)[*field.index] : nullptr;
}

bool answered(const record::Text& text) { return text && text->find_first_not_of(" \t\r\n") != std::string::npos; }

}  // namespace

void find_language(const RuleContext& c, language::CheckerSession& listener, std::vector<RuleFinding>& found) {
  const auto people = people_of(c.record);
  listener.set_people(people);
  for_each_prose_field(c.record, [&](const ProseField& field) {
    const auto* factor = factor_told_in(c.record, field);
    for (auto& said : listener.review(field.text, field.rules)) {
      const auto rule = language::name(said.rule);
      const auto pointer = field.pointer();
      RuleFinding f{.rule = rule,
                    .pointer = pointer,
                    .message = std::move(said.message),
                    .fix_with = edit_command(c, pointer, rule),
                    .ask = std::move(said.ask),
                    .excerpt = std::string(field.text.substr(said.begin, said.end - said.begin)),
                    .text = field.text,
                    .bytes = {{said.begin, said.end}}};
      if (factor != nullptr && said.rule == language::Rule::human_error) {
        // In a factor the finding is an error unless made_sense is answered.
        if (answered(factor->made_sense)) continue;
        f.severity = Severity::error;
      }
      f.confidence = said.confidence;
      if (said.is_doubtful()) f.at_most = Severity::info;
      found.push_back(std::move(f));
    }
  });
  listener.set_people({});
}

// Which language rules read which texts of a record.

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
  record::for_each_prose_text(record, [&](const record::ProseText& prose) {
    if (is_quotation(record, prose)) return;
    look({.list = prose.list,
          .index = prose.index,
          .leaf = prose.leaf,
          .text = prose.text,
          .rules = is_plan(record, prose) ? everything : narrative});
  });
}

}  // namespace pm::lint
