#include "terminal/terminal_mode.hpp"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <string_view>

namespace pm::terminal {
namespace {

constexpr std::string_view mark_pastes = "\x1b[?2004h", mark_no_pastes = "\x1b[?2004l";
constexpr std::array<int, 6> crashes = {SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE};

// Globals for restoring the terminal in a signal handler.
struct Held {
  std::atomic<bool> held = false;
  int input = -1, output = -1;
  termios original{};
  std::array<struct sigaction, crashes.size()> before{};
};
Held held;

void write_now(int descriptor, std::string_view bytes) {
  [[maybe_unused]] const auto ignored = write(descriptor, bytes.data(), bytes.size());
}

void set(int descriptor, const termios& modes) {
  while (tcsetattr(descriptor, TCSADRAIN, &modes) != 0 && errno == EINTR) {
  }
}

/// Restores the terminal, then lets the default action happen: a fault recurs when the handler returns, a sent signal
/// must be raised again.
void on_crash(int number, siginfo_t* cause, void*) {
  restore_terminal_now();
  for (std::size_t i = 0; i < crashes.size(); ++i)
    if (crashes[i] == number) sigaction(number, &held.before[i], nullptr);
  if (cause->si_code <= 0) raise(number);
}

void watch_for_crashes() {
  for (std::size_t i = 0; i < crashes.size(); ++i) {
    struct sigaction action{};
    action.sa_sigaction = on_crash;
    action.sa_flags = SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    sigaction(crashes[i], &action, &held.before[i]);
  }
  static const bool at_exit = std::atexit(restore_terminal_now) == 0;
  (void)at_exit;
}

void watch_no_more() {
  for (std::size_t i = 0; i < crashes.size(); ++i) sigaction(crashes[i], &held.before[i], nullptr);
}

}  // namespace

TerminalMode::TerminalMode(int input, int output) : input_(input), output_(output) {
  works_ = tcgetattr(input, &original_) == 0;
  editing_ = original_;
  // Raw bytes: a pasted CR is kept, and ^S does not stop output.
  editing_.c_iflag &= ~static_cast<tcflag_t>(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
  editing_.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ECHONL | IEXTEN);
  editing_.c_lflag |= ISIG;
  editing_.c_oflag |= OPOST | ONLCR;
  editing_.c_cc[VQUIT] = _POSIX_VDISABLE;  // avoids a core dump by a mistyped key
  editing_.c_cc[VMIN] = 1;
  editing_.c_cc[VTIME] = 0;
}

TerminalMode::~TerminalMode() { as_it_was(); }

void TerminalMode::for_editing() {
  if (!works_) return;
  if (!held.held) {
    held.input = input_;
    held.output = output_;
    held.original = original_;
    watch_for_crashes();
    held.held = true;
  }
  set(input_, editing_);
  write_now(output_, mark_pastes);
}

void TerminalMode::as_it_was() {
  if (!works_ || !held.held) return;
  held.held = false;
  watch_no_more();
  write_now(output_, mark_no_pastes);
  set(input_, original_);
}

void restore_terminal_now() {
  if (!held.held) return;
  held.held = false;
  write_now(held.output, mark_no_pastes);
  tcsetattr(held.input, TCSANOW, &held.original);
}

}  // namespace pm::terminal
