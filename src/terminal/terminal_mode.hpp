// Terminal modes for line editing; restored on every exit.
#pragma once

#include <termios.h>

namespace pm::terminal {

/// Puts a terminal into line editing mode: unbuffered keys, Ctrl-C and Ctrl-Z as signals, bracketed paste. The
/// destructor restores it, also after a crash.
class TerminalMode {
 public:
  TerminalMode(int input, int output);
  ~TerminalMode();
  TerminalMode(const TerminalMode&) = delete;
  TerminalMode& operator=(const TerminalMode&) = delete;

  /// False if it is not a terminal.
  [[nodiscard]] bool works() const { return works_; }
  void for_editing();
  void as_it_was();

 private:
  int input_, output_;
  bool works_ = false;
  termios original_{}, editing_{};
};

/// Restores the terminal. Async-signal-safe.
void restore_terminal_now();

}  // namespace pm::terminal
