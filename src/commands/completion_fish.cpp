#include <fmt/format.h>

#include <pm/lint.hpp>
#include <pm/text.hpp>

#include "commands/help.hpp"

namespace pm::commands {
namespace {

std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_head(const std::vector<CommandDoc>& all) {
  std::string names;
  for (const auto& command : all)
    if (!command.name.empty()) names += " " + fish_quoted(command.name);
  return "# Fish completion for pm. To install: pm completion fish > ~/.config/fish/completions/pm.fish\n"
         "function __pm_command\n"
         "    set -l command ''\n"
         "    for word in (commandline -opc)[2..-1]\n"
         "        set -l longer (string trim -- \"$command $word\")\n"
         "        if contains -- $longer" +
         names +
         "\n"
         "            set command $longer\n"
         "        end\n"
         "    end\n"
         "    echo \"$command\"\n"
         "end\n"
         "function __pm_at\n"
         "    test (__pm_command) = \"$argv\"\n"
         "end\n"
         "function __pm_records\n"
         "    pm (__pm_folder) list -f csv 2>/dev/null | tail -n +2 | cut -d, -f1\n"
         "end\n"
         "function __pm_fixes\n"
         "    pm (__pm_folder) fixes -f csv 2>/dev/null | tail -n +2 | cut -d, -f1\n"
         "end\n"
         "function __pm_folder\n"
         "    set -l words (commandline -opc)\n"
         "    for i in (seq 2 (count $words))\n"
         "        switch $words[$i]\n"
         "            case -C --dir --config\n"
         "                printf '%s\\n' $words[$i] $words[(math $i + 1)]\n"
         "            case '--dir=*' '--config=*'\n"
         "                echo $words[$i]\n"
         "        end\n"
         "    end\n"
         "end\n"
         "complete -c pm -f\n";
}

/// fish's flag for the value: "-x" does not complete files, "-r" does.
std::string fish_offer(const Flag& flag) {
  if (const auto values = known_values(flag); !values.empty()) return "-x -a " + fish_quoted(text::join(values, " "));
  switch (flag.offers) {
    case Flag::Offers::records:
      return "-x -a '(__pm_records)'";
    case Flag::Offers::fixes:
      return "-x -a '(__pm_fixes)'";
    case Flag::Offers::files:
      return "-r -F";
    case Flag::Offers::folders:
      return "-x -a '(__fish_complete_directories)'";
    default:
      break;
  }
  return "-x";
}

std::string line(const CommandDoc& command, const Flag& flag) {
  std::string out = "complete -c pm";
  if (!command.name.empty()) out += " -n " + fish_quoted("__pm_at " + command.name);
  if (flag.kind == Flag::Kind::operand) {
    auto offered = fish_offer(flag);
    return out + (offered == "-x" ? " -f" : offered == "-r -F" ? " -F" : offered.replace(0, 2, " -f")) + "\n";
  }
  for (const auto& name : names_of(flag))
    out.append(name.starts_with("--") ? " -l " : " -s ").append(name, name.starts_with("--") ? 2 : 1);
  if (flag.kind == Flag::Kind::option) out += " " + fish_offer(flag);
  return out + " -d " + fish_quoted(flag.help) + "\n";
}

}  // namespace

std::string fish_completion(std::span<const Command> commands) {
  const auto all = command_docs(commands);
  auto out = fish_head(all);
  for (const auto& command : all) {
    const auto prefix = command.name.empty() ? "" : command.name + " ";
    for (const auto& word : command.below)
      for (const auto& other : all)
        if (other.name == prefix + word)
          out += "complete -c pm -n " + fish_quoted("__pm_at " + command.name) + " -a " + word + " -d " +
                 fish_quoted(other.summary) + "\n";
    for (const auto& flag : command.flags.all()) out += line(command, flag);
  }
  return out;
}

}  // namespace pm::commands
