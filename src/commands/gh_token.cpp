// Gets a token from `gh`, which stores it in the system keyring. Uses a short timeout.
#include "commands/gh_token.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>

#include <pm/text.hpp>

extern char** environ;

namespace pm::commands {
namespace {

constexpr std::chrono::seconds longest_wait{10};
constexpr std::size_t longest_token = 4096;

pid_t start_gh(const std::string& host, int into) {
  std::array<std::string, 5> words{"gh", "auth", "token", "--hostname", host};
  std::array<char*, 6> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&files, into, STDOUT_FILENO);
  pid_t child = -1;
  const int failed = ::posix_spawnp(&child, "gh", &files, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&files);
  return failed == 0 ? child : -1;
}

std::string read_until_end(int from) {
  const auto until = std::chrono::steady_clock::now() + longest_wait;
  std::string all;
  while (all.size() < longest_token) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd waiting{from, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return "";
    std::array<char, 512> bytes{};
    const auto got = ::read(from, bytes.data(), bytes.size());
    if (got <= 0) return all;
    all.append(bytes.data(), static_cast<std::size_t>(got));
  }
  return "";
}

}  // namespace

std::optional<std::string> ask_gh_for_token(const std::string& host) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return std::nullopt;
  const auto child = start_gh(host, pipe[1]);
  ::close(pipe[1]);
  const auto said = child > 0 ? read_until_end(pipe[0]) : "";
  ::close(pipe[0]);
  if (child <= 0) return std::nullopt;
  if (said.empty()) ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  std::string token(text::trim(said));
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || token.empty()) return std::nullopt;
  return token;
}

}  // namespace pm::commands
