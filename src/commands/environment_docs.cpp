#include "commands/environment_docs.hpp"

#include <iterator>
#include <vector>

#include <pm/trackers.hpp>

namespace pm::commands {
namespace {

constexpr ExitCode exit_code_rows[] = {
    {0, "success", "success; also an interview that ended with `--prep`, or that postponed its fixes"},
    {1, "a finding, or a record left as a draft",
     "a finding at or above `--fail-on`; a malformed record, in any command; an interview that ended as a "
     "draft"},
    {2, "invalid usage or input",
     "invalid usage or input: an invalid option, configuration, answers file or template; a name that matches nothing "
     "or several; an input that does not exist or cannot be read"},
    {3, "I/O or network error"},
    {130, "interrupted"},
};

constexpr KnownFile places[] = {
    {"DIR/ID.json", "the record, draft or final"},
    {"DIR/ID.md", "the report, written when the record is final; its first line is `<!-- pm-report ID -->`"},
    {"pm.toml", "the configuration; searched upwards from the working directory"},
};

constexpr EnvironmentVariable own_variables[] = {
    {"NO_COLOR", "disables colour if set and not empty", true},
    {"CLICOLOR_FORCE", "enables colour, also in a pipe, if set and not `0`", true},
    {"CLICOLOR", "disables colour in the interview if `0`"},
    {"TERM", "disables colour and line editing if `dumb`", true},
    {"LC_ALL", "the locale; without UTF-8, pm prints ASCII instead of its own special characters"},
    {"LC_CTYPE", "the locale if `LC_ALL` is not set"},
    {"LANG", "the locale if neither `LC_ALL` nor `LC_CTYPE` is set"},
    {"COLUMNS", "width of the terminal, if the terminal does not report it"},
    {"VISUAL", "program for `/edit`; has no effect if `TERM` is `dumb`", true},
    {"EDITOR", "editor for `/edit` if `VISUAL` is not set", true},
    {"TZ", "time zone of new records if `pm.toml` sets none, such as `Europe/Berlin`"},
    {"PATH", "where `git` and `gh` are searched"},
    {"https_proxy", "proxy for trackers, as in curl; `no_proxy` lists hosts to contact directly"},
};

/// pm's own ones, and before the proxy those of each tracker.
std::vector<EnvironmentVariable> all_variables() {
  std::vector<EnvironmentVariable> all(std::begin(own_variables), std::end(own_variables));
  for (const auto* tracker : trackers::trackers())
    for (const auto& one : tracker->variables) all.insert(all.end() - 1, EnvironmentVariable{one.name, one.about});
  return all;
}

}  // namespace

std::span<const ExitCode> exit_codes() { return exit_code_rows; }
std::string_view exit_code_rule() {
  return "If several apply, the highest of 3, 2 and 1 counts. The remaining inputs are still processed.";
}
std::span<const KnownFile> files() { return places; }
std::string_view describe_records_folder() {
  return "DIR, the records directory, is `-C DIR`; else `records` in the nearest `pm.toml` upwards; else "
         "`postmortems/` next "
         "to the nearest `.git` upwards; else `postmortems/` in the working directory.";
}
std::span<const EnvironmentVariable> environment_variables() {
  static const auto all = all_variables();
  return all;
}

}  // namespace pm::commands
