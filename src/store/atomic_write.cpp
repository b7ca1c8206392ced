#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <random>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "store/files.hpp"

namespace pm::store {
namespace {

class RealDisk : public Disk {
 public:
  int open(const std::string& path, int flags, mode_t mode) override { return ::open(path.c_str(), flags, mode); }
  ssize_t read(int file, char* bytes, std::size_t most) override { return ::read(file, bytes, most); }
  ssize_t write(int file, const char* bytes, std::size_t count) override { return ::write(file, bytes, count); }
  int stat_at(const std::string& path, struct stat& is) override { return stat(path.c_str(), &is); }
  int stat_of(int file, struct stat& is) override { return fstat(file, &is); }
  int change_mode(int file, mode_t mode) override { return fchmod(file, mode); }
  int change_owner(int file, uid_t user, gid_t group) override { return fchown(file, user, group); }
  int sync(int file) override {
#ifdef F_FULLFSYNC
    if (fcntl(file, F_FULLFSYNC) == 0) return 0;  // macOS: fsync alone stops at the drive's cache
#endif
    return fsync(file);
  }
  int close(int file) override { return ::close(file); }
  int rename(const std::string& from, const std::string& to) override { return ::rename(from.c_str(), to.c_str()); }
  int link(const std::string& from, const std::string& to) override { return ::link(from.c_str(), to.c_str()); }
  int unlink(const std::string& path) override { return ::unlink(path.c_str()); }
  int make_directory(const std::string& path) override { return mkdir(path.c_str(), 0777); }
};

}  // namespace

Disk& real_disk() {
  static RealDisk disk;
  return disk;
}

namespace {

constexpr std::size_t letters_of_a_name = 6;
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

/// Prefix of temporary files of this file.
std::string beginning_beside(const fs::path& path) {
  return "." + path.filename().string().substr(0, 200) + ".";  // names are at most 255 bytes long
}

std::string random_letters() {
  static std::random_device chance;
  std::string made;
  for (std::size_t i = 0; i < letters_of_a_name; ++i) made += letters[chance() % letters.size()];
  return made;
}

/// The temporary file. Removed by the destructor unless it was renamed.
class TempFile {
 public:
  TempFile(Disk& disk, const fs::path& target) : disk_(disk), target_(target) {}
  ~TempFile() {
    if (!path_.empty() && disk_.unlink(path_) != 0) disk_.unlink(path_);  // retries once
  }
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  /// 0 or errno; `old`: the file to be replaced, `private_one`: one whose readers may read this one; null: there is
  /// none.
  [[nodiscard]] int write(std::string_view bytes, const struct stat* old, const struct stat* private_one) {
    for (int tries = 0; tries < 100; ++tries) {
      const auto path = (folder_of(target_) / (beginning_beside(target_) + random_letters())).string();
      OpenFile file(disk_, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
      if (file.error() == EEXIST) continue;
      if (file.error()) return file.error();
      path_ = path;
      if (const int error = old == nullptr ? 0 : file.copy_mode_and_owner(*old)) return error;
      if (const int error = private_one == nullptr ? 0 : file.restrict_mode_like(*private_one)) return error;
      if (const int error = file.write_all(bytes)) return error;
      if (const int error = file.sync()) return error;
      return file.close();
    }
    return EEXIST;
  }

  /// Renames the file; before this nothing is visible to others.
  [[nodiscard]] int take_its_place(Existing existing) {
    // link() never replaces a file; without hard links (FAT) it falls back to rename().
    if (existing == Existing::kept) {
      if (disk_.link(path_, target_.string()) == 0) return 0;
      if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK) return errno;
    }
    if (disk_.rename(path_, target_.string()) != 0) return errno;
    path_.clear();
    return 0;
  }

