#include "terminal/terminal_mode.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <string_view>

#include <signal.h>
#include <unistd.h>
#include <utf8proc.h>

namespace pm::terminal {
namespace {

/// Bytes that a character beginning with this one has.
std::size_t length_from(unsigned char first) { return first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4; }

}  // namespace

/// The first character of what was read; nullopt: its rest is still to come.
std::optional<char32_t> Keyboard::decode_next() {
  if (consumed_ == bytes_.size()) {
    bytes_.clear();
    consumed_ = 0;
    return std::nullopt;
  }
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(bytes_.data() + consumed_);
  const auto there = static_cast<utf8proc_ssize_t>(bytes_.size() - consumed_);
  utf8proc_int32_t key = 0;
  if (const auto length = utf8proc_iterate(at, there, &key); length > 0) {
    consumed_ += static_cast<std::size_t>(length);
    return static_cast<char32_t>(key);
  }
  bool could_go_on = !ended_ && static_cast<std::size_t>(there) < length_from(*at) && *at < 0xf5;
  for (utf8proc_ssize_t i = 1; i < there; ++i) could_go_on = could_go_on && (at[i] & 0xc0) == 0x80;
  if (could_go_on) return std::nullopt;
  ++consumed_;
  return U'\ufffd';
}

Keyboard::KeyEvent Keyboard::next(char32_t& key, std::optional<std::chrono::milliseconds> at_most) {
  while (true) {
    if (const auto known = decode_next()) {
      key = *known;
      return KeyEvent::key;
    }
    if (ended_) return KeyEvent::ended;
    const auto waited = signals_.wait(input_, at_most);
    if (waited == Signals::Wait::signalled) return KeyEvent::signalled;
    if (waited == Signals::Wait::timed_out) return KeyEvent::timed_out;
    std::array<char, 4096> bytes;
    const auto got = read(input_, bytes.data(), bytes.size());
    if (got > 0)
      bytes_.append(bytes.data(), static_cast<std::size_t>(got));
    else if (got == 0 || (errno != EINTR && errno != EAGAIN))
      ended_ = true;
  }
}

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

TerminalMode::~TerminalMode() { restore(); }

void TerminalMode::enter_editing_mode() {
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

void TerminalMode::restore() {
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
