// From a request to a response.
#include <algorithm>

#include <fmt/format.h>

#include <pm/page.hpp>
#include <pm/text.hpp>

#include "page/document.hpp"

namespace pm::page {
namespace {

std::shared_ptr<const std::string> text_body(std::string words) {
  return std::make_shared<const std::string>(std::move(words));
}

/// Headers of every answer.
Response make(unsigned status, std::string_view type, std::shared_ptr<const std::string> body,
              const std::string& policy) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.headers = {
      {"Content-Type", std::string(type)}, {"Cache-Control", "no-store"},
      {"Content-Security-Policy", policy}, {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Referrer-Policy", "no-referrer"},  {"X-Content-Type-Options", "nosniff"},
  };
  return response;
}

Response refuse(unsigned status, std::string words) {
  return make(status, "text/plain; charset=utf-8", text_body(std::move(words) + "\n"), plain_policy());
}

/// Whether the header names gzip, other than with "q=0".
bool accepts_gzip(std::string_view header) {
  while (!header.empty()) {
    const auto comma = std::min(header.find(','), header.size());
    const auto item = text::lower_ascii(header.substr(0, comma));
    const auto semicolon = std::min(item.find(';'), item.size());
    if (text::trim(std::string_view(item).substr(0, semicolon)) == "gzip")
      return item.find_first_of("123456789", semicolon) != std::string::npos || semicolon == item.size();
    header.remove_prefix(std::min(comma + 1, header.size()));
  }
  return false;
}

Response html(const Request& request, const Room& room, const Rendered& rendered, const std::string& policy) {
  const bool is_gzipped = accepts_gzip(request.accept_encoding);
  // The bytes live as long as their snapshot.
  auto response =
      make(200, "text/html; charset=utf-8",
           std::shared_ptr<const std::string>(room.newest, is_gzipped ? &rendered.gzipped : &rendered.text), policy);
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (is_gzipped) response.headers.emplace_back("Content-Encoding", "gzip");
  return response;
}

/// Takes the same time for every text of this length.
bool is_same_token(std::string_view given, std::string_view token) {
  if (given.size() != token.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < token.size(); ++i)
    difference |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(token[i]);
  return difference == 0;
}

/// `If-None-Match` may list several, and weak ones.
bool matches(std::string_view header, std::string_view etag) { return header.find(etag) != std::string_view::npos; }

Response main_part(const Request& request, const Room& room) {
  auto response = html(request, room, room.newest->fragment, plain_policy());
  if (matches(request.if_none_match, room.newest->etag)) {
    std::erase_if(response.headers, [](const auto& header) { return header.first == "Content-Encoding"; });
    response.status = 304;
    response.body = text_body("");
  }
  response.headers.emplace_back("ETag", room.newest->etag);
  return response;
}

Response events(const Request& request, const Room& room) {
  if (room.is_full) {
    auto response = refuse(503, "Too many readers. Try again later.");
    response.headers.emplace_back("Retry-After", "10");
    return response;
  }
  auto response = make(200, "text/event-stream; charset=utf-8", text_body(""), plain_policy());
  response.headers.emplace_back("X-Accel-Buffering", "no");
  response.is_stream = request.method == "GET";  // the answer to HEAD ends
  return response;
}

/// `rest`: the path below "/TOKEN".
Response answer(std::string_view rest, const Request& request, const Room& room) {
  if (rest == "/") return html(request, room, room.newest->document, live_policy());
  if (rest == "/plain") return html(request, room, room.newest->plain, plain_policy());
  if (rest.empty()) {
    auto response = make(308, "text/plain; charset=utf-8", text_body(""), plain_policy());
    response.headers.emplace_back("Location", room.token + "/");
    return response;
  }
  if (rest != "/main" && rest != "/events") return refuse(404, "Not found.");
  // Other sites may link to the page; they do not get its parts.
  if (!request.fetch_site.empty() && request.fetch_site != "same-origin" && request.fetch_site != "none")
    return refuse(403, "Only for the page itself.");
  return rest == "/main" ? main_part(request, room) : events(request, room);
}

}  // namespace

Response route(const Request& request, const Room& room) {
  if (request.method != "GET" && request.method != "HEAD") {
    auto response = refuse(405, "The room page is read-only.");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  if (request.has_body) return refuse(413, "The room page takes no body.");
  if (!room.hosts.accepts(request.host))
    return refuse(421, "Unknown host name. The facilitator can allow it with --host.");
  if (!request.path.starts_with('/')) return refuse(404, "Not found.");
  const auto path = request.path.substr(1);
  const auto slash = std::min(path.find('/'), path.size());
  if (!is_same_token(path.substr(0, slash), room.token)) return refuse(404, "Not found.");
  auto response = answer(path.substr(slash), request, room);
  response.knows_token = true;
  return response;
}

std::string stream_start() { return "retry: 2000\n\n"; }
std::string version_event(std::uint64_t version) { return fmt::format("id: {0}\nevent: v\ndata: {0}\n\n", version); }
std::string beat_event() { return "event: beat\ndata: 1\n\n"; }
std::string end_event(Ending ending) {
  return fmt::format("event: end\ndata: {}\n\n", ending == Ending::final ? "final" : "paused");
}

}  // namespace pm::page
