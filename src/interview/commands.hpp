// Slash commands: a table, and what each of them does.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <pm/interview.hpp>

namespace pm::interview {

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

}  // namespace pm::interview
