#include "terminal/person.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <stdexcept>

namespace pm::terminal {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto patience = std::chrono::seconds(20);

std::array<int, 2> new_pipe() {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
  return ends;
}

void set_size(int terminal, std::size_t columns, std::size_t rows) {
  winsize size{};
  size.ws_col = static_cast<unsigned short>(columns);
  size.ws_row = static_cast<unsigned short>(rows);
  ioctl(terminal, TIOCSWINSZ, &size);
}

void say(int report, const std::string& line) {
  [[maybe_unused]] const auto ignored = write(report, line.data(), line.size());
}

/// What a shell does for its foreground job: waits, and tells when it stops or ends.
[[noreturn]] void be_the_shell(pid_t job, int report) {
  signal(SIGHUP, SIG_IGN);
  while (true) {
    int status = 0;
    if (waitpid(job, &status, WUNTRACED) < 0) continue;
    if (WIFSTOPPED(status)) {
      say(report, "stopped " + std::to_string(WSTOPSIG(status)) + "\n");
      continue;
    }
    say(report, "ended " + std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status)) + "\n");
    _exit(0);
  }
}

}  // namespace

Person::Person(const Setup& setup) : by_pipe_(setup.pipe), screen_(setup.columns, setup.rows) {
  terminal_ = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (terminal_ < 0 || grantpt(terminal_) != 0 || unlockpt(terminal_) != 0) throw std::runtime_error("no pty");
  const std::string name = ptsname(terminal_);
  set_size(terminal_, setup.columns, setup.rows);
  original_ = modes();
  const auto input = new_pipe(), report = new_pipe(), go = new_pipe();
  shell_ = fork();
  if (shell_ == 0) {
    setsid();
    const int slave = open(name.c_str(), O_RDWR | O_CLOEXEC);
    ioctl(slave, TIOCSCTTY, 0);
    const pid_t probe = fork();
    if (probe == 0) become_the_probe(setup, slave, input[0], report[1], go[0]);
    for (const int mine : {slave, input[1], terminal_}) close(mine);
    say(report[1], std::to_string(probe) + "\n");
    be_the_shell(probe, report[1]);
  }
  close(input[0]);
  close(report[1]);
  close(go[0]);
  pipe_ = input[1];
  report_ = report[0];
  go_ = go[1];
  probe_ = std::stoi(told());
  if (setup.waits && !sees(setup.first_words))
    throw std::runtime_error("it does not ask; the screen: " + screen_.text());
}

