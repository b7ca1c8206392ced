#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <ios>
#include <istream>
#include <ostream>
#include <random>
#include <streambuf>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <pm/cli.hpp>
#include <pm/text.hpp>

namespace pm {

/// See `Environment::run`.
[[nodiscard]] Result<ProgramResult> run_program(const std::vector<std::string>& words);

}  // namespace pm

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
bool is_repository_variable(std::string_view variable) {
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
    if (!is_repository_variable(*variable)) kept.push_back(*variable);
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

namespace {

/// Has a stream pass on why it cannot be read, for as long as this lives.
class Exceptions {
 public:
  explicit Exceptions(std::istream& in) : in_(in), before_(in.exceptions()) { in_.exceptions(std::ios::badbit); }
  ~Exceptions() {
    in_.clear(in_.rdstate() & ~std::ios::badbit);  // or setting `before_` could throw
    in_.exceptions(before_);
  }
  Exceptions(const Exceptions&) = delete;
  Exceptions& operator=(const Exceptions&) = delete;

 private:
  std::istream& in_;
  std::ios::iostate before_;
};

}  // namespace

Result<std::string> read_standard_input(std::istream& in, std::size_t most) {
  std::string text;
  try {
    const Exceptions passed_on(in);
    std::array<char, 1 << 15> piece;
    while (text.size() <= most && (in.read(piece.data(), piece.size()) || in.gcount() > 0))
      text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  } catch (const std::system_error& error) {
    return fail(ErrorKind::usage, "standard input cannot be read: " + error.code().message(),
                "redirect a file or a pipe to it");
  }
  if (text.size() > most)
    return fail(ErrorKind::usage, "standard input is longer than " + std::to_string(most >> 20U) + " MB");
  return text;
}

namespace {

// A stream over a file descriptor that keeps the errno of a failed write, unlike std::cout.
class Descriptor : public std::streambuf {
 public:
  explicit Descriptor(int fd) : fd_(fd) { setp(bytes_.data(), bytes_.data() + bytes_.size()); }
  [[nodiscard]] int failure() const { return failure_; }
  void write_ascii() { ascii_ = true; }

 protected:
  int_type underflow() override {
    ssize_t got = 0;
    do got = ::read(fd_, bytes_.data(), bytes_.size());
    while (got < 0 && errno == EINTR);
    // The stream that reads from here takes it for "bad", and passes it on to whoever asked it for exceptions.
    if (got < 0) throw std::system_error(errno, std::generic_category(), "read");
    if (got == 0) return traits_type::eof();
    setg(bytes_.data(), bytes_.data(), bytes_.data() + got);
    return traits_type::to_int_type(bytes_.front());
  }
  int_type overflow(int_type c) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }
  int sync() override {
    const std::string_view waiting(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    if (ascii_)
      write(text::to_ascii(waiting));
    else
      write(waiting);
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    return failure_ == 0 ? 0 : -1;
  }

 private:
  void write(std::string_view left) {
    while (failure_ == 0 && !left.empty()) {
      const ssize_t wrote = ::write(fd_, left.data(), left.size());
      if (wrote >= 0)
        left.remove_prefix(static_cast<std::size_t>(wrote));
      else if (errno != EINTR)
        failure_ = errno;
    }
  }

  bool ascii_ = false;
  int fd_;
  int failure_ = 0;
  std::array<char, 1 << 15> bytes_;
};

/// Puts a descriptor in the place of each of the three that the process was started without. Otherwise the first file
/// that is opened takes its place, and is read as standard input or written as standard output. These fail as a closed
/// one does.
void open_missing_descriptors() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(fd, F_GETFD) < 0 && errno == EBADF)
      static_cast<void>(::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY));  // takes the lowest free one
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// Programs on the PATH are shown by name; "scripts/pm" and "./pm" as typed.
std::string as_typed(std::string_view called) {
  const bool safe = std::ranges::all_of(called, [](unsigned char c) {
    return std::isalnum(c) != 0 || std::string_view("./_-+~").find(static_cast<char>(c)) != std::string_view::npos;
  });
  return safe && called.find('/') != std::string_view::npos ? std::string(called) : "pm";
}

/// The C library reads TZ in all its forms ("CET-1CEST", a file's path) and /etc/localtime.
time::Day local_day(time::Micros at) {
  const auto seconds = std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(at));
  std::tm local{};
  if (::localtime_r(&seconds, &local) == nullptr) return time::utc_day(at);
  return time::day_of(std::chrono::local_days{std::chrono::year{local.tm_year + 1900} /
                                              std::chrono::month{static_cast<unsigned>(local.tm_mon) + 1} /
                                              std::chrono::day{static_cast<unsigned>(local.tm_mday)}});
}

std::size_t terminal_columns() {
  winsize size{};
  for (const int fd : {STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO})
    if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace

struct ProcessEnvironment::Streams {
  Descriptor in_bytes{STDIN_FILENO}, out_bytes{STDOUT_FILENO}, err_bytes{STDERR_FILENO};
  std::istream in{&in_bytes};
  std::ostream out{&out_bytes}, err{&err_bytes};
};

ProcessEnvironment::ProcessEnvironment(std::string_view called) : streams_(std::make_unique<Streams>()) {
  open_missing_descriptors();
  streams_->err.tie(&streams_->out);
  streams_->err.setf(std::ios::unitbuf);
  environment_.in = &streams_->in;
  environment_.out = &streams_->out;
  environment_.err = &streams_->err;
  environment_.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  environment_.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  environment_.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  if (environment_.out_is_terminal || environment_.err_is_terminal) environment_.columns = terminal_columns();
  environment_.utf8 = text::is_utf8_locale(variable("LC_ALL"), variable("LC_CTYPE"), variable("LANG"));
  environment_.columns = text::columns_for(environment_.columns, !environment_.utf8);
  if (!environment_.utf8) streams_->err_bytes.write_ascii();
  if (!environment_.utf8 && environment_.out_is_terminal) streams_->out_bytes.write_ascii();
  environment_.program_name = as_typed(called);
  environment_.variable = [](const std::string& name) -> std::optional<std::string> {
    if (const char* value = std::getenv(name.c_str())) return value;
    return std::nullopt;
  };
  environment_.now = [] { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); };
  ::tzset();
  environment_.local_day = local_day;
  environment_.random = [device = std::make_shared<std::random_device>()] {
    constexpr unsigned bits = 32;
    return std::uint64_t{(*device)()} << bits | (*device)();
  };
  environment_.run = run_program;
  std::error_code gone;  // a removed working directory has no path; commands that need it report that
  environment_.cwd = std::filesystem::current_path(gone);
}

ProcessEnvironment::~ProcessEnvironment() = default;

int ProcessEnvironment::finish(int code) {
  streams_->out.flush();
  const int failure = streams_->out_bytes.failure();
  if (failure == 0 || failure == EPIPE) return code;
  streams_->err << "pm: cannot write to standard output: " << std::strerror(failure) << "\n";
  return code == 130 ? code : 3;
}

}  // namespace pm
