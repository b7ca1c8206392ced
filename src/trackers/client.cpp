// Sends requests and keeps the rules of repeating them: what only reads may be asked again after any fault; what
// creates an issue only if the tracker says that it did nothing, or was never reached.
#include <algorithm>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include <pm/time.hpp>

#include "trackers/api.hpp"

namespace pm::trackers {
namespace {

using std::chrono::seconds;
using Scope = TrackerError::Scope;
using Kind = RequestContext::Kind;

constexpr int max_tries = 4;
constexpr seconds longest_wait{120};  // GitHub asks for a minute when many issues are made at once
constexpr int max_pages = 1000, max_probes = 5, max_unindexed = 1000, max_redirects = 3;

using Received = tl::expected<http::Response, http::HttpError>;

/// How long to wait before the request is sent again; nullopt: it is not.
std::optional<seconds> wait_after(const Received& received, int attempt, bool is_repeatable, time::Micros now) {
  const seconds pause{1L << (attempt - 1)};
  if (!received) {
    const auto kind = received.error().kind;
    const bool may =
        kind == http::HttpError::Kind::not_sent || (is_repeatable && kind == http::HttpError::Kind::unclear);
    return may ? std::optional(pause) : std::nullopt;
  }
  const auto asked = requested_wait(*received, now);
  if (asked > longest_wait) return std::nullopt;
  if (is_rate_limit(*received)) return asked;  // how long an unspoken limit lasts is not for pm to guess
  return is_repeatable && received->status >= 500 ? std::optional(std::max(pause, asked.value_or(pause)))
                                                  : std::nullopt;
}

std::string wait_message(const Tracker& tracker, const Received& received, const TrackerError& trouble, seconds wait) {
  if (received && is_rate_limit(*received))
    return fmt::format(phrases::waiting_for_limit, tracker.display_name, wait.count());
  return fmt::format(phrases::waiting_to_retry, trouble.problem.message, wait.count());
}

/// The URL that a redirect leads to, if it is on the same host and port and by the same scheme.
std::optional<std::string> same_host_url(const http::ServerAddress& api, const std::string& location) {
  const bool is_plain = std::ranges::all_of(location, [](char c) { return c > ' ' && c < 0x7F && c != '\\'; });
  if (!is_plain) return std::nullopt;
  const auto origin = api.scheme + "://" + api.authority();
  if (location.starts_with('/') && !location.starts_with("//")) return origin + location;
  const auto scheme_end = location.find("://");
  if (scheme_end == std::string::npos) return std::nullopt;
  const auto host_end = std::min(location.find_first_of("/?#", scheme_end + 3), location.size());
  const auto there = http::read_address(location.substr(0, host_end));
  if (!there || there->scheme != api.scheme || there->authority() != api.authority()) return std::nullopt;
  return origin + location.substr(host_end);
}

bool is_permanent_redirect(long status) { return status == 301 || status == 308; }

bool is_before(const Issue& issue, const time::Day& day) {
  if (!issue.created_at) return false;
  const auto at = time::parse_instant(*issue.created_at);
  return at && time::utc_day(at->at) < day;
}

}  // namespace

TrackerSession::TrackerSession(const Tracker& tracker, TrackerTarget target, ApiToken token, Ports ports)
    : tracker_(tracker), target_(std::move(target)), token_(std::move(token)), ports_(std::move(ports)) {}

std::string TrackerSession::redact_secrets(std::string text) const {
  constexpr std::string_view instead = "(token)";
  constexpr std::size_t shortest = 4;  // fewer letters are no secret, and would tear our own words apart
  for (const auto& secret : token_.secrets) {
    if (secret.size() < shortest) continue;
    for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + instead.size()))
      text.replace(at, secret.size(), instead);
  }
  return text;
}

TrackerResult<http::Response> TrackerSession::send(http::Request request, const RequestContext& asked) {
  request.headers.push_back(token_.header);
  for (int attempt = 1;; ++attempt) {
    const auto received = ports_.transport->send(request);
    const auto line = request.method + " " + request.url + " → ";
    ports_.note(redact_secrets(line + (received ? std::to_string(received->status) : received.error().message)));
    if (received && received->status >= 200 && received->status < 300) return *received;
    auto trouble = received ? response_error(asked, *received, ports_.now()) : transport_error(asked, received.error());
    trouble.problem.message = redact_secrets(std::move(trouble.problem.message));
    trouble.status = received ? received->status : 0;
    if (received && is_permanent_redirect(received->status)) trouble.location = received->header("Location");
    const auto wait = wait_after(received, attempt, asked.is_repeatable(), ports_.now());
    if (!wait || attempt == max_tries) return tl::unexpected(std::move(trouble));
    ports_.tell(wait_message(tracker_, received, trouble, *wait));
    ports_.wait(*wait);
    if (ports_.stopped()) return tl::unexpected(interrupted());
  }
}

