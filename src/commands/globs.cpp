#include <fnmatch.h>

#include <string>
#include <string_view>
#include <vector>

#include "commands/inputs.hpp"

namespace pm::commands {
namespace {

using Names = std::vector<std::string>;

Names split(std::string_view path) {
  Names names;
  for (std::size_t at = 0; at <= path.size();) {
    const auto slash = std::min(path.find('/', at), path.size());
    if (slash > at) names.emplace_back(path.substr(at, slash - at));
    at = slash + 1;
  }
  return names;
}

}  // namespace

bool matches_glob(std::string_view glob, std::string_view path) {
  const auto patterns = split(glob), names = split(path);
  // reached[n]: the patterns so far can stand for the first n names. One row a pattern, so `**` costs no more than `*`.
  std::vector<bool> reached(names.size() + 1, false);
  reached[0] = true;
  for (const auto& pattern : patterns) {
    std::vector<bool> next(names.size() + 1, false);
    for (std::size_t n = 0; n <= names.size(); ++n) {
      if (pattern == "**")
        next[n] = reached[n] || (n > 0 && next[n - 1]);
      else if (n > 0 && reached[n - 1])
        next[n] = ::fnmatch(pattern.c_str(), names[n - 1].c_str(), 0) == 0;
    }
    reached = std::move(next);
  }
  return reached.back();
}

}  // namespace pm::commands
