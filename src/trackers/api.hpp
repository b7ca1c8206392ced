// What the rows of trackers share: building requests, and parsing responses without trusting them. A value that is
// missing or of another type is nullopt.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/http.hpp>
#include <pm/trackers.hpp>

namespace pm::trackers {

using Json = nlohmann::json;          // what is read
using Sent = nlohmann::ordered_json;  // what is sent, in the order it is written here

// ---- Requests

/// A request with the headers that all trackers want.
[[nodiscard]] http::Request request(std::string method, const TrackerTarget&, std::string_view path,
                                    std::optional<Sent> body = {});
/// A body of a request: bytes that are not UTF-8 are replaced.
[[nodiscard]] std::string written(const Sent&);

/// The value of the variable as a bearer token; nullopt if it is not set or empty.
[[nodiscard]] std::optional<ApiToken> bearer_token(const Environment&, std::string_view variable);
/// "replace the token in GITLAB_TOKEN"
[[nodiscard]] std::string replace_token(std::string_view variable);

// ---- Settings

/// `tracker.url` of pm.toml, or `standard` if there is none. Fails (usage) if it is not an address.
[[nodiscard]] Result<http::ServerAddress> api_address(const TrackerConfig&, std::string_view standard,
                                                      std::string_view tracker, std::string_view example);
/// Fails (usage) unless everybody in `[tracker.people]` is a number, as a tracker wants that knows users by number.
[[nodiscard]] Result<void> are_numbers(const std::map<std::string, std::string>& people, std::string_view where);

// ---- Keys and URLs

/// An issue by its number, of the configured project or of another one.
struct IssueRef {
  std::string project;  ///< "": the configured one
  long number = 0;
};
/// "#12" or "owner/name#12". Nullopt for all other text, among it what could lead a URL elsewhere.
[[nodiscard]] std::optional<IssueRef> read_key(const std::string& key);
/// The number of "#12" or "owner/name#12".
[[nodiscard]] std::optional<long> number_of_key(const std::string& key);
/// 12 of "#12"; nullopt for all other text.
[[nodiscard]] std::optional<long> number_after_hash(const std::string& key);

/// A URL that may be kept in a record: http or https, a plain host, printable ASCII, at most 2000 characters.
[[nodiscard]] bool is_web_url(std::string_view url);
/// The path of a web page below `base`, without slashes at its ends, query and fragment. Nullopt unless the URL is on
/// that host, port and path.
[[nodiscard]] std::optional<std::string> path_below(const http::ServerAddress& base, std::string_view url);
/// The key of the issue `number` of `project`: "#12" if it is the target's, else "owner/name#12".
[[nodiscard]] std::string key_of_issue(const TrackerTarget*, std::string_view project, long number);

// ---- Responses

/// Discarded (`is_discarded`) if it is not JSON.
[[nodiscard]] Json parsed(const std::string& body);

[[nodiscard]] std::optional<std::string> text_in(const Json&, std::string_view name);
[[nodiscard]] std::optional<long> number_in(const Json&, std::string_view name);
/// The member itself; null if there is none.
[[nodiscard]] const Json& member(const Json&, std::string_view name);
/// Texts of an array, or of `field` of the objects in it.
[[nodiscard]] std::vector<std::string> texts_in(const Json& array, std::string_view field = {});

/// What a tracker says went wrong, in one line of at most 300 characters; "" if it says nothing readable.
[[nodiscard]] std::string complaint_in(const http::Response&);

/// A page of issues, each parsed by `read`. Nullopt if `array` is not one; elements that are not issues are left out.
template <class Read>
[[nodiscard]] std::optional<IssuePage> page_of(const Json& array, const Read& read, std::string next) {
  if (!array.is_array()) return std::nullopt;
  IssuePage page{{}, std::move(next)};
  for (const auto& one : array)
    if (auto issue = read(one)) page.issues.push_back(std::move(*issue));
  return page;
}

/// The page number of rel="next" in a Link header; "" if there is none. Nothing else is taken from the URL.
[[nodiscard]] std::string next_page_in_link(const std::string& link);
/// The offset of the next page of a list that counts issues; "" on the last. A page may be empty and not the last.
[[nodiscard]] std::string next_offset(std::optional<long> offset, std::size_t count, std::optional<long> page_size,
                                      std::optional<long> total);

/// How an issue stands in the tracker's own words.
struct Standing {
  bool is_closed = false;
  std::string reason;  ///< a resolution or a reason for closing; "" if it has none
  std::string status;  ///< its name in the tracker's workflow; "" if it has none
};
/// Sets state, reason and closed_at of an issue whose labels are known. The team's own names decide first, then the
/// tracker's reason, then the name of a closed status; a reason that nobody knows counts as declined.
void set_state(Issue&, const TrackerTarget&, const Standing&);

}  // namespace pm::trackers
