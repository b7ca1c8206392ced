#include "time/parse.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "time/amounts.hpp"
#include "time/messages.hpp"
#include "time/normalize.hpp"

namespace pm::spoken {
namespace {

using namespace std::chrono;

constexpr std::pair<std::string_view, NoTime> words_for_no_time[] = {
    {"???", NoTime::unknown},
    {"??", NoTime::unknown},
    {"?", NoTime::unknown},
    {"unknown", NoTime::unknown},
    {"unclear", NoTime::unknown},
    {"not known", NoTime::unknown},
    {"not sure", NoTime::unknown},
    {"no idea", NoTime::unknown},
    {"nobody knows", NoTime::unknown},
    {"don't know", NoTime::unknown},
    {"dont know", NoTime::unknown},
    {"dunno", NoTime::unknown},
    {"idk", NoTime::unknown},
    {"not yet", NoTime::not_yet},
    {"ongoing", NoTime::not_yet},
    {"still ongoing", NoTime::not_yet},
    {"still going", NoTime::not_yet},
    {"n/a", NoTime::not_applicable},
    {"na", NoTime::not_applicable},
    {"not applicable", NoTime::not_applicable},
    {"does not apply", NoTime::not_applicable},
    {"doesn't apply", NoTime::not_applicable},
};

constexpr std::string_view roughly_signs[] = {"~", "\u2248", "\u00b1"};
constexpr std::string_view roughly_before[] = {"approximately", "approx.", "approx", "roughly", "about",   "around",
                                               "circa",         "ca.",     "ca",     "maybe",   "probably"};
constexpr std::string_view nearly_before[] = {"shortly before", "shortly after", "just before", "just after"};
constexpr std::string_view span_signs[] = {"\u2192", "->", "=>", "-", "\u2013", "\u2014", "\u2212"};
constexpr std::string_view roughly_behind[] = {"or so", "-ish", "ish", "roughly", "?", "~"};

bool read_word(TextReader& reader, std::span<const std::string_view> expected) {
  return std::ranges::any_of(expected, [&](auto word) { return reader.word(word); });
}
bool any_letters(TextReader& reader, std::span<const std::string_view> expected) {
  return std::ranges::any_of(expected, [&](auto letters) { return reader.letters(letters); });
}

// ---- a day and its clock ------------------------------------------------------------------------------------------

/// What may stand between "20 Nov" and "14:02".
std::optional<Preceding> read_day_gap(TextReader& reader, const DayExpression& day) {
  // "2026-11-20T14:02" and the "20/Nov/2026:14:02" of web servers
  if (std::holds_alternative<FullDate>(day.day) && (reader.letters("t") || reader.letters(":")))
    return Preceding::iso_day;
  const bool comma = reader.letters(",");
  const bool apart = reader.blanks();
  if (reader.word("at")) return reader.blanks() ? std::optional(Preceding::day) : std::nullopt;
  const bool sign = std::ranges::any_of(roughly_signs, [&](auto s) { return reader.rest().starts_with(s); });
  return comma || apart || sign ? std::optional(Preceding::day) : std::nullopt;
}

/// "Sat Nov 28 14:05:00 2026 +0000" of git, "Sat Nov 28 14:05:00 UTC 2026" of date.
void read_year_behind_clock(TextReader& reader, Clock& clock) {
  auto* date = std::get_if<DateOfYear>(&clock.day->day);
  if (date == nullptr || std::ranges::count(clock.letters, ':') < 2) return;  // these programs print seconds
  const auto found = reader.attempt([](TextReader& r) -> std::optional<std::chrono::year> {
    if (!r.blanks()) return {};
    const auto y = read_year(r);
    return r.is_at_word_end() ? y : std::nullopt;
  });
  if (!found) return;
  clock.day->day = FullDate{*found / date->date.month() / date->date.day()};
  if (!clock.offset && clock.shared_zone.empty()) read_zone(reader, clock, false, Preceding::day);
}

std::optional<TimeExpression> read_day_and_clock(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<TimeExpression> {
    const auto day = read_day(r);
    if (!day) return {};
    const auto gap = read_day_gap(r, *day);
    if (!gap) return {};
    const bool approx = any_letters(r, roughly_signs) || (read_word(r, roughly_before) && r.blanks());
    auto clock = read_clock(r, *gap);
    if (!clock) clock = read_named_hour(r);
    if (!clock)
      if (const auto worded = read_worded_clock(r)) clock = worded->clock;
    if (!clock) return {};
    clock->day = day;
    if (day->is_month_first) read_year_behind_clock(r, *clock);
    return TimeExpression{*clock, approx, Position::anywhere};
  });
}

/// "14:02 on 20 Nov", "14:02 yesterday".
struct DayBehind {
  DayExpression day;
  bool clear;  ///< no sentence goes on like this
};
std::optional<DayBehind> read_day_behind(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<DayBehind> {
    r.letters(",");
    if (!r.blanks()) return {};
    const bool on = r.word("on") && r.blanks();
    const auto day = read_day(r);
    if (!day || !r.is_at_word_end()) return {};
    // "14:02 two days ago's backup …", "14:02 two days ago it was green": the day may belong to the story
    return DayBehind{*day, on || std::holds_alternative<FromToday>(day->day)};
  });
}

