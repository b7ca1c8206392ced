#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include <pm/record.hpp>

#include "commands/context.hpp"

namespace pm::commands {

struct ListOptions {
  std::optional<std::string> status, kind, service;
  bool open_fixes = false;
  std::string format = "table";
};

[[nodiscard]] int list(const ListOptions&, const CommandContext&);

/// A row of `pm list`; unknown values are nullopt.
struct RecordRow {
  std::string id, path, title;
  std::string status;
  std::optional<std::string> kind = {};
  std::optional<std::vector<std::string>> services = {};
  std::optional<std::string> started = {};
  time::Micros began = {};  ///< as far as is known; midnight of the id's day else
  std::size_t factors = 0, fixes = 0, open_fixes = 0, overdue_fixes = 0;
};
[[nodiscard]] RecordRow record_row(const record::Record&, std::string path, const time::Day& today);

[[nodiscard]] std::string as_table(const std::vector<RecordRow>&, const CommandContext&);
[[nodiscard]] std::string as_csv(const std::vector<RecordRow>&);
/// Writes it a row at a time.
void write_json(const std::vector<RecordRow>&, std::ostream&);

}  // namespace pm::commands
