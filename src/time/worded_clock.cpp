// Clocks without digits: "ten past seven", "a quarter to eight pm", "half past midnight", "7 o'clock".
#include <array>
#include <utility>

#include "time/clock.hpp"

namespace pm::spoken::said {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 21> numbers = {
    "",         "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr int half_of_day = 12;

/// "7", "seven", "twenty-five", up to 29: nobody says more minutes than that.
std::optional<int> read_small_number(Reader& reader) {
  if (const auto written = reader.attempt([](Reader& r) -> std::optional<int> {
        const auto number = r.number(1, 2);
        if (!number || *number < 1 || *number > 29 || !r.word_ends()) return {};
        return number;
      }))
    return written;
  for (std::size_t i = numbers.size() - 1; i > 0; --i) {
    if (!reader.word(numbers.at(i))) continue;
    if (i < 20) return static_cast<int>(i);
    const auto ones = reader.attempt([](Reader& r) -> std::optional<int> {
      if (!r.letters("-") && !r.blanks()) return {};
      for (std::size_t one = 1; one < 10; ++one)
        if (r.word(numbers.at(one))) return static_cast<int>(one);
      return {};
    });
    return 20 + ones.value_or(0);
  }
  return {};
}

struct Hour {
  int hour = 0;  ///< of half a day, unless it is clear which
  bool either_half = true;
};

std::optional<Hour> read_hour(Reader& reader) {
  if (const auto named = read_named_hour(reader))
    return Hour{static_cast<int>(floor<hours>(named->since_midnight).count()), false};
  const auto number = read_small_number(reader);
  if (!number || *number > 23) return {};
  if (*number > half_of_day) return Hour{*number, false};
  return Hour{*number % half_of_day, true};
}

/// "pm", "in the evening": true for the second half of the day.
std::optional<bool> read_which_half(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<bool> {
    r.blanks();
    for (auto words : {"a.m.", "am", "a.m", "in the morning"})
      if (r.word(words)) return false;
    for (auto words : {"p.m.", "pm", "p.m", "in the afternoon", "in the evening"})
      if (r.word(words)) return true;
    return {};
  });
}

struct Beside {
  int minutes = 0;
  bool before = false;   ///< "to"
  bool is_clear = true;  ///< "five to seven servers" and "two after five tries" are no times
};

/// "ten past ", "a quarter to ", "half past ".
std::optional<Beside> read_beside(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<Beside> {
    Beside beside;
    const bool half = r.word("half");
    const bool quarter = !half && (r.word("a quarter") || r.word("quarter"));
    if (!half && !quarter) {
      const auto number = read_small_number(r);
      if (!number) return {};
      beside.minutes = *number;
      r.attempt([](Reader& behind) { return behind.blanks() && (behind.word("minutes") || behind.word("min")); });
    } else {
      beside.minutes = half ? 30 : 15;
    }
    if (!r.blanks()) return {};
    const bool past = r.word("past");
    const bool after = !past && !half && r.word("after");
    beside.before = !past && !after && !half && r.word("to");
    if ((!past && !after && !beside.before) || !r.blanks()) return {};
    beside.is_clear = past || quarter;
    return beside;
  });
}

bool read_o_clock(Reader& reader) {
  return reader
      .attempt([](Reader& r) -> std::optional<bool> {
        r.blanks();
        for (auto words : {"o'clock", "o\u2019clock", "oclock"})
          if (r.word(words)) return true;
        return {};
      })
      .value_or(false);
}

}  // namespace

std::optional<WordedClock> read_worded_clock(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<WordedClock> {
    const auto start = r.position();
    const auto beside = read_beside(r);
    const auto hour = read_hour(r);
    if (!hour) return {};
    const bool o_clock = read_o_clock(r);
    if (!beside && !o_clock) return {};
    const auto later_half = hour->either_half ? read_which_half(r) : std::nullopt;

    WordedClock found;
    auto at = minutes{hours{hour->hour}};
    if (beside) at += beside->before ? -minutes{beside->minutes} : minutes{beside->minutes};
    const auto turn = hour->either_half ? minutes{hours{half_of_day}} : minutes{days{1}};
    at = (at + turn) % turn;
    if (later_half == true) at += hours{half_of_day};
    found.clock.since_midnight = at;
    found.clock.letters = std::string(r.since(start));
    found.clock.either_half = hour->either_half && !later_half;
    // who counts, counts upwards: "ten to nine" is no range
    const bool downwards = beside && beside->before && beside->minutes >= (hour->hour == 0 ? half_of_day : hour->hour);
    found.is_clear = !beside || beside->is_clear || downwards || later_half || o_clock;
    return found;
  });
}

}  // namespace pm::spoken::said
