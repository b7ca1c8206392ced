// Files that a command writes where people say: a report, a baseline, a log. Every writer but that of records comes
// through here, so that no output overwrites what somebody else wrote.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include <pm/error.hpp>

#include "commands/context.hpp"

namespace pm::commands {

struct OutputFile {
  /// By what pm recognises an earlier output of the same kind, which may be replaced.
  enum class Kind {
    report,    ///< the first line of a report
    baseline,  ///< the format of a baseline
    log,       ///< the first line of a log
    other,     ///< by nothing: an existing file is never replaced
  };
  std::filesystem::path path;
  Kind kind = Kind::other;
  std::vector<std::filesystem::path> inputs = {};  ///< of this run: refused by whatever path they are named
  /// The record of the output: the output must not be readable by users who cannot read it. May be empty.
  std::filesystem::path record = {};
  bool beside_record = false;  ///< ID.md in the record's directory: a link that leads out of it is refused
};

/// Writes a new file, an earlier output of the same kind, an empty file, or to a special file (a device, a
/// pipe, /dev/stdout). Atomic for regular files. A report that was edited by hand is first kept as PATH.orig, and that
/// is printed. Fails with `usage`, unless --force: a record, an input, pm.toml, or a file that pm did not write.
[[nodiscard]] Result<void> write_output(const CommandContext&, const OutputFile&, std::string_view bytes);

/// Whether `write_output` would refuse it: for what is written bit by bit.
[[nodiscard]] Result<void> may_write(const CommandContext&, const OutputFile&);

}  // namespace pm::commands
