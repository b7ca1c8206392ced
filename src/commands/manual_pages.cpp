#include "commands/help.hpp"

#include <cctype>
#include <functional>

#include <pm/config.hpp>
#include <pm/interview.hpp>
#include <pm/lint.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"

namespace pm::commands {
namespace {

using manual::Block, manual::ManualPage, manual::ManualSection, manual::StyledWords;
using manual::bold, manual::italic, manual::plain, manual::with_code;

// ---- Texts used only here

constexpr std::string_view about_pm[] = {
    "`pm` is a facilitator for blameless postmortems. It leads a meeting through a structured interview and writes a "
    "JSON record and a Markdown report. Every record must have at least one fix.",
    "Each answer is saved before the next question is asked. Keep records and reports in your repository; `pm check` "
    "checks them in CI.",
    "Only `pm fixes file` and `pm fixes sync` use the network. They contact the tracker configured in `pm.toml`.",
};
constexpr std::string_view examples_of_pm = "pm new --short\npm check\npm fixes --open\npm explain counterfactual\n";
constexpr std::string_view about_names =
    "RECORD is a path, an id, a prefix of an id, or any part of an id that only one record has. FIX is `RECORD:X1`.";
constexpr std::string_view about_settings[] = {
    "`pm.toml` is the configuration of a team. `pm` searches it upwards from the working directory; `--config` names "
    "another file. Every key is optional. An unknown key is an error.",
    "Options on the command line override `pm.toml`, which overrides the defaults. `-v` prints the values in use.",
};
constexpr std::string_view about_prompt =
    "An empty line accepts the value in brackets, ends a list, or leaves the question open. Pasted lines are one "
    "answer. A "
    "line is a command only if its first word is exactly one of these:";

// ---- Parts of pages

StyledWords reference(std::string_view page, int section) {
  return bold(page) + plain("(" + std::to_string(section) + ")");
}

std::vector<Block> paragraphs(std::span<const std::string_view> all) {
  std::vector<Block> blocks;
  for (const auto one : all) blocks.emplace_back(manual::Paragraph{with_code(one)});
  return blocks;
}

Block literal(std::string_view text) {
  manual::Literal block;
  for (const auto line : text::lines(text)) block.lines.emplace_back(line);
  return block;
}

StyledWords term_of(const Flag& flag) {
  if (flag.kind == Flag::Kind::operand) return italic(flag.value + (flag.many ? "…" : ""));
  StyledWords words;
  for (std::size_t from = 0; from < flag.names.size();) {
    const auto comma = std::min(flag.names.find(',', from), flag.names.size());
    words = words + plain(from == 0 ? "" : ", ") + bold(flag.names.substr(from, comma - from));
    from = comma + 1;
  }
  return flag.value.empty() ? words : words + plain(" ") + italic(flag.value);
}

StyledWords says_of(const Flag& flag) {
  auto words = plain(flag.help);
  for (std::size_t i = 0; i < flag.choices.size(); ++i)
    words = words + plain(i == 0 ? ": " : ", ") + bold(flag.choices[i]);
  if (!flag.default_value.empty()) words = words + plain(" (default: ") + bold(flag.default_value) + plain(")");
  return words + plain(".");
}

std::vector<Block> terms(const Flags& flags) {
  std::vector<Block> blocks;
  for (const auto kind : {true, false})
    for (const auto& flag : flags.all())
      if ((flag.kind == Flag::Kind::operand) == kind) blocks.emplace_back(manual::Term{term_of(flag), says_of(flag)});
  return blocks;
}

Flags flags_of(const Command& command) {
  Flags flags;
  (void)command.define(flags);  // only to list its options
  return flags;
}

std::vector<Block> exits(std::span<const ExitCode> codes) {
  std::vector<Block> blocks;
  for (const auto& code : codes)
    blocks.emplace_back(manual::Term{bold(std::to_string(code.code)), with_code(code.full_text()) + plain(".")});
  return blocks;
}

StyledWords sentence(std::string_view says) { return plain(says) + plain("."); }

std::string file_name(std::string_view command) {
  auto name = "pm-" + std::string(command);
  for (auto& c : name)
    if (c == ' ') c = '-';
  return name;
}

bool is_below(const Command& command) { return command.name.find(' ') != std::string_view::npos; }

/// "pm a, pm b."
Block see(const std::vector<StyledWords>& pages) {
  StyledWords words;
  for (const auto& page : pages) words = words + plain(words.empty() ? "" : ", ") + page;
  return manual::Paragraph{words};
}

// ---- Sections of single commands

std::vector<Block> typed_at_the_prompt() {
  std::vector<Block> blocks{manual::Paragraph{plain(about_prompt)}};
  for (const auto& [name, argument, help] : interview::typed_commands()) {
    auto typed = bold(name);
    if (!argument.empty()) typed = typed + plain(" ") + italic(argument);
    blocks.emplace_back(manual::Term{typed, sentence(help)});
  }
  return blocks;
}

std::vector<Block> rules() {
  std::vector<Block> blocks;
  for (const auto& rule : lint::rules())
    blocks.emplace_back(manual::Term{bold(rule.name) + plain(" (" + std::string(lint::to_string(rule.severity)) + ")"),
                                     sentence(rule.finds)});
  return blocks;
}

struct Extra {
  std::string_view command, heading;
  std::vector<Block> (*blocks)();
};
constexpr Extra extras[] = {
    {"new", "AT THE PROMPT", typed_at_the_prompt},
    {"check", "RULES", rules},
};

// ---- Pages

ManualPage overview(std::span<const Command> commands) {
  std::vector<Block> all, places{manual::Paragraph{with_code(describe_records_folder())}}, variables;
  for (const auto& command : commands)
    if (!is_below(command))
      all.emplace_back(manual::Term{reference(file_name(command.name), 1), sentence(command.summary)});
  for (const auto& place : files())
    places.emplace_back(manual::Term{bold(place.file), with_code(place.help) + plain(".")});
  for (const auto& variable : environment_variables())
    variables.emplace_back(manual::Term{bold(variable.name), with_code(variable.help) + plain(".")});
  Flags global;
  GlobalOptions unused;
  define_global(global, unused);
  auto options = terms(global);
  options.insert(options.begin(), manual::Paragraph{plain("Global options are allowed before and after the command.")});
  auto codes = exits(exit_codes());
  codes.emplace_back(manual::Paragraph{plain(exit_code_rule())});
  auto description = paragraphs(about_pm);
  description.emplace_back(manual::Paragraph{with_code(about_names)});
  return {"pm",
          1,
          "blameless postmortem facilitator",
          {{"SYNOPSIS", {manual::Paragraph{bold("pm") + plain(" [OPTIONS] COMMAND …")}}},
           {"DESCRIPTION", description},
           {"COMMANDS", all},
           {"OPTIONS", options},
           {"EXIT STATUS", codes},
           {"FILES", places},
           {"ENVIRONMENT", variables},
           {"EXAMPLES", {literal(examples_of_pm)}},
           {"SEE ALSO", {see({reference("pm-new", 1), reference("pm-check", 1), reference("pm.toml", 5)})}}}};
}

Block synopsis_of(const Command& command) {
  const auto line = synopsis(command, flags_of(command));
  const auto name = "pm " + std::string(command.name);
  return manual::Paragraph{bold(name) + plain(line.substr(name.size()))};
}

/// Description of a command: a section of its own page, or a subsection for a subcommand.
std::vector<Block> description(const Command& command) {
  std::vector<Block> blocks{manual::Paragraph{sentence(command.summary)}};
  if (!command.remarks.empty()) blocks.emplace_back(manual::Paragraph{plain(command.remarks)});
  return blocks;
}

void add_below(const Command& command, std::vector<Block>& into) {
  into.emplace_back(manual::Subheading{"pm " + std::string(command.name)});
  for (auto&& blocks : {description(command), terms(flags_of(command)), exits(command.exits)})
    into.insert(into.end(), blocks.begin(), blocks.end());
  into.emplace_back(literal(command.examples));
}

ManualPage page_of(const Command& command, std::span<const Command> commands) {
  auto says = std::string(command.summary);
  says.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(says.front())));
  std::vector<Block> synopses{synopsis_of(command)}, below;
  for (const auto& other : commands)
    if (other.name.starts_with(std::string(command.name) + " ")) {
      synopses.emplace_back(synopsis_of(other));
      add_below(other, below);
    }
  ManualPage page{file_name(command.name),
                  1,
                  says,
                  {{"SYNOPSIS", synopses},
                   {"DESCRIPTION", description(command)},
                   {"OPTIONS", terms(flags_of(command))},
                   {"COMMANDS", below}}};
  for (const auto& extra : extras)
    if (extra.command == command.name) page.sections.push_back({std::string(extra.heading), extra.blocks()});
  page.sections.push_back({"EXIT STATUS", exits(command.exits)});
  page.sections.push_back({"EXAMPLES", {literal(command.examples)}});
  page.sections.push_back({"SEE ALSO", {see({reference("pm", 1), reference("pm.toml", 5)})}});
  return page;
}

ManualPage settings_blocks() {
  std::vector<Block> keys;
  std::string example;
  for (const auto& key : config_keys()) {
    if (key.name.empty()) {
      keys.emplace_back(manual::Subheading{std::string(key.example)});
      keys.emplace_back(manual::Paragraph{with_code(key.help) + plain(".")});
    } else {
      keys.emplace_back(manual::Term{bold(key.name), with_code(key.help) + plain(".")});
    }
    example += (key.name.empty() ? "\n" : "") + std::string(key.example) + "\n";
  }
  return {"pm.toml",
          5,
          "configuration of pm",
          {{"DESCRIPTION", paragraphs(about_settings)},
           {"SETTINGS", keys},
           {"EXAMPLES", {literal(example)}},
           {"SEE ALSO", {see({reference("pm", 1), reference("pm-check", 1), reference("pm-init", 1)})}}}};
}

}  // namespace

std::vector<ManualPage> manual_pages(std::span<const Command> commands) {
  std::vector<ManualPage> pages{overview(commands)};
  for (const auto& command : commands)
    if (!is_below(command)) pages.push_back(page_of(command, commands));
  pages.push_back(settings_blocks());
  return pages;
}

}  // namespace pm::commands
