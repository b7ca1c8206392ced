#include <algorithm>

#include <pm/html.hpp>
#include <pm/page.hpp>

#include "catch.hpp"
#include "report/build_record.hpp"

using namespace pm::page;

namespace {

const std::string token = "0123456789abcdefghijkl";
const std::string page_path = "/" + token + "/", main_path = page_path + "main", events_path = page_path + "events";

Room room() {
  RoomContent content;
  content.record = told::bare();
  return {token, HostNames({}, {}), make_snapshot(content, nullptr), false};
}

/// The path must outlive the request.
Request get(std::string_view path) { return {"GET", path, "127.0.0.1:8080", "", "", "", false}; }

std::string header(const Response& response, std::string_view name) {
  const auto found = std::ranges::find(response.headers, name, [](const auto& one) { return one.first; });
  return found == response.headers.end() ? "" : found->second;
}

}  // namespace

TEST_CASE("page route: the token leads to the page, its part, its stream and the page without a script") {
  const auto here = room();
  const std::string base = "/" + token;
  const auto page = route(get(base + "/"), here);
  CHECK(page.status == 200);
  CHECK(page.knows_token);
  CHECK(*page.body == here.newest->document.text);
  CHECK(*route(get(base + "/plain"), here).body == here.newest->plain.text);
  const auto part = route(get(base + "/main"), here);
  CHECK(*part.body == here.newest->fragment.text);
  CHECK(header(part, "ETag") == here.newest->etag);
  const auto stream = route(get(events_path), here);
  CHECK(stream.is_stream);
  CHECK(header(stream, "Content-Type").starts_with("text/event-stream"));
  CHECK(header(stream, "X-Accel-Buffering") == "no");
  auto head = get(events_path);
  head.method = "HEAD";
  CHECK(route(head, here).status == 200);
  CHECK_FALSE(route(head, here).is_stream);
  const auto moved = route(get(base), here);
  CHECK(moved.status == 308);
  CHECK(header(moved, "Location") == token + "/");
}

TEST_CASE("page route: a wrong token and an unknown path get the same answer") {
  const auto here = room();
  const auto unknown = route(get("/" + token + "/admin"), here);
  CHECK(unknown.status == 404);
  auto wrong = token;
  wrong.back() = 'X';
  for (const auto& path : {std::string(), std::string("/"), "/" + wrong + "/", "/" + wrong + "/main",
                           "/" + token + "x/", "/" + token.substr(1) + "/", std::string("/favicon.ico"),
                           "/" + token + "/../" + token + "/", "/" + token + "//", std::string("/../../etc/passwd"),
                           "/" + token + "/main/", "x/" + token + "/", token + "/"}) {
    INFO(path);
    const auto answer = route(get(path), here);
    CHECK(answer.status == 404);
    CHECK(*answer.body == *unknown.body);
    CHECK(answer.headers == unknown.headers);
    CHECK(answer.knows_token == path.starts_with("/" + token + "/"));
  }
}

TEST_CASE("page route: only GET and HEAD, without a body") {
  const auto here = room();
  for (const auto* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", ""}) {
    INFO(method);
    auto request = get(page_path);
    request.method = method;
    const auto answer = route(request, here);
    CHECK(answer.status == 405);
    CHECK(header(answer, "Allow") == "GET, HEAD");
    CHECK_FALSE(answer.knows_token);
  }
  auto head = get(page_path);
  head.method = "HEAD";
  CHECK(route(head, here).status == 200);
  auto with_body = get(page_path);
  with_body.has_body = true;
  CHECK(route(with_body, here).status == 413);
}

TEST_CASE("page route: another host name gets nothing, with or without the token") {
  const auto here = room();
  for (const auto* host : {"evil.example", "", "evil.example:8080"}) {
    auto request = get(page_path);
    request.host = host;
    CHECK(route(request, here).status == 421);
    CHECK_FALSE(route(request, here).knows_token);
  }
}

