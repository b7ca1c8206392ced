// Every spelling of a time, read in two zones: a clock time is on the clock of the zone, and marked as such; what has
// an offset is the same moment in both.
#include "time/spoken.hpp"

using namespace pm;
using namespace spoken_test;

namespace {

struct Spelling {
  std::string_view words, meaning;
};

/// "2026-11-20 14:02" is a clock time of the zone, "2026-11-20 14:02Z" a moment; ">" comes before the end of a span.
constexpr Spelling answers[] = {
    {"14:02", "2026-11-20 14:02"},
    {"14:02:30", "2026-11-20 14:02:30"},
    {"14:02:30.5", "2026-11-20 14:02:30.5"},
    {"9:05", "2026-11-20 09:05"},
    {"09:05", "2026-11-20 09:05"},
    {"2:02pm", "2026-11-20 14:02"},
    {"2:02 PM", "2026-11-20 14:02"},
    {"2:02 p.m.", "2026-11-20 14:02"},
    {"2pm", "2026-11-20 14:00"},
    {"11 am", "2026-11-20 11:00"},
    {"12pm", "2026-11-20 12:00"},
    {"12:30am", "2026-11-20 00:30"},
    {"14:02pm", "2026-11-20 14:02"},
    {"24:00", "2026-11-21 00:00"},
    {"14h02", "2026-11-20 14:02"},
    {"1402", "2026-11-20 14:02"},
    {"14.05", "2026-11-20 14:05"},
    {"2.05pm", "2026-11-20 14:05"},
    {"2.05 PM", "2026-11-20 14:05"},
    {"14.05 Uhr", "2026-11-20 14:05"},
    {"at 14:02", "2026-11-20 14:02"},
    {"14\uff1a02", "2026-11-20 14:02"},
    {"\uff11\uff14\uff1a\uff10\uff12", "2026-11-20 14:02"},
    {"2:05 PM", "2026-11-20 14:05"},
    {"2:05 PM", "2026-11-20 14:05"},
    {"2:05 PM", "2026-11-20 14:05"},
    {"2:05\u3000PM", "2026-11-20 14:05"},
    {"14\u223602", "2026-11-20 14:02"},
    {"noon", "2026-11-20 12:00"},
    {"midnight", "2026-11-21 00:00"},
    {"midday", "2026-11-20 12:00"},
    {"at noon", "2026-11-20 12:00"},
    {"ten past two", "2026-11-20 14:10"},
    {"Ten past two pm", "2026-11-20 14:10"},
    {"10 past 2", "2026-11-20 14:10"},
    {"a quarter to three", "2026-11-20 14:45"},
    {"quarter past 2", "2026-11-20 14:15"},
    {"half past two", "2026-11-20 14:30"},
    {"twenty-five past two", "2026-11-20 14:25"},
    {"five to seven in the evening", "2026-11-20 18:55"},
    {"ten to midnight", "2026-11-20 23:50"},
    {"half past midnight", "2026-11-21 00:30"},
    {"two o'clock", "2026-11-20 14:00"},
    {"2 o\u2019clock", "2026-11-20 14:00"},
    {"ten after two", "2026-11-20 14:10"},
    {"14:31Z", "2026-11-20 14:31Z"},
    {"14:02 UTC", "2026-11-20 14:02Z"},
    {"14:02 GMT", "2026-11-20 14:02Z"},
    {"14:10 +0000", "2026-11-20 14:10Z"},
    {"14:10 +0100", "2026-11-20 13:10Z"},
    {"14:10 -0500", "2026-11-20 19:10Z"},
    {"14:10 +0545", "2026-11-20 08:25Z"},
    {"14:10+05:45", "2026-11-20 08:25Z"},
    {"14:02:00+05:45", "2026-11-20 08:17Z"},
    {"14:02 UTC+2", "2026-11-20 12:02Z"},
    {"14:02 UTC+5:30", "2026-11-20 08:32Z"},
    {"14:02 GMT+1", "2026-11-20 13:02Z"},
    {"14:02 GMT-0330", "2026-11-20 17:32Z"},
    {"14:02 CET", "2026-11-20 13:02Z"},
    {"14:02 CEST", "2026-11-20 12:02Z"},
    {"14:02 cest", "2026-11-20 12:02Z"},
    {"14:02 EST", "2026-11-20 19:02Z"},
    {"14:02 PDT", "2026-11-20 21:02Z"},
    {"14:02 CST", "zone CST UTC-6 UTC+8 UTC-5"},
    {"14:02 IST", "zone IST UTC+5:30 UTC+1 UTC+2"},
    {"14:02 BST", "zone BST UTC+1 UTC+6"},
    {"20 Nov 14:02", "2026-11-20 14:02"},
    {"20 NOV 14:02", "2026-11-20 14:02"},
    {"20 Nov, 14:02", "2026-11-20 14:02"},
    {"20 Nov at 2pm", "2026-11-20 14:00"},
    {"20th of November 14:02", "2026-11-20 14:02"},
    {"Nov 20 14:02", "2026-11-20 14:02"},
    {"Nov 20th, 2:02pm", "2026-11-20 14:02"},
    {"November 20, 2026 14:02", "2026-11-20 14:02"},
    {"20 Nov 2025 14:02", "2025-11-20 14:02"},
    {"20-Nov-2026 14:02", "2026-11-20 14:02"},
    {"20.11. 14:02", "2026-11-20 14:02"},
    {"20.11.2026 14:02", "2026-11-20 14:02"},
    {"20.11.2026 14.02", "2026-11-20 14:02"},
    {"20/11 14:02", "2026-11-20 14:02"},
    {"11/20/2026 14:02", "2026-11-20 14:02"},
    {"2026-11-20 14:02", "2026-11-20 14:02"},
    {"2026/11/20 14:02:07", "2026-11-20 14:02:07"},
    {"14:02 on 20 Nov", "2026-11-20 14:02"},
    {"14:02, 20 Nov 2026", "2026-11-20 14:02"},
    {"Fri 20 Nov 14:02", "2026-11-20 14:02"},
    {"Fri, 20 Nov 2026 14:02:03 +0000", "2026-11-20 14:02:03Z"},
    {"20/Nov/2026:14:02:03 +0000", "2026-11-20 14:02:03Z"},
    {"Sat Nov 21 14:05:00 2026 +0000", "2026-11-21 14:05Z"},
    {"Sat Nov 21 14:05:00 2026", "2026-11-21 14:05"},
    {"Sat Nov 21 14:05:00 UTC 2026", "2026-11-21 14:05Z"},
    {"Sat Nov 21 14:05:00 CET 2026", "2026-11-21 13:05Z"},
    {"Sat Nov 21 02:05:00 PM CET 2026", "2026-11-21 13:05Z"},
    {"20 Nov noon", "2026-11-20 12:00"},
    {"20 Nov 24:00", "2026-11-21 00:00"},
    {"today 9:00", "2026-11-22 09:00"},
    {"yesterday 23:50", "2026-11-21 23:50"},
    {"Yesterday at 11:50 pm", "2026-11-21 23:50"},
    {"23:50 yesterday", "2026-11-21 23:50"},
    {"the day before yesterday 23:50", "2026-11-20 23:50"},
    {"two days ago 07:10", "2026-11-20 07:10"},
    {"a week ago 14:00", "2026-11-15 14:00"},
    {"yesterday evening 19:10", "2026-11-21 19:10"},
    {"this morning 9:00", "2026-11-22 09:00"},
    {"the next day 9:00", "2026-11-21 09:00"},
    {"the day before 9:00", "2026-11-19 09:00"},
    {"monday 14:00", "2026-11-16 14:00"},
    {"last fri 14:00", "2026-11-20 14:00"},
    {"14:00 on monday", "2026-11-16 14:00"},
    {"2026-11-20T14:02:00Z", "2026-11-20 14:02Z"},
    {"2026-11-20T14:02:00.250-05:00", "2026-11-20 19:02:00.25Z"},
    {"2026-11-20t14:02", "2026-11-20 14:02"},
    {"2026-11-20 14:02:03,123", "2026-11-20 14:02:03.123"},
    {"2026-11-20 14:02:00 UTC", "2026-11-20 14:02Z"},
    {"2026-11-20 14:02:00+00", "2026-11-20 14:02Z"},
    {"2026-11-20T14:02+01:00", "2026-11-20 13:02Z"},
    {"2026-11-20T14:02:00+0100", "2026-11-20 13:02Z"},
    {"20 Nov", "2026-11-20"},
    {"20 Nov 2025", "2025-11-20"},
    {"2021-05-12", "2021-05-12"},
    {"12 May 2021", "2021-05-12"},
    {"May 12, 2021", "2021-05-12"},
    {"12.05.2021", "2021-05-12"},
    {"20.11.", "2026-11-20"},
    {"yesterday", "2026-11-21"},
    {"monday", "2026-11-16"},
    {"March 2021", "2021-03"},
    {"in March", "2026-03"},
    {"in March 2021", "2021-03"},
    {"+25m", "2026-11-20 14:25"},
    {"+ 25 min", "2026-11-20 14:25"},
    {"+1h30m", "2026-11-20 15:30"},
    {"+1h30", "2026-11-20 15:30"},
    {"+1.5h", "2026-11-20 15:30"},
    {"+1d", "2026-11-21 14:00"},
    {"+40s", "2026-11-20 14:00:40"},
    {"-10m", "2026-11-20 13:50"},
    {"\u221210m", "2026-11-20 13:50"},
    {"5 minutes later", "2026-11-20 14:05"},
    {"half an hour earlier", "2026-11-20 13:30"},
    {"~14:02", "~2026-11-20 14:02"},
    {"~ 14:02", "~2026-11-20 14:02"},
    {"about 14:02", "~2026-11-20 14:02"},
    {"About 2pm", "~2026-11-20 14:00"},
    {"around noon", "~2026-11-20 12:00"},
    {"at about 14:02", "~2026-11-20 14:02"},
    {"shortly after 14:02", "~2026-11-20 14:02"},
    {"14:02ish", "~2026-11-20 14:02"},
    {"2pm-ish", "~2026-11-20 14:00"},
    {"14:02?", "~2026-11-20 14:02"},
    {"14:00 or so", "~2026-11-20 14:00"},
    {"20 Nov ~14:02", "~2026-11-20 14:02"},
    {"~20 Nov 14:02", "~2026-11-20 14:02"},
    {"~+5m", "~2026-11-20 14:05"},
    {"14:23-14:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"14:23\u201314:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"14:23 - 14:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"14:23\u219214:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"14:23 \u2192 14:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"14:23 -> 14:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"14:23 to 14:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"from 14:23 to 14:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"14:23 until 14:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"~14:23-14:25", "~2026-11-20 14:23 > 2026-11-20 14:25"},
    {"23:50-00:10", "2026-11-20 23:50 > 2026-11-21 00:10"},
    {"23:50 \u2192 21 Nov 00:10", "2026-11-20 23:50 > 2026-11-21 00:10"},
    {"20 Nov 14:23-14:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"2026-11-20 14:23-14:25", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"14:23 UTC - 14:25 UTC", "2026-11-20 14:23Z > 2026-11-20 14:25Z"},
    {"2:23pm-2:25pm", "2026-11-20 14:23 > 2026-11-20 14:25"},
    {"1763647500", "2025-11-20 14:05Z"},
    {"1763647500.25", "2025-11-20 14:05:00.25Z"},
    {"1763647500123", "2025-11-20 14:05:00.123Z"},
    {"1763647500123456", "2025-11-20 14:05:00.123456Z"},
    {"1763647500123456789", "2025-11-20 14:05:00.123456Z"},
    {"T3", "2026-11-20 14:10 T3"},
    {"t3", "2026-11-20 14:10 T3"},
    {"~T3", "~2026-11-20 14:10 T3"},
    {"T4", "~2026-11-20 14:30 T4"},
    {"T3+5m", "2026-11-20 14:15"},
    {"T3 -5 min", "2026-11-20 14:05"},
    {"?", "unknown"},
    {"??", "unknown"},
    {"unknown", "unknown"},
    {"no idea", "unknown"},
    {"don't know", "unknown"},
    {"not yet", "not yet"},
    {"ongoing", "not yet"},
    {"n/a", "n/a"},
    {"does not apply", "n/a"},
    {"14:05 Uhr", "2026-11-20 14:05"},
    {"14:23-14:25 UTC", "2026-11-20 14:23Z > 2026-11-20 14:25Z"},
};

struct LineSpelling {
  std::string_view words, meaning, text;
};
constexpr LineSpelling lines[] = {
    {"14.05 first page", "2026-11-20 14:05", "first page"},
    {"14.05: first page", "2026-11-20 14:05", "first page"},
    {"28 Nov 2026 2:05 PM first page", "2026-11-28 14:05", "first page"},
    {"14:05\u3000first page", "2026-11-20 14:05", "first page"},
    {"Sat Nov 21 14:05:00 2026 +0000 deploy", "2026-11-21 14:05Z", "deploy"},
    {"I1120 14:05:00.123456    1 main.go:12] first page", "2026-11-20 14:05:00.123456", "1 main.go:12] first page"},
    {"time=2026-11-20T14:05:00Z level=error msg=\"first page\"", "2026-11-20 14:05Z", "first page"},
    {"level=error ts=1763647500.25 msg=\"first \\\"page\\\"\"", "2025-11-20 14:05:00.25Z", "first \"page\""},
    {"{\"time\":\"2026-11-20T14:05:00Z\",\"level\":\"error\",\"msg\":\"first page\"}", "2026-11-20 14:05Z",
     "first page"},
    {"{\"ts\":1763647500.25,\"msg\":\"first page\"}", "2025-11-20 14:05:00.25Z", "first page"},
    {"{\"@timestamp\":\"2026-11-20T14:05:00Z\",\"message\":\"first page\"}", "2026-11-20 14:05Z", "first page"},
    {"1763647500 first page", "2025-11-20 14:05Z", "first page"},
    {"14:23-14:25 the disk was full", "2026-11-20 14:23 > 2026-11-20 14:25", "the disk was full"},
    {"14:23 \u2192 14:25 the disk was full", "2026-11-20 14:23 > 2026-11-20 14:25", "the disk was full"},
    {"14:23 \u2013 14:25: the disk was full", "2026-11-20 14:23 > 2026-11-20 14:25", "the disk was full"},
    {"12 May 2021 release 4.2", "2021-05-12", "release 4.2"},
    {"2021-05-12 release 4.2", "2021-05-12", "release 4.2"},
    {"in March 2021 the limit was set", "2021-03", "the limit was set"},
    {"In March we set the limit", "2026-03", "we set the limit"},
    {"20 Nov we deployed", "2026-11-20", "we deployed"},
    {"14:05 CEST first page", "2026-11-20 12:05Z", "first page"},
    {"14:05 CST first page", "zone CST UTC-6 UTC+8 UTC-5", "first page"},
    {"14:05 west region down", "2026-11-20 14:05", "west region down"},
    {"14:10 +0000 first page", "2026-11-20 14:10Z", "first page"},
    {"May 5 we deployed", "2026-05-05", "we deployed"},
    {"14:05 - 3 of 4 replicas", "2026-11-20 14:05", "3 of 4 replicas"},
    {"20 Nov", "2026-11-20", ""},
    {"## Friday, 20 November 2026", "2026-11-20", ""},
    {"## 14:05 first page", "2026-11-20 14:05", "first page"},
    {"#12 is open again", "no: ", "#12 is open again"},
    {"Nov 20 2000 requests failed", "2026-11-20", "2000 requests failed"},
    {"20 Nov 2000 users saw it", "2026-11-20", "2000 users saw it"},
    {"Nov 20 2026 alerts stopped", "2026-11-20", "alerts stopped"},
    {"Nov 20, 2000 we deployed", "2000-11-20", "we deployed"},
};

/// Sunday, 22 November 2026, 15:00 in the zone, in a story that has come to Friday, 14:00.
spoken::ParseContext sunday_in(const std::string& name) {
  spoken::ParseContext context;
  context.zone = zone(name);
  const auto on_clock = [zone = context.zone](const std::string& wall) {
    const auto local = std::chrono::floor<std::chrono::seconds>(at(wall + "Z")).time_since_epoch();
    return std::get<time::Micros>(zone.at(time::LocalSeconds{local}));
  };
  context.now = on_clock("2026-11-22T15:00:00");
  context.previous = on_clock("2026-11-20T14:00:00");
  context.previous_is_local = true;
  context.event = [on_clock](std::string_view id) -> std::optional<spoken::ParseContext::EventTime> {
    if (id == "T3") return {{on_clock("2026-11-20T14:10:00"), false, true}};
    if (id == "T4") return {{on_clock("2026-11-20T14:30:00"), true, true}};
    return {};
  };
  return context;
}

std::string moment(time::Micros at, bool local, const time::Zone& zone) {
  auto text = (local ? zone : time::Zone::utc()).instant(at).text;
  constexpr std::size_t offset_length = 6, minutes_end = 16, seconds_end = 19;
  text.resize(text.size() - offset_length);
  if (text.size() == seconds_end && text.ends_with(":00")) text.resize(minutes_end);
  text[10] = ' ';
  return local ? text : text + "Z";
}

std::string meaning(const spoken::ParsedTime& told, const time::Zone& zone) {
  const auto* one = std::get_if<spoken::ParsedMoment>(&told);
  if (!one) return shown(told, zone);
  const auto text = moment(one->at, one->local, zone);
  if (one->precision == spoken::Precision::day) return text.substr(0, 10);
  if (one->precision == spoken::Precision::month) return text.substr(0, 7);
  return (one->approx ? "~" : "") + text + (one->event.empty() ? "" : " " + one->event) +
         (one->until ? " > " + moment(*one->until, one->local, zone) : "");
}

}  // namespace

TEST_CASE("every spelling of a time is read in two zones") {
  CHECK(std::size(answers) + std::size(lines) >= 200);
  for (const std::string name : {"Europe/Berlin", "Asia/Kathmandu"}) {
    const auto context = sunday_in(name);
    for (const auto& [words, expected] : answers) {
      INFO(name << ": " << words);
      CHECK(meaning(spoken::parse_time(words, context), context.zone) == expected);
    }
    for (const auto& [words, expected, text] : lines) {
      INFO(name << ": " << words);
      const auto line = spoken::parse_line(words, context);
      CHECK(meaning(line.time, context.zone) == expected);
      CHECK(line.text == text);
    }
  }
}

TEST_CASE("time: an error names the part that cannot be parsed") {
  const auto context = sunday_in("Europe/Berlin");
  const auto why = [&](std::string_view words) { return shown(spoken::parse_time(words, context), context.zone); };
  CHECK(why("14:02 XYZ") ==
        "no: cannot parse \"14:02 XYZ\" as a time: unexpected \"xyz\"; try 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ?");
  CHECK(why("14:02 +25:00") == "no: no time zone has the offset +25:00; try +02:00, UTC+2 or CEST");
  CHECK(why("20 Nov 14:23 \u2192 19 Nov 14:25") ==
        "no: the span ends at 19 Nov 14:25, before it begins at 20 Nov 14:23: correct one of them");
}

TEST_CASE("an abbreviation of several zones is the one of the incident's zone, where that has it") {
  CHECK(meaning(spoken::parse_time("14:02 IST", sunday_in("Asia/Kolkata")), zone("Asia/Kolkata")) ==
        "2026-11-20 08:32Z");
  CHECK(meaning(spoken::parse_time("14:02 CST", sunday_in("America/Chicago")), zone("America/Chicago")) ==
        "2026-11-20 20:02Z");
}
