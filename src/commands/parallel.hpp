// Runs the same work for many items in parallel.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>

namespace pm::commands {

/// Hands out indexes in order, each to one thread.
class WorkQueue {
 public:
  explicit WorkQueue(std::size_t count) : count_(count) {}
  [[nodiscard]] std::optional<std::size_t> next() {
    const auto turn = next_++;
    return turn < count_ ? std::optional(turn) : std::nullopt;
  }

 private:
  const std::size_t count_;
  std::atomic<std::size_t> next_ = 0;
};

/// Calls `work` in this thread and, if useful, in others; each takes indexes until none is left. Returns when all are
/// done.
void parallel_for(std::size_t count, const std::function<void(WorkQueue&)>& work);

}  // namespace pm::commands
