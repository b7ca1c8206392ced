#include "trackers/rate_limit.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "trackers/messages.hpp"

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

std::optional<seconds> asked_wait(const http::Response& response, time::Micros now) {
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
  if (const auto wait = asked_wait(response, now)) return fmt::format(phrases::wait_for, wait->count());
  return phrases::wait_unknown;
}

}  // namespace pm::trackers
