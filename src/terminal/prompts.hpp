// Unbuffered output of the conversation to a file descriptor.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <pm/terminal.hpp>

#include "terminal/line_editor.hpp"
#include "terminal/signals.hpp"

namespace pm::terminal {

/// Writes everything, waiting if necessary. Returns false if the descriptor is closed.
bool write_all(int descriptor, std::string_view bytes);

/// Width of the terminal; else COLUMNS; else 80.
[[nodiscard]] std::size_t columns_of(int descriptor);

/// Height of the terminal; 0 if unknown.
[[nodiscard]] std::size_t make_fix_rows(int descriptor);

// Answers that want more room than a line: the person's own editor.

/// Opens $VISUAL, else $EDITOR, on a private copy of the text, on that terminal; gives what was saved, without control
/// characters and without newlines at its end. nullopt: there is none, it failed, or what it left can't be read; why
/// was written to `output`. The terminal must be as it was before line editing.
[[nodiscard]] std::optional<std::string> edit_text(std::string_view text, int input, int output);

// A prompt without line editing: a pipe, or a terminal in `--plain` or with TERM=dumb.

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

// The prompt of a terminal with line editing.

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
  std::optional<Key> read_key() override { return editor_.read_key(); }
  [[nodiscard]] std::size_t rows() const override { return make_fix_rows(output_); }
  std::optional<std::string> edit(std::string_view text) override;

 private:
  int input_, output_;
  bool colour_, ascii_;
  Signals signals_;
  LineEditor editor_;
};

}  // namespace pm::terminal
