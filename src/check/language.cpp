// What the axioms say of a record's sentences.
#include <unordered_set>

#include <pm/record_facts.hpp>

#include "check/found.hpp"

namespace pm::check {
namespace {

/// Whom to read as people besides: those who were there, led, wrote, or own a fix.
std::vector<std::string> people_of(const record::Record& record) {
  std::vector<std::string> people;
  std::unordered_set<std::string> known;  // owned: a participant's name comes as a passing optional
  const auto add = [&](const record::Text& name) {
    if (name && known.insert(*name).second) people.push_back(*name);
  };
  add(record.meeting.boss);
  add(record.meeting.scribe);
  if (record.meeting.participants)
    for (const auto& one : *record.meeting.participants) add(one.name);
  if (record.fixes)
    for (const auto& fix : *record.fixes) add(fix.owner);
  return people;
}

/// The factor whose text stands there; nullptr if another field does.
const record::Factor* factor_told_at(const record::Record& record, const std::string& pointer) {
  const auto index = index_between("/factors/", pointer, "/text");
  return index ? &(*record.factors)[*index] : nullptr;
}

bool answered(const record::Text& text) { return text && text->find_first_not_of(" \t\r\n") != std::string::npos; }

}  // namespace

void find_language(const Case& c, const axioms::Checker& checker, std::vector<Found>& found) {
  const auto people = people_of(c.record);
  axioms::Listener listener(checker, people);
  for (const auto& field : spoken_fields(c.record)) {
    const auto* factor = factor_told_at(c.record, field.pointer);
    for (auto& said : listener.review(field.text, field.rules)) {
      Found f{.rule = axioms::name(said.rule),
              .pointer = field.pointer,
              .message = std::move(said.message),
              .fix_with = edit_command(c, field.pointer, axioms::name(said.rule)),
              .ask = std::move(said.ask),
              .excerpt = std::string(field.text.substr(said.begin, said.end - said.begin)),
              .text = field.text,
              .bytes = {{said.begin, said.end}}};
      if (factor != nullptr && said.rule == axioms::Rule::human_error) {
        // There the slip is the question that the room was asked, and this is whether it was answered.
        if (answered(factor->made_sense)) continue;
        f.severity = Severity::error;
      }
      found.push_back(std::move(f));
    }
  }
}

}  // namespace pm::check
