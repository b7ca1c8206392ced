// What HTML and SVG files need besides their elements: escaping of text, and the hashes of their style sheets.
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

}  // namespace pm::text
