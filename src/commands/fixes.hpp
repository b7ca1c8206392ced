#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include <pm/fixes.hpp>

#include "commands/context.hpp"

namespace pm::commands {

struct FixesOptions {
  fixes::FixFilter wanted;
  std::optional<std::string> record, grid;
  std::string format = "table";
  bool exit_code = false;
};

[[nodiscard]] int list_fixes(const FixesOptions&, const CommandContext&);

/// Prints fixes and factors of a record as a grid. Returns the exit status.
[[nodiscard]] int fixes_grid(const std::string& record, const CommandContext&);

/// Output formats of `pm fixes`.
struct FixesFormat {
  std::string_view name;
  void (*write)(const std::vector<fixes::FixRow>&, const CommandContext&, std::ostream&);
};
[[nodiscard]] const std::vector<FixesFormat>& fixes_formats();

}  // namespace pm::commands
