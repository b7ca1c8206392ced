// Order of questions: sections, skipped questions, pending follow-ups.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "interview/question.hpp"

namespace pm::interview {

/// The rows of a session in order: for --prep, for the meeting, or for the edited section. Team questions come at the
/// end of their sections.
[[nodiscard]] std::vector<Question> question_order(const InterviewSession&, const InterviewContext&);

/// All rows, in the order of the meeting, for lookups and documentation.
[[nodiscard]] std::vector<Question> all_questions(const std::vector<TeamQuestion>&);
[[nodiscard]] const Question* find_question(const std::vector<Question>&, std::string_view id);

/// Returns the question after `session.at`: a pending follow-up, its list, or the next one that applies and was not
/// asked. Empty if none is left.
[[nodiscard]] QuestionRef next_question(const InterviewSession&, const InterviewContext&);

/// Returns the first question that applies and was not asked.
[[nodiscard]] QuestionRef first_question(const InterviewSession&, const InterviewContext&);

/// Returns "section n of m" for the sections of this session.
struct SectionProgress {
  std::string_view section;
  std::size_t number = 1, of = 1;
};
[[nodiscard]] SectionProgress progress(const InterviewSession&, const InterviewContext&);

// Findings in an answer: shown dim, in full once per rule, never blocking.

/// Adds the first finding in the new text; short if its rule was already shown.
void add_finding_messages(StepResult&, std::span<const TextChange>, const InterviewContext&);

// Navigation between questions, used by answers and commands.

/// Goes to the question `at`; records the previous one for /back.
void move_to(StepResult&, const QuestionRef& at, const InterviewContext&);
/// Goes to the next question, or ends the interview.
void advance(StepResult&, const InterviewContext&);
/// Repeats the question.
void repeat_question(StepResult&, InterviewSession::Show);

/// Puts the current answer on the line for editing.
void put_answer_on_line(InterviewSession&, const InterviewContext&);

/// `/reset`: the answer that pm proposes, in place of the one that was typed. Nullopt: nothing to reset.
[[nodiscard]] std::optional<AnswerResult> reset_answer(InterviewSession&, const InterviewContext&);

/// Removes a reworded problem or summary, and the times that it was written for once neither is there.
void forget_words(record::Record&, record::Text& words);

/// Ends the interview with its closing messages.
void end(StepResult&, InterviewEnding, const InterviewContext&);

/// Applies an answer or a capture: shows findings and records the change for undo.
void apply_answer(StepResult&, const record::Record& before, const QuestionRef& at, AnswerResult,
                  const InterviewContext&);

/// Takes a change of items that was made at a follow-up or by a command: the question stays, unless the item that it is
/// about is gone. A refusal leaves the record as it was.
void take_item_edit(StepResult&, const record::Record& before, AnswerResult, const InterviewContext&);
template <class Change>
void edit_item(StepResult& turn, const InterviewContext& room, Change change) {
  const auto before = turn.session.record;
  take_item_edit(turn, before, change(turn.session), room);
}
/// Takes what came back from the person's editor; a list that cannot be read is opened again.
void take_edited_text(StepResult&, const EditedText&, const InterviewContext&);

/// Record state in `interview.asked`, `.left`, `.said`.
void mark_asked(record::Record&, const QuestionRef&);
void mark_skipped(record::Record&, const QuestionRef&, bool left);
[[nodiscard]] bool first_time(record::Record&, std::string_view what);

// Slash commands, one row each.

struct SlashCommand {
  std::string_view name;      ///< "/goto"
  std::string_view argument;  ///< "SECTION", or empty
  std::string_view help;
  void (*run)(StepResult&, std::string_view argument, const InterviewContext&);
};
[[nodiscard]] std::span<const SlashCommand> slash_commands();

/// Parses a slash command, if the first word is exactly a known one.
struct TypedCommand {
  const SlashCommand* command;
  std::string_view argument;
};
[[nodiscard]] std::optional<TypedCommand> typed_command(std::string_view line);

/// "/bakc" alone on a line: returns the probable command.
[[nodiscard]] std::optional<std::string> suggested_command(std::string_view line);

/// Goes on with `/zone` or `/day` after 1 or 2 was chosen for a line.
void choose_moment(StepResult&, const ChoosingMoment&, int choice, const InterviewContext&);

}  // namespace pm::interview
