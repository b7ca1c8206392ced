// The timeline of a write-up, and the day that its text names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/imports.hpp>
#include <pm/record.hpp>
#include <pm/time.hpp>

#include "imports/write_up_parts.hpp"

namespace pm::imports::write_up {

struct Timeline {
  std::vector<record::Event> events;  ///< without ids
  std::vector<std::string> notes;     ///< which zone and day were used
  std::string rest;                   ///< lines between the events
};
/// A zone or a day in the heading counts, too.
[[nodiscard]] Timeline read_timeline(const Section&, const ReadContext&);

/// "2017-01-31", "Outage on 20 November 2026": a day with its year anywhere, or one that is the whole text.
[[nodiscard]] std::optional<time::Day> day_in(std::string_view words, const time::Zone&, time::Micros now);

}  // namespace pm::imports::write_up
