// How lines look: wrapped, indented, with colour where there is some. No meaning is carried by colour alone.
#include <pm/conversation.hpp>
#include <pm/escape.hpp>
#include <pm/text.hpp>

namespace pm::interview {
namespace {

struct Look {
  std::string_view before, indent, hanging;  ///< of the first line, and what the lines after it get more
  std::string_view colour;
};

/// Magenta is seen on a dark and on a light ground; yellow is not.
Look look_of(Tone tone) {
  switch (tone) {
    case Tone::section:
      return {"", "", "", "\033[2m"};
    case Tone::ask:
      return {"", "", "", "\033[1m"};
    case Tone::follow_up:
      return {"", "  ", "", "\033[1m"};
    case Tone::hint:
      return {"", "  ", "", "\033[2m"};
    case Tone::aloud:
      return {"", "  ", "", "\033[1m"};
    case Tone::note:
      return {"", "", "", ""};
    case Tone::understood:
      return {"", "  ", "", "\033[2m"};
    case Tone::item:
      return {"", "  ", "    ", ""};
    case Tone::finding:
      return {"· ", "  ", "  ", "\033[2m"};
    case Tone::trouble:
      return {"", "  ", "", "\033[35m"};
    case Tone::block:
      return {"", "", "", ""};
  }
  return {"", "", "", ""};
}

/// Long lines of a projector are hard to read: nothing is wider than this.
constexpr std::size_t widest = 100;

void lay_out(std::string& out, const Said& said, std::size_t columns, bool colour, bool plain) {
  if (said.tone == Tone::block) {
    out += said.text;
    if (!said.text.ends_with('\n')) out += '\n';
    return;
  }
  const auto look = look_of(said.tone);
  auto text = escape::for_terminal(said.text);
  if (plain && said.tone == Tone::finding)
    text = "Note: " + text;
  else
    text = std::string(look.before) + text;
  const auto room = std::min(columns, widest) - std::min(columns / 2, look.indent.size());
  if (said.tone == Tone::section) out += '\n';
  for (const auto& line : text::wrap(text, room, look.hanging)) {
    out += look.indent;
    if (colour && !look.colour.empty())
      out += std::string(look.colour) + line + "\033[0m";
    else
      out += line;
    out += '\n';
  }
}

}  // namespace

std::string laid_out(const Says& says, std::size_t columns, bool colour, bool plain) {
  std::string out;
  for (const auto& said : says) lay_out(out, said, std::max<std::size_t>(columns, 20), colour, plain);
  return out;
}

}  // namespace pm::interview
