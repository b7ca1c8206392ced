#include "imports/paste_clock.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::imports::paste {
namespace {

constexpr std::pair<std::string_view, std::string_view> blanks[] = {
    {"\xC2\xA0", " "},    {"\xE2\x80\xAF", " "}, {"\xE2\x80\x89", " "}, {"\xE2\x80\x82", " "}, {"\xE2\x80\x83", " "},
    {"\xE2\x80\x8B", ""}, {"\xE2\x80\x8E", ""},  {"\xE2\x80\x8F", ""},  {"\xEF\xBB\xBF", ""},  {"\r", ""},
};

record::Precision precision_of(const spoken::ParsedMoment& moment, std::string_view words) {
  if (moment.precision == spoken::Precision::day) return record::Precision::day;
  if (moment.precision == spoken::Precision::month) return record::Precision::month;
  return std::ranges::count(words.substr(0, 40), ':') >= 2 ? record::Precision::second : record::Precision::minute;
}

bool is_day(const spoken::ParsedMoment& moment) { return moment.precision == spoken::Precision::day; }

/// "14:02" of "- **14:02**:"
std::string shown_clock(std::string_view words) {
  constexpr std::string_view marks = " \t-*_[](){}|:,;#>`\"";
  constexpr std::size_t widest = 30;
  words = words.substr(std::min(words.find_first_not_of(marks), words.size()));
  while (!words.empty() && marks.find(words.back()) != marks.npos) words.remove_suffix(1);
  return text::truncate_to_width(words, widest);
}

/// "UTC" of "Timeline (all times in UTC)"; empty: none.
std::vector<std::string> zone_candidates(std::string_view heading) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    constexpr std::size_t shortest = 2, longest = 40;
    const auto letters =
        static_cast<std::size_t>(std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; }));
    const bool is_abbreviation =
        letters >= shortest && std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    if ((is_abbreviation || word.find('/') != word.npos) && word.size() <= longest) words.push_back(word);
    word.clear();
  };
  for (const char c : heading) {
    const bool is_part = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
                         c == '-' || c == '/' || c == '_' ||
                         (c == ':' && !word.empty() && word.find_first_of("+-") != word.npos);
    if (is_part)
      word += c;
    else
      end_word();
  }
  end_word();
  return words;
}

}  // namespace

std::string plain_blanks(std::string_view line) {
  if (std::ranges::all_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\r'; }))
    return std::string(line);
  std::string plain;
  plain.reserve(line.size());
  while (!line.empty()) {
    const auto* found = std::ranges::find_if(blanks, [&](const auto& blank) { return line.starts_with(blank.first); });
    if (found != std::end(blanks)) {
      plain += found->second;
      line.remove_prefix(found->first.size());
      continue;
    }
    plain += line.front();
    line.remove_prefix(1);
  }
  return plain;
}

spoken::ParseContext PasteClock::parse_context() const {
  spoken::ParseContext context;
  context.zone = context_.zone;
  context.now = context_.now;
  context.is_in_paste = true;
  context.previous = previous_;
  context.previous_is_local = true;
  if (!previous_) context.day = heading_ ? heading_ : context_.day;
  return context;
}

time::Micros PasteClock::in_named_zone(time::Micros at) const {
  if (zone_words_.empty()) return at;
  const auto wall = context_.zone.local(at);
  const auto day = time::day_of(std::chrono::floor<std::chrono::days>(wall));
  const std::chrono::hh_mm_ss clock(wall - std::chrono::floor<std::chrono::days>(wall));
  spoken::ParseContext context;
  context.zone = context_.zone;
  context.now = context_.now;
  if (const auto zone = time::Zone::find(zone_words_); zone && zone_words_.find('/') != zone_words_.npos) {
    const auto there = zone->at(wall);
    return std::holds_alternative<time::Micros>(there) ? std::get<time::Micros>(there) : at;
  }
  const auto parsed = spoken::parse_time(fmt::format("{} {:02}:{:02}:{:02} {}", day.text, clock.hours().count(),
                                                     clock.minutes().count(), clock.seconds().count(), zone_words_),
                                         context);
  const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed);
  return moment != nullptr ? moment->at : at;
}

