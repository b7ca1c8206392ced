// Interface for the system calls that read and save files; tests inject failures.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <sys/stat.h>
#include <sys/types.h>

#include <pm/store.hpp>

namespace pm::store {

/// Each returns the result of its system call and sets errno.
class Disk {
 public:
  virtual ~Disk() = default;
  virtual int open(const std::string& path, int flags, mode_t mode) = 0;
  virtual ssize_t read(int file, char* bytes, std::size_t most) = 0;
  virtual ssize_t write(int file, const char* bytes, std::size_t count) = 0;
  virtual int stat_at(const std::string& path, struct stat& is) = 0;
  virtual int stat_of(int file, struct stat& is) = 0;
  virtual int change_mode(int file, mode_t mode) = 0;
  virtual int change_owner(int file, uid_t user, gid_t group) = 0;
  virtual int sync(int file) = 0;
  virtual int close(int file) = 0;
  virtual int rename(const std::string& from, const std::string& to) = 0;
  virtual int link(const std::string& from, const std::string& to) = 0;
  virtual int unlink(const std::string& path) = 0;
  virtual int make_directory(const std::string& path) = 0;
};

[[nodiscard]] Disk& real_disk();

// An open file of a Disk. Retries interrupted calls; the destructor closes it.

/// Members return 0 or errno.
class OpenFile {
 public:
  OpenFile(Disk& disk, const std::string& path, int flags, mode_t mode = 0);
  OpenFile(Disk& disk, int file);  ///< takes it over; a negative one failed with errno
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int error() const { return error_; }  ///< result of opening
  [[nodiscard]] int is(struct stat& into) const;
  /// Appends at most that many bytes; none at the end of the file.
  [[nodiscard]] int read_more(std::string& text, std::size_t most) const;
  [[nodiscard]] int write_all(std::string_view bytes) const;
  /// Returns 0 also if the file system does not support it.
  [[nodiscard]] int sync() const;
  [[nodiscard]] int close();
  /// Copies mode and, if permitted, owner of another file.
  [[nodiscard]] int copy_mode_and_owner(const struct stat& other) const;
  /// Takes the right to read and write from everybody who may not read the other file: its mode, and its group where
  /// that can be set, else none.
  [[nodiscard]] int restrict_mode_like(const struct stat& other) const;

 private:
  Disk& disk_;
  int file_ = -1;
  int error_ = 0;
};

// Reads and writes whole files through a Disk.

enum class Existing {
  replaced,  ///< replace it
  kept,      ///< keep it and fail with `is_exists_error`
};

[[nodiscard]] Result<std::string> read_file(Disk&, const fs::path&, std::size_t most);
[[nodiscard]] Result<void> read_file_into(std::string& text, Disk&, const fs::path&, std::size_t most);
/// `as_private_as`: see WriteRules.
[[nodiscard]] Result<void> write_file(Disk&, const fs::path&, std::string_view bytes, Existing,
                                      const fs::path& as_private_as = {});
/// The same after a look at what is there: see WriteRules.
[[nodiscard]] Result<void> write_file(Disk&, const fs::path&, std::string_view bytes, const WriteRules&);

/// Resolves symbolic links, also to a file that does not exist yet. Fails with `usage` for a loop.
[[nodiscard]] Result<fs::path> resolve_links(const fs::path&);

/// Whether `write_file` with Existing::kept failed because the file exists.
[[nodiscard]] bool is_exists_error(const Error&);

/// Creates the directory and its parents durably. Returns 0 or errno.
[[nodiscard]] int make_directories(Disk&, const fs::path&);

/// Removes temporary files of this file that are older than an hour. Ignores errors.
void remove_stale_temp_files(const fs::path&);

// Error messages and hints for errno values of files.

[[nodiscard]] Error cannot_read(const fs::path&, int error);
/// For errors while saving, including reads during a save.
[[nodiscard]] Error cannot_save(const fs::path&, int error);
/// A path for display.
[[nodiscard]] std::string shown(const fs::path&);

}  // namespace pm::store
