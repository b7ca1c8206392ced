// The door to the person: lines in, text out. The interview knows only `Prompt`; live it is a terminal with line
// editing (libedit), in a pipe plain lines, in a test a script (tests/prompt/scripted_prompt.hpp).
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pm::prompt {

/// An answer is at most this long, in bytes; the person is told when a longer one was cut.
inline constexpr std::size_t longest_answer = 256u << 10;

/// What one wait for a line brought.
struct Input {
  enum class Kind {
    line,       ///< `text`: UTF-8, no control characters but newlines of a paste or an edited text
    end,        ///< end of input, Ctrl-D on an empty line, SIGTERM, or the terminal went away
    interrupt,  ///< Ctrl-C; `text` is what stood on the line, for whoever wants to ask again
  };
  Kind kind = Kind::line;
  std::string text;
  bool pasted = false;  ///< (some of) it came in a paste
};

struct Ask {
  std::string label;  ///< what stands before the cursor: "> "; colour (SGR) sequences may be in it
  /// Stands on the line, to be edited (`/back`, rephrase, `problem`). Where lines can't be edited (`plain()`) it is
  /// shown in brackets, and an empty line answers with it.
  std::string preset;
  /// Whole words that could stand where the cursor (bytes) is, for Tab. Those that don't begin with what was typed are
  /// left out by the prompt; a word may have spaces in it.
  std::function<std::vector<std::string>(std::string_view line, std::size_t cursor)> complete;
};

class Prompt {
 public:
  virtual ~Prompt() = default;
  virtual Input read(const Ask&) = 0;
  /// Text for the person, already safe and wrapped for `columns()`.
  virtual void show(std::string_view text) = 0;
  [[nodiscard]] virtual std::size_t columns() const = 0;
  [[nodiscard]] virtual bool colour() const = 0;
  /// Static text, numbered choices, no repaint: `--plain`, a dumb terminal, a pipe.
  [[nodiscard]] virtual bool plain() const = 0;
  /// Opens $VISUAL or $EDITOR on the text; nullopt if there is none or it failed (it says so itself).
  virtual std::optional<std::string> edit(std::string_view text) = 0;
};

struct Options {
  bool plain = false;          ///< `--plain`
  std::optional<bool> colour;  ///< `--color always` or `never`; nullopt: as terminal and environment would have it
  bool ask = true;             ///< false (`--no-input`): every read is the end of input at once
};

/// The prompt for this process: its standard input, and for what is shown the terminal or else standard error (never
/// standard output). While it lives it takes SIGINT, SIGTERM and SIGHUP (live also SIGWINCH, SIGTSTP and SIGCONT) and
/// hands them out as Input; make one at a time, and let it die before the process does: that restores the terminal.
[[nodiscard]] std::unique_ptr<Prompt> open_prompt(const Options&);

/// Whether text written to that descriptor is to be coloured: `asked` (`--color`), NO_COLOR, CLICOLOR_FORCE, CLICOLOR,
/// TERM=dumb, and whether it is a terminal, in that order.
[[nodiscard]] bool colour_for(int descriptor, std::optional<bool> asked);

}  // namespace pm::prompt
