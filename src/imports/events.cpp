// Candidates that a person picked, as events of the timeline.
#include <algorithm>
#include <charconv>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include <pm/candidates.hpp>
#include <pm/text.hpp>

namespace pm::imports {
namespace {

void append_distinct(std::string& all, std::string_view part, std::string_view separator) {
  if (part.empty()) return;
  if (!all.empty()) all += separator;
  all += part;
}

/// The place of an event without a time: the first moment of the incident day, as one that was typed first.
time::Instant place_without_time(const record::Record& record) {
  const auto zone = record::zone_of(record);
  if (record.timeline && !record.timeline->empty()) return record.timeline->back().at;
  const auto day = record::incident_day(record).value_or(time::Day{"1970-01-01"});
  const auto midnight = zone.at(time::LocalSeconds(time::days_of(day)));
  if (const auto* at = std::get_if<time::Micros>(&midnight)) return zone.instant(*at);
  if (const auto* twice = std::get_if<time::AmbiguousLocalTime>(&midnight)) return zone.instant(twice->first);
  return zone.instant(std::get<time::NonexistentLocalTime>(midnight).clock_change);
}

void set_milestone(record::Times& times, record::Milestone milestone, const time::Instant& at, bool is_approx) {
  times.of(milestone) = at;
  const auto remove = [&](std::optional<std::vector<record::Milestone>>& list) {
    if (list) std::erase(*list, milestone);
    if (list && list->empty()) list.reset();
  };
  for (auto* list : {&times.approximate, &times.unknown, &times.not_applicable, &times.day_only}) remove(*list);
  if (!is_approx) return;
  if (!times.approximate) times.approximate.emplace();
  times.approximate->push_back(milestone);
  std::ranges::sort(*times.approximate);
}

std::optional<std::size_t> number_in(std::string_view word) {
  std::size_t number = 0;
  const auto* const end = word.data() + word.size();
  const auto [stopped, error] = std::from_chars(end - word.size(), end, number);
  return error == std::errc{} && stopped == end && number > 0 ? std::optional(number) : std::nullopt;
}

}  // namespace

record::Event event_of(const PickedEvent& pick, std::span<const KeptCandidate> candidates, const People& people,
                       const time::Zone& zone) {
  record::Event event;
  std::string key, text;
  std::vector<std::string> shown_people, sources;
  const Candidate* first = nullptr;
  bool is_verbatim = false;
  for (const auto index : pick.candidates) {
    const auto& c = candidates[index].candidate;
    if (!first) first = &c;
    append_distinct(text, people.without_names(c.text), " / ");
    append_distinct(key, c.key, " + ");
    if (auto name = people.shown(c); name && std::ranges::find(shown_people, *name) == shown_people.end())
      shown_people.push_back(std::move(*name));
    if (!c.source.empty() && std::ranges::find(sources, c.source) == sources.end()) sources.push_back(c.source);
    if (!event.url && !c.url.empty()) event.url = c.url;
    if (!event.kind) event.kind = c.kind;
    is_verbatim |= c.verbatim;
  }
  if (first == nullptr) return event;
  event.text = pick.words ? people.without_names(*pick.words) : text;
  if (first->at) {
    event.at = zone.instant(*first->at);
    if (first->approx) event.approx = true;
    if (first->precision != record::Precision::minute) event.precision = first->precision;
    if (first->until && *first->until > *first->at) event.until = zone.instant(*first->until);
  } else {
    event.precision = record::Precision::unknown;
  }
  if (!shown_people.empty()) event.who = text::join(shown_people, ", ");
  if (!sources.empty()) event.source = text::join(sources, ", ");
  if (!key.empty()) event.key = key;
  if (is_verbatim && !pick.words) event.verbatim = true;
  return event;
}

TakenEvents take_events(record::Record& record, std::span<const PickedEvent> picks, CandidateFile& file,
                        const People& people) {
  TakenEvents taken;
  const auto zone = record::zone_of(record);
  std::unordered_set<std::string> known;
  if (record.timeline)
    for (const auto& event : *record.timeline)
      for (auto& key : keys_of(event)) known.insert(std::move(key));
  for (const auto& pick : picks) {
    auto fresh = pick;
    std::erase_if(fresh.candidates, [&](std::size_t index) {
      const auto& kept = file.candidates[index];
      return !kept.event.empty() || (!kept.candidate.key.empty() && known.contains(kept.candidate.key));
    });
    if (fresh.candidates.empty()) {
      ++taken.known;
      continue;
    }
    auto event = event_of(fresh, file.candidates, people, zone);
    event.id = record::next_event_id(record);
    if (event.at.text.empty()) event.at = place_without_time(record);
    const auto* of = pick.milestone_of ? &file.candidates[*pick.milestone_of].candidate : nullptr;
    if (pick.milestone && of != nullptr && of->at)
      set_milestone(record.times, *pick.milestone, zone.instant(*of->at), of->approx);
    else if (pick.milestone && record::has_clock(event))
      set_milestone(record.times, *pick.milestone, event.at, event.approx.value_or(false));
    for (const auto index : fresh.candidates) {
      file.candidates[index].event = event.id;
      known.insert(file.candidates[index].candidate.key);
    }
    taken.ids.push_back(event.id);
    if (!record.timeline) record.timeline.emplace();
    record.timeline->push_back(std::move(event));
  }
  record::sort_timeline(record);
  return taken;
}

Result<std::vector<std::size_t>> parse_selection(std::string_view words, std::span<const KeptCandidate> candidates) {
  std::vector<std::size_t> picked;
  const auto add = [&](std::size_t index) {
    if (std::ranges::find(picked, index) == picked.end()) picked.push_back(index);
  };
  for (std::size_t from = 0; from <= words.size();) {
    const auto end = std::min(words.find(',', from), words.size());
    const auto part = text::trim(words.substr(from, end - from));
    from = end + 1;
    if (part.empty()) continue;
    if (part == "marked") {
      for (std::size_t i = 0; i < candidates.size(); ++i)
        if (candidates[i].is_marked) add(i);
      continue;
    }
    const auto dash = part.find('-');
    const auto first = number_in(text::trim(part.substr(0, dash)));
    const auto last = dash == part.npos ? first : number_in(text::trim(part.substr(dash + 1)));
    if (!first || !last || *first > *last)
      return fail(ErrorKind::usage, fmt::format("\"{}\" is not a selection", part), "such as 3,7-12 or marked");
    if (*last > candidates.size())
      return fail(ErrorKind::usage, fmt::format("there is no candidate {}", *last),
                  candidates.empty() ? "there are none; read a source first: pm import RECORD SOURCE"
                                     : fmt::format("they are numbered from 1 to {}", candidates.size()));
    for (auto number = *first; number <= *last; ++number) add(number - 1);
  }
  std::ranges::sort(picked);
  return picked;
}

}  // namespace pm::imports
