#include <pm/question_id.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace pm::interview {
namespace {

constexpr std::array<std::string_view, 10> section_texts = {
    "opening", "incident", "timeline", "times", "long", "noticed", "factors", "fixes", "process", "finish",
};
constexpr auto sections = std::to_array<Section>({
    Section::opening,
    Section::incident,
    Section::timeline,
    Section::times,
    Section::durations,
    Section::noticed,
    Section::factors,
    Section::fixes,
    Section::process,
    Section::finish,
});
static_assert(section_texts.size() == sections.size());

struct IdRow {
  QuestionId id;
  std::string_view text;
  Section section;
};
constexpr auto id_rows = std::to_array<IdRow>({
    {QuestionId::title, "title", Section::incident},
    {QuestionId::conflict, "conflict", Section::opening},
    {QuestionId::boss, "boss", Section::opening},
    {QuestionId::welcome, "welcome", Section::opening},
    {QuestionId::kind, "kind", Section::incident},
    {QuestionId::severity, "severity", Section::incident},
    {QuestionId::impact, "impact", Section::incident},
    {QuestionId::services, "services", Section::incident},
    {QuestionId::people, "people", Section::incident},
    {QuestionId::cost, "cost", Section::incident},
    {QuestionId::events, "events", Section::timeline},
    {QuestionId::day, "day", Section::timeline},
    {QuestionId::context, "context", Section::timeline},
    {QuestionId::link, "link", Section::timeline},
    {QuestionId::writer, "writer", Section::timeline},
    {QuestionId::missing, "missing", Section::timeline},
    {QuestionId::started, "started", Section::times},
    {QuestionId::detected, "detected", Section::times},
    {QuestionId::noticed_by, "noticed_by", Section::times},
    {QuestionId::engaged, "engaged", Section::times},
    {QuestionId::mitigated, "mitigated", Section::times},
    {QuestionId::resolved, "resolved", Section::times},
    {QuestionId::problem, "problem", Section::times},
    {QuestionId::until_seen, "until_seen", Section::durations},
    {QuestionId::until_well, "until_well", Section::durations},
    {QuestionId::surprises, "surprises", Section::noticed},
    {QuestionId::held, "held", Section::noticed},
    {QuestionId::lucky, "lucky", Section::noticed},
    {QuestionId::absurdities, "absurdities", Section::noticed},
    {QuestionId::factors, "factors", Section::factors},
    {QuestionId::made_sense, "made_sense", Section::factors},
    {QuestionId::when, "when", Section::fixes},
    {QuestionId::fixes, "fixes", Section::fixes},
    {QuestionId::fix_who, "fix_who", Section::fixes},
    {QuestionId::fix_factors, "fix_factors", Section::fixes},
    {QuestionId::fix_step, "fix_step", Section::fixes},
    {QuestionId::fix_judgement, "fix_judgement", Section::fixes},
    {QuestionId::broadest, "broadest", Section::fixes},
    {QuestionId::process, "process", Section::process},
    {QuestionId::summary, "summary", Section::finish},
    {QuestionId::finish, "finish", Section::finish},
});

/// Null: `none` or `team`.
const IdRow* row_of(QuestionId id) {
  const auto found = std::ranges::find(id_rows, id, &IdRow::id);
  return found == id_rows.end() ? nullptr : &*found;
}

}  // namespace

std::string_view to_string(Section section) { return section_texts.at(static_cast<std::size_t>(section)); }

std::optional<Section> section_named(std::string_view text) {
  const auto found = std::ranges::find(section_texts, text);
  if (found == section_texts.end()) return std::nullopt;
  return sections.at(static_cast<std::size_t>(found - section_texts.begin()));
}

std::span<const Section> all_sections() { return sections; }

std::string_view to_string(QuestionId id) {
  const auto* row = row_of(id);
  return row ? row->text : std::string_view();
}

std::optional<QuestionId> question_named(std::string_view text) {
  const auto found = std::ranges::find(id_rows, text, &IdRow::text);
  if (found == id_rows.end()) return std::nullopt;
  return found->id;
}

std::optional<Section> section_of(QuestionId id) {
  const auto* row = row_of(id);
  return row ? std::optional(row->section) : std::nullopt;
}

std::string QuestionRef::id() const {
  return question == QuestionId::team ? team_id : std::string(to_string(question));
}

std::string QuestionRef::text() const { return subject.empty() ? id() : id() + ":" + subject; }

QuestionRef QuestionRef::from(std::string_view text) {
  const auto colon = text.find(':');
  const auto id = text.substr(0, colon);
  std::string subject(colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1));
  if (const auto question = question_named(id)) return {*question, std::move(subject)};
  if (id.empty()) return {QuestionId::none, std::move(subject)};
  return {QuestionId::team, std::move(subject), std::string(id)};
}

}  // namespace pm::interview
