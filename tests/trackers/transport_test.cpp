// libcurl itself, against a server on this machine.
#include <pm/trackers.hpp>

#include "catch.hpp"
#include "trackers/stub_server.hpp"

using pm::http::HttpError;
using pm::http::HttpLimits;
using pm::http::Request;
using pm::http::Response;
using pm::test::http_answer;
using pm::test::StubServer;
using namespace std::chrono_literals;

namespace {

StubServer::Answer always(const StubServer::Reply& reply) {
  return [reply](const std::string&) { return reply; };
}

tl::expected<Response, HttpError> send(const Request& request, const HttpLimits& limits = {},
                                       const std::function<bool()>& stopped = nullptr) {
  auto transport = pm::http::open_transport(limits, stopped);
  if (!transport) FAIL(transport.error().message << ": " << transport.error().hint);
  return (*transport)->send(request);
}

Request get(const StubServer& server) { return {"GET", server.url() + "/issues?page=1", {{"X-Key", "k"}}, ""}; }
Request post(const StubServer& server) {
  return {"POST", server.url() + "/issues", {{"Content-Type", "application/json"}, {"X-Key", "k"}}, R"({"a":1})"};
}

}  // namespace

TEST_CASE("transport: sends requests, returns responses") {
  const StubServer server(
      always({http_answer(201, R"({"id":7})", "Link: <x>; rel=\"next\"\r\nRetry-After: 3\r\n"), false}));
  const auto answer = send(post(server));
  REQUIRE(answer);
  CHECK(answer->status == 201);
  CHECK(answer->body == R"({"id":7})");
  CHECK(answer->header("link") == "<x>; rel=\"next\"");
  CHECK(answer->header("Retry-After") == "3");
  const auto asked = server.requests().at(0);
  INFO(asked);
  CHECK(asked.starts_with("POST /issues HTTP/1.1\r\n"));
  CHECK(asked.find("X-Key: k\r\n") != std::string::npos);
  CHECK(asked.find("Expect") == std::string::npos);
  CHECK(asked.ends_with("\r\n\r\n{\"a\":1}"));
}

TEST_CASE("transport: follows no redirect") {
  const StubServer elsewhere(always({http_answer(200, "caught"), false}));
  const StubServer server(always({http_answer(302, "", "Location: " + elsewhere.url() + "/\r\n"), false}));
  const auto answer = send(get(server));
  REQUIRE(answer);
  CHECK(answer->status == 302);
  CHECK(elsewhere.requests().empty());
}

TEST_CASE("transport: times out as unclear") {
  const StubServer server(always({"", true}));
  const auto answer = send(post(server), {500ms, 300ms, 1u << 20});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().kind == HttpError::Kind::unclear);
}

TEST_CASE("transport: a truncated response is an error") {
  const StubServer server(always({"HTTP/1.1 201 Made\r\nContent-Length: 100\r\n\r\n{\"id\":", false}));
  const auto answer = send(post(server));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().kind == HttpError::Kind::unclear);
  const StubServer silent(always({"", false}));
  CHECK(send(post(silent)).error().kind == HttpError::Kind::unclear);
}

TEST_CASE("transport: connection refused is not_sent") {
  std::string url;
  {
    const StubServer server(always({"", false}));
    url = server.url();
  }
  const auto answer = send({"POST", url + "/issues", {}, "{}"});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().kind == HttpError::Kind::not_sent);
}

TEST_CASE("transport: invalid HTTP is an error") {
  const StubServer server(always({"\x16\x03\x01 hello\r\n\r\n", false}));
  const auto answer = send(get(server));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().kind == HttpError::Kind::unclear);
}

TEST_CASE("transport: limits the size of responses") {
  const std::string body(10u << 20, 'x');
  const StubServer server(always({http_answer(200, body), false}));
  const auto whole = send(get(server));
  REQUIRE(whole);
  CHECK(whole->body.size() == body.size());
  const auto left = send(get(server), {1s, 10s, 1u << 20});
  REQUIRE_FALSE(left);
  CHECK(left.error().kind == HttpError::Kind::too_large);
}

TEST_CASE("transport: a GET can be stopped, a POST not") {
  const StubServer hanging(always({"", true}));
  const auto stopped = send(get(hanging), {5s, 20s, 1u << 20}, [] { return true; });
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().kind == HttpError::Kind::interrupted);
  const StubServer server(always({http_answer(201, "{}"), false}));
  CHECK(send(post(server), {}, [] { return true; }));
}

TEST_CASE("transport: no proxy for this machine") {
  const StubServer proxy(always({http_answer(200, "by the proxy"), false}));
  const StubServer server(always({http_answer(200, "by itself"), false}));
  ::setenv("http_proxy", proxy.url().c_str(), 1);
  const auto answer = send(get(server));
  const auto other = send({"GET", "http://tracker.invalid/", {}, ""});
  ::unsetenv("http_proxy");
  REQUIRE(answer);
  CHECK(answer->body == "by itself");
  REQUIRE(other);
  CHECK(other->body == "by the proxy");
}
