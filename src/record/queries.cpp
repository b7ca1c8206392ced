#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "record/validation.hpp"

namespace pm::record {

namespace {

template <class Item>
const Item* find_by_id(const std::optional<std::vector<Item>>& items, std::string_view id) {
  if (!items) return nullptr;
  const auto found = std::find_if(items->begin(), items->end(), [&](const Item& item) { return item.id == id; });
  return found == items->end() ? nullptr : &*found;
}

std::optional<std::chrono::microseconds> between(const std::optional<time::Instant>& from,
                                                 const std::optional<time::Instant>& to) {
  if (!from || !to) return std::nullopt;
  return to->at - from->at;
}

const std::optional<time::Instant>& well_again(const Times& times) {
  const auto& mitigated = times.of(Milestone::mitigated);
  return mitigated ? mitigated : times.of(Milestone::resolved);
}

std::size_t factors_helped(const Record& record, const Fix& fix) {
  if (!record.factors) return 0;
  return static_cast<std::size_t>(std::count_if(record.factors->begin(), record.factors->end(),
                                                [&](const Factor& factor) { return addresses(fix, factor.id); }));
}

}  // namespace

bool is_near_miss(const Record& record) { return record.kind == IncidentKind::near_miss; }

bool contains(const std::optional<std::vector<Milestone>>& list, Milestone milestone) {
  return list && std::find(list->begin(), list->end(), milestone) != list->end();
}

bool is_approximate(const Times& times, Milestone milestone) { return contains(times.approximate, milestone); }

std::optional<std::chrono::microseconds> time_to_detect(const Record& record) {
  return between(record.times.of(Milestone::started), record.times.of(Milestone::detected));
}

std::optional<std::chrono::microseconds> time_to_mitigate(const Record& record) {
  return between(record.times.of(Milestone::detected), well_again(record.times));
}

std::optional<std::chrono::microseconds> impact_duration(const Record& record) {
  return between(record.times.of(Milestone::started), well_again(record.times));
}

const Factor* find_factor(const Record& record, std::string_view id) { return find_by_id(record.factors, id); }
const Fix* find_fix(const Record& record, std::string_view id) { return find_by_id(record.fixes, id); }
const Event* find_event(const Record& record, std::string_view id) { return find_by_id(record.timeline, id); }

bool addresses(const Fix& fix, std::string_view factor) {
  return fix.addresses && std::find(fix.addresses->begin(), fix.addresses->end(), factor) != fix.addresses->end();
}

bool is_kept(const Fix& fix) { return fix.status != FixStatus::dropped; }

std::size_t open_fixes(const Record& record) {
  if (!record.fixes) return 0;
  return static_cast<std::size_t>(std::count_if(record.fixes->begin(), record.fixes->end(),
                                                [](const Fix& fix) { return fix.status == FixStatus::open; }));
}

bool is_overdue(const Fix& fix, const time::Day& today) {
  return fix.status == FixStatus::open && fix.due && *fix.due < today;
}

std::vector<std::string> broadest_by_count(const Record& record) {
  std::vector<std::string> broadest;
  std::size_t most = 1;
  for (const Fix& fix : record.fixes.value_or(std::vector<Fix>{})) {
    const std::size_t helped = is_kept(fix) ? factors_helped(record, fix) : 0;
    if (helped < most) continue;
    if (helped > most) broadest.clear();
    most = helped;
    broadest.push_back(fix.id);
  }
  return broadest;
}

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

namespace {

constexpr int longest_soak = 14;          // days after the meeting
constexpr std::size_t longest_slug = 60;  // characters after the day
constexpr std::size_t day_length = 10;    // "2026-11-20"

}  // namespace

time::Zone zone_of(const Record& record) {
  if (!record.timezone) return time::Zone::utc();
  return time::Zone::find(*record.timezone).value_or(time::Zone::utc());
}

std::optional<time::Day> incident_day(const Record& record) {
  if (const auto& started = record.times.of(Milestone::started)) return zone_of(record).day(started->at);
  if (record.day) return record.day;
  return time::parse_day(std::string_view(record.id).substr(0, day_length));
}

std::optional<time::Day> meeting_day(const Record& record) {
  if (record.meeting.held_at) return zone_of(record).day(record.meeting.held_at->at);
  return time::parse_day(std::string_view(record.id).substr(0, day_length));
}

std::optional<time::Day> last_soak_day(const Record& record) {
  if (!record.soak_until) return std::nullopt;
  const auto meeting = meeting_day(record);
  return meeting ? std::min(*record.soak_until, time::plus_days(*meeting, longest_soak)) : *record.soak_until;
}

std::string make_id(const time::Day& day, std::string_view title, std::string_view uid) {
  constexpr std::size_t letters_of_uid = 6;
  auto slug = text::slug(title, longest_slug);
  if (slug.empty()) {
    slug = "incident";
    if (!text::is_blank(title) && !uid.empty()) slug += "-" + std::string(uid.substr(0, letters_of_uid));
  }
  return day.text + "-" + slug;
}

Number Number::of(double value) {
  std::array<char, 32> letters;  // the shortest form of a double takes at most 24
  const auto end = std::to_chars(letters.data(), letters.data() + letters.size(), value).ptr;
  return {value, std::string(letters.data(), end)};
}

}  // namespace pm::record
