// The factors of all records of a directory, for `pm similar` and the interview.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/interview.hpp>
#include <pm/likeness.hpp>
#include <pm/record.hpp>

#include "commands/context.hpp"

namespace pm::commands {

/// Reads the factors of all records of the directory. Records that have not changed since the last time come from the
/// cache in the user's cache directory; without one, or if it is damaged, all are read. Malformed records are left out.
/// Never fails: a cache that cannot be written is noted with -v.
[[nodiscard]] likeness::FactorIndex factor_index(const CommandContext&);

/// Builds the index in a thread, so that no prompt waits for it. The context must outlive it.
class FactorIndexTask {
 public:
  explicit FactorIndexTask(const CommandContext&);
  FactorIndexTask(const FactorIndexTask&) = delete;
  FactorIndexTask& operator=(const FactorIndexTask&) = delete;
  /// Stops building.
  ~FactorIndexTask();

  /// Nullptr if it is not ready after this time, or cannot be built.
  [[nodiscard]] const likeness::FactorIndex* wait_for(std::chrono::milliseconds);

 private:
  std::atomic<bool> stop_ = false;
  std::future<likeness::FactorIndex> building_;
  std::optional<likeness::FactorIndex> index_;
};

/// Proposes links from what is ready of the index within `longest_wait` of the first question; the task must outlive
/// it.
inline constexpr std::chrono::milliseconds longest_wait{100};
[[nodiscard]] interview::FindEarlierFactor find_earlier_factor(FactorIndexTask&);

// The cache file: one entry for each record file.

struct CachedRecord {
  std::string path;   ///< relative to the records directory
  std::string state;  ///< of the file: size, time of the last change, inode
  std::vector<likeness::FactorText> factors;
  friend bool operator==(const CachedRecord&, const CachedRecord&) = default;
};
struct FactorCache {
  std::string directory;  ///< absolute
  std::vector<CachedRecord> records;
};
[[nodiscard]] std::string write_cache(const FactorCache&);
/// Nullopt if it is not whole, or of another version.
[[nodiscard]] std::optional<FactorCache> read_cache(std::string_view bytes);

/// What of a record is searched.
[[nodiscard]] std::vector<likeness::FactorText> factor_texts(const record::Record&);

}  // namespace pm::commands
