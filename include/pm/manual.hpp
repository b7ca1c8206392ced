// Renders a manual page as man(7) source.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pm::manual {

/// Text in one style: bold for literal input, italic for placeholders.
struct StyledText {
  enum class Style { plain, bold, italic };
  std::string text;
  Style style = Style::plain;
};
using StyledWords = std::vector<StyledText>;

[[nodiscard]] StyledWords plain(std::string_view);
[[nodiscard]] StyledWords bold(std::string_view);
[[nodiscard]] StyledWords italic(std::string_view);
/// Plain text with `backticks` in bold.
[[nodiscard]] StyledWords with_code(std::string_view);
[[nodiscard]] StyledWords operator+(StyledWords, const StyledWords&);

struct Paragraph {
  StyledWords words;
};
/// Subheading in a section.
struct Subheading {
  std::string text;
};
/// A term with its indented description.
struct Term {
  StyledWords term, definition;
};
/// Preformatted lines.
struct Literal {
  std::vector<std::string> lines;
};
using Block = std::variant<Paragraph, Subheading, Term, Literal>;

struct ManualSection {
  std::string heading;  ///< "EXIT STATUS"
  std::vector<Block> blocks;
};

struct ManualPage {
  std::string name;     ///< "pm-check"
  int section = 1;      ///< 1 commands, 5 files
  std::string summary;  ///< summary for NAME and apropos, without a full stop
  std::vector<ManualSection> sections;
  /// "pm-check.1"
  [[nodiscard]] std::string file() const { return name + "." + std::to_string(section); }
};

/// Header and footer of a page.
struct Edition {
  std::string date;     ///< "2026-11-22"
  std::string program;  ///< "pm 0.1.0"
  std::string manual;   ///< "The pm manual"
};

/// Renders for groff and mandoc. Text is escaped: no requests, and a minus can be copied. Omits sections without
/// blocks.
[[nodiscard]] std::string roff(const ManualPage&, const Edition&);

/// Escapes one line of text for roff.
[[nodiscard]] std::string escaped(std::string_view utf8);

}  // namespace pm::manual
