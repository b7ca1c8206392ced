// Messages about trackers, in one place. {} are filled in by fmt, in order.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <pm/record.hpp>
#include <pm/time.hpp>
#include <pm/trackers.hpp>

namespace pm::trackers::phrases {

inline constexpr auto rate_limit = "{}: rate limit reached";
inline constexpr auto wait_until = "try again after {} UTC; completed work is kept";
inline constexpr auto wait_for = "try again in {} seconds; completed work is kept";
inline constexpr auto wait_unknown = "try again in a few minutes; completed work is kept";
inline constexpr auto waiting_for_limit = "{}: rate limit reached, waiting {} s";
inline constexpr auto waiting_to_retry = "{}: trying again in {} s";
inline constexpr auto unauthorized = "{} does not accept the token of {}";
inline constexpr auto forbidden = "{}: the token lacks permission";
inline constexpr auto hidden = "{} hides {} from this token (403)";
inline constexpr auto needs = "the token of {} needs: {}";
inline constexpr auto not_found = "{}: project {} does not exist, or the token cannot read it";
inline constexpr auto not_found_hint = "check project in pm.toml, and the token of {}; it needs: {}";
inline constexpr auto disabled = "{}: the issues of {} are disabled or gone (410)";
inline constexpr auto disabled_hint = "enable issues in that project's settings, or set another project in pm.toml";
inline constexpr auto redirect = "{} answers {} and redirects to {}; the token is not sent there";
inline constexpr auto redirect_hint = "if the project has moved, change project (or url) in pm.toml";
inline constexpr auto moved = "{} has moved to {}; not followed ({})";
inline constexpr auto refused = "{} rejected the request ({})";
inline constexpr auto refused_account =
    "it went to the account \"{}\", from people in pm.toml: may that account be assigned there?";
inline constexpr auto refused_labels = "labels in pm.toml are {}: does the project accept them?";
inline constexpr auto refused_hint = "check which fields the project requires of an issue";
inline constexpr auto refused_list_hint = "check project and labels in pm.toml";
inline constexpr auto broken = "{}: server error ({})";
inline constexpr auto try_later = "try again later; completed work is kept";
inline constexpr auto unreachable = "{} at {} did not respond: {}";
inline constexpr auto unclear_hint =
    "it is unknown whether the issue was created; run the command again: an existing issue is found and linked";
inline constexpr auto interrupted = "interrupted";
inline constexpr auto unexpected_response = "{}: unexpected response, not from its API";
inline constexpr auto garbage_hint = "check url in pm.toml: it may point to a sign-in page or a proxy";
inline constexpr auto malformed = "{}: the response for {} is not an issue";
inline constexpr auto lost_issue_hint =
    "pm fixes unlink {0} detaches it; pm fixes link {0} URL then attaches another one";
inline constexpr auto endless_list = "{} lists more than {} pages of issues";
inline constexpr auto endless_list_hint = "use a separate label for issues of pm, as the first one in pm.toml";

}  // namespace pm::trackers::phrases