std::optional<TimeExpression> read_clock_and_day(TextReader& reader) {
  auto clock = read_clock(reader, Preceding::clock);
  auto position = clock && clock->has_dot ? Position::before_number : Position::anywhere;
  if (!clock) {
    if (const auto worded = read_worded_clock(reader)) {
      clock = worded->clock;
      position = worded->is_clear ? Position::anywhere : Position::before_separator;
    }
  }
  if (!clock) {
    clock = read_named_hour(reader);
    position = Position::before_separator;
  }
  if (!clock) return {};
  const auto end = reader;
  if (const auto behind = read_day_behind(reader)) {
    // "14:02 sat there" is a clock and a sentence, so in a line the day is left in the text
    if (behind->clear || reader.is_at_end()) {
      clock->day = behind->day;
    } else {
      reader = end;
    }
  }
  return TimeExpression{*clock, false, position};
}

// ---- all else -----------------------------------------------------------------------------------------------------

std::optional<TimeExpression> read_known_word(TextReader& reader) {
  for (const auto& [name, word] : words_for_no_time) {
    const bool sign = name.starts_with('?');
    if (!reader.word(name)) continue;
    return TimeExpression{word, false, sign ? Position::anywhere : Position::before_separator};
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

std::optional<microseconds> read_span(TextReader& reader) {
  const auto amounts = read_amounts(reader);
  return amounts ? span_of(*amounts) : std::nullopt;
}

/// "+25m", "-10m".
std::optional<microseconds> read_signed_span(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<microseconds> {
    const bool plus = r.letters("+");
    if (!plus && !r.letters("-") && !r.letters("\u2212")) return {};
    if (plus) r.blanks();  // "- 10 min" is an item of a list
    const auto span = read_span(r);
    if (!span) return {};
    return plus ? *span : -*span;
  });
}

std::optional<TimeExpression> read_shift(TextReader& reader) {
  if (const auto span = read_signed_span(reader)) return TimeExpression{Shift{*span}, false, Position::anywhere};
  return reader.attempt([](TextReader& r) -> std::optional<TimeExpression> {
    const auto span = read_span(r);
    if (!span || !r.blanks()) return {};
    if (r.word("later") || r.word("after")) return TimeExpression{Shift{*span}, false, Position::alone};
    if (r.word("earlier") || r.word("before")) return TimeExpression{Shift{-*span}, false, Position::alone};
    // whole days ago nobody means to the minute
    if (r.word("ago")) return TimeExpression{Shift{-*span, Shift::From::now}, *span >= days{1}, Position::alone};
    return {};
  });
}

std::optional<TimeExpression> read_event(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<TimeExpression> {
    if (!r.letters("t")) return {};
    const auto number = r.number(1, 6);
    if (!number || !r.is_at_word_end()) return {};
    const auto shift = r.attempt([](TextReader& behind) {
      behind.blanks();
      return read_signed_span(behind);
    });
    return TimeExpression{EventRef{"T" + std::to_string(*number), shift.value_or(microseconds{0})}, false,
                          Position::before_separator};
  });
}

