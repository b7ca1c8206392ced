#include "commands/context.hpp"

#include <iterator>

namespace pm::commands {

// Each command has its own file and a row here.
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
    {0, "record final, prepared or postponed"},
    {1, "record is still a draft"},
    {2, "invalid usage or input"},
    {3, "I/O error"},
    {130, "interrupted"},
};
constexpr ExitCode check_exits[] = {
    {0, "no finding at or above --fail-on"},
    {1, "a finding at or above --fail-on"},
    {2, "invalid usage, or an input that does not exist or cannot be read"},
};
constexpr ExitCode report_exits[] = {
    {0, "all reports rendered, or up to date"},
    {1, "a malformed record; with --check, a missing or outdated report"},
    {2, "invalid usage or template"},
    {3, "I/O error"},
};
constexpr ExitCode fixes_exits[] = {
    {0, "success"},
    {1, "a malformed record; with --exit-code, at least one fix is listed"},
};
constexpr ExitCode filing_exits[] = {
    {0, "all fixes filed"},
    {1, "a record has findings at or above fail_on"},
    {2, "invalid usage, or no token"},
    {3, "some fixes were not filed; run the command again"},
};
constexpr ExitCode syncing_exits[] = {
    {0, "all fixes match their issues"},
    {1, "an issue that is deleted, hidden, moved or malformed; or an unresolved conflict"},
    {2, "invalid usage, or no token"},
    {3, "network or server error"},
};

using enum Command::Needs;
constexpr std::size_t hidden = 1;  // at the end of the list
constexpr Command all[] = {
    {"new", "Start the interview for a new record", new_command, records,
     "pm new\n"
     "pm new --prep \"Checkout answers with 500s\"\n"
     "pm new --short\n"
     "pm new --answers incident.json --no-input\n",
     "Saves a draft after every answer. Prints the path of the record at the end.", interview_exits},
    {"resume",
     "Continue a draft at the question where it stopped",
     resume_command,
     records,
     "pm resume\n"
     "pm resume 2026-11-20\n",
     {},
     interview_exits},
    {"edit", "Reopen a section of a record", edit_command, records,
     "pm edit 2026-11-20\n"
     "pm edit 2026-11-20 factors\n"},
    {"show", "Print the report of a record in the terminal", show_command, records, "pm show 2026-11-20\n"},
    {"report",
     "Render Markdown reports next to their records",
     report_command,
     records,
     "pm report\n"
     "pm report 2026-11-20 -o -\n"
     "pm report --check\n",
     {},
     report_exits},
    {"list", "List records, newest first", list_command, records,
     "pm list --open-fixes\n"
     "pm list -f csv > records.csv\n"},
    {"check", "Check records and prose; exit with 1 on findings", check_command, records,
     "pm check\n"
     "pm check --fail-on warning postmortems/\n"
     "pm check notes.md\n",
     "A directory stands for the records in it and in its subdirectories. Prose files are checked when named, or with "
     "--prose. Reports written by pm are skipped; their records are checked instead.",
     check_exits},
    {"waive", "Waive a finding, with a reason", waive_command, records,
     "pm waive 2026-11-20 counterfactual --at /factors/0/text --why \"their words\"\n"},
    {"explain", "Explain a rule: what it finds, why, and what to ask instead", explain_command, nothing,
     "pm explain\n"
     "pm explain counterfactual\n"
     "pm explain -f json\n"},
    {"fixes", "List and change fixes (action items) across all records", fixes_command, records,
     "pm fixes --open\n"
     "pm fixes --overdue --exit-code\n"
     "pm fixes --open -f md\n"
     "pm fixes --grid 2026-11-20\n",
     "Use --exit-code for a reminder job in CI.", fixes_exits},
    {"fixes add", "Add a fix to a record", fixes_add_command, records,
     "pm fixes add 2026-11-20 Show the host in the prompt @ana 2h F1 due fri\n"
     "pm fixes add 2026-11-20\n",
     "TEXT has the same form as in the interview: title, @owner, hours, factors, due date. Without TEXT, pm asks for "
     "it."},
    {"fixes edit", "Change the title, owner, hours, due date or factors of a fix", fixes_edit_command, records,
     "pm fixes edit 2026-11-20:X1 --owner ana --due fri\n"
     "pm fixes edit 2026-11-20:X1 --due \"\"\n",
     "An empty value removes the field."},
    {"fixes done", "Mark a fix as done", fixes_done_command, records, "pm fixes done 2026-11-20:X1\n"},
    {"fixes drop", "Drop a fix, with a reason", fixes_drop_command, records,
     "pm fixes drop 2026-11-20:X1 --why \"the old host is gone\"\n"},
    {"fixes reopen", "Reopen a fix that is done or dropped", fixes_reopen_command, records,
     "pm fixes reopen 2026-11-20:X1\n"},
    {"fixes link", "Attach a ticket that was filed by hand, in any tracker", fixes_link_command, records,
     "pm fixes link 2026-11-20:X1 https://github.com/owner/name/issues/12\n"
     "pm fixes link 2026-11-20:X2 https://tickets.example.org/4711\n"},
    {"fixes unlink", "Detach the ticket of a fix", fixes_unlink_command, records, "pm fixes unlink 2026-11-20:X1\n",
     "The ticket itself is not changed."},
    {"fixes file", "File fixes as issues in the tracker", fixes_file_command, records,
     "pm fixes file --dry-run\n"
     "pm fixes file\n"
     "pm fixes file 2026-11-20:X1\n",
     "Files each fix once, and stores the link in the record. Configure the tracker in [tracker] of pm.toml; the token "
     "comes from the environment.",
     filing_exits},
    {"fixes sync", "Update fixes from the state of their issues", fixes_sync_command, records,
     "pm fixes sync --dry-run\n"
     "pm fixes sync\n"
     "pm fixes sync --drop-declined\n",
     "An issue closed as declined (not planned, won't do, duplicate, rejected) does not make a fix done. An issue that "
     "is "
     "deleted, hidden or malformed is reported and skipped.",
     syncing_exits},
    {"schema", "Print the JSON Schema of a record", schema_command, nothing, "pm schema > record.schema.json\n"},
    {"init", "Create pm.toml, a CI workflow and a pre-commit hook", init_command, records,
     "pm init\n"
     "pm init --ci gitlab\n"
     "pm init --ci github --install \"apt-get update && apt-get install -y pm\"\n",
     "Asks no questions and never overwrites a file."},
    {"completion", "Print a completion script for a shell", completion_command, nothing,
     "source <(pm completion bash)\n"
     "pm completion zsh > ~/.zfunc/_pm\n"
     "pm completion fish > ~/.config/fish/completions/pm.fish\n"},
    // from here on: hidden
    {"manual", "Print a manual page in roff format", manual_command, nothing,
     "pm manual\n"
     "pm manual pm-check.1 | man -l -\n"},
};

}  // namespace

std::span<const Command> commands() { return std::span(all).first(std::size(all) - hidden); }
std::span<const Command> all_commands() { return all; }

}  // namespace pm::commands
