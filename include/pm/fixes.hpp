// Fixes after the meeting: those of all records in one list, and what changes when one moves on. Values in, values out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <pm/fix_line.hpp>
#include <pm/problem.hpp>
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
[[nodiscard]] std::vector<Row> rows_of(record::Record, const std::string& path, const time::Day& today);

/// What a list is narrowed to; all of it has to fit.
struct Wanted {
  bool open = false, overdue = false;
  std::optional<std::string> owner;  ///< with or without "@"; upper and lower case (of ASCII) are the same
};
[[nodiscard]] bool is_wanted(const Row&, const Wanted&);

/// Open ones first, then the oldest; of one day by record and number.
[[nodiscard]] std::vector<Row> in_order(std::vector<std::vector<Row>> of_records);

struct NoFix {
  std::string unknown_factor;  ///< the line names it, the record does not
  std::optional<Slip> slip;    ///< the line's; neither: it says nothing of what the fix is
};
/// The open fix that a line tells of, with the record's next free id; it is not in the record yet. A letter takes that
/// idea out of the record's ideas. A line with a slip is none; who means it as it stands takes the slip out before.
/// Where there is but one factor, it is what an unsaid fix helps with.
[[nodiscard]] tl::expected<record::Fix, NoFix> fix_from(FixLine, record::Record&, const time::Day& today);

/// One thing about a fix, as somebody typed it. An empty text takes it away; a problem says what would do.
[[nodiscard]] Result<void> set_title(record::Fix&, std::string_view);
[[nodiscard]] Result<void> set_owner(record::Fix&, std::string_view);                        ///< with or without "@"
[[nodiscard]] Result<void> set_hours(record::Fix&, std::string_view);                        ///< "2h", "90 min", "0.5"
[[nodiscard]] Result<void> set_due(record::Fix&, std::string_view, const time::Day& today);  ///< "fri", "2026-12-01"
/// "F1 F3", "1,3"; they have to be factors of the record.
[[nodiscard]] Result<void> set_addresses(record::Fix&, std::string_view, const record::Record&);

[[nodiscard]] Result<void> set_done_when(record::Fix&, std::string_view);
[[nodiscard]] Result<void> set_note(record::Fix&, std::string_view);
/// "X3": another fix of the record, of which this one is not a step itself, directly or through others.
[[nodiscard]] Result<void> set_first_step_of(record::Fix&, std::string_view, const record::Record&);

/// What a fix lacks of owner, hours and due: from what was said, else four hours and two weeks. The owner stays open.
void fill_in(record::Fix&, const Who&, const time::Day& today);

/// A fix moves on. What is so already stays as it is.
void done(record::Fix&, const time::Instant& now);
void drop(record::Fix&, std::string_view why, const time::Instant& now);
void reopen(record::Fix&);

/// Whether it is the only one of its record that is open or done: without it there is nothing that improves.
[[nodiscard]] bool is_last(const record::Fix&, const record::Record&);

/// What changed, a line for each thing: "owner: ana → bo", "due: nothing → 2026-12-01".
[[nodiscard]] std::vector<std::string> differences(const record::Fix& before, const record::Fix& after);

}  // namespace pm::fixes
