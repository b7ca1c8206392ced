// Shared by `new`, `resume` and `edit`: context, drafts, end of the interview.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <pm/interview.hpp>
#include <pm/store.hpp>

#include "commands/context.hpp"
#include "commands/page_serving.hpp"
#include "commands/records.hpp"

namespace pm::commands {

struct InterviewOptions {
  bool plain = false, no_input = false;
  bool page = false;  ///< start the room page
  PageOptions page_options = {};
  std::optional<std::string> answers;
};
void define_interview(Flags&, InterviewOptions&);
/// Exit statuses of an interview.
inline constexpr ExitCode interview_exits[] = {
    {0, "record final, prepared or postponed"},
    {1, "record is still a draft"},
    {2, "invalid usage or input"},
    {3, "I/O error"},
    {130, "interrupted"},
};

/// Builds the context of the interview: configuration, team questions and data of earlier meetings (except the record
/// `but`).
[[nodiscard]] interview::InterviewContext make_interview_context(const CommandContext&, std::string_view but);

/// Reads the record of `--answers FILE` ("-" is standard input); nullopt if not given.
[[nodiscard]] Result<std::optional<record::Record>> read_answers(const CommandContext&, const InterviewOptions&);

/// The existing record, or nothing for a new one.
struct ExistingRecord {
  std::filesystem::path path;
  store::Version version;
  std::optional<store::RecordLock> claim;
};

/// Opens the whole record in $VISUAL or $EDITOR until it is valid or the user gives up; then the old record stays, and
/// the edited text is kept next to it. Returns the exit status.
[[nodiscard]] int edit_whole_record(const std::filesystem::path&, const CommandContext&);

/// A final record in which a rule finds an error becomes a draft; prints the findings. Returns whether it stays final.
[[nodiscard]] bool demote_if_invalid(record::Record&, const std::filesystem::path&, const CommandContext&);

/// Runs the interview, saves, writes the report of a final record, prints the path. Returns the exit status.
[[nodiscard]] int run_interview(CommandContext&, const InterviewOptions&, interview::InterviewStart, ExistingRecord);

}  // namespace pm::commands
