#include "report/clock.hpp"

#include <array>
#include <optional>

#include <fmt/format.h>

#include <pm/record_facts.hpp>

#include "report/wording.hpp"

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

std::string weekday_and_date(const time::Day& day) {
  return fmt::format("{}, {}", weekdays.at(time::weekday_of(day).c_encoding()), date(day));
}

}  // namespace pm::report
