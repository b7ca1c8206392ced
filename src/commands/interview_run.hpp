// What `new`, `resume` and `edit` have in common: the room, the drafts on disk, and how it ends.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <pm/conversation.hpp>
#include <pm/store.hpp>

#include "commands/context.hpp"
#include "commands/records.hpp"

namespace pm::commands {

struct InterviewOptions {
  bool plain = false, no_input = false;
  std::optional<std::string> answers;
};
void define_interview(Flags&, InterviewOptions&);

/// What surrounds the interview: the team's settings, its questions, and what the last meetings left behind (without
/// the record `but`).
[[nodiscard]] interview::Room interview_room(const CommandContext&, std::string_view but);

/// The record of `--answers FILE` ("-": standard input), or nothing if none was given.
[[nodiscard]] Result<std::optional<record::Record>> read_answers(const CommandContext&, const InterviewOptions&);

/// A record on disk already, or nothing of a new one.
struct Existing {
  std::filesystem::path path;
  store::Version version;
  std::optional<store::Claim> claim;
};

/// Asks (or with `--no-input` does not), saves, writes the report of a final record, prints the path. The exit code.
[[nodiscard]] int run_interview(CommandContext&, const InterviewOptions&, interview::Start, Existing);

}  // namespace pm::commands
