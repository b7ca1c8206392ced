#include "interview/evidence.hpp"

#include <algorithm>
#include <array>

#include <pm/secrets.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/event_text.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {
namespace {

/// What a link can show. "All graphs are normal" names none of them, so there are no plurals.
constexpr auto evidence_words = std::to_array<std::string_view>(
    {"graph", "dashboard", "grafana", "alert", "commit", "pr", "pull request", "merge request"});

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool names_evidence(std::string_view text) {
  const auto lower = text::lower_ascii(text);
  return std::ranges::any_of(evidence_words, [&](std::string_view word) {
    for (auto at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
      const auto end = at + word.size();
      if ((at == 0 || !is_word_char(lower[at - 1])) && (end == lower.size() || !is_word_char(lower[end]))) return true;
    }
    return false;
  });
}

}  // namespace

std::string link_in(std::string_view text) {
  for (auto at = text.find("http"); at != std::string_view::npos; at = text.find("http", at + 1)) {
    auto url = text.substr(at);
    if (!url.starts_with("http://") && !url.starts_with("https://")) continue;
    if (at > 0 && is_word_char(text[at - 1])) continue;
    const auto end = std::ranges::find_if(url, [](char c) {
      return static_cast<unsigned char>(c) <= ' ' || std::string_view("\"<>`|\\").find(c) != std::string_view::npos;
    });
    url = url.substr(0, static_cast<std::size_t>(end - url.begin()));
    while (!url.empty() && std::string_view(".,;:!?)]}'").find(url.back()) != std::string_view::npos)
      url.remove_suffix(1);
    if (auto clean = secrets::clean_url(url); !clean.text.empty()) return std::move(clean.text);
  }
  return {};
}

void take_link_of_text(record::Event& event) {
  if (event.url) return;
  if (auto link = link_in(event.text); !link.empty()) event.url = std::move(link);
}

std::optional<QuestionRef> link_question(const record::Record& record, const record::Event& event) {
  if (event.url || !record::has_clock(event) || !names_evidence(event.text)) return std::nullopt;
  for (const auto& at : asked(record))
    if (at.question == QuestionId::link) return std::nullopt;
  return QuestionRef{QuestionId::link, event.id};
}

AnswerResult set_link(InterviewSession& s, std::string_view id, std::string_view url) {
  const auto named = text::trim(id);
  auto* timeline = s.record.timeline ? &*s.record.timeline : nullptr;
  const auto is_it = [&](const record::Event& event) {
    return text::lower_ascii(event.id) == text::lower_ascii(named);
  };
  const auto event = timeline ? std::ranges::find_if(*timeline, is_it) : std::vector<record::Event>::iterator{};
  if (!timeline || event == timeline->end()) return refuse(phrases::fill(phrases::no_such_event, named));
  AnswerResult result = stay_in_list();
  const auto typed = text::trim(url);
  if (typed == "-") {
    event->url.reset();
    result.messages.push_back({MessageKind::understood, phrases::fill(phrases::link_removed, event->id)});
  } else {
    const auto link = link_in(typed);
    if (link.empty() || typed.find_first_of(" \t\n") != std::string_view::npos)
      return refuse(phrases::fill(phrases::link_wanted, typed));
    event->url = link;
    result.messages.push_back({MessageKind::understood, phrases::fill(phrases::link_set, event->id, link)});
  }
  result.description = result.messages.back().text;
  return result;
}

}  // namespace pm::interview
