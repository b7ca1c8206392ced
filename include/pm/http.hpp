// HTTP as values, and the one door to it. What opens the door for real is libcurl, loaded when it is first needed.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/problem.hpp>

namespace pm::http {

/// Where a server is: "https://redmine.example.org:8443/tracker". Read strictly, so that no two readers of the same
/// letters could take them for different hosts.
struct Address {
  std::string scheme, host, path;  ///< lower case; the path has no slash at its end
  int port = 0;                    ///< the scheme's own where none was given
  /// "redmine.example.org", with its port if that is not the scheme's own.
  [[nodiscard]] std::string authority() const;
  [[nodiscard]] std::string url() const { return scheme + "://" + authority() + path; }
  /// This machine itself: localhost, 127.…, [::1].
  [[nodiscard]] bool is_loopback() const;
};

/// http or https, a host, perhaps a port, perhaps a path; nothing else: no user, no query. Nullopt for all other text.
[[nodiscard]] std::optional<Address> read_address(std::string_view url);

/// A piece of a path, or a value in a query: all but letters, digits and - . _ ~ become %XX.
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
  /// Of several the last; upper and lower case of the name are the same. "" if there is none.
  [[nodiscard]] std::string header(std::string_view name) const;
};

/// No answer came.
struct Failure {
  enum class Kind {
    not_sent,     ///< the server was never reached: nothing happened there
    unclear,      ///< it was, and may have acted on it
    too_large,    ///< the answer is larger than anybody would send
    interrupted,  ///< the person stopped it
  };
  Kind kind = Kind::not_sent;
  std::string what;  ///< a sentence, in the library's words
};

class Transport {
 public:
  virtual ~Transport() = default;
  /// One request, one answer. Follows no redirect, keeps no cookie, reads no file.
  [[nodiscard]] virtual tl::expected<Response, Failure> send(const Request&) = 0;
};

struct Limits {
  std::chrono::milliseconds connect{10'000}, whole{30'000};
  std::size_t most_bytes = 16u << 20;
};

/// Through libcurl: certificates are verified, the proxies of the environment are used (not for this machine itself).
/// `stopped` is asked while a GET waits. Fails (outside) where there is no libcurl, with the package to install.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_transport(const Limits& = {},
                                                                std::function<bool()> stopped = nullptr);

}  // namespace pm::http
