// The terminal's modes: its own, and those for editing a line; given back on every way out.
#pragma once

#include <termios.h>

namespace pm::prompt {

/// Holds a terminal for line editing: keys arrive one by one and unchanged, Ctrl-C and Ctrl-Z are signals, pastes are
/// marked (bracketed paste). The destructor gives it back, and so does a crash.
class TerminalMode {
 public:
  TerminalMode(int input, int output);
  ~TerminalMode();
  TerminalMode(const TerminalMode&) = delete;
  TerminalMode& operator=(const TerminalMode&) = delete;

  /// False: it is no terminal that can be set.
  [[nodiscard]] bool works() const { return works_; }
  void for_editing();
  void as_it_was();

 private:
  int input_, output_;
  bool works_ = false;
  termios original_{}, editing_{};
};

/// Gives the terminal back, if one is held. Safe in a signal handler.
void restore_terminal_now();

}  // namespace pm::prompt
