// A fix on one line: `Show the host in the prompt @ana 2h F1 F3 due fri`. Only the title is required.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>
#include <pm/record.hpp>
#include <pm/time.hpp>

namespace pm::fixes {

/// Words at the end of a line that look like owner, hours, factors or due date, and cannot be parsed.
struct LineIssue {
  enum class Kind {
    due,    ///< "due yesterday"
    hours,  ///< "1hh", or a bare number after the owner
    rest    ///< "soonish", after owner and hours
  };
  Kind kind = Kind::rest;
  std::string words;
  Error why;  ///< for `due`: the error
};

struct FixLine {
  std::string title;
  std::optional<char> idea;  ///< 'a': the line takes this idea and has no title
  std::optional<std::string> owner;
  std::optional<double> hours;
  std::vector<std::string> factors;  ///< "F1"; not checked for existence
  std::optional<time::Day> due;
  std::optional<LineIssue> issue;  ///< suspicious words left in the title, to be confirmed
};

/// Parses a fix line. Owner, hours, factors and due date are read backwards from the end of the line, in any order, up
/// to the first other word: `Retry every 2h and tell @ops` keeps its "2h". Words that cannot be parsed stay in the
/// title, with a `slip` if they look like one of these. After one of them, a day needs no "due". An idea letter counts
/// only if nothing else precedes them.
[[nodiscard]] FixLine read_fix_line(std::string_view line, const time::Day& today);

/// Parses only owner, hours and due date, with or without the `@`: `ana 2h`, `platform team 3h fri`, `2h`.
struct OwnerAndHours {
  std::optional<std::string> owner;
  std::optional<double> hours;
  std::optional<time::Day> due;
};
[[nodiscard]] OwnerAndHours read_owner_and_hours(std::string_view words, const time::Day& today);

/// Parses factor ids: "1 3", "F1, F3", "f1 and 3". Other words go to `add_unknown`.
[[nodiscard]] std::vector<std::string> read_factor_ids(std::string_view words, std::vector<std::string>& unknown);

/// Formats a fix as such a line: "Show the host in the prompt @ana 2h F1 F3 due 2026-11-27"; parsing it gives the same
/// fix.
[[nodiscard]] std::string as_typed(const record::Fix&);

/// The same for display, with its id: "X1  Show the host … due 2026-11-27, first step of X2".
[[nodiscard]] std::string line_of(const record::Fix&);

}  // namespace pm::fixes
