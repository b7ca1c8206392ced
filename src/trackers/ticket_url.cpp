// Parses a ticket URL: tracker and key.
#include <algorithm>

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

}  // namespace pm::trackers
