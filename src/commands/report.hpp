#pragma once

#include <optional>
#include <string>
#include <vector>

#include <pm/report.hpp>

#include "commands/context.hpp"
#include "commands/records.hpp"

namespace pm::commands {

struct ReportOptions {
  std::vector<std::string> records;
  std::string format = "md";
  std::optional<std::string> output, template_file;
  bool check = false;
};

[[nodiscard]] int report_records(const ReportOptions&, const CommandContext&);

/// Renders the report of a record next to its file. A file there that no `pm` wrote is left alone, which is a problem;
/// a report that was edited by hand is kept as ID.md.orig.
[[nodiscard]] Result<void> write_report(const CommandContext&, const record::Record&,
                                        const std::filesystem::path& record, const report::Template&);

/// Whether the report of a final record exists and is out of date.
[[nodiscard]] bool is_report_stale(const store::LoadedRecord&);

/// Writes the report of a record that was just saved, if it is final. Prints an error if that fails, and that the
/// record is saved. Returns the exit status.
[[nodiscard]] int report_again(const store::LoadedRecord&, const CommandContext&);
/// Adds to the error of a report that the record is saved.
[[nodiscard]] Error mention_saved(Error, const CommandContext&, const std::filesystem::path& record);

}  // namespace pm::commands
