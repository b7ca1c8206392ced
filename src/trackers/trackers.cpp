#include <array>

#include <pm/trackers.hpp>

namespace pm::trackers {

// A tracker is one file and one line here.
extern const Tracker github, gitlab, jira, redmine;
static constexpr std::array all{&github, &gitlab, &jira, &redmine};

std::span<const Tracker* const> trackers() { return all; }

std::vector<std::string_view> tracker_names() {
  std::vector<std::string_view> names;
  for (const auto* tracker : all) names.push_back(tracker->name);
  return names;
}

const Tracker* find_tracker(std::string_view name) {
  for (const auto* tracker : all)
    if (tracker->name == name) return tracker;
  return nullptr;
}

}  // namespace pm::trackers
