// What a typed line means: a command, an answer, or the answer to a confirmation. Reads only; the engine applies it.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include <pm/interview.hpp>

#include "interview/commands.hpp"
#include "interview/question.hpp"

namespace pm::interview {

struct RunCommand {
  const SlashCommand* command;
  std::string argument;
};
struct GiveAnswer {
  AnswerText words;
};
struct ChangeItem {
  std::string id;
  AnswerText words;
};
struct ChangeLinked {
  ConfirmLinked linked;
};
struct LinkFactor {
  ConfirmSame confirmed;
};
/// 1 or 2, of a time that `/zone` or `/day` asked about.
struct PickMoment {
  ChooseMoment asked;
  int choice = 1;
};
/// The line is asked about before it is applied.
struct AskFirst {
  PendingConfirmation confirmation;
};
/// The question, or the confirmation that is still open, is asked again.
struct AskAgain {
  std::optional<Message> message;
  bool is_confirmation_open = false;
};

struct LineMeaning {
  std::variant<RunCommand, GiveAnswer, ChangeItem, ChangeLinked, LinkFactor, PickMoment, AskFirst, AskAgain> action;
  /// To be read after the action was applied: a line that was typed instead of an answer to a confirmation.
  std::optional<InputLine> then = {};
};

[[nodiscard]] LineMeaning read_line(const InterviewSession&, const InputLine&, const InterviewContext&);

}  // namespace pm::interview
