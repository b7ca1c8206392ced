#include <pm/finding.hpp>

#include <array>

namespace pm::lint {
namespace {

constexpr std::array<std::string_view, 4> words = {"off", "info", "warning", "error"};

}  // namespace

std::string_view to_string(Severity severity) { return words[static_cast<std::size_t>(severity)]; }

std::optional<Severity> parse_severity(std::string_view name) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == name) return static_cast<Severity>(i);
  return std::nullopt;
}

}  // namespace pm::lint
