#include <algorithm>
#include <charconv>
#include <iterator>

#include <fmt/format.h>

#include <pm/escape.hpp>
#include <pm/text.hpp>
#include <pm/time.hpp>

#include "trackers/answers.hpp"
#include "trackers/phrases.hpp"

namespace pm::trackers {
namespace {

using std::chrono::seconds;
using Reach = Trouble::Reach;

constexpr int most_tries = 4;
constexpr seconds longest_wait{120};  // GitHub asks for a minute when many issues are made at once
constexpr int most_pages = 1000, most_probes = 5, most_found_beyond = 1000;

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number = 0;
  const auto* end = text.end();
  const auto read = std::from_chars(text.begin(), end, number);
  return read.ec == std::errc() && read.ptr == end && number >= 0 ? std::optional(number) : std::nullopt;
}

bool is_rate_limit(const http::Response& response) {
  if (response.status == 429) return true;
  return response.status == 403 &&
         (!response.header("Retry-After").empty() || response.header("X-RateLimit-Remaining") == "0");
}

std::optional<seconds> asked_wait(const http::Response& response) {
  const auto said = number_of<long>(response.header("Retry-After"));
  return said ? std::optional(seconds(*said)) : std::nullopt;
}

/// " It asks to wait until 18:30 UTC.", or for how long, if it says so.
std::string until_when(const http::Response& response) {
  if (const auto reset = number_of<long>(response.header("X-RateLimit-Reset")); reset && *reset < 4102444800L) {
    const auto at = time::Micros(std::chrono::seconds(*reset));
    return fmt::format(phrases::wait_until, time::day_clock_text(time::Zone::utc(), at));
  }
  if (const auto wait = asked_wait(response)) return fmt::format(phrases::wait_for, wait->count());
  return phrases::wait_unknown;
}

std::string with_complaint(const std::string& sentence, const http::Response& response) {
  const auto said = complaint_in(response);
  return said.empty() ? sentence : sentence + ": " + said;
}

Trouble interrupted() { return {Reach::interrupted, {ProblemKind::interrupted, phrases::interrupted, ""}}; }

Trouble trouble_in(const Tracker& tracker, const Target& target, const Token& token, const http::Response& response,
                   bool repeatable) {
  const auto status = response.status;
  const auto called = std::string(tracker.called);
  const auto told = [&](const std::string& sentence) { return with_complaint(sentence, response); };
  const auto outside = [](Reach reach, std::string what, std::string hint) {
    return Trouble{reach, {ProblemKind::outside, std::move(what), std::move(hint)}};
  };
  if (is_rate_limit(response))
    return outside(Reach::everything, told(fmt::format(phrases::rate_limit, called)), until_when(response));
  if (status == 401)
    return outside(Reach::everything, told(fmt::format(phrases::unauthorized, called, token.from)),
                   std::string(tracker.token_hint));
  if (status == 403)
    return outside(Reach::everything, told(fmt::format(phrases::forbidden, called)),
                   fmt::format(phrases::needs, tracker.permission));
  if (status == 404 || status == 410)
    return outside(Reach::everything, told(fmt::format(phrases::not_found, called, target.project)),
                   fmt::format(phrases::not_found_hint, tracker.permission));
  if (status >= 300 && status < 400)
    return outside(Reach::everything, fmt::format(phrases::redirect, called, status, response.header("Location")),
                   phrases::redirect_hint);
  if (status >= 400 && status < 500)
    return outside(Reach::this_issue, told(fmt::format(phrases::refused, called, status)), phrases::refused_hint);
  return outside(repeatable ? Reach::everything : Reach::unclear, told(fmt::format(phrases::broken, called, status)),
                 phrases::try_later);
}

Trouble trouble_in(const Tracker& tracker, const Target& target, const http::Failure& failure, bool repeatable) {
  using Kind = http::Failure::Kind;
  const auto what = fmt::format(phrases::unreachable, tracker.called, target.api.authority(), failure.what);
  if (failure.kind == Kind::interrupted) return interrupted();
  const bool unclear = !repeatable && failure.kind != Kind::not_sent;
  return {unclear ? Reach::unclear : Reach::everything,
          {ProblemKind::outside, what, unclear ? phrases::unclear_hint : phrases::try_later}};
}

Trouble garbage(const Tracker& tracker, Reach reach) {
  return {reach, {ProblemKind::outside, fmt::format(phrases::garbage, tracker.called), phrases::garbage_hint}};
}

/// How long to wait before it is asked once more; nullopt: it is not.
std::optional<seconds> wait_after(const tl::expected<http::Response, http::Failure>& answer, int attempt,
                                  bool repeatable) {
  const seconds pause{1L << (attempt - 1)};
  if (!answer) {
    using Kind = http::Failure::Kind;
    const auto kind = answer.error().kind;
    const bool may = kind == Kind::not_sent || (repeatable && kind == Kind::unclear);
    return may ? std::optional(pause) : std::nullopt;
  }
  const auto asked = asked_wait(*answer);
  if (asked > longest_wait) return std::nullopt;
  if (is_rate_limit(*answer)) return asked;  // without a word on how long, it is not for us to guess
  return repeatable && answer->status >= 500 ? std::optional(std::max(pause, asked.value_or(pause))) : std::nullopt;
}

/// What may stand in a record as a link: nothing that comes alive, nothing endless.
bool is_link(std::string_view url) {
  constexpr std::size_t longest = 2000;
  const bool is_web = url.starts_with("https://") || url.starts_with("http://");
  return is_web && url.size() <= longest && std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7F; });
}

