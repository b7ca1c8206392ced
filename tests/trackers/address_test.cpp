#include <pm/trackers.hpp>

#include "catch.hpp"

using pm::http::read_address;

TEST_CASE("url: parses and formats") {
  const auto plain = read_address("https://redmine.example.org");
  REQUIRE(plain);
  CHECK(plain->authority() == "redmine.example.org");
  CHECK(plain->port == 443);
  CHECK(plain->url() == "https://redmine.example.org");
  const auto full = read_address("HTTPS://Tools.Example.org:8443/redmine/");
  REQUIRE(full);
  CHECK(full->url() == "https://tools.example.org:8443/redmine");
  CHECK(read_address("https://a.example:443")->authority() == "a.example");
  CHECK(read_address("http://a.example:443")->authority() == "a.example:443");
}

TEST_CASE("url: ambiguous hosts are refused") {
  for (const auto* url : {"",
                          "https://",
                          "ftp://a.example",
                          "a.example",
                          "https://user@a.example",
                          "https://user:pw@a.example",
                          "https://a.example\\@b.example",
                          "https://a.example#@b.example",
                          "https://a.example?x=1",
                          "https:///a.example",
                          "https://a.example:0",
                          "https://a.example:99999",
                          "https://a.example:8a",
                          "https://a.example:",
                          "https://a b",
                          "https://a.example/%2e%2e",
                          "https://a.example/../b",
                          "https://[::2]",
                          "https://a.example\r\nX: y",
                          "https://\xD0\xB0.example",
                          "https://-a.example",
                          "https://.example",
                          "javascript://a.example"}) {
    INFO(url);
    CHECK_FALSE(read_address(url));
  }
}

TEST_CASE("url: recognises this machine") {
  for (const auto* url : {"http://localhost:3000", "http://127.0.0.1", "http://127.9.9.9", "http://[::1]:80"}) {
    INFO(url);
    CHECK(read_address(url)->is_loopback());
  }
  for (const auto* url : {"http://localhost.example.org", "http://127.0.0.1.example.org", "http://128.0.0.1",
                          "http://127.0.0.1.", "http://10.0.0.1", "http://127.1"}) {
    INFO(url);
    const auto address = read_address(url);
    CHECK_FALSE((address && address->is_loopback()));
  }
}

TEST_CASE("url: percent-encodes parts") {
  CHECK(pm::http::percent_encoded("group/a name+ü") == "group%2Fa%20name%2B%C3%BC");
  CHECK(pm::http::percent_encoded("-._~aZ9") == "-._~aZ9");
}

TEST_CASE("headers: case-insensitive, the last counts") {
  const pm::http::Response response{200, {{"link", "a"}, {"Retry-After", "7"}, {"LINK", "b"}}, ""};
  CHECK(response.header("Link") == "b");
  CHECK(response.header("retry-after") == "7");
  CHECK(response.header("Age").empty());
}
