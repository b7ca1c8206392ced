// Records on disk: whole or not at all. The only place that writes them.
//
// A write is: a temporary file in the same folder (hidden, `.NAME.abc123`), write, fsync, rename, fsync of the folder.
// Whoever reads, and whoever pulls the plug, meets the old file or the new one, never a part. Links are followed, and
// stay links. What a killed process left beside a record is swept up by the next claim on that record.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/problem.hpp>
#include <pm/record.hpp>
#include <pm/record_json.hpp>

namespace pm::store {

namespace fs = std::filesystem;

/// The system calls that saving and reading make (src/store/disk.hpp): the real ones, or a test's failing ones.
class Disk;

/// A regular file of at most `most` bytes, whole. Never blocks on a FIFO. `usage` problems: it is not there, may not be
/// read, is no file or too large; `outside` ones: the disk failed.
[[nodiscard]] Result<std::string> read_file(const fs::path&, std::size_t most = record::most_bytes);
/// The same into `text`, whose memory is used again.
[[nodiscard]] Result<void> read_file_into(std::string& text, const fs::path&, std::size_t most = record::most_bytes);

/// What a file was when it was read: size and hash of its bytes, good within this process. "": there was none.
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
/// Puts the bytes there, whole or not at all; folders that are missing are made. An old file's mode stays, as far as
/// `as_private_as` allows. On any failure the old file stands and nothing is left beside it; but for one: when only the
/// folder's fsync failed, the new file stands, and the problem says that the disk did not confirm it. `outside`
/// problems.
[[nodiscard]] Result<void> write_file(const fs::path&, std::string_view bytes, const WriteRules& = {});

/// Writes into what is there and no regular file: a device, a FIFO (which waits for its reader), a descriptor.
[[nodiscard]] Result<void> write_into(const fs::path&, std::string_view bytes);
[[nodiscard]] Result<void> write_into(int descriptor, std::string_view bytes);

struct Loaded {
  record::Record record;
  std::string text;
  Version version;
  fs::path path;
};

/// `*.json` in a folder and below, sorted by path: whatever is called so, be it a file or not. Hidden names and
/// symlinked folders are left out.
struct Found {
  std::vector<fs::path> records;
  std::size_t ignored = 0;        ///< files that `is_ignored` left out
  std::vector<Problem> problems;  ///< folders that could not be read: `usage`
};
/// Whether a path is left out, as `ignore` of pm.toml says; null: none is.
using IsIgnored = std::function<bool(const fs::path&)>;
[[nodiscard]] Found find_records(const fs::path& folder, const IsIgnored& is_ignored = {});

class Store {
 public:
  /// Records that are ignored are neither found nor resolved; their ids still count as taken.
  explicit Store(fs::path folder, IsIgnored is_ignored = {});
  Store(fs::path folder, Disk& disk);
  [[nodiscard]] const fs::path& folder() const { return folder_; }

  [[nodiscard]] fs::path record_path(std::string_view id) const;
  [[nodiscard]] fs::path report_path(std::string_view id) const;

  /// RECORD: a path, an id, or an unambiguous prefix of an id. What fits several is refused with the candidates, and
  /// so is what is ignored.
  [[nodiscard]] Result<fs::path> resolve(std::string_view name) const;
  /// Malformed records: a `refused` problem whose `what` has every fault on a line of its own, terminal-safe.
  [[nodiscard]] Result<Loaded> load(const fs::path&) const;
  /// The draft touched last; what is malformed is passed over.
  [[nodiscard]] Result<fs::path> latest_draft() const;
  /// `find_records` of this folder.
  [[nodiscard]] std::vector<fs::path> records() const;

  /// A free id for that day and title: `-2`, `-3` … when taken (by a record or a report).
  [[nodiscard]] std::string free_id(const time::Day&, std::string_view title, std::string_view uid = {}) const;

  /// Writes the record under its id, if the file is still the `expected` version; gives the new version.
  /// One that changed meanwhile: an `outside` problem that says so, and nothing is written. Hold a Claim over load and
  /// save: between the look and the rename nothing else protects a file that is already there (a new one never replaces
  /// another's).
  [[nodiscard]] Result<Version> save(const record::Record&, const Version& expected) const;
  /// What is there now.
  [[nodiscard]] Result<Version> version(std::string_view id) const;
  /// Whether somebody else changed it since it was this version: tells that from a full disk after `save` failed.
  [[nodiscard]] bool changed_since(std::string_view id, const Version& expected) const;
  /// Saves even if it changed: the other one's text is kept beside it as ID.theirs-N.json.bak first.
  [[nodiscard]] Result<Version> save_over(const record::Record&) const;

 private:
  [[nodiscard]] Result<Version> write_version(const record::Record&, bool is_new) const;
  [[nodiscard]] bool knows(std::string_view id, const Version& there, const Version& expected) const;
  fs::path folder_;
  IsIgnored is_ignored_;
  Disk* disk_;
  /// By id, what this store wrote when the disk then failed to confirm the folder: its caller got no version, and the
  /// next save must not take it for somebody else's.
  std::shared_ptr<std::map<std::string, Version, std::less<>>> unconfirmed_;
};

/// Held while somebody interviews on a record, or changes it; tells who else does. Advisory.
///
/// It is a lock (flock) on a hidden file beside the record, `.ID.lock`, which says who: beside the record, so that it
/// is seen by other users and, over NFS, by other machines; not on the record, which every save replaces. The lock goes
/// with the process, however that ends; the file goes with the Claim, and one that a killed process left is taken over
/// by the next. Where locks are not supported there is none, and `save` still notices changes.
class Claim {
 public:
  /// Fails with who holds it ("pid 4711 on build-3, since 14:02 UTC"), or because the folder can't be written.
  [[nodiscard]] static Result<Claim> take(const fs::path& record);
  Claim(Claim&&) noexcept;
  Claim& operator=(Claim&&) noexcept;
  ~Claim();

 private:
  Claim(int fd, fs::path lock) : fd_(fd), lock_(std::move(lock)) {}
  void give_up();
  int fd_ = -1;
  fs::path lock_;
};

}  // namespace pm::store
