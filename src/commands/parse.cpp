#include "commands/help.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <deque>
#include <utility>

#include <pm/text.hpp>

namespace pm::commands {
namespace {

using WordList = std::span<const std::string>;

/// A command (or `pm` itself) as a CLI11 app, with its rows.
struct Built {
  CLI::App* app = nullptr;
  const Command* command = nullptr;
  Flags flags;
  Run run;
  std::vector<std::pair<CLI::Option*, const Flag*>> options;
};

// CLI11 treats "[a,b]" as a list and accepts only one operand after "--". Such words are prefixed so that CLI11 passes
// them unchanged.
constexpr char shield = '\x01';
std::vector<std::string> escape_dash(WordList words) {
  std::vector<std::string> result;
  bool operands_only = false;
  for (const auto& word : words) {
    if (!operands_only && word == "--")
      operands_only = true;
    else if (operands_only || (word.starts_with('[') && word.ends_with(']')))
      result.push_back(shield + word);
    else
      result.push_back(word);
  }
  return result;
}
std::vector<std::string> unescape_dash(std::vector<std::string> words) {
  for (auto& word : words)
    if (!word.empty() && word.front() == shield) word.erase(0, 1);
  return words;
}

void hand_over(Built& built) {
  for (const auto& flag : built.flags.all()) {
    auto* option = flag.kind == Flag::Kind::flag      ? built.app->add_flag(flag.names)
                   : flag.kind == Flag::Kind::operand ? built.app->add_option(flag.value)
                                                      : built.app->add_option(flag.names);
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    if (flag.kind == Flag::Kind::operand && flag.many) option->allow_extra_args(true);
    built.options.emplace_back(option, &flag);
  }
}

std::string_view last_word(std::string_view name) {
  const auto space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

std::string_view parent_name(std::string_view name) {
  const auto space = name.rfind(' ');
  return space == std::string_view::npos ? std::string_view() : name.substr(0, space);
}

/// The commands that the line may name. CLI11 gets only these: to declare all of them takes longer than the rest of the
/// start.
class Grammar {
 public:
  Grammar(std::span<const Command> commands, WordList words, GlobalOptions& global) : commands_(commands) {
    auto& root = built_.emplace_back();
    root.app = &root_;
    define_global(root.flags, global);
    prepare(root);
    for (const auto& command : commands) {
      if (std::find(words.begin(), words.end(), last_word(command.name)) == words.end()) continue;
      const auto above = parent_name(command.name);
      const auto parent = std::ranges::find_if(built_, [&](const Built& b) { return name_in_table(b) == above; });
      if (parent == built_.end()) continue;
      auto* app = parent->app->add_subcommand(std::string(last_word(command.name)));
      app->fallthrough();
      auto& built = built_.emplace_back();
      built.command = &command;
      built.app = app;
      built.run = command.define(built.flags);
      prepare(built);
    }
  }

  CLI::App& root() { return root_; }
  /// Names of the commands one level below.
  [[nodiscard]] std::vector<std::string> names_below(const Built& built) const {
    std::vector<std::string> names;
    for (const auto& command : commands_)
      if (parent_name(command.name) == name_in_table(built)) names.emplace_back(last_word(command.name));
    return names;
  }
  Built& built_for(const CLI::App* app) {
    return *std::find_if(built_.begin(), built_.end(), [&](const Built& b) { return b.app == app; });
  }
  /// Returns the innermost command on the line.
  Built& chosen() {
    CLI::App* app = &root_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return built_for(app);
  }
  Built& whole() { return built_.front(); }

 private:
  static std::string_view name_in_table(const Built& built) { return built.command ? built.command->name : ""; }
  static void prepare(Built& built) {
    built.app->set_help_flag();
    built.app->require_subcommand(0, 1);
    hand_over(built);
  }

  std::span<const Command> commands_;
  CLI::App root_;
  std::deque<Built> built_;
};

std::string and_did_you_mean(std::string_view word, std::vector<std::string> candidates) {
  const std::vector<std::string_view> views(candidates.begin(), candidates.end());
  const auto near = text::nearest(word, views);
  return near ? "did you mean " + *near + "?" : "";
}

std::string name_of(const Built& built) {
  return built.command == nullptr ? "pm" : "pm " + std::string(built.command->name);
}

std::string see_help(const Built& built) { return "see " + name_of(built) + " --help"; }

Error unknown_option(Grammar& grammar, const std::string& word) {
  auto& chosen = grammar.chosen();
  std::vector<std::string> known;
  for (const auto* built : {&chosen, &grammar.whole()})
    for (const auto& flag : built->flags.all())
      for (const auto& name : CLI::detail::split(flag.names, ',')) known.push_back(name);
  const auto name = word.substr(0, word.find('='));
  auto hint = and_did_you_mean(name, known);
  if (std::ranges::find(known, name) != known.end())
    hint = "it is an option of a command: write it after the command, such as pm list " + name;
  if (hint.empty()) {
    std::erase_if(known, [](const std::string& one) { return !one.starts_with("--"); });
    hint = "valid options: " + text::join(known, ", ") + "; " + see_help(chosen);
  }
  return {ErrorKind::usage, "unknown option " + name, hint};
}

/// What other programs call a command.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"continue", "resume"}, {"create", "new"},   {"grep", "find"},  {"lint", "check"},         {"ls", "list"},
    {"metrics", "figures"}, {"mv", "rename"},    {"query", "find"}, {"remove", "delete"},      {"render", "report"},
    {"rm", "delete"},       {"search", "find"},  {"start", "new"},  {"statistics", "figures"}, {"stats", "figures"},
    {"validate", "check"},  {"verify", "check"}, {"view", "show"},
};

/// The command that an unknown word probably stands for; empty if unclear.
std::string command_meant_by(std::string_view word, const std::vector<std::string>& commands) {
  const auto* other = std::ranges::find(other_names, word, &std::pair<std::string_view, std::string_view>::first);
  if (other != std::end(other_names) && std::ranges::find(commands, other->second) != commands.end())
    return "did you mean " + std::string(other->second) + "?";
  return and_did_you_mean(word, commands);
}

Error unexpected_word(Grammar& grammar, const std::string& word) {
  auto& chosen = grammar.chosen();
  const auto known = grammar.names_below(chosen);
  if (known.empty()) return {ErrorKind::usage, "unexpected argument \"" + word + "\"", see_help(chosen)};
  auto hint = command_meant_by(word, known);
  if (hint.empty()) hint = "commands: " + text::join(known, ", ");
  return {ErrorKind::usage, "unknown command \"" + word + "\"", hint};
}

Error left_over(Grammar& grammar) {
  const auto words = grammar.root().remaining(true);
  if (words.empty()) return {ErrorKind::usage, "invalid command line", "see pm --help"};
  const auto& first = words.front();
  if (first.size() > 1 && first.front() == '-') return unknown_option(grammar, first);
  return unexpected_word(grammar, unescape_dash(words).front());
}

Result<void> check_choice(const Flag& flag, const std::string& value) {
  if (flag.choices.empty() || std::find(flag.choices.begin(), flag.choices.end(), value) != flag.choices.end())
    return {};
  auto hint = and_did_you_mean(value, flag.choices);
  if (hint.empty()) hint = "use one of: " + text::join(flag.choices, ", ");
  return fail(ErrorKind::usage, flag.display_name() + ": invalid value \"" + value + "\"", hint);
}

Result<void> take(const Flag& flag, const std::vector<std::string>& values) {
  for (const auto& value : values) {
    if (flag.kind == Flag::Kind::flag && value != "true")
      return fail(ErrorKind::usage, flag.display_name() + " takes no value");
    if (auto fits = check_choice(flag, value); !fits) return fits;
  }
  return flag.take(values);
}

/// Hint for a missing operand or option.
std::string where_to_look(const Flag& flag, const std::string& command) {
  if (flag.offers == Flag::Offers::records) return "pm list shows all records; a part of the id is enough";
  if (flag.offers == Flag::Offers::fixes) return "pm fixes lists all fixes";
  return "see " + command + " --help";
}

Result<void> take_all(const Built& built) {
  for (const auto& [option, flag] : built.options) {
    if (option->count() > 0) {
      if (auto taken = take(*flag, unescape_dash(option->results())); !taken) return taken;
    } else if (flag->required) {
      const auto what = flag->kind == Flag::Kind::operand ? flag->value : flag->display_name() + " " + flag->value;
      return fail(ErrorKind::usage, what + " is missing", where_to_look(*flag, name_of(built)));
    }
  }
  return {};
}

/// "pm help check" is "pm check --help".
Result<ParsedCommandLine> parse_help(WordList words, std::span<const Command> commands) {
  std::vector<std::string> with_flag(words.begin(), words.end());
  with_flag.emplace_back("--help");
  auto parsed = parse(with_flag, commands);
  if (parsed && parsed->command == nullptr && !words.empty()) return parse(words.first(1), commands);
  return parsed;
}

}  // namespace

Result<ParsedCommandLine> parse(WordList arguments, std::span<const Command> commands) {
  if (!arguments.empty() && arguments.front() == "help") return parse_help(arguments.subspan(1), commands);
  ParsedCommandLine parsed;
  Grammar grammar(commands, arguments, parsed.global);
  std::optional<Error> problem;
  try {
    auto words = escape_dash(arguments);
    std::reverse(words.begin(), words.end());  // as CLI11 expects
    grammar.root().parse(words);
  } catch (const CLI::ArgumentMismatch&) {  // only for the last word, if its value is missing
    problem = Error{ErrorKind::usage, arguments.back() + " needs a value", {}};
  } catch (const CLI::ParseError&) {
    problem = left_over(grammar);
  }
  auto& chosen = grammar.chosen();
  parsed.command = chosen.command;
  if (auto global = take_all(grammar.whole()); !global && !problem) problem = global.error();
  if (parsed.global.help) return parsed;
  if (problem) return tl::unexpected(*problem);
  if (&chosen != &grammar.whole())
    if (auto own = take_all(chosen); !own) return tl::unexpected(own.error());
  parsed.run = std::move(chosen.run);
  return parsed;
}

}  // namespace pm::commands
