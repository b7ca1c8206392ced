#include <fmt/format.h>

#include <pm/lint.hpp>
#include <pm/text.hpp>

#include "commands/help.hpp"

namespace pm::commands {
namespace {

constexpr std::string_view zsh_head = R"sh(#compdef pm
# Zsh completion for pm. To install: pm completion zsh > a folder of your $fpath, as _pm
_pm_rows() {
  local -a folder rows
  integer i
  for ((i = 2; i < $#_pm_line; i++)); do
    case $_pm_line[i] in
      (-C|--dir|--config) folder+=($_pm_line[i] ${~_pm_line[i+1]}) ;;
      (--dir=*|--config=*) folder+=($_pm_line[i]) ;;
    esac
  done
  rows=(${(f)"$(pm $folder $1 -f csv 2>/dev/null | tail -n +2 | cut -d, -f1)"})
  compadd -a rows
}
_pm_records() { _pm_rows list }
_pm_fixes() { _pm_rows fixes }
)sh";

/// In single quotes, and safe in what _arguments reads.
std::string zsh_quoted(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string action(const Flag& flag) {
  if (const auto values = known_values(flag); !values.empty()) return "(" + text::join(values, " ") + ")";
  switch (flag.offers) {
    case Flag::Offers::records:
      return "_pm_records";
    case Flag::Offers::fixes:
      return "_pm_fixes";
    case Flag::Offers::files:
      return "_files";
    case Flag::Offers::folders:
      return "_files -/";
    default:
      break;
  }
  return " ";
}

std::string spec(const Flag& flag) {
  const auto value = flag.value + ":" + action(flag);
  if (flag.kind == Flag::Kind::operand) return fmt::format("'{}:{}'", flag.many ? "*" : "", value);
  const auto names = names_of(flag);
  const auto says = zsh_quoted(flag.help, "[]:\\");
  const bool option = flag.kind == Flag::Kind::option;
  std::vector<std::string> specs;
  for (const auto& name : names) {
    // -f accepts its value attached, --format after a =.
    const auto* takes = !option ? "" : name.starts_with("--") ? "=" : "+";
    const auto only_once = flag.many ? "*" : "(" + text::join(names, " ") + ")";
    specs.push_back(fmt::format("'{}{}{}[{}]{}'", only_once, name, takes, says, option ? ":" + value : ""));
  }
  return text::join(specs, " ");
}

std::string function_name(const std::string& command) {
  std::string name = "_pm";
  if (!command.empty()) name += "_" + command;
  for (auto& c : name)
    if (c == ' ') c = '_';
  return name;
}

/// The specs of a command; the first operand of a command with subcommands is one of them.
std::string specs(const Flags& flags, bool with_operands) {
  std::string out;
  for (const auto& flag : flags.all())
    if (flag.kind != Flag::Kind::operand || with_operands) out += "\\\n    " + spec(flag) + " ";
  return out;
}

std::string function(const CommandDoc& command, const std::vector<CommandDoc>& all) {
  const bool is_leaf = command.below.empty(), is_root = command.name.empty();
  std::string out = function_name(command.name) +
                    "_command() {\n  local context state state_descr line\n"
                    "  local -A opt_args\n  _arguments -s -S " +
                    (is_leaf ? "" : "-C ") + specs(command.flags, is_leaf);
  if (!is_root) out += "\\\n    $_pm_global ";
  if (is_leaf) return out + "\n}\n";
  out +=
      "\\\n    '1: :->command' '*:: :->rest'\n  case $state in\n    command)\n      local -a commands\n      "
      "commands=(";
  const auto prefix = is_root ? "" : command.name + " ";
  for (const auto& word : command.below)
    for (const auto& other : all)
      if (other.name == prefix + word) out += "\n        '" + word + ":" + zsh_quoted(other.summary, ":\\") + "'";
  out += ")\n      _describe -t commands command commands ;;\n    rest)\n      case $words[1] in\n";
  for (const auto& word : command.below)
    out += fmt::format("        {}) {}_command ;;\n", word, function_name(prefix + word));
  return out + "      esac ;;\n  esac\n}\n";
}

}  // namespace

std::string zsh_completion(std::span<const Command> commands) {
  const auto all = command_docs(commands);
  std::string out(zsh_head);
  out += "_pm_global=(" + specs(all.front().flags, false) + ")\n";
  for (const auto& command : all) out += function(command, all);
  return out +
         "_pm_complete() {\n  local -a _pm_line=($words)\n  _pm_command \"$@\"\n}\n"
         "if [ \"$funcstack[1]\" = _pm ]; then _pm_complete \"$@\"; else compdef _pm_complete pm; fi\n";
}

}  // namespace pm::commands
