// Runs a child process to completion and captures its output and exit status.
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <utility>

#include "cli/run_program.hpp"

extern char** environ;

namespace pm {
namespace {

/// A pipe end, closed by its destructor and on exec.
class End {
 public:
  End() = default;
  explicit End(int fd) : fd_(fd) {}
  End(End&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  End& operator=(End&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~End() { close(); }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  [[nodiscard]] int fd() const { return fd_; }

 private:
  int fd_ = -1;
};

struct Pipe {
  End read, write;
  bool open() {
    std::array<int, 2> fds{};
    if (::pipe2(fds.data(), O_CLOEXEC) != 0) return false;
    read = End(fds[0]);
    write = End(fds[1]);
    return true;
  }
};

/// Variables that git sets in a hook for its repository. A child process gets the repository by arguments, and
/// may be asked about another repository.
bool names_repository(std::string_view variable) {
  constexpr std::array names = {"GIT_DIR=",
                                "GIT_WORK_TREE=",
                                "GIT_INDEX_FILE=",
                                "GIT_PREFIX=",
                                "GIT_COMMON_DIR=",
                                "GIT_NAMESPACE=",
                                "GIT_OBJECT_DIRECTORY=",
                                "GIT_IMPLICIT_WORK_TREE=",
                                "GIT_INTERNAL_SUPER_PREFIX="};
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return variable.starts_with(name); });
}

std::vector<char*> environment_without_repository() {
  std::vector<char*> kept;
  for (char** variable = environ; *variable != nullptr; ++variable)
    if (!names_repository(*variable)) kept.push_back(*variable);
  kept.push_back(nullptr);
  return kept;
}

tl::unexpected<Error> not_run(const std::string& program, int error) {
  return fail(ErrorKind::outside, program + ": cannot run: " + std::strerror(error));
}

/// Reads both pipes until their end, to avoid a deadlock.
void drain(Pipe& out, Pipe& err, ProgramResult& end) {
  std::array<char, 1 << 14> piece;
  std::array<std::pair<End*, std::string*>, 2> open = {{{&out.read, &end.out}, {&err.read, &end.err}}};
  while (open[0].first->fd() >= 0 || open[1].first->fd() >= 0) {
    std::array<pollfd, 2> waiting = {{{open[0].first->fd(), POLLIN, 0}, {open[1].first->fd(), POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (waiting[i].revents == 0) continue;
      const auto got = ::read(open[i].first->fd(), piece.data(), piece.size());
      if (got > 0)
        open[i].second->append(piece.data(), static_cast<std::size_t>(got));
      else if (got == 0 || errno != EINTR)
        open[i].first->close();
    }
  }
}

}  // namespace

Result<ProgramResult> run_program(const std::vector<std::string>& words) {
  Pipe out, err;
  if (words.empty() || !out.open() || !err.open()) return not_run(words.empty() ? "" : words.front(), errno);
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&files, out.write.fd(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, err.write.fd(), STDERR_FILENO);
  // Restores the default SIGPIPE for the child.
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  sigset_t as_usual;
  sigemptyset(&as_usual);
  sigaddset(&as_usual, SIGPIPE);
  sigaddset(&as_usual, SIGXFSZ);
  ::posix_spawnattr_setsigdefault(&attributes, &as_usual);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t child = 0;
  auto environment = environment_without_repository();
  const int failed = ::posix_spawnp(&child, arguments[0], &files, &attributes, arguments.data(), environment.data());
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&attributes);
  if (failed != 0) return not_run(words.front(), failed);
  out.write.close();
  err.write.close();
  ProgramResult end;
  drain(out, err, end);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  end.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return end;
}

}  // namespace pm
