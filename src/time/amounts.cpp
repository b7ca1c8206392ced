#include "time/amounts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <pm/text.hpp>
#include <pm/time.hpp>

namespace pm::spoken {
namespace {

using Named = std::pair<std::string_view, Unit>;
constexpr Named units[] = {
    {"s", Unit::second},       {"sec", Unit::second},     {"secs", Unit::second}, {"second", Unit::second},
    {"seconds", Unit::second}, {"m", Unit::minute},       {"min", Unit::minute},  {"mins", Unit::minute},
    {"minute", Unit::minute},  {"minutes", Unit::minute}, {"h", Unit::hour},      {"hr", Unit::hour},
    {"hrs", Unit::hour},       {"hour", Unit::hour},      {"hours", Unit::hour},  {"d", Unit::day},
    {"day", Unit::day},        {"days", Unit::day},       {"w", Unit::week},      {"wk", Unit::week},
    {"wks", Unit::week},       {"week", Unit::week},      {"weeks", Unit::week},  {"month", Unit::month},
    {"months", Unit::month},
};

// longer phrases before those they begin with
constexpr std::pair<std::string_view, double> said_numbers[] = {
    {"half a", 0.5}, {"half an", 0.5}, {"a", 1},       {"an", 1},      {"one", 1},   {"two", 2},
    {"three", 3},    {"four", 4},      {"five", 5},    {"six", 6},     {"seven", 7}, {"eight", 8},
    {"nine", 9},     {"ten", 10},      {"eleven", 11}, {"twelve", 12},
};

/// "30m10s": a unit may be followed by the digits of the next amount.
std::optional<Unit> read_unit(TextReader& reader) {
  const auto left = reader.rest();
  std::size_t length = 0;
  while (length < left.size() && left[length] >= 'a' && left[length] <= 'z') ++length;
  for (const auto& [name, unit] : units) {
    if (left.substr(0, length) != name) continue;
    const bool digit_follows = length < left.size() && left[length] >= '0' && left[length] <= '9';
    if (digit_follows ? reader.letters(name) : reader.word(name)) return unit;
  }
  return {};
}

std::optional<Amount> read_amount(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<Amount> {
    const auto count = read_count(r);
    if (!count) return {};
    r.blanks();
    const auto unit = read_unit(r);
    if (!unit) return {};
    return Amount{*count, *unit};
  });
}

/// The minutes of "1h30", which may be parted by nothing.
std::optional<Amount> read_rest_of_hour(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<Amount> {
    const auto minutes = r.number(2, 2);
    if (!minutes || *minutes > 59 || !r.is_at_word_end()) return {};
    return Amount{static_cast<double>(*minutes), Unit::minute};
  });
}

std::optional<Amount> read_next_amount(TextReader& reader) {
  return reader.attempt([](TextReader& r) {
    r.blanks();
    if (r.word("and")) r.blanks();
    return read_amount(r);
  });
}

}  // namespace

namespace {

/// "½", also after a whole number: "1½".
std::optional<double> read_fraction_sign(TextReader& reader) {
  constexpr std::pair<std::string_view, double> signs[] = {{"½", 0.5}, {"¼", 0.25}, {"¾", 0.75}};
  for (const auto& [sign, value] : signs)
    if (reader.letters(sign)) return value;
  return {};
}

}  // namespace

std::optional<double> read_count(TextReader& reader) {
  if (const auto fraction = read_fraction_sign(reader)) return fraction;
  if (const auto whole = reader.number(1, 6)) {
    if (const auto fraction = read_fraction_sign(reader)) return *whole + *fraction;
    const auto fraction = reader.attempt([](TextReader& r) -> std::optional<double> {
      if (!r.letters(".") && !r.letters(",")) return {};
      const auto before = r.position();
      const auto digits = r.number(1, 3);
      if (!digits) return {};
      constexpr std::array<double, 4> scale = {1, 10, 100, 1000};
      return *digits / scale.at(r.position() - before);
    });
    return *whole + fraction.value_or(0);
  }
  for (const auto& [name, value] : said_numbers)
    if (reader.word(name)) return value;
  return {};
}

std::optional<std::vector<Amount>> read_amounts(TextReader& reader) {
  const auto first = read_amount(reader);
  if (!first) return {};
  std::vector<Amount> amounts = {*first};
  if (first->unit == Unit::hour) {
    if (const auto rest = read_rest_of_hour(reader)) {
      amounts.push_back(*rest);
      return amounts;
    }
  }
  while (const auto next = read_next_amount(reader)) amounts.push_back(*next);
  return amounts;
}

// ---- hours of work
// ----------------------------------------------------------------------------------------------------

namespace {

/// What a day and a week mean for work, not for the clock.
std::optional<double> hours_of(Unit unit) {
  switch (unit) {
    case Unit::minute:
      return 1.0 / 60;
    case Unit::hour:
      return 1;
    case Unit::day:
      return 8;
    case Unit::week:
      return 40;
    case Unit::second:
    case Unit::month:
      return {};
  }
  return {};
}

std::optional<double> read_hours(TextReader& reader) {
  if (const auto amounts = read_amounts(reader)) {
    double total = 0;
    for (const auto& [count, unit] : *amounts) {
      const auto each = hours_of(unit);
      if (!each) return {};
      total += count * *each;
    }
    return total;
  }
  return read_count(reader);
}

/// Five years of one person: more is a slip of the keys, and no estimate of a fix.
constexpr double longest_estimate = 10'000;

}  // namespace

std::optional<double> parse_hours(std::string_view words) {
  const auto lower = text::lower_ascii(text::trim(words));
  TextReader reader(lower);
  if (reader.letters("~") || reader.word("about") || reader.word("roughly")) reader.blanks();
  const auto total = read_hours(reader);
  if (!total || !reader.is_at_end() || *total <= 0 || *total > longest_estimate) return {};
  // an estimate of 20 minutes is 0.33 h, and no estimate is nothing
  return std::max(std::round(*total * 100) / 100, 0.01);
}

}  // namespace pm::spoken
