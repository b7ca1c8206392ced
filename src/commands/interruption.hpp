// Ctrl-C while something goes on that is better ended than cut off: the first one is a wish, the second one ends it.
#pragma once

#include <signal.h>

namespace pm::commands {

/// Takes SIGINT and SIGTERM while it lives. One at a time.
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
