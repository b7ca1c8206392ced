// Input and output of the interview. `Prompt` is implemented by a terminal with line editing (libedit), by plain lines
// for pipes, and by a script in tests (tests/terminal/scripted_prompt.hpp).
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>
#include <pm/keys.hpp>

namespace pm::terminal {

/// Maximum length of an answer in bytes; longer input is truncated with a message.
inline constexpr std::size_t max_answer_bytes = 256u << 10;

/// The result of one read.
struct PromptInput {
  enum class Kind {
    line,       ///< `text`: UTF-8, no control characters but newlines of a paste or an edited text
    end,        ///< end of input, Ctrl-D on an empty line, SIGTERM, or the terminal went away
    interrupt,  ///< Ctrl-C; `text` is the unfinished line
  };
  Kind kind = Kind::line;
  std::string text;
  bool pasted = false;  ///< at least partly pasted
};

struct PromptRequest {
  std::string label;  ///< shown before the cursor: "> "; may contain colour (SGR) sequences
  /// Initial text of the line, to be edited (`/back`, rephrase, `problem`). Without line editing (`plain()`) it is
  /// shown in brackets, and an empty line accepts it.
  std::string preset;
  /// Returns completions at the cursor (byte offset). The prompt drops those that do not start with the typed text. A
  /// completion may contain spaces.
  std::function<std::vector<std::string>(std::string_view line, std::size_t cursor)> complete;
  /// Put into the history before the line is read: lines of a paste that were refused.
  std::string recall = {};
};

class Prompt {
 public:
  virtual ~Prompt() = default;
  virtual PromptInput read(const PromptRequest&) = 0;
  /// Prints text that is already escaped and wrapped to `columns()`.
  virtual void show(std::string_view text) = 0;
  [[nodiscard]] virtual std::size_t columns() const = 0;
  [[nodiscard]] virtual bool colour() const = 0;
  /// Static text, numbered choices, no repaint: `--plain`, a dumb terminal, a pipe.
  [[nodiscard]] virtual bool plain() const = 0;
  /// Waits for a key. Nullopt: this prompt reads only lines.
  virtual std::optional<Key> read_key() { return std::nullopt; }
  /// Height of the terminal; 0 if unknown.
  [[nodiscard]] virtual std::size_t rows() const { return 0; }
  /// Opens $VISUAL or $EDITOR on the text. Nullopt if there is none or it failed; prints the error itself.
  virtual std::optional<std::string> edit(std::string_view text) = 0;
};

struct PromptOptions {
  bool plain = false;          ///< `--plain`
  std::optional<bool> colour;  ///< `--color always` or `never`; nullopt: depends on terminal and environment
  bool ask = true;             ///< false (`--no-input`): every read returns end of input
};

/// Opens the prompt of this process. Reads standard input; prints to the terminal, else to standard error (never
/// standard output). During its lifetime it handles SIGINT, SIGTERM and SIGHUP (with a terminal also SIGWINCH, SIGTSTP
/// and SIGCONT) and returns them as PromptInput. Only one may exist; its destructor restores the terminal.
[[nodiscard]] std::unique_ptr<Prompt> open_prompt(const PromptOptions&);

/// Opens $VISUAL, else $EDITOR, on a private copy of the text with that file name, and returns what was saved. Uses the
/// standard input and output of this process. Fails if there is no editor, it failed, or it saved more than `most`
/// bytes.
[[nodiscard]] Result<std::string> edit_file(std::string_view text, const std::string& name, std::size_t most);

/// Whether to colour text written to the descriptor: `asked` (`--color`), NO_COLOR, CLICOLOR_FORCE, CLICOLOR,
/// TERM=dumb, and whether it is a terminal, in that order.
[[nodiscard]] bool colour_for(int descriptor, std::optional<bool> asked);

}  // namespace pm::terminal
