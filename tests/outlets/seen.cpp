#include "outlets/seen.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <vector>

#include <pm/text.hpp>

#include "report/markup.hpp"
#include "text/markdown_tree.hpp"
#include "text/unicode.hpp"

namespace outlets {
namespace {

using Json = nlohmann::json;

std::string shape_of(const Json& value) {
  if (value.is_object()) {
    std::string keys = "{";
    for (const auto& [key, inner] : value.items())
      keys += key + ":" + (key == "custom" ? inner.type_name() : shape_of(inner)) + ",";  // its keys are the room's
    return keys + "}";
  }
  if (!value.is_array()) return value.type_name();
  std::string items = "[";
  for (const auto& inner : value) items += shape_of(inner) + ",";
  return items + "]";
}

std::string json(const std::string& text) {
  std::string shapes;
  const auto whole = Json::parse(text, nullptr, false);
  if (!whole.is_discarded()) return shape_of(whole);
  for (const auto line : pm::text::lines(text)) {  // JSON lines
    if (line.empty()) continue;
    const auto one = Json::parse(line, nullptr, false);
    if (one.is_discarded()) return "BROKEN: no JSON";
    shapes += shape_of(one) + "\n";
  }
  return shapes;
}

/// The statements without what their literals hold.
std::string sql(const std::string& text) {
  std::string statements;
  bool in_literal = false;
  for (const char c : text) {
    if (c == '\'') in_literal = !in_literal;
    if (c == '\0') return "BROKEN: a NUL";
    if (!in_literal && c != '\'') statements += c;
  }
  return in_literal ? "BROKEN: a literal without its end" : statements;
}

/// As RFC 4180 has it; a row is its number of fields.
std::string csv(const std::string& text) {
  std::string shapes, field;
  std::size_t fields = 1;
  bool quoted = false;
  const auto end_field = [&] {
    if (!field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos)
      shapes += "BROKEN: a formula: " + field;
    field.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
      field += text[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == ',' || c == '\n')) {
      end_field();
      if (c == '\n') shapes += std::to_string(fields) + "\n";
      fields = c == ',' ? fields + 1 : 1;
    } else
      field += c;
  }
  return quoted ? "BROKEN: a quote is open" : shapes;
}

/// The tags with their attributes' names. What is no tag may not have a '<', or a '&' that is no reference.
std::string xml(const std::string& text) {
  static const std::regex tag(R"(<([/?]?[A-Za-z-]+)((?:\s+[A-Za-z]+="[^"<]*")*)\s*([/?]?)>)");
  static const std::regex attribute(R"( ([A-Za-z]+)=")");
  static const std::regex reference("&(lt|gt|amp|quot|apos);");
  std::string shapes, between;
  auto at = text.cbegin();
  for (std::sregex_iterator it(text.begin(), text.end(), tag), end; it != end; ++it) {
    between.append(at, (*it)[0].first);
    at = (*it)[0].second;
    shapes += (*it)[1].str() + "(";
    const auto attributes = (*it)[2].str();
    for (std::sregex_iterator a(attributes.begin(), attributes.end(), attribute); a != end; ++a)
      shapes += (*a)[1].str() + " ";
    shapes += ")" + (*it)[3].str();
    between += attributes;
  }
  between.append(at, text.cend());
  between = std::regex_replace(between, reference, "");
  if (between.find('<') != std::string::npos || between.find('&') != std::string::npos) return "BROKEN: an open < or &";
  for (const auto* none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    if (between.find(none) != std::string::npos) return "BROKEN: a character that XML does not have";
  return shapes;
}

/// One workflow command per line with its property names; no other command.
std::string github(const std::string& text) {
  static const std::regex annotation("::(error|warning|notice) ([^:]*)::(.*)");
  static const std::regex name("([A-Za-z]+)=[^,:]*,?");
  std::string shapes;
  for (const auto line : pm::text::lines(text)) {
    if (line.empty()) continue;
    // Findings beyond the limit of annotations are lines of the log, which GitHub does not act on.
    if (line.starts_with("error: ") || line.starts_with("warning: ") || line.starts_with("info: ")) continue;
    std::match_results<std::string_view::const_iterator> parts;
    if (!std::regex_match(line.begin(), line.end(), parts, annotation)) return "BROKEN: " + std::string(line);
    const auto properties = parts[2].str();
    for (std::sregex_iterator p(properties.begin(), properties.end(), name), end; p != end; ++p)
      shapes += (*p)[1].str() + " ";
    shapes += "\n";
  }
  return shapes;
}

/// "", or what could run, load or send anything. None of that is in a report.
std::string html(const std::string& text) {
  const auto parsed = markup::parse(text);
  if (!parsed.error.empty()) return "BROKEN: " + parsed.error;
  for (const auto& element : parsed.elements) {
    for (const auto* active : {"script", "iframe", "img", "object", "embed", "form", "input", "link", "base"})
      if (element.name == active) return "BROKEN: <" + element.name + ">";
    for (const auto& [name, value] : element.attributes) {
      if (name.starts_with("on") || name == "style") return "BROKEN: " + name;
      const bool leads_elsewhere = !value.starts_with("http") && !value.starts_with("#") && !value.starts_with("./");
      if (name == "href" && leads_elsewhere) return "BROKEN: " + value;
    }
  }
  return "";
}

std::string markdown(const std::string& text) {
  const auto tree = ::markdown::parse(text);
  std::map<std::string, std::size_t> kinds;
  for (const auto& kind : tree.structure)
    if (!kind.starts_with('/')) ++kinds[kind];
  for (const auto* words : {"text", "paragraph", "softbreak", "linebreak"}) kinds.erase(words);
  std::string shapes;
  for (const auto& [kind, times] : kinds) shapes += kind + " " + std::to_string(times) + "\n";
  for (const auto& link : tree.links)
    if (!link.starts_with("http") && !link.starts_with("./")) return "BROKEN: a link to " + link;
  return shapes;
}

/// A gantt's lines by how they begin and how many separators they have.
std::string mermaid(const std::string& text) {
  std::string shapes;
  const auto begin = text.find("```mermaid");
  const auto picture = begin == std::string::npos ? text : text.substr(begin, text.find("\n```\n", begin) - begin);
  for (const auto line : pm::text::lines(picture)) {
    const auto word = line.substr(
        0, line.find(' ', line.find_first_not_of(' ') == std::string_view::npos ? 0 : line.find_first_not_of(' ')));
    const bool is_ours = word.find("section") != std::string_view::npos || word.find("title") != std::string_view::npos;
    shapes += (is_ours ? std::string(word) : std::string("-")) +
              std::to_string(std::count_if(
                  line.begin(), line.end(),
                  [](char c) { return std::string_view(":;#%`<>{}").find(c) != std::string_view::npos; })) +
              "\n";
  }
  return shapes;
}

}  // namespace

