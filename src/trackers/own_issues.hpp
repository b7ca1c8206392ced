// Which of the listed issues belong to a fix.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <pm/record.hpp>
#include <pm/trackers.hpp>

namespace pm::trackers {

struct OwnIssues {
  std::optional<Issue> kept;       ///< of several: the lowest number of the open ones, else of all
  std::vector<std::string> twins;  ///< keys of the other open issues
  std::vector<Issue> of_same_id;   ///< filed by pm 0.1.0 for a record with this id, but not recognisably this record
  [[nodiscard]] bool has(const std::string& key) const;
  std::vector<std::string> keys = {};  ///< of all that belong to the fix
};

/// An issue belongs to the fix if it carries the marker of the record's uid. pm 0.1.0 marked issues with the record's
/// id alone, which records of two teams can share: such an issue belongs to it only if its link to the postmortem, or
/// without links its title and problem, are those of `draft`.
[[nodiscard]] OwnIssues own_issues(const std::vector<Issue>&, const record::Record&, const record::Fix&,
                                   const IssueDraft& draft);

/// The earliest day on which an issue of these records can have been created: the earliest that they name, less two.
/// Nullopt if one of them names none.
[[nodiscard]] std::optional<time::Day> earliest_day(const std::vector<const record::Record*>&);

}  // namespace pm::trackers
