#include "terminal/terminal_prompt.hpp"

#include <langinfo.h>

#include <clocale>

#include <pm/ascii.hpp>

#include "terminal/external_editor.hpp"
#include "terminal/output.hpp"

namespace pm::terminal {
namespace {

/// Input is UTF-8 in any locale. libedit needs a UTF-8 locale for character widths.
void speak_utf8() {
  const auto does = [] { return std::string_view(nl_langinfo(CODESET)) == "UTF-8"; };
  std::setlocale(LC_CTYPE, "");
  for (const char* name : {"C.UTF-8", "C.utf8", "en_US.UTF-8"})
    if (!does()) std::setlocale(LC_CTYPE, name);
}

}  // namespace

std::unique_ptr<Prompt> TerminalPrompt::open(int input, int output, bool colour, bool ascii) {
  speak_utf8();
  auto prompt = std::make_unique<TerminalPrompt>(input, output, colour, ascii);
  return prompt->editor_.works() ? std::move(prompt) : nullptr;
}

TerminalPrompt::TerminalPrompt(int input, int output, bool colour, bool ascii)
    : input_(input),
      output_(output),
      colour_(colour),
      ascii_(ascii),
      signals_(true),
      editor_(input, output, signals_) {}

void TerminalPrompt::show(std::string_view text) {
  if (ascii_)
    write_all(output_, text::in_ascii(text));
  else
    write_all(output_, text);
}

PromptInput TerminalPrompt::read(const PromptRequest& ask) {
  if (!ascii_) return editor_.read(ask);
  auto asked = ask;
  asked.label = text::in_ascii(ask.label);
  asked.preset = text::in_ascii(ask.preset);
  return editor_.read(asked);
}

std::size_t TerminalPrompt::columns() const { return text::columns_for(columns_of(output_), ascii_); }

std::optional<std::string> TerminalPrompt::edit(std::string_view text) {
  editor_.release_terminal();
  return edit_text(text, input_, output_);
}

}  // namespace pm::terminal
