// A fix as it is said on one line: `Show the host in the prompt @ana 2h F1 F3 due fri`, as much of it as is known.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/problem.hpp>
#include <pm/record.hpp>
#include <pm/time.hpp>

namespace pm::fixes {

/// Words at the end of a line that look like a part of its shape, and cannot be read as one.
struct Slip {
  enum class Kind {
    due,    ///< "due yesterday"
    hours,  ///< "1hh", or a number alone behind who
    rest    ///< "soonish", behind who and how long
  };
  Kind kind = Kind::rest;
  std::string words;
  Problem why;  ///< of a due: what is wrong with the day
};

struct FixLine {
  std::string title;
  std::optional<char> idea;  ///< 'a': the line takes that idea; then there is no title
  std::optional<std::string> owner;
  std::optional<double> hours;
  std::vector<std::string> factors;  ///< "F1"; whether they exist is the caller's to say
  std::optional<time::Day> due;
  std::optional<Slip> slip;  ///< of what is left in the title; to be asked about, unless the title is meant so
};

/// Owner, hours, factors and due are read from the end of the line backwards, in any order, until a word is none of
/// them: `Retry every 2h and tell @ops` keeps its "2h" … only what stands last is about the fix itself. What cannot be
/// read stays part of the title, with a `slip` if it looks like one. Right behind one of them, a day needs no "due". An
/// idea letter counts only when nothing but those stands beside it.
[[nodiscard]] FixLine read_fix_line(std::string_view line, const time::Day& today);

/// Owner, hours and due alone, with or without the `@`: `ana 2h`, `platform team 3h fri`, `2h`.
struct Who {
  std::optional<std::string> owner;
  std::optional<double> hours;
  std::optional<time::Day> due;
};
[[nodiscard]] Who read_who(std::string_view words, const time::Day& today);

/// Factor ids from "1 3", "F1, F3", "f1 and 3"; `unknown` gets the words that are none.
[[nodiscard]] std::vector<std::string> read_factor_ids(std::string_view words, std::vector<std::string>& unknown);

/// The fix as such a line: "Show the host in the prompt @ana 2h F1 F3 due 2026-11-27"; read again it is the same fix.
[[nodiscard]] std::string as_typed(const record::Fix&);

/// The same for people, with its id: "X1  Show the host … due 2026-11-27, first step of X2".
[[nodiscard]] std::string line_of(const record::Fix&);

}  // namespace pm::fixes
