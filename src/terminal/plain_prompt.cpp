#include "terminal/prompts.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <pm/terminal.hpp>
#include <pm/text.hpp>

#include "terminal/typed_text.hpp"

namespace pm::terminal {

PromptInput LinePrompt::read(const PromptRequest& ask) {
  if (!setup_.ask) return {PromptInput::Kind::end, {}, false};
  if (!ask.preset.empty())
    show(fmt::format("[{}] ", text::truncate_to_width(typed_text(ask.preset, Newlines::spaces), columns() / 2)));
  show(ask.label);
  while (true) {
    if (auto input = signalled()) return *input;
    if (const auto line = next_line()) return answer(*line, ask);
    if (at_end_) {
      show("\n");
      return {PromptInput::Kind::end, {}, false};
    }
    if (signals_.wait(setup_.input) != Signals::Wait::readable) continue;
    std::array<char, 4096> bytes;
    const auto got = ::read(setup_.input, bytes.data(), bytes.size());
    if (got > 0) keep({bytes.data(), static_cast<std::size_t>(got)});
    at_end_ = got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN);
  }
}

PromptInput LinePrompt::answer(std::string_view line, const PromptRequest& ask) {
  auto text = typed_text(line.substr(0, max_answer_bytes), Newlines::spaces);
  // A terminal shows what is typed; a pipe does not, and a transcript without answers reads badly.
  if (!setup_.terminal) show(text + "\n");
  if (line.size() > max_answer_bytes)
    show(fmt::format("(The line was longer than {} kB and was truncated.)\n", max_answer_bytes >> 10));
  if (text.empty()) text = typed_text(ask.preset, Newlines::kept);
  return {PromptInput::Kind::line, std::move(text), false};
}

std::optional<PromptInput> LinePrompt::signalled() {
  const auto event = signals_.take();
  if (!event) return std::nullopt;
  show("\n");
  if (*event == Signals::Event::interrupt) return PromptInput{PromptInput::Kind::interrupt, {}, false};
  return PromptInput{PromptInput::Kind::end, {}, false};
}

/// The next whole line of what was read; at the end of input also what no newline ends.
std::optional<std::string> LinePrompt::next_line() {
  const auto newline = pending_.find('\n');
  if (newline == std::string::npos && (!at_end_ || pending_.empty())) return std::nullopt;
  auto line = pending_.substr(0, newline);
  pending_.erase(0, newline == std::string::npos ? newline : newline + 1);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

/// Takes bytes in; of a line over the limit only the first part.
void LinePrompt::keep(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto newline = bytes.find('\n');
    const auto part = bytes.substr(0, newline == std::string_view::npos ? newline : newline + 1);
    const auto last = pending_.rfind('\n');
    const auto length = pending_.size() - (last == std::string::npos ? 0 : last + 1);
    if (length <= max_answer_bytes)
      pending_ += part;
    else if (part.ends_with('\n'))
      pending_ += '\n';
    bytes.remove_prefix(part.size());
  }
}

void LinePrompt::show(std::string_view text) {
  if (setup_.ascii)
    write_all(setup_.output, text::to_ascii(text));
  else
    write_all(setup_.output, text);
}

std::size_t LinePrompt::columns() const { return text::columns_for(columns_of(setup_.output), setup_.ascii); }

std::optional<std::string> LinePrompt::edit(std::string_view text) {
  if (setup_.terminal) return edit_text(text, setup_.input, setup_.output);
  show("Cannot open an editor: standard input is not a terminal. Type the answer on one line.\n");
  return std::nullopt;
}

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
  const bool ascii = !text::is_utf8_locale(variable("LC_ALL"), variable("LC_CTYPE"), variable("LANG"));
  const bool colour = options.plain ? options.colour.value_or(false) : colour_for(output, options.colour);
  if (terminal && isatty(output) && options.ask && !options.plain && !terminal_is_dumb())
    if (auto is_interactive = TerminalPrompt::open(STDIN_FILENO, output, colour, ascii)) return is_interactive;
  return std::make_unique<LinePrompt>(LinePromptSetup{STDIN_FILENO, output, terminal, colour, ascii, options.ask});
}

}  // namespace pm::terminal