std::optional<TimeExpression> read_now(TextReader& reader) {
  if (!reader.word("right now") && !reader.word("just now") && !reader.word("now")) return {};
  return TimeExpression{Now{}, false, Position::before_separator};
}

std::optional<TimeExpression> read_day_alone(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<TimeExpression> {
    const auto day = read_day(r);
    if (!day || !r.is_at_word_end()) return {};
    return TimeExpression{DayAlone{*day}, false,
                          day->is_clear_at_line_start ? Position::anywhere : Position::before_separator};
  });
}

std::optional<TimeExpression> read_month(TextReader& reader) {
  const auto said = read_month_alone(reader);
  if (!said) return {};
  return TimeExpression{*said, false, Position::anywhere};
}

/// "1764339900", and with milliseconds, microseconds or nanoseconds behind; of the years 2001 to 2100.
std::optional<TimeExpression> read_epoch(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<TimeExpression> {
    constexpr std::size_t seconds_digits = 10, micros_digits = 16, nanos_digits = 19;
    constexpr std::int64_t last_second = 4'102'444'800;
    auto number = std::string(r.digits(seconds_digits, nanos_digits));
    if (number.empty()) return {};
    if (number.size() == seconds_digits && r.letters(".")) {
      const auto fraction = r.digits(1, 9);
      if (fraction.empty()) return {};
      number += fraction;
    } else if ((number.size() - seconds_digits) % 3 != 0) {
      return {};
    }
    if (!r.is_at_word_end()) return {};
    number.resize(micros_digits, '0');
    std::int64_t value = 0;
    for (const char digit : number) value = value * 10 + (digit - '0');
    if (value < std::int64_t{1'000'000'000} * 1'000'000 || value >= last_second * 1'000'000) return {};
    return TimeExpression{Epoch{time::Micros{microseconds{value}}}, false, Position::anywhere};
  });
}

/// "I1128 14:05:00.123456" of klog.
std::optional<TimeExpression> read_klog(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<TimeExpression> {
    if (!r.letters("i") && !r.letters("w") && !r.letters("e") && !r.letters("f")) return {};
    const auto date = r.number(4, 4);
    if (!date || !r.blanks()) return {};
    const month_day day{month{static_cast<unsigned>(*date / 100)},
                        std::chrono::day{static_cast<unsigned>(*date % 100)}};
    auto clock = day.ok() ? read_clock(r, Preceding::day) : std::nullopt;
    if (!clock) return {};
    clock->day = DayExpression{DateOfYear{day}};
    return TimeExpression{*clock, false, Position::anywhere};
  });
}

/// The end of a span: "-14:20", " → 14:20", " to 20 Nov 14:20".
std::optional<Clock> read_span_end(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<Clock> {
    const bool apart = r.blanks();
    const bool sign = any_letters(r, span_signs);
    if (!sign && !(apart && (r.word("to") || r.word("until") || r.word("till")))) return {};
    if (!r.blanks() && !sign) return {};
    auto end = read_day_and_clock(r);
    if (!end) {
      if (const auto clock = read_clock(r, Preceding::clock); clock && !clock->has_dot) return clock;
      return {};
    }
    return std::get<Clock>(end->what);
  });
}

/// "1402" is a clock where there is nothing else; "14" may be an hour or T14.
std::optional<TimeExpression> read_number(TextReader& reader) {
  if (const auto clock = read_four_digits(reader)) return TimeExpression{*clock, false, Position::alone};
  const auto start = reader.position();
  if (!reader.number(1, 3) || !reader.is_at_word_end()) return {};
  return TimeExpression{NumberAlone{std::string(reader.since(start))}, false, Position::alone};
}

