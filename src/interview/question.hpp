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

/// What became of an answer, or of a change that a command or the list editor makes. The engine applies it.
struct AnswerResult {
  enum class Next {
    next,    ///< go to the next question
    stay,    ///< stay in the list
    refuse,  ///< invalid: the record stays, and the question is repeated
    choose,  ///< ask which hour or zone is meant, `choose`
    end,     ///< the interview ends
  };
  Next next = Next::next;
  Messages messages;
  std::vector<TextChange> changes;
  std::optional<QuestionRef> follow;      ///< asked before anything else
  std::optional<Section> follow_section;  ///< likewise, the first question of it that applies
  std::variant<spoken::AmbiguousTime, spoken::AmbiguousZone> choose{};
  std::string description;        ///< for /undo
  std::string typed_ahead;        ///< typed for the next question, which gets it
  std::string refused;            ///< what was not taken: typed again, it is taken as it is
  PendingConfirmation confirm{};  ///< asked once the answer is taken, or before with `refuse`
  InterviewEnding ending = InterviewEnding::finished;
  bool wants_rename = false;                    ///< see InterviewSession
  std::shared_ptr<const PastedChat> chat = {};  ///< takes the place of the session's
};

/// Where a question is asked.
struct Phases {
  bool prep = false, room = false, brief = false;
};
inline constexpr Phases everywhere{true, true, true}, prep_only{true, false, false}, prep_and_room{true, true, false},
    meeting_only{false, true, false}, meeting_and_short{false, true, true};

struct Question {
  QuestionId id = QuestionId::none;
  Section section = Section::opening;
  std::string_view ask, hint, why;
  std::string_view field;  ///< display name of the record key: "times.started"
  Phases in = meeting_only;
  enum class Shape { one, list, follow_up } shape = Shape::one;
  /// The list that its answers are items of; of a follow-up the list that it is about.
  std::optional<record::ListName> list = std::nullopt;
  std::string_view team_id = {};  ///< of a question of the team

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
  /// `/reset`: puts the answer that pm proposes in place of the one that was typed; nullopt: it proposes none. Null:
  /// it never does.
  std::optional<AnswerResult> (*reset)(InterviewSession&, const InterviewContext&) = nullptr;

  /// Where it is asked for itself, not of one thing.
  [[nodiscard]] QuestionRef ref() const { return {id, "", std::string(team_id)}; }
  [[nodiscard]] bool is_list() const { return shape == Shape::list; }
  [[nodiscard]] bool is_follow_up() const { return shape == Shape::follow_up; }
};

// --- helpers for `take` functions

[[nodiscard]] AnswerResult accept(Messages = {});
[[nodiscard]] AnswerResult stay_in_list(Messages = {});
/// Refuses a line with the reason. `refused`, typed again, is taken as it is.
[[nodiscard]] AnswerResult refuse(std::string reason, std::string refused = {});
/// Adds what `part` says, changes and describes: one of several items of an answer.
void append(AnswerResult& all, AnswerResult part);

/// "y", "yes", "n", "no" in any case; nullopt: something else.
[[nodiscard]] std::optional<bool> yes_or_no(std::string_view);

/// 1-based index of a choice, by number or prefix; `rest` is the text after it.
[[nodiscard]] std::optional<std::size_t> choice(std::string_view words, std::span<const std::string_view> names,
                                                std::string& rest);

/// 1-based index of one of a team's own names: the name, its number, or a beginning that only one has; in any case.
[[nodiscard]] std::optional<std::size_t> own_choice(std::string_view words, const std::vector<std::string>& names);

/// Display form of a question: "until seen".
[[nodiscard]] std::string id_in_words(const QuestionRef&);
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

}  // namespace pm::interview
