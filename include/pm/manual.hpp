// A manual page: values in, man(7) source out.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pm::manual {

/// A stretch of text in one style. Bold is what is typed as it stands, italic what something else is typed for.
struct Span {
  enum class Style { plain, bold, italic };
  std::string text;
  Style style = Style::plain;
};
using Words = std::vector<Span>;

[[nodiscard]] Words plain(std::string_view);
[[nodiscard]] Words bold(std::string_view);
[[nodiscard]] Words italic(std::string_view);
/// Plain, but what stands in `backticks` is bold.
[[nodiscard]] Words with_code(std::string_view);
[[nodiscard]] Words operator+(Words, const Words&);

struct Paragraph {
  Words words;
};
/// A heading within a section.
struct Subheading {
  std::string says;
};
/// A term, and below it, set in, what it is.
struct Term {
  Words term, says;
};
/// Lines that are shown as they are.
struct Literal {
  std::vector<std::string> lines;
};
using Block = std::variant<Paragraph, Subheading, Term, Literal>;

struct Section {
  std::string heading;  ///< "EXIT STATUS"
  std::vector<Block> blocks;
};

struct Page {
  std::string name;  ///< "pm-check"
  int section = 1;   ///< of the manual: 1 commands, 5 files
  std::string says;  ///< what it is, for NAME and for apropos: a line without a full stop
  std::vector<Section> sections;
  /// "pm-check.1"
  [[nodiscard]] std::string file() const { return name + "." + std::to_string(section); }
};

/// What stands in a page's corners.
struct Edition {
  std::string date;     ///< "2026-11-22"
  std::string program;  ///< "pm 0.1.0"
  std::string manual;   ///< "The pm manual"
};

/// For groff and mandoc alike. All text comes out as it went in: nothing in it is a request, a minus stays one that can
/// be copied. Sections without blocks are left out.
[[nodiscard]] std::string roff(const Page&, const Edition&);

/// One line of text, safe anywhere in a line of roff.
[[nodiscard]] std::string escaped(std::string_view utf8);

}  // namespace pm::manual
