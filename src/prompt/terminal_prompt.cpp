#include "prompt/terminal_prompt.hpp"

#include <langinfo.h>

#include <clocale>

#include "prompt/editor.hpp"
#include "prompt/output.hpp"

namespace pm::prompt {
namespace {

/// All that is said here is UTF-8. libedit asks the locale how wide a character is, and a plain C locale knows none.
void speak_utf8() {
  const auto does = [] { return std::string_view(nl_langinfo(CODESET)) == "UTF-8"; };
  std::setlocale(LC_CTYPE, "");
  for (const char* name : {"C.UTF-8", "C.utf8", "en_US.UTF-8"})
    if (!does()) std::setlocale(LC_CTYPE, name);
}

}  // namespace

std::unique_ptr<Prompt> TerminalPrompt::open(int input, int output, bool colour) {
  speak_utf8();
  auto prompt = std::make_unique<TerminalPrompt>(input, output, colour);
  return prompt->editor_.works() ? std::move(prompt) : nullptr;
}

TerminalPrompt::TerminalPrompt(int input, int output, bool colour)
    : input_(input), output_(output), colour_(colour), signals_(true), editor_(input, output, signals_) {}

void TerminalPrompt::show(std::string_view text) { write_all(output_, text); }

std::size_t TerminalPrompt::columns() const { return columns_of(output_); }

std::optional<std::string> TerminalPrompt::edit(std::string_view text) {
  editor_.let_go();
  return edit_text(text, input_, output_);
}

}  // namespace pm::prompt
