// HTTP requests and responses as values, and the interface to send them. libcurl implements it and is loaded on first
// use.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/config.hpp>
#include <pm/error.hpp>
#include <pm/record.hpp>

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
  std::size_t max_bytes = 16u << 20;
};

/// Returns a transport that uses libcurl. Verifies certificates and uses the proxies of the environment (not for this
/// machine). Polls `stopped` while a GET waits. Fails (outside) without libcurl; the hint names the package.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_transport(const HttpLimits& = {},
                                                                std::function<bool()> stopped = nullptr);

}  // namespace pm::http

namespace pm::trackers {

// Issue trackers. A tracker is a row of functions: they build its requests and parse its responses, values in and out.
// A Session sends the requests, waits when the tracker asks for it, and repeats only what is safe to repeat.

/// Where a team's issues are.
struct TrackerTarget {
  http::ServerAddress api;  ///< what every request begins with
  std::string project;
  std::vector<std::string> labels;  ///< the first is the one that pm's issues are found by; none where there are none
  /// Names of states, resolutions and labels that mean "done" or "declined" to this team. Case, `_` and `-` do not
  /// count.
  std::vector<std::string> done, declined;
};

/// An issue to be created.
struct IssueDraft {
  std::string title, body;
  std::optional<std::string> assignee;  ///< as the tracker calls that person
  std::optional<double> hours;
  std::optional<time::Day> due;
  /// Not sent by themselves: the postmortem's URL and the problem, escaped as they are in a full body. Issues that pm
  /// 0.1.0 filed are recognised by them.
  std::string record_url, problem;
};

/// An issue of a tracker.
struct Issue {
  std::string key;  ///< as the record keeps it: "#12", "OPS-7"; of another project: "owner/name#12"
  long number = 0;
  std::string title;
  std::string url;  ///< for people; pm itself never requests it
  record::TicketState state = record::TicketState::open;
  std::string reason;  ///< of a declined issue, in the tracker's words: "not planned", "Won't Do"
  /// Neither pm nor pm.toml knows the reason. The issue counts as declined, so that it does not count as done by
  /// mistake.
  bool is_unknown_reason = false;
  std::optional<std::string> closed_at, created_at;  ///< RFC 3339
  std::string body;
  std::vector<std::string> labels;
  friend bool operator==(const Issue&, const Issue&) = default;
};

/// One page of a list, newest first.
struct IssuePage {
  std::vector<Issue> issues;
  std::string next;  ///< cursor of the next page; "" on the last
};

/// Markup of a body; text is escaped for it.
struct Markup {
  std::string_view template_name;  ///< in templates/
  std::string (*escape)(std::string_view);
  std::string (*escape_url)(std::string_view);
  std::string_view before_marker, after_marker;
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The secret. Never printed.
struct ApiToken {
  std::string from;     ///< "GITHUB_TOKEN"; this may be shown
  http::Header header;  ///< as it is sent
  std::vector<std::string> secrets;
  std::string advice = {};  ///< what to do when the tracker refuses this token
};

/// An environment variable that a tracker reads, for the reference.
struct Variable {
  std::string_view name, about;
};

struct Tracker {
  record::TrackerKind kind;
  std::string_view name;           ///< in pm.toml: "github"
  std::string_view display_name;   ///< "GitHub"
  std::string_view own_host;       ///< tokens may go there; "": to none by themselves
  std::string_view host_variable;  ///< of the environment: another host that tokens may go to
  std::string_view permission;     ///< what a token needs, in the tracker's words
  std::string_view token_hint;     ///< how to get one, and where to put it
  bool has_labels;
  std::span<const Variable> variables;
  Markup markup;
  /// Fails (usage) where pm.toml lacks something, or says what cannot be.
  Result<TrackerTarget> (*target)(const TrackerConfig&);
  std::optional<ApiToken> (*token)(const Environment&);
  /// `page` is "" for the first, else what the page before gave as next.
  http::Request (*list)(const TrackerTarget&, const std::string& page);
  std::optional<IssuePage> (*read_list)(const TrackerTarget&, const http::Response&);
  http::Request (*create)(const TrackerTarget&, const IssueDraft&);
  http::Request (*look_up)(const TrackerTarget&, const std::string& key);
  /// Nullopt if the response is malformed.
  std::optional<Issue> (*read_issue)(const TrackerTarget&, const http::Response&);
  /// The response to `create`, which may hold no more than the key.
  std::optional<Issue> (*read_created)(const TrackerTarget&, const http::Response&);
  /// Nullopt where a key is none of this tracker's.
  std::optional<long> (*number_of)(const std::string& key);
  /// The key of the issue whose web page has this URL, on the host of `TrackerTarget` or on the tracker's public host
  /// (a null target: only there). Nullopt if it is not the page of an issue of this tracker.
  std::optional<std::string> (*key_in_url)(const TrackerTarget*, std::string_view url);
  /// An issue that moves to another project answers under its old key with its new one.
  bool follows_moves = false;
  /// Where a list comes from a search index, which lags: how the newest issue of all is asked for, and what the one of
  /// that number is called, so that the numbers beyond can be looked at one by one. Null elsewhere.
  http::Request (*newest)(const TrackerTarget&) = nullptr;
  std::string (*key_of)(const TrackerTarget&, long number) = nullptr;
};

/// All of them, a line each in src/trackers/trackers.cpp.
[[nodiscard]] std::span<const Tracker* const> trackers();
[[nodiscard]] const Tracker* find_tracker(std::string_view name);
[[nodiscard]] std::vector<std::string_view> tracker_names();

/// The ticket that a URL leads to: in the configured tracker (with its target; null: none is configured), else on a
/// public host of another one, else `other` without a key. Fails (usage) if it is not a URL.
[[nodiscard]] Result<record::Ticket> ticket_of_url(const std::string& url, const Tracker* configured,
                                                   const TrackerTarget*);

// ---- Tokens and where they may go

/// Fails (usage) unless the environment lets tokens go to that address: the tracker's own host, or the one that its
/// host variable names. Plain http only to this machine itself.
[[nodiscard]] Result<void> check_token_host(const Tracker&, const http::ServerAddress&, const Environment&);
/// A token that GitHub's own tool gave.
[[nodiscard]] ApiToken github_token(std::string secret, std::string from);
/// Fails (usage) on one that cannot be sent in a header; the problem does not show it.
[[nodiscard]] Result<void> check_token(const ApiToken&);

// ---- What is sent

/// What identifies a fix in a tracker: "pm-fix:UID-X1". The uid is random, so it tells nothing about the record, two
/// teams never share an issue, and a renamed record keeps its own.
[[nodiscard]] std::string marker_of(std::string_view uid, std::string_view fix_id);
/// The marker of pm 0.1.0, a hash of the record's id: records of two teams with the same id have the same one.
[[nodiscard]] std::string old_marker_of(std::string_view record_id, std::string_view fix_id);
/// Whether the marker is in it, on a line of its own.
[[nodiscard]] bool contains_marker(std::string_view body, std::string_view marker);

enum class BodyDetail { full, minimal };
struct FixOrigin {
  std::string record_url;  ///< where the record can be read; "": nowhere
  std::map<std::string, std::string> people;
  BodyDetail body = BodyDetail::full;
};
/// An issue for a fix: its title in one line of at most 255 characters, its body from the tracker's template.
[[nodiscard]] Result<IssueDraft> draft_of(const record::Fix&, const record::Record&, const Tracker&, const FixOrigin&);

/// `{path}` of `pattern` filled in, each piece percent-encoded.
[[nodiscard]] std::string record_url(std::string_view pattern, std::string_view path);

// ---- Sending it

struct TrackerError {
  enum class Scope {
    this_issue,   ///< the next one may succeed
    everything,   ///< the next one would fail in the same way
    unclear,      ///< it may have been done; only the list of issues can tell
    interrupted,  ///< the user stopped it
  };
  Scope scope = Scope::everything;
  Error problem;
  long status = 0;            ///< what HTTP said; 0: nothing
  std::string location = {};  ///< where a permanent redirect leads to
};
template <class T>
using TrackerResult = tl::expected<T, TrackerError>;

struct RequestContext;

/// Sends requests to one tracker. Its first failure that concerns all issues is in the `Scope` of the `TrackerError`.
class TrackerSession {
 public:
  struct Ports {
    http::Transport* transport = nullptr;
    std::function<void(std::chrono::seconds)> wait;  ///< may return early when `stopped`
    std::function<bool()> stopped;
    std::function<void(const std::string&)> note;  ///< shown with -v
    std::function<void(const std::string&)> tell;  ///< always shown: how long it waits
    std::function<time::Micros()> now;
  };
  TrackerSession(const Tracker&, TrackerTarget, ApiToken, Ports);

