// Keys of a terminal, as code points; a signal wakes whoever waits for one.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "terminal/signals.hpp"

namespace pm::terminal {

class Keyboard {
 public:
  enum class Got { key, signalled, ended, timed_out };

  Keyboard(int input, Signals& signals) : input_(input), signals_(signals) {}

  /// The next key. Bytes that are no UTF-8 give U+FFFD.
  [[nodiscard]] Got next(char32_t& key, std::optional<std::chrono::milliseconds> at_most);
  /// Forgets what was typed ahead.
  void forget() {
    bytes_.clear();
    given_ = 0;
  }

 private:
  [[nodiscard]] std::optional<char32_t> decoded();
  int input_;
  Signals& signals_;
  std::string bytes_;  // read, not yet given out
  std::size_t given_ = 0;
  bool ended_ = false;
};

}  // namespace pm::terminal
