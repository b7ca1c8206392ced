#include "report/phases.hpp"

#include <algorithm>
#include <utility>

#include <pm/record_facts.hpp>

namespace pm::report {

namespace {

using record::Milestone;
using record::Times;

struct Moment {
  time::Micros at;
  Milestone milestone;
};

std::vector<Moment> moments_of(const Times& times) {
  std::vector<Moment> moments;
  for (const auto milestone : record::milestones)
    if (const auto& at = times.of(milestone)) moments.push_back({at->at, milestone});
  std::sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
    return std::pair(a.at, a.milestone) < std::pair(b.at, b.milestone);
  });
  return moments;
}

/// The phase after these milestones, in any order.
Phase state_after(const std::vector<Moment>& moments, std::size_t count, const Times& times) {
  const auto passed = [&](Milestone milestone) {
    return std::any_of(moments.begin(), moments.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const Moment& m) { return m.milestone == milestone; });
  };
  if (passed(Milestone::resolved)) return {"Resolved", "done", {}, {}};
  if (passed(Milestone::mitigated)) return {"Mitigated", "done", {}, {}};
  if (passed(Milestone::engaged)) return {"Being worked on", "active", {}, {}};
  if (passed(Milestone::detected))
    return {passed(Milestone::started) ? "Detected" : "Detected early", "active", {}, {}};
  // Without a detection time the phase is "Impact".
  return {times.of(Milestone::detected) ? "Undetected" : "Impact", "crit", {}, {}};
}

}  // namespace

std::vector<Phase> phases(const Times& times) {
  const auto moments = moments_of(times);
  std::vector<Phase> all;
  if (moments.empty() || moments.front().at == moments.back().at) return all;
  const auto listed = [&](const auto& list, time::Micros at) {
    return std::any_of(moments.begin(), moments.end(),
                       [&](const Moment& m) { return m.at == at && contains(list, m.milestone); });
  };
  for (std::size_t next = 1; next < moments.size(); ++next) {
    const auto from = moments[next - 1].at, to = moments[next].at;
    if (from == to) continue;
    auto phase = state_after(moments, next, times);
    phase.from = from;
    phase.to = to;
    phase.roughly = listed(times.approximate, from) || listed(times.approximate, to);
    phase.is_in_days = listed(times.day_only, from) || listed(times.day_only, to);
    all.push_back(phase);
  }
  const auto end = moments.back().at;
  if (times.of(Milestone::resolved)) all.push_back({"Resolved", "milestone", end, end, listed(times.approximate, end)});
  return all;
}

}  // namespace pm::report
