// A typed time: two digits select zone and context, the rest is the text. What is
// understood and printed is understood again, and is a moment that a record can hold.
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include <pm/text.hpp>
#include <pm/time.hpp>

#include "fuzz/must.hpp"

namespace {

using namespace std::chrono_literals;
namespace spoken = pm::spoken;
namespace time = pm::time;

time::Zone zone_of(unsigned which) {
  constexpr const char* zones[] = {"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"};
  const auto zone = time::Zone::find(zones[which % std::size(zones)]);
  return zone ? *zone : time::Zone::utc();  // a machine without zones
}

spoken::ParseContext context_of(unsigned zone, unsigned against) {
  spoken::ParseContext context;
  context.zone = zone_of(zone);
  context.now = time::parse_instant("2026-11-20T15:00:00Z")->at;
  const auto event = context.now - 95min;
  context.event = [event](std::string_view id) {
    return id == "T3" ? std::optional(spoken::ParseContext::EventTime{event, true}) : std::nullopt;
  };
  if (against % 4 == 1) context.previous = context.now - 26h;
  if (against % 4 == 2) context.day = time::Day{"2026-10-25"};  // clocks in Berlin went back
  if (against % 4 == 3) context.previous = time::parse_instant("2026-03-29T00:30:00Z")->at;
  return context;
}

bool means(const spoken::ParsedTime& told, time::Micros at) {
  if (const auto* one = std::get_if<spoken::ParsedMoment>(&told)) return one->at == at;
  const auto* two = std::get_if<spoken::AmbiguousTime>(&told);
  return two && (two->first == at || two->second == at);
}

void can_be_kept(const spoken::ParseContext& context, time::Micros at) {
  const auto instant = context.zone.instant(at);
  const auto kept = time::parse_instant(instant.text);
  must(kept && kept->at == at, "a moment that was understood can be written into a record and read again");
  must(means(spoken::parse_time(instant.text, context), at), "as it is written it is understood again");
  // Shown without a fraction; and years are understood from 1900 on.
  const time::Micros from = std::chrono::sys_days{std::chrono::year{1900} / 1 / 2};
  if (at > context.now || at < from || at != std::chrono::floor<std::chrono::minutes>(at)) return;
  spoken::ParseContext alone;
  alone.zone = context.zone;
  alone.now = context.now;
  must(means(spoken::parse_time(time::day_clock_text(alone.zone, at, alone.now), alone), at),
       "as it is shown it is understood again");
}

void judge(const spoken::ParsedTime& told, const spoken::ParseContext& context) {
  if (const auto* one = std::get_if<spoken::ParsedMoment>(&told)) can_be_kept(context, one->at);
  if (const auto* two = std::get_if<spoken::AmbiguousTime>(&told)) {
    must(two->first < two->second, "the hour that happens twice has a first and a second");
    can_be_kept(context, two->first), can_be_kept(context, two->second);
  }
  if (const auto* no = std::get_if<spoken::ParseError>(&told))
    must(pm::text::is_valid_utf8(no->why), "hints are UTF-8");
}

bool alike(const spoken::ParsedTime& a, const spoken::ParsedTime& b) {
  return a.index() == b.index() && (std::holds_alternative<spoken::ParseError>(a) || a == b);
}

std::string upper(std::string_view words) {
  std::string all(words);
  for (auto& c : all)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return all;
}

void days_and_hours(std::string_view words) {
  const time::Day today{"2026-11-20"};
  if (const auto day = spoken::parse_spoken_day(words, today)) {
    must(time::parse_day(day->text).has_value() && *day >= today, "a day to come is a day, and to come");
    const auto again = spoken::parse_spoken_day(day->text, today);
    must(again && *again == *day, "a day is understood as it is written");
  }
  if (const auto hours = spoken::parse_hours(words)) {
    must(std::isfinite(*hours) && *hours > 0, "hours of work are some");
    must(spoken::parse_hours(fmt::format("{}", *hours)) == hours, "hours are understood as they are written");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const auto context = context_of(data[0] - unsigned{'0'}, data[1] - unsigned{'0'});
  const std::string words(reinterpret_cast<const char*>(data) + 2, size - 2);

  const auto told = spoken::parse_time(words, context);
  judge(told, context);
  must(alike(told, spoken::parse_time(upper(words), context)), "upper and lower case are the same");
  must(alike(told, spoken::parse_time(" " + words + "\t", context)), "blanks around it are nothing");

  const auto line = spoken::parse_line(words, context);
  judge(line.time, context);
  must(words.find(line.text) != std::string::npos, "what happened stands in the line, as it was typed");
  days_and_hours(words);
  return 0;
}
