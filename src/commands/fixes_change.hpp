// Shared by `pm fixes add | edit | done | drop | reopen`: finds a fix, saves a change.
#pragma once

#include <string>

#include "commands/context.hpp"
#include "commands/records.hpp"

namespace pm::commands {

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

/// Saves the record if the fix changed, prints the changes, and renders the report of a final record. Returns the exit
/// status.
[[nodiscard]] int save_changes(NamedFix&, const CommandContext&);

/// Writes a changed record, whole and well-formed or not at all; it can be changed and written again.
[[nodiscard]] Result<void> save(store::LoadedRecord&);

/// Returns the current time in the record's zone, in seconds.
[[nodiscard]] time::Instant now_in(const record::Record&, const CommandContext&);

}  // namespace pm::commands
