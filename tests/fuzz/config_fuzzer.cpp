// Any bytes as a pm.toml: what is wrong has a line and a column of the file; what is right holds what it may hold; a
// comment more changes nothing, and an unknown key is reported with its location.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <set>

#include <pm/config.hpp>
#include <pm/interview.hpp>
#include <pm/lint.hpp>
#include <pm/text.hpp>
#include <pm/trackers.hpp>

#include "fuzz/must.hpp"

namespace {

using pm::Config;

const pm::ConfigNames& names() {
  static const auto all = [] {
    pm::ConfigNames known{pm::lint::validate_rule, pm::interview::section_names(), {}, pm::trackers::tracker_names()};
    for (const auto& question : pm::interview::questions()) known.questions.push_back(question.id);
    return known;
  }();
  return all;
}

pm::Result<Config> parsed(std::string_view text) { return pm::parse_config(text, "pm.toml", names()); }

/// "pm.toml:3:7: …"
void is_placed(const pm::Error& problem, std::string_view text) {
  std::string_view rest = problem.message;
  must(rest.starts_with("pm.toml:"), "a problem names the file");
  rest.remove_prefix(8);
  std::size_t line = 0, column = 0;
  const auto to_column = std::from_chars(rest.data(), rest.data() + rest.size(), line);
  must(to_column.ec == std::errc{} && *to_column.ptr == ':', "a problem names its line");
  const auto to_words = std::from_chars(to_column.ptr + 1, rest.data() + rest.size(), column);
  must(to_words.ec == std::errc{} && std::string_view(to_words.ptr).starts_with(": "), "a problem names its column");
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  must(line >= 1 && line <= lines && column >= 1 && column <= text.size() + 1, "a problem lies within the file");
  must(pm::text::is_valid_utf8(problem.message) && pm::text::is_valid_utf8(problem.hint), "messages are UTF-8");
}

void holds_together(const Config& c) {
  must(std::isfinite(c.small_fix_hours) && c.small_fix_hours > 0, "hours are a number of hours");
  must(c.fail_on != pm::lint::Severity::off, "a check can fail");
  for (const auto& [rule, severity] : c.rules)
    must(pm::lint::validate_rule(rule).has_value(), "rules that are set exist");
  std::set<std::string> ids;
  for (const auto& question : c.questions) {
    must(!question.ask.empty() || !question.id.empty(), "a question of a team is one");
    must(ids.insert(question.id).second, "questions differ in their ids");
    must(std::ranges::find(names().questions, question.id) == names().questions.end(), "no question hides one of ours");
    must(std::ranges::find(names().sections, question.section) != names().sections.end(), "its section exists");
  }
  if (c.record_url) must(c.record_url->find("{path}") != std::string::npos, "links differ by their paths");
  if (c.tracker) must(!c.tracker->kind.empty(), "a tracker has a kind");
}

bool same(const Config& a, const Config& b) {
  return a.records == b.records && a.ignore == b.ignore && a.zone == b.zone && a.record_url == b.record_url &&
         a.fail_on == b.fail_on && a.small_fix_hours == b.small_fix_hours && a.rules == b.rules &&
         a.words.people == b.words.people && a.words.systems == b.words.systems && a.words.allow == b.words.allow &&
         a.questions.size() == b.questions.size() && a.tracker.has_value() == b.tracker.has_value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto config = parsed(text);
  if (!config) {
    is_placed(config.error(), text);
    return 0;
  }
  holds_together(*config);
  const auto commented = parsed(text + "\n# a comment\n");
  must(commented && same(*commented, *config), "a comment changes nothing");
  if (text.starts_with("\xef\xbb\xbf")) return 0;
  const auto misspelt = parsed("recrods = \"here\"\n" + text);
  must(!misspelt && misspelt.error().message.starts_with("pm.toml:1:1: "), "an unknown key has a location");
  return 0;
}
