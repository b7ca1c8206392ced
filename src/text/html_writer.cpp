#include <pm/html.hpp>
#include <pm/text.hpp>

namespace pm::text {

Html& Html::operator<<(Markup markup) {
  text_ += markup.view();
  return *this;
}

Html& Html::operator<<(Plain plain) {
  text_ += escape::for_html(escape::for_terminal_line(trim(plain.text)));
  return *this;
}

Html& Html::operator<<(Lines several) {
  bool is_first = true;
  for (const auto line : lines(trim(several.text))) {
    if (is_blank(line)) continue;
    if (!is_first) text_ += "<br/>";
    is_first = false;
    *this << Plain{line};
  }
  return *this;
}

Html& Html::operator<<(Address address) {
  text_ += escape::for_html_url(address.url);
  return *this;
}

Html& Html::operator<<(Link link) {
  if (!is_link(link.url)) return *this << Plain{link.text};
  return *this << R"(<a class="evidence" rel="noopener noreferrer" href=")" << Address{link.url} << R"(">)"
               << Plain{link.text} << "</a>";
}

Html& Html::operator<<(Drawing drawing) {
  text_ += drawing.svg;
  return *this;
}

Html& Html::operator<<(const Html& part) {
  text_ += part.text_;
  return *this;
}

Html& Html::paragraphs(std::string_view text) {
  bool is_open = false;
  for (const auto line : lines(trim(text))) {
    if (is_blank(line)) {
      if (is_open) *this << "</p>";
      is_open = false;
      continue;
    }
    *this << (is_open ? Markup("<br/>") : Markup("<p dir=\"auto\">")) << Plain{line};
    is_open = true;
  }
  if (is_open) *this << "</p>\n";
  return *this;
}

bool is_link(std::string_view url) { return !escape::for_html_url(url).empty(); }

std::string element_text(std::string_view source) {
  const auto valid = replace_invalid_utf8(source);
  std::string out;
  for (const auto line : lines(valid)) {
    for (const char c : line) {
      if (c == '/' && out.ends_with('<')) out += '\\';
      if (c != '\0' && c != '\r') out += c;
    }
    out += '\n';
  }
  return out;
}

}  // namespace pm::text
