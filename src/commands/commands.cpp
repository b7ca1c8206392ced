#include "commands/command.hpp"

#include <iterator>

namespace pm::commands {

// A command is a file of its own and a line here.
Run check_command(Flags&);
Run completion_command(Flags&);
Run edit_command(Flags&);
Run explain_command(Flags&);
Run fixes_command(Flags&);
Run fixes_add_command(Flags&);
Run fixes_done_command(Flags&);
Run fixes_drop_command(Flags&);
Run fixes_edit_command(Flags&);
Run fixes_file_command(Flags&);
Run fixes_link_command(Flags&);
Run fixes_reopen_command(Flags&);
Run fixes_sync_command(Flags&);
Run fixes_unlink_command(Flags&);
Run init_command(Flags&);
Run list_command(Flags&);
Run manual_command(Flags&);
Run new_command(Flags&);
Run report_command(Flags&);
Run resume_command(Flags&);
Run schema_command(Flags&);
Run show_command(Flags&);
Run waive_command(Flags&);

namespace {

constexpr ExitCode interview_exits[] = {
    {0, "final, prepared, or slept on"},
    {1, "a draft that wants something"},
    {2, "used wrongly"},
    {3, "not written"},
    {130, "interrupted"},
};
constexpr ExitCode check_exits[] = {
    {0, "nothing at or above --fail-on"},
    {1, "a finding at or above it"},
    {2, "an option that is wrong, or an input that is not there or may not be read"},
};
constexpr ExitCode report_exits[] = {
    {0, "all rendered, or all fresh"},
    {1, "a record that is malformed; with --check, a report that is missing or stale"},
    {2, "used wrongly, or a template that is not valid"},
    {3, "not written"},
};
constexpr ExitCode fixes_exits[] = {
    {0, "all right"},
    {1, "a record that is malformed; with --exit-code, something is listed"},
};
constexpr ExitCode filing_exits[] = {
    {0, "all filed"},
    {1, "a record does not pass its check"},
    {2, "used wrongly, or no token"},
    {3, "something was not filed: run it again to go on"},
};
constexpr ExitCode syncing_exits[] = {
    {0, "all fixes are as their issues are"},
    {1, "an issue that is gone, hidden, moved or malformed; or both sides changed, and nobody was asked"},
    {2, "invalid usage, or no token"},
    {3, "the network or the server failed"},
};

using enum Command::Needs;
constexpr std::size_t untold = 1;  // at the end of the list
constexpr Command all[] = {
    {"new", "Lead a room through a postmortem, question by question", new_command, records,
     "pm new\n"
     "pm new --prep \"Checkout answers with 500s\"\n"
     "pm new --short\n"
     "pm new --answers incident.json --no-input\n",
     "A draft is on disk after every answer. The record's path is printed when it ends.", interview_exits},
    {"resume",
     "Go on with a draft at the question where it stopped",
     resume_command,
     records,
     "pm resume\n"
     "pm resume 2026-11-20\n",
     {},
     interview_exits},
    {"edit", "Open a section of a record again", edit_command, records,
     "pm edit 2026-11-20\n"
     "pm edit 2026-11-20 factors\n"},
    {"show", "Read a record as its report, in the terminal", show_command, records, "pm show 2026-11-20\n"},
    {"report",
     "Render reports again, beside their records",
     report_command,
     records,
     "pm report\n"
     "pm report 2026-11-20 -o -\n"
     "pm report --check\n",
     {},
     report_exits},
    {"list", "See the records there are, newest first", list_command, records,
     "pm list --open-fixes\n"
     "pm list -f csv > records.csv\n"},
    {"check", "Fail the build when a record has nothing to improve, and say what else would help it", check_command,
     records,
     "pm check\n"
     "pm check --fail-on warning postmortems/\n"
     "pm check notes.md\n",
     "A folder stands for the records in it and below. Prose is looked at when it is named, or with --prose. A report "
     "that pm wrote is skipped: its record is the place.",
     check_exits},
    {"waive", "Keep a finding on purpose, with the reason", waive_command, records,
     "pm waive 2026-11-20 counterfactual --at /factors/0/text --why \"their words\"\n"},
    {"explain", "Learn what a rule finds, why, and what to ask instead", explain_command, nothing,
     "pm explain\n"
     "pm explain counterfactual\n"
     "pm explain -f json\n"},
    {"fixes", "See the fixes of all records: what is open, and for how long", fixes_command, records,
     "pm fixes --open\n"
     "pm fixes --overdue --exit-code\n"
     "pm fixes --open -f md\n"
     "pm fixes --grid 2026-11-20\n",
     "With --exit-code it reminds people from CI.", fixes_exits},
    {"fixes add", "Add a fix to a record: one line, as in the room", fixes_add_command, records,
     "pm fixes add 2026-11-20 Show the host in the prompt @ana 2h F1 due fri\n"
     "pm fixes add 2026-11-20\n",
     "Without TEXT it is asked, at a terminal."},
    {"fixes edit", "Change what a fix says", fixes_edit_command, records,
     "pm fixes edit 2026-11-20:X1 --owner ana --due fri\n"
     "pm fixes edit 2026-11-20:X1 --due \"\"\n",
     "An empty value takes it away."},
    {"fixes done", "Say that a fix is done", fixes_done_command, records, "pm fixes done 2026-11-20:X1\n"},
    {"fixes drop", "Leave a fix, with the reason", fixes_drop_command, records,
     "pm fixes drop 2026-11-20:X1 --why \"the old host is gone\"\n"},
    {"fixes reopen", "Open a fix again that was done or dropped", fixes_reopen_command, records,
     "pm fixes reopen 2026-11-20:X1\n"},
    {"fixes link", "Attach a ticket that was filed by hand, in any tracker", fixes_link_command, records,
     "pm fixes link 2026-11-20:X1 https://github.com/owner/name/issues/12\n"
     "pm fixes link 2026-11-20:X2 https://tickets.example.org/4711\n"},
    {"fixes unlink", "Detach the ticket of a fix", fixes_unlink_command, records, "pm fixes unlink 2026-11-20:X1\n",
     "The ticket itself stays as it is."},
    {"fixes file", "File fixes as issues, once, with a link both ways", fixes_file_command, records,
     "pm fixes file --dry-run\n"
     "pm fixes file\n"
     "pm fixes file 2026-11-20:X1\n",
     "The tracker is configured in [tracker] of pm.toml; the token comes from the environment.", filing_exits},
    {"fixes sync", "Update fixes from the state of their issues", fixes_sync_command, records,
     "pm fixes sync --dry-run\n"
     "pm fixes sync\n"
     "pm fixes sync --drop-declined\n",
     "An issue closed as declined (not planned, won't do, duplicate, rejected) does not make a fix done. An issue that "
     "is "
     "gone, hidden or malformed is reported and skipped.",
     syncing_exits},
    {"schema", "Print the JSON Schema of a record", schema_command, nothing, "pm schema > record.schema.json\n"},
    {"init", "Set a team up: settings, a CI workflow, a check before each commit", init_command, records,
     "pm init\n"
     "pm init --ci gitlab\n"
     "pm init --ci github --install \"apt-get update && apt-get install -y pm\"\n",
     "It asks nothing, and overwrites nothing."},
    {"completion", "Print a completion script for a shell", completion_command, nothing,
     "source <(pm completion bash)\n"
     "pm completion zsh > ~/.zfunc/_pm\n"
     "pm completion fish > ~/.config/fish/completions/pm.fish\n"},
    // from here on: untold
    {"manual", "Print a page of the manual, in man's language", manual_command, nothing,
     "pm manual\n"
     "pm manual pm-check.1 | man -l -\n"},
};

}  // namespace

std::span<const Command> commands() { return std::span(all).first(std::size(all) - untold); }
std::span<const Command> every_command() { return all; }

}  // namespace pm::commands
