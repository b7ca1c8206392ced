#include <algorithm>

#include <fmt/format.h>
#include <utf8proc.h>

#include <pm/cli.hpp>
#include <pm/text.hpp>

namespace pm::manual {

StyledWords plain(std::string_view text) { return {{std::string(text), StyledText::Style::plain}}; }
StyledWords bold(std::string_view text) { return {{std::string(text), StyledText::Style::bold}}; }
StyledWords italic(std::string_view text) { return {{std::string(text), StyledText::Style::italic}}; }

StyledWords with_code(std::string_view text) {
  StyledWords words;
  while (!text.empty()) {
    const auto open = text.find('`');
    const auto close = open == std::string_view::npos ? open : text.find('`', open + 1);
    if (close == std::string_view::npos) return words + plain(text);
    if (open > 0) words = words + plain(text.substr(0, open));
    words = words + bold(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return words;
}

StyledWords operator+(StyledWords words, const StyledWords& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

namespace {

constexpr std::size_t widest_line = 78;  // mandoc warns about more than 80

/// Escapes for characters that roff interprets or replaces.
std::string_view special(char c) {
  switch (c) {
    case '\\':
      return "\\e";
    case '-':
      return "\\-";
    case '\'':
      return "\\(aq";
    case '"':
      return "\\(dq";
    case '`':
      return "\\(ga";
    case '^':
      return "\\(ha";
    case '~':
      return "\\(ti";
    default:
      return {};
  }
}

std::string styled(const StyledWords& words) {
  std::string out;
  for (const auto& [text, style] : words) {
    if (text.empty()) continue;
    const auto inner = escaped(text);
    out += style == StyledText::Style::bold     ? "\\fB" + inner + "\\fR"
           : style == StyledText::Style::italic ? "\\fI" + inner + "\\fR"
                                                : inner;
  }
  return out;
}

/// Escapes a source line that starts with a control character.
std::string text_line(std::string_view line) { return (line.starts_with('.') ? "\\&" : "") + std::string(line) + "\n"; }

/// Filled text, broken into several source lines.
std::string filled(std::string_view source) {
  std::string out, line;
  while (!source.empty()) {
    const auto word = source.substr(0, source.find(' '));
    source.remove_prefix(std::min(source.size(), word.size() + 1));
    if (word.empty()) continue;
    if (!line.empty() && line.size() + 1 + word.size() > widest_line) {
      out += text_line(line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + std::string(word);
  }
  return line.empty() ? out : out + text_line(line);
}

std::string heading(std::string_view macro, std::string_view says) {
  return fmt::format(".{} {}\n", macro, escaped(says));
}

struct Writer {
  bool first = true;  ///< in its section: roff wants no paragraph asked for there

  std::string operator()(const Paragraph& p) const { return (first ? "" : ".PP\n") + filled(styled(p.words)); }
  std::string operator()(const Subheading& h) const { return heading("SS", h.text); }
  std::string operator()(const Term& t) const {
    return ".TP\n" + text_line(styled(t.term)) + filled(styled(t.definition));
  }
  std::string operator()(const Literal& l) const {
    std::string out = first ? ".RS 4\n.EX\n" : ".PP\n.RS 4\n.EX\n";
    for (const auto& line : l.lines) out += line.empty() ? "\\&\n" : text_line(escaped(line));
    return out + ".EE\n.RE\n";
  }
};

std::string section(const ManualSection& section) {
  std::string out = heading("SH", section.heading);
  Writer writer;
  for (const auto& block : section.blocks) {
    out += std::visit(writer, block);
    writer.first = std::holds_alternative<Subheading>(block);
  }
  return out;
}

}  // namespace

std::string escaped(std::string_view utf8) {
  const auto text = text::replace_invalid_utf8(utf8);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t point = 0;
    at += static_cast<std::size_t>(utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                                    static_cast<utf8proc_ssize_t>(text.size() - at), &point));
    if (point == '\n' || point == '\t')
      out += ' ';
    else if (point < 0x20 || (point >= 0x7F && point < 0xA0))
      continue;
    else if (point >= 0xA0)
      out += fmt::format("\\[u{:04X}]", point);
    else if (const auto as = special(static_cast<char>(point)); !as.empty())
      out += as;
    else
      out += static_cast<char>(point);
  }
  return out;
}

std::string roff(const ManualPage& page, const Edition& edition) {
  auto title = page.name;
  std::transform(title.begin(), title.end(), title.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  auto out = fmt::format(".TH \"{}\" {} {} \"{}\" \"{}\"\n", escaped(title), page.section, edition.date,
                         escaped(edition.program), escaped(edition.manual));
  out += ".SH NAME\n" + filled(escaped(page.name) + " \\- " + escaped(page.summary));
  for (const auto& one : page.sections)
    if (!one.blocks.empty()) out += section(one);
  return out;
}

}  // namespace pm::manual
