// Command lines in the pages are ones that pm understands.
#include <sstream>

#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/help.hpp"
#include "docs/pages.hpp"

using namespace pm;

namespace {

/// The words of a line as a shell has them: quotes taken off, from `#` on nothing. Redirections end it.
std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool any = false;
  char quote = 0;
  const auto end_word = [&] {
    if (any) words.push_back(word);
    word.clear(), any = false;
  };
  for (const char c : line) {
    if (quote != 0) {
      if (c == quote)
        quote = 0;
      else
        word += c;
    } else if (c == '"' || c == '\'') {
      quote = c, any = true;
    } else if (c == ' ') {
      end_word();
    } else if ((c == '#' && !any) || c == '>' || c == '|' || c == '<' || c == ')') {
      break;
    } else {
      word += c, any = true;
    }
  }
  end_word();
  return words;
}

bool is_pm(const std::string& word) { return word == "pm" || word == "scripts/pm"; }

void is_understood(std::string_view line, const std::string& place) {
  auto words = shell_words(line);
  if (words.empty()) return;
  if (words[0].starts_with("scripts/") || words[0].starts_with(".ci/"))
    if (!std::filesystem::exists(pages::root() / words[0])) FAIL_CHECK(place << ": there is no " << words[0]);
  if (!is_pm(words[0])) return;
  words.erase(words.begin());
  const auto parsed = commands::parse(words, commands::all_commands());
  if (!parsed) FAIL_CHECK(place << ": " << line << "\n" << parsed.error().message << "; " << parsed.error().hint);
}

}  // namespace

TEST_CASE("docs: command lines are valid", "[docs]") {
  for (const auto& block : pages::blocks("sh")) {
    std::size_t number = block.line;
    for (const auto line : text::lines(block.text)) is_understood(line, block.page + ":" + std::to_string(++number));
  }
}

TEST_CASE("docs: commands in sentences are valid", "[docs]") {
  for (const auto& page : pages::all())
    for (const auto& code : pages::code_in(page)) {
      if (!code.text.starts_with("pm ") || code.text.find("…") != std::string::npos) continue;
      const auto words = shell_words(code.text);
      // "pm COMMAND --help" stands for all of them.
      if (words.size() > 1 && words[1] == "COMMAND") continue;
      const auto name = words[1];
      bool known = name.starts_with('-');
      for (const auto& command : commands::all_commands()) known = known || command.name == name;
      if (!known) FAIL_CHECK(page.name << ":" << code.line << ": pm has no command " << name);
      if (words.size() > 2) is_understood(code.text, page.name + ":" + std::to_string(code.line));
    }
}