TrackerResult<std::vector<Issue>> TrackerSession::list(const std::optional<time::Day>& since) {
  std::vector<Issue> all;
  std::string next;
  const RequestContext asked{tracker_, target_, token_};
  for (int pages = 0;; ++pages) {
    if (pages == max_pages)
      return tl::unexpected(
          TrackerError{Scope::everything,
                       {ErrorKind::outside, fmt::format(phrases::endless_list, tracker_.display_name, max_pages),
                        phrases::endless_list_hint}});
    const auto answer = send(tracker_.list(target_, next), asked);
    if (!answer) return tl::unexpected(answer.error());
    auto page = tracker_.read_list(target_, *answer);
    if (!page) return tl::unexpected(unexpected_response(tracker_, Scope::everything));
    const bool is_last = page->next.empty() || page->next == next;
    const bool has_reached_back = since && !page->issues.empty() && is_before(page->issues.back(), *since);
    std::move(page->issues.begin(), page->issues.end(), std::back_inserter(all));
    if (is_last || has_reached_back) break;
    next = page->next;
  }
  for (auto& issue : all) ensure_url(issue);
  if (tracker_.newest != nullptr)
    if (const auto looked = list_unindexed(all); !looked) return tl::unexpected(looked.error());
  return all;
}

/// The issues that are newer than what a lagging index knows: number by number, until several are not there.
TrackerResult<void> TrackerSession::list_unindexed(std::vector<Issue>& all) {
  const auto answer = send(tracker_.newest(target_), {tracker_, target_, token_});
  if (!answer) return tl::unexpected(answer.error());
  const auto page = tracker_.read_list(target_, *answer);
  if (!page) return tl::unexpected(unexpected_response(tracker_, Scope::everything));
  long number = page->issues.empty() ? 0 : page->issues.front().number;
  for (const auto& issue : all) number = std::max(number, issue.number);
  for (int missing = 0, found = 0; missing < max_probes && found < max_unindexed;) {
    auto issue = look_up(tracker_.key_of(target_, ++number));
    if (!issue && issue.error().problem.kind != ErrorKind::refused) return tl::unexpected(issue.error());
    if (issue && !*issue) {
      ++missing;
      continue;
    }
    missing = 0;
    ++found;
    if (issue) all.insert(all.begin(), std::move(**issue));
  }
  return {};
}

/// The tracker's own URL for people, else the one that pm requests.
void TrackerSession::ensure_url(Issue& issue) const {
  if (!is_web_url(issue.url)) issue.url = tracker_.look_up(target_, issue.key).url;
}

TrackerResult<Issue> TrackerSession::create(const IssueDraft& draft) {
  const auto answer = send(tracker_.create(target_, draft), {tracker_, target_, token_, Kind::create, &draft});
  if (!answer) return tl::unexpected(answer.error());
  auto issue = tracker_.read_created(target_, *answer);
  if (!issue) return tl::unexpected(unexpected_response(tracker_, Scope::unclear));
  ensure_url(*issue);
  return std::move(*issue);
}

TrackerResult<std::optional<Issue>> TrackerSession::look_up(const std::string& key) {
  const RequestContext asked{tracker_, target_, token_, Kind::one_issue, nullptr, key};
  auto request = tracker_.look_up(target_, key);
  bool is_redirected = false;
  for (int redirects = 0;; ++redirects) {
    const auto answer = send(request, asked);
    if (answer) {
      auto issue = is_redirected ? moved_issue(*answer, asked) : issue_in(*answer, asked);
      if (!issue) return tl::unexpected(issue.error());
      return std::optional(std::move(*issue));
    }
    const auto& trouble = answer.error();
    const bool is_gone = trouble.status == 404 || trouble.status == 410;
    if (is_gone && trouble.problem.kind == ErrorKind::refused) return std::optional<Issue>();
    const auto url = same_host_url(target_.api, trouble.location);
    if (trouble.location.empty() || !url || redirects == max_redirects) return tl::unexpected(trouble);
    request.url = *url;
    is_redirected = true;
  }
}

std::optional<std::string> TrackerSession::key_in_url(const std::string& url) const {
  if (target_.project.find('/') == std::string::npos) return std::nullopt;
  return tracker_.key_in_url(&target_, url);
}

/// The issue that was asked for. Jira answers for a moved issue with its new key.
TrackerResult<Issue> TrackerSession::issue_in(const http::Response& answer, const RequestContext& asked) const {
  auto issue = tracker_.read_issue(target_, answer);
  if (!issue) return tl::unexpected(malformed_issue(tracker_, asked.key));
  ensure_url(*issue);
  if (issue->key == asked.key || tracker_.follows_moves) return std::move(*issue);
  if (issue->number != tracker_.number_of(asked.key)) return tl::unexpected(malformed_issue(tracker_, asked.key));
  issue->key = asked.key;  // "owner/name#12": the response itself does not name the project
  return std::move(*issue);
}

/// An issue behind a redirect: its web page tells the project that it is in now, whatever the page's host is called.
TrackerResult<Issue> TrackerSession::moved_issue(const http::Response& answer, const RequestContext& asked) const {
  auto issue = tracker_.read_issue(target_, answer);
  if (!issue) return tl::unexpected(malformed_issue(tracker_, asked.key));
  ensure_url(*issue);
  const auto host_end = std::min(issue->url.find('/', issue->url.find("://") + 3), issue->url.size());
  auto there = target_;
  if (const auto host = http::read_address(issue->url.substr(0, host_end)))
    std::tie(there.api.scheme, there.api.host, there.api.port) = std::tie(host->scheme, host->host, host->port);
  const auto key = tracker_.key_in_url(&there, issue->url);
  if (!key) return tl::unexpected(malformed_issue(tracker_, asked.key));
  issue->key = *key;
  return std::move(*issue);
}

}  // namespace pm::trackers
