#include "time/said.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "time/amount.hpp"
#include "time/clock.hpp"

namespace pm::spoken::said {
namespace {

using namespace std::chrono;

constexpr std::pair<std::string_view, Word> words[] = {
    {"???", Word::unknown},
    {"??", Word::unknown},
    {"?", Word::unknown},
    {"unknown", Word::unknown},
    {"unclear", Word::unknown},
    {"not known", Word::unknown},
    {"not sure", Word::unknown},
    {"no idea", Word::unknown},
    {"nobody knows", Word::unknown},
    {"don't know", Word::unknown},
    {"dont know", Word::unknown},
    {"dunno", Word::unknown},
    {"idk", Word::unknown},
    {"not yet", Word::not_yet},
    {"ongoing", Word::not_yet},
    {"still ongoing", Word::not_yet},
    {"still going", Word::not_yet},
    {"n/a", Word::not_applicable},
    {"na", Word::not_applicable},
    {"not applicable", Word::not_applicable},
    {"does not apply", Word::not_applicable},
    {"doesn't apply", Word::not_applicable},
};

constexpr std::string_view roughly_signs[] = {"~", "\u2248", "\u00b1"};
constexpr std::string_view roughly_before[] = {"approximately", "approx.", "approx", "roughly", "about",   "around",
                                               "circa",         "ca.",     "ca",     "maybe",   "probably"};
constexpr std::string_view nearly_before[] = {"shortly before", "shortly after", "just before", "just after"};
constexpr std::string_view roughly_behind[] = {"or so", "-ish", "ish", "roughly", "?", "~"};

bool any_word(Reader& reader, std::span<const std::string_view> expected) {
  return std::ranges::any_of(expected, [&](auto word) { return reader.word(word); });
}
bool any_letters(Reader& reader, std::span<const std::string_view> expected) {
  return std::ranges::any_of(expected, [&](auto letters) { return reader.letters(letters); });
}

// ---- a day and its clock ------------------------------------------------------------------------------------------

/// What may stand between "20 Nov" and "14:02".
std::optional<Before> read_day_gap(Reader& reader, const DaySaid& day) {
  // "2026-11-20T14:02" and the "20/Nov/2026:14:02" of web servers
  if (std::holds_alternative<FullDate>(day.day) && (reader.letters("t") || reader.letters(":"))) return Before::iso_day;
  const bool comma = reader.letters(",");
  const bool apart = reader.blanks();
  if (reader.word("at")) return reader.blanks() ? std::optional(Before::day) : std::nullopt;
  const bool sign = std::ranges::any_of(roughly_signs, [&](auto s) { return reader.rest().starts_with(s); });
  return comma || apart || sign ? std::optional(Before::day) : std::nullopt;
}

std::optional<Said> read_day_and_clock(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<Said> {
    const auto day = read_day(r);
    if (!day) return {};
    const auto gap = read_day_gap(r, *day);
    if (!gap) return {};
    const bool approx = any_letters(r, roughly_signs) || (any_word(r, roughly_before) && r.blanks());
    auto clock = read_clock(r, *gap);
    if (!clock) clock = read_named_hour(r);
    if (!clock)
      if (const auto worded = read_worded_clock(r)) clock = worded->clock;
    if (!clock) return {};
    clock->day = day;
    return Said{*clock, approx, Stands::anywhere};
  });
}

/// "14:02 on 20 Nov", "14:02 yesterday".
struct DayBehind {
  DaySaid day;
  bool clear;  ///< no sentence goes on like this
};
std::optional<DayBehind> read_day_behind(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<DayBehind> {
    r.letters(",");
    if (!r.blanks()) return {};
    const bool on = r.word("on") && r.blanks();
    const auto day = read_day(r);
    if (!day || !r.word_ends()) return {};
    // "14:02 two days ago's backup …", "14:02 two days ago it was green": the day may belong to the story
    return DayBehind{*day, on || std::holds_alternative<FromToday>(day->day)};
  });
}

std::optional<Said> read_clock_and_day(Reader& reader) {
  auto clock = read_clock(reader, Before::clock);
  auto stands = Stands::anywhere;
  if (!clock) {
    if (const auto worded = read_worded_clock(reader)) {
      clock = worded->clock;
      stands = worded->is_clear ? Stands::anywhere : Stands::before_colon;
    }
  }
  if (!clock) {
    clock = read_named_hour(reader);
    stands = Stands::before_colon;
  }
  if (!clock) return {};
  const auto end = reader;
  if (const auto behind = read_day_behind(reader)) {
    // "14:02 sat there" is a clock and a sentence, so in a line the day is left in the text
    if (behind->clear || reader.done()) {
      clock->day = behind->day;
    } else {
      reader = end;
    }
  }
  return Said{*clock, false, stands};
}

// ---- all else -----------------------------------------------------------------------------------------------------

std::optional<Said> read_known_word(Reader& reader) {
  for (const auto& [name, word] : words) {
    const bool sign = name.starts_with('?');
    if (!reader.word(name)) continue;
    return Said{word, false, sign ? Stands::anywhere : Stands::before_colon};
  }
  return {};
}

/// Further than any calendar goes, and no further than microseconds can be counted.
constexpr double farthest_seconds = 20'000 * 365.25 * 86400;

