#include "trackers/stub_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

namespace pm::test {
namespace {

std::size_t length_in(std::string_view head) {
  const auto at = head.find("Content-Length: ");
  return at == std::string_view::npos ? 0 : std::strtoul(head.data() + at + 16, nullptr, 10);
}

std::string read_request(int connection) {
  std::string all;
  std::array<char, 4096> bytes{};
  for (;;) {
    if (const auto end = all.find("\r\n\r\n"); end != std::string::npos)
      if (all.size() >= end + 4 + length_in(std::string_view(all).substr(0, end + 2))) return all;
    const auto got = ::read(connection, bytes.data(), bytes.size());
    if (got <= 0) return all;
    all.append(bytes.data(), static_cast<std::size_t>(got));
  }
}

void write_all(int connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

}  // namespace

StubServer::StubServer(Answer answer) : answer_(std::move(answer)) {
  listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listening_, any, length) != 0 || ::listen(listening_, 16) != 0 ||
      ::getsockname(listening_, any, &length) != 0 || ::pipe(wake_) != 0)
    throw std::runtime_error("no server could be started for the test");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

StubServer::~StubServer() {
  ::close(wake_[1]);
  thread_.join();
  for (const int held : held_) ::close(held);
  ::close(wake_[0]);
  ::close(listening_);
}

std::vector<std::string> StubServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void StubServer::serve() {
  for (;;) {
    std::array<pollfd, 2> waiting{{{listening_, POLLIN, 0}, {wake_[0], POLLIN | POLLHUP, 0}}};
    ::poll(waiting.data(), waiting.size(), -1);
    if (waiting[1].revents != 0) return;
    const int connection = ::accept(listening_, nullptr, nullptr);
    if (connection >= 0) serve_one(connection);
  }
}

void StubServer::serve_one(int connection) {
  const auto request = read_request(connection);
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
  }
  const auto reply = answer_(request);
  write_all(connection, reply.bytes);
  if (reply.hangs)
    held_.push_back(connection);
  else
    ::close(connection);
}

std::string http_answer(int status, const std::string& body, const std::string& headers) {
  return "HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

}  // namespace pm::test
