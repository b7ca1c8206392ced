#include "interview/event_cues.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {
namespace {

using record::Event;

struct Cue {
  std::string_view name;
  std::string_view ask;
  std::span<const std::string_view> words;
  bool of_a_person;  ///< only if a person is the actor
};
constexpr auto broken = std::to_array<std::string_view>({"broken", "weird", "strange", "odd", "down", "wrong"});
constexpr auto knew =
    std::to_array<std::string_view>({"knew", "realised", "realized", "clear", "noticed", "understood"});
constexpr auto decided = std::to_array<std::string_view>(
    {"decided", "restarted", "restart", "rolled", "ran", "run", "rebooted", "disabled", "switched", "removed",
     "deleted", "wiped", "tried", "raised", "lowered", "reverted", "killed", "failed over"});
constexpr auto plain = std::to_array<std::string_view>({"obviously", "just", "simply", "of course"});
constexpr Cue cues[] = {{"plain", phrases::clear_to_all, plain, false},
                        {"tell", phrases::how_tell, broken, false},
                        {"told", phrases::what_told, knew, true},
                        {"hoping", phrases::hoping, decided, true}};

/// Finds a cue as a whole word.
std::size_t find_word(std::string_view lower, std::string_view word) {
  const auto letter = [&](std::size_t i) {
    return i < lower.size() && (std::isalnum(static_cast<unsigned char>(lower[i])) != 0);
  };
  for (auto at = lower.find(word); at != std::string_view::npos; at = lower.find(word, at + 1))
    if ((at == 0 || !letter(at - 1)) && !letter(at + word.size())) return at;
  return std::string_view::npos;
}

/// Whether the words name a person: a pronoun, a role, or somebody of this record.
bool names_a_person(const InterviewSession& s, std::string_view words) {
  static constexpr auto people = std::to_array<std::string_view>(
      {"i",        "we",        "he",      "she",       "they", "us",     "somebody", "someone",
       "engineer", "engineers", "on-call", "oncall",    "team", "ops",    "admin",    "developer",
       "operator", "dba",       "sre",     "colleague", "lead", "people", "everybody"});
  const auto lower = text::lower_ascii(words);
  for (const auto& word : people)
    if (find_word(lower, word) != std::string_view::npos) return true;
  const auto named = [&](const record::Text& name) {
    return name && find_word(lower, text::lower_ascii(*name)) != std::string_view::npos;
  };
  if (named(s.record.meeting.boss) || named(s.record.meeting.scribe)) return true;
  return s.record.meeting.participants &&
         std::ranges::any_of(*s.record.meeting.participants, [&](const auto& p) { return named(p.name); });
}

/// Whether a person is the actor of the verb at `at`: the verb starts the line ("restarted db1"), or a person is its
/// subject or follows "by".
bool a_person_did(const InterviewSession& s, std::string_view text, std::size_t at) {
  const auto lower = text::lower_ascii(text);
  const auto before = text::trim(std::string_view(lower).substr(0, at));
  for (const auto* nobody : {"nobody", "no one", "never", "not"})
    if (before.ends_with(nobody)) return false;
  if (const auto by = find_word(std::string_view(lower).substr(at), "by"); by != std::string_view::npos)
    return names_a_person(s, text.substr(at + by));
  return text::is_blank(text.substr(0, at)) || names_a_person(s, text.substr(0, at));
}

const Cue* cue_in(const InterviewSession& s, std::string_view text) {
  const auto lower = text::lower_ascii(text);
  for (const auto& cue : cues)
    for (const auto& word : cue.words)
      if (const auto at = find_word(lower, word); at != std::string_view::npos)
        if (!cue.of_a_person || a_person_did(s, text, at)) return &cue;
  return nullptr;
}

}  // namespace

std::optional<QuestionRef> context_question(const InterviewSession& s, const Event& event) {
  std::size_t met = 0, passed = 0;
  const Cue* last = nullptr;
  for (const auto& at : asked(s.record))
    if (at.question == QuestionId::context) {
      ++met;
      const auto* asked_of = record::find_event(s.record, at.subject);
      if (asked_of && !asked_of->context) ++passed;
      last = asked_of ? cue_in(s, asked_of->text) : nullptr;
    }
  if (met >= 5 || passed >= 2 || event.context) return std::nullopt;
  if (const auto* cue = cue_in(s, event.text); !cue || cue == last) return std::nullopt;
  return QuestionRef{QuestionId::context, event.id};
}

std::optional<std::string_view> context_wording(const InterviewSession& s, const record::Event& event) {
  const auto* cue = cue_in(s, event.text);
  return cue ? std::optional(cue->ask) : std::nullopt;
}

}  // namespace pm::interview