/// Months have no fixed length, so they shift days and never clocks.
std::optional<microseconds> span_of(const std::vector<Amount>& amounts) {
  double total = 0;
  for (const auto& [count, unit] : amounts) {
    constexpr std::array<double, 5> seconds_of = {1, 60, 3600, 86400, 604800};
    if (unit == Unit::month) return {};
    total += count * seconds_of.at(static_cast<std::size_t>(unit));
  }
  return microseconds{std::llround(std::min(total, farthest_seconds) * 1e6)};
}

std::optional<microseconds> read_span(Reader& reader) {
  const auto amounts = read_amounts(reader);
  return amounts ? span_of(*amounts) : std::nullopt;
}

/// "+25m", "-10m".
std::optional<microseconds> read_signed_span(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<microseconds> {
    const bool plus = r.letters("+");
    if (!plus && !r.letters("-") && !r.letters("\u2212")) return {};
    if (plus) r.blanks();  // "- 10 min" is an item of a list
    const auto span = read_span(r);
    if (!span) return {};
    return plus ? *span : -*span;
  });
}

std::optional<Said> read_shift(Reader& reader) {
  if (const auto span = read_signed_span(reader)) return Said{Shift{*span}, false, Stands::anywhere};
  return reader.attempt([](Reader& r) -> std::optional<Said> {
    const auto span = read_span(r);
    if (!span || !r.blanks()) return {};
    if (r.word("later") || r.word("after")) return Said{Shift{*span}, false, Stands::alone};
    if (r.word("earlier") || r.word("before")) return Said{Shift{-*span}, false, Stands::alone};
    // whole days ago nobody means to the minute
    if (r.word("ago")) return Said{Shift{-*span, Shift::From::now}, *span >= days{1}, Stands::alone};
    return {};
  });
}

std::optional<Said> read_event(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<Said> {
    if (!r.letters("t")) return {};
    const auto number = r.number(1, 6);
    if (!number || !r.word_ends()) return {};
    const auto shift = r.attempt([](Reader& behind) {
      behind.blanks();
      return read_signed_span(behind);
    });
    return Said{Event{"T" + std::to_string(*number), shift.value_or(microseconds{0})}, false, Stands::before_colon};
  });
}

std::optional<Said> read_now(Reader& reader) {
  if (!reader.word("right now") && !reader.word("just now") && !reader.word("now")) return {};
  return Said{Now{}, false, Stands::before_colon};
}

std::optional<Said> read_day_alone(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<Said> {
    const auto day = read_day(r);
    if (!day) return {};
    return Said{DayAlone{*day}, false, Stands::alone};
  });
}

/// "1402" alone is a clock time; "14" may be an hour or T14.
std::optional<Said> read_number(Reader& reader) {
  if (const auto clock = read_four_digits(reader)) return Said{*clock, false, Stands::alone};
  const auto start = reader.position();
  if (!reader.number(1, 3) || !reader.word_ends()) return {};
  return Said{NumberAlone{std::string(reader.since(start))}, false, Stands::alone};
}

std::optional<Said> read_plain(Reader& reader) {
  for (auto* form : {read_known_word, read_day_and_clock, read_clock_and_day, read_shift, read_event, read_now,
                     read_day_alone, read_number})
    if (auto said = reader.attempt(form)) return said;
  return {};
}

enum class Roughly { no, sign, word, nearly };

Roughly read_roughly(Reader& reader) {
  const auto roughly = reader.attempt([](Reader& r) -> std::optional<Roughly> {
    Roughly how = Roughly::no;
    if (any_letters(r, roughly_signs)) {
      how = Roughly::sign;
    } else if (any_word(r, roughly_before)) {
      how = Roughly::word;
    } else if (any_word(r, nearly_before)) {
      how = Roughly::nearly;
    }
    if (!r.blanks() && how != Roughly::sign) return {};
    return how;
  });
  return roughly.value_or(Roughly::no);
}

bool read_roughly_behind(Reader& reader) {
  return reader
      .attempt([](Reader& r) -> std::optional<bool> {
        const bool apart = r.blanks();
        for (auto word : roughly_behind) {
          // "14:05 ? text" is odd enough to be left alone
          if (apart && (word == "?" || word == "~")) continue;
          if (r.word(word)) return true;
        }
        return {};
      })
      .value_or(false);
}

}  // namespace

std::optional<Said> read(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<Said> {
    const bool at = r.word("at");
    if (at && !r.blanks()) return {};
    const auto roughly = read_roughly(r);
    if (roughly == Roughly::word && r.word("at")) r.blanks();
    auto said = read_plain(r);
    if (!said) return {};
    if (roughly != Roughly::no && std::holds_alternative<Word>(said->what)) return {};
    said->approx = said->approx || roughly != Roughly::no;
    if (!std::holds_alternative<Word>(said->what)) said->approx = read_roughly_behind(r) || said->approx;
    if (roughly == Roughly::nearly) said->stands = Stands::alone;
    // a sign is no part of a sentence, and "at noon" no other part than this one
    const bool is_said_outright = roughly == Roughly::sign || (at && std::holds_alternative<Clock>(said->what));
    if (is_said_outright && said->stands == Stands::before_colon) said->stands = Stands::anywhere;
    return said;
  });
}

}  // namespace pm::spoken::said
