// HTTP requests and responses as values, and the interface to send them. libcurl implements it and is loaded on first
// use.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>

namespace pm::http {

/// Base URL of a server: "https://redmine.example.org:8443/tracker". Parsed strictly, so that no
/// other parser can see a different host.
struct ServerAddress {
  std::string scheme, host, path;  ///< lower case; the path has no trailing slash
  int port = 0;                    ///< default: the port of the scheme
  /// "redmine.example.org", with the port unless it is the default.
  [[nodiscard]] std::string authority() const;
  [[nodiscard]] std::string url() const { return scheme + "://" + authority() + path; }
  /// Whether it is this machine: localhost, 127.…, [::1].
  [[nodiscard]] bool is_loopback() const;
};

/// Parses http or https, a host, an optional port and an optional path. Nullopt for anything else (user, query).
[[nodiscard]] std::optional<ServerAddress> read_address(std::string_view url);

/// Percent-encodes everything except letters, digits and - . _ ~.
[[nodiscard]] std::string percent_encoded(std::string_view);

/// A date of a header: "Sun, 06 Nov 1994 08:49:37 GMT", the form that RFC 9110 wants. Nullopt for all other text.
[[nodiscard]] std::optional<std::chrono::sys_seconds> parse_date(std::string_view);

struct Header {
  std::string name, value;
};

struct Request {
  std::string method, url;
  std::vector<Header> headers;
  std::string body;
};

struct Response {
  long status = 0;
  std::vector<Header> headers;
  std::string body;
  /// Returns the last header of that name, ignoring case; "" if there is none.
  [[nodiscard]] std::string header(std::string_view name) const;
};

/// A request without a response.
struct HttpError {
  enum class Kind {
    not_sent,     ///< the server was not reached
    unclear,      ///< the server was reached and may have processed it
    too_large,    ///< the response exceeds the limit
    interrupted,  ///< the user interrupted it
  };
  Kind kind = Kind::not_sent;
  std::string message;  ///< message of the library
};

class Transport {
 public:
  virtual ~Transport() = default;
  /// Sends one request. Does not follow redirects, keep cookies or read files.
  [[nodiscard]] virtual tl::expected<Response, HttpError> send(const Request&) = 0;
};

struct HttpLimits {
  std::chrono::milliseconds connect{10'000}, whole{30'000};
  std::size_t most_bytes = 16u << 20;
};

/// Returns a transport that uses libcurl. Verifies certificates and uses the proxies of the environment (not for this
/// machine). Polls `stopped` while a GET waits. Fails (outside) without libcurl; the hint names the package.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_transport(const HttpLimits& = {},
                                                                std::function<bool()> stopped = nullptr);

}  // namespace pm::http
