// Fixes after the meeting: those of all records in one list, and what changes when one moves on. Values in, values out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <pm/record.hpp>

namespace pm::fixes {

/// A fix in the list of all, with what its record adds.
struct Row {
  std::string record;  ///< its id
  std::string path;
  record::Fix fix;
  std::optional<time::Day> since;  ///< the day its age counts from: `opened`, else the day of the meeting
  bool overdue = false;
  /// "2026-11-20-checkout-500s:X1"
  [[nodiscard]] std::string called() const { return record + ":" + fix.id; }
};

/// Those of one record, in its order.
[[nodiscard]] std::vector<Row> rows_of(const record::Record&, const std::string& path, const time::Day& today);

/// What a list is narrowed to; all of it has to fit.
struct Wanted {
  bool open = false, overdue = false;
  std::optional<std::string> owner;  ///< with or without "@"; upper and lower case (of ASCII) are the same
};
[[nodiscard]] bool is_wanted(const Row&, const Wanted&);

/// Open ones first, then the oldest; of one day by record and number.
void sort(std::vector<Row>&);

}  // namespace pm::fixes
