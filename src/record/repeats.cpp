#include "record/repeats.hpp"

#include <algorithm>
#include <unordered_set>

namespace pm::record {

namespace {

constexpr std::size_t few = 24;  // up to here comparing each with each is faster than hashing

bool all_differ(std::span<const std::string_view> names) {
  for (std::size_t later = 1; later < names.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier)
      if (names[earlier] == names[later]) return false;
  return true;
}

}  // namespace

std::vector<std::size_t> repeats(std::span<const std::string_view> names) {
  std::vector<std::size_t> places;
  if (names.size() <= few && all_differ(names)) return places;
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!seen.insert(names[i]).second) places.push_back(i);
  return places;
}

}  // namespace pm::record
