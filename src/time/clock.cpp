#include "time/clock.hpp"

#include <utility>

namespace pm::spoken::said {
namespace {

using namespace std::chrono;

struct Face {
  int hour = 0, minute = 0, second = 0;
  microseconds fraction{};
  bool has_seconds = false;
};

enum class Half { none, am, pm };

Half read_half(Reader& reader) {
  const auto half = reader.attempt([](Reader& r) -> std::optional<Half> {
    r.blanks();
    for (auto letters : {"a.m.", "am", "a.m"})
      if (r.word(letters)) return Half::am;
    for (auto letters : {"p.m.", "pm", "p.m"})
      if (r.word(letters)) return Half::pm;
    return {};
  });
  return half.value_or(Half::none);
}

microseconds read_fraction(Reader& reader) {
  const auto fraction = reader.attempt([](Reader& r) -> std::optional<microseconds> {
    if (!r.letters(".") && !r.letters(",")) return {};
    const auto start = r.position();
    if (!r.number(1, 9)) return {};
    const auto digits = r.since(start);
    long long value = 0;
    for (std::size_t i = 0; i < 6; ++i) value = value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    return microseconds{value};
  });
  return fraction.value_or(microseconds{0});
}

/// ":02", and ":30" behind it.
std::optional<int> read_part(Reader& reader, std::string_view separator) {
  return reader.attempt([&](Reader& r) { return r.letters(separator) ? r.number(2, 2) : std::nullopt; });
}

/// "14:02", "14:02:30.5", "14h02", and the "2" of "2pm".
std::optional<std::pair<Face, bool>> read_face(Reader& reader) {
  const auto hour = reader.number(1, 2);
  if (!hour) return {};
  Face face{.hour = *hour};
  auto minute = read_part(reader, ":");
  if (!minute) {
    minute = read_part(reader, "h");
    if (minute) return {{Face{.hour = *hour, .minute = *minute}, true}};
    return {{face, false}};
  }
  face.minute = *minute;
  if (const auto second = read_part(reader, ":")) {
    face.second = *second;
    face.has_seconds = true;
    face.fraction = read_fraction(reader);
  }
  return {{face, true}};
}

bool exists(const Face& face, Half half) {
  if (face.minute > 59 || face.second > 59) return false;
  // "14:05pm" and "0:30am" occur and are unambiguous
  if (half == Half::am) return face.hour <= 12;
  if (half == Half::pm) return face.hour >= 1 && face.hour <= 23;
  const bool end_of_day = face.hour == 24 && face.minute == 0 && face.second == 0;
  return face.hour <= 23 || end_of_day;
}

int hour_of_day(int hour, Half half) {
  if (half == Half::none || hour > 12) return hour;
  return hour % 12 + (half == Half::pm ? 12 : 0);
}

std::optional<minutes> read_offset_digits(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<minutes> {
    const int sign = r.letters("+") ? 1 : (r.letters("-") || r.letters("\u2212")) ? -1 : 0;
    if (sign == 0) return {};
    const auto both = r.number(4, 4);
    const auto h = both ? *both / 100 : r.number(2, 2).value_or(99);
    const auto m = both ? *both % 100 : read_part(r, ":").value_or(99);
    if (h > 14 || m > 59 || !r.word_ends() || r.rest().starts_with(':')) return {};
    return sign * (hours{h} + minutes{m});
  });
}

/// "Z" close behind the clock, "UTC" also after a blank. Digits only where they cannot be the end of "14:05-14:20".
std::optional<minutes> read_offset(Reader& reader, bool has_seconds, Before before) {
  if (reader.word("z")) return minutes{0};
  return reader.attempt([&](Reader& r) -> std::optional<minutes> {
    const bool apart = r.blanks();
    if (r.word("utc") || r.word("gmt")) return minutes{0};
    const bool clear = apart ? before != Before::clock : has_seconds || before == Before::iso_day;
    return clear ? read_offset_digits(r) : std::nullopt;
  });
}

constexpr std::pair<std::string_view, int> named_hours[] = {{"noon", 12}, {"midday", 12}, {"midnight", 0}};

}  // namespace

std::optional<Clock> read_clock(Reader& reader, Before before) {
  return reader.attempt([&](Reader& r) -> std::optional<Clock> {
    const auto start = r.position();
    const auto face = read_face(r);
    if (!face) return {};
    const auto half = read_half(r);
    if (!face->second && half == Half::none) return {};
    Clock clock{.letters = std::string(r.since(start))};
    clock.exists = exists(face->first, half);
    clock.since_midnight = hours{hour_of_day(face->first.hour, half)} + minutes{face->first.minute} +
                           seconds{face->first.second} + face->first.fraction;
    clock.offset = read_offset(r, face->first.has_seconds, before);
    return clock;
  });
}

std::optional<Clock> read_named_hour(Reader& reader) {
  for (const auto& [name, hour] : named_hours)
    if (reader.word(name)) return Clock{.since_midnight = hours{hour}, .letters = std::string(name)};
  return {};
}

std::optional<Clock> read_four_digits(Reader& reader) {
  return reader.attempt([](Reader& r) -> std::optional<Clock> {
    const auto start = r.position();
    const auto number = r.number(4, 4);
    if (!number || !r.word_ends()) return {};
    const Face face{.hour = *number / 100, .minute = *number % 100};
    return Clock{.since_midnight = hours{face.hour} + minutes{face.minute},
                 .exists = exists(face, Half::none),
                 .letters = std::string(r.since(start))};
  });
}

}  // namespace pm::spoken::said