  /// Every issue that could be one of pm's, newest first; those made before `since` may be left out.
  [[nodiscard]] TrackerResult<std::vector<Issue>> list(const std::optional<time::Day>& since);
  [[nodiscard]] TrackerResult<Issue> create(const IssueDraft&);
  /// Nullopt: there is no such issue any more. A moved issue is followed on the same host, and has another key then.
  [[nodiscard]] TrackerResult<std::optional<Issue>> look_up(const std::string& key);
  /// The key of the issue at a URL of this host: "#12", or "owner/name#12" in another project than the configured one.
  /// Nullopt for other URLs, and where the project is configured by a number.
  [[nodiscard]] std::optional<std::string> key_in_url(const std::string& url) const;

 private:
  [[nodiscard]] TrackerResult<http::Response> send(http::Request, const RequestContext&);
  [[nodiscard]] TrackerResult<Issue> issue_in(const http::Response&, const RequestContext&) const;
  [[nodiscard]] TrackerResult<Issue> moved_issue(const http::Response&, const RequestContext&) const;
  [[nodiscard]] TrackerResult<void> list_unindexed(std::vector<Issue>&);
  void ensure_url(Issue&) const;
  [[nodiscard]] std::string redact_secrets(std::string) const;

  const Tracker& tracker_;
  TrackerTarget target_;
  ApiToken token_;
  Ports ports_;
};

// Filing fixes as issues, each of them once, and bringing back what happened to the issues. The algorithms are here;
// records, people and the tracker are reached through ports.

/// A record opened for change. Nobody else can change it until this is destroyed.
class OpenRecord {
 public:
  virtual ~OpenRecord() = default;
  [[nodiscard]] virtual record::Record& record() = 0;
  /// Writes the record, and its report if it has one.
  [[nodiscard]] virtual Result<void> save() = 0;
};

struct RecordFile {
  std::filesystem::path path;
  record::Record record;
};

/// What filing and syncing need of the program around them.
struct FilingPorts {
  std::function<Result<std::unique_ptr<OpenRecord>>(const std::filesystem::path&)> open;
  /// The issue that a fix of that record becomes.
  std::function<Result<IssueDraft>(const RecordFile&, const record::Fix&)> draft;
  std::function<void(const std::string& line)> print;  ///< for standard output
  std::function<void(const Error&)> report;            ///< for standard error and the exit status
  std::function<bool()> stopped;
  std::function<time::Instant(const record::Record&)> now;
  std::function<std::string()> new_uid;
};

// ---- Filing

/// A fix to be filed, as it was when it was chosen.
struct ChosenFix {
  RecordFile file;
  std::string fix;
  [[nodiscard]] std::string name() const { return file.record.id + ":" + fix; }
};

/// Files each fix, or links the issue that it already has. Before anything is created the issues are listed; each
/// link is written before the next issue is created. A fix that fails is reported, and the others are processed.
void file_fixes(const std::vector<ChosenFix>&, const Tracker&, TrackerSession&, const FilingPorts&);

// ---- Syncing

/// What an issue means for its fix.
enum class SyncAction {
  same,            ///< nothing to do
  seen,            ///< both sides agree, and the record notes the state
  done_there,      ///< closed there: done here
  declined_there,  ///< closed there without being done: not done here
  open_there,      ///< reopened there: open here
  only_here,       ///< changed here alone: the issue stays as it is
  both_changed     ///< each side changed, and they disagree: somebody has to decide
};
[[nodiscard]] SyncAction compare(const record::Fix&, const Issue&);

enum class Side { here, there, neither };
/// Questions to the person at the terminal; a null function: nobody is there.
struct SyncQuestions {
  std::function<Side(const std::string& question)> which_side;
  std::function<bool(const std::string& question)> drops_declined;
};

struct SyncOptions {
  bool dry_run = false;
  bool drop_declined = false;  ///< drop a fix whose issue was declined, with the tracker's reason
};

/// Whether the fix has an issue that this tracker can be asked for.
[[nodiscard]] bool is_linked(const record::Fix&, const Tracker&);
/// Updates the linked fixes of these records from the state of their issues. An issue that is gone, hidden, malformed
/// or moved to another host is reported, and the others are processed.
void sync_fixes(const std::vector<RecordFile>&, const SyncOptions&, const Tracker&, TrackerSession&, const FilingPorts&,
                const SyncQuestions&);

}  // namespace pm::trackers