std::string_view ending_of(Reader reader) {
  switch (reader) {
    case Reader::markdown:
    case Reader::mermaid:
      return "md";
    case Reader::json:
      return "json";
    case Reader::csv:
      return "csv";
    case Reader::xml:
      return "xml";
    case Reader::toml:
      return "toml";
    case Reader::yaml:
      return "yaml";
    case Reader::github:
    case Reader::terminal:
    case Reader::lines:
    case Reader::html:
    case Reader::sql:
      break;
  }
  return "txt";
}

std::string shape(Reader reader, const std::string& text) {
  switch (reader) {
    case Reader::markdown:
      return markdown(text);
    case Reader::json:
      return json(text);
    case Reader::csv:
      return csv(text);
    case Reader::xml:
      return xml(text);
    case Reader::github:
      return github(text);
    case Reader::mermaid:
      return mermaid(text);
    case Reader::html:
      return html(text);
    case Reader::sql:
      return sql(text);
    case Reader::lines:
    case Reader::toml:
    case Reader::yaml:
      return std::to_string(std::count(text.begin(), text.end(), '\n')) + " lines";
    case Reader::terminal:
      break;
  }
  return "";
}

bool keeps_shape(Reader reader) {
  return reader == Reader::markdown || reader == Reader::json || reader == Reader::csv || reader == Reader::mermaid ||
         reader == Reader::sql;
}

std::string what_a_terminal_acts_on(std::string_view text) {
  for (auto rest = text; !rest.empty();) {
    const auto step = pm::text::first_code_point(rest);
    const auto c = step.code_point;
    if (c < 0) return "a byte that is no UTF-8";
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
    const bool reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F);
    if (control || reorders)
      return (control ? "control " : "bidi control ") + std::to_string(c) + " after: " +
             std::string(text.substr(text.size() - rest.size() - std::min<std::size_t>(60, text.size() - rest.size()),
                                     std::min<std::size_t>(60, text.size() - rest.size())));
    rest.remove_prefix(step.bytes);
  }
  return "";
}

}  // namespace outlets
