// The same work for many things, by as many threads as they are worth.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>

namespace pm::commands {

/// Who takes the next of them: each is given once, in order, to whichever thread asks.
class Turns {
 public:
  explicit Turns(std::size_t count) : count_(count) {}
  [[nodiscard]] std::optional<std::size_t> next() {
    const auto turn = next_++;
    return turn < count_ ? std::optional(turn) : std::nullopt;
  }

 private:
  const std::size_t count_;
  std::atomic<std::size_t> next_ = 0;
};

/// Calls `work` in this thread, and in others as well where there are enough of them and processors; each is to take
/// turns until none is left. Returns when all have.
void side_by_side(std::size_t count, const std::function<void(Turns&)>& work);

}  // namespace pm::commands
