#include <set>

#include <pm/page.hpp>

#include "catch.hpp"

using pm::page::HostNames;
using pm::page::parse_listen_address;

TEST_CASE("page token: 22 characters of a path, different for each of 128 bits") {
  std::array<std::uint8_t, 16> bytes{};
  std::set<std::string> tokens{pm::page::token_of(bytes)};
  for (unsigned bit = 0; bit < 128; ++bit) {
    auto other = bytes;
    other[bit / 8] = static_cast<std::uint8_t>(1U << (bit % 8));
    tokens.insert(pm::page::token_of(other));
  }
  CHECK(tokens.size() == 129);
  for (const auto& token : tokens) CHECK(pm::page::is_token(token));
  CHECK_FALSE(pm::page::is_token("short"));
  CHECK_FALSE(pm::page::is_token("../../etc/passwd......"));
}

TEST_CASE("page address: an IPv4 or IPv6 address, with or without a port") {
  struct {
    const char *text, *host;
    int port;
  } good[] = {
      {"127.0.0.1", "127.0.0.1", 0},
      {"0.0.0.0:8080", "0.0.0.0", 8080},
      {"localhost", "127.0.0.1", 0},
      {"localhost:80", "127.0.0.1", 80},
      {"::1", "::1", 0},
      {"[::1]:65535", "::1", 65535},
      {"[FE80::1]", "fe80::1", 0},
  };
  for (const auto& one : good) {
    INFO(one.text);
    const auto parsed = parse_listen_address(one.text);
    REQUIRE(parsed);
    CHECK(parsed->host == one.host);
    CHECK(parsed->port.value_or(0) == one.port);
  }
  for (const auto* bad : {"", "pm.example.org", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "1.2.3", "1.2.3.4.5",
                          "1.2.3.256", "[::1", "[::1]8080", "[::1]:", ":8080", "127.0.0.1:80x", "-1.2.3.4"}) {
    INFO(bad);
    CHECK_FALSE(parse_listen_address(bad));
  }
}

TEST_CASE("page host: a name is no address of a page") {
  for (const auto* good : {"pm.example.org", "laptop", "A-1.ts.net"}) CHECK(pm::page::is_host_name(good));
  for (const auto* bad : {"", "https://pm.example.org", "pm.example.org:8080", "pm.example.org/", ".org", "a.", "a b"})
    CHECK_FALSE(pm::page::is_host_name(bad));
}

TEST_CASE("page host: loopback, the address listened on and the names given; never another name") {
  const HostNames local({"127.0.0.1", {}}, {"PM.example.org"});
  for (const auto* good : {"127.0.0.1", "127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]:8080", "127.9.9.9",
                           "pm.example.org", "pm.EXAMPLE.org:443"}) {
    INFO(good);
    CHECK(local.accepts(good));
  }
  for (const auto* bad :
       {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.1.5",
        "localhost:", "localhost:x", "localhost:1:2", "[::1", "::1", "127.0.0.1@evil.example", "pm.example.org."}) {
    INFO(bad);
    CHECK_FALSE(local.accepts(bad));
  }
  CHECK_FALSE(local.accepts(std::string_view("localhost\0", 10)));
  const HostNames network({"192.168.1.5", {}}, {});
  CHECK(network.accepts("192.168.1.5:8080"));
  CHECK_FALSE(network.accepts("192.168.1.6"));
  const HostNames any({"0.0.0.0", {}}, {});
  CHECK(any.accepts("192.168.1.6"));
  CHECK(any.accepts("[fe80::1]:80"));
  CHECK_FALSE(any.accepts("evil.example"));
}
