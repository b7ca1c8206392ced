// The prompt of a terminal with line editing.
#pragma once

#include <pm/terminal.hpp>

#include "terminal/line_editor.hpp"
#include "terminal/signals.hpp"

namespace pm::terminal {

class TerminalPrompt : public Prompt {
 public:
  /// Returns nullptr if the terminal does not support line editing.
  [[nodiscard]] static std::unique_ptr<Prompt> open(int input, int output, bool colour, bool ascii);

  TerminalPrompt(int input, int output, bool colour, bool ascii);
  PromptInput read(const PromptRequest& ask) override;
  void show(std::string_view text) override;
  [[nodiscard]] std::size_t columns() const override;
  [[nodiscard]] bool colour() const override { return colour_; }
  [[nodiscard]] bool plain() const override { return false; }
  std::optional<std::string> edit(std::string_view text) override;

 private:
  int input_, output_;
  bool colour_, ascii_;
  Signals signals_;
  LineEditor editor_;
};

}  // namespace pm::terminal
