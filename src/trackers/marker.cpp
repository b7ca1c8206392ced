#include <fmt/format.h>

#include <cstdint>
#include <string>

#include <pm/text.hpp>
#include <pm/trackers.hpp>

namespace pm::trackers {
namespace {

/// FNV-1a: the same letters for the same fix on every machine, for all time.
std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 14695981039346656037U;
  for (const char c : text) {
    value ^= static_cast<unsigned char>(c);
    value *= 1099511628211U;
  }
  return value;
}

}  // namespace

std::string marker_of(std::string_view uid, std::string_view fix_id) {
  return fmt::format("pm-fix:{}-{}", uid, fix_id);
}

std::string old_marker_of(std::string_view record_id, std::string_view fix_id) {
  return fmt::format("pm-fix:{:016x}", hash(std::string(record_id) + ":" + std::string(fix_id)));
}

bool contains_marker(std::string_view body, std::string_view marker) {
  for (const auto line : text::lines(body)) {
    auto words = text::trim(line);
    if (words.starts_with("<!--") && words.ends_with("-->")) words = text::trim(words.substr(4, words.size() - 7));
    std::string plain(words);
    std::erase(plain, '\\');  // Jira Cloud keeps a text as a document, and may escape what it writes out of it
    if (plain == marker) return true;
  }
  return false;
}

}  // namespace pm::trackers
