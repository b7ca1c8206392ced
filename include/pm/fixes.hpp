// A fix on one line: `Show the host in the prompt @ana 2h F1 F3 due fri`. Only the title is required.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>
#include <pm/record.hpp>
#include <pm/time.hpp>

namespace pm::fixes {

/// Words at the end of a line that look like owner, hours, factors or due date, and cannot be parsed.
struct LineIssue {
  enum class Kind {
    due,    ///< "due yesterday"
    hours,  ///< "1hh", "2-4h", or a bare number after the owner
    owner,  ///< "@me", or a second owner
    rest    ///< "soonish", after owner and hours
  };
  Kind kind = Kind::rest;
  std::string words;
  Error why;  ///< the reason and what to type instead; empty for `rest`
};

/// "me", "myself", "I": a name that says nothing to later readers.
[[nodiscard]] bool is_self_reference(std::string_view owner);

struct FixLine {
  std::string title;
  std::optional<std::size_t> idea;  ///< 1 for "I1": the line takes this idea and has no title
  std::optional<std::string> owner;
  std::optional<double> hours;
  std::vector<std::string> factors;  ///< "F1"; not checked for existence
  std::optional<time::Day> due;
  std::optional<LineIssue> issue;  ///< suspicious words left in the title, to be confirmed
};

/// Parses a fix line. Owner, hours, factors and due date are read backwards from the end of the line, in any order, up
/// to the first other word: `Retry every 2h and tell @ops` keeps its "2h". A word that belongs to the sentence is not
/// one of them: `Keep logs for 24h`, `Upgrade to @angular`. Commas and dashes between them are dropped; a dash makes
/// the next word one of them. Words that cannot be parsed stay in the title, with an `issue` if they look like one of
/// these. After one of them, a day needs no "due". The id of an idea counts only if nothing else precedes them.
[[nodiscard]] FixLine parse_fix_line(std::string_view line, const time::Day& today);

/// Parses only owner, hours and due date, with or without the `@`: `ana 2h`, `platform team 3h fri`, `2h`.
struct FixAssignment {
  std::optional<std::string> owner;
  std::optional<double> hours;
  std::optional<time::Day> due;
  std::optional<LineIssue> issue;  ///< words that look like hours and cannot be parsed; the other fields are empty
};
[[nodiscard]] FixAssignment parse_owner_and_hours(std::string_view words, const time::Day& today);

/// Parses factor ids: "1 3", "F1, F3", "f1 and 3". Other words go to `unknown`.
[[nodiscard]] std::vector<std::string> parse_factor_ids(std::string_view words, std::vector<std::string>& unknown);

/// Formats a fix as such a line: "Show the host in the prompt @ana 2h F1 F3 due 2026-11-27"; parsing it gives the same
/// fix.
[[nodiscard]] std::string as_typed(const record::Fix&);

/// Formats a fix for display: "X1  Show the host · ana · 2h · due 2026-11-27 · F1 · first step of X2".
[[nodiscard]] std::string line_of(const record::Fix&);

// Fixes after the meeting: listing them across records, and changing one. Maps values to values.

/// A fix in a list across records, with data of its record.
struct FixRow {
  std::string record;  ///< id of the record
  std::string path;
  std::optional<std::string> repository = {};  ///< null without --from
  record::Fix fix;
  std::optional<time::Day> since;  ///< start of its age: `opened`, else the day of the meeting
  bool overdue = false;
  /// "2026-11-20-checkout-500s:X1"
  [[nodiscard]] std::string name() const { return record + ":" + fix.id; }
};

/// Returns the fixes of one record, in its order.
[[nodiscard]] std::vector<FixRow> make_fix_rows(record::Record, const std::string& path, const time::Day& today);

/// Filter of a list; all conditions must match.
struct FixFilter {
  bool open = false, overdue = false;
  std::optional<std::string> owner;  ///< with or without "@"; ASCII case is ignored
};
[[nodiscard]] bool matches(const FixRow&, const FixFilter&);

/// Where a fix is in a list across records: open fixes first, then by age, record and number.
struct FixSortKey {
  bool is_open = false;
  std::string since, record, id;  ///< `since`: "2026-11-20", or empty
  [[nodiscard]] bool operator<(const FixSortKey&) const;
};
[[nodiscard]] FixSortKey make_sort_key(const FixRow&);

struct FixParseError {
  std::string unknown_factor;      ///< a factor that the record does not have
  std::optional<LineIssue> issue;  ///< of the line; if neither is set, the title is missing
};
/// Returns an open fix for the line, with the next free id of the record; does not add it. The id of an idea removes
/// that idea from the record. Fails for a line with an issue; to accept it, clear the issue first. If the record has
/// one factor, a fix without factors addresses it.
[[nodiscard]] tl::expected<record::Fix, FixParseError> make_fix(FixLine, record::Record&, const time::Day& today);

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
void apply_defaults(record::Fix&, const FixAssignment&, const time::Day& today);

/// Change the status of a fix. No effect if it already has it.
void done(record::Fix&, const time::Instant& now);
void drop(record::Fix&, std::string_view why, const time::Instant& now);
void reopen(record::Fix&);

/// Whether it is the only open or done fix of its record.
[[nodiscard]] bool is_last(const record::Fix&, const record::Record&);

/// Returns one line for each change: "owner: ana → bo", "due: nothing → 2026-12-01".
[[nodiscard]] std::vector<std::string> describe_changes(const record::Fix& before, const record::Fix& after);

// The cheapest set of fixes that addresses every factor.

struct FixCover {
  std::vector<std::string> fixes;          ///< in the order of the record
  double hours = 0;                        ///< sum of the fixes with an estimate
  std::vector<std::string> without_hours;  ///< fixes of the set without an estimate
  std::vector<std::string> left;           ///< factors that no open or done fix addresses
  bool exact = true;                       ///< false if the search limit was reached
};

inline constexpr std::size_t max_cover_size = 1000;  // limit for factors and for fixes

/// Returns the cheapest set of open and done fixes that addresses every factor that any of them addresses: fewest fixes
/// without an estimate, then fewest hours, then fewest fixes. Nullopt if there are more than `most_covered` factors or
/// fixes.
[[nodiscard]] std::optional<FixCover> cheapest_cover(const record::Record&);

}  // namespace pm::fixes