TEST_CASE("page route: other sites may link to the page, and do not get its parts") {
  const auto here = room();
  for (const auto* site : {"cross-site", "same-site", "anything"}) {
    auto request = get(main_path);
    request.fetch_site = site;
    CHECK(route(request, here).status == 403);
    request.path = events_path;
    CHECK(route(request, here).status == 403);
    request.path = page_path;
    CHECK(route(request, here).status == 200);
  }
  auto own = get(main_path);
  own.fetch_site = "same-origin";
  CHECK(route(own, here).status == 200);
}

TEST_CASE("page route: a reader that has the newest content gets 304") {
  const auto here = room();
  auto request = get(main_path);
  for (const auto& seen : {here.newest->etag, "W/" + here.newest->etag, "\"x\", " + here.newest->etag}) {
    request.if_none_match = seen;
    const auto answer = route(request, here);
    CHECK(answer.status == 304);
    CHECK(answer.body->empty());
    CHECK(header(answer, "Content-Encoding").empty());
  }
  request.if_none_match = "\"other\"";
  CHECK(route(request, here).status == 200);
}

TEST_CASE("page route: gzip for those who take it") {
  const auto here = room();
  auto request = get(main_path);
  for (const auto* takes : {"gzip", "deflate, gzip, br", "GZIP;q=0.5", "br;q=1.0, gzip;q=1.0"}) {
    INFO(takes);
    request.accept_encoding = takes;
    const auto answer = route(request, here);
    CHECK(header(answer, "Content-Encoding") == "gzip");
    CHECK(*answer.body == here.newest->fragment.gzipped);
  }
  for (const auto* refuses : {"", "br", "gzip;q=0", "gzip; q=0.0", "xgzip", "*"}) {
    INFO(refuses);
    request.accept_encoding = refuses;
    CHECK(header(route(request, here), "Content-Encoding").empty());
  }
}

TEST_CASE("page route: a stream too many is refused for now") {
  auto here = room();
  here.is_full = true;
  const auto answer = route(get("/" + token + "/events"), here);
  CHECK(answer.status == 503);
  CHECK_FALSE(answer.is_stream);
  CHECK(route(get(main_path), here).status == 200);
}

TEST_CASE("page route: no answer is stored, framed or told to others; scripts only those of the page") {
  const auto here = room();
  for (const auto& path :
       {"/" + token + "/", "/" + token + "/main", "/" + token + "/events", "/" + token + "/plain", std::string("/")}) {
    INFO(path);
    const auto answer = route(get(path), here);
    CHECK(header(answer, "Cache-Control") == "no-store");
    CHECK(header(answer, "Referrer-Policy") == "no-referrer");
    CHECK(header(answer, "Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(header(answer, "X-Content-Type-Options") == "nosniff");
    CHECK(header(answer, "Access-Control-Allow-Origin").empty());
    const auto policy = header(answer, "Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none'; "));
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK((policy.find("script-src") != std::string::npos) == (path == "/" + token + "/"));
  }
}

TEST_CASE("page: the policy names the script and the style sheet that the page has") {
  const auto here = room();
  const auto policy = header(route(get(page_path), here), "Content-Security-Policy");
  for (const std::string element : {"script", "style"}) {
    const auto& text = here.newest->document.text;
    const auto from = text.find("<" + element + ">") + element.size() + 2;
    const auto source = text.substr(from, text.find("</" + element + ">") - from);
    REQUIRE(source.size() > 100);
    CHECK(policy.find(element + "-src 'sha256-" + pm::text::sha256_base64(source) + "'") != std::string::npos);
  }
}

TEST_CASE("page events: messages as EventSource reads them") {
  CHECK(version_event(41) == "id: 41\nevent: v\ndata: 41\n\n");
  CHECK(beat_event() == "event: beat\ndata: 1\n\n");
  CHECK(end_event(Ending::final) == "event: end\ndata: final\n\n");
  CHECK(end_event(Ending::paused) == "event: end\ndata: paused\n\n");
}
