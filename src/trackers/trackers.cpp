// Parses a ticket URL: tracker and key.
#include <algorithm>
#include <array>

#include <pm/text.hpp>
#include <pm/trackers.hpp>

#include "trackers/api.hpp"

namespace pm::trackers {

bool is_web_url(std::string_view url) {
  constexpr std::size_t longest = 2000;
  const auto scheme_end = url.find("://");
  if (scheme_end == url.npos || url.size() > longest) return false;
  const auto host_end = std::min(url.find_first_of("/?#", scheme_end + 3), url.size());
  return http::read_address(url.substr(0, host_end)) &&
         std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7F; });
}

Result<record::Ticket> ticket_of_url(const std::string& url, const Tracker* configured, const TrackerTarget* target) {
  if (!is_web_url(url))
    return fail(ErrorKind::usage, "\"" + url + "\" is not the URL of a ticket",
                "such as https://github.com/owner/name/issues/12");
  record::Ticket ticket;
  ticket.given = true;
  ticket.url = url;
  const auto is_issue_of = [&](const Tracker& tracker, const TrackerTarget* its_target) {
    auto key = tracker.key_in_url(its_target, url);
    if (!key) return false;
    ticket.tracker = tracker.kind;
    ticket.key = std::move(*key);
    return true;
  };
  if (configured != nullptr && is_issue_of(*configured, target)) return ticket;
  // The public host of a configured tracker that is elsewhere is not the one that sync would ask.
  for (const auto* tracker : trackers())
    if (tracker != configured && is_issue_of(*tracker, nullptr)) return ticket;
  return ticket;
}

// A token opens somebody's tracker: it goes to the host that it belongs to, or that the environment names, and nowhere
// else. pm.toml is part of a repository, so whoever sends a change could put another host there.

namespace {

/// "ghe.example.org", "ghe.example.org:8443" or an address; compared with its port.
bool names(std::string_view said, const http::ServerAddress& address) {
  const auto words = std::string(text::trim(said));
  const bool has_scheme = words.find("://") != std::string::npos;
  const auto named = http::read_address(has_scheme ? words : address.scheme + "://" + words);
  return named && named->scheme == address.scheme && named->authority() == address.authority();
}

}  // namespace

Result<void> check_token_host(const Tracker& tracker, const http::ServerAddress& address,
                              const Environment& environment) {
  const auto there = address.authority();
  if (address.scheme != "https" && !address.is_loopback())
    return fail(ErrorKind::usage, "the token is not sent to " + there + " over plain HTTP, which is not encrypted",
                "use https:// in url of pm.toml");
  if (there == tracker.own_host && address.scheme == "https") return {};
  const std::string variable(tracker.host_variable);
  const auto said = environment(variable);
  if (said && names(*said, address)) return {};
  const auto why = "pm.toml names " + there + ", but the environment does not allow sending a token to it";
  return fail(ErrorKind::usage, why, "if it is yours: export " + variable + "=" + there);
}

Result<void> check_token(const ApiToken& token) {
  const auto may_stand = [](char c) { return c >= ' ' && c < 0x7F; };
  if (!token.header.value.empty() && std::ranges::all_of(token.header.value, may_stand)) return {};
  return fail(ErrorKind::usage, token.from + ": not a valid token, because it contains control or non-ASCII characters",
              "set it again without a line break");
}

// A tracker is one file and one line here.
extern const Tracker github, gitlab, jira, redmine;
static constexpr std::array all{&github, &gitlab, &jira, &redmine};

std::span<const Tracker* const> trackers() { return all; }

std::vector<std::string_view> tracker_names() {
  std::vector<std::string_view> names;
  for (const auto* tracker : all) names.push_back(tracker->name);
  return names;
}

const Tracker* find_tracker(std::string_view name) {
  for (const auto* tracker : all)
    if (tracker->name == name) return tracker;
  return nullptr;
}

}  // namespace pm::trackers
