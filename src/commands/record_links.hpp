// Links between records (`same_as`, `links`), and what happens to them when a record is renamed or deleted.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>
#include <pm/store.hpp>

#include "commands/records.hpp"

namespace pm::commands {

/// How many links of a record lead to the record `id`: `same_as` "ID:F3", and `links` whose URL ends in the record or
/// its report.
[[nodiscard]] std::size_t links_to(const record::Record&, std::string_view id);
/// Makes these links lead to `new_id`; an empty one removes them.
void change_links(record::Record&, std::string_view id, std::string_view new_id);

/// Records of the directory that link to a record. Prints an error for each record that cannot be read.
struct LinkingRecords {
  std::vector<std::filesystem::path> paths;
  int code = 0;
  /// "2 records link to it: …"; "" if there is none.
  [[nodiscard]] std::string text() const;
};
[[nodiscard]] Result<LinkingRecords> find_linking_records(const CommandContext&, const std::string& id);

/// Locks, changes and saves all of them; `changes` can undo it. Returns them for rendering their reports.
[[nodiscard]] Result<std::vector<OpenedRecord>> change_linking_records(const CommandContext&, const LinkingRecords&,
                                                                       std::string_view id, std::string_view new_id,
                                                                       store::FileChanges& changes);

/// Adds to an error what was undone and what could not be.
[[nodiscard]] Error undone(Error, store::FileChanges&);

/// Asks at a terminal, y or n. Without a terminal fails, with `--yes` in the hint.
[[nodiscard]] Result<void> confirm(const CommandContext&, const std::string& what, const std::string& question);

}  // namespace pm::commands
