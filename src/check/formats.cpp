#include <algorithm>
#include <array>

#include "check/shown.hpp"

namespace pm::check {
namespace {

constexpr std::array all{
    Format{"human", as_human},       Format{"json", as_json},     Format{"sarif", as_sarif},
    Format{"junit", as_junit, true}, Format{"github", as_github},
};

}  // namespace

std::span<const Format> formats() { return all; }

const Format* find_format(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Format& f) { return f.name == name; });
  return found == all.end() ? nullptr : &*found;
}

Counted count(const Outcome& outcome) {
  Counted counted;
  for (const auto& finding : outcome.findings) {
    if (finding.waived)
      ++counted.waived;
    else
      ++counted.of[static_cast<std::size_t>(finding.severity)];
  }
  return counted;
}

}  // namespace pm::check
