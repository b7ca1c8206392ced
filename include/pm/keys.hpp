// Key presses, as a screen that is operated by single keys gets them.
#pragma once

namespace pm {

struct Key {
  enum class Name {
    character,  ///< `character`: a Unicode code point
    up,
    down,
    page_up,
    page_down,
    home,
    last,
    enter,
    backspace,
    erase_word,  ///< Ctrl-W
    erase_line,  ///< Ctrl-U
    escape,
    resized,    ///< no key: the terminal has another size
    interrupt,  ///< Ctrl-C
    ended,      ///< the terminal is gone, or SIGTERM
    other,      ///< a key that has no name here
  };
  Name name = Name::other;
  char32_t character = 0;

  [[nodiscard]] static Key of(char32_t character) { return {Name::character, character}; }
  friend bool operator==(const Key&, const Key&) = default;
};

}  // namespace pm
