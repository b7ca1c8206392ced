#include "commands/help.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <pm/commands.hpp>
#include <pm/text.hpp>
#include <pm/trackers.hpp>

#include "commands/context.hpp"

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
    {"DIR/ID.html", "the HTML report, if `[report] formats` names it; its first line is `<!-- pm-report-html ID -->`"},
    {"DIR/ID.candidates.jsonl",
     "what `pm import` read for the record: raw text of chats, for its owner only, not for git"},
    {"pm.toml", "the configuration; searched upwards from the working directory"},
    {"~/.local/state/pm/pages/*", "addresses of the room pages of drafts, for 12 hours; can be deleted"},
    {"~/.cache/pm/factors-*", "cache of `pm similar` and the interview; can be deleted"},
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
    {"XDG_CACHE_HOME", "directory of the cache of factors; default: `~/.cache`"},
    {"XDG_STATE_HOME", "directory of the addresses of room pages; default: `~/.local/state`"},
    {"HOME", "where `~/.cache` and `~/.local/state` are if `XDG_CACHE_HOME` and `XDG_STATE_HOME` are not set"},
    {"PATH", "directories in which pm looks for `git` and `gh`"},
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

namespace {

/// Longer lines are hard to read.
constexpr std::size_t widest = 80;
constexpr std::size_t widest_name = 24;

struct Line {
  std::string name, says;
};

std::string spaced(const std::string& names) {
  const auto comma = names.find(',');
  if (comma == std::string::npos) return names.size() > 2 ? "    " + names : names;
  return names.substr(0, comma) + ", " + names.substr(comma + 1);
}

Line line_of(const Flag& flag) {
  std::string name = flag.kind == Flag::Kind::operand ? flag.value : spaced(flag.names);
  if (flag.kind == Flag::Kind::option) name += " " + flag.value;
  std::string says = flag.help;
  if (!flag.choices.empty()) says += ": " + text::join(flag.choices, ", ");
  if (!flag.default_value.empty()) says += " (default: " + flag.default_value + ")";
  return {std::move(name), std::move(says)};
}

/// Formats names and descriptions in two columns.
std::string rows(const std::vector<Line>& lines, std::size_t columns) {
  std::size_t width = 0;
  for (const auto& line : lines)
    if (const auto w = text::display_width(line.name); w <= widest_name) width = std::max(width, w);
  std::string out;
  for (const auto& [name, says] : lines) {
    const auto own = text::display_width(name);
    out += "  " + name;
    if (own > width)
      out += "\n" + std::string(width + 4, ' ');
    else
      out += std::string(width + 2 - own, ' ');
    const auto wrapped = text::wrap(says, std::max(columns, width + 24) - width - 4);
    for (std::size_t i = 0; i < wrapped.size(); ++i) out += (i ? std::string(width + 4, ' ') : "") + wrapped[i] + "\n";
    if (wrapped.empty()) out += "\n";
  }
  return out;
}

std::string two_columns(std::string_view heading, const std::vector<Line>& lines, std::size_t columns) {
  return lines.empty() ? "" : "\n" + std::string(heading) + "\n" + rows(lines, columns);
}

std::string wrapped(std::string_view words, std::size_t columns, std::string_view indent = "") {
  std::string out;
  for (const auto& line : text::wrap(words, columns, indent)) out += line + "\n";
  return out;
}

std::vector<Line> lines_of(const Flags& flags, bool operands) {
  std::vector<Line> lines;
  for (const auto& flag : flags.all())
    if ((flag.kind == Flag::Kind::operand) == operands) lines.push_back(line_of(flag));
  return lines;
}

std::vector<Line> commands_below(std::span<const Command> commands, const std::string& above) {
  std::vector<Line> lines;
  for (const auto& command : commands) {
    if (!command.name.starts_with(above)) continue;
    const auto rest = command.name.substr(above.size());
    if (rest.find(' ') == std::string_view::npos) lines.push_back({std::string(rest), std::string(command.summary)});
  }
  return lines;
}

std::string examples(std::string_view lines) {
  std::string out;
  for (const auto line : text::lines(lines)) out += (out.empty() ? "\nExamples:\n  " : "  ") + std::string(line) + "\n";
  return out;
}

std::string in_a_sentence(std::span<const ExitCode> codes, std::size_t columns) {
  std::string out;
  for (const auto& [code, means, at_length] : codes)
    out += (out.empty() ? "Exit status: " : "; ") + std::to_string(code) + " " + std::string(means);
  return out.empty() ? "" : wrapped(out + ".", columns);
}

std::string remarks(const Command& command, std::size_t columns) {
  const auto said =
      (command.remarks.empty() ? "" : wrapped(command.remarks, columns)) + in_a_sentence(command.exits, columns);
  return said.empty() ? "" : "\n" + said;
}

std::string variable_rows() {
  std::vector<std::string> names;
  for (const auto& variable : environment_variables())
    if (variable.in_help) names.emplace_back(variable.name);
  return "Environment: " + text::join(names, ", ") + ".";
}

}  // namespace

std::string synopsis(const Command& command, const Flags& flags) {
  std::string out = "pm " + std::string(command.name) + " [OPTIONS]";
  for (const auto& flag : flags.all())
    if (flag.required && flag.kind == Flag::Kind::option) out += " " + flag.display_name() + " " + flag.value;
  for (const auto& flag : flags.all()) {
    if (flag.kind != Flag::Kind::operand) continue;
    const auto name = flag.value + (flag.many ? "..." : "");
    out += " " + (flag.required ? name : "[" + name + "]");
  }
  return out;
}

std::string short_help(std::size_t columns) {
  columns = std::min(columns, widest);
  return wrapped(version_line() + " - blameless postmortem facilitator", columns) + "\n" +
         rows({{"pm new", "Start the interview for a new record"},
               {"pm new --prep", "Prepare the meeting alone, in about 5 minutes"},
               {"pm resume", "Continue the last draft"},
               {"pm check", "Check all records, as CI does"},
               {"pm explain", "Explain the rules of pm check"}},
              columns) +
         "\n" + rows({{"pm --help", "List all commands and global options"}}, columns);
}

std::string help(std::span<const Command> commands, const Flags& global, std::size_t columns) {
  columns = std::min(columns, widest);
  return "Usage: pm [OPTIONS] COMMAND ...\n\n" +
         wrapped("Leads a meeting through a blameless postmortem and writes a record and a report.", columns) +
         two_columns("Commands:", commands_below(commands, ""), columns) +
         two_columns("Global options (before or after the command):", lines_of(global, false), columns) + "\n" +
         in_a_sentence(exit_codes(), columns) +
         wrapped("Files: pm.toml (configuration), postmortems/ID.json (record), postmortems/ID.md (report).", columns) +
         wrapped(variable_rows(), columns);
}

std::string help(const Command& command, std::span<const Command> commands, std::size_t columns) {
  columns = std::min(columns, widest);
  Flags flags;
  (void)command.define(flags);  // only to list its options
  return wrapped("Usage: " + synopsis(command, flags), columns, "         ") + "\n" +
         wrapped(std::string(command.summary) + ".", columns) +
         two_columns("Commands:", commands_below(commands, std::string(command.name) + " "), columns) +
         two_columns("Arguments:", lines_of(flags, true), columns) +
         two_columns("Options:", lines_of(flags, false), columns) + examples(command.examples) +
         remarks(command, columns) + "\n" + wrapped("Global options: see pm --help.", columns);
}

}  // namespace pm::commands
