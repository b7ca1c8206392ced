// `/zone`: reads the times that were typed as clock times again, on the clock of another zone.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <pm/interview.hpp>

namespace pm::interview {

/// An event or milestone whose clock time the zone has twice on that day, or not at all.
struct UnresolvedMoment {
  std::string item;
  time::Micros first, second;
  bool is_missing = false;
};

struct ZoneChange {
  record::Record record;
  std::vector<std::string> reread, kept;       ///< ids of lines and names of milestones
  std::vector<std::string> new_order;          ///< ids of the lines that no longer follow each other as before
  std::optional<UnresolvedMoment> unresolved;  ///< to be asked first; then `record` is not to be used
};

/// Reads lines of the session's record on the clock of `zone`: those in `lines`; if it is empty, all that were typed
/// without a zone, and the record's zone becomes `zone`. Times with an offset, and milestones that were not typed as
/// clock times, keep their moment; a milestone goes with the line it is at. A line that stood in that zone before in
/// this session with the same clock time gets the moment that it had.
[[nodiscard]] ZoneChange change_zone(const InterviewSession&, const time::Zone& zone,
                                     const std::vector<std::string>& lines, std::span<const ChosenMoment>);

/// The moment of "T3" or "started".
[[nodiscard]] std::optional<time::Micros> moment_of_item(const record::Record&, std::string_view item);

/// "T1-T12", "T3", "T1,T4-T6": ids of lines, those of the record only. Nullopt: it is nothing of the kind.
[[nodiscard]] std::optional<std::vector<std::string>> lines_named(const record::Record&, std::string_view words);

}  // namespace pm::interview
