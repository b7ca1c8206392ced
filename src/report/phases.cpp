#include "report/view.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <pm/record.hpp>

namespace pm::report {

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};

bool clocks_changed(const time::Zone& zone, const record::Record& r) {
  std::optional<std::chrono::seconds> first;
  const auto differs = [&](time::Micros at) { return zone.offset(at) != first.value_or(zone.offset(at)); };
  for (const auto& at : r.times.at) {
    if (!at) continue;
    if (differs(at->at)) return true;
    first = zone.offset(at->at);
  }
  if (!r.timeline) return false;
  for (const auto& event : *r.timeline) {
    if (!has_clock(event)) continue;
    if (differs(event.at.at)) return true;
    first = zone.offset(event.at.at);
  }
  return false;
}

std::string offset_text(std::chrono::seconds offset) {
  const auto minutes = std::chrono::abs(std::chrono::floor<std::chrono::minutes>(offset)).count();
  return fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace

ReportClock::ReportClock(const record::Record& r) : zone_(zone_of(r)), with_offset_(clocks_changed(zone_, r)) {}

std::string ReportClock::clock(time::Micros at) const {
  const auto told = time::clock_text(zone_, at);
  return with_offset_ ? told + " " + offset_text(zone_.offset(at)) : told;
}

std::string ReportClock::event_time(const record::Event& event) const {
  switch (event.precision.value_or(record::Precision::minute)) {
    case record::Precision::unknown:
      return "";
    case record::Precision::month:
      return time::month_text(day(event.at.at));
    case record::Precision::day:
      return date(day(event.at.at));
    case record::Precision::minute:
    case record::Precision::second:
      break;
  }
  auto shown = (event.approx.value_or(false) ? std::string(wording::about) : "") + clock(event.at.at);
  if (event.until)
    shown += "\u2013" +
             (day(event.until->at) == day(event.at.at) ? clock(event.until->at) : date_and_clock(event.until->at));
  return shown;
}

std::string ReportClock::date_and_clock(time::Micros at) const { return date(day(at)) + ", " + clock(at); }

std::string ReportClock::even_clock(time::Micros at, time::Micros from) const {
  const auto wall = std::chrono::floor<std::chrono::seconds>(at) + zone_.offset(from);
  const std::chrono::hh_mm_ss of_day(wall - std::chrono::floor<std::chrono::days>(wall));
  return fmt::format("{} {:02}:{:02}:{:02}", time::utc_day(wall).text, of_day.hours().count(), of_day.minutes().count(),
                     of_day.seconds().count());
}

std::string date(const time::Day& day) { return time::day_text(day) + " " + day.text.substr(0, 4); }

std::string date_near(const time::Day& day, const record::Record& r) {
  return day.text.substr(0, 4) == r.id.substr(0, 4) ? time::day_text(day) : date(day);
}

std::string long_date(const time::Day& day) {
  constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  const std::chrono::year_month_day date(std::chrono::local_days(time::days_of(day)));
  const auto month = months.at(static_cast<unsigned>(date.month()) - 1);
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), month, day.text.substr(0, 4));
}

std::string weekday_and_date(const time::Day& day) {
  return fmt::format("{}, {}", weekdays.at(time::weekday_of(day).c_encoding()), date(day));
}

namespace {

using record::Milestone;
using record::Times;

struct Moment {
  time::Micros at;
  Milestone milestone;
};

std::vector<Moment> moments_of(const Times& times) {
  std::vector<Moment> moments;
  for (const auto milestone : record::milestones)
    if (const auto& at = times.of(milestone)) moments.push_back({at->at, milestone});
  std::sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
    return std::pair(a.at, a.milestone) < std::pair(b.at, b.milestone);
  });
  return moments;
}

/// The phase after these milestones, in any order.
Phase state_after(const std::vector<Moment>& moments, std::size_t count, const Times& times) {
  const auto passed = [&](Milestone milestone) {
    return std::any_of(moments.begin(), moments.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const Moment& m) { return m.milestone == milestone; });
  };
  if (passed(Milestone::resolved)) return {"Resolved", "done", {}, {}};
  if (passed(Milestone::mitigated)) return {"Mitigated", "done", {}, {}};
  if (passed(Milestone::engaged)) return {"Being worked on", "active", {}, {}};
  if (passed(Milestone::detected))
    return {passed(Milestone::started) ? "Detected" : "Detected early", "active", {}, {}};
  // Without a detection time the phase is "Impact".
  return {times.of(Milestone::detected) ? "Undetected" : "Impact", "crit", {}, {}};
}

}  // namespace

std::vector<Phase> phases(const Times& times) {
  const auto moments = moments_of(times);
  std::vector<Phase> all;
  if (moments.empty() || moments.front().at == moments.back().at) return all;
  const auto listed = [&](const auto& list, time::Micros at) {
    return std::any_of(moments.begin(), moments.end(),
                       [&](const Moment& m) { return m.at == at && contains(list, m.milestone); });
  };
  for (std::size_t next = 1; next < moments.size(); ++next) {
    const auto from = moments[next - 1].at, to = moments[next].at;
    if (from == to) continue;
    auto phase = state_after(moments, next, times);
    phase.from = from;
    phase.to = to;
    phase.roughly = listed(times.approximate, from) || listed(times.approximate, to);
    phase.is_in_days = listed(times.day_only, from) || listed(times.day_only, to);
    all.push_back(phase);
  }
  const auto end = moments.back().at;
  if (times.of(Milestone::resolved)) all.push_back({"Resolved", "milestone", end, end, listed(times.approximate, end)});
  return all;
}

}  // namespace pm::report
