// The words of the format's enums, each list in its enum's order.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include <pm/record.hpp>

namespace pm::record {

using Words = std::span<const std::string_view>;

/// All words of an enum; the argument only says which one.
[[nodiscard]] Words words(Status);
[[nodiscard]] Words words(IncidentKind);
[[nodiscard]] Words words(Milestone);
[[nodiscard]] Words words(DetectedBy);
[[nodiscard]] Words words(FixStatus);
[[nodiscard]] Words words(Automates);
[[nodiscard]] Words words(TrackerKind);
[[nodiscard]] Words words(TicketState);
[[nodiscard]] Words words(Precision);
[[nodiscard]] Words words(EventKind);

}  // namespace pm::record
