// Files that a command writes where people say: a report, a baseline, a log. Every writer but that of records comes
// through here, so that no output overwrites what somebody else wrote.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/error.hpp>
#include <pm/report.hpp>

#include "commands/context.hpp"
#include "commands/records.hpp"

namespace pm::commands {

struct OutputFile {
  /// By what pm recognises an earlier output of the same kind, which may be replaced.
  enum class Kind {
    report,    ///< the first line of a report in `format`
    baseline,  ///< the format of a baseline
    log,       ///< the first line of a log
    tables,    ///< the first line of an export
    figures,   ///< the first line of figures
    other,     ///< by nothing: an existing file is never replaced
  };
  std::filesystem::path path;
  Kind kind = Kind::other;
  report::Format format = report::Format::markdown;  ///< of a report
  std::vector<std::filesystem::path> inputs = {};    ///< of this run: refused by whatever path they are named
  /// The record of the output: the output must not be readable by users who cannot read it. May be empty.
  std::filesystem::path record = {};
  bool is_next_to_record = false;  ///< ID.md in the record's directory: a link that leads out of it is refused
};

/// Writes a new file, an earlier output of the same kind, an empty file, or to a special file (a device, a
/// pipe, /dev/stdout). Atomic for regular files. A report that was edited by hand is first kept as PATH.orig, and that
/// is printed. Fails with `usage`, unless --force: a record, an input, pm.toml, or a file that pm did not write.
[[nodiscard]] Result<void> write_output(const CommandContext&, const OutputFile&, std::string_view bytes);

/// Whether `write_output` would refuse it: for what is written bit by bit.
[[nodiscard]] Result<void> check_write(const CommandContext&, const OutputFile&);

struct ReportOptions {
  std::vector<std::string> records;
  std::string format;  ///< empty: those of pm.toml; Markdown with `output`
  std::optional<std::string> output, template_file;
  bool check = false, is_public = false, is_cleared = false;  ///< `--public`, `--security`
};

[[nodiscard]] int report_records(const ReportOptions&, const CommandContext&);

/// Renders the reports of a record next to its file, in the formats of pm.toml. A file there that no `pm` wrote is left
/// alone, which is a problem; a report that was edited by hand is kept as ID.md.orig.
[[nodiscard]] Result<void> write_report(const CommandContext&, const record::Record&,
                                        const std::filesystem::path& record, const report::Template&);

/// Returns the reports next to a record that pm wrote, in any format.
[[nodiscard]] std::vector<std::filesystem::path> reports_of(const std::filesystem::path& record);
/// Returns the public reports next to a record that pm wrote.
[[nodiscard]] std::vector<std::pair<report::Format, std::filesystem::path>> public_reports_of(
    const std::filesystem::path& record);
[[nodiscard]] bool has_report(const std::filesystem::path& record);

/// Whether a report of a record exists and is out of date.
[[nodiscard]] bool is_report_stale(const store::LoadedRecord&, const CommandContext&);

/// Writes the reports of a record that was just saved, if it is final or has a report. Prints an error if that fails,
/// and that the record is saved. Returns the exit status.
[[nodiscard]] int refresh_report(const store::LoadedRecord&, const CommandContext&);
/// Adds to the error of a report that the record is saved.
[[nodiscard]] Error mention_saved(Error, const CommandContext&, const std::filesystem::path& record);

}  // namespace pm::commands
