// Where a record holds sentences of people: the list of cli.md.
#include <pm/check.hpp>
#include <pm/record_facts.hpp>

#include "check/found.hpp"

namespace pm::check {
namespace {

class Fields {
 public:
  void text(std::string pointer, const std::string& words, axioms::Rules rules) {
    if (!words.empty()) all.push_back({std::move(pointer), words, rules});
  }
  void text(std::string pointer, const std::string& words) { text(std::move(pointer), words, narrative_); }
  void text(std::string pointer, const record::Text& words) {
    if (words) text(std::move(pointer), *words);
  }
  void texts(const std::string& pointer, const record::Texts& list) {
    for (std::size_t i = 0; list && i < list->size(); ++i) text(at_item(pointer, i), (*list)[i]);
  }
  void reasons(const std::string& pointer, const std::optional<std::vector<record::Reason>>& list) {
    for (std::size_t i = 0; list && i < list->size(); ++i) text(at_item(pointer, i) + "/text", (*list)[i].text);
  }
  void timeline(const record::Record& record) {
    for (std::size_t i = 0; record.timeline && i < record.timeline->size(); ++i) {
      const auto at = at_item("/timeline", i);
      text(at + "/text", (*record.timeline)[i].text);
      text(at + "/context", (*record.timeline)[i].context);
    }
  }
  void factors(const record::Record& record) {
    for (std::size_t i = 0; record.factors && i < record.factors->size(); ++i) {
      const auto at = at_item("/factors", i);
      text(at + "/text", (*record.factors)[i].text);
      text(at + "/made_sense", (*record.factors)[i].made_sense);
    }
  }
  void fixes(const record::Record& record) {
    for (std::size_t i = 0; record.fixes && i < record.fixes->size(); ++i) {
      const auto& fix = (*record.fixes)[i];
      const auto at = at_item("/fixes", i);
      text(at + "/title", fix.title, record::counts(fix) ? everything_ : narrative_);
      text(at + "/done_when", fix.done_when);
      text(at + "/closed_why", fix.closed_why);
      text(at + "/note", fix.note);
    }
  }
  void strings(const std::string& pointer, const json::Value& value) {
    if (value.kind == json::Value::Kind::string) text(pointer, value.text);
    for (std::size_t i = 0; i < value.items.size(); ++i)
      strings(value.kind == json::Value::Kind::object ? pointer + "/" + escaped(value.keys[i]) : at_item(pointer, i),
              value.items[i]);
  }

  std::vector<Field> all;

 private:
  /// A key as RFC 6901 writes it.
  static std::string escaped(const std::string& key) {
    std::string out;
    for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
  }
  const axioms::Rules narrative_ = axioms::Rules::narrative(), everything_ = axioms::Rules::all();
};

}  // namespace

std::vector<Field> spoken_fields(const record::Record& r) {
  Fields fields;
  fields.text("/title", r.title);
  fields.text("/summary", r.summary);
  fields.text("/impact", r.impact);
  fields.text("/cost/note", r.cost.note);
  fields.timeline(r);
  fields.text("/detection/note", r.detection.note);
  fields.text("/problem", r.problem);
  fields.reasons("/why_so_long/detection", r.why_so_long.detection);
  fields.reasons("/why_so_long/recovery", r.why_so_long.recovery);
  fields.texts("/surprises", r.surprises);
  fields.texts("/went_well", r.went_well);
  fields.texts("/lucky", r.lucky);
  fields.texts("/absurdities", r.absurdities);
  fields.factors(r);
  fields.fixes(r);
  fields.texts("/fix_ideas", r.fix_ideas);
  fields.texts("/parking_lot", r.parking_lot);
  fields.text("/process/improvement", r.process.improvement);
  if (r.custom) fields.strings("/custom", *r.custom);
  return std::move(fields.all);
}

}  // namespace pm::check
