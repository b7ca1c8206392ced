// Hours of work, as they are estimated in a meeting.
#include <algorithm>
#include <cmath>
#include <optional>

#include <pm/spoken_time.hpp>
#include <pm/text.hpp>

#include "time/amount.hpp"

namespace pm::spoken {
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

std::optional<double> read_hours(Reader& reader) {
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

std::optional<double> hours(std::string_view words) {
  const auto lower = text::lower_ascii(text::trim(words));
  Reader reader(lower);
  if (reader.letters("~") || reader.word("about") || reader.word("roughly")) reader.blanks();
  const auto total = read_hours(reader);
  if (!total || !reader.done() || *total <= 0 || *total > longest_estimate) return {};
  // an estimate of 20 minutes is 0.33 h, and no estimate is nothing
  return std::max(std::round(*total * 100) / 100, 0.01);
}

}  // namespace pm::spoken
