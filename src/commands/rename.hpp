// Renaming a record: title, id, and everything that is named after the id.
#pragma once

#include <string>
#include <vector>

#include <pm/error.hpp>
#include <pm/store.hpp>

#include "commands/record_links.hpp"

namespace pm::commands {

/// What a rename does.
struct RenamePlan {
  std::string title;
  std::string id;  ///< of the incident's day and the title; the record's own if that still fits
  LinkingRecords linking;
  std::string summary;  ///< "this renames 2026-11-29-checkout to 2026-11-20-checkout"
};
[[nodiscard]] Result<RenamePlan> plan_rename(const CommandContext&, const record::Record&, const std::string& title,
                                             const store::Store&);

/// Renames a record that is locked: its file, reports, candidates and the links of other records, all or nothing.
/// Returns the other records that were changed, whose reports are to be rendered.
[[nodiscard]] Result<std::vector<OpenedRecord>> apply_rename(const CommandContext&, RenamePlan&, store::LoadedRecord&);

}  // namespace pm::commands
