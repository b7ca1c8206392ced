// Where fixes are filed. A tracker is a row: how its requests are made and its answers read, values in and out. A
// Session sends them, waits where a tracker asks for it, and repeats only what is safe to repeat.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/config.hpp>
#include <pm/http.hpp>
#include <pm/problem.hpp>
#include <pm/record.hpp>

namespace pm::trackers {

/// Where a team's issues are.
struct Target {
  http::Address api;  ///< what every request begins with
  std::string project;
  std::vector<std::string> labels;  ///< the first is the one that pm's issues are found by; none where there are none
};

/// An issue that is to be made.
struct Draft {
  std::string title, body;
  std::optional<std::string> assignee;  ///< as the tracker calls that person
  std::optional<double> hours;
  std::optional<time::Day> due;
};

/// An issue that is there.
struct Issue {
  std::string key;  ///< as the record keeps it: "#12", "OPS-7"
  long number = 0;
  std::string url;  ///< for people; pm itself never follows it
  record::TicketState state = record::TicketState::open;
  std::optional<std::string> closed_at, created_at;  ///< RFC 3339
  std::string body;
  std::vector<std::string> labels;
  friend bool operator==(const Issue&, const Issue&) = default;
};

/// One page of a list, newest first.
struct Page {
  std::vector<Issue> issues;
  std::string next;  ///< what the tracker wants to hear for the next page; "" on the last
};

/// How a body is written, so that nothing in it comes alive but what pm wrote.
struct Markup {
  std::string_view template_name;  ///< in templates/
  std::string (*escape)(std::string_view);
  std::string (*escape_url)(std::string_view);
  std::string_view before_marker, after_marker;
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// What opens the door over there. Never shown.
struct Token {
  std::string from;     ///< "GITHUB_TOKEN"; this may be shown
  http::Header header;  ///< as it is sent
  std::vector<std::string> secrets;
};

struct Tracker {
  record::Tracker kind;
  std::string_view name;           ///< in pm.toml: "github"
  std::string_view called;         ///< "GitHub"
  std::string_view own_host;       ///< tokens may go there; "": to none by themselves
  std::string_view host_variable;  ///< of the environment: another host that tokens may go to
  std::string_view permission;     ///< what a token needs, in the tracker's words
  std::string_view token_hint;     ///< how to get one, and where to put it
  bool has_labels;
  Markup markup;
  /// Fails (usage) where pm.toml lacks something, or says what cannot be.
  Result<Target> (*target)(const TrackerConfig&);
  std::optional<Token> (*token)(const Environment&);
  /// `page` is "" for the first, else what the page before gave as next.
  http::Request (*list)(const Target&, const std::string& page);
  std::optional<Page> (*read_list)(const Target&, const http::Response&);
  http::Request (*create)(const Target&, const Draft&);
  http::Request (*look_up)(const Target&, const std::string& key);
  std::optional<Issue> (*read_issue)(const Target&, const http::Response&);
  /// Nullopt where a key is none of this tracker's.
  std::optional<long> (*number_of)(const std::string& key);
  /// Where a list comes from a search index, which lags: how the newest issue of all is asked for, and what the one of
  /// that number is called, so that the numbers beyond can be looked at one by one. Null elsewhere.
  http::Request (*newest)(const Target&) = nullptr;
  std::string (*key_of)(const Target&, long number) = nullptr;
};

/// All of them, a line each in src/trackers/trackers.cpp.
[[nodiscard]] std::span<const Tracker* const> trackers();
[[nodiscard]] const Tracker* find_tracker(std::string_view name);

// ---- Tokens and where they may go

/// Fails (usage) unless the environment lets tokens go to that address: the tracker's own host, or the one that its
/// host variable names. Plain http only to this machine itself.
[[nodiscard]] Result<void> may_send_token(const Tracker&, const http::Address&, const Environment&);
/// A token that GitHub's own tool gave.
[[nodiscard]] Token github_token(std::string secret, std::string from);
/// Fails (usage) on one that cannot be sent in a header; the problem does not show it.
[[nodiscard]] Result<void> is_sound(const Token&);

// ---- What is sent

/// The identity of a fix in a tracker: "pm-fix:0f3c…", the same wherever it is made, telling nothing of the record.
[[nodiscard]] std::string marker_of(std::string_view record_id, std::string_view fix_id);
/// The marker stands in it, on a line of its own.
[[nodiscard]] bool carries(std::string_view body, std::string_view marker);

enum class Body { full, minimal };
struct Origin {
  std::string record_url;  ///< where the record can be read; "": nowhere
  std::map<std::string, std::string> people;
  Body body = Body::full;
};
/// An issue for a fix: its title in one line of at most 255 characters, its body from the tracker's template.
[[nodiscard]] Result<Draft> draft_of(const record::Fix&, const record::Record&, const Tracker&, const Origin&);

/// `{path}` of `pattern` filled in, each piece percent-encoded.
[[nodiscard]] std::string record_url(std::string_view pattern, std::string_view path);

// ---- Sending it

struct Trouble {
  enum class Reach {
    this_issue,   ///< the next one may go well
    everything,   ///< the next one would meet the same
    unclear,      ///< it may have been done; only a look at the list can tell
    interrupted,  ///< the person stopped it
  };
  Reach reach = Reach::everything;
  Problem problem;
  long status = 0;  ///< what HTTP said; 0: nothing
};
template <class T>
using Tried = tl::expected<T, Trouble>;

class Session {
 public:
  struct Ports {
    http::Transport* transport = nullptr;
    std::function<void(std::chrono::seconds)> wait;  ///< may return early when `stopped`
    std::function<bool()> stopped;
    std::function<void(const std::string&)> note;  ///< for -v
  };
  Session(const Tracker&, Target, Token, Ports);

  /// Every issue that could be one of pm's, newest first; those made before `since` may be left out.
  [[nodiscard]] Tried<std::vector<Issue>> list(const std::optional<time::Day>& since);
  [[nodiscard]] Tried<Issue> create(const Draft&);
  /// Nullopt: there is no such issue any more.
  [[nodiscard]] Tried<std::optional<Issue>> look_up(const std::string& key);

 private:
  [[nodiscard]] Tried<http::Response> send(http::Request);
  [[nodiscard]] Tried<void> look_beyond(std::vector<Issue>&);
  void with_link(Issue&) const;
  [[nodiscard]] std::string without_secrets(std::string) const;

  const Tracker& tracker_;
  Target target_;
  Token token_;
  Ports ports_;
};

// ---- What a look at an issue means for its fix

enum class Verdict {
  same,         ///< nothing to do
  seen,         ///< both sides agree, and the record is told so
  done_there,   ///< closed there: done here
  open_there,   ///< opened again there: open here
  only_here,    ///< moved on here alone: the issue stays as it is
  both_changed  ///< each side moved, and they disagree: somebody has to say
};
[[nodiscard]] Verdict compare(const record::Fix&, const Issue&);

}  // namespace pm::trackers
