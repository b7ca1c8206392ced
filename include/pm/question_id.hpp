// The questions of the interview and their sections as ids, and the one table that gives their texts: as records,
// `pm.toml`, `/goto` and the docs write them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pm::interview {

/// In the order of the meeting.
enum class Section : std::uint8_t {
  opening,
  incident,
  timeline,
  times,
  durations,  ///< "long"
  noticed,
  factors,
  fixes,
  process,
  finish,
};

/// In the order of the meeting about a near miss; other meetings have `surprises` before `held`.
enum class QuestionId : std::uint8_t {
  none,
  title,
  conflict,
  boss,
  welcome,
  kind,
  severity,
  impact,
  services,
  people,
  cost,
  events,
  day,
  context,
  link,
  writer,
  missing,
  started,
  detected,
  noticed_by,
  engaged,
  mitigated,
  resolved,
  problem,
  until_seen,
  until_well,
  held,
  surprises,
  lucky,
  absurdities,
  factors,
  made_sense,
  when,
  fixes,
  fix_who,
  fix_factors,
  fix_step,
  fix_judgement,
  broadest,
  process,
  summary,
  finish,
  team,  ///< a question of the team: `QuestionRef::team_id` says which
};

[[nodiscard]] std::string_view to_string(Section);
[[nodiscard]] std::optional<Section> section_named(std::string_view);
[[nodiscard]] std::span<const Section> all_sections();

/// Of `none` and `team` "".
[[nodiscard]] std::string_view to_string(QuestionId);
/// One of pm's own questions.
[[nodiscard]] std::optional<QuestionId> question_named(std::string_view);
/// Of a question of the team, whose section `pm.toml` names: nullopt.
[[nodiscard]] std::optional<Section> section_of(QuestionId);

/// A question, and what it is about where it is asked of one thing: "fix_who:X2".
struct QuestionRef {
  QuestionId question = QuestionId::none;
  std::string subject = {};
  std::string team_id = {};  ///< of `QuestionId::team`: its id in `pm.toml`

  [[nodiscard]] bool is_none() const { return question == QuestionId::none; }
  /// "fix_who".
  [[nodiscard]] std::string id() const;
  /// "fix_who:X2", as records keep it.
  [[nodiscard]] std::string text() const;
  /// An id that is not one of pm's own is treated as one of the team, so that every text is kept as it is.
  [[nodiscard]] static QuestionRef from(std::string_view text);
  friend bool operator==(const QuestionRef&, const QuestionRef&) = default;
};

}  // namespace pm::interview
