#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>
#include <utility>

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

Milestone well_again(const Times& times) {
  return times.of(Milestone::mitigated) ? Milestone::mitigated : Milestone::resolved;
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

bool has_time(const Event& event) { return event.precision != Precision::unknown; }

bool has_clock(const Event& event) {
  return has_time(event) && event.precision != Precision::day && event.precision != Precision::month;
}

std::optional<std::chrono::microseconds> time_between(const Record& record, Milestone from, Milestone to) {
  const auto &begin = record.times.of(from), &end = record.times.of(to);
  if (!begin || !end) return std::nullopt;
  if (!contains(record.times.day_only, from) && !contains(record.times.day_only, to)) return end->at - begin->at;
  const auto zone = zone_of(record);
  const auto days = time::days_between(zone.day(begin->at), zone.day(end->at));
  if (days == 0) return std::nullopt;
  return std::chrono::days(days);
}

std::optional<std::chrono::microseconds> time_to_detect(const Record& record) {
  return time_between(record, Milestone::started, Milestone::detected);
}

std::optional<std::chrono::microseconds> time_to_mitigate(const Record& record) {
  return time_between(record, Milestone::detected, well_again(record.times));
}

std::optional<std::chrono::microseconds> impact_duration(const Record& record) {
  return time_between(record, Milestone::started, well_again(record.times));
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

bool precedes(const Event& a, const Event& b) {
  const auto order = [](const Event& event) {
    return std::tuple(event.at.at, event.id.size(), std::string_view(event.id));
  };
  return order(a) < order(b);
}

void sort_timeline(Record& record) {
  if (!record.timeline || std::is_sorted(record.timeline->begin(), record.timeline->end(), precedes)) return;
  auto& events = *record.timeline;
  std::vector<std::size_t> old_place(events.size()), new_place(events.size());
  std::iota(old_place.begin(), old_place.end(), 0U);
  std::sort(old_place.begin(), old_place.end(), [&](std::size_t a, std::size_t b) {
    if (precedes(events[a], events[b])) return true;
    return a < b && !precedes(events[b], events[a]);
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

/// The event that each event without a time was placed at: the one before it at the same time, else the one after it.
std::vector<std::pair<std::string, std::string>> places(const Record& record) {
  std::vector<std::pair<std::string, std::string>> found;
  const auto& events = *record.timeline;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (has_time(events[i])) continue;
    const auto is_place = [&](std::size_t k) { return has_time(events[k]) && events[k].at.at == events[i].at.at; };
    std::optional<std::size_t> place;
    for (std::size_t k = i; k > 0 && !place && events[k - 1].at.at == events[i].at.at; --k)
      if (is_place(k - 1)) place = k - 1;
    for (std::size_t k = i + 1; k < events.size() && !place && events[k].at.at == events[i].at.at; ++k)
      if (is_place(k)) place = k;
    found.emplace_back(events[i].id, place ? events[*place].id : "");
  }
  return found;
}

/// The event with a time and the lowest number: the first line.
const Event* first_line(const Record& record) {
  const Event* first = nullptr;
  for (const Event& event : *record.timeline)
    if (has_time(event) && (!first || std::tuple(event.id.size(), event.id) < std::tuple(first->id.size(), first->id)))
      first = &event;
  return first;
}

constexpr std::string_view assumed_day_mark = "assumed-day:";

}  // namespace

void move_events_without_time(Record& now, const Record& before) {
  if (!now.timeline || !before.timeline || std::ranges::all_of(*before.timeline, has_time)) return;
  const auto* first = first_line(before) == nullptr ? first_line(now) : nullptr;
  for (const auto& [id, place] : places(before)) {
    const auto* anchor = place.empty() ? first : find_event(now, place);
    const auto event = std::ranges::find(*now.timeline, id, &Event::id);
    const auto* old = find_event(before, id);
    if (!anchor || event == now.timeline->end() || has_time(*event) || event->at.at != old->at.at) continue;
    event->at = anchor->at;
  }
  sort_timeline(now);
}

std::vector<std::string> assumed_day_items(const Record& record) {
  std::vector<std::string> items;
  for (const auto& mark : record.interview.said.value_or(std::vector<std::string>{})) {
    if (!mark.starts_with(assumed_day_mark)) continue;
    auto item = mark.substr(assumed_day_mark.size());
    const bool is_milestone_there =
        std::ranges::any_of(milestones, [&](Milestone m) { return record.times.of(m) && to_string(m) == item; });
    if (is_milestone_there || find_event(record, item)) items.push_back(std::move(item));
  }
  return items;
}

bool has_assumed_day(const Record& record, std::string_view item) {
  const auto& said = record.interview.said;
  return said && std::ranges::find(*said, std::string(assumed_day_mark) + std::string(item)) != said->end();
}

void set_assumed_day(Record& record, std::string_view item, bool is_assumed) {
  const auto mark = std::string(assumed_day_mark) + std::string(item);
  auto& said = record.interview.said;
  if (said) std::erase(*said, mark);
  if (!is_assumed) return;
  if (!said) said.emplace();
  said->push_back(mark);
}

namespace {

ProblemTimes times_now(const Record& record) {
  ProblemTimes times;
  times.given = true;
  times.started = record.times.of(Milestone::started);
  times.detected = record.times.of(Milestone::detected);
  times.mitigated = record.times.of(Milestone::mitigated);
  times.resolved = record.times.of(Milestone::resolved);
  return times;
}

bool is_same_moment(const std::optional<time::Instant>& a, const std::optional<time::Instant>& b) {
  return a.has_value() == b.has_value() && (!a || a->at == b->at);
}

}  // namespace

void set_problem_times(Record& record) { record.problem_times = times_now(record); }

bool is_problem_stale(const Record& record) {
  const auto& then = record.problem_times;
  const bool is_reworded = record.problem || record.summary;
  const bool is_known = then.given || then.started || then.detected || then.mitigated || then.resolved;
  if (!is_reworded || !is_known) return false;
  const auto now = times_now(record);
  return !is_same_moment(then.started, now.started) || !is_same_moment(then.detected, now.detected) ||
         !is_same_moment(then.mitigated, now.mitigated) || !is_same_moment(then.resolved, now.resolved);
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
