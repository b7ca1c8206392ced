// The file of --log-file, with diagnostics only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <signal.h>

#include <pm/error.hpp>

namespace pm::commands {

class Log {
 public:
  [[nodiscard]] static Result<std::shared_ptr<Log>> open(const std::string& path);
  virtual ~Log() = default;
  virtual void write(std::string_view) = 0;
};

// Ctrl-C during an operation that should stop cleanly: the first one requests a stop, the second one terminates.

/// Handles SIGINT and SIGTERM during its lifetime. Only one may exist.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  [[nodiscard]] static bool is_requested();

 private:
  struct sigaction interrupt_before_{};
  struct sigaction end_before_{};
};

}  // namespace pm::commands
