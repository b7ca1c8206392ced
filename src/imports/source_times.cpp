#include "imports/source_times.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <variant>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_items.hpp"

namespace pm::imports {
namespace source_times {
namespace {

/// "0001-01-01T00:00:00Z" and 1970-01-01 stand for "never".
bool is_time(time::Micros at) { return at >= time::Micros{std::chrono::hours{24 * 365}}; }

bool has_seconds(std::string_view text) { return std::ranges::count(text, ':') >= 2 || text.find('T') != text.npos; }

record::Precision precision_of(const spoken::ParsedMoment& moment, std::string_view text) {
  if (moment.precision == spoken::Precision::day) return record::Precision::day;
  if (moment.precision == spoken::Precision::month) return record::Precision::month;
  return has_seconds(text) ? record::Precision::second : record::Precision::minute;
}

}  // namespace
}  // namespace source_times

std::optional<time::Micros> epoch_time(std::string_view number) {
  constexpr std::size_t fewest_digits = 9, most_digits = 19, micros_digits = 6;
  const auto dot = number.find('.');
  const auto whole = number.substr(0, dot);
  auto fraction = dot == number.npos ? std::string_view() : number.substr(dot + 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (const auto exponent = number.find_first_of("eE"); exponent != number.npos) {
    double value = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), value);
    if (parsed.ec != std::errc{} || parsed.ptr != number.data() + number.size() || !(value > 0) || value > 9e18)
      return {};
    return epoch_time(fmt::format("{}", std::llround(value)));
  }
  if (whole.size() < fewest_digits || whole.size() > most_digits || !std::ranges::all_of(whole, is_digit) ||
      !std::ranges::all_of(fraction, is_digit))
    return {};
  const std::size_t unit_digits = whole.size() <= 11 ? 0 : whole.size() <= 14 ? 3 : whole.size() <= 17 ? 6 : 9;
  auto digits = std::string(whole) + std::string(fraction);
  digits.resize(whole.size() - std::min(unit_digits, whole.size()) + micros_digits, '0');
  std::int64_t micros = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), micros);
  constexpr std::int64_t last = std::int64_t{4'102'444'800} * 1'000'000;  // the year 2100
  if (parsed.ec != std::errc{} || micros >= last) return {};
  const time::Micros at{std::chrono::microseconds{micros}};
  return source_times::is_time(at) ? std::optional(at) : std::nullopt;
}

std::optional<SourceTime> SourceTimes::read(std::string_view text, Sink& sink) const {
  text = text::trim(text);
  if (text.empty()) return {};
  if (const auto instant = time::parse_instant(text)) {
    if (!source_times::is_time(instant->at)) return {};
    return SourceTime{instant->at};
  }
  if (const auto at = epoch_time(text)) return SourceTime{*at};
  return read_words(text, sink);
}

std::optional<SourceTime> SourceTimes::read_words(std::string_view text, Sink& sink) const {
  spoken::ParseContext context;
  context.zone = context_.zone;
  context.now = context_.now;
  context.day = context_.day;
  const auto parsed = spoken::parse_time(text, context);
  if (const auto* twice = std::get_if<spoken::AmbiguousTime>(&parsed)) {
    sink.note(fmt::format("{} happened twice on the clocks of {}: the first one is taken", text, context_.zone.name()));
    return SourceTime{twice->first, record::Precision::second, true};
  }
  if (const auto* shared = std::get_if<spoken::AmbiguousZone>(&parsed)) {
    sink.note(
        fmt::format("\"{}\" is the name of several zones: times with it are left unknown; use --zone", shared->name));
    return {};
  }
  const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed);
  if (moment == nullptr || moment->is_relative || !source_times::is_time(moment->at)) return {};
  if (moment->local) sink.note(fmt::format("times without an offset are read in {}", context_.zone.name()));
  if (moment->is_dayless)
    sink.note(fmt::format("clock times without a day are read on {}", weekday_text(context_.zone.day(moment->at))));
  return SourceTime{moment->at, source_times::precision_of(*moment, text), moment->approx};
}

std::optional<SourceTime> SourceTimes::read(const json::Value* value, Sink& sink) const {
  if (value == nullptr) return {};
  if (value->kind == json::Value::Kind::number) {
    const auto at = epoch_time(value->text);
    return at ? std::optional(SourceTime{*at}) : std::nullopt;
  }
  return value->kind == json::Value::Kind::string ? read(value->text, sink) : std::nullopt;
}

std::optional<SourceTime> SourceTimes::read_at(const json::Value& value, std::initializer_list<std::string_view> paths,
                                               Sink& sink) const {
  for (const auto path : paths)
    if (const auto found = read(value_at(value, path), sink)) return found;
  return {};
}

void set_time(Candidate& candidate, const std::optional<SourceTime>& time) {
  candidate.at.reset();
  candidate.precision = record::Precision::unknown;
  if (!time) return;
  candidate.at = time->at;
  candidate.precision = time->precision;
  candidate.approx = time->approx;
}

std::string weekday_text(const time::Day& day) {
  constexpr std::array names = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  return fmt::format("{} {}", names.at(time::weekday_of(day).c_encoding()),
                     time::day_text(day, time::Day{"0000-01-01"}));
}

}  // namespace pm::imports
