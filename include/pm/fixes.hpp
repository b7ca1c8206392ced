// Fixes after the meeting: listing them across records, and changing one. Maps values to values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <pm/error.hpp>
#include <pm/fix_line.hpp>
#include <pm/record.hpp>

namespace pm::fixes {

/// A fix in a list across records, with data of its record.
struct FixRow {
  std::string record;  ///< id of the record
  std::string path;
  record::Fix fix;
  std::optional<time::Day> since;  ///< start of its age: `opened`, else the day of the meeting
  bool overdue = false;
  /// "2026-11-20-checkout-500s:X1"
  [[nodiscard]] std::string name() const { return record + ":" + fix.id; }
};

/// Returns the fixes of one record, in its order.
[[nodiscard]] std::vector<FixRow> rows_of(record::Record, const std::string& path, const time::Day& today);

/// Filter of a list; all conditions must match.
struct FixFilter {
  bool open = false, overdue = false;
  std::optional<std::string> owner;  ///< with or without "@"; ASCII case is ignored
};
[[nodiscard]] bool matches(const FixRow&, const FixFilter&);

/// Sorts open fixes first, then by age, record and number.
[[nodiscard]] std::vector<FixRow> in_order(std::vector<std::vector<FixRow>> of_records);

struct FixParseError {
  std::string unknown_factor;      ///< a factor that the record does not have
  std::optional<LineIssue> issue;  ///< slip of the line; if neither is set, the title is missing
};
/// Returns an open fix for the line, with the next free id of the record; does not add it. An idea letter removes that
/// idea from the record. Fails for a line with a slip; to accept it, clear the slip first. If the record has one
/// factor, a fix without factors addresses it.
[[nodiscard]] tl::expected<record::Fix, FixParseError> fix_from(FixLine, record::Record&, const time::Day& today);

/// Set one field of a fix from typed text. Empty text removes the value. Fail with a hint.
[[nodiscard]] Result<void> set_title(record::Fix&, std::string_view);
[[nodiscard]] Result<void> set_owner(record::Fix&, std::string_view);                        ///< with or without "@"
[[nodiscard]] Result<void> set_hours(record::Fix&, std::string_view);                        ///< "2h", "90 min", "0.5"
[[nodiscard]] Result<void> set_due(record::Fix&, std::string_view, const time::Day& today);  ///< "fri", "2026-12-01"
/// "F1 F3", "1,3"; must be factors of the record.
[[nodiscard]] Result<void> set_addresses(record::Fix&, std::string_view, const record::Record&);

[[nodiscard]] Result<void> set_done_when(record::Fix&, std::string_view);
[[nodiscard]] Result<void> set_note(record::Fix&, std::string_view);
/// "X3": another fix of the record, of which this one is not a step itself, directly or through others.
[[nodiscard]] Result<void> set_first_step_of(record::Fix&, std::string_view, const record::Record&);

/// Fills in missing owner, hours and due date from the answer, else four hours and two weeks. The owner stays empty.
void apply_defaults(record::Fix&, const OwnerAndHours&, const time::Day& today);

/// Change the status of a fix. No effect if it already has it.
void done(record::Fix&, const time::Instant& now);
void drop(record::Fix&, std::string_view why, const time::Instant& now);
void reopen(record::Fix&);

/// Whether it is the only open or done fix of its record.
[[nodiscard]] bool is_last(const record::Fix&, const record::Record&);

/// Returns one line for each change: "owner: ana → bo", "due: nothing → 2026-12-01".
[[nodiscard]] std::vector<std::string> differences(const record::Fix& before, const record::Fix& after);

}  // namespace pm::fixes
