// The door to the person: lines in, text out. The interview knows only `Prompt`; live it is a terminal with line
// editing (libedit), in a pipe plain lines, in a test a script.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pm::prompt {

/// What one wait for a line brought.
struct Input {
  enum class Kind {
    line,       ///< `text`: UTF-8, no control characters but newlines of a paste or an edited text
    end,        ///< end of input, Ctrl-D on an empty line, or the terminal went away
    interrupt,  ///< Ctrl-C
  };
  Kind kind = Kind::line;
  std::string text;
  bool pasted = false;  ///< it came in one paste, or from the editor
};

struct Ask {
  std::string label;   ///< what stands before the cursor: "> "
  std::string preset;  ///< stands on the line, to be edited (`/back`, rephrase, `problem`)
  /// Words that could stand where the cursor is, for Tab.
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

}  // namespace pm::prompt
