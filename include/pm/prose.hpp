// Prose files: which parts of Markdown and plain text are sentences of the writer's own, what the language rules find
// in them, and the waivers in their comments. Code, quotes, URLs, front matter and HTML markup are not checked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/language.hpp>

namespace pm::prose {

enum class ProseFormat { markdown, plain };

/// `<!-- pm: keep RULE: reason -->`: covers findings on its own line, before or after it, and on the next line.
struct ProseWaiver {
  std::string rule, reason;
  std::size_t line = 0;  ///< 1-based: where the comment ends
  bool used = false;
};

struct ProseReview {
  std::vector<language::LanguageFinding> findings;  ///< `begin` and `end` are bytes of the file, ascending by `begin`
  std::vector<std::size_t> waived_by;               ///< for each finding: index into `waivers`, or npos
  std::vector<ProseWaiver> waivers;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// The name of the file's encoding if it is neither UTF-8 nor a superset of ASCII: "UTF-16LE".
/// Recognised by its byte order mark, or by the zero bytes of ASCII text.
[[nodiscard]] std::optional<std::string_view> unsupported_encoding(std::string_view file);

/// Checks a file. Time and memory are linear in its size. Precondition: fewer than 4 GiB.
[[nodiscard]] ProseReview review(std::string_view file, ProseFormat, const language::Checker&,
                                 language::RuleSelection = language::RuleSelection::all());

/// Lines and columns of bytes of a file, both 1-based. A line ends with LF, CRLF or CR; a column is a code point, and a
/// byte that is not UTF-8 counts as one. A byte order mark is not part of the first line.
class Locator {
 public:
  struct Position {
    std::size_t line = 1, column = 1;
  };
  explicit Locator(std::string_view file);
  /// Linear in the distance from the byte of the last call; a smaller byte starts over from the start of the file.
  [[nodiscard]] Position at(std::size_t byte);

 private:
  void restart();

  std::string_view file_;
  std::size_t next_ = 0;
  Position position_;
};

}  // namespace pm::prose
