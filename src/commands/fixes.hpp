#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/terminal.hpp>

#include "commands/context.hpp"
#include "commands/records.hpp"
#include "commands/text_spool.hpp"
#include "commands/tracker_connection.hpp"

namespace pm::commands {

struct FixesOptions {
  fixes::FixFilter wanted;
  std::optional<std::string> record, grid;
  std::vector<std::string> from;
  std::string format = "table";
  bool exit_code = false, digest = false;
};

[[nodiscard]] int list_fixes(const FixesOptions&, const CommandContext&);

/// Prints fixes and factors of a record as a grid. Returns the exit status.
[[nodiscard]] int fixes_grid(const std::string& record, const CommandContext&);

/// Output formats of `pm fixes`.
/// A fix of a list: where it is in the order, and where its text is.
struct RenderedFix {
  fixes::FixSortKey place;
  TextSpool::Place text;
  bool overdue = false;
};
struct RenderedFixes {
  std::vector<RenderedFix> rows;
  TextSpool texts;
};

struct FixesFormat {
  std::string_view name;
  std::string (*render)(const fixes::FixRow&);                          ///< one fix; called from several threads
  void (*write)(RenderedFixes&, const CommandContext&, std::ostream&);  ///< all, in order
};
[[nodiscard]] const std::vector<FixesFormat>& fixes_formats();

// Shared by `pm fixes add | edit | done | drop | reopen`: finds a fix, saves a change.

/// A FIX (`RECORD:X1`): its locked record and the fix.
struct NamedFix {
  OpenedRecord opened;
  std::size_t place = 0;
  record::Fix before;  ///< its state when it was found
  [[nodiscard]] record::Record& record() { return opened.loaded.record; }
  [[nodiscard]] record::Fix& fix() { return (*record().fixes)[place]; }
};
[[nodiscard]] Result<NamedFix> find_fix(const CommandContext&, const std::string& name);

/// The same without a lock, for reading.
struct FixLocation {
  store::LoadedRecord loaded;
  std::string fix;
};
[[nodiscard]] Result<FixLocation> read_fix(const CommandContext&, const std::string& name);

/// Declares the operand FIX.
void add_fix_operand(Flags&, std::string& into);

/// Who "me" is: the name in git's configuration, spelled as in [tracker.people] if that has it or its first word.
[[nodiscard]] Result<std::string> current_user_name(const CommandContext&);

/// Saves the record if the fix changed, prints the changes, and renders the report of a final record. Returns the exit
/// status.
[[nodiscard]] int save_changes(NamedFix&, const CommandContext&);

/// Writes a changed record, whole and well-formed or not at all; it can be changed and written again.
[[nodiscard]] Result<void> save(store::LoadedRecord&);

/// Returns the current time in the record's zone, in seconds.
[[nodiscard]] time::Instant now_in(const record::Record&, const CommandContext&);

/// Asks for a fix as the interview does: title, owner and hours, factors, each only if missing. Does not add the fix,
/// but removes an idea that it took.
[[nodiscard]] Result<record::Fix> ask_for_fix(terminal::Prompt&, record::Record&, const time::Day& today);

struct FileOptions {
  std::vector<std::string> fixes;  ///< RECORD:X1; none: every open fix without a ticket
  bool dry_run = false, force = false, full = false;
};

[[nodiscard]] int file_fixes(const FileOptions&, const CommandContext&, const TrackerPorts&);

// Formats the requests of `pm fixes file` exactly, without the token.

[[nodiscard]] std::string dry_run_heading(const ChosenTracker&, const Result<trackers::ApiToken>&);
[[nodiscard]] std::string dry_run_text(const std::string& fix, const ChosenTracker&, const trackers::IssueDraft&);

[[nodiscard]] int sync_fixes(const trackers::SyncOptions&, const CommandContext&, const TrackerPorts&,
                             const trackers::SyncQuestions&);

}  // namespace pm::commands
