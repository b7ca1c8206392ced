// The environment of a command, except records on disk: streams, clock, variables, child processes. `main` passes the
// real one, tests pass strings, a fixed clock and their own variables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <pm/error.hpp>
#include <pm/time.hpp>

namespace pm {

/// Result of a child process.
struct ProgramResult {
  int code = 0;  ///< 128 plus the signal number if killed
  std::string out, err;
};

struct Environment {
  std::istream* in = nullptr;
  std::ostream* out = nullptr;  ///< output
  std::ostream* err = nullptr;  ///< messages
  bool in_is_terminal = false, out_is_terminal = false, err_is_terminal = false;
  std::size_t columns = 80;         ///< of the terminal; 80 without one
  bool utf8 = true;                 ///< false: print ASCII instead of pm's special characters
  std::string program_name = "pm";  ///< how the program was called: "scripts/pm"
  std::function<std::optional<std::string>(const std::string& name)> variable;
  std::function<time::Micros()> now;
  /// The calendar day of a moment where this machine is, as `date +%F` prints it. Tests: UTC.
  std::function<time::Day(time::Micros)> local_day = time::utc_day;
  std::function<std::uint64_t()> random;  ///< 64 random bits
  std::filesystem::path cwd;
  /// Runs a program of the PATH with these words, without a shell, with nothing to read, and without what git tells
  /// its hooks of their repository (GIT_DIR, GIT_INDEX_FILE). `outside` if it cannot be run at all.
  std::function<Result<ProgramResult>(const std::vector<std::string>& words)> run;
};

/// Reads `in` to its end. Fails (usage) where it cannot be read, and where it holds more than `most` bytes.
[[nodiscard]] Result<std::string> read_standard_input(std::istream& in, std::size_t most);

/// The real streams, terminal, clock and variables of the process.
class ProcessEnvironment {
 public:
  /// `called` is argv[0]. In a locale without UTF-8, standard error and terminal output use ASCII instead of pm's
  /// special characters.
  explicit ProcessEnvironment(std::string_view called);
  ~ProcessEnvironment();
  ProcessEnvironment(const ProcessEnvironment&) = delete;
  ProcessEnvironment& operator=(const ProcessEnvironment&) = delete;

  [[nodiscard]] Environment& environment() { return environment_; }

  /// Flushes the output and returns the exit status: `code`, or 3 with a message if standard output could not be
  /// written. A closed pipe (EPIPE: `pm list | head`) is not an error.
  [[nodiscard]] int finish(int code);

 private:
  struct Streams;
  std::unique_ptr<Streams> streams_;
  Environment environment_;
};

}  // namespace pm

namespace pm::manual {

// Renders a manual page as man(7) source.

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
