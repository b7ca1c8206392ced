// Renders messages: wrapping, indentation, colour. Colour never carries meaning alone.
#include <pm/interview.hpp>
#include <pm/text.hpp>

namespace pm::interview {
namespace {

struct Style {
  std::string_view prefix, indent, hanging;  ///< indent of the first line, and additional indent of the following lines
  std::string_view colour;
};

/// Magenta is readable on dark and light backgrounds; yellow is not.
Style style_of(MessageKind kind) {
  switch (kind) {
    case MessageKind::section:
      return {"", "", "", "\033[2m"};
    case MessageKind::ask:
      return {"", "", "", "\033[1m"};
    case MessageKind::follow_up:
      return {"", "  ", "", "\033[1m"};
    case MessageKind::hint:
      return {"", "  ", "", "\033[2m"};
    case MessageKind::aloud:
      return {"", "  ", "", "\033[1m"};
    case MessageKind::note:
      return {"", "", "", ""};
    case MessageKind::understood:
      return {"", "  ", "", "\033[2m"};
    case MessageKind::item:
      return {"", "  ", "    ", ""};
    case MessageKind::finding:
      return {"· ", "  ", "  ", "\033[2m"};
    case MessageKind::trouble:
      return {"", "  ", "", "\033[35m"};
    case MessageKind::block:
      return {"", "", "", ""};
  }
  return {"", "", "", ""};
}

/// Separator between choices.
constexpr std::string_view between = " · ";

/// Maximum width; longer lines are hard to read on a projector.
constexpr std::size_t widest = 100;

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(between, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + between.size();
  }
  return parts;
}

/// Offset of the choices in "How did we find out? 1 an alert · 2 a check".
std::size_t choices_in(std::string_view text) {
  const auto second = text.find(std::string(between) + "2 ");
  if (second == std::string_view::npos) return second;
  if (text.starts_with("1 ")) return 0;
  const auto first = text.substr(0, second).rfind(" 1 ");
  return first == std::string_view::npos ? first : first + 1;
}

/// Packs choices into lines without breaking one, unless it is longer than a line.
std::vector<std::string> packed(const std::vector<std::string>& parts, std::size_t columns) {
  std::vector<std::string> lines;
  std::size_t used = 0;
  for (const auto& part : parts) {
    const auto width = text::display_width(part);
    if (!lines.empty() && used + 3 + width <= columns) {
      lines.back() += std::string(between) + part;
      used += 3 + width;
      continue;
    }
    for (auto& line : text::wrap(part, columns)) lines.push_back(std::move(line));
    used = text::display_width(lines.back());
  }
  return lines;
}

std::string with_instead(std::string_view text, std::string_view instead) {
  return text::join(parts_of(text), instead);
}

/// Lays out pm's own text. Screen readers do not pause at a dot between choices, so --plain uses commas and new lines.
std::vector<std::string> lines_of(const std::string& text, MessageKind kind, const Style& style, std::size_t columns,
                                  bool plain) {
  if (kind == MessageKind::section) return text::wrap(plain ? with_instead(text, ", ") : text, columns);
  if (kind == MessageKind::hint || kind == MessageKind::note)
    return plain ? text::wrap(with_instead(text, "; "), columns) : packed(parts_of(text), columns);
  const auto choices =
      kind == MessageKind::ask || kind == MessageKind::follow_up ? choices_in(text) : std::string::npos;
  if (choices == std::string::npos) return text::wrap(text, columns, style.hanging);
  auto lines = choices == 0 ? std::vector<std::string>{} : text::wrap(text::trim(text.substr(0, choices)), columns);
  const auto each = parts_of(std::string_view(text).substr(choices));
  for (const auto& choice : plain ? each : packed(each, columns - 2)) lines.push_back("  " + choice);
  return lines;
}

void lay_out(std::string& out, const Message& message, std::size_t columns, bool colour, bool plain) {
  if (message.kind == MessageKind::block) {
    out += message.text;
    if (!message.text.ends_with('\n')) out += '\n';
    return;
  }
  const auto style = style_of(message.kind);
  auto text = escape::for_terminal(message.text);
  if (plain && message.kind == MessageKind::finding)
    text = "Note: " + text;
  else
    text = std::string(style.prefix) + text;
  const auto width = std::min(columns, widest) - std::min(columns / 2, style.indent.size());
  if (message.kind == MessageKind::section) out += '\n';
  for (const auto& line : lines_of(text, message.kind, style, width, plain)) {
    out += style.indent;
    if (colour && !style.colour.empty())
      out += std::string(style.colour) + line + "\033[0m";
    else
      out += line;
    out += '\n';
  }
}

}  // namespace

std::string render(const Messages& messages, std::size_t columns, bool colour, bool plain) {
  std::string out;
  for (const auto& message : messages) lay_out(out, message, std::max<std::size_t>(columns, 20), colour, plain);
  return out;
}

}  // namespace pm::interview
