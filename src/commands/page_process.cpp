#include "commands/page_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ostream>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#include <fmt/format.h>

namespace pm::commands {
namespace {

constexpr std::chrono::seconds start_time{5};

/// The page of a sitting that has just ended may still hold its port.
constexpr int port_attempts = 8, port_attempt_milliseconds = 100;

/// This program, also where its file was replaced while it runs.
std::string own_program() {
#ifdef __APPLE__
  std::array<char, 4096> path{};
  auto size = static_cast<std::uint32_t>(path.size());
  return _NSGetExecutablePath(path.data(), &size) == 0 ? std::string(path.data()) : std::string("pm");
#else
  return "/proc/self/exe";
#endif
}

/// The command line of the page. The token goes over the channel: other users can read command lines.
std::vector<std::string> command_line(const CommandContext& context, const PageOptions& options,
                                      const std::optional<std::uint16_t>& port) {
  std::vector<std::string> words = {"pm", "page-follow"};
  const auto add = [&](std::string_view name, const std::optional<std::string>& value) {
    if (value) words.push_back(std::string(name) + "=" + *value);
  };
  add("--dir", context.options().dir);
  add("--config", context.options().config);
  add("--listen", options.listen);
  if (port) add("--port", std::to_string(*port));
  for (const auto& host : options.hosts) add("--host", host);
  return words;
}

Result<pid_t> start_program(const std::vector<std::string>& words, int channel) {
  constexpr int channel_descriptor = 3;
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&files, channel, channel_descriptor);
#ifdef __GLIBC__
#if __GLIBC_PREREQ(2, 34)
  ::posix_spawn_file_actions_addclosefrom_np(&files, channel_descriptor + 1);  // what this process was given by others
#endif
#endif
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setpgroup(&attributes, 0);  // Ctrl-C at the interview does not reach it
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::array<char*, 1> nothing = {nullptr};  // a network parser gets no secret of this environment
  pid_t child = -1;
  const int failed =
      ::posix_spawn(&child, own_program().c_str(), &files, &attributes, arguments.data(), nothing.data());
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&attributes);
  if (failed != 0) return fail(ErrorKind::outside, std::string("cannot start the room page: ") + std::strerror(failed));
  return child;
}

}  // namespace

PageProcess::PageProcess(const CommandContext& context, PageOptions options)
    : context_(context), options_(std::move(options)), addresses_(context.environment()) {}

PageProcess::~PageProcess() { close(); }

Result<void> PageProcess::spawn(const std::optional<std::uint16_t>& port) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
    return fail(ErrorKind::outside, std::string("cannot start the room page: ") + std::strerror(errno));
  ::fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  channel_ = std::make_unique<PageChannel>(ends[0]);
  channel_->send("token", address_.token);
  told_path_.clear();
  tell_record();
  auto child = start_program(command_line(context_, options_, port), ends[1]);
  ::close(ends[1]);
  if (!child) {
    channel_.reset();
    return tl::unexpected(child.error());
  }
  child_ = *child;
  return await_start();
}

Result<void> PageProcess::await_start() {
  const auto answer = channel_->receive(start_time);
  if (answer && answer->name == "ready") {
    address_.port = static_cast<std::uint16_t>(std::stoul(answer->value));
    return {};
  }
  if (!answer && !channel_->is_closed()) ::kill(child_, SIGKILL);
  close();
  return fail(ErrorKind::outside, answer ? answer->value : "cannot start the room page: it does not answer");
}

Result<void> PageProcess::start() {
  auto settings = server_settings(context_, options_);
  if (!settings) return tl::unexpected(settings.error());
  settings_ = std::move(*settings);
  const auto kept = address_.port ? std::optional(address_) : addresses_.find(known_);
  address_.token = kept ? kept->token : page::random_token();
  const auto wanted = settings_.listen.port;
  auto started = spawn(wanted ? wanted : kept ? kept->port : std::nullopt);
  const bool is_kept_port = !wanted && kept;
  for (int i = 1; is_kept_port && !started && i < port_attempts; ++i) {
    ::poll(nullptr, 0, port_attempt_milliseconds);
    started = spawn(kept->port);
  }
  if (!started && is_kept_port) started = spawn(std::nullopt);  // somebody else has that port now
  if (!started) return tl::unexpected(started.error());
  addresses_.keep(known_, address_);
  return {};
}

std::string PageProcess::url() const {
  return page::page_url(settings_.listen, address_.port.value_or(0), address_.token);
}

void PageProcess::follow(const record::Record& record, const std::filesystem::path& path) {
  path_ = path;
  const bool is_first = known_.uid != record.uid;
  known_.uid = record.uid;
  known_.status = record.status;
  if (!channel_) return;
  take_messages();
  if (!channel_) return void(context_.err() << "The room page has stopped; /page starts it again.\n" << std::flush);
  tell_record();
  if (is_first) addresses_.keep(known_, address_);
}

void PageProcess::tell_record() {
  if (path_.empty() || path_ == told_path_) return;
  told_path_ = path_;
  channel_->send("record", path_.string());
}

void PageProcess::take_messages() {
  while (const auto message = channel_->receive())
    if (message->name == "readers") readers_ = std::stoul(message->value);
  if (channel_->is_closed()) close();
}

std::string PageProcess::describe() {
  if (channel_) take_messages();
  if (!channel_) {
    const auto started = start();
    if (!started) return started.error().message;
    return warning().empty() ? "Room page: " + url() : fmt::format("Room page: {}. {}", url(), warning());
  }
  return fmt::format("Room page: {} ({} {})", url(), readers_, readers_ == 1 ? "reader" : "readers");
}

void PageProcess::end(const record::Record& record, bool is_final) {
  if (channel_) channel_->send("end", is_final ? "final" : "paused");
  if (is_final) addresses_.forget(record);
  close();
}

void PageProcess::close() {
  channel_.reset();
  readers_ = 0;
  if (child_ > 0) ::waitpid(child_, nullptr, WNOHANG);
}

}  // namespace pm::commands