 private:
  Disk& disk_;
  const fs::path& target_;
  std::string path_;
};

constexpr std::string_view there_already = "the file exists";

Error not_confirmed(const fs::path& path, int error) {
  return {ErrorKind::outside,
          fmt::format("{} was written, but fsync failed: {}", shown(path), std::generic_category().message(error)),
          "save again; if it fails again, check the disk"};
}

}  // namespace

int make_directories(Disk& disk, const fs::path& folder) {
  if (folder.empty()) return 0;
  const auto make = [&] { return disk.make_directory(folder.string()) == 0 ? 0 : errno; };
  int error = make();
  if (error == ENOENT && folder.has_parent_path() && folder.parent_path() != folder) {
    if (const int above = make_directories(disk, folder.parent_path())) return above;
    error = make();
  }
  if (error) return error == EEXIST ? 0 : error;  // a file of that name is reported when it is opened as a directory
  const OpenFile above(disk, folder_of(folder).string(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return above.error() ? above.error() : above.sync();
}

Result<fs::path> resolve_links(const fs::path& path) {
  auto at = path;
  for (int steps = 0; steps < 40; ++steps) {
    std::error_code no_link;
    const auto leads_to = fs::read_symlink(at, no_link);
    if (no_link) return at;
    at = folder_of(at) / leads_to;  // an absolute link replaces the path
  }
  return tl::unexpected(cannot_read(path, ELOOP));
}

Result<void> write_file(Disk& disk, const fs::path& path, std::string_view bytes, Existing existing,
                        const fs::path& as_private_as) {
  const auto target = resolve_links(path);
  if (!target) return tl::unexpected(cannot_save(path, ELOOP));
  const auto failed = [&](int error) { return tl::unexpected(cannot_save(path, error)); };

  struct stat old{};
  const bool is_there = disk.stat_at(target->string(), old) == 0;
  if (!is_there && errno != ENOENT) return failed(errno);
  if (is_there && existing == Existing::kept)
    return fail(ErrorKind::outside, fmt::format("{} {}", shown(path), there_already), "choose another name");
  if (is_there && !S_ISREG(old.st_mode))
    return fail(ErrorKind::outside, fmt::format("{} is not a regular file, so it is not replaced", shown(path)),
                "choose another name");
  if (!is_there)
    if (const int error = make_directories(disk, target->parent_path())) return failed(error);

  struct stat private_one{};
  const bool is_private = !as_private_as.empty() && disk.stat_at(as_private_as.string(), private_one) == 0;
  if (!as_private_as.empty() && !is_private && errno != ENOENT) return failed(errno);

  // Opened first, so that errors occur before anything changes.
  const OpenFile folder(disk, folder_of(*target).string(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder.error()) return failed(folder.error());
  {
    TempFile fresh(disk, *target);
    if (const int error = fresh.write(bytes, is_there ? &old : nullptr, is_private ? &private_one : nullptr))
      return failed(error);
    const int error = fresh.take_its_place(existing);
    if (error == EEXIST)
      return fail(ErrorKind::outside, fmt::format("{} {}", shown(path), there_already), "choose another name");
    if (error) return failed(error);
  }
  if (const int error = folder.sync()) return tl::unexpected(not_confirmed(path, error));
  return {};
}

namespace {

/// A directory may come from anywhere, a clone for instance: a link that leaves the directory is not followed.
Result<void> leads_nowhere_else(const fs::path& path) {
  const auto target = resolve_links(path);
  if (!target) return tl::unexpected(target.error());
  std::error_code unknown_there, unknown_here;
  const auto there = fs::weakly_canonical(folder_of(*target), unknown_there);
  const auto here = fs::weakly_canonical(folder_of(path), unknown_here);
  if (unknown_there || unknown_here)
    return tl::unexpected(cannot_save(path, (unknown_there ? unknown_there : unknown_here).value()));
  if (there == here) return {};
  return fail(ErrorKind::outside,
              fmt::format("{} is a symbolic link to {}, outside of the directory", shown(path), shown(*target)),
              "remove the link, or write the report to another file: pm report -o FILE");
}

int write_all(OpenFile& file, std::string_view bytes) {
  if (file.error()) return file.error();
  if (const int error = file.write_all(bytes)) return error;
  return file.close();
}

}  // namespace

Result<void> write_file(Disk& disk, const fs::path& path, std::string_view bytes, const WriteRules& rules) {
  if (rules.stays_in_directory)
    if (auto inside = leads_nowhere_else(path); !inside) return inside;
  if (!rules.replaces) return write_file(disk, path, bytes, Existing::replaced, rules.as_private_as);
  if (rules.replaces->empty()) return write_file(disk, path, bytes, Existing::kept, rules.as_private_as);
  const auto there = read_file(disk, path, record::max_bytes);
  if (!there) return tl::unexpected(there.error());
  if (version_of(*there) != *rules.replaces)
    return fail(ErrorKind::outside, shown(path) + " was changed by another program meanwhile; not overwritten",
                "check its current content, then try again");
  return write_file(disk, path, bytes, Existing::replaced, rules.as_private_as);
}

Result<void> write_file(const fs::path& path, std::string_view bytes, const WriteRules& rules) {
  return write_file(real_disk(), path, bytes, rules);
}

Result<void> write_into(const fs::path& path, std::string_view bytes) {
  OpenFile file(real_disk(), path.string(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (const int error = write_all(file, bytes)) return tl::unexpected(cannot_save(path, error));
  return {};
}

Result<void> write_into(int descriptor, std::string_view bytes) {
  const auto name = fmt::format("/dev/fd/{}", descriptor);
  OpenFile file(real_disk(), ::dup(descriptor));
  if (const int error = write_all(file, bytes)) return tl::unexpected(cannot_save(name, error));
  return {};
}

bool is_exists_error(const Error& problem) { return problem.message.ends_with(there_already); }

void remove_stale_temp_files(const fs::path& path) {
  const auto beginning = beginning_beside(path);
  const auto is_ours = [&](const std::string& name) {
    return name.starts_with(beginning) && name.size() == beginning.size() + letters_of_a_name &&
           name.find_first_not_of(letters, beginning.size()) == std::string::npos;
  };
  const auto an_hour_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
  std::error_code error, no_matter;
  for (fs::directory_iterator at(folder_of(path), error), end; !error && at != end; at.increment(error))
    if (is_ours(at->path().filename().string()) && at->is_regular_file(no_matter) &&
        at->last_write_time(no_matter) < an_hour_ago)
      fs::remove(at->path(), no_matter);
}

}  // namespace pm::store
