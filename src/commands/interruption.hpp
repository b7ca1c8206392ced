// Ctrl-C during an operation that should stop cleanly: the first one requests a stop, the second one terminates.
#pragma once

#include <signal.h>

namespace pm::commands {

/// Handles SIGINT and SIGTERM during its lifetime. Only one may exist.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  [[nodiscard]] static bool wished();

 private:
  struct sigaction interrupt_before_{};
  struct sigaction end_before_{};
};

}  // namespace pm::commands
