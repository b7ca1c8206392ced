#include <fmt/format.h>

#include <pm/lint.hpp>
#include <pm/text.hpp>

#include "commands/help.hpp"

namespace pm::commands {
namespace {

constexpr std::string_view bash_head = R"sh(# Bash completion for pm. To install: source <(pm completion bash)
_pm_records() { pm "${_pm_folder[@]}" list -f csv 2>/dev/null | tail -n +2 | cut -d, -f1; }
_pm_fixes() { pm "${_pm_folder[@]}" fixes -f csv 2>/dev/null | tail -n +2 | cut -d, -f1; }
_pm_offer() {
  local IFS=$'\n'
  COMPREPLY+=($(compgen -W "$1" -- "$2"))
}
_pm() {
  local words=() command= word before i
  local -a _pm_folder=()
  # bash takes --format=json and 2026-11-20:X1 apart, at the = and at the :
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((i > 1)) && [[ $word == [:=] || ${COMP_WORDS[i-1]} == [:=] ]]; then
      words[${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
  done
  word=${words[${#words[@]}-1]}
  before=${words[${#words[@]}-2]}
  if [[ $word == --*=* ]]; then
    before=${word%%=*}
    word=${word#*=}
  fi
  COMPREPLY=()
  _pm_replies
  # the part before the last = or : is on the line already
  local stuck=
  if [[ ${COMP_WORDS[COMP_CWORD]} == [:=] ]]; then stuck=$word; else stuck=${word%"${COMP_WORDS[COMP_CWORD]}"}; fi
  if [[ -n $stuck ]]; then COMPREPLY=("${COMPREPLY[@]#"$stuck"}"); fi
}
_pm_replies() {
  for ((i = 1; i < ${#words[@]} - 1; i++)); do
    case ${words[i]} in
      -C|--dir|--config) _pm_folder+=("${words[i]}" "${words[i+1]/#\~/$HOME}") ;;
      --dir=*|--config=*) _pm_folder+=("${words[i]}") ;;
    esac
)sh";

std::string shell_list(const std::vector<std::string>& words) { return "$'" + text::join(words, "\\n") + "'"; }

std::string bash_offer(const Flag& flag) {
  if (const auto values = known_values(flag); !values.empty()) return "_pm_offer " + shell_list(values) + " \"$word\"";
  switch (flag.offers) {
    case Flag::Offers::records:
      return "_pm_offer \"$(_pm_records)\" \"$word\"";
    case Flag::Offers::fixes:
      return "_pm_offer \"$(_pm_fixes)\" \"$word\"";
    case Flag::Offers::files:
    case Flag::Offers::folders:
      return ":";  // empty: bash offers files itself
    default:
      break;
  }
  return "compopt +o default 2>/dev/null";
}

std::string values(const CommandDoc& command) {
  std::string out;
  for (const auto& flag : command.flags.all()) {
    if (flag.kind != Flag::Kind::option) continue;
    std::vector<std::string> patterns;
    for (const auto& name : names_of(flag)) patterns.push_back(fmt::format("'{}'/{}", command.name, name));
    if (command.name.empty()) patterns = {"*/" + text::join(names_of(flag), "|*/")};
    out += "    " + text::join(patterns, "|") + ") " + bash_offer(flag) + "; return ;;\n";
  }
  return out;
}

void add_names(const Flags& flags, std::vector<std::string>& names) {
  for (const auto& flag : flags.all())
    if (flag.kind != Flag::Kind::operand)
      for (const auto& name : names_of(flag)) names.push_back(name);
}

std::string words_at(const CommandDoc& command, const Flags& global) {
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
    out += "      " + bash_offer(flag) + "\n";
  }
  return out + (has_operands ? "      ;;\n" : "      compopt +o default 2>/dev/null ;;\n");
}

}  // namespace

std::string bash_completion(std::span<const Command> commands) {
  const auto all = command_docs(commands);
  std::string out(bash_head);
  std::vector<std::string> names;
  for (const auto& command : all)
    if (!command.name.empty()) names.push_back("'" + command.name + "'");
  out += "    case \"${command:+$command }${words[i]}\" in\n      " + text::join(names, "|") +
         ") command=\"${command:+$command }${words[i]}\" ;;\n    esac\n  done\n"
         "  case \"$command/$before\" in\n";
  for (const auto& command : all) out += values(command);
  out += "  esac\n  case $command in\n";
  for (const auto& command : all) out += words_at(command, all.front().flags);
  return out + "  esac\n}\ncomplete -o default -F _pm pm\n";
}

}  // namespace pm::commands
