#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <utility>

#include <pm/store.hpp>
#include <pm/text.hpp>

#include "store/files.hpp"

namespace pm::store {

FileChanges::FileChanges() : FileChanges(real_disk()) {}

FileChanges::FileChanges(Disk& disk) : disk_(&disk) {}

FileChanges::~FileChanges() {
  if (!is_committed_) (void)roll_back();
}

Result<void> FileChanges::move(const fs::path& from, const fs::path& to) {
  // A link fails where a file is; a rename would replace it. Some file systems have no links.
  const bool is_linked = disk_->link(from.string(), to.string()) == 0;
  const int no_link = is_linked ? 0 : errno;
  if (no_link == EEXIST)
    return fail(ErrorKind::usage, shown(to) + " exists already", "move it, or choose another title");
  std::error_code unknown;
  if (!is_linked && fs::exists(fs::symlink_status(to, unknown)))
    return fail(ErrorKind::usage, shown(to) + " exists already", "move it, or choose another title");
  const int done = is_linked ? disk_->unlink(from.string()) : disk_->rename(from.string(), to.string());
  if (done != 0) {
    const int error = errno;
    if (is_linked) disk_->unlink(to.string());
    return tl::unexpected(cannot_save(from, error));
  }
  undo_with([disk = disk_, from, to]() -> Result<void> {
    if (disk->rename(to.string(), from.string()) == 0) return {};
    return tl::unexpected(cannot_save(from, errno));
  });
  changed_.push_back(from), changed_.push_back(to);
  return {};
}

Result<void> FileChanges::remove(const fs::path& path) {
  for (int number = 1;; ++number) {
    const auto aside = path.parent_path() / fmt::format(".{}.deleted-{}", path.filename().string(), number);
    std::error_code unknown;
    if (fs::exists(fs::symlink_status(aside, unknown))) continue;
    if (auto moved = move(path, aside); !moved) return moved;
    set_aside_.push_back(aside);
    return {};
  }
}

void FileChanges::undo_with(std::function<Result<void>()> undo) { undo_.push_back(std::move(undo)); }

std::vector<Error> FileChanges::roll_back() {
  std::vector<Error> failed;
  for (auto undo = undo_.rbegin(); undo != undo_.rend(); ++undo)
    if (auto undone = (*undo)(); !undone) failed.push_back(std::move(undone.error()));
  undo_.clear(), set_aside_.clear(), changed_.clear();
  return failed;
}

Result<void> FileChanges::commit() {
  is_committed_ = true;
  undo_.clear();
  Result<void> result;
  for (const auto& path : set_aside_)
    if (disk_->unlink(path.string()) != 0)
      result = fail(ErrorKind::outside, shown(path) + " could not be removed",
                    "the delete is complete except for this file: remove it");
  std::set<fs::path> folders;
  for (const auto& path : changed_) folders.insert(path.has_parent_path() ? path.parent_path() : fs::path("."));
  for (const auto& path : folders) {
    const OpenFile folder(*disk_, path.string(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const int error = folder.error() ? folder.error() : folder.sync();
    if (error && result) result = tl::unexpected(cannot_save(path, error));
  }
  return result;
}

}  // namespace pm::store
