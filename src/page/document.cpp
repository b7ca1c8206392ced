#include "page/document.hpp"

#include <pm/report_parts.hpp>
#include <pm/text.hpp>

#include "templates_embedded.hpp"

namespace pm::page {
namespace {

using text::Drawing;
using text::Html;
using text::Markup;
using text::Plain;

const std::string& style() {
  static const auto css =
      text::element_text(std::string(report::picture_css()) + std::string(embedded_template("page.css").value_or("")));
  return css;
}

/// Without indentation: it is sent with every page.
const std::string& script() {
  static const auto js = [] {
    std::string out;
    for (const auto line : text::lines(embedded_template("page.js").value_or("")))
      out += std::string(text::trim(line)) + "\n";
    return text::element_text(out);
  }();
  return js;
}

/// Up to the heading. `refresh`: an element of the head, for the page without a script.
void write_head(Html& out, std::string_view title, Markup refresh) {
  out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
         "<meta name=\"robots\" content=\"noindex\"/>\n"
      << refresh << "<title>" << Plain{title} << "</title>\n<link rel=\"icon\" href=\"data:,\"/>\n<style>"
      << Drawing{style()} << "</style>\n</head>\n<body>\n<header class=\"bar\">\n<h1 id=\"title\" dir=\"auto\">"
      << Plain{title} << "</h1>\n";
}

void write_rest(Html& out, const Html& main) {
  out << Drawing{report::picture_patterns()} << "\n"
      << main
      << "<footer>\n<p>Read-only view. It shows what the facilitator has saved, as it is saved. Nothing you do "
         "here changes the record.</p>\n</footer>\n";
}

std::string policy(std::string_view more) {
  return "default-src 'none'; style-src 'sha256-" + text::sha256_base64(style()) + "'; img-src data:; " +
         std::string(more) + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

}  // namespace

std::string live_document(const DocumentParts& parts) {
  Html out;
  write_head(out, parts.title, "");
  out << "<p id=\"status\">Connecting</p>\n</header>\n<p id=\"news\" class=\"hidden\" aria-live=\"polite\"></p>\n"
         "<noscript><p class=\"notice\">Without JavaScript this page does not follow the meeting. "
         "<a href=\"plain\">Open the page that reloads every 20 seconds</a></p></noscript>\n";
  write_rest(out, parts.main);
  out << "<script>" << Drawing{script()} << "</script>\n</body>\n</html>\n";
  return out.text();
}

std::string plain_document(const DocumentParts& parts, std::string_view saved_at) {
  Html out;
  write_head(out, parts.title, "<meta http-equiv=\"refresh\" content=\"20\"/>\n");
  out << "<p id=\"status\">State of " << Plain{saved_at} << ". Reloads every 20 seconds. "
      << "<a href=\"./\">Live page</a></p>\n</header>\n";
  write_rest(out, parts.main);
  out << "</body>\n</html>\n";
  return out.text();
}

const std::string& live_policy() {
  static const auto live = policy("script-src 'sha256-" + text::sha256_base64(script()) + "'; connect-src 'self'; ");
  return live;
}

const std::string& plain_policy() {
  static const auto plain = policy("");
  return plain;
}

}  // namespace pm::page
