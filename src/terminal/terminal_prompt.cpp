#include "terminal/prompts.hpp"

#include <cerrno>
#include <charconv>
#include <clocale>
#include <cstdlib>

#include <langinfo.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <pm/text.hpp>

namespace pm::terminal {

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = write(descriptor, bytes.data(), bytes.size());
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      pollfd full{descriptor, POLLOUT, 0};
      poll(&full, 1, -1);
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

std::size_t columns_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* told = std::getenv("COLUMNS");
  const std::string_view word = told == nullptr ? "" : told;
  std::size_t columns = 0;
  std::from_chars(word.data(), word.data() + word.size(), columns);
  return columns >= 20 && columns <= 1000 ? columns : 80;
}

std::size_t make_fix_rows(int descriptor) {
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

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
  return prompt->editor_.is_usable() ? std::move(prompt) : nullptr;
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
    write_all(output_, text::to_ascii(text));
  else
    write_all(output_, text);
}

PromptInput TerminalPrompt::read(const PromptRequest& ask) {
  if (!ascii_) return editor_.read(ask);
  auto asked = ask;
  asked.label = text::to_ascii(ask.label);
  asked.preset = text::to_ascii(ask.preset);
  return editor_.read(asked);
}

std::size_t TerminalPrompt::columns() const { return text::columns_for(columns_of(output_), ascii_); }

std::optional<std::string> TerminalPrompt::edit(std::string_view text) {
  editor_.release_terminal();
  return edit_text(text, input_, output_);
}

}  // namespace pm::terminal
