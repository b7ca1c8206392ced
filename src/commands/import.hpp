// `pm import`: candidates for the timeline of a record, and the events that are picked from them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <pm/candidates.hpp>

#include "commands/context.hpp"
#include "commands/import_sources.hpp"

namespace pm::commands {

/// Where the zone and the day of clock times come from: "--zone", "the record".
struct TimeOrigin {
  std::string zone, day;
};

/// "1 secret", "2 secrets", "1 entry": `plural` is the word for several.
[[nodiscard]] std::string count_of(std::size_t number, std::string_view plural);
/// The lines of a summary: what was read of each source, what was left out, and what has changed.
[[nodiscard]] std::vector<std::string> summary_lines(const ReadSources&, const imports::Merged&);
/// "lines 3, 7 of the candidates file cannot be read, and stay at its end as they are"; empty: all can be read.
[[nodiscard]] std::string broken_lines_line(const imports::CandidateFile&);
/// "times are shown in Europe/Berlin (the record); clock times without a date are on Wed 25 Nov 2026 (--day)"
[[nodiscard]] std::string time_line(const imports::ReadContext&, const TimeOrigin&);

/// The heaviest candidates in the order of time, as a table.
[[nodiscard]] std::string candidates_table(const imports::CandidateFile&, const imports::People&, const time::Zone&,
                                           const CommandContext&);
/// `pm-candidates/1`.
[[nodiscard]] std::string candidates_json(const ReadSources&, const imports::CandidateFile&, const imports::People&,
                                          const time::Zone&);
/// The formats that can be read, as a table or `pm-formats/1`.
[[nodiscard]] std::string formats_table(const CommandContext&);
[[nodiscard]] std::string formats_json();

}  // namespace pm::commands
