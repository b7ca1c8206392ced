#include <fmt/format.h>

#include <algorithm>

#include <pm/store.hpp>

#include "store/troubles.hpp"

namespace pm::store {
namespace {

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

void look_into(const fs::path& folder, Found& found) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (is_hidden(at->path())) continue;
    if (at->path().extension() == ".json") found.records.push_back(at->path());
    std::error_code vanished;
    if (at->is_directory(vanished) && !at->is_symlink(vanished)) look_into(at->path(), found);
  }
  if (error) found.problems.push_back(cannot_read(folder, error.value()));
}

}  // namespace

Found find_records(const fs::path& folder) {
  Found found;
  look_into(folder, found);
  std::sort(found.records.begin(), found.records.end());
  return found;
}

}  // namespace pm::store