void PasteClock::note_day(const time::Day& day, std::string_view words) {
  constexpr int most_notes = 3;
  if (!previous_) {
    sink_.note(heading_
                   ? fmt::format("clock times below a day are read on that day")
                   : fmt::format("the first clock time, {}, is read on {}", shown_clock(words), weekday_text(day)));
  } else if (day != context_.zone.day(*previous_) && noted_changes_++ < most_notes) {
    sink_.note(
        fmt::format("{} is read on {}, another day than the line before", shown_clock(words), weekday_text(day)));
  }
}

/// "Yesterday 10:32" counts from the import, as nobody knows when it was copied.
void PasteClock::note_relative_day(const spoken::ParsedMoment& moment, std::string_view words) {
  const auto word = words.substr(0, words.find(' '));
  const auto lower = text::lower_ascii(word);
  if (lower == "today" || lower == "yesterday")
    sink_.note(fmt::format("\"{}\" is read as {}", word, weekday_text(context_.zone.day(moment.at))));
}

std::optional<SourceTime> PasteClock::take_moment(const spoken::ParsedMoment& moment, std::string_view words) {
  auto at = moment.at;
  if (moment.is_dayless) note_day(context_.zone.day(at), words);
  names_days_ = names_days_ || !(moment.is_dayless || moment.is_relative);
  if (moment.local && !is_day(moment)) {
    sink_.note(zone_words_.empty() ? fmt::format("clock times without a zone are read in {}", context_.zone.name())
                                   : fmt::format("clock times are read in {}, which the text names", zone_words_));
  }
  previous_ = at;
  if (moment.local) at = in_named_zone(at) + shift_;
  return SourceTime{at, precision_of(moment, words), moment.approx};
}

std::optional<SourceTime> PasteClock::take(const spoken::ParsedTime& parsed, std::string_view words) {
  if (const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed)) return take_moment(*moment, words);
  if (const auto* twice = std::get_if<spoken::AmbiguousTime>(&parsed)) {
    sink_.note(fmt::format("{} happened twice on the clocks of {}: the first one is taken", shown_clock(words),
                           context_.zone.name()));
    previous_ = twice->first;
    return SourceTime{twice->first, record::Precision::minute, true};
  }
  if (const auto* shared = std::get_if<spoken::AmbiguousZone>(&parsed))
    sink_.note(fmt::format("\"{}\" is the name of several zones: times with it are left unknown", shared->name));
  if (const auto* error = std::get_if<spoken::ParseError>(&parsed); error != nullptr && !error->why.empty())
    sink_.note(fmt::format("a time is left unknown: {}", error->why));
  return {};
}

std::optional<SourceTime> PasteClock::read(std::string_view words) {
  auto parsed = spoken::parse_time(date_order_.with_day_first(words), parse_context());
  const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed);
  constexpr std::string_view today = "today at ";
  const bool is_today = text::lower_ascii(words.substr(0, today.size())) == today;
  if (moment != nullptr && is_today && moment->at > context_.now && context_.day) {
    // it was copied on another day
    sink_.note(fmt::format("\"{}\" has not come yet: it is read on {}", words, weekday_text(*context_.day)));
    return read(fmt::format("{} {}", context_.day->text, words.substr(today.size())));
  }
  if (moment != nullptr) note_relative_day(*moment, words);
  return take(parsed, words);
}

std::optional<SourceTime> PasteClock::read_bare(std::string_view words) {
  if (!previous_) return read(words);
  const auto context = parse_context();
  std::optional<spoken::ParsedMoment> best;
  for (const auto* half : {" AM", " PM"}) {
    const auto parsed = spoken::parse_time(std::string(words) + half, context);
    const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed);
    if (moment == nullptr || moment->at + std::chrono::minutes{1} <= *previous_) continue;
    if (!best || moment->at < best->at) best = *moment;
  }
  return best ? take_moment(*best, words) : read(words);
}

