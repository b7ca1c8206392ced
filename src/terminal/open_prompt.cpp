#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include <pm/ascii.hpp>
#include <pm/terminal.hpp>

#include "terminal/plain_prompt.hpp"
#include "terminal/terminal_prompt.hpp"

namespace pm::terminal {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool terminal_is_dumb() {
  const auto term = variable("TERM");
  return term.empty() || term == "dumb";
}

/// Standard error, or the input terminal if standard error is a file.
int conversation(bool from_a_terminal) {
  if (!from_a_terminal || isatty(STDERR_FILENO)) return STDERR_FILENO;
  const int terminal = open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC);
  return terminal >= 0 ? terminal : STDERR_FILENO;
}

}  // namespace

bool colour_for(int descriptor, std::optional<bool> asked) {
  if (asked) return *asked;
  if (!variable("NO_COLOR").empty()) return false;
  if (const auto force = variable("CLICOLOR_FORCE"); !force.empty() && force != "0") return true;
  return isatty(descriptor) && !terminal_is_dumb() && variable("CLICOLOR") != "0";
}

std::unique_ptr<Prompt> open_prompt(const PromptOptions& options) {
  const bool terminal = isatty(STDIN_FILENO);
  const int output = conversation(terminal);
  const bool ascii = !text::names_utf8(variable("LC_ALL"), variable("LC_CTYPE"), variable("LANG"));
  const bool colour = options.plain ? options.colour.value_or(false) : colour_for(output, options.colour);
  if (terminal && isatty(output) && options.ask && !options.plain && !terminal_is_dumb())
    if (auto live = TerminalPrompt::open(STDIN_FILENO, output, colour, ascii)) return live;
  return std::make_unique<LinePrompt>(LinePromptSetup{STDIN_FILENO, output, terminal, colour, ascii, options.ask});
}

}  // namespace pm::terminal
