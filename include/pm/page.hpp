// The room page as values: a record becomes a snapshot, a request becomes a response. No socket, file or clock.
//
// It shows what is being worked on to people in a meeting. It never shows language findings, cost, participants,
// waivers, or what is typed and not yet entered.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/record.hpp>
#include <pm/time.hpp>

namespace pm::page {

// ---- What is shown

/// What the meeting works on: shown above everything else.
enum class Focus { picture, reasons, observations, factors, fixes };

/// The question that the facilitator has on the screen.
struct QuestionCard {
  std::string section;                ///< "factors"
  std::size_t number = 1, count = 1;  ///< section `number` of `count`
  long minutes = 0;                   ///< of meeting so far
  std::string question;
  Focus focus = Focus::picture;
};

struct RoomContent {
  std::optional<record::Record> record;  ///< as saved; none while the meeting has no title
  std::optional<QuestionCard> card;
  std::string notice;  ///< a line above everything: why this is not the newest state; may be empty
  time::Micros at{};   ///< when the record was read
};

/// A document, and the same compressed.
struct Rendered {
  std::string text, gzipped;
};

/// What readers get, rendered once for all of them.
struct Snapshot {
  std::uint64_t version = 1;
  std::string etag;  ///< of the fragment, with quotes; the same content has the same in every process
  Rendered document, fragment;
  Rendered plain;  ///< without script and picture
  /// The items shown and their texts, by id (by list and text where an item has no id of its own).
  std::map<std::string, std::string> items;
  bool has_record = false;
};

/// Renders a state of the meeting. Items that `before` does not have, or has with another text, are marked; without
/// `before` none are. Returns null if `before` shows the same.
///
/// Of a list the newest 500 items are shown, and of a text its first 4,000 characters; less where that is over 4 MB.
[[nodiscard]] std::shared_ptr<const Snapshot> make_snapshot(const RoomContent&, const Snapshot* before);

// ---- Who may read it

/// 22 characters for 128 random bits, as a path has them.
[[nodiscard]] std::string token_of(const std::array<std::uint8_t, 16>& random);
[[nodiscard]] bool is_token(std::string_view);

/// "127.0.0.1", "0.0.0.0:8080", "[::1]:8080", "localhost".
struct ListenAddress {
  std::string host = "127.0.0.1";  ///< numeric, without brackets
  std::optional<std::uint16_t> port;
  [[nodiscard]] bool is_loopback() const;
  [[nodiscard]] bool is_wildcard() const { return host == "0.0.0.0" || host == "::"; }
};
/// Nullopt: not an IPv4 or IPv6 address or "localhost", with or without a port.
[[nodiscard]] std::optional<ListenAddress> parse_listen_address(std::string_view);

/// "pm.example.org": letters, digits, dots and hyphens; no scheme, port or path.
[[nodiscard]] bool is_host_name(std::string_view);

/// The `Host` headers that are answered: those of a loopback address, of the address listened on (on a wildcard: any
/// numeric address), and the names given. A page of another site that was pointed at this machine sends its own name.
class HostNames {
 public:
  HostNames(const ListenAddress& listen, const std::vector<std::string>& names);
  [[nodiscard]] bool accepts(std::string_view host_header) const;

 private:
  bool any_number_;
  std::vector<std::string> names_;
};

// ---- Requests

struct Request {
  std::string_view method, path;  ///< the path as it was sent, without a query
  std::string_view host, if_none_match, fetch_site, accept_encoding;
  bool has_body = false;
};

struct Response {
  unsigned status = 200;
  std::vector<std::pair<std::string_view, std::string>> headers;
  std::shared_ptr<const std::string> body;
  bool is_stream = false;    ///< of events: it has no end
  bool knows_token = false;  ///< the request had the token
};

/// What requests are answered from.
struct Room {
  std::string token;
  HostNames hosts;
  std::shared_ptr<const Snapshot> newest;
  bool is_full = false;  ///< no further stream
};

/// Never fails. A wrong token and an unknown path get the same bytes.
[[nodiscard]] Response route(const Request&, const Room&);

/// How the meeting ended for those who watch: for good, or to be resumed.
enum class Ending { final, paused };

// Messages of the event stream.
[[nodiscard]] std::string stream_start();
[[nodiscard]] std::string version_event(std::uint64_t version);
[[nodiscard]] std::string beat_event();
[[nodiscard]] std::string end_event(Ending);

}  // namespace pm::page
