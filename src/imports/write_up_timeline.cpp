#include "imports/write_up_timeline.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <pm/paste.hpp>
#include <pm/secrets.hpp>
#include <pm/text.hpp>

namespace pm::imports::write_up {
namespace timeline {
namespace {

std::size_t next_word(std::string_view words, std::size_t at) {
  const auto blank = words.find(' ', at);
  return blank == words.npos ? words.size() : blank + 1;
}

bool has_year(std::string_view words) {
  constexpr std::size_t digits_of_year = 4;
  std::size_t digits = 0;
  for (const char c : words) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == digits_of_year) return true;
  }
  return false;
}

/// The end of a line, by which it is found again; a time may be before it.
std::string_view end_of(std::string_view line) {
  constexpr std::size_t longest = 16;
  while (!line.empty() && (line.back() == '|' || line.back() == ' ')) line.remove_suffix(1);
  return line.substr(line.size() - std::min(line.size(), longest));
}

/// The lines of a section that are in no event.
std::string lines_between(const Section& section, const std::vector<record::Event>& events) {
  std::set<std::string, std::less<>> ends;
  for (const auto& event : events)
    for (const auto line : text::lines(event.text)) ends.emplace(end_of(line));
  std::string between;
  for (const auto& part : parts_of(section.body)) {
    if (part.is_header) continue;
    const auto line = part.kind == Part::Kind::row ? text::join(part.cells, " | ") : part.text;
    const auto words = text::trim(line);
    // "All times in UTC." was read, and a row may be empty
    constexpr std::string_view zone_line = "all times ";
    if (text::lower_ascii(words.substr(0, zone_line.size())) == zone_line ||
        words.find_first_not_of("| ") == words.npos)
      continue;
    const bool is_time = std::holds_alternative<spoken::ParsedMoment>(spoken::parse_time(words, {}));
    const auto end = end_of(words);
    bool is_event = false;
    for (std::size_t at = 0; at < end.size() && !is_event; ++at) is_event = ends.contains(end.substr(at));
    if (!is_time && !is_event) between += std::string(words) + "\n";
  }
  return between;
}

record::Event event_of(const Candidate& candidate, const std::vector<record::Event>& before,
                       const ReadContext& context) {
  record::Event event;
  event.text = plain_text(candidate.text);
  if (text::is_blank(event.text)) event.text = candidate.text;
  if (candidate.at) {
    event.at = context.zone.instant(*candidate.at);
    if (candidate.approx) event.approx = true;
    if (candidate.precision != record::Precision::minute) event.precision = candidate.precision;
    if (candidate.until && *candidate.until > *candidate.at) event.until = context.zone.instant(*candidate.until);
  } else {
    event.at = before.empty() ? context.zone.instant(context.now) : before.back().at;
    event.precision = record::Precision::unknown;
  }
  if (auto url = secrets::clean_url(candidate.url).text; !url.empty()) event.url = std::move(url);
  return event;
}

}  // namespace
}  // namespace timeline

Timeline read_timeline(const Section& section, const ReadContext& context) {
  auto paste = read_paste(section.heading + "\n" + without_html_lists(section.body), context);
  Timeline result;
  for (const auto& candidate : paste.candidates)
    result.events.push_back(timeline::event_of(candidate, result.events, context));
  if (result.events.empty()) return result;
  result.notes = std::move(paste.notes);
  if (paste.untimed > 0) result.notes.push_back(fmt::format("{} lines of the timeline have no time", paste.untimed));
  result.rest = timeline::lines_between(section, result.events);
  return result;
}

std::optional<time::Day> day_in(std::string_view words, const time::Zone& zone, time::Micros now) {
  spoken::ParseContext context;
  context.zone = zone;
  context.now = now;
  const auto day_of = [&](std::string_view part) -> std::optional<time::Day> {
    const auto parsed = spoken::parse_time(part, context);
    const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed);
    if (moment == nullptr || moment->is_dayless || moment->is_relative ||
        moment->precision == spoken::Precision::month || part.find_first_of("0123456789") == part.npos)
      return {};
    return zone.day(moment->at);
  };
  if (auto day = day_of(words)) return day;
  constexpr std::size_t most_words = 5, longest = 200;
  words = words.substr(0, longest);
  for (std::size_t begin = 0; begin < words.size(); begin = timeline::next_word(words, begin)) {
    auto end = begin;
    for (std::size_t count = 0; count < most_words && end < words.size(); ++count) {
      end = timeline::next_word(words, end);
      auto part = text::trim(words.substr(begin, end - begin));
      while (!part.empty() && std::string_view(".,;:)]").find(part.back()) != std::string_view::npos)
        part.remove_suffix(1);
      if (!timeline::has_year(part)) continue;
      if (auto day = day_of(part)) return day;
    }
  }
  return {};
}

}  // namespace pm::imports::write_up
