// One fix, named and changed: what all of `pm fixes add | edit | done | drop | reopen` do around their own.
#pragma once

#include <string>

#include "commands/context.hpp"
#include "commands/records.hpp"

namespace pm::commands {

/// FIX (`RECORD:X1`): its record, claimed and read, and the fix in it.
struct NamedFix {
  Opened opened;
  std::size_t place = 0;
  record::Fix before;  ///< as it was when it was found
  [[nodiscard]] record::Record& record() { return opened.loaded.record; }
  [[nodiscard]] record::Fix& fix() { return (*record().fixes)[place]; }
};
[[nodiscard]] Result<NamedFix> find_fix(const CommandContext&, const std::string& name);

/// The same, only looked at: nobody is kept from changing it.
struct SeenFix {
  store::Loaded loaded;
  std::string fix;
};
[[nodiscard]] Result<SeenFix> look_at_fix(const CommandContext&, const std::string& name);

/// The operand of the commands that change one.
void takes_fix(Flags&, std::string& into);

/// Writes the record if the fix is another one than it was, says what changed, and renders the report of a final record
/// again. The exit code.
[[nodiscard]] int keep(NamedFix&, const CommandContext&);

/// Writes a changed record, whole and well-formed or not at all; it can be changed and written again.
[[nodiscard]] Result<void> save(store::Loaded&);

/// This moment, as the record writes moments: in its zone, to the second.
[[nodiscard]] time::Instant now_in(const record::Record&, const CommandContext&);

}  // namespace pm::commands
