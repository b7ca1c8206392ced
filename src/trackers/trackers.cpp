#include <array>

#include <pm/trackers.hpp>

namespace pm::trackers {

// A tracker is a file of its own and a line here.
extern const Tracker github, gitlab, jira, redmine;
static constexpr std::array all{&github, &gitlab, &jira, &redmine};

std::span<const Tracker* const> trackers() { return all; }

const Tracker* find_tracker(std::string_view name) {
  for (const auto* tracker : all)
    if (tracker->name == name) return tracker;
  return nullptr;
}

}  // namespace pm::trackers
