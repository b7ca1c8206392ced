// The figures, the bar of stages, and the timeline with its picture and its table.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/record_items.hpp>
#include <pm/report_parts.hpp>
#include <pm/text.hpp>

#include "report/html.hpp"
#include "report/picture.hpp"

namespace pm::report {
namespace {

using record::Event;
using record::Milestone;
using record::Record;
using Length = std::optional<std::chrono::microseconds>;

}  // namespace

void write_tiles(Html& out, const Record& r, const ReportClock& clock, Audience audience) {
  const auto all = figures(r, clock, audience);
  if (all.empty()) return;
  out << "<dl class=\"tiles\">\n";
  for (const auto& [label, value, note] : all) {
    out << "<div><dt>" << Plain{label} << "</dt><dd class=\"value\">" << Plain{unbroken(value)} << "</dd>";
    if (!note.empty()) out << "<dd><small dir=\"auto\">" << Plain{note} << "</small></dd>";
    out << "</div>\n";
  }
  out << "</dl>\n";
}

void write_stages(Html& out, const Record& r) {
  const auto bar = stages_bar(r);
  if (bar.empty()) return;
  out << Drawing{bar} << "\n<ul class=\"legend\">\n";
  for (const auto& stage : stages(r))
    out << R"(<li><svg class="swatch" viewBox="0 0 12 12" aria-hidden="true"><rect class=")"
        << Plain{class_of(stage.kind)} << R"(" width="12" height="12"/></svg>)" << Plain{stage.name} << ": <b>"
        << Plain{unbroken(stage.lasting())} << "</b></li>\n";
  out << "</ul>\n";
}

// ---- Timeline

namespace {

/// A row of the table: an event, or a milestone that no event stands for.
struct Row {
  const Event* event = nullptr;
  time::Micros at;
  std::vector<Milestone> milestones = {};
};

record::Precision precision_of(const Row& row, const Record& r) {
  if (row.event != nullptr) return row.event->precision.value_or(record::Precision::minute);
  return contains(r.times.day_only, row.milestones.front()) ? record::Precision::day : record::Precision::minute;
}

/// By time; those without a time last.
std::vector<Row> rows_in_order(const Record& r) {
  std::vector<Row> rows;
  for (const auto& event : each(r.timeline)) rows.push_back({&event, event.at.at});
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.at < b.at; });
  std::vector<Row> alone;
  for (const auto m : record::milestones) {
    const auto& at = r.times.of(m);
    if (!at) continue;
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.at == at->at; });
    if (same != rows.end())
      same->milestones.push_back(m);
    else if (!alone.empty() && alone.back().at == at->at)
      alone.back().milestones.push_back(m);
    else
      alone.push_back({nullptr, at->at, {m}});
  }
  rows.insert(rows.end(), alone.begin(), alone.end());
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.at < b.at; });
  std::stable_partition(rows.begin(), rows.end(),
                        [&](const Row& row) { return precision_of(row, r) != record::Precision::unknown; });
  return rows;
}

/// The heading that a row stands under: its day, its month, or that neither is known.
std::string group_of(const Row& row, const Record& r, const ReportClock& clock) {
  constexpr std::array<std::string_view, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                        "Thursday", "Friday", "Saturday"};
  const auto day = clock.day(row.at);
  switch (precision_of(row, r)) {
    case record::Precision::unknown:
      return "Time unknown";
    case record::Precision::month:
      return long_date(day).substr(long_date(day).find(' ') + 1);
    default:
      return fmt::format("{}, {}", weekdays.at(time::weekday_of(day).c_encoding()), long_date(day));
  }
}

std::string time_of(const Row& row, const Record& r, const ReportClock& clock) {
  switch (precision_of(row, r)) {
    case record::Precision::unknown:
      return "unknown";
    case record::Precision::month:
      return "that month";
    case record::Precision::day:
      return "that day";
    default:
      return row.event != nullptr ? clock.event_time(*row.event) : milestone_time(r, row.milestones.front(), clock);
  }
}

/// The class of the rail: the stage in which the row lies. None without a clock time.
std::string_view rail_of(const Row& row, const Record& r, const std::vector<Stage>& all) {
  if (precision_of(row, r) > record::Precision::minute || all.empty()) return "";
  for (const auto& stage : all)
    if (row.at >= stage.from && row.at < stage.to) return class_of(stage.kind);
  return row.at >= all.back().to && r.times.of(Milestone::resolved) ? "normal" : "";
}

}  // namespace

std::vector<TimelineRow> timeline_rows(const Record& r) {
  const ReportClock clock(r);
  const auto all = stages(r);
  std::vector<TimelineRow> rows;
  for (const auto& row : rows_in_order(r)) {
    std::vector<std::string> names;
    for (const auto m : row.milestones) names.emplace_back(wording::milestone(m, is_near_miss(r)));
    rows.push_back(
        {row.event, group_of(row, r, clock), time_of(row, r, clock), text::join(names, " · "), rail_of(row, r, all)});
  }
  return rows;
}

