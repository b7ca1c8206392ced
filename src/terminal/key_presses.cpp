// Single keys, without a line to edit.
#include <array>
#include <string>

#include <pm/keys.hpp>

#include "terminal/line_editor.hpp"

namespace pm::terminal {
namespace {

using namespace std::chrono_literals;
using Name = Key::Name;

constexpr auto escape_timeout = 50ms;  // what a terminal sends for one key comes together
constexpr auto paste_timeout = 300ms;

struct NamedSequence {
  std::string_view sends;
  Name name;
};
constexpr std::array<NamedSequence, 14> sequences = {{
    {"[A", Name::up},
    {"OA", Name::up},
    {"[B", Name::down},
    {"OB", Name::down},
    {"[5~", Name::page_up},
    {"[6~", Name::page_down},
    {"[H", Name::home},
    {"OH", Name::home},
    {"[1~", Name::home},
    {"[7~", Name::home},
    {"[F", Name::last},
    {"OF", Name::last},
    {"[4~", Name::last},
    {"[8~", Name::last},
}};

}  // namespace

Key LineEditor::read_key() {
  mode_.enter_editing_mode();
  for (;;) {
    while (const auto event = signals_.take()) {
      if (*event == Signals::Event::interrupt) return {Name::interrupt};
      if (*event == Signals::Event::end) return {Name::ended};
      if (*event == Signals::Event::resume || *event == Signals::Event::resize) {
        mode_.enter_editing_mode();
        return {Name::resized};
      }
      if (*event == Signals::Event::stop) {
        mode_.restore();
        signals_.suspend();
        mode_.enter_editing_mode();
        return {Name::resized};
      }
    }
    char32_t character = 0;
    switch (keyboard_.next(character, std::nullopt)) {
      case Keyboard::KeyEvent::key:
        return key_of(character);
      case Keyboard::KeyEvent::ended:
        return {Name::ended};
      case Keyboard::KeyEvent::signalled:
      case Keyboard::KeyEvent::timed_out:
        break;
    }
  }
}

Key LineEditor::key_of(char32_t character) {
  constexpr char32_t escape = 0x1b, ctrl_d = 4, ctrl_h = 8, ctrl_n = 14, ctrl_p = 16, ctrl_u = 21, ctrl_w = 23,
                     del = 0x7f;
  switch (character) {
    case '\r':
    case '\n':
      return {Name::enter};
    case ctrl_h:
    case del:
      return {Name::backspace};
    case ctrl_u:
      return {Name::erase_line};
    case ctrl_w:
      return {Name::erase_word};
    case ctrl_n:
      return {Name::down};
    case ctrl_p:
      return {Name::up};
    case ctrl_d:
      return {Name::ended};
    case escape:
      return key_of_sequence();
    default:
      return character < U' ' ? Key{Name::other} : Key::of(character);
  }
}

/// What follows an escape. A paste is no key: it is left out whole.
Key LineEditor::key_of_sequence() {
  std::string read;
  for (char32_t c = 0; read.size() < 16;) {
    if (keyboard_.next(c, escape_timeout) != Keyboard::KeyEvent::key) break;
    read += c < 0x7f ? static_cast<char>(c) : '?';
    if (read.size() == 1 && read != "[" && read != "O") break;
    if (read.size() > 1 && c >= 0x40 && c <= 0x7e) break;
  }
  if (read.empty()) return {Name::escape};
  if (read == "[200~") {
    constexpr std::string_view paste_end = "\x1b[201~";
    std::string tail;
    for (char32_t c = 0; tail != paste_end && keyboard_.next(c, paste_timeout) == Keyboard::KeyEvent::key;) {
      tail += c < 0x7f ? static_cast<char>(c) : '?';
      if (!paste_end.starts_with(tail)) tail.clear();
    }
    return {Name::other};
  }
  for (const auto& [sends, name] : sequences)
    if (read == sends) return {name};
  return {Name::other};
}

}  // namespace pm::terminal
