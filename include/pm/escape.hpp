// Escaping of untrusted text: one function for each destination, so that input has no effect there. Each function is a
// row of `outlets()`, which the tests iterate over.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pm::escape {

/// For a terminal: ESC and other C0 controls become their symbols (␛); C1 controls, bidi overrides and invalid UTF-8
/// become U+FFFD. Newline and tab are kept, CR LF becomes a newline.
[[nodiscard]] std::string for_terminal(std::string_view);

/// For one terminal line: as above, with newlines and tabs replaced by spaces.
[[nodiscard]] std::string for_terminal_line(std::string_view);

/// For Markdown text (CommonMark, GFM, and the additions of GitHub and GitLab): no markup, HTML, link, mention or block
/// structure takes effect, at any place of a line. Trimmed; newlines become spaces; terminal controls are replaced as
/// above, because reports are also read with `cat`. Renders to the same characters, except for a U+200B within "@name"
/// and
/// "#7", which would otherwise notify or refer.
[[nodiscard]] std::string for_markdown(std::string_view);

/// The same for a list item: line breaks are kept as hard breaks, indented by two.
[[nodiscard]] std::string for_markdown_lines(std::string_view);

/// The same with a paragraph for each line of the text.
[[nodiscard]] std::string for_markdown_paragraphs(std::string_view);

/// As `for_markdown`, with '|' escaped for table cells; safe wherever text is allowed.
[[nodiscard]] std::string for_markdown_cell(std::string_view);

/// For a URL in a Markdown link `[…](<URL>)` or `<URL>`. Returns an empty string unless it is http(s). Characters that
/// could end the link are percent-encoded.
[[nodiscard]] std::string for_markdown_url(std::string_view);

/// For a Mermaid task, section or title: separators, comments, quotes and HTML become full-width characters.
[[nodiscard]] std::string for_mermaid(std::string_view);

/// For Jira wiki markup: special characters get a backslash. One line, trimmed.
[[nodiscard]] std::string for_jira(std::string_view);
/// For a URL in `[text|URL]`, as `for_markdown_url`.
[[nodiscard]] std::string for_jira_url(std::string_view);

/// For Redmine, which uses Textile or Markdown: character references, which mean the same in both, and a U+200B within
/// "@name" and "#7". One line, trimmed; must follow other text on the line.
[[nodiscard]] std::string for_redmine(std::string_view);

/// For one CSV field, quoted if needed. A field that spreadsheets would treat as a formula (= + - @ tab CR) gets a
/// leading apostrophe; controls as in `for_terminal`.
[[nodiscard]] std::string for_csv(std::string_view);

/// For serialised JSON printed on a terminal: control characters become \\u009b, which is equivalent JSON.
[[nodiscard]] std::string json_for_terminal(std::string_view json);

struct Outlet {
  std::string_view name;
  std::string (*escape)(std::string_view);
};
[[nodiscard]] std::span<const Outlet> outlets();

}  // namespace pm::escape
