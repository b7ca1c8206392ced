// Any bytes as a request to the room page, one field a line: only somebody with the token gets content, only by GET or
// HEAD, and only under a host name of the page; an address that is accepted is one.
#include <array>
#include <cstdint>
#include <string>

#include <pm/page.hpp>

#include "fuzz/must.hpp"

namespace {

using namespace pm::page;

constexpr std::string_view token = "0123456789abcdefghijkl";

const Room& room() {
  static const Room here = [] {
    RoomContent content;
    content.record.emplace().title = "Checkout answers with 500s";
    return Room{std::string(token), HostNames({"127.0.0.1", {}}, {"pm.example.org"}), make_snapshot(content, nullptr),
                false};
  }();
  return here;
}

/// The next line, and what follows it.
std::string_view next_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

bool is_own_host(std::string_view host) {
  return host.starts_with("127.") || host.starts_with("[::1]") || host.size() >= 9;  // "localhost", "pm.example.org"
}

void check_address(std::string_view text) {
  const auto address = parse_listen_address(text);
  if (!address) return;
  must(address->host.find_first_not_of("0123456789abcdef.:") == std::string::npos, "an address is numeric");
  must(!address->port || *address->port > 0, "a port is not 0");
  const auto host = address->host.find(':') == std::string::npos ? address->host : "[" + address->host + "]";
  const auto again = parse_listen_address(host + (address->port ? ":" + std::to_string(*address->port) : ""));
  must(again && again->host == address->host && again->port == address->port, "an address can be written and read");
  must(HostNames(*address, {}).accepts(host), "the page answers under its own address");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  Request request;
  request.method = next_line(rest);
  request.path = next_line(rest);
  request.host = next_line(rest);
  request.if_none_match = next_line(rest);
  request.fetch_site = next_line(rest);
  request.accept_encoding = next_line(rest);
  request.has_body = next_line(rest) == "body";
  check_address(request.host);
  const auto answer = route(request, room());
  must(answer.body != nullptr && !answer.headers.empty(), "every request has an answer");
  const bool has_content = answer.status < 400;
  if (has_content) {
    must(request.method == "GET" || request.method == "HEAD", "nothing but GET and HEAD");
    must(!request.has_body, "no body");
    must(request.path.substr(0, 23) == "/" + std::string(token), "the token is in the path");
    must(is_own_host(request.host) && room().hosts.accepts(request.host), "the host is the page's own");
    must(answer.knows_token, "who gets content has shown the token");
  }
  must(has_content || answer.body->size() < 100, "an error says little");
  must(!answer.is_stream || answer.status == 200, "a stream is an answer");
  for (const auto& [name, value] : answer.headers)
    must(value.find_first_of("\r\n") == std::string::npos, "a header is one line");
  return 0;
}
