#include "report/view.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

namespace pm::report {

namespace {

json::Value boolean(bool value) { return {json::Value::Kind::boolean, value ? "true" : "false", {}, {}}; }

}  // namespace

ViewObject& ViewObject::put(const std::string& key, std::string safe) {
  value_.set(key, text::is_blank(safe) ? boolean(false) : json::Value::string(std::move(safe)));
  return *this;
}

ViewObject& ViewObject::items(const std::string& key, std::vector<json::Value> all) {
  flag("has_" + key, !all.empty());
  value_.set(key, {json::Value::Kind::array, {}, std::move(all), {}});
  return *this;
}

ViewObject& ViewObject::text(const std::string& key, std::optional<std::string_view> written) {
  put(key, escape::for_markdown_cell(written.value_or("")));
  put(key + "_lines", escape::for_markdown_lines(written.value_or("")));
  return put(key + "_paragraphs", escape::for_markdown_paragraphs(written.value_or("")));
}

ViewObject& ViewObject::word(const std::string& key, std::optional<std::string_view> written) {
  return put(key, escape::for_markdown_cell(written.value_or("")));
}

ViewObject& ViewObject::url(const std::string& key, std::optional<std::string_view> written) {
  return put(key, escape::for_markdown_url(written.value_or("")));
}

ViewObject& ViewObject::mermaid(const std::string& key, std::string_view written) {
  return put(key, escape::for_mermaid(written));
}

ViewObject& ViewObject::flag(const std::string& key, bool value) {
  value_.set(key, boolean(value));
  return *this;
}

ViewObject& ViewObject::object(const std::string& key, ViewObject entry) {
  value_.set(key, std::move(entry.value_));
  return *this;
}

ViewObject& ViewObject::list(const std::string& key, std::vector<ViewObject> entries) {
  std::vector<json::Value> all;
  for (auto& entry : entries) {
    entry.flag("last", &entry == &entries.back());
    all.push_back(std::move(entry.value_));
  }
  return items(key, std::move(all));
}

ViewObject& ViewObject::words(const std::string& key, const std::optional<std::vector<std::string>>& written) {
  std::vector<json::Value> all;
  for (const auto& word : written.value_or(std::vector<std::string>{}))
    if (!text::is_blank(word)) all.push_back(json::Value::string(escape::for_markdown_cell(word)));
  return items(key, std::move(all));
}

namespace {

using record::Record;

bool has_way_out(const Record& r) {
  for (const auto& fix : each(r.fixes))
    if (is_kept(fix)) return true;
  return false;
}

std::optional<std::string> problem_of(const Record& r) {
  if (r.problem && !text::is_blank(*r.problem)) return r.problem;
  return problem_statement(r);
}

/// The day of the incident; if it is not known, that of the start, else the first day of the timeline.
std::string first_day(const Record& r, const ReportClock& clock) {
  if (r.day) return date(*r.day);
  for (const auto& at : r.times.at)
    if (at) return date(clock.day(at->at));
  std::optional<time::Micros> first;
  for (const auto& event : each(r.timeline))
    if (has_time(event) && event.precision != record::Precision::month && (!first || event.at.at < *first))
      first = event.at.at;
  return first ? date(clock.day(*first)) : "";
}

/// "Outage · SEV-2 · checkout, payments · 20 Nov 2026": the summary line.
std::string at_a_glance(const Record& r, const ReportClock& clock) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view part) {
    if (!text::is_blank(part)) parts.emplace_back(text::trim(part));
  };
  if (r.kind) add(wording::kind(*r.kind));
  add(identity_text(r.severity));
  add(text::join(r.services.value_or(std::vector<std::string>{}), ", "));
  add(first_day(r, clock));
  add(text::join(r.tags.value_or(std::vector<std::string>{}), ", "));
  return text::join(parts, " · ");
}

}  // namespace

std::string cost_text(const record::Cost& cost) {
  if (!cost.amount) return {};
  const auto unit = identity_text(cost.unit);
  const bool currency = unit.size() == 3 && unit.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
  if (unit.empty()) return cost.amount->text;
  return currency ? fmt::format("{} {}", unit, cost.amount->text) : fmt::format("{} {}", cost.amount->text, unit);
}

namespace {

void put_incident(ViewObject& top, const Record& r, const ReportClock& clock) {
  top.word("id", r.id).word("title", r.title);
  top.flag("draft", r.status == record::Status::draft).flag("near_miss", is_near_miss(r));
  const bool sleeping = r.soak_until && !has_way_out(r);
  top.word("soak_until", sleeping ? std::optional(date(*r.soak_until)) : std::nullopt);
  top.word("kind", r.kind ? std::optional(wording::kind(*r.kind)) : std::nullopt).word("severity", r.severity);
  top.words("services", r.services).words("tags", r.tags);
  top.word("at_a_glance", at_a_glance(r, clock)).word("zone", clock.zone_name());
  top.text("problem", problem_of(r)).text("summary", r.summary).text("impact", r.impact);
  top.word("cost", cost_text(r.cost)).text("cost_note", r.cost.note);
  top.flag("has_impact", !identity_text(r.impact).empty() || r.cost.amount || !identity_text(r.cost.note).empty());
}

void put_links(ViewObject& top, const Record& r) {
  std::vector<ViewObject> links;
  for (const auto& link : each(r.links)) {
    ViewObject entry;
    entry.word("title", link.title).url("url", link.url);
    links.push_back(std::move(entry));
  }
  top.list("links", std::move(links));
}

}  // namespace

json::Value values(const Record& r, Audience audience) {
  const ReportClock clock(r);
  ViewObject top;
  put_incident(top, r, clock);
  std::vector<ViewObject> tiles;
  for (const auto& [label, value, note] : figures(r, clock, audience)) {
    ViewObject tile;
    tile.word("label", label).word("value", value).word("note", note);
    tiles.push_back(std::move(tile));
  }
  top.list("figures", std::move(tiles));
  put_times(top, r, clock);
  put_timeline(top, r, clock);
  top.flag("has_timeline", !each(r.timeline).empty() || any_milestone(r));
  put_factors(top, r);
  put_fixes(top, r, clock);
  top.words("surprises", r.surprises).words("went_well", r.went_well).words("lucky", r.lucky);
  top.words("absurdities", r.absurdities).words("fix_ideas", r.fix_ideas).words("parking_lot", r.parking_lot);
  top.flag("has_noticed", !each(r.surprises).empty() || !each(r.went_well).empty() || !each(r.lucky).empty());
  top.flag("has_lessons", !each(r.surprises).empty() || !each(r.went_well).empty() || !each(r.lucky).empty() ||
                              !each(r.absurdities).empty());
  put_links(top, r);
  put_meeting(top, r, clock);
  put_waivers(top, r, clock);
  put_custom(top, r);
  return top.value();
}

}  // namespace pm::report
