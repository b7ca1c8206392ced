#include "commands/help.hpp"

#include <ostream>

#include <pm/interview.hpp>
#include <pm/lint.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"

namespace pm::commands {

namespace {

Run define_completion(Flags& flags) {
  auto shell = std::make_shared<std::string>();
  flags.operand("SHELL", *shell, "Shell").with_choices({"bash", "zsh", "fish"});
  return [shell](CommandContext& context) {
    context.out() << (*shell == "bash"  ? bash_completion(commands())
                      : *shell == "zsh" ? zsh_completion(commands())
                                        : fish_completion(commands()));
    return 0;
  };
}

}  // namespace

Command completion_command() {
  return {
      .name = "completion",
      .summary = "Print a completion script for a shell",
      .define = define_completion,
      .needs = Command::Needs::nothing,
      .examples =
          "source <(pm completion bash)\n"
          "pm completion zsh > ~/.zfunc/_pm\n"
          "pm completion fish > ~/.config/fish/completions/pm.fish\n",
  };
}

std::vector<CommandDoc> command_docs(std::span<const Command> commands) {
  const auto below = [&](std::string_view above) {
    std::vector<std::string> words;
    for (const auto& command : commands)
      if (command.name.starts_with(above) && command.name.find(' ', above.size()) == std::string_view::npos)
        words.emplace_back(command.name.substr(above.size()));
    return words;
  };
  std::vector<CommandDoc> all(1 + commands.size());
  GlobalOptions unused;
  define_global(all[0].flags, unused);
  all[0].below = below("");
  for (std::size_t i = 0; i < commands.size(); ++i) {
    auto& one = all[i + 1];
    one.name = commands[i].name;
    one.summary = commands[i].summary;
    (void)commands[i].define(one.flags);  // only to list its options
    one.below = below(one.name + " ");
  }
  return all;
}

std::vector<std::string> known_values(const Flag& flag) {
  if (!flag.choices.empty()) return flag.choices;
  std::vector<std::string> values;
  for (const auto& rule : lint::rules()) {
    if (flag.offers == Flag::Offers::rules) values.emplace_back(rule.name);
    if (flag.offers != Flag::Offers::weights || !rule.can_set) continue;
    for (const auto severity : {lint::Severity::error, lint::Severity::warning, lint::Severity::info})
      values.push_back(std::string(rule.name) + "=" + std::string(lint::to_string(severity)));
    values.push_back(std::string(rule.name) + "=off");
  }
  for (const auto section : interview::section_names())
    if (flag.offers == Flag::Offers::sections && section != "finish") values.emplace_back(section);
  return values;
}

std::vector<std::string> names_of(const Flag& flag) {
  const auto comma = flag.names.find(',');
  if (comma == std::string::npos) return {flag.names};
  return {flag.names.substr(0, comma), flag.names.substr(comma + 1)};
}

}  // namespace pm::commands
