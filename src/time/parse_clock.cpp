#include "time/parse_clock.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pm::spoken {
namespace {

using namespace std::chrono;

struct Face {
  int hour = 0, minute = 0, second = 0;
  microseconds fraction{};
  bool has_seconds = false, has_dot = false;
};

enum class Half { none, am, pm };

Half read_half(TextReader& reader) {
  const auto half = reader.attempt([](TextReader& r) -> std::optional<Half> {
    r.blanks();
    for (auto letters : {"a.m.", "am", "a.m"})
      if (r.word(letters)) return Half::am;
    for (auto letters : {"p.m.", "pm", "p.m"})
      if (r.word(letters)) return Half::pm;
    return {};
  });
  return half.value_or(Half::none);
}

microseconds read_fraction(TextReader& reader) {
  const auto fraction = reader.attempt([](TextReader& r) -> std::optional<microseconds> {
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
std::optional<int> read_part(TextReader& reader, std::string_view separator) {
  return reader.attempt([&](TextReader& r) { return r.letters(separator) ? r.number(2, 2) : std::nullopt; });
}

/// "14:02", "14:02:30.5", "14h02", "14.05", and the "2" of "2pm" and "2.05" of "2.05pm".
std::optional<std::pair<Face, bool>> read_face(TextReader& reader) {
  const auto hour = reader.number(1, 2);
  if (!hour) return {};
  Face face{.hour = *hour};
  auto minute = read_part(reader, ":");
  if (!minute) {
    minute = read_part(reader, "h");
    if (minute) return {{Face{.hour = *hour, .minute = *minute}, true}};
    minute = read_part(reader, ".");
    if (minute && reader.is_at_word_end() && !reader.rest().starts_with('.'))
      return {{Face{.hour = *hour, .minute = *minute, .has_dot = true}, true}};
    if (minute) {  // "2.05pm", but no "14.05.2026"
      face.minute = *minute, face.has_dot = true;
      return {{face, false}};
    }
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
  // "14:05pm" and "0:30am" are in use too, and have one meaning
  if (half == Half::am) return face.hour <= 12;
  if (half == Half::pm) return face.hour >= 1 && face.hour <= 23;
  const bool end_of_day = face.hour == 24 && face.minute == 0 && face.second == 0;
  return face.hour <= 23 || end_of_day;
}

int hour_of_day(int hour, Half half) {
  if (half == Half::none || hour > 12) return hour;
  return hour % 12 + (half == Half::pm ? 12 : 0);
}

constexpr std::string_view minus_signs[] = {"-", "\u2212"};

int read_sign(TextReader& reader) {
  if (reader.letters("+")) return 1;
  return std::ranges::any_of(minus_signs, [&](auto sign) { return reader.letters(sign); }) ? -1 : 0;
}

/// No zone is further from UTC, and all are whole quarters of an hour from it.
std::optional<minutes> checked_offset(int sign, int h, int m) {
  const minutes size = hours{h} + minutes{m};
  constexpr minutes farthest_east = hours{14}, farthest_west = hours{12}, quarter{15};
  if (m > 59 || size % quarter != minutes{0} || size > (sign > 0 ? farthest_east : farthest_west)) return {};
  // West of UTC only these are not full hours: "09:00 -10:30" is a span.
  constexpr minutes marquesas{570}, newfoundland{210}, newfoundland_summer{150};
  if (sign < 0 && m != 0 && size != marquesas && size != newfoundland && size != newfoundland_summer) return {};
  return sign * size;
}

/// "+0100", "+01:00", and with `hours_alone` also "+01".
std::optional<minutes> read_offset_digits(TextReader& reader, bool hours_alone) {
  return reader.attempt([&](TextReader& r) -> std::optional<minutes> {
    const int sign = read_sign(r);
    if (sign == 0) return {};
    const auto both = r.number(4, 4);
    const auto h = both ? *both / 100 : r.number(2, 2).value_or(99);
    const auto part = both ? std::optional(*both % 100) : read_part(r, ":");
    const auto m = part ? *part : hours_alone ? 0 : 99;
    if (!r.is_at_word_end() || r.rest().starts_with(':')) return {};
    return checked_offset(sign, h, m);
  });
}

/// "+2", "-05:30", "+0545" behind UTC.
std::optional<minutes> read_utc_distance(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<minutes> {
    const int sign = read_sign(r);
    if (sign == 0) return {};
    if (const auto both = r.number(4, 4))
      return r.is_at_word_end() ? checked_offset(sign, *both / 100, *both % 100) : std::nullopt;
    const auto h = r.number(1, 2);
    const auto m = read_part(r, ":").value_or(0);
    if (!h || !r.is_at_word_end()) return {};
    return checked_offset(sign, *h, m);
  });
}

/// An offset that no zone has: "+25:00". The error names it; it must not be dropped.
std::string read_bad_offset(TextReader& reader) {
  const auto bad = reader.attempt([](TextReader& r) -> std::optional<std::string> {
    const auto start = r.position();
    if (!r.letters("+")) return {};
    if (!r.number(2, 2) || !read_part(r, ":") || !r.is_at_word_end()) return {};
    return std::string(r.since(start));
  });
  return bad.value_or("");
}

struct NamedZone {
  std::string_view name;
  int minutes;
  std::string_view where;
};
/// Where a name stands several times, it has to be asked which is meant.
constexpr NamedZone named_zones[] = {
    {"wet", 0, ""},
    {"west", 60, ""},
    {"cet", 60, ""},
    {"cest", 120, ""},
    {"mez", 60, ""},
    {"mesz", 120, ""},
    {"eet", 120, ""},
    {"eest", 180, ""},
    {"msk", 180, ""},
    {"sast", 120, ""},
    {"pkt", 300, ""},
    {"npt", 345, ""},
    {"sgt", 480, ""},
    {"hkt", 480, ""},
    {"awst", 480, ""},
    {"jst", 540, ""},
    {"kst", 540, ""},
    {"acst", 570, ""},
    {"acdt", 630, ""},
    {"aest", 600, ""},
    {"aedt", 660, ""},
    {"nzst", 720, ""},
    {"nzdt", 780, ""},
    {"brt", -180, ""},
    {"est", -300, ""},
    {"edt", -240, ""},
    {"cdt", -300, ""},
    {"mst", -420, ""},
    {"mdt", -360, ""},
    {"pst", -480, ""},
    {"pdt", -420, ""},
    {"akst", -540, ""},
    {"akdt", -480, ""},
    {"hst", -600, ""},
    {"cst", -360, "North America"},
    {"cst", 480, "China"},
    {"cst", -300, "Cuba"},
    {"ist", 330, "India"},
    {"ist", 60, "Ireland"},
    {"ist", 120, "Israel"},
    {"bst", 60, "Britain"},
    {"bst", 360, "Bangladesh"},
    {"ast", -240, "the Atlantic coast of Canada"},
    {"ast", 180, "Arabia"},
};

bool read_named_zone(TextReader& reader, Clock& clock) {
  return reader
      .attempt([&](TextReader& r) -> std::optional<bool> {
        const auto start = r.position();
        const auto name = r.read_word();
        const auto meanings = meanings_of_zone(name);
        if (meanings.empty() || !r.is_in_capitals(start)) return {};
        if (meanings.size() == 1)
          clock.offset = meanings.front().offset;
        else
          clock.shared_zone = std::string(name);
        return true;
      })
      .value_or(false);
}

constexpr std::pair<std::string_view, int> named_hours[] = {{"noon", 12}, {"midday", 12}, {"midnight", 0}};

// ---- clocks in words ------------------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 21> numbers = {
    "",         "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr int half_of_day = 12;

/// "7", "seven", "twenty-five", up to 29: nobody says more minutes than that.
std::optional<int> read_small_number(TextReader& reader) {
  if (const auto written = reader.attempt([](TextReader& r) -> std::optional<int> {
        const auto number = r.number(1, 2);
        if (!number || *number < 1 || *number > 29 || !r.is_at_word_end()) return {};
        return number;
      }))
    return written;
  for (std::size_t i = numbers.size() - 1; i > 0; --i) {
    if (!reader.word(numbers.at(i))) continue;
    if (i < 20) return static_cast<int>(i);
    const auto ones = reader.attempt([](TextReader& r) -> std::optional<int> {
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
  bool is_midnight = false;
};

std::optional<Hour> read_hour(TextReader& reader) {
  if (const auto named = read_named_hour(reader))
    return Hour{static_cast<int>(floor<hours>(named->since_midnight).count()), false, named->is_by_midnight};
  const auto number = read_small_number(reader);
  if (!number || *number > 23) return {};
  if (*number > half_of_day) return Hour{*number, false};
  return Hour{*number % half_of_day, true};
}

/// "pm", "in the evening": true for the second half of the day.
std::optional<bool> read_which_half(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<bool> {
    r.blanks();
    for (auto words : {"a.m.", "am", "a.m", "in the morning"})
      if (r.word(words)) return false;
    for (auto words : {"p.m.", "pm", "p.m", "in the afternoon", "in the evening"})
      if (r.word(words)) return true;
    return {};
  });
}

struct MinuteOffset {
  int minutes = 0;
  bool before = false;   ///< "to"
  bool is_clear = true;  ///< "five to seven servers" and "two after five tries" are no times
};

/// "ten past ", "a quarter to ", "half past ".
std::optional<MinuteOffset> read_beside(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<MinuteOffset> {
    MinuteOffset beside;
    const bool half = r.word("half");
    const bool quarter = !half && (r.word("a quarter") || r.word("quarter"));
    if (!half && !quarter) {
      const auto number = read_small_number(r);
      if (!number) return {};
      beside.minutes = *number;
      r.attempt([](TextReader& behind) { return behind.blanks() && (behind.word("minutes") || behind.word("min")); });
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

bool read_o_clock(TextReader& reader) {
  return reader
      .attempt([](TextReader& r) -> std::optional<bool> {
        r.blanks();
        for (auto words : {"o'clock", "o\u2019clock", "oclock"})
          if (r.word(words)) return true;
        return {};
      })
      .value_or(false);
}

}  // namespace

std::vector<ZoneMeaning> meanings_of_zone(std::string_view name) {
  std::vector<ZoneMeaning> meanings;
  for (const auto& zone : named_zones)
    if (zone.name == name) meanings.push_back({minutes{zone.minutes}, zone.where});
  return meanings;
}

void read_zone(TextReader& reader, Clock& clock, bool has_seconds, Preceding before) {
  if (reader.word("z")) {
    clock.offset = minutes{0};
    return;
  }
  // "14:05-14:20" is a span, so a minus close behind hours and minutes begins no offset.
  const bool is_exact = has_seconds || before == Preceding::iso_day;
  if (reader.rest().starts_with('+') || is_exact) clock.offset = read_offset_digits(reader, is_exact);
  if (clock.offset) return;
  if (clock.bad_offset = read_bad_offset(reader); !clock.bad_offset.empty()) return;
  reader.attempt([&](TextReader& r) {
    r.blanks();
    if (r.letters("utc") || r.letters("gmt")) {
      if (const auto distance = read_utc_distance(r))
        clock.offset = distance;
      else if (r.is_at_word_end() && !r.rest().starts_with('+'))
        clock.offset = minutes{0};
      return clock.offset.has_value();
    }
    if (read_named_zone(r, clock)) return true;
    clock.offset = read_offset_digits(r, false);
    if (!clock.offset) clock.bad_offset = read_bad_offset(r);
    return clock.offset || !clock.bad_offset.empty();
  });
}

std::optional<Clock> read_clock(TextReader& reader, Preceding before) {
  return reader.attempt([&](TextReader& r) -> std::optional<Clock> {
    const auto start = r.position();
    const auto face = read_face(r);
    if (!face) return {};
    const auto half = read_half(r);
    if (!face->second && half == Half::none) return {};
    Clock clock{.letters = std::string(r.since(start))};
    clock.exists = exists(face->first, half);
    clock.since_midnight = hours{hour_of_day(face->first.hour, half)} + minutes{face->first.minute} +
                           seconds{face->first.second} + face->first.fraction;
    const bool is_german = r.attempt([](TextReader& behind) {
      behind.blanks();
      return behind.word("uhr");
    });
    clock.has_dot = face->first.has_dot && half == Half::none && !is_german;
    read_zone(r, clock, face->first.has_seconds, before);
    return clock;
  });
}

std::optional<Clock> read_named_hour(TextReader& reader) {
  for (const auto& [name, hour] : named_hours)
    if (reader.word(name))
      return Clock{.since_midnight = hours{hour}, .letters = std::string(name), .is_by_midnight = hour == 0};
  return {};
}

std::optional<Clock> read_four_digits(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<Clock> {
    const auto start = r.position();
    const auto number = r.number(4, 4);
    if (!number || !r.is_at_word_end()) return {};
    const Face face{.hour = *number / 100, .minute = *number % 100};
    return Clock{.since_midnight = hours{face.hour} + minutes{face.minute},
                 .exists = exists(face, Half::none),
                 .letters = std::string(r.since(start))};
  });
}

std::optional<WordedClock> read_worded_clock(TextReader& reader) {
  return reader.attempt([](TextReader& r) -> std::optional<WordedClock> {
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
    found.clock.is_by_midnight = hour->is_midnight;
    // who counts, counts upwards: "ten to nine" is no range
    const bool downwards = beside && beside->before && beside->minutes >= (hour->hour == 0 ? half_of_day : hour->hour);
    found.is_clear = !beside || beside->is_clear || downwards || later_half || o_clock;
    return found;
  });
}

}  // namespace pm::spoken