void Person::become_the_probe(const Setup& setup, int slave, int input, int report, int go) {
  setpgid(0, 0);
  signal(SIGTTOU, SIG_IGN);
  tcsetpgrp(slave, getpid());
  dup2(setup.pipe ? input : slave, 0);
  dup2(slave, 1);
  dup2(slave, 2);
  // 3 and 4 may be the very descriptors that are to go there.
  const int report_far = fcntl(report, F_DUPFD, 20), go_far = fcntl(go, F_DUPFD, 20);
  dup2(report_far, 3);
  dup2(go_far, 4);
  for (int open_one = 5; open_one < 256; ++open_one) close(open_one);
  for (int number = 1; number < 32; ++number) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const char* variable : {"EDITOR", "VISUAL", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"})
    unsetenv(variable);
  // Under a sanitizer a signal that was sent would be reported as a fault.
  const char* sanitizer = getenv("ASAN_OPTIONS");
  setenv("ASAN_OPTIONS", ((sanitizer == nullptr ? "" : sanitizer + std::string(":")) + "handle_segv=0").c_str(), 1);
  setenv("TERM", "xterm", 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  for (const auto& [variable, value] : setup.environment) setenv(variable.c_str(), value.c_str(), 1);
  std::vector<char*> arguments = {const_cast<char*>("probe")};
  for (const auto& argument : setup.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  execv(setup.program.empty() ? PM_PROMPT_PROBE : setup.program.c_str(), arguments.data());
  _exit(99);
}

Person::~Person() {
  if (probe_ > 0) kill(probe_, SIGKILL);
  if (shell_ > 0) waitpid(shell_, nullptr, 0);
  for (const int end : {terminal_, pipe_, report_, go_})
    if (end >= 0) close(end);
}

void Person::types(std::string_view keys) {
  const int to = by_pipe_ ? pipe_ : terminal_;
  while (!keys.empty()) {
    const auto written = write(to, keys.data(), std::min<std::size_t>(keys.size(), 512));
    if (written > 0) keys.remove_prefix(static_cast<std::size_t>(written));
    look(0);
  }
}

void Person::closes_the_pipe() {
  close(pipe_);
  pipe_ = -1;
}

void Person::closes_the_terminal() {
  close(terminal_);
  terminal_ = -1;
}

void Person::resizes(std::size_t columns, std::size_t rows) {
  screen_.resize(columns, rows);
  set_size(terminal_, columns, rows);
}

void Person::sends(int signal) { kill(probe_, signal); }

void Person::lets_it_go_on() { [[maybe_unused]] const auto ignored = write(go_, "!", 1); }

/// Takes in what comes within that time; false: nothing did.
bool Person::look(int milliseconds) {
  std::array<pollfd, 2> watched = {pollfd{terminal_, POLLIN, 0}, pollfd{report_, POLLIN, 0}};
  if (poll(watched.data(), watched.size(), milliseconds) <= 0) return false;
  std::array<char, 4096> buffer;
  for (std::size_t i = 0; i < watched.size(); ++i) {
    if ((watched[i].revents & POLLIN) == 0) continue;
    const auto got = read(watched[i].fd, buffer.data(), buffer.size());
    if (got <= 0) continue;
    const std::string_view new_bytes(buffer.data(), static_cast<std::size_t>(got));
    if (i == 1)
      reported_ += new_bytes;
    else {
      bytes_ += new_bytes;
      screen_.take(new_bytes);
    }
  }
  return true;
}

void Person::read_what_was_shown() {
  pollfd watched{terminal_, POLLIN, 0};
  while (terminal_ >= 0 && poll(&watched, 1, 0) > 0 && (watched.revents & POLLIN) != 0) look(0);
}

std::string Person::told() {
  const auto deadline = Clock::now() + patience;
  while (reported_.find('\n') == std::string::npos) {
    if (Clock::now() > deadline) return "(nothing; the screen: " + screen_.text() + ")";
    look(50);
  }
  // The terminal was written before the report, but one poll can see the report alone: the terminal is looked at first.
  read_what_was_shown();
  const auto end = reported_.find('\n');
  auto line = reported_.substr(0, end);
  reported_.erase(0, end + 1);
  return line;
}

bool Person::sees(const std::function<bool(const Screen&)>& wanted) {
  const auto deadline = Clock::now() + patience;
  while (!wanted(screen_)) {
    if (Clock::now() > deadline) return false;
    look(50);
  }
  return true;
}

bool Person::sees(std::string_view part) {
  return sees([&](const Screen& screen) { return screen.text().find(part) != std::string::npos; });
}

termios Person::modes() const {
  termios modes{};
  tcgetattr(terminal_, &modes);
  return modes;
}

int Person::ends() {
  auto line = told();
  while (line.find("ended ") != 0 && line.front() != '(') line = told();
  probe_ = -1;
  return line.front() == '(' ? -1 : std::stoi(line.substr(6));
}

int Person::ends_by_many(int signal) {
  const auto deadline = Clock::now() + patience;
  while (reported_.find("ended ") == std::string::npos && Clock::now() < deadline) {
    sends(signal);
    look(1);
  }
  return ends();
}

Person::Setup with(std::vector<std::string> arguments) {
  Person::Setup setup;
  setup.arguments = std::move(arguments);
  return setup;
}

}  // namespace pm::terminal
