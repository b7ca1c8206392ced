#include <pm/cli.hpp>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <istream>
#include <ostream>
#include <random>
#include <streambuf>
#include <system_error>

#include <pm/ascii.hpp>

#include "cli/run_program.hpp"

namespace pm {
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
      write(text::in_ascii(waiting));
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
  environment_.utf8 = text::names_utf8(variable("LC_ALL"), variable("LC_CTYPE"), variable("LANG"));
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
