// Untrusted text on its way out. One function for each place it can land in, so that what a
// person typed never comes alive there. Every outlet is a row of `outlets()`; tests run over it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pm::escape {

/// Onto a terminal: escapes, C0/C1 controls (newline and tab kept) and bidi overrides become a visible
/// stand-in; invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string for_terminal(std::string_view);

/// Onto one terminal line: as above, newlines and tabs become spaces.
[[nodiscard]] std::string for_terminal_line(std::string_view);

/// Into running Markdown (CommonMark, GFM): no markup, HTML, link, mention or block structure comes alive;
/// line ends become spaces. Renders to the same characters.
[[nodiscard]] std::string for_markdown(std::string_view);

/// Into a cell of a Markdown table: as above, with '|' kept out.
[[nodiscard]] std::string for_markdown_cell(std::string_view);

/// Into a URL inside Markdown's `<…>` link target: anything but http(s) gives an empty text.
[[nodiscard]] std::string for_markdown_url(std::string_view);

/// Into a Mermaid task, section or title: its separators and directives are replaced.
[[nodiscard]] std::string for_mermaid(std::string_view);

/// One CSV field, quoted where needed; a leading = + - @ tab or CR gets an apostrophe before it.
[[nodiscard]] std::string for_csv(std::string_view);

struct Outlet {
  std::string_view name;
  std::string (*escape)(std::string_view);
};
[[nodiscard]] std::span<const Outlet> outlets();

}  // namespace pm::escape
