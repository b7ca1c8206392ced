#include <algorithm>

#include <pm/record_facts.hpp>

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

}  // namespace pm::record
