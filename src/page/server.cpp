#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <list>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

#include <pm/page_server.hpp>

#include "page/microhttpd.hpp"

namespace pm::page {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr unsigned most_connections = 512, idle_seconds = 30;
constexpr std::size_t most_streams = 256, header_bytes = 16u << 10, many_strangers = 64;
constexpr Clock::duration stranger_deadline = 10s, stranger_deadline_of_many = 1s, beat_every = 15s,
                          sweep_every = 100ms, look_every = 1s;

// ---- The listening socket

class Socket {
 public:
  explicit Socket(int fd) : fd_(fd) {}
  ~Socket() {
    if (fd_ >= 0) ::close(fd_);
  }
  Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Socket& operator=(Socket&&) = delete;
  [[nodiscard]] int fd() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

std::string bracketed(const std::string& host) { return host.find(':') == std::string::npos ? host : "[" + host + "]"; }

tl::unexpected<Error> cannot_listen(const ListenAddress& address, int error) {
  const auto port = address.port ? fmt::format(":{}", *address.port) : std::string();
  return fail(
      ErrorKind::outside,
      fmt::format("cannot serve the room page at {}{}: {}", bracketed(address.host), port, std::strerror(error)),
      address.port ? "choose another port with --port, or leave it out for a free one"
                   : "choose an address of this machine with --listen");
}

void set_option(int fd, int level, int option, int value) { ::setsockopt(fd, level, option, &value, sizeof value); }

Result<Socket> listen_on(const ListenAddress& address) {
  addrinfo wanted{};
  wanted.ai_flags = AI_NUMERICHOST | AI_PASSIVE;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const auto port = std::to_string(address.port.value_or(0));
  if (::getaddrinfo(address.host.c_str(), port.c_str(), &wanted, &found) != 0)
    return cannot_listen(address, EADDRNOTAVAIL);
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, &::freeaddrinfo);
  Socket socket(::socket(found->ai_family, SOCK_STREAM, 0));
  if (socket.fd() < 0) return cannot_listen(address, errno);
  ::fcntl(socket.fd(), F_SETFD, FD_CLOEXEC);
  ::fcntl(socket.fd(), F_SETFL, O_NONBLOCK);
  set_option(socket.fd(), SOL_SOCKET, SO_REUSEADDR, 1);
  if (found->ai_family == AF_INET6) set_option(socket.fd(), IPPROTO_IPV6, IPV6_V6ONLY, 0);
#ifdef TCP_USER_TIMEOUT
  // A reader that has gone without a word (a closed laptop) is given up after this; connections inherit it.
  set_option(socket.fd(), IPPROTO_TCP, TCP_USER_TIMEOUT, static_cast<int>(idle_seconds) * 1000);
#endif
  if (::bind(socket.fd(), found->ai_addr, found->ai_addrlen) != 0 || ::listen(socket.fd(), SOMAXCONN) != 0)
    return cannot_listen(address, errno);
  return socket;
}

std::uint16_t port_of(int fd) {
  sockaddr_storage own{};
  socklen_t size = sizeof own;
  if (::getsockname(fd, reinterpret_cast<sockaddr*>(&own), &size) != 0) return 0;
  return ntohs(own.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6*>(&own)->sin6_port
                                         : reinterpret_cast<const sockaddr_in*>(&own)->sin_port);
}

/// The IPv4 address that this machine has on its network; nullopt without one. To connect a datagram socket looks up
/// the route and sends nothing; 192.0.2.1 is reserved for documentation.
std::optional<std::string> own_address() {
  const Socket socket(::socket(AF_INET, SOCK_DGRAM, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(9);
  ::inet_pton(AF_INET, "192.0.2.1", &address.sin_addr);
  socklen_t size = sizeof address;
  std::array<char, INET_ADDRSTRLEN> text{};
  if (::connect(socket.fd(), reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      ::getsockname(socket.fd(), reinterpret_cast<sockaddr*>(&address), &size) != 0 ||
      ::inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size()) == nullptr)
    return std::nullopt;
  return std::string(text.data());
}

// ---- Connections

class MicrohttpdServer;

/// A connection.
struct Peer {
  int fd = -1;
  Clock::time_point since;
  bool knows_token = false;
};

/// A stream of events to one reader.
struct Stream {
  MicrohttpdServer* server = nullptr;
  MHD_Connection* connection = nullptr;
  int fd = -1;
  std::string pending = {};   ///< not yet taken
  std::uint64_t version = 0;  ///< told last
  Clock::time_point told{};
  bool is_started = false, is_suspended = false, is_ended = false, is_gone = false;
};

class MicrohttpdServer : public Server {
 public:
  MicrohttpdServer(const MicrohttpdLibrary& mhd, const ServerSettings& settings, std::shared_ptr<const Snapshot> first)
      : mhd_(mhd), room_{settings.token, HostNames(settings.listen, settings.hosts), std::move(first)} {}

  ~MicrohttpdServer() override {
    if (daemon_ == nullptr) return;
    for (auto* stream : streams_) wake(*stream);  // what is suspended cannot be closed
    mhd_.stop_daemon(daemon_);
  }
  MicrohttpdServer(const MicrohttpdServer&) = delete;
  MicrohttpdServer& operator=(const MicrohttpdServer&) = delete;

  bool open(Socket socket) {
    port_ = port_of(socket.fd());
    unsigned flags = MHD_ALLOW_SUSPEND_RESUME;
    if (mhd_.is_feature_supported(MHD_FEATURE_EPOLL) == MHD_YES) flags |= MHD_USE_EPOLL;
    daemon_ = mhd_.start_daemon(flags, 0, nullptr, nullptr, &answer, this, MHD_OPTION_LISTEN_SOCKET, socket.fd(),  //
                                MHD_OPTION_CONNECTION_LIMIT, most_connections,                                     //
                                MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds,                                       //
                                MHD_OPTION_CONNECTION_MEMORY_LIMIT, header_bytes,                                  //
                                MHD_OPTION_UNESCAPE_CALLBACK, &keep_escapes, nullptr,                              //
                                MHD_OPTION_NOTIFY_CONNECTION, &note_connection, this,                              //
                                MHD_OPTION_END);
    if (daemon_ == nullptr) return false;
    socket.release();  // it belongs to the daemon now
    return true;
  }

  [[nodiscard]] std::uint16_t port() const override { return port_; }
  [[nodiscard]] std::size_t readers() const override { return streams_.size(); }

  void publish(std::shared_ptr<const Snapshot> snapshot) override {
    room_.newest = std::move(snapshot);
    for (auto* stream : streams_) wake(*stream);
  }

  void end(Ending ending) override {
    ending_ = ending;
    if (const auto listening = mhd_.quiesce_daemon(daemon_); listening >= 0) ::close(listening);  // others may have it
    for (auto* stream : streams_) wake(*stream);
  }

  void run(std::chrono::milliseconds at_most) override {
    const auto until = Clock::now() + at_most;
    do {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
      mhd_.run_wait(daemon_, static_cast<std::int32_t>(std::clamp<std::int64_t>(left.count(), 0, 100)));
      look_after();
    } while (Clock::now() < until);
  }

 private:
  // ---- What libmicrohttpd calls

  static std::size_t keep_escapes(void*, MHD_Connection*, char* text) { return std::strlen(text); }

  static void note_connection(void* self, MHD_Connection* connection, void** context,
                              MHD_ConnectionNotificationCode what) {
    auto& server = *static_cast<MicrohttpdServer*>(self);
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
      const auto* info = server.mhd_.get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
      *context = &server.peers_.emplace_back(Peer{info != nullptr ? info->connect_fd : -1, Clock::now()});
      return;
    }
    server.peers_.remove_if([&](const Peer& peer) { return &peer == *context; });
    *context = nullptr;
  }

  static MHD_Result answer(void* self, MHD_Connection* connection, const char* path, const char* method, const char*,
                           const char*, std::size_t*, void** context) {
    return static_cast<MicrohttpdServer*>(self)->answer_request(connection, path, method, *context);
  }

  static ssize_t read_stream(void* stream, std::uint64_t, char* into, std::size_t most) {
    auto& one = *static_cast<Stream*>(stream);
    return one.server->next_bytes(one, into, most);
  }

  static void free_stream(void* stream) {
    auto* one = static_cast<Stream*>(stream);
    std::erase(one->server->streams_, one);
    delete one;
  }

  static void free_body(void* body) { delete static_cast<std::shared_ptr<const std::string>*>(body); }

  // ---- Requests

  std::string_view header(MHD_Connection* connection, const char* name) {
    const auto* value = mhd_.lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value != nullptr ? std::string_view(value) : std::string_view();
  }

  /// Called when the headers are there, and again when the body would be. A request that is refused is answered at
  /// once, so that its body is not read; to answer others then would close their connection.
  MHD_Result answer_request(MHD_Connection* connection, const char* path, const char* method, void*& context) {
    Request request{method,
                    path,
                    header(connection, "Host"),
                    header(connection, "If-None-Match"),
                    header(connection, "Sec-Fetch-Site"),
                    header(connection, "Accept-Encoding")};
    const auto length = header(connection, "Content-Length");
    request.has_body = (!length.empty() && length != "0") || !header(connection, "Transfer-Encoding").empty();
    room_.is_full = streams_.size() >= most_streams;
    const auto response = route(request, room_);
    if (response.status < 400 && std::exchange(context, this) == nullptr) return MHD_YES;
    auto* peer = peer_of(connection);
    if (peer != nullptr && response.knows_token) peer->knows_token = true;
    auto* made = response.is_stream ? make_stream(connection, peer) : make_response(response);
    if (made == nullptr) return MHD_NO;
    for (const auto& [name, value] : response.headers)
      mhd_.add_response_header(made, std::string(name).c_str(), value.c_str());
    if (response.status >= 400) mhd_.add_response_header(made, "Connection", "close");
    const auto queued = mhd_.queue_response(connection, response.status, made);
    mhd_.destroy_response(made);
    return queued;
  }

  Peer* peer_of(MHD_Connection* connection) {
    const auto* info = mhd_.get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info != nullptr ? static_cast<Peer*>(info->socket_context) : nullptr;
  }

  MHD_Response* make_response(const Response& response) {
    auto* body = new std::shared_ptr<const std::string>(response.body);
    auto* bytes = const_cast<char*>((*body)->data());  // it is only read
    return mhd_.create_response((*body)->size(), bytes, &free_body, body);
  }

  MHD_Response* make_stream(MHD_Connection* connection, const Peer* peer) {
    auto* stream = new Stream{this, connection, peer != nullptr ? peer->fd : -1};
    return mhd_.create_stream(MHD_SIZE_UNKNOWN, 1024, &read_stream, stream, &free_stream);
  }

  // ---- Streams

  ssize_t next_bytes(Stream& stream, char* into, std::size_t most) {
    if (stream.is_gone) return MHD_CONTENT_READER_END_WITH_ERROR;
    if (stream.pending.empty()) prepare(stream);
    if (stream.pending.empty()) {
      if (stream.is_ended) return MHD_CONTENT_READER_END_OF_STREAM;
      stream.is_suspended = true;
      mhd_.suspend_connection(stream.connection);
      return 0;
    }
    const auto count = std::min(most, stream.pending.size());
    std::memcpy(into, stream.pending.data(), count);
    stream.pending.erase(0, count);
    return static_cast<ssize_t>(count);
  }

  /// The version to send to the reader: the newest one only, however many there were.
  void prepare(Stream& stream) {
    const auto now = Clock::now();
    if (!stream.is_started) {
      stream.is_started = true;
      stream.pending = stream_start();
      streams_.push_back(&stream);
    }
    if (stream.version != room_.newest->version) {
      stream.version = room_.newest->version;
      stream.pending += version_event(stream.version);
    } else if (now - stream.told >= beat_every) {
      stream.pending += beat_event();
    }
    if (ending_ && !stream.is_ended) {
      stream.is_ended = true;
      stream.pending += end_event(*ending_);
    }
    if (!stream.pending.empty()) stream.told = now;
  }

  void wake(Stream& stream) {
    if (!std::exchange(stream.is_suspended, false)) return;
    mhd_.resume_connection(stream.connection);
  }

  // ---- Limits

  void look_after() {
    const auto now = Clock::now();
    if (now - swept_ >= sweep_every) {
      swept_ = now;
      close_strangers(now);
      for (auto* stream : streams_)
        if (now - stream->told >= beat_every) wake(*stream);
    }
    if (now - looked_ >= look_every) {
      looked_ = now;
      for (auto* stream : streams_) look_whether_gone(*stream);
    }
  }

  /// Shutting down a socket makes libmicrohttpd close the connection.
  void close_strangers(Clock::time_point now) {
    const auto strangers =
        static_cast<std::size_t>(std::ranges::count_if(peers_, [](const Peer& peer) { return !peer.knows_token; }));
    const auto deadline = strangers > many_strangers ? stranger_deadline_of_many : stranger_deadline;
    for (const auto& peer : peers_)
      if (!peer.knows_token && now - peer.since >= deadline) ::shutdown(peer.fd, SHUT_RDWR);
  }

  /// libmicrohttpd does not watch a suspended connection.
  void look_whether_gone(Stream& stream) {
    char byte = 0;
    if (!stream.is_suspended || ::recv(stream.fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) != 0) return;
    stream.is_gone = true;
    wake(stream);
  }

  const MicrohttpdLibrary& mhd_;
  Room room_;
  MHD_Daemon* daemon_ = nullptr;
  std::uint16_t port_ = 0;
  std::list<Peer> peers_;
  std::vector<Stream*> streams_;
  std::optional<Ending> ending_;
  Clock::time_point swept_ = Clock::now(), looked_ = Clock::now();
};

}  // namespace

Result<std::unique_ptr<Server>> start_server(const ServerSettings& settings, std::shared_ptr<const Snapshot> first) {
  const auto mhd = microhttpd_library();
  if (!mhd) return tl::unexpected(mhd.error());
  auto socket = listen_on(settings.listen);
  if (!socket) return tl::unexpected(socket.error());
  auto server = std::make_unique<MicrohttpdServer>(**mhd, settings, std::move(first));
  if (!server->open(std::move(*socket)))
    return fail(ErrorKind::outside, "cannot serve the room page: libmicrohttpd does not start",
                "the meeting does not need it; the report shows the same at its end");
  return server;
}

std::string random_token() {
  std::array<std::uint8_t, 16> bytes{};
  while (::getentropy(bytes.data(), bytes.size()) != 0) {
  }
  return token_of(bytes);
}

std::string page_url(const ListenAddress& address, std::uint16_t port, std::string_view token) {
  const auto host = address.is_wildcard() ? own_address().value_or("127.0.0.1") : address.host;
  return fmt::format("http://{}:{}/{}/", bracketed(host), port, token);
}

}  // namespace pm::page