namespace pm::trackers {

// What the rows of trackers share: building requests, and parsing responses without trusting them. A value that is
// missing or of another type is nullopt.

using Json = nlohmann::json;                 // what is read
using RequestJson = nlohmann::ordered_json;  // what is sent, in the order it is written here

// ---- Requests

/// A request with the headers that all trackers want.
[[nodiscard]] http::Request request(std::string method, const TrackerTarget&, std::string_view path,
                                    std::optional<RequestJson> body = {});
/// A body of a request: bytes that are not UTF-8 are replaced.
[[nodiscard]] std::string written(const RequestJson&);

/// The value of the variable as a bearer token; nullopt if it is not set or empty.
[[nodiscard]] std::optional<ApiToken> bearer_token(const Environment&, std::string_view variable);
/// "replace the token in GITLAB_TOKEN"
[[nodiscard]] std::string replace_token(std::string_view variable);

// ---- Settings

/// `tracker.url` of pm.toml, or `standard` if there is none. Fails (usage) if it is not an address.
[[nodiscard]] Result<http::ServerAddress> api_address(const TrackerConfig&, std::string_view standard,
                                                      std::string_view tracker, std::string_view example);
/// Fails (usage) unless everybody in `[tracker.people]` is a number, as a tracker wants that knows users by number.
[[nodiscard]] Result<void> check_user_ids(const std::map<std::string, std::string>& people, std::string_view where);

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
[[nodiscard]] std::string error_text(const http::Response&);

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
struct IssueStatus {
  bool is_closed = false;
  std::string reason;  ///< a resolution or a reason for closing; "" if it has none
  std::string status;  ///< its name in the tracker's workflow; "" if it has none
};
/// Sets state, reason and closed_at of an issue whose labels are known. The team's own names decide first, then the
/// tracker's reason, then the name of a closed status; a reason that nobody knows counts as declined.
void set_state(Issue&, const TrackerTarget&, const IssueStatus&);

// How long a tracker asks to wait before the next request.

/// 429; or 403 that says so in a header or, like GitHub's secondary limits, only in its text.
[[nodiscard]] bool is_rate_limit(const http::Response&);

/// From Retry-After (seconds or a date), else from the moment at which a used-up limit is reset. Nullopt: it does not
/// say. Dates are compared with the response's own Date, or with `now` if there is none.
[[nodiscard]] std::optional<std::chrono::seconds> requested_wait(const http::Response&, time::Micros now);

/// What to do about a limit: until when, or for how long, the tracker asks to wait.
[[nodiscard]] std::string rate_limit_hint(const http::Response&, time::Micros now);

// What a response that is not a success means: what happened, what to do, and whether the next request can succeed.

/// What was asked, and with what.
struct RequestContext {
  enum class Kind { list, create, one_issue };
  const Tracker& tracker;
  const TrackerTarget& target;
  const ApiToken& token;
  Kind kind = Kind::list;
  const IssueDraft* draft = nullptr;  ///< of `create`
  std::string key = {};               ///< of `one_issue`
  /// A request that creates something may have had its effect, whatever came back.
  [[nodiscard]] bool is_repeatable() const { return kind != Kind::create; }
};

[[nodiscard]] TrackerError response_error(const RequestContext&, const http::Response&, time::Micros now);
/// No response came.
[[nodiscard]] TrackerError transport_error(const RequestContext&, const http::HttpError&);
/// A response that is not one of the tracker's API.
[[nodiscard]] TrackerError unexpected_response(const Tracker&, TrackerError::Scope);
[[nodiscard]] TrackerError malformed_issue(const Tracker&, const std::string& key);
[[nodiscard]] TrackerError interrupted();

// Which of the listed issues belong to a fix.

struct OwnIssues {
  std::optional<Issue> kept;            ///< of several: the lowest number of the open ones, else of all
  std::vector<std::string> duplicates;  ///< keys of the other open issues
  std::vector<Issue> of_same_id;  ///< filed by pm 0.1.0 for a record with this id, but not recognisably this record
  [[nodiscard]] bool has(const std::string& key) const;
  std::vector<std::string> keys = {};  ///< of all that belong to the fix
};

/// An issue belongs to the fix if it carries the marker of the record's uid. pm 0.1.0 marked issues with the record's
/// id alone, which records of two teams can share: such an issue belongs to it only if its link to the postmortem, or
/// without links its title and problem, are those of `draft`.
[[nodiscard]] OwnIssues own_issues(const std::vector<Issue>&, const record::Record&, const record::Fix&,
                                   const IssueDraft& draft);

/// The earliest day on which an issue of these records can have been created: the earliest that they name, less two.
/// Nullopt if one of them names none.
[[nodiscard]] std::optional<time::Day> earliest_day(const std::vector<const record::Record*>&);

}  // namespace pm::trackers