std::optional<TimeExpression> read_plain(TextReader& reader) {
  for (auto* form : {read_known_word, read_klog, read_day_and_clock, read_clock_and_day, read_epoch, read_shift,
                     read_event, read_now, read_month, read_day_alone, read_number})
    if (auto said = reader.attempt(form)) return said;
  return {};
}

/// "14:23-14:25 UTC": the zone is that of both.
void share_zone(TimeExpression& span) {
  auto& begin = std::get<Clock>(span.what);
  if (begin.offset || !begin.shared_zone.empty() || !begin.bad_offset.empty()) return;
  begin.offset = span.end->offset;
  begin.shared_zone = span.end->shared_zone;
}

enum class Roughly { no, sign, word, nearly };

Roughly read_roughly(TextReader& reader) {
  const auto roughly = reader.attempt([](TextReader& r) -> std::optional<Roughly> {
    Roughly how = Roughly::no;
    if (any_letters(r, roughly_signs)) {
      how = Roughly::sign;
    } else if (read_word(r, roughly_before)) {
      how = Roughly::word;
    } else if (read_word(r, nearly_before)) {
      how = Roughly::nearly;
    }
    if (!r.blanks() && how != Roughly::sign) return {};
    return how;
  });
  return roughly.value_or(Roughly::no);
}

bool read_roughly_behind(TextReader& reader) {
  return reader
      .attempt([](TextReader& r) -> std::optional<bool> {
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

std::optional<TimeExpression> parse_time(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<TimeExpression> {
    const auto start = r.position();
    const bool at = r.word("at"), from = !at && r.word("from");
    if ((at || from) && !r.blanks()) return {};
    const auto roughly = read_roughly(r);
    if (roughly == Roughly::word && r.word("at")) r.blanks();
    auto said = read_plain(r);
    if (!said) return {};
    if (roughly != Roughly::no && std::holds_alternative<NoTime>(said->what)) return {};
    said->approx = said->approx || roughly != Roughly::no;
    const bool is_clock = std::holds_alternative<Clock>(said->what);
    if (is_clock) said->end = read_span_end(r);
    if (said->end) share_zone(*said);
    if (from && !said->end) return {};
    if (!std::holds_alternative<NoTime>(said->what)) said->approx = read_roughly_behind(r) || said->approx;
    if (roughly == Roughly::nearly) said->position = Position::alone;
    // A sign is no part of a sentence, and "at noon" no other part than this one. The words of a day are enough.
    const bool is_said_outright = roughly == Roughly::sign || (at && is_clock) || said->end;
    if (is_said_outright && said->position != Position::alone) said->position = Position::anywhere;
    if (std::holds_alternative<DayAlone>(said->what) && r.position() == start) return {};
    return said;
  });
}

// ---- a whole answer
// ---------------------------------------------------------------------------------------------------

namespace {

/// No time is longer; what is longer need not be looked at.
constexpr std::size_t longest_time = 100;

std::string shortened(std::string_view words) { return text::truncate_to_width(text::replace_invalid_utf8(words), 30); }

}  // namespace

ParsedTime parse_time(std::string_view words, const ParseContext& context) {
  const auto trimmed = text::trim(words);
  const auto known = normalize(trimmed.substr(0, longest_time));
  const auto lower = text::trim(known.lower);
  if (lower.empty()) return ParseError{std::string(messages::empty)};
  TextReader reader(lower);
  const auto said = parse_time(reader);
  if (!said || trimmed.size() > longest_time) return ParseError{fmt::format(messages::not_a_time, shortened(trimmed))};
  if (reader.is_at_end()) return resolve(*said, context);
  const auto rest = text::trim(reader.rest());
  return ParseError{fmt::format(messages::not_understood_part, shortened(trimmed), shortened(rest))};
}

}  // namespace pm::spoken
