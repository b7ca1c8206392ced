// Keys of a terminal, as code points; a signal wakes whoever waits for one.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <termios.h>

#include "terminal/signals.hpp"

namespace pm::terminal {

class Keyboard {
 public:
  enum class KeyEvent { key, signalled, ended, timed_out };

  Keyboard(int input, Signals& signals) : input_(input), signals_(signals) {}

  /// The next key. Bytes that are no UTF-8 give U+FFFD.
  [[nodiscard]] KeyEvent next(char32_t& key, std::optional<std::chrono::milliseconds> at_most);
  /// Whether more came together with the last key than tabs: no hand types so quickly.
  [[nodiscard]] bool has_more_input() const { return bytes_.find_first_not_of('\t', consumed_) != std::string::npos; }
  /// Forgets what was typed ahead.
  void forget() {
    bytes_.clear();
    consumed_ = 0;
  }

 private:
  [[nodiscard]] std::optional<char32_t> decode_next();
  int input_;
  Signals& signals_;
  std::string bytes_;  // read, not yet given out
  std::size_t consumed_ = 0;
  bool ended_ = false;
};

// Terminal modes for line editing; restored on every exit.

/// Puts a terminal into line editing mode: unbuffered keys, Ctrl-C and Ctrl-Z as signals, bracketed paste. The
/// destructor restores it, also after a crash.
class TerminalMode {
 public:
  TerminalMode(int input, int output);
  ~TerminalMode();
  TerminalMode(const TerminalMode&) = delete;
  TerminalMode& operator=(const TerminalMode&) = delete;

  /// False if it is not a terminal.
  [[nodiscard]] bool is_usable() const { return works_; }
  void enter_editing_mode();
  void restore();

 private:
  int input_, output_;
  bool works_ = false;
  termios original_{}, editing_{};
};

/// Restores the terminal. Async-signal-safe.
void restore_terminal_now();

}  // namespace pm::terminal
