// How tests tell and read times.
#pragma once

#include <string>
#include <variant>

#include <pm/time.hpp>

#include "catch.hpp"

namespace spoken_test {

inline pm::time::Zone zone(const std::string& name) {
  auto found = pm::time::Zone::find(name);
  INFO(name);
  REQUIRE(found);
  return *found;
}

inline pm::time::Micros at(const std::string& rfc3339) {
  const auto instant = pm::time::parse_instant(rfc3339);
  INFO(rfc3339);
  REQUIRE(instant);
  return instant->at;
}

/// Told so that a table of tests can be read: "~2026-11-20T14:02:00+01:00 T3", "unknown", "which 02:30 or 02:30".
inline std::string shown(const pm::spoken::ParsedTime& told, const pm::time::Zone& zone) {
  struct Show {
    const pm::time::Zone& zone;
    std::string operator()(const pm::spoken::ParsedMoment& a) const {
      const auto text = zone.instant(a.at).text;
      if (a.precision == pm::spoken::Precision::day) return "day " + text.substr(0, 10);
      if (a.precision == pm::spoken::Precision::month) return "month " + text.substr(0, 7);
      return (a.approx ? "~" : "") + text + (a.event.empty() ? "" : " " + a.event) +
             (a.until ? " until " + zone.instant(*a.until).text : "");
    }
    std::string operator()(const pm::spoken::Unknown&) const { return "unknown"; }
    std::string operator()(const pm::spoken::NotYet&) const { return "not yet"; }
    std::string operator()(const pm::spoken::NotApplicable&) const { return "n/a"; }
    std::string operator()(const pm::spoken::AmbiguousTime& w) const {
      return (w.approx ? "~which " : "which ") + zone.instant(w.first).text + " or " + zone.instant(w.second).text;
    }
    std::string operator()(const pm::spoken::ParseError& n) const { return "no: " + n.why; }
    std::string operator()(const pm::spoken::AmbiguousZone& z) const {
      std::string all = "zone " + z.name;
      for (const auto& meaning : z.meanings) all += " " + meaning.offset;
      return all;
    }
  };
  return std::visit(Show{zone}, told);
}

/// Sunday, 22 November 2026, 15:00 in Berlin.
inline pm::spoken::ParseContext sunday_in_berlin() {
  pm::spoken::ParseContext context;
  context.zone = zone("Europe/Berlin");
  context.now = at("2026-11-22T15:00:00+01:00");
  return context;
}

}  // namespace spoken_test
