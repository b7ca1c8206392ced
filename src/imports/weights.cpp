#include "imports/weights.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include <pm/text.hpp>

namespace pm::imports {
namespace weights {
namespace {

constexpr std::string_view alert_words[] = {"firing",   "fired",  "triggered", "alert",    "critical", "resolved",
                                            "recovered", "paged", "incident",  "degraded", "down",     "unhealthy"};
constexpr std::string_view change_words[] = {"deployed", "deploy",   "deployment", "released", "release", "rolled back",
                                             "rollback", "reverted", "revert",     "merged",   "rollout"};
constexpr std::string_view evidence_hosts[] = {"grafana",   "datadog", "kibana",    "prometheus", "sentry", "splunk",
                                               "newrelic",  "/commit/", "/pull/",   "/merge_requests/", "/actions/runs/",
                                               "pagerduty", "opsgenie", "/pipelines/"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool has_word(std::string_view lower, std::string_view word) {
  for (auto at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(lower[at - 1]);
    const auto end = at + word.size();
    if (begins && (end == lower.size() || !is_letter(lower[end]))) return true;
  }
  return false;
}

bool has_any_word(std::string_view lower, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](auto word) { return has_word(lower, word); });
}

/// ":tada:" at the beginning; 0: none.
std::size_t emoji_name_length(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (!text.starts_with(':')) return 0;
  const auto end = text.substr(0, longest).find(':', 1);
  if (end == text.npos || end == 1) return 0;
  const auto name = text.substr(1, end - 1);
  const bool is_name = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+' || c == '\'';
  });
  return is_name ? end + 1 : 0;
}

/// Pictures, arrows and signs that people send as reactions, and what joins them.
bool is_picture(std::string_view code_point) {
  return (code_point.size() == 4 && code_point.starts_with("\xF0\x9F")) ||
         (code_point.size() == 3 && (code_point.starts_with("\xE2\x98") || code_point.starts_with("\xE2\x99") ||
                                     code_point.starts_with("\xE2\x9A") || code_point.starts_with("\xE2\x9B") ||
                                     code_point.starts_with("\xE2\x9C") || code_point.starts_with("\xE2\x9D") ||
                                     code_point == "\xE2\x80\x8D" || code_point == "\xEF\xB8\x8F"));
}

}  // namespace
}  // namespace weights

bool is_emoji_only(std::string_view text) {
  text = text::trim(text);
  if (text.empty()) return false;
  while (!text.empty()) {
    if (text.front() == ' ' || text.front() == '\n') {
      text.remove_prefix(1);
      continue;
    }
    if (const auto length = weights::emoji_name_length(text)) {
      text.remove_prefix(length);
      continue;
    }
    const auto length = text::code_point_length(text);
    if (!weights::is_picture(text.substr(0, length))) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string_view first_link(std::string_view text) {
  for (auto at = text.find("http"); at != text.npos; at = text.find("http", at + 1)) {
    auto link = text.substr(at);
    if (!link.starts_with("http://") && !link.starts_with("https://")) continue;
    link = link.substr(0, link.find_first_of(" \t\r\n<>\"'|`\\^{}"));
    while (!link.empty() && (std::string_view(".,;:!?)]*").find(link.back()) != std::string_view::npos))
      link.remove_suffix(1);
    if (link.size() > std::string_view("https://").size()) return link;
  }
  return {};
}

std::string without_query(std::string_view url) { return std::string(url.substr(0, url.find_first_of("?#"))); }

void weigh_message(Candidate& candidate, bool is_bot) {
  const auto text = text::trim(candidate.text);
  if (is_emoji_only(text)) return weigh(candidate, -3, "emoji only");
  if (text::code_points(text) < 3) return weigh(candidate, -2, "very short");
  const auto lower = text::lower_ascii(text);
  if (const auto link = first_link(lower); !link.empty()) {
    const bool is_evidence =
        std::ranges::any_of(weights::evidence_hosts, [&](auto host) { return lower.find(host) != lower.npos; });
    weigh(candidate, is_evidence ? 2 : 1, is_evidence ? "link to evidence" : "link");
  }
  if (!is_bot) return;
  if (weights::has_any_word(lower, weights::change_words)) {
    weigh(candidate, 3, "deployment by a bot");
    if (!candidate.kind) candidate.kind = record::EventKind::change;
  } else if (weights::has_any_word(lower, weights::alert_words)) {
    weigh(candidate, 3, "alert by a bot");
    if (!candidate.kind) candidate.kind = record::EventKind::signal;
  }
}

}  // namespace pm::imports
