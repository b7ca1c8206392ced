// What HTML and SVG files are written with: escaping of text, a writer that applies it by type, and the hashes of style
// sheets.
#pragma once

#include <string>
#include <string_view>

namespace pm::escape {

/// For HTML and SVG text and quoted attributes: `& < > " '` become character references, controls as in `for_terminal`,
/// code points that XML does not allow become U+FFFD. Newlines and tabs are kept.
[[nodiscard]] std::string for_html(std::string_view);

/// For a URL in a quoted `href`. Returns an empty string unless it is http(s); otherwise percent-encoded as
/// `for_markdown_url`, with `&` escaped.
[[nodiscard]] std::string for_html_url(std::string_view);

}  // namespace pm::escape

namespace pm::text {

/// The SHA-256 of the bytes in Base64, as a Content-Security-Policy takes it.
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

/// An HTML file without scripts that loads nothing: its Content-Security-Policy names the hash of `css`. `title` is
/// escaped here; `css` must not contain "</", `body` is markup: what is within <body>.
[[nodiscard]] std::string html_document(std::string_view title, std::string_view css, std::string_view body);

// ---- A writer: text of a record becomes markup only through a type that escapes it.

/// Markup of the program itself: a string literal.
class Markup {
 public:
  // Implicit, so that literals can be written as they are.
  consteval Markup(const char* literal) : literal_(literal) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] std::string_view view() const { return literal_; }

 private:
  std::string_view literal_;
};

/// Text or the value of a quoted attribute, on one line.
struct Plain {
  std::string_view text;
};
/// Text whose line breaks are kept.
struct Lines {
  std::string_view text;
};
/// The address of a quoted `href`. Precondition: `is_link`.
struct Address {
  std::string_view url;
};
[[nodiscard]] bool is_link(std::string_view url);

/// A link with that text; the text alone where the address is not http(s).
struct Link {
  std::string_view url, text;
};
/// An element that another function has rendered and escaped.
struct Drawing {
  std::string_view svg;
};

class Html {
 public:
  Html& operator<<(Markup);
  Html& operator<<(Plain);
  Html& operator<<(Lines);
  Html& operator<<(Address);
  Html& operator<<(Link);
  Html& operator<<(Drawing);
  Html& operator<<(const Html&);

  /// A paragraph for each run of lines without a blank one between them.
  Html& paragraphs(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// A style sheet or script as the text of its element: nothing in it ends the element ("\/" is "/" in a string), and
/// the browser hashes the same bytes.
[[nodiscard]] std::string element_text(std::string_view source);

}  // namespace pm::text
