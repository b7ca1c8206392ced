// Signals as values: handled during the lifetime of an object, returned by waits.
#pragma once

#include <signal.h>

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace pm::terminal {

class Signals {
 public:
  enum class Event { interrupt, end, stop, resume, resize };
  enum class Wait { readable, signalled, timed_out };

  /// `live`: also handles stop, resume and resize, for line editing.
  explicit Signals(bool is_interactive);
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  /// Returns pending events, most urgent first; nullopt if none. `end` is persistent.
  [[nodiscard]] std::optional<Event> take();
  /// Waits for input or end of file, a signal, or the timeout.
  [[nodiscard]] Wait wait(int descriptor, std::optional<std::chrono::milliseconds> at_most = {}) const;

  /// Stops the process as Ctrl-Z does; returns when it continues.
  void suspend();

 private:
  struct Taken {
    int number;
    struct sigaction before;
  };
  std::vector<Taken> saved_handlers_;
};

}  // namespace pm::terminal
