// Records on disk: whole or not at all. The only place that writes them.
#pragma once

#include <filesystem>
#include <functional>
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

/// A regular file of at most `most` bytes, whole. Never blocks on a FIFO. `usage` problems.
[[nodiscard]] Result<std::string> read_file(const fs::path&, std::size_t most = record::most_bytes);

/// Temporary file in the same folder, write, fsync, rename, fsync of the folder. On any failure the old file stands
/// and nothing is left beside it. `outside` problems.
[[nodiscard]] Result<void> write_file(const fs::path&, std::string_view bytes);

/// What a file was when it was read: its bytes' digest and inode. "" : there was none.
using Version = std::string;

struct Loaded {
  record::Record record;
  std::string text;
  Version version;
  fs::path path;
};

/// Whether a problem of `Store::save` is that somebody else changed the file since it was read.
[[nodiscard]] bool was_changed(const Problem&);

class Store {
 public:
  explicit Store(fs::path folder) : folder_(std::move(folder)) {}
  [[nodiscard]] const fs::path& folder() const { return folder_; }

  [[nodiscard]] fs::path record_path(std::string_view id) const;
  [[nodiscard]] fs::path report_path(std::string_view id) const;

  /// RECORD: a path, an id, or an unambiguous prefix of an id. What fits several is refused with the candidates.
  [[nodiscard]] Result<fs::path> resolve(std::string_view name) const;
  /// Malformed records: a `refused` problem whose `what` has every fault on a line of its own.
  [[nodiscard]] Result<Loaded> load(const fs::path&) const;
  /// The draft touched last.
  [[nodiscard]] Result<fs::path> latest_draft() const;
  /// `*.json` in the folder and below, sorted by path.
  [[nodiscard]] std::vector<fs::path> records() const;

  /// A free id for that day and title: `-2`, `-3` … when taken (by a record or a report).
  [[nodiscard]] std::string free_id(const time::Day&, std::string_view title) const;

  /// Writes the record under its id, if the file is still the `expected` version; gives the new version.
  /// One that changed meanwhile: an `outside` problem that says so, and nothing is written.
  [[nodiscard]] Result<Version> save(const record::Record&, const Version& expected) const;
  /// The same even if it changed: the other one's text is kept beside it as ID.theirs-N.json.bak first.
  [[nodiscard]] Result<Version> save_over(const record::Record&) const;
  [[nodiscard]] Result<void> save_report(std::string_view id, std::string_view markdown) const;

 private:
  fs::path folder_;
};

/// Held while somebody interviews on a record; tells who else does. Advisory: gone with the process.
class Claim {
 public:
  /// Fails with who holds it ("pid 4711 on build-3, since 14:02").
  [[nodiscard]] static Result<Claim> take(const fs::path& record);
  Claim(Claim&&) noexcept;
  Claim& operator=(Claim&&) noexcept;
  ~Claim();

 private:
  Claim(int fd, fs::path lock) : fd_(fd), lock_(std::move(lock)) {}
  int fd_ = -1;
  fs::path lock_;
};

}  // namespace pm::store
