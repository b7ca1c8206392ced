#include "commands/page_serving.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <new>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <pm/meeting_position.hpp>
#include <pm/record.hpp>
#include <pm/store.hpp>

namespace pm::commands {
namespace {

using interview::Section;

/// A record larger than this is not shown: rendering would take the memory that the process has.
constexpr std::size_t most_record_bytes = 8u << 20;

page::Focus focus_of(Section section) {
  switch (section) {
    case Section::durations:
      return page::Focus::reasons;
    case Section::noticed:
      return page::Focus::observations;
    case Section::factors:
      return page::Focus::factors;
    case Section::fixes:
      return page::Focus::fixes;
    default:
      return page::Focus::picture;
  }
}

std::optional<page::QuestionCard> question_card(const record::Record& r, const CommandContext& context) {
  interview::InterviewContext room;
  room.now = context.environment().now();
  room.local_day = context.environment().local_day;
  room.zone = context.zone();
  room.check = lint_settings(context);
  room.team_questions = context.config().questions;
  const auto at = interview::meeting_position(r, room);
  if (!at) return std::nullopt;
  return page::QuestionCard{
      std::string(to_string(at->section)), at->number, at->count, at->minutes, at->question, focus_of(at->section)};
}

}  // namespace

void define_page_options(Flags& flags, PageOptions& options) {
  flags.option("--listen", "ADDR[:PORT]", options.listen, "Address of the room page (default: 127.0.0.1)");
  flags.option("--port", "N", options.port, "Port of the room page (default: a free one, kept for pm resume)");
  flags.option("--host", "NAME", options.hosts, "Name under which readers reach the room page, as through a proxy");
}

Result<page::ServerSettings> server_settings(const CommandContext& context, const PageOptions& options) {
  const auto& config = context.config().page;
  const auto text = options.listen ? options.listen : config.listen;
  const auto listen = page::parse_listen_address(text.value_or("127.0.0.1"));
  if (!listen)
    return fail(ErrorKind::usage,
                fmt::format("{}: \"{}\" is not an address", options.listen ? "--listen" : "[page] listen", *text),
                "for example: 127.0.0.1, 0.0.0.0:8080 or [::1]:8080");
  page::ServerSettings settings{*listen, config.hosts, {}};
  settings.hosts.insert(settings.hosts.end(), options.hosts.begin(), options.hosts.end());
  for (const auto& name : settings.hosts)
    if (!page::is_host_name(name))
      return fail(ErrorKind::usage, fmt::format("--host: \"{}\" is not a host name", name),
                  "give the name alone, without https:// and port: --host pm.example.org");
  if (!options.port) return settings;
  if (options.listen && listen->port)
    return fail(ErrorKind::usage, "--port and --listen both give a port", "leave one of them out");
  if (*options.port < 1 || *options.port > 65535 || std::floor(*options.port) != *options.port)
    return fail(ErrorKind::usage, "--port: must be 1 to 65535", "for example: --port 8080");
  settings.listen.port = static_cast<std::uint16_t>(*options.port);
  return settings;
}

std::string_view network_warning(const page::ListenAddress& address) {
  return address.is_loopback()
             ? ""
             : "Anyone on this network who can read the traffic can read the page: it is not encrypted.";
}

// ---- The record

FollowedRecord::FollowedRecord(const CommandContext& context) : context_(context) {
  content_.at = context.environment().now();
  newest_ = page::make_snapshot(content_, nullptr);
}

void FollowedRecord::follow(std::filesystem::path path) {
  if (path == path_) return;
  path_ = std::move(path);
  state_ = {};
}

bool FollowedRecord::is_final() const { return content_.record && content_.record->status == record::Status::final; }

FollowedRecord::FileState FollowedRecord::state_of(const std::filesystem::path& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0) return {.seconds = 1};
#ifdef __APPLE__
  const auto& changed = found.st_mtimespec;
#else
  const auto& changed = found.st_mtim;
#endif
  return {found.st_dev, found.st_ino, found.st_size, changed.tv_sec, changed.tv_nsec};
}

void FollowedRecord::read() {
  const auto cannot = [&](std::string_view why) {
    const auto zone = content_.record ? record::zone_of(*content_.record) : context_.zone();
    content_.notice = fmt::format("The record cannot be read since {} {} ({}). This is its state before.",
                                  time::clock_text(zone, context_.environment().now()), zone.name(), why);
  };
  try {
    const auto text = store::read_file(path_, most_record_bytes);
    if (!text)
      return cannot(state_.size < 0                                       ? "no such file"
                    : state_.size > static_cast<off_t>(most_record_bytes) ? "it is too large"
                                                                          : "it cannot be opened");
    auto read = record::read(*text);
    if (!read.record) return cannot("it is malformed");
    content_.record = std::move(read.record);
    content_.card = question_card(*content_.record, context_);
    content_.notice.clear();
  } catch (const std::bad_alloc&) {
    cannot("it is too large");
  }
}

std::shared_ptr<const page::Snapshot> FollowedRecord::read_changes() {
  if (path_.empty()) return nullptr;
  const auto state = state_of(path_);
  if (state == state_) return nullptr;
  state_ = state;
  content_.at = context_.environment().now();
  read();
  auto next = page::make_snapshot(content_, newest_.get());
  if (next) newest_ = next;
  return next;
}

void serve_page(page::Server& server, FollowedRecord& record,
                const std::function<std::optional<page::Ending>()>& stopped) {
  std::optional<page::Ending> ending;
  while (!(ending = stopped())) {
    if (auto next = record.read_changes()) server.publish(std::move(next));
    server.run(page_tick);
  }
  if (auto next = record.read_changes()) server.publish(std::move(next));
  server.end(*ending);
  constexpr int last_ticks = 10;  // a reader that takes nothing is not waited for
  for (int i = 0; i < last_ticks && (i == 0 || server.readers() > 0); ++i) server.run(page_tick);
}

// ---- The channel

PageChannel::PageChannel(int fd) : fd_(fd) {
  ::fcntl(fd_, F_SETFD, FD_CLOEXEC);
  ::fcntl(fd_, F_SETFL, O_NONBLOCK);
}

PageChannel::~PageChannel() { ::close(fd_); }

void PageChannel::send(std::string_view name, std::string_view value) {
  auto message = std::string(name) + " " + std::string(value);
  message += '\0';
  if (::send(fd_, message.data(), message.size(), MSG_DONTWAIT) < 0 && errno != EAGAIN && errno != EINTR)
    is_closed_ = true;
}

std::optional<PageChannel::Message> PageChannel::receive() {
  std::array<char, 4096> piece{};
  for (;;) {
    if (const auto end = received_.find('\0'); end != std::string::npos) {
      const auto message = received_.substr(0, end);
      received_.erase(0, end + 1);
      const auto space = std::min(message.find(' '), message.size());
      return Message{message.substr(0, space), message.substr(std::min(space + 1, message.size()))};
    }
    const auto got = ::recv(fd_, piece.data(), piece.size(), MSG_DONTWAIT);
    if (got > 0) {
      received_.append(piece.data(), static_cast<std::size_t>(got));
      continue;
    }
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) is_closed_ = true;
    return std::nullopt;
  }
}

std::optional<PageChannel::Message> PageChannel::receive(std::chrono::milliseconds at_most) {
  if (auto message = receive(); message || is_closed_) return message;
  pollfd waiting{fd_, POLLIN, 0};
  static_cast<void>(::poll(&waiting, 1, static_cast<int>(at_most.count())));
  return receive();
}

}  // namespace pm::commands
