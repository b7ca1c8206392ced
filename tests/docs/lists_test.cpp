// Lists in the pages come out of the program: between `<!-- from the program: NAME -->` and `<!-- end -->`.
// `scripts/accept` writes them anew; then read the diff.
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>

#include <pm/config.hpp>
#include <pm/interview.hpp>
#include <pm/lint.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/context.hpp"
#include "docs/pages.hpp"
#include "interview/commands.hpp"

using namespace pm;

namespace {

/// Into a cell of a table. What people typed does not come here; only '|' has to be looked at.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string row(std::initializer_list<std::string> cells) {
  std::string line = "|";
  for (const auto& one : cells) line += " " + one + " |";
  return line + "\n";
}

std::string named(const commands::Flag& flag) {
  if (flag.kind == commands::Flag::Kind::operand) return code(flag.value + (flag.many ? "…" : ""));
  std::string names;
  for (std::size_t from = 0; from < flag.names.size();) {
    const auto comma = std::min(flag.names.find(',', from), flag.names.size());
    names += (names.empty() ? "" : ", ") + flag.names.substr(from, comma - from);
    from = comma + 1;
  }
  return code(flag.value.empty() ? names : names + " " + flag.value);
}

std::string flag_rows(const commands::Flags& flags) {
  if (flags.all().empty()) return "";
  std::string out = "\n| | |\n| --- | --- |\n";
  for (const auto& flag : flags.all()) {
    auto says = flag.help;
    if (!flag.choices.empty()) {
      says += ":";
      for (const auto& choice : flag.choices) says += (says.back() == ':' ? " " : ", ") + code(choice);
    }
    if (!flag.default_value.empty()) says += " (default: " + code(flag.default_value) + ")";
    out += row({named(flag), cell(says)});
  }
  return out;
}

std::string all_commands() {
  std::string out;
  for (const auto& command : commands::commands()) {
    commands::Flags flags;
    (void)command.define(flags);
    out += (out.empty() ? "### pm " : "\n### pm ") + std::string(command.name) + "\n\n" + std::string(command.summary) +
           ".\n" + flag_rows(flags);
  }
  return out;
}

std::string global_options() {
  commands::Flags flags;
  commands::GlobalOptions unused;
  commands::define_global(flags, unused);
  return flag_rows(flags).substr(1);
}

std::string all_slash_commands() {
  std::string out = "| | |\n| --- | --- |\n";
  for (const auto& command : interview::slash_commands()) {
    auto typed = std::string(command.name);
    if (!command.argument.empty()) typed += " " + std::string(command.argument);
    out += row({code(typed), cell(command.help)});
  }
  return out;
}

/// The description of a rule may contain what the rule finds; the page waives it.
std::string kept(std::string_view text) {
  static const language::Checker checker;
  std::string comments;
  for (const auto& f : checker.review(text))
    comments += " <!-- pm: keep " + std::string(language::name(f.rule)) + ": describes the rule -->";
  return cell(text) + comments;
}

std::string all_rules() {
  std::string out = "| rule | severity | in | finds |\n| --- | --- | --- | --- |\n";
  for (const auto& rule : lint::rules())
    out += row({code(rule.name), std::string(lint::to_string(rule.severity)),
                rule.target == lint::RuleInfo::Target::both ? "records, prose"
                                                            : std::string(lint::to_string(rule.target)) + "s",
                kept(rule.finds)});
  return out;
}

std::string all_questions() {
  std::string out = "| section | id | question | stored in | asked |\n| --- | --- | --- | --- | --- |\n";
  for (const auto& q : interview::questions()) {
    std::string when;
    for (const auto& [there, name] :
         {std::pair(q.in_prep, "before"), {q.in_room, "in the meeting"}, {q.in_short, "short"}})
      if (there) when += (when.empty() ? "" : ", ") + std::string(name);
    out += row({q.section, code(q.id), cell(q.ask), code(q.field), when});
  }
  return out;
}

std::string all_exit_codes() {
  std::string out = "| status | meaning |\n| --- | --- |\n";
  for (const auto& code : commands::exit_codes()) out += row({std::to_string(code.code), cell(code.full_text())});
  return out + "\n" + std::string(commands::exit_code_rule()) + "\n";
}

std::string all_files() {
  std::string out = "| file | content |\n| --- | --- |\n";
  for (const auto& place : commands::files()) out += row({code(place.file), cell(place.help)});
  return out;
}

std::string all_variables() {
  std::string out = "| variable | effect |\n| --- | --- |\n";
  for (const auto& variable : commands::environment_variables()) out += row({code(variable.name), cell(variable.help)});
  return out;
}

std::string all_settings() {
  std::string out = "| setting | example | meaning |\n| --- | --- | --- |\n";
  for (const auto& key : config_keys())
    out += row(
        {key.name.empty() ? "" : code((key.table.empty() ? "" : std::string(key.table) + ".") + std::string(key.name)),
         code(key.example), cell(key.help)});
  return out;
}

const std::map<std::string, std::function<std::string()>> lists = {
    {"exit status", all_exit_codes},
    {"files", all_files},
    {"variables", all_variables},
    {"settings", all_settings},
    {"commands", all_commands},
    {"global options", global_options},
    {"slash commands", all_slash_commands},
    {"rules", all_rules},
    {"questions", all_questions},
};

/// The page with its lists as the program has them now.
std::string renewed(const pages::Page& page) {
  static const std::string begin = "<!-- from the program: ", end = "<!-- end -->\n";
  std::string out;
  std::size_t from = 0;
  for (auto at = page.text.find(begin); at != std::string::npos; at = page.text.find(begin, from)) {
    const auto name_at = at + begin.size(), name_end = page.text.find(" -->\n", at), to = page.text.find(end, at);
    const auto name = page.text.substr(name_at, name_end - name_at);
    INFO(page.name << ": " << name);
    REQUIRE(lists.count(name) == 1);
    REQUIRE(to != std::string::npos);
    out += page.text.substr(from, name_end + 5 - from) + "\n" + lists.at(name)() + "\n" + end;
    from = to + end.size();
  }
  return out + page.text.substr(from);
}

}  // namespace

TEST_CASE("docs: generated lists are up to date", "[docs]") {
  for (const auto& page : pages::all()) {
    const auto now = renewed(page);
    if (now == page.text) continue;
    if (std::getenv("PM_ACCEPT") != nullptr) {
      std::ofstream(pages::root() / page.name, std::ios::binary) << now;
      WARN("written anew: " << page.name);
      continue;
    }
    FAIL_CHECK("a list in " << page.name << " is out of date; run scripts/accept");
  }
}
