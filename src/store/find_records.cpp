#include <fmt/format.h>

#include <algorithm>

#include <pm/store.hpp>

#include "store/errors.hpp"

namespace pm::store {
namespace {

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

/// `ignored`: all that is below is counted, and not found.
void look_into(const fs::path& folder, const IsIgnored& is_ignored, bool ignored, FoundRecords& found) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const auto& path = at->path();
    if (is_hidden(path)) continue;
    std::error_code vanished;
    const bool is_record = path.extension() == ".json";
    const bool is_folder = at->is_directory(vanished) && !at->is_symlink(vanished);
    if (!is_record && !is_folder) continue;
    const bool is_left_out = ignored || (is_ignored && is_ignored(path));
    if (is_record && is_left_out && !is_folder) ++found.ignored;
    if (is_record && !is_left_out) found.records.push_back(path);
    if (is_folder) look_into(path, is_ignored, is_left_out, found);
  }
  if (error && !ignored) found.problems.push_back(cannot_read(folder, error.value()));
}

}  // namespace

FoundRecords find_records(const fs::path& folder, const IsIgnored& is_ignored) {
  FoundRecords found;
  look_into(folder, is_ignored, is_ignored && is_ignored(folder), found);
  std::sort(found.records.begin(), found.records.end());
  return found;
}

}  // namespace pm::store
