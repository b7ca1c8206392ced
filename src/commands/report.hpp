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

/// Whether a final record's report is there and says something else than its record.
[[nodiscard]] bool is_report_stale(const store::Loaded&);

/// The report of a record that was just saved, if it is final. What goes wrong is said, and that the record itself is
/// saved. The exit code.
[[nodiscard]] int report_again(const store::Loaded&, const CommandContext&);
/// That, told of a report that could not be written.
[[nodiscard]] Problem but_saved(Problem, const CommandContext&, const std::filesystem::path& record);

}  // namespace pm::commands
