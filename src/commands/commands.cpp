#include "commands/command.hpp"

#include <array>

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
Run fixes_reopen_command(Flags&);
Run fixes_sync_command(Flags&);
Run init_command(Flags&);
Run list_command(Flags&);
Run new_command(Flags&);
Run report_command(Flags&);
Run resume_command(Flags&);
Run schema_command(Flags&);
Run show_command(Flags&);
Run waive_command(Flags&);

std::span<const Command> commands() {
  using enum Command::Needs;
  static constexpr std::array all{
      Command{"new", "Lead a room through a postmortem, question by question", new_command, records,
              "Examples: pm new; pm new --prep \"Checkout answers with 500s\"; pm new --short\n"
              "          pm new --answers incident.json --no-input\n"
              "A draft is on disk after every answer. The record's path is printed when it ends.\n"
              "Exit codes: 0 final, prepared, or slept on; 1 a draft that wants something; 2 used\n"
              "wrongly; 3 not written; 130 interrupted.\n"},
      Command{"resume", "Go on with a draft at the question where it stopped", resume_command, records,
              "Examples: pm resume; pm resume 2026-11-20\n"},
      Command{"edit", "Open a section of a record again", edit_command, records,
              "Examples: pm edit 2026-11-20 factors; pm edit 2026-11-20\n"},
      Command{"show", "Read a record as its report, in the terminal", show_command},
      Command{"report", "Render reports again, beside their records", report_command, records,
              "Examples: pm report; pm report 2026-11-20 -o -; pm report --check\n"},
      Command{"list", "See the records there are, newest first", list_command, records,
              "Examples: pm list --open-fixes; pm list -f csv > records.csv\n"},
      Command{"check", "Fail the build when a record has nothing to improve, and say what else would help it",
              check_command, records,
              "Examples: pm check; pm check --fail-on warning postmortems/; pm check notes.md\n"
              "Exit codes: 0 nothing at or above --fail-on; 1 something; 2 an option that is\n"
              "wrong, or an input that is not there or may not be read.\n"},
      Command{"waive", "Keep a finding on purpose, with the reason", waive_command, records,
              "Example: pm waive 2026-11-20 counterfactual --at /factors/0/text --why \"their words\"\n"},
      Command{"explain", "Learn what a rule finds, why, and what to ask instead", explain_command, nothing,
              "Examples: pm explain; pm explain counterfactual; pm explain -f json\n"},
      Command{"fixes", "See the fixes of all records: what is open, and for how long", fixes_command, records,
              "Examples: pm fixes --open; pm fixes --overdue --exit-code; pm fixes --open -f md\n"
              "          pm fixes --grid 2026-11-20\n"
              "--exit-code makes it 1 when anything is listed, to remind people from CI.\n"},
      Command{"fixes add", "Add a fix to a record: one line, as in the room", fixes_add_command, records,
              "Examples: pm fixes add 2026-11-20 Show the host in the prompt @ana 2h F1 due fri\n"
              "          pm fixes add 2026-11-20\n"
              "Without TEXT it is asked, at a terminal.\n"},
      Command{"fixes edit", "Change what a fix says", fixes_edit_command, records,
              "Examples: pm fixes edit 2026-11-20:X1 --owner ana --due fri; pm fixes edit 2026-11-20:X1 --due \"\"\n"
              "An empty value takes it away.\n"},
      Command{"fixes done", "Say that a fix is done", fixes_done_command, records,
              "Example: pm fixes done 2026-11-20:X1\n"},
      Command{"fixes drop", "Leave a fix, with the reason", fixes_drop_command, records,
              "Example: pm fixes drop 2026-11-20:X1 --why \"the old host is gone\"\n"},
      Command{"fixes reopen", "Open a fix again that was done or dropped", fixes_reopen_command, records,
              "Example: pm fixes reopen 2026-11-20:X1\n"},
      Command{"fixes file", "File fixes as issues, once, with a link both ways", fixes_file_command, records,
              "Examples: pm fixes file --dry-run; pm fixes file; pm fixes file 2026-11-20:X1\n"
              "Where to is said by [tracker] in pm.toml; the token comes from the environment.\n"
              "Exit codes: 0 all filed; 1 a record does not pass its check; 2 used wrongly, or no\n"
              "token; 3 something was not filed: run it again to go on.\n"},
      Command{"fixes sync", "Bring back what happened to the issues: closed there is done here", fixes_sync_command,
              records, "Examples: pm fixes sync --dry-run; pm fixes sync\n"},
      Command{"schema", "Print the JSON Schema of a record", schema_command, nothing,
              "Example: pm schema > record.schema.json\n"},
      Command{"init", "Set a team up: settings, a CI workflow, a check before each commit", init_command, records,
              "Examples: pm init; pm init --ci gitlab\n"
              "          pm init --ci github --install \"apt-get update && apt-get install -y pm\"\n"
              "It asks nothing, and overwrites nothing.\n"},
      Command{"completion", "Print a completion script for a shell", completion_command, nothing,
              "Examples: source <(pm completion bash)\n"
              "          pm completion zsh > ~/.zfunc/_pm\n"
              "          pm completion fish > ~/.config/fish/completions/pm.fish\n"},
  };
  return all;
}

}  // namespace pm::commands
