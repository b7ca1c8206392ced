#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "trackers/api.hpp"

namespace pm::trackers {
namespace {

using std::chrono::seconds;

std::optional<long> number_in_header(std::string_view text) {
  long number = 0;
  const auto* end = text.end();
  const auto read = std::from_chars(text.begin(), end, number);
  return read.ec == std::errc() && read.ptr == end && number >= 0 ? std::optional(number) : std::nullopt;
}

/// GitHub's and Jira's names, and GitLab's.
std::string limit_header(const http::Response& response, std::string_view name) {
  const auto value = response.header("X-RateLimit-" + std::string(name));
  return value.empty() ? response.header("RateLimit-" + std::string(name)) : value;
}

bool is_used_up(const http::Response& response) { return limit_header(response, "Remaining") == "0"; }

/// Seconds since 1970 (GitHub, GitLab) or an RFC 3339 moment (Jira).
std::optional<time::Micros> reset_moment(const http::Response& response) {
  constexpr long year_2100 = 4102444800L;
  const auto header = limit_header(response, "Reset");
  if (const auto number = number_in_header(header))
    return *number < year_2100 ? std::optional(time::Micros(seconds(*number))) : std::nullopt;
  const auto instant = time::parse_instant(header);
  return instant ? std::optional(instant->at) : std::nullopt;
}

std::optional<time::Micros> limit_end(const http::Response& response) {
  return is_used_up(response) ? reset_moment(response) : std::nullopt;
}

seconds until(time::Micros moment, const http::Response& response, time::Micros now) {
  const auto here = http::parse_date(response.header("Date"));
  const auto from = here ? time::Micros(*here) : now;
  return std::max(std::chrono::ceil<seconds>(moment - from), seconds(0));
}

}  // namespace

bool is_rate_limit(const http::Response& response) {
  if (response.status == 429) return true;
  if (response.status != 403) return false;
  const auto body = text::lower_ascii(response.body);
  constexpr std::array<std::string_view, 3> phrases = {"rate limit", "abuse detection", "too many requests"};
  return !response.header("Retry-After").empty() || is_used_up(response) ||
         std::ranges::any_of(phrases, [&](auto phrase) { return body.find(phrase) != std::string::npos; });
}

std::optional<seconds> requested_wait(const http::Response& response, time::Micros now) {
  const auto header = response.header("Retry-After");
  if (const auto number = number_in_header(header)) return seconds(*number);
  if (const auto date = http::parse_date(header)) return until(*date, response, now);
  const auto reset = limit_end(response);
  return reset ? std::optional(until(*reset, response, now)) : std::nullopt;
}

std::string rate_limit_hint(const http::Response& response, time::Micros now) {
  const auto moment_text = [](time::Micros at) {
    return fmt::format(phrases::wait_until, time::day_clock_text(time::Zone::utc(), at));
  };
  if (const auto reset = reset_moment(response); reset && is_used_up(response)) return moment_text(*reset);
  if (const auto date = http::parse_date(response.header("Retry-After"))) return moment_text(*date);
  if (const auto wait = requested_wait(response, now)) return fmt::format(phrases::wait_for, wait->count());
  return phrases::wait_unknown;
}

namespace {

using Scope = TrackerError::Scope;

std::string with_complaint(const std::string& sentence, const http::Response& response) {
  const auto complaint = error_text(response);
  return complaint.empty() ? sentence : sentence + ": " + complaint;
}

TrackerError outside(Scope reach, std::string what, std::string hint) {
  return {reach, {ErrorKind::outside, std::move(what), std::move(hint)}, 0};
}

/// One issue cannot be had, and neither the network nor the server failed. Without a hint: it can be detached.
TrackerError skipped(std::string what, std::string hint = {}) {
  return {Scope::this_issue, {ErrorKind::refused, std::move(what), std::move(hint)}, 0};
}

std::string needs(const RequestContext& asked) {
  return fmt::format(phrases::needs, asked.token.from, asked.tracker.permission);
}

/// Which of the things that were sent the tracker complains of: the account, the labels, else a field of the project's.
std::string hint_for_draft(const IssueDraft& draft, const TrackerTarget& target, const std::string& complaint) {
  const auto lower = text::lower_ascii(complaint);
  const auto mentions = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
  const bool names_account = draft.assignee && mentions(text::lower_ascii(*draft.assignee));
  if (draft.assignee && (mentions("assign") || names_account))
    return fmt::format(phrases::refused_account, *draft.assignee);
  if (!target.labels.empty() && mentions("label")) {
    std::vector<std::string> quoted;
    for (const auto& label : target.labels) quoted.push_back("\"" + label + "\"");
    return fmt::format(phrases::refused_labels, text::join(quoted, ", "));
  }
  return phrases::refused_hint;
}

TrackerError refusal_of_issue(const RequestContext& asked, const http::Response& response) {
  const auto called = std::string(asked.tracker.display_name);
  const auto status = response.status;
  if (status == 403)
    return skipped(with_complaint(fmt::format(phrases::hidden, called, asked.key), response), needs(asked));
  if (status >= 300 && status < 400)
    return skipped(fmt::format(phrases::moved, asked.key, response.header("Location"), status));
  if (status >= 400 && status < 500)
    return skipped(with_complaint(fmt::format(phrases::refused, called, status), response), "");
  return outside(Scope::this_issue, with_complaint(fmt::format(phrases::broken, called, status), response),
                 phrases::try_later);
}

TrackerError refusal_of_project(const RequestContext& asked, const http::Response& response) {
  const auto called = std::string(asked.tracker.display_name);
  const auto status = response.status;
  const auto told = [&](const std::string& sentence) { return with_complaint(sentence, response); };
  if (status == 403) return outside(Scope::everything, told(fmt::format(phrases::forbidden, called)), needs(asked));
  if (status == 404)
    return outside(Scope::everything, told(fmt::format(phrases::not_found, called, asked.target.project)),
                   fmt::format(phrases::not_found_hint, asked.token.from, asked.tracker.permission));
  if (status == 410)
    return outside(Scope::everything, told(fmt::format(phrases::disabled, called, asked.target.project)),
                   phrases::disabled_hint);
  if (status >= 300 && status < 400)
    return outside(Scope::everything, fmt::format(phrases::redirect, called, status, response.header("Location")),
                   phrases::redirect_hint);
  if (status >= 400 && status < 500)
    return outside(asked.draft == nullptr ? Scope::everything : Scope::this_issue,
                   told(fmt::format(phrases::refused, called, status)),
                   asked.draft == nullptr ? std::string(phrases::refused_list_hint)
                                          : hint_for_draft(*asked.draft, asked.target, error_text(response)));
  return outside(asked.is_repeatable() ? Scope::everything : Scope::unclear,
                 told(fmt::format(phrases::broken, called, status)), phrases::try_later);
}

}  // namespace

TrackerError response_error(const RequestContext& asked, const http::Response& response, time::Micros now) {
  const auto called = std::string(asked.tracker.display_name);
  if (is_rate_limit(response))
    return outside(Scope::everything, with_complaint(fmt::format(phrases::rate_limit, called), response),
                   rate_limit_hint(response, now));
  if (response.status == 401)
    return outside(Scope::everything,
                   with_complaint(fmt::format(phrases::unauthorized, called, asked.token.from), response),
                   asked.token.advice);
  return asked.kind == RequestContext::Kind::one_issue ? refusal_of_issue(asked, response)
                                                       : refusal_of_project(asked, response);
}

TrackerError transport_error(const RequestContext& asked, const http::HttpError& failure) {
  using Kind = http::HttpError::Kind;
  if (failure.kind == Kind::interrupted) return interrupted();
  const auto what =
      fmt::format(phrases::unreachable, asked.tracker.display_name, asked.target.api.authority(), failure.message);
  if (failure.kind == Kind::too_large && asked.kind == RequestContext::Kind::one_issue) return skipped(what);
  const bool is_unclear = !asked.is_repeatable() && failure.kind != Kind::not_sent;
  return outside(is_unclear ? Scope::unclear : Scope::everything, what,
                 is_unclear ? phrases::unclear_hint : phrases::try_later);
}

TrackerError unexpected_response(const Tracker& tracker, Scope reach) {
  return outside(reach, fmt::format(phrases::unexpected_response, tracker.display_name), phrases::garbage_hint);
}

TrackerError malformed_issue(const Tracker& tracker, const std::string& key) {
  return skipped(fmt::format(phrases::malformed, tracker.display_name, key));
}

TrackerError interrupted() { return {Scope::interrupted, {ErrorKind::interrupted, phrases::interrupted, ""}, 0}; }

}  // namespace pm::trackers
