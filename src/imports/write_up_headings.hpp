// What the headings and labels of write-ups mean.
#pragma once

#include <optional>
#include <string_view>

#include <pm/record.hpp>

namespace pm::imports::write_up {

/// Where a section goes.
enum class Place {
  none,
  summary,
  impact,
  timeline,
  times,
  detection,
  factors,
  resolution,
  went_well,
  lucky,
  surprises,
  fixes,
  participants,
  links,
  severity,
  services,
  date,
};

/// By the table of headings; `none` for one that is not known.
[[nodiscard]] Place place_of(std::string_view heading);
[[nodiscard]] bool is_known_heading(std::string_view heading);
/// "Start time" is started, "Time resolved" is resolved.
[[nodiscard]] std::optional<record::Milestone> milestone_of(std::string_view label);

}  // namespace pm::imports::write_up
