#include "terminal/signals.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>

#include "terminal/terminal_mode.hpp"

namespace pm::terminal {
namespace {

// Signal handlers use globals: one flag per event, and a pipe to wake poll.
std::array<std::atomic<bool>, 5> arrived{};
std::atomic<int> unread_interrupts = 0;
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);
std::array<int, 2> wake_up = {-1, -1};

Signals::Event event_of(int number) {
  switch (number) {
    case SIGINT:
      return Signals::Event::interrupt;
    case SIGTSTP:
      return Signals::Event::stop;
    case SIGCONT:
      return Signals::Event::resume;
    case SIGWINCH:
      return Signals::Event::resize;
    default:
      return Signals::Event::end;
  }
}

void note(int number) {
  const int saved = errno;
  // Three Ctrl-C without a read terminate the program.
  if (number == SIGINT && ++unread_interrupts >= 3) {
    restore_terminal_now();
    _exit(130);
  }
  arrived[static_cast<std::size_t>(event_of(number))] = true;
  [[maybe_unused]] const auto ignored = write(wake_up[1], "!", 1);
  errno = saved;
}

void drain(int descriptor) {
  std::array<char, 64> bytes;
  while (read(descriptor, bytes.data(), bytes.size()) > 0) {
  }
}

void open_wake_up() {
  if (wake_up[0] >= 0 || pipe(wake_up.data()) != 0) return;
  for (const int end : wake_up) {
    fcntl(end, F_SETFL, O_NONBLOCK);
    fcntl(end, F_SETFD, FD_CLOEXEC);
  }
}

}  // namespace

Signals::Signals(bool is_interactive) {
  open_wake_up();
  for (auto& flag : arrived) flag = false;
  unread_interrupts = 0;
  std::vector<int> numbers = {SIGINT, SIGTERM, SIGHUP};
  if (is_interactive) numbers.insert(numbers.end(), {SIGTSTP, SIGCONT, SIGWINCH});
  for (const int number : numbers) {
    struct sigaction action{};
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    Taken taken{number, {}};
    sigaction(number, nullptr, &taken.before);
    // Respects signals ignored by nohup or the shell.
    if (taken.before.sa_handler == SIG_IGN) continue;
    sigaction(number, &action, nullptr);
    saved_handlers_.push_back(taken);
  }
}

Signals::~Signals() {
  for (const auto& taken : saved_handlers_) sigaction(taken.number, &taken.before, nullptr);
}

std::optional<Signals::Event> Signals::take() {
  for (const auto event : {Event::end, Event::interrupt, Event::stop, Event::resume, Event::resize}) {
    auto& flag = arrived[static_cast<std::size_t>(event)];
    if (!flag) continue;
    if (event != Event::end) flag = false;
    if (event == Event::interrupt) unread_interrupts = 0;
    return event;
  }
  return std::nullopt;
}

Signals::Wait Signals::wait(int descriptor, std::optional<std::chrono::milliseconds> at_most) const {
  std::array<pollfd, 2> watched = {pollfd{wake_up[0], POLLIN, 0}, pollfd{descriptor, POLLIN, 0}};
  while (true) {
    const int ready = poll(watched.data(), watched.size(), at_most ? static_cast<int>(at_most->count()) : -1);
    if (ready == 0) return Wait::timed_out;
    if (ready > 0 && watched[0].revents != 0) {
      drain(wake_up[0]);
      // A coalesced signal may leave a byte in the pipe.
      if (std::any_of(arrived.begin(), arrived.end(), [](const auto& flag) { return flag.load(); }))
        return Wait::signalled;
      continue;
    }
    if (ready > 0) return Wait::readable;
    if (errno != EINTR) return Wait::readable;  // the following read reports the error
  }
}

void Signals::suspend() {
  for (const auto& taken : saved_handlers_) {
    if (taken.number != SIGTSTP) continue;
    struct sigaction ours{};
    sigaction(SIGTSTP, &taken.before, &ours);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, nullptr);
  }
}

}  // namespace pm::terminal