TimedLine PasteClock::read_line(std::string_view written) {
  const auto line = date_order_.with_day_first(written);
  auto parsed = spoken::parse_line(line, parse_context());
  TimedLine timed{{}, {}, true, std::move(parsed.text)};
  if (const auto* error = std::get_if<spoken::ParseError>(&parsed.time); error != nullptr && error->why.empty()) {
    timed.has_time = false;
    return timed;
  }
  const auto text_begin = timed.text.empty() ? line.size() : line.rfind(timed.text);
  const auto words = std::string_view(line).substr(0, text_begin);  // all of a line of JSON
  const auto before = previous_;
  timed.time = take(parsed.time, words);
  const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed.time);
  if (moment == nullptr) return timed;
  if (moment->until) timed.until = moment->local ? in_named_zone(*moment->until) : *moment->until;
  if (is_day(*moment)) {
    previous_ = before;
    if (!text::is_blank(timed.text)) {
      heading_ = context_.zone.day(moment->at);
      previous_.reset();
    }
  }
  return timed;
}

std::optional<time::Day> PasteClock::day_of_weekday(std::string_view line) const {
  using namespace std::chrono;
  auto context = parse_context();
  context.previous.reset();
  context.day.reset();
  constexpr int years_back = 6;
  const auto this_year = year_month_day{floor<days>(context_.now)}.year();
  for (int back = 0; back <= years_back; ++back) {
    const auto parsed = spoken::parse_time(fmt::format("{}, {}", line, int{this_year} - back), context);
    const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed);
    if (moment != nullptr && is_day(*moment) && moment->at <= context_.now) return context_.zone.day(moment->at);
  }
  return {};
}

bool PasteClock::read_day(std::string_view line) {
  constexpr std::size_t longest = 60;
  line = text::trim(line);
  while (!line.empty() && (std::string_view("#*_-> \t|=").find(line.front()) != std::string_view::npos))
    line.remove_prefix(1);
  while (!line.empty() && (std::string_view("#*_-: \t|=").find(line.back()) != std::string_view::npos))
    line.remove_suffix(1);
  if (line.empty() || line.size() > longest) return false;
  auto context = parse_context();
  context.previous.reset();
  const auto parsed = spoken::parse_time(date_order_.with_day_first(line), context);
  std::optional<time::Day> day;
  if (const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed); moment != nullptr && is_day(*moment))
    day = context_.zone.day(moment->at);
  const bool has_digit = line.find_first_of("0123456789") != line.npos;
  if (!day && has_digit && std::holds_alternative<spoken::ParseError>(parsed)) day = day_of_weekday(line);
  if (!day) return false;
  if (!has_digit) sink_.note(fmt::format("\"{}\" is read as {}", line, weekday_text(*day)));
  names_days_ = names_days_ || has_digit;
  heading_ = day;
  previous_.reset();
  return true;
}

void PasteClock::read_zone(std::string_view heading) {
  if (text::lower_ascii(heading).find("time") == std::string::npos) return;
  for (const auto& word : zone_candidates(heading)) {
    if (word.find('/') != word.npos) {
      if (time::Zone::find(word)) zone_words_ = word;
      continue;
    }
    const auto parsed = spoken::parse_time("12:00 " + word, parse_context());
    if (const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed); moment != nullptr && !moment->local)
      zone_words_ = word;
    if (std::holds_alternative<spoken::AmbiguousZone>(parsed))
      sink_.note(fmt::format("\"{}\" is the name of several zones; name the zone with --zone", word));
  }
}

void PasteClock::set(time::Micros at, std::string_view shown) {
  using namespace std::chrono;
  constexpr minutes step{15}, half_day{12 * 60};
  spoken::ParseContext context;
  context.zone = context_.zone;
  context.now = context_.now;
  context.day = context_.zone.day(at);
  const auto parsed = spoken::parse_time(shown, context);
  if (const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed)) {
    auto difference = round<minutes>(at - moment->at);
    if (difference > half_day) difference -= 2 * half_day;
    if (difference < -half_day) difference += 2 * half_day;
    shift_ =
        minutes{static_cast<int>(std::lround(static_cast<double>(difference.count()) / step.count())) * step.count()};
    if (shift_ != minutes{0})
      sink_.note(
          fmt::format("the clock times were copied in another zone than {}: the links to the messages correct them",
                      context_.zone.name()));
  }
  previous_ = at - shift_;
}

}  // namespace pm::imports::paste
