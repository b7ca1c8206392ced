// A prompt without line editing: a pipe, or a terminal in `--plain` or with TERM=dumb.
#pragma once

#include <pm/terminal.hpp>

#include "terminal/signals.hpp"

namespace pm::terminal {

struct LinePromptSetup {
  int input = 0, output = 2;
  bool terminal = false;  ///< the input is a terminal: it echoes, and an editor can be opened
  bool colour = false;
  bool ascii = false;  ///< the locale has no UTF-8
  bool ask = true;
};

class LinePrompt : public Prompt {
 public:
  explicit LinePrompt(const LinePromptSetup& setup) : setup_(setup), signals_(false) {}

  PromptInput read(const PromptRequest&) override;
  void show(std::string_view text) override;
  [[nodiscard]] std::size_t columns() const override;
  [[nodiscard]] bool colour() const override { return setup_.colour; }
  [[nodiscard]] bool plain() const override { return true; }
  std::optional<std::string> edit(std::string_view text) override;

 private:
  [[nodiscard]] PromptInput answer(std::string_view line, const PromptRequest&);
  [[nodiscard]] std::optional<PromptInput> signalled();
  [[nodiscard]] std::optional<std::string> next_line();
  void keep(std::string_view bytes);

  LinePromptSetup setup_;
  Signals signals_;
  std::string pending_;  // type-ahead
  bool at_end_ = false;  // the input ended
};

}  // namespace pm::terminal
