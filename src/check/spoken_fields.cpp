// Where a record holds sentences of people: the list of cli.md.
#include <pm/check.hpp>
#include <pm/record_facts.hpp>

#include "check/found.hpp"

namespace pm::check {
namespace {

class Fields {
 public:
  explicit Fields(const std::function<void(const Field&)>& look) : look_(look) {}

  void text(std::string_view pointer, const std::string& words) {
    add({.list = pointer, .text = words, .rules = narrative_});
  }
  void text(std::string_view pointer, const record::Text& words) {
    if (words) text(pointer, *words);
  }
  void texts(std::string_view list, const record::Texts& all_words) {
    each(all_words, [&](std::size_t i, const std::string& words) {
      add({.list = list, .index = i, .text = words, .rules = narrative_});
    });
  }
  void reasons(std::string_view list, const std::optional<std::vector<record::Reason>>& reasons) {
    each(reasons, [&](std::size_t i, const record::Reason& reason) { item(list, i, "/text", reason.text); });
  }
  void timeline(const record::Record& record) {
    each(record.timeline, [&](std::size_t i, const record::Event& event) {
      item("/timeline", i, "/text", event.text);
      item("/timeline", i, "/context", event.context);
    });
  }
  void factors(const record::Record& record) {
    each(record.factors, [&](std::size_t i, const record::Factor& factor) {
      item("/factors", i, "/text", factor.text);
      item("/factors", i, "/made_sense", factor.made_sense);
    });
  }
  void fixes(const record::Record& record) {
    each(record.fixes, [&](std::size_t i, const record::Fix& fix) {
      item("/fixes", i, "/title", fix.title, record::counts(fix) ? everything_ : narrative_);
      item("/fixes", i, "/done_when", fix.done_when);
      item("/fixes", i, "/closed_why", fix.closed_why);
      item("/fixes", i, "/note", fix.note);
    });
  }
  void strings(const std::string& pointer, const json::Value& value) {
    if (value.kind == json::Value::Kind::string) add({.list = pointer, .text = value.text, .rules = narrative_});
    for (std::size_t i = 0; i < value.items.size(); ++i)
      strings(value.kind == json::Value::Kind::object ? pointer + "/" + escaped(value.keys[i]) : at_item(pointer, i),
              value.items[i]);
  }

 private:
  void add(const Field& field) const {
    if (!field.text.empty()) look_(field);
  }
  template <class Item>
  static void each(const std::optional<std::vector<Item>>& list, auto look) {
    for (std::size_t i = 0; list && i < list->size(); ++i) look(i, (*list)[i]);
  }
  void item(std::string_view list, std::size_t i, std::string_view leaf, const std::string& words,
            axioms::Rules rules) {
    add({.list = list, .index = i, .leaf = leaf, .text = words, .rules = rules});
  }
  void item(std::string_view list, std::size_t i, std::string_view leaf, const std::string& words) {
    item(list, i, leaf, words, narrative_);
  }
  void item(std::string_view list, std::size_t i, std::string_view leaf, const record::Text& words) {
    if (words) item(list, i, leaf, *words);
  }

  /// A key as RFC 6901 writes it.
  static std::string escaped(const std::string& key) {
    std::string out;
    for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
  }
  const std::function<void(const Field&)>& look_;
  const axioms::Rules narrative_ = axioms::Rules::narrative(), everything_ = axioms::Rules::all();
};

}  // namespace

std::string Field::pointer() const { return index ? at_item(list, *index).append(leaf) : std::string(list); }

void each_spoken_field(const record::Record& r, const std::function<void(const Field&)>& look) {
  Fields fields(look);
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
}

}  // namespace pm::check
