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

/// Renders the report beside its record. A file there that no `pm` wrote is left alone, which is a problem.
[[nodiscard]] Result<void> write_report(const store::Loaded&, const report::Template&);

}  // namespace pm::commands
