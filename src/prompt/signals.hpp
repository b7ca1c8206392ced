// Signals as values: taken while an object lives, handed out where somebody waits for a line.
#pragma once

#include <signal.h>

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace pm::prompt {

class Signals {
 public:
  enum class Event { interrupt, end, stop, resume, resize };
  enum class Wait { readable, signalled, timed_out };

  /// `live`: a line editor also takes stop, resume and resize; others leave these to the system.
  explicit Signals(bool live);
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  /// What came since, the most pressing first; nullopt: nothing. `end` stays.
  [[nodiscard]] std::optional<Event> take();
  /// Until the descriptor can be read (or is at its end), a signal is there to take, or the time is up.
  [[nodiscard]] Wait wait(int descriptor, std::optional<std::chrono::milliseconds> at_most = {}) const;

  /// Stops the process as Ctrl-Z would, and returns when it goes on.
  void stop_here();

 private:
  struct Taken {
    int number;
    struct sigaction before;
  };
  std::vector<Taken> taken_;
};

}  // namespace pm::prompt
