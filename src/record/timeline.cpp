#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

#include <pm/record_facts.hpp>

#include "record/event_order.hpp"

namespace pm::record {

namespace {

/// Waivers say where they hold by the event's place in the list, so they follow it to its new one.
void follow(std::vector<Waiver>& waivers, const std::vector<std::size_t>& new_place) {
  constexpr std::string_view timeline = "/timeline/";
  for (Waiver& waiver : waivers) {
    if (!waiver.at.starts_with(timeline)) continue;
    const char* const end = waiver.at.data() + waiver.at.size();
    std::size_t place = 0;
    const auto [rest, error] = std::from_chars(waiver.at.data() + timeline.size(), end, place);
    if (error != std::errc{} || place >= new_place.size()) continue;
    waiver.at = std::string(timeline) + std::to_string(new_place[place]) + std::string(rest, end);
  }
}

}  // namespace

bool comes_before(const Event& a, const Event& b) {
  const auto order = [](const Event& event) {
    return std::tuple(event.at.at, event.id.size(), std::string_view(event.id));
  };
  return order(a) < order(b);
}

void sort_timeline(Record& record) {
  if (!record.timeline || std::is_sorted(record.timeline->begin(), record.timeline->end(), comes_before)) return;
  auto& events = *record.timeline;
  std::vector<std::size_t> old_place(events.size()), new_place(events.size());
  std::iota(old_place.begin(), old_place.end(), 0U);
  std::sort(old_place.begin(), old_place.end(), [&](std::size_t a, std::size_t b) {
    if (comes_before(events[a], events[b])) return true;
    return a < b && !comes_before(events[b], events[a]);
  });

  std::vector<Event> sorted;
  sorted.reserve(events.size());
  for (const std::size_t place : old_place) {
    new_place[place] = sorted.size();
    sorted.push_back(std::move(events[place]));
  }
  events = std::move(sorted);
  if (record.waivers) follow(*record.waivers, new_place);
}

}  // namespace pm::record
