// Records on disk, written atomically. No other module writes them.
//
// A write creates a hidden temporary file in the same directory (`.NAME.abc123`), writes, calls fsync, renames, and
// calls fsync on the directory. Readers see the old or the new file, also after a crash. Symbolic links are followed
// and stay links. The next lock on a record removes temporary files of killed processes.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>
#include <pm/record.hpp>

namespace pm::store {

namespace fs = std::filesystem;

/// System calls used to read and save (src/store/files.hpp); tests replace them by failing ones.
class Disk;

/// Reads a regular file of at most `most` bytes. Does not block on a FIFO. Fails with `usage` if it does not exist,
/// cannot be read, is not a regular file or too large, and with `outside` on an I/O error.
[[nodiscard]] Result<std::string> read_file(const fs::path&, std::size_t most = record::max_bytes);
/// The same into `text`, reusing its memory.
[[nodiscard]] Result<void> read_file_into(std::string& text, const fs::path&, std::size_t most = record::max_bytes);

/// Version of a file: size and hash of its bytes, valid within this process. "" if there was no file.
using Version = std::string;
[[nodiscard]] Version version_of(std::string_view bytes);

/// What must hold when a file is put in its place.
struct WriteRules {
  /// What is there must still be this; "": nothing may be there. Nullopt: whatever is there is replaced.
  std::optional<Version> replaces = {};
  /// A file: what is written is readable by nobody who may not read that one. Empty: as the umask says.
  fs::path as_private_as = {};
  bool stays_in_directory = false;  ///< a link that leads out of the path's directory is not followed
};
/// Writes a file atomically, creating missing directories. Keeps the mode of an old file, as far as `as_private_as`
/// allows. After a failure the old file is unchanged and no temporary file is left, with one exception: if only the
/// folder's fsync failed, the new file stands, and the problem says that the disk did not confirm it. `outside`
/// problems.
[[nodiscard]] Result<void> write_file(const fs::path&, std::string_view bytes, const WriteRules& = {});

/// Writes into what is there and no regular file: a device, a FIFO (which waits for its reader), a descriptor.
[[nodiscard]] Result<void> write_into(const fs::path&, std::string_view bytes);
[[nodiscard]] Result<void> write_into(int descriptor, std::string_view bytes);

struct LoadedRecord {
  record::Record record;
  std::string text;
  Version version;
  fs::path path;
};

/// Returns all `*.json` in a directory and below, sorted by path, also if not regular files. Skips hidden names and
/// symlinked directories.
struct FoundRecords {
  std::vector<fs::path> records;
  std::size_t ignored = 0;      ///< files that `is_ignored` left out
  std::vector<Error> problems;  ///< directories that could not be read: `usage`
};
/// Whether a path is left out, as `ignore` of pm.toml says; null: none is.
using IsIgnored = std::function<bool(const fs::path&)>;
[[nodiscard]] FoundRecords find_records(const fs::path& folder, const IsIgnored& is_ignored = {});

/// At most 20 ids of records, or the paths of those with the same id; a longer list says how many are left out.
[[nodiscard]] std::vector<std::string> shown_candidates(const std::vector<fs::path>&);

class Store {
 public:
  /// Records that are ignored are neither found nor resolved; their ids still count as taken.
  explicit Store(fs::path folder, IsIgnored is_ignored = {});
  Store(fs::path folder, Disk& disk);
  [[nodiscard]] const fs::path& folder() const { return folder_; }

  [[nodiscard]] fs::path record_path(std::string_view id) const;
  [[nodiscard]] fs::path report_path(std::string_view id) const;
  /// Import candidates of a record.
  [[nodiscard]] fs::path candidates_path(std::string_view id) const;

  /// RECORD: a path, an id, a prefix of an id, or any part of an id; the first of these that matches counts. Returns
  /// all records that match, at least one, sorted by path. Fails if there is none, or if it is ignored.
  [[nodiscard]] Result<std::vector<fs::path>> candidates(std::string_view name) const;
  /// The only candidate. Fails with a list if there are several.
  [[nodiscard]] Result<fs::path> resolve(std::string_view name) const;
  /// For a malformed record fails with `refused`; `what` has one line for each fault, escaped for a terminal.
  [[nodiscard]] Result<LoadedRecord> load(const fs::path&) const;
  /// Returns the draft changed last; ignores malformed records.
  [[nodiscard]] Result<fs::path> latest_draft() const;
  /// `find_records` of this directory.
  [[nodiscard]] std::vector<fs::path> records() const;

