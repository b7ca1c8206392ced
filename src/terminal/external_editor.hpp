// Answers that want more room than a line: the person's own editor.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pm::terminal {

/// Opens $VISUAL, else $EDITOR, on a private copy of the text, on that terminal; gives what was saved, without control
/// characters and without newlines at its end. nullopt: there is none, it failed, or what it left can't be read; why
/// was written to `output`. The terminal must be as it was before line editing.
[[nodiscard]] std::optional<std::string> edit_text(std::string_view text, int input, int output);

}  // namespace pm::terminal
