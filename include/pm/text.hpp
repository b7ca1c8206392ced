// Unicode text: code points, display width, wrapping, suggestions for typing errors. Independent of records, files and
// terminals. Widths and properties come from utf8proc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pm::text {

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// Returns the text with invalid UTF-8 bytes replaced by U+FFFD.
[[nodiscard]] std::string replace_invalid_utf8(std::string_view bytes);

[[nodiscard]] std::size_t code_points(std::string_view utf8);

/// Returns the display width in terminal columns: wide characters 2, combining marks and control
/// characters 0.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// Truncates to `columns` at a grapheme cluster; a truncated text ends with "…".
[[nodiscard]] std::string truncate_to_width(std::string_view utf8, std::size_t columns);

/// Wraps to lines of at most `columns`, at spaces (longer words are split).
/// Newlines are kept; tabs become spaces. Every line after the first starts with `indent`, which counts towards the
/// width. Returns at least one line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view utf8, std::size_t columns, std::string_view indent = "");

/// White space as in ECMAScript's `\s`, which the schema uses: includes no-break spaces and the BOM.
[[nodiscard]] std::string_view trim(std::string_view);
[[nodiscard]] bool is_blank(std::string_view);
[[nodiscard]] std::string lower_ascii(std::string_view);
/// Splits into lines without LF or CRLF. A trailing newline does not start another line.
[[nodiscard]] std::vector<std::string_view> lines(std::string_view);
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view between);

/// Lower-case ASCII words joined by '-': accents dropped, Latin, Greek, Cyrillic, Armenian and Georgian letters
/// romanised (the same in every locale), every other run of characters one '-',
/// at most `longest` characters, cut at a '-' where there is one. Empty when nothing is left.
[[nodiscard]] std::string slug(std::string_view utf8, std::size_t longest);

/// FNV-1a of 64 bits, the same on every machine: to tell texts apart, not to keep secrets.
[[nodiscard]] std::uint64_t hash(std::string_view);
/// The same as 16 hexadecimal digits.
[[nodiscard]] std::string digest(std::string_view);
/// As RFC 4648 has it, with padding.
[[nodiscard]] std::string base64(std::string_view bytes);
/// "1,382"
[[nodiscard]] std::string grouped(std::size_t number);

/// Returns the candidate that `word` probably stands for: few letters differ or are swapped, or it is the only one with
/// that prefix. Ignores case.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates);

// Text for terminals without UTF-8.

/// Returns the text with pm's own special characters replaced by ASCII: "|" for "·", "..." for "…", "^[" for an escape
/// made visible. Other characters, such as a title in Japanese, are unchanged.
[[nodiscard]] std::string to_ascii(std::string_view utf8);

/// Returns the columns available for layout. A truncated line ends with "…", and in ASCII with "...": it needs two
/// more.
[[nodiscard]] constexpr std::size_t columns_for(std::size_t columns, bool ascii) {
  return ascii && columns > 2 ? columns - 2 : columns;
}

/// Whether the locale uses UTF-8. The first non-empty variable of LC_ALL, LC_CTYPE and LANG counts.
[[nodiscard]] bool is_utf8_locale(std::string_view all, std::string_view ctype, std::string_view lang);

// Characters as files write them: code points of UTF-8, and character references of HTML.

/// Appends it as UTF-8; U+FFFD for what is no code point.
void append_code_point(std::string& utf8, char32_t);
/// Bytes of the code point that `rest` begins with; 1 for a byte that is not UTF-8. Precondition: not empty.
[[nodiscard]] std::size_t code_point_length(std::string_view rest);

/// The text of a character reference, "&" and ";" included: "&amp;", "&#39;", "&#x27;". A name that is not known stays
/// as it is written.
[[nodiscard]] std::string decode_entity(std::string_view entity);

/// Bytes of the character reference that `text` begins with; 0 if there is none.
[[nodiscard]] std::size_t entity_length(std::string_view text);

}  // namespace pm::text

namespace pm::escape {

// Escaping of untrusted text: one function for each destination, so that input has no effect there. Each function is a
// row of `outlets()`, which the tests iterate over.

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

struct EscapeFunction {
  std::string_view name;
  std::string (*escape)(std::string_view);
};
[[nodiscard]] std::span<const EscapeFunction> outlets();

}  // namespace pm::escape
