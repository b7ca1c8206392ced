#include <pm/selection.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::imports {
namespace {

constexpr std::size_t most_undo = 200;

struct MilestoneChoice {
  record::Milestone milestone;
  std::string_view label;
};
constexpr std::array<MilestoneChoice, 5> milestone_choices = {{{record::Milestone::started, "impact started"},
                                                               {record::Milestone::detected, "detected"},
                                                               {record::Milestone::engaged, "acknowledged"},
                                                               {record::Milestone::mitigated, "mitigated"},
                                                               {record::Milestone::resolved, "resolved"}}};

}  // namespace

std::string_view label_of(record::Milestone milestone) {
  return std::ranges::find(milestone_choices, milestone, &MilestoneChoice::milestone)->label;
}

std::optional<record::Milestone> parse_milestone(std::string_view words) {
  const auto word = text::lower_ascii(text::trim(words));
  if (word.size() == 1 && word[0] >= '1' && word[0] <= '5')
    return milestone_choices.at(static_cast<std::size_t>(word[0] - '1')).milestone;
  if (word.empty()) return std::nullopt;
  for (const auto& [milestone, label] : milestone_choices)
    if (label.starts_with(word) || record::to_string(milestone).starts_with(word)) return milestone;
  return std::nullopt;
}

const PickedEvent* Selection::pick_of(std::size_t candidate) const {
  const auto found = std::ranges::find_if(now_.picks, [&](const PickedEvent& pick) {
    return std::ranges::find(pick.candidates, candidate) != pick.candidates.end();
  });
  return found == now_.picks.end() ? nullptr : &*found;
}

PickedEvent* Selection::open_pick_of(std::size_t candidate) {
  const auto* pick = pick_of(candidate);
  return pick == nullptr ? nullptr : &now_.picks[static_cast<std::size_t>(pick - now_.picks.data())];
}

PickedEvent& Selection::pick_or_take(std::size_t candidate) {
  if (auto* pick = open_pick_of(candidate)) return *pick;
  now_.skipped.erase(candidate);
  const auto after =
      std::ranges::find_if(now_.picks, [&](const PickedEvent& pick) { return pick.candidates.front() > candidate; });
  return *now_.picks.insert(after, PickedEvent{.candidates = {candidate}});
}

void Selection::keep_for_undo() {
  before_.push_back(now_);
  if (before_.size() > most_undo) before_.erase(before_.begin());
}

std::string Selection::take(std::span<const std::size_t> candidates) {
  std::vector<std::size_t> open;
  std::size_t known = 0;
  for (const auto candidate : candidates) {
    if (candidate >= candidates_.size()) continue;
    if (is_event(candidate))
      ++known;
    else if (pick_of(candidate) == nullptr)
      open.push_back(candidate);
  }
  if (!open.empty()) keep_for_undo();
  for (const auto candidate : open) pick_or_take(candidate);
  auto done = fmt::format("{} taken", open.size());
  if (known > 0) done += fmt::format("; {} {} already", known, known == 1 ? "event" : "events");
  return done;
}

std::string Selection::take_marked() {
  std::vector<std::size_t> marked;
  for (std::size_t i = 0; i < candidates_.size(); ++i)
    if (candidates_[i].is_marked) marked.push_back(i);
  return take(marked);
}

std::string Selection::release(std::size_t candidate) {
  if (pick_of(candidate) == nullptr) return {};
  keep_for_undo();
  take_out(candidate);
  return "released";
}

/// Removes it from its pick, if it has one. A group that loses its first candidate is at the time of the next.
void Selection::take_out(std::size_t candidate) {
  auto* pick = open_pick_of(candidate);
  if (pick == nullptr) return;
  std::erase(pick->candidates, candidate);
  if (pick->milestone_of == candidate) {
    pick->milestone.reset();
    pick->milestone_of.reset();
  }
  std::erase_if(now_.picks, [](const PickedEvent& one) { return one.candidates.empty(); });
  std::ranges::stable_sort(now_.picks, {}, [](const PickedEvent& one) { return one.candidates.front(); });
}

void Selection::skip(std::size_t candidate) {
  if (candidate >= candidates_.size() || is_event(candidate) || is_skipped(candidate)) return;
  keep_for_undo();
  take_out(candidate);
  now_.skipped.insert(candidate);
}

std::string Selection::group(std::span<const std::size_t> candidates) {
  std::vector<std::size_t> open;
  for (const auto candidate : candidates)
    if (candidate < candidates_.size() && !is_event(candidate)) open.push_back(candidate);
  if (open.size() < 2) return "a group needs two candidates that are no events yet";
  keep_for_undo();
  PickedEvent whole;
  for (const auto candidate : open) {
    const auto* pick = pick_of(candidate);
    const auto parts = pick ? *pick : PickedEvent{.candidates = {candidate}};
    if (pick) std::erase_if(now_.picks, [&](const PickedEvent& one) { return &one == pick; });
    now_.skipped.erase(candidate);
    for (const auto part : parts.candidates)
      if (std::ranges::find(whole.candidates, part) == whole.candidates.end()) whole.candidates.push_back(part);
    if (!whole.words) whole.words = parts.words;
    if (!whole.milestone) {
      whole.milestone = parts.milestone;
      whole.milestone_of = parts.milestone_of;
    }
  }
  std::ranges::sort(whole.candidates);
  const auto after = std::ranges::find_if(
      now_.picks, [&](const PickedEvent& pick) { return pick.candidates.front() > whole.candidates.front(); });
  auto done = fmt::format("{} in one event", whole.candidates.size());
  now_.picks.insert(after, std::move(whole));
  return done;
}

std::string Selection::set_words(std::size_t candidate, std::string words) {
  if (candidate >= candidates_.size() || is_event(candidate)) return {};
  keep_for_undo();
  pick_or_take(candidate).words = std::move(words);
  return "taken with your words";
}

std::string Selection::set_milestone(std::size_t candidate, record::Milestone milestone) {
  if (candidate >= candidates_.size() || is_event(candidate)) return {};
  const auto& c = candidates_[candidate].candidate;
  if (!c.at || c.precision == record::Precision::day || c.precision == record::Precision::month)
    return "it has no clock time, so it cannot be a milestone";
  keep_for_undo();
  for (auto& pick : now_.picks)
    if (pick.milestone == milestone) {
      pick.milestone.reset();
      pick.milestone_of.reset();
    }
  auto& taken = pick_or_take(candidate);
  taken.milestone = milestone;
  taken.milestone_of = candidate;
  return fmt::format("taken as: {}", label_of(milestone));
}

bool Selection::undo() {
  if (before_.empty()) return false;
  now_ = std::move(before_.back());
  before_.pop_back();
  return true;
}

}  // namespace pm::imports
