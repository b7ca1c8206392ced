#include "imports/weights.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include <pm/text.hpp>

#include "imports/source_text.hpp"

namespace pm::imports {
namespace weights {
namespace {

constexpr std::string_view alert_words[] = {"firing",    "fired", "triggered", "alert",    "critical", "resolved",
                                            "recovered", "paged", "incident",  "degraded", "down",     "unhealthy"};
constexpr std::string_view change_words[] = {"deployed", "deploy",   "deployment", "released", "release", "rolled back",
                                             "rollback", "reverted", "revert",     "merged",   "rollout"};
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

}  // namespace
}  // namespace weights

void weigh_message(Candidate& candidate, bool is_bot) {
  const auto text = text::trim(candidate.text);
  if (is_emoji_only(text)) return weigh(candidate, -3, "emoji only");
  if (text::code_points(text) < 3) return weigh(candidate, -2, "very short");
  const auto lower = text::lower_ascii(text);
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