bool is_before(const Issue& issue, const time::Day& day) {
  if (!issue.created_at) return false;
  const auto at = time::parse_instant(*issue.created_at);
  return at && time::utc_day(at->at) < day;
}

}  // namespace

Session::Session(const Tracker& tracker, Target target, Token token, Ports ports)
    : tracker_(tracker), target_(std::move(target)), token_(std::move(token)), ports_(std::move(ports)) {}

std::string Session::without_secrets(std::string text) const {
  constexpr std::string_view instead = "(token)";
  constexpr std::size_t shortest = 4;  // fewer letters are no secret, and would tear our own words apart
  for (const auto& secret : token_.secrets) {
    if (secret.size() < shortest) continue;
    for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + instead.size()))
      text.replace(at, secret.size(), instead);
  }
  return text;
}

// A GET may be asked again whatever happened. What makes an issue may be repeated only when the tracker says that it
// did nothing, or was never reached.
Tried<http::Response> Session::send(http::Request request) {
  const bool repeatable = request.method == "GET";
  request.headers.push_back(token_.header);
  for (int attempt = 1;; ++attempt) {
    const auto answer = ports_.transport->send(request);
    const auto line = request.method + " " + request.url + " → ";
    ports_.note(without_secrets(line + (answer ? std::to_string(answer->status) : answer.error().what)));
    if (answer && answer->status >= 200 && answer->status < 300) return *answer;
    auto trouble = answer ? trouble_in(tracker_, target_, token_, *answer, repeatable)
                          : trouble_in(tracker_, target_, answer.error(), repeatable);
    trouble.problem.what = without_secrets(std::move(trouble.problem.what));
    trouble.status = answer ? answer->status : 0;
    const auto wait = wait_after(answer, attempt, repeatable);
    if (!wait || attempt == most_tries) return tl::unexpected(std::move(trouble));
    ports_.note(fmt::format(phrases::waiting, wait->count()));
    ports_.wait(*wait);
    if (ports_.stopped()) return tl::unexpected(interrupted());
  }
}

Tried<std::vector<Issue>> Session::list(const std::optional<time::Day>& since) {
  std::vector<Issue> all;
  std::string next;
  for (int pages = 0; pages < most_pages; ++pages) {
    const auto answer = send(tracker_.list(target_, next));
    if (!answer) return tl::unexpected(answer.error());
    auto page = tracker_.read_list(target_, *answer);
    if (!page) return tl::unexpected(garbage(tracker_, Reach::everything));
    const bool was_last = page->next.empty() || page->next == next || page->issues.empty();
    const bool reached_back = since && !page->issues.empty() && is_before(page->issues.back(), *since);
    std::move(page->issues.begin(), page->issues.end(), std::back_inserter(all));
    if (was_last || reached_back) break;
    next = page->next;
  }
  for (auto& issue : all) with_link(issue);
  if (tracker_.newest != nullptr)
    if (const auto looked = look_beyond(all); !looked) return tl::unexpected(looked.error());
  return all;
}

/// The issues that are newer than what a lagging index knows: number by number, until several are not there.
Tried<void> Session::look_beyond(std::vector<Issue>& all) {
  const auto answer = send(tracker_.newest(target_));
  if (!answer) return tl::unexpected(answer.error());
  const auto page = tracker_.read_list(target_, *answer);
  if (!page) return tl::unexpected(garbage(tracker_, Reach::everything));
  long number = page->issues.empty() ? 0 : page->issues.front().number;
  for (const auto& issue : all) number = std::max(number, issue.number);
  for (int missing = 0, found = 0; missing < most_probes && found < most_found_beyond;) {
    auto issue = look_up(tracker_.key_of(target_, ++number));
    if (!issue) return tl::unexpected(issue.error());
    if (!*issue) {
      ++missing;
      continue;
    }
    missing = 0;
    ++found;
    all.insert(all.begin(), std::move(**issue));
  }
  return {};
}

/// The tracker's own word for where people find it, else where pm finds it.
void Session::with_link(Issue& issue) const {
  if (!is_link(issue.url)) issue.url = tracker_.look_up(target_, issue.key).url;
}

Tried<Issue> Session::create(const Draft& draft) {
  const auto answer = send(tracker_.create(target_, draft));
  if (!answer) return tl::unexpected(answer.error());
  auto issue = tracker_.read_issue(target_, *answer);
  if (!issue) return tl::unexpected(garbage(tracker_, Reach::unclear));
  with_link(*issue);
  return std::move(*issue);
}

Tried<std::optional<Issue>> Session::look_up(const std::string& key) {
  const auto answer = send(tracker_.look_up(target_, key));
  if (!answer) {
    if (answer.error().status == 404 || answer.error().status == 410) return std::optional<Issue>();
    return tl::unexpected(answer.error());
  }
  auto issue = tracker_.read_issue(target_, *answer);
  if (!issue) return tl::unexpected(garbage(tracker_, Reach::this_issue));
  with_link(*issue);
  return issue;
}

}  // namespace pm::trackers
