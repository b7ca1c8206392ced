#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include <pm/fixes.hpp>

#include "commands/context.hpp"

namespace pm::commands {

struct FixesOptions {
  fixes::Wanted wanted;
  std::optional<std::string> record, grid;
  std::string format = "table";
  bool exit_code = false;
};

[[nodiscard]] int list_fixes(const FixesOptions&, const CommandContext&);

/// The fixes of that record by its factors. The exit code.
[[nodiscard]] int fixes_grid(const std::string& record, const CommandContext&);

/// How fixes can be listed: a name and a way, a row for each.
struct FixesFormat {
  std::string_view name;
  void (*write)(const std::vector<fixes::Row>&, const CommandContext&, std::ostream&);
};
[[nodiscard]] const std::vector<FixesFormat>& fixes_formats();

}  // namespace pm::commands
