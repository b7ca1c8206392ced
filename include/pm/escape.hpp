// Untrusted text on its way out. One function for each place it can land in, so that what a
// person typed never comes alive there. Every outlet is a row of `outlets()`; tests run over it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pm::escape {

/// Onto a terminal: escapes and other C0 controls become their pictures (␛), C1 controls, bidi overrides and bytes that
/// are no UTF-8 become U+FFFD. Newline and tab are kept, CR LF is a newline.
[[nodiscard]] std::string for_terminal(std::string_view);

/// Onto one terminal line: as above, line ends and tabs become spaces.
[[nodiscard]] std::string for_terminal_line(std::string_view);

/// Into running Markdown (CommonMark, GFM, and what GitHub and GitLab add): no markup, HTML, link, mention or block
/// structure comes alive, wherever a line or a word of a template has it stand. Trimmed; line ends become spaces; what
/// a terminal would act on goes as above, since reports are read with `cat` too. Otherwise renders to the same
/// characters, but for a U+200B within "@name" and "#7", which would ping and refer without it.
[[nodiscard]] std::string for_markdown(std::string_view);

/// The same, with the text's own lines kept as hard breaks, indented by two: for an item of a list.
[[nodiscard]] std::string for_markdown_lines(std::string_view);

/// The same, with a paragraph for each of the text's own lines.
[[nodiscard]] std::string for_markdown_paragraphs(std::string_view);

/// As `for_markdown`, and '|' does not end a cell of a table: safe in every place where text may stand.
[[nodiscard]] std::string for_markdown_cell(std::string_view);

/// A URL for a Markdown link `[…](<URL>)` or `<URL>`: anything but http(s) gives an empty text. What could end the
/// link is percent-encoded.
[[nodiscard]] std::string for_markdown_url(std::string_view);

/// Into a Mermaid task, section or title: separators, comments, quotes and HTML become their full-width twins.
[[nodiscard]] std::string for_mermaid(std::string_view);

/// Into running wiki markup of Jira: what would be markup gets a backslash. One line, trimmed.
[[nodiscard]] std::string for_jira(std::string_view);
/// A URL for `[text|URL]`, as `for_markdown_url`.
[[nodiscard]] std::string for_jira_url(std::string_view);

/// Into running text of Redmine, which may be set to Textile or to Markdown: character references, which mean the same
/// to both; a U+200B within "@name" and "#7". One line, trimmed; it has to stand after a word of ours.
[[nodiscard]] std::string for_redmine(std::string_view);

/// One CSV field, quoted where needed. A beginning that spreadsheets take for a formula (= + - @ tab CR) gets an
/// apostrophe before it; controls as `for_terminal`.
[[nodiscard]] std::string for_csv(std::string_view);

/// A JSON text on its way to be seen: what a terminal would act on is written as \\u009b, which is the same JSON. (What
/// else stands in it has been escaped by whoever wrote it.)
[[nodiscard]] std::string json_for_terminal(std::string_view json);

struct Outlet {
  std::string_view name;
  std::string (*escape)(std::string_view);
};
[[nodiscard]] std::span<const Outlet> outlets();

}  // namespace pm::escape
