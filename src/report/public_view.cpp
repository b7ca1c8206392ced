// The part of a record that customers see.
#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "report/view.hpp"

namespace pm::report {
namespace {

using record::Record;

const std::string* public_text(const record::TextsById& texts, std::string_view id) {
  for (const auto& one : each(texts))
    if (one.id == id && !text::is_blank(one.text)) return &one.text;
  return nullptr;
}

record::Event public_event(const record::Event& event, const std::string& text) {
  record::Event shown;
  shown.at = event.at;
  shown.approx = event.approx;
  shown.precision = event.precision;
  shown.until = event.until;
  shown.highlight = event.highlight;
  shown.text = text;
  return shown;
}

record::Fix public_fix(const record::Fix& fix, const std::string& text) {
  record::Fix shown;
  shown.title = text;
  shown.status = fix.status;
  if (fix.status == record::FixStatus::open) shown.due = fix.due;
  return shown;
}

/// The items with a public text, with new ids: gaps would show that something was left out.
template <class Item>
std::optional<std::vector<Item>> public_items(const std::optional<std::vector<Item>>& items,
                                              const record::TextsById& texts, char letter,
                                              const std::function<Item(const Item&, const std::string&)>& show) {
  std::vector<Item> shown;
  for (const auto& item : each(items)) {
    const auto* text = public_text(texts, item.id);
    if (text == nullptr) continue;
    shown.push_back(show(item, *text));
    shown.back().id = fmt::format("{}{}", letter, shown.size());
  }
  return shown.empty() ? std::nullopt : std::optional(std::move(shown));
}

}  // namespace

record::Record public_record(const Record& r) {
  const auto& given = r.public_texts;
  Record shown;
  shown.id = "public";
  shown.status = record::Status::final;
  shown.title = identity_text(given.title).empty() ? "Incident" : *given.title;
  shown.summary = given.summary;
  shown.impact = given.impact;
  shown.services = given.services;
  shown.kind = r.kind;
  shown.timezone = r.timezone;
  shown.day = r.day;
  shown.times.at = r.times.at;
  shown.times.approximate = r.times.approximate;
  shown.times.unknown = r.times.unknown;
  shown.times.not_applicable = r.times.not_applicable;
  shown.times.day_only = r.times.day_only;
  shown.detection.by = r.detection.by;
  shown.timeline = public_items<record::Event>(r.timeline, given.timeline, 'T', public_event);
  shown.factors =
      public_items<record::Factor>(r.factors, given.factors, 'F', [](const record::Factor&, const std::string& text) {
        record::Factor factor;
        factor.text = text;
        return factor;
      });
  std::vector<record::Fix> kept;
  for (const auto& fix : each(r.fixes))
    if (is_kept(fix)) kept.push_back(fix);
  shown.fixes = public_items<record::Fix>(kept, given.fixes, 'X', public_fix);
  return shown;
}

}  // namespace pm::report