std::string timeline_figure(const Record& r) {
  const auto wide = timeline_picture(r, PictureWidth::wide, "wide");
  const auto narrow = timeline_picture(r, PictureWidth::narrow, "narrow");
  if (!wide || !narrow) return {};
  Html out;
  out << "<figure>\n"
      << Drawing{wide->svg} << "\n"
      << Drawing{narrow->svg} << "\n<figcaption>To scale"
      << (wide->has_breaks || narrow->has_breaks ? Markup(", except where the axis is broken") : Markup(""))
      << ". All times " << Plain{ReportClock(r).zone_name()} << ".</figcaption>\n</figure>\n";
  return out.text();
}

namespace {

void write_event(Html& out, const TimelineRow& row) {
  if (!row.milestones.empty()) out << "<b>" << Plain{row.milestones} << "</b>";
  if (row.event == nullptr) return;
  const auto& event = *row.event;
  if (!row.milestones.empty()) out << " – ";
  if (const auto author = record::author_of(event); !author.empty()) out << Plain{author} << ": ";
  out << Lines{event.text};
  const auto source = identity_text(event.source);
  if (event.url && is_link(*event.url))
    out << " (" << Link{*event.url, source.empty() ? "link" : source} << ")";
  else if (!source.empty())
    out << " (" << Plain{source} << ")";
  if (!identity_text(event.context).empty())
    out << "<small>Context: " << Lines{identity_text(event.context)} << "</small>";
}

void write_rows(Html& out, const Record& r) {
  std::string group;
  for (const auto& row : timeline_rows(r)) {
    if (row.group != group) {
      group = row.group;
      out << "<tr class=\"day\"><th colspan=\"3\" scope=\"colgroup\">" << Plain{group} << "</th></tr>\n";
    }
    out << "<tr class=\"rail";
    if (!row.stage.empty()) out << " r-" << Plain{row.stage};
    out << "\"";
    if (row.event != nullptr) out << " id=\"" << Plain{row.event->id} << "\"";
    out << "><td class=\"time\">" << Plain{row.time} << "</td><td class=\"id\">";
    if (row.event != nullptr) out << Plain{row.event->id};
    out << "</td><td class=\"words\" dir=\"auto\">";
    write_event(out, row);
    out << "</td></tr>\n";
  }
}

/// "Not known: Impact started, Resolved."
void write_missing(Html& out, const Record& r) {
  const auto names = [&](const auto& list) {
    std::vector<std::string> all;
    for (const auto m : record::milestones)
      if (contains(list, m)) all.emplace_back(wording::milestone(m, is_near_miss(r)));
    return text::join(all, ", ");
  };
  const auto unknown = names(r.times.unknown), not_applicable = names(r.times.not_applicable);
  if (!unknown.empty()) out << "<p>Time unknown: " << Plain{unknown} << ".</p>\n";
  if (!not_applicable.empty()) out << "<p>Not applicable: " << Plain{not_applicable} << ".</p>\n";
}

}  // namespace

void write_timeline(Html& out, const Record& r, const ReportClock& clock) {
  Html rows, missing;
  write_rows(rows, r);
  write_missing(missing, r);
  if (rows.text().empty() && missing.text().empty()) return;
  out << "<section id=\"timeline\">\n<h2>Timeline</h2>\n";
  if (const auto figure = timeline_figure(r); !figure.empty())
    out << Drawing{figure};
  else if (!rows.text().empty())
    out << "<p class=\"muted\">All times " << Plain{clock.zone_name()} << ".</p>\n";
  if (!rows.text().empty())
    out << "<table class=\"timeline-table\">\n<thead><tr><th scope=\"col\">Time</th><th scope=\"col\">ID</th>"
           "<th scope=\"col\">Event</th></tr></thead>\n<tbody>\n"
        << rows << "</tbody>\n</table>\n";
  out << missing << "</section>\n";
}

// ---- Where the time went

namespace {

void write_reasons(Html& out, const Record& r, std::string_view heading, Length length, Milestone from, Milestone to,
                   const std::optional<std::vector<record::Reason>>& reasons) {
  if (each(reasons).empty()) return;
  out << "<h3>" << Plain{heading};
  if (length && *length > std::chrono::microseconds(0))
    out << ": " << Plain{unbroken(wording::span(r.times, *length, from, to))};
  out << "</h3>\n<ul>\n";
  for (const auto& reason : each(reasons)) {
    out << "<li dir=\"auto\">" << Lines{reason.text};
    if (reason.factor && find_factor(r, *reason.factor) != nullptr)
      out << " <a href=\"#" << Plain{*reason.factor} << "\">" << Plain{*reason.factor} << "</a>";
    out << "</li>\n";
  }
  out << "</ul>\n";
}

}  // namespace

void write_where_time_went(Html& out, const Record& r) {
  Html reasons;
  write_reasons(reasons, r, wording::until_seen, time_to_detect(r), Milestone::started, Milestone::detected,
                r.why_so_long.detection);
  write_reasons(reasons, r, wording::until_well, time_to_mitigate(r), Milestone::detected, recovery_milestone(r),
                r.why_so_long.recovery);
  if (reasons.text().empty()) return;
  out << "<section id=\"where-the-time-went\">\n<h2>Where the time went</h2>\n" << reasons << "</section>\n";
}

}  // namespace pm::report
