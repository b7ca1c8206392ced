// A question is a row: text, condition, and how its answer is stored. One file per section.
#pragma once

#include <span>

#include <pm/interview.hpp>
#include <pm/record_items.hpp>

namespace pm::interview {

/// The typed answer to a question.
struct AnswerText {
  std::string text;
  bool pasted = false;
  std::optional<int> hour = {};  ///< 0 or 1: first or second occurrence of an ambiguous hour
  bool is_literal = false;       ///< an id at its start is not looked for
  std::optional<std::pair<std::string, std::string>> zone = {};  ///< the meaning chosen for "CST": "UTC-6"
};

/// New text in the record, to be checked by the language rules.
struct TextChange {
  std::string pointer;
  std::string text;
  language::RuleSelection rules = language::RuleSelection::narrative();
};

/// Result of taking an answer.
struct AnswerResult {
  enum class Next {
    next,   ///< go to the next question
    stay,   ///< stay in the list
    again,  ///< invalid: repeat the question
    which,  ///< ask which hour or zone is meant
    end,    ///< the interview ends
  };
  Next next = Next::next;
  Messages messages;
  std::vector<TextChange> changes;
  std::optional<QuestionRef> follow;  ///< asked before anything else
  std::variant<spoken::AmbiguousTime, spoken::AmbiguousZone> which{};
  std::string what;               ///< description for undo
  std::string ahead;              ///< typed for the next question, which gets it
  std::string refused;            ///< what was not taken: typed again, it is taken as it is
  PendingConfirmation confirm{};  ///< asked once the answer is taken, or before with `again`
  InterviewEnding ending = InterviewEnding::finished;
};

/// Where a question is asked.
struct Phases {
  bool prep = false, room = false, brief = false;
};
inline constexpr Phases everywhere{true, true, true}, prep_only{true, false, false}, prep_and_room{true, true, false},
    meeting_only{false, true, false}, meeting_and_short{false, true, true};

struct Question {
  std::string_view id, section;
  std::string_view ask, hint, why;
  std::string_view field;  ///< display name of the record key: "times.started"
  Phases in = meeting_only;
  enum class Shape { one, list, follow_up } shape = Shape::one;
  /// The list that its answers are items of; of a follow-up the list that it is about.
  std::optional<record::ListName> list = std::nullopt;

  /// Whether it applies to this session. Null: always.
  bool (*applies)(const InterviewSession&, const InterviewContext&) = nullptr;
  /// Whether the record already has an answer (from --prep or `--answers`), which is then shown, not asked. Null:
  /// never.
  bool (*answered)(const record::Record&) = nullptr;
  /// The answer as typed text, for display and /back; not of a list. Null: "".
  std::string (*answer)(const InterviewSession&) = nullptr;
  /// Changes `ask` and `hint` depending on the record. Null: unchanged.
  void (*phrase)(const InterviewSession&, const InterviewContext&, std::string& ask, std::string& hint) = nullptr;
  /// Lines above the question. Null: none.
  Messages (*above)(const InterviewSession&, const InterviewContext&) = nullptr;
  /// Takes an answer; empty text means go on. Changes only `session.record`.
  AnswerResult (*take)(InterviewSession&, const AnswerText&, const InterviewContext&) = nullptr;
};

[[nodiscard]] std::span<const Question> incident_questions();
[[nodiscard]] std::span<const Question> conflict_questions();  ///< part of the section "opening"
[[nodiscard]] std::span<const Question> opening_questions();
[[nodiscard]] std::span<const Question> timeline_questions();
[[nodiscard]] std::span<const Question> day_questions();  ///< part of the section "timeline"
[[nodiscard]] std::span<const Question> times_questions();
[[nodiscard]] std::span<const Question> duration_questions();
[[nodiscard]] std::span<const Question> observation_questions();
[[nodiscard]] std::span<const Question> factors_questions();
[[nodiscard]] std::span<const Question> postpone_questions();  ///< part of the section "fixes"
[[nodiscard]] std::span<const Question> fixes_questions();
[[nodiscard]] std::span<const Question> fix_follow_up_questions();
[[nodiscard]] std::span<const Question> broadest_questions();
[[nodiscard]] std::span<const Question> closing_questions();

/// A question of the team; the answer is stored in `custom`.
[[nodiscard]] AnswerResult take_custom(InterviewSession&, const AnswerText&, const InterviewContext&);
[[nodiscard]] std::string custom_answer(const InterviewSession&);

// --- helpers for `take` functions

[[nodiscard]] AnswerResult accept(Messages = {});
[[nodiscard]] AnswerResult stay_in_list(Messages = {});
/// Refuses a line with the reason. `refused`, typed again, is taken as it is.
[[nodiscard]] AnswerResult ask_again(std::string trouble, std::string refused = {});

[[nodiscard]] time::Zone zone_of(const InterviewSession&, const InterviewContext&);
[[nodiscard]] time::Day today(const InterviewSession&, const InterviewContext&);

/// "y", "yes", "n", "no" in any case; nullopt: something else.
[[nodiscard]] std::optional<bool> yes_or_no(std::string_view);

/// 1-based index of a choice, by number or prefix; `rest` is the text after it.
[[nodiscard]] std::optional<std::size_t> choice(std::string_view words, std::span<const std::string_view> names,
                                                std::string& rest);

/// 1-based index of one of a team's own names: the name, its number, or a beginning that only one has; in any case.
[[nodiscard]] std::optional<std::size_t> own_choice(std::string_view words, const std::vector<std::string>& names);

/// Display form of a question id: "until seen".
[[nodiscard]] std::string id_in_words(std::string_view id);

/// Appends to a list that may not exist yet.
template <class T>
T& add_to(std::optional<std::vector<T>>& list, T item) {
  if (!list) list.emplace();
  return list->emplace_back(std::move(item));
}
template <class T>
std::size_t size_of(const std::optional<std::vector<T>>& list) {
  return list ? list->size() : 0;
}

/// Returns the non-blank lines of the answer.
[[nodiscard]] std::vector<std::string> texts_of(const AnswerText&);

/// Adds a factor with the next free id.
record::Factor add_factor(record::Record&, std::string text);

/// "14:05 the rollout began", "~31 Jan 14:05 …": a line of the timeline, at whatever question.
[[nodiscard]] bool begins_with_a_time(std::string_view line);

/// Adds lines to a list, as its question does; shared with commands and the list editor.
[[nodiscard]] AnswerResult add_event_lines(InterviewSession&, const AnswerText&, const InterviewContext&);
/// `/day 26 Nov`: the day of the lines that follow.
[[nodiscard]] AnswerResult take_day_command(InterviewSession&, const time::Day&, const InterviewContext&);
[[nodiscard]] AnswerResult add_fix(InterviewSession&, const AnswerText&, const InterviewContext&,
                                   std::string first_step_of = {});
[[nodiscard]] AnswerResult add_factor_line(InterviewSession&, std::string text);
/// "waiting for the bus -": a reason that ends with a dash does not become a factor.
[[nodiscard]] AnswerResult add_reason(InterviewSession&, record::ListName, std::string line);
[[nodiscard]] AnswerResult add_participant(InterviewSession&, const std::string& line);

/// Changes one item from typed text: `14:12 it was the second page`, `due fri`, `Bo, support`. What the text does not
/// name stays.
[[nodiscard]] AnswerResult change_event(InterviewSession&, std::string_view id, const AnswerText&,
                                        const InterviewContext&);
[[nodiscard]] AnswerResult change_fix(InterviewSession&, std::string_view id, const AnswerText&,
                                      const InterviewContext&);

}  // namespace pm::interview
