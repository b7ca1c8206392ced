#include <pm/manual.hpp>

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

}  // namespace pm::manual
