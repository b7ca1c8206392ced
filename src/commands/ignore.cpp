#include "commands/inputs.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace pm::commands {
namespace {

namespace fs = std::filesystem;
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
  // reached[n]: the patterns so far match the first n names. One row per pattern, so `**` costs no more than `*`.
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

IgnoreRules::IgnoreRules(std::vector<std::string> globs, const fs::path& base, fs::path cwd)
    : globs_(std::move(globs)), base_(base.lexically_normal()), cwd_(std::move(cwd)) {
  std::error_code unknown;
  real_base_ = fs::weakly_canonical(base_, unknown);
  if (unknown) real_base_ = base_;
}

bool IgnoreRules::matches(const fs::path& absolute, const fs::path& base) const {
  const auto relative = absolute.lexically_relative(base);
  if (relative.empty() || *relative.begin() == "..") return false;
  fs::path above;
  for (const auto& name : relative) {
    above /= name;
    const auto text = above.string();
    if (std::ranges::any_of(globs_, [&](const std::string& glob) { return matches_glob(glob, text); })) return true;
  }
  return false;
}

fs::path IgnoreRules::real_path(const fs::path& named) const {
  std::error_code unknown;
  if (fs::is_symlink(named, unknown)) {
    auto real = fs::weakly_canonical(named, unknown);
    return unknown ? named : real;
  }
  const auto directory = named.parent_path();
  if (directory != last_directory_) {
    last_directory_ = directory;
    last_real_ = fs::weakly_canonical(directory, unknown);
    if (unknown) last_real_ = directory;
  }
  return last_real_ / named.filename();
}

bool IgnoreRules::is_ignored(const fs::path& path) const {
  if (globs_.empty()) return false;
  const auto named = (cwd_ / path).lexically_normal();
  if (matches(named, base_)) return true;
  const auto real = real_path(named);
  return real != named && matches(real, real_base_);
}

}  // namespace pm::commands