  /// Returns an unused id for that day and title: `-2`, `-3` … when taken (by a record or a report).
  [[nodiscard]] std::string free_id(const time::Day&, std::string_view title, std::string_view uid = {}) const;

  /// Writes the record under its id if the file still has the `expected` version, and returns the new version. Fails
  /// with `outside` if the file changed. Hold a RecordLock from load to save: nothing else protects an existing file
  /// between the comparison and the rename (a new file never replaces another one).
  [[nodiscard]] Result<Version> save(const record::Record&, const Version& expected) const;
  /// Returns the current version.
  [[nodiscard]] Result<Version> version(std::string_view id) const;
  /// Whether somebody else changed the file since this version; distinguishes that from an I/O error after `save`
  /// failed.
  [[nodiscard]] bool changed_since(std::string_view id, const Version& expected) const;
  /// Saves even if the file changed, after copying the other version to ID.theirs-N.json.bak.
  [[nodiscard]] Result<Version> save_over(const record::Record&) const;

 private:
  [[nodiscard]] Result<Version> write_version(const record::Record&, bool is_new) const;
  [[nodiscard]] bool is_known_version(std::string_view id, const Version& there, const Version& expected) const;
  fs::path folder_;
  IsIgnored is_ignored_;
  Disk* disk_;
  /// By id, the versions that this store wrote when fsync of the directory failed: the caller got no version, and the
  /// next save must not treat the file as somebody else's.
  std::shared_ptr<std::map<std::string, Version, std::less<>>> unconfirmed_;
};

/// Renames and removals that are made together: what was done is undone, last first, unless all of it is committed.
/// A removed file is first renamed to a hidden name and removed by `commit`.
class FileChanges {
 public:
  FileChanges();
  explicit FileChanges(Disk&);
  FileChanges(const FileChanges&) = delete;
  FileChanges& operator=(const FileChanges&) = delete;
  ~FileChanges();

  /// Never replaces a file. Fails with `usage` if `to` exists, else with `outside`.
  [[nodiscard]] Result<void> move(const fs::path& from, const fs::path& to);
  [[nodiscard]] Result<void> remove(const fs::path&);
  /// How to undo a change that was made elsewhere, such as a saved record.
  void undo_with(std::function<Result<void>()>);

  /// Undoes everything, and returns what could not be undone.
  [[nodiscard]] std::vector<Error> roll_back();
  /// Nothing is undone after this. Fails if a file that was set aside could not be removed, or the disk did not confirm
  /// the changes.
  [[nodiscard]] Result<void> commit();

 private:
  Disk* disk_;
  std::vector<std::function<Result<void>()>> undo_;
  std::vector<fs::path> set_aside_, changed_;
  bool is_committed_ = false;
};

/// Advisory lock on a record while it is edited; names the holder to others.
///
/// Uses flock on a hidden file next to the record, `.ID.lock`, which names the holder. It is next to the record so that
/// other users and, over NFS, other machines see it; it is not the record itself, because every save replaces that. The
/// kernel releases the lock with the process; its destructor removes the file, and the next lock reuses one left by a
/// killed process. Without support for locks there is none, and `save` still detects changes.
class RecordLock {
 public:
  /// Fails with the holder ("pid 4711 on build-3, since 14:02 UTC"), or if the directory is not writable.
  [[nodiscard]] static Result<RecordLock> acquire(const fs::path& record);
  RecordLock(RecordLock&&) noexcept;
  RecordLock& operator=(RecordLock&&) noexcept;
  ~RecordLock();

 private:
  RecordLock(int fd, fs::path lock) : fd_(fd), lock_(std::move(lock)) {}
  void release();
  int fd_ = -1;
  fs::path lock_;
};

}  // namespace pm::store
