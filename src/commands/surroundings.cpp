#include "commands/surroundings.hpp"

#include <iterator>
#include <vector>

#include <pm/trackers.hpp>

namespace pm::commands {
namespace {

constexpr ExitCode codes[] = {
    {0, "all right", "all right; also an interview that prepared, or that ended to sleep on its fixes"},
    {1, "a finding, or an interview left as a draft",
     "a finding at or above `--fail-on`; a record that is malformed, in any command; an interview that ended as a "
     "draft"},
    {2, "used wrongly",
     "not to be used like that: an option, the settings, answers or a template that is not valid, a name that fits "
     "nothing or several, an input that is not there or may not be read"},
    {3, "the machine or a remote failed", "the machine or a remote failed: writing, the disk, the network"},
    {130, "interrupted"},
};

constexpr Place places[] = {
    {"DIR/ID.json", "the record; a draft lies there too, under its final name"},
    {"DIR/ID.md", "its report, written when the record is final; its first line is `<!-- pm-report ID -->`"},
    {"pm.toml", "the team's settings, found upwards from the working directory"},
};

constexpr Variable own_variables[] = {
    {"NO_COLOR", "set, and not empty: no colour", true},
    {"CLICOLOR_FORCE", "set, and not `0`: colour, also into a pipe", true},
    {"CLICOLOR", "`0`: no colour in the interview"},
    {"TERM", "`dumb`: no colour, and no editing of lines", true},
    {"LC_ALL", "the locale; where it has no UTF-8, what people read has pm's own signs in ASCII"},
    {"LC_CTYPE", "the same, where there is no `LC_ALL`"},
    {"LANG", "the same, where there is neither"},
    {"COLUMNS", "how wide the interview's terminal is, where the terminal does not tell"},
    {"VISUAL", "what `/edit` opens; with `TERM=dumb` it is left out", true},
    {"EDITOR", "the same, where there is no `VISUAL`", true},
    {"TZ", "the zone of new records, where `pm.toml` names none: a name such as `Europe/Berlin`"},
    {"PATH", "where `git`, and `gh` for its token, are found"},
    {"https_proxy", "how trackers are reached, as curl takes it; `no_proxy` names hosts that are reached without"},
};

/// pm's own ones, and before the proxy those of each tracker.
std::vector<Variable> all_variables() {
  std::vector<Variable> all(std::begin(own_variables), std::end(own_variables));
  for (const auto* tracker : trackers::trackers())
    for (const auto& one : tracker->variables) all.insert(all.end() - 1, Variable{one.name, one.about});
  return all;
}

}  // namespace

std::span<const ExitCode> exit_codes() { return codes; }
std::string_view how_codes_add_up() {
  return "Of several the highest of 3, 2 and 1 counts, and the other inputs are still dealt with.";
}
std::span<const Place> files() { return places; }
std::string_view where_records_are() {
  return "DIR, the records folder, is `-C DIR`; else `records` of the nearest `pm.toml` upwards; else `postmortems/` "
         "beside the nearest `.git` upwards; else `postmortems/` here.";
}
std::span<const Variable> environment() {
  static const auto all = all_variables();
  return all;
}

}  // namespace pm::commands
