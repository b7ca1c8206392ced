// The bar of stages: what users could feel and responders knew.
#include <algorithm>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "report/picture.hpp"

namespace pm::report {
namespace {

Stage::Kind kind_of(const Phase& phase) {
  if (phase.name == "Undetected") return Stage::Kind::undetected;
  if (phase.name == "Impact") return Stage::Kind::impact;
  if (phase.name == "Detected early") return Stage::Kind::early;
  return phase.tag == "done" ? Stage::Kind::mitigated : Stage::Kind::detected;
}

std::string_view name_of(Stage::Kind kind, bool near_miss) {
  switch (kind) {
    case Stage::Kind::undetected:
      return "Undetected";
    case Stage::Kind::impact:
      return near_miss ? "In danger" : "Users affected";
    case Stage::Kind::early:
      return near_miss ? "Detected, not yet in danger" : "Detected, users not yet affected";
    case Stage::Kind::detected:
      return near_miss ? "Detected, in danger" : "Detected, users affected";
    case Stage::Kind::mitigated:
      break;
  }
  return near_miss ? "Out of danger, not yet resolved" : "Mitigated, not yet resolved";
}

}  // namespace

std::string_view class_of(Stage::Kind kind) {
  switch (kind) {
    case Stage::Kind::undetected:
      return "undetected";
    case Stage::Kind::impact:
    case Stage::Kind::detected:
      return "detected";
    case Stage::Kind::early:
      return "early";
    case Stage::Kind::mitigated:
      break;
  }
  return "mitigated";
}

std::vector<Stage> stages(const record::Record& r) {
  std::vector<Stage> all;
  for (const auto& phase : phases(r.times)) {
    if (phase.from == phase.to) continue;  // the moment of resolution
    const auto kind = kind_of(phase);
    if (!all.empty() && all.back().kind == kind) {
      all.back().to = phase.to;
      all.back().is_approximate |= phase.roughly;
      all.back().is_in_days |= phase.is_in_days;
    } else {
      all.push_back({kind, name_of(kind, is_near_miss(r)), phase.from, phase.to, phase.roughly, phase.is_in_days});
    }
  }
  return all;
}

std::string picture_patterns() {
  return "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>"
         "<pattern id=\"pm-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
         "patternTransform=\"rotate(45)\"><path class=\"undetected-fill\" d=\"M0 0h6v6H0z\"/>"
         "<path class=\"gap\" d=\"M0 0h2v6H0z\"/></pattern>"
         "<pattern id=\"pm-lines\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
         "<path class=\"mitigated-fill\" d=\"M0 0h6v6H0z\"/><path class=\"gap\" d=\"M0 0h6v1.5H0z\"/></pattern>"
         "</defs></svg>";
}

std::string stages_bar(const record::Record& r) {
  const auto all = stages(r);
  if (all.empty()) return {};
  constexpr double width = 928, height = 16, narrowest = 6;
  // Narrow stages are widened to what can be seen; the others share what is left, to scale.
  const auto length = [](const Stage& stage) { return static_cast<double>((stage.to - stage.from).count()); };
  std::vector<bool> is_widened(all.size(), false);
  double per_microsecond = 0;
  for (bool changed = true; changed;) {
    changed = false;
    double room = width, whole = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
      (is_widened[i] ? room : whole) += is_widened[i] ? -narrowest : length(all[i]);
    per_microsecond = whole > 0 ? room / whole : 0;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (!is_widened[i] && length(all[i]) * per_microsecond < narrowest) changed = is_widened[i] = true;
  }
  std::string bars;
  double x = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double wide = is_widened[i] ? narrowest : length(all[i]) * per_microsecond;
    bars += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"0\" width=\"{}\" height=\"{}\"/>", class_of(all[i].kind),
                        units(x), units(wide), units(height));
    x += wide;
  }
  return fmt::format(
      "<svg class=\"stages\" aria-hidden=\"true\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "preserveAspectRatio=\"none\">{2}</svg>",
      units(width), units(height), bars);
}

}  // namespace pm::report
