#include <fmt/format.h>

#include <pm/check.hpp>
#include <pm/text.hpp>

#include "commands/completion.hpp"

namespace pm::commands {
namespace {

constexpr std::string_view head = R"sh(# Completion of pm for bash. To have it: source <(pm completion bash)
_pm_records() { pm list -f csv 2>/dev/null | tail -n +2 | cut -d, -f1; }
_pm_offer() {
  local IFS=$'\n'
  COMPREPLY+=($(compgen -W "$1" -- "$2"))
}
_pm() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i
  # bash takes --format=json apart at the =
  if [[ $before == "=" ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi
  if [[ $word == "=" ]]; then word=; fi
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
)sh";

std::string shell_list(const std::vector<std::string>& words) { return "$'" + text::join(words, "\\n") + "'"; }

std::string offer(const Flag& flag) {
  if (!flag.choices.empty()) return "_pm_offer " + shell_list(flag.choices) + " \"$word\"";
  switch (flag.offers) {
    case Flag::Offers::records:
      return "_pm_offer \"$(_pm_records)\" \"$word\"";
    case Flag::Offers::rules: {
      std::vector<std::string> rules;
      for (const auto& rule : check::rules()) rules.emplace_back(rule.name);
      return "_pm_offer " + shell_list(rules) + " \"$word\"";
    }
    case Flag::Offers::files:
    case Flag::Offers::folders:
      return ":";  // empty: bash offers files itself
    case Flag::Offers::nothing:
      break;
  }
  return "compopt +o default 2>/dev/null";
}

std::string values(const Described& command) {
  std::string out;
  for (const auto& flag : command.flags.all()) {
    if (flag.kind != Flag::Kind::option) continue;
    std::vector<std::string> patterns;
    for (const auto& name : names_of(flag)) patterns.push_back(fmt::format("'{}'/{}", command.name, name));
    if (command.name.empty()) patterns = {"*/" + text::join(names_of(flag), "|*/")};
    out += "    " + text::join(patterns, "|") + ") " + offer(flag) + "; return ;;\n";
  }
  return out;
}

void add_names(const Flags& flags, std::vector<std::string>& names) {
  for (const auto& flag : flags.all())
    if (flag.kind != Flag::Kind::operand)
      for (const auto& name : names_of(flag)) names.push_back(name);
}

std::string words_at(const Described& command, const Flags& global) {
  std::vector<std::string> options;
  add_names(command.flags, options);
  if (!command.name.empty()) add_names(global, options);
  std::string out = fmt::format("    '{}')\n      if [[ $word == -* ]]; then _pm_offer {} \"$word\"; return; fi\n",
                                command.name, shell_list(options));
  if (!command.below.empty()) out += "      _pm_offer " + shell_list(command.below) + " \"$word\"\n";
  bool has_operands = false;
  for (const auto& flag : command.flags.all()) {
    if (flag.kind != Flag::Kind::operand) continue;
    has_operands = true;
    out += "      " + offer(flag) + "\n";
  }
  return out + (has_operands ? "      ;;\n" : "      compopt +o default 2>/dev/null ;;\n");
}

}  // namespace

std::string bash_completion(std::span<const Command> commands) {
  const auto all = described(commands);
  std::string out(head);
  std::vector<std::string> names;
  for (const auto& command : all)
    if (!command.name.empty()) names.push_back("'" + command.name + "'");
  out += "    case \"${command:+$command }${COMP_WORDS[i]}\" in\n      " + text::join(names, "|") +
         ") command=\"${command:+$command }${COMP_WORDS[i]}\" ;;\n    esac\n  done\n"
         "  case \"$command/$before\" in\n";
  for (const auto& command : all) out += values(command);
  out += "  esac\n  case $command in\n";
  for (const auto& command : all) out += words_at(command, all.front().flags);
  return out + "  esac\n}\ncomplete -o default -F _pm pm\n";
}

}  // namespace pm::commands
