// ID.candidates.jsonl on disk: raw text of chats, readable by its owner only.
#pragma once

#include <filesystem>

#include <pm/candidates.hpp>
#include <pm/error.hpp>

namespace pm::commands {

/// Reads the candidates of a record; a file that does not exist is an empty one.
[[nodiscard]] Result<imports::CandidateFile> load_candidates(const std::filesystem::path&);
/// Writes atomically. A new file has mode 0600.
[[nodiscard]] Result<void> save_candidates(const std::filesystem::path&, const imports::CandidateFile&,
                                           std::string_view record);

}  // namespace pm::commands
