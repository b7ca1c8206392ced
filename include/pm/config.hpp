// `pm.toml`: a team's settings, read strictly. Text in, values out.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/axioms.hpp>
#include <pm/finding.hpp>
#include <pm/problem.hpp>

namespace pm {

/// A team's own question; the answer goes to `custom.ID`.
struct TeamQuestion {
  std::string id, section, ask, hint;
};

struct TrackerConfig {
  std::string kind, project, url;
  std::vector<std::string> labels;
  bool is_public = false;
  std::map<std::string, std::string> people;
};

struct Config {
  std::optional<std::filesystem::path> file;  ///< where it was found; nullopt: no pm.toml
  std::optional<std::string> records;         ///< relative to the file
  std::vector<std::string> ignore;
  std::optional<std::string> zone;
  std::optional<std::string> record_url;
  check::Severity fail_on = check::Severity::error;
  double small_fix_hours = 4;
  std::map<std::string, check::Severity> rules;
  axioms::Words words;
  std::vector<TeamQuestion> questions;
  std::optional<TrackerConfig> tracker;
};

/// Fails with file:line:column and, for an unknown key, a "did you mean". Every rule named must exist, every section
/// of a question, every glob and zone.
[[nodiscard]] Result<Config> parse_config(std::string_view toml, const std::filesystem::path& name);

}  // namespace pm
