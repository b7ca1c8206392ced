// A line on a terminal about work that takes longer than a second.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <mutex>
#include <string>
#include <string_view>

#include <pm/cli.hpp>
#include <pm/time.hpp>

namespace pm::commands {

class CommandContext;

/// The last line of standard error, while it is rewritten. Whoever prints there clears it first. For any number of
/// threads.
class StatusLine {
 public:
  explicit StatusLine(Environment& world) : world_(&world) {}
  void show(const std::string& line);
  void clear();

 private:
  Environment* world_;
  std::mutex printing_;
  bool is_shown_ = false;
};

/// Shows how much is done, from the second second on, on a terminal only and not with --quiet. The destructor erases
/// it.
class Progress {
 public:
  /// `what`: "records". `total`: 0 if unknown.
  Progress(const CommandContext&, std::string_view what, std::size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// For any number of threads.
  void advance(std::size_t by = 1);

 private:
  const CommandContext& context_;
  const std::string what_;
  const std::size_t total_;
  const bool is_on_;
  const time::Micros begin_;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<time::Micros::rep> next_ = 0;  ///< when it is drawn again
};

/// "1200 of 10000 records, 850 a second, 10 s left"
[[nodiscard]] std::string progress_text(std::string_view what, std::size_t done, std::size_t total,
                                        std::chrono::milliseconds elapsed);

}  // namespace pm::commands
