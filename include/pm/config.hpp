// `pm.toml`: a team's settings, read strictly. Text in, values out.
#pragma once

#include <filesystem>
#include <functional>
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
  std::string kind;          ///< one of `ConfigNames::trackers`
  std::string project, url;  ///< empty where not given
  std::vector<std::string> labels;
  bool is_public = false;
  std::map<std::string, std::string> people;
  std::vector<std::string> done, declined;  ///< the team's names for states and resolutions
};

struct Config {
  std::optional<std::filesystem::path> file;  ///< where it was found; nullopt: no pm.toml
  std::optional<std::string> records;         ///< relative to the file
  std::vector<std::string> ignore;            ///< globs, relative to the file
  std::optional<std::string> zone;
  std::optional<std::string> record_url;  ///< with {path} in it
  check::Severity fail_on = check::Severity::error;
  double small_fix_hours = 4;
  std::map<std::string, check::Severity> rules;
  axioms::Words words;
  std::vector<TeamQuestion> questions;
  std::optional<TrackerConfig> tracker;
};

/// What a file may name, and only those know who stand above: rules, and the interview's sections and questions.
struct ConfigNames {
  std::function<Result<void>(std::string_view rule)> may_set;  ///< fails with a sentence and a hint
  std::vector<std::string_view> sections;
  std::vector<std::string> questions;  ///< ids that a team's own question may not take
  std::vector<std::string_view> trackers;
};

/// Fails with "file:line:column: what is the matter" of the first thing that is wrong, and a hint: for an unknown name
/// a "did you mean", else what would do. Wrong is every unknown key at any level, every value of another type, and a
/// name that is none: of a rule, a severity, a section, a tracker, a zone (where the machine has zones to ask).
[[nodiscard]] Result<Config> parse_config(std::string_view toml, const std::filesystem::path& name, const ConfigNames&);

/// A setting as a row, for the docs: what `parse_config` takes. A table begins with a row without a name.
struct ConfigKey {
  std::string_view table;    ///< "check"; of the file's own: empty
  std::string_view name;     ///< "fail_on"
  std::string_view example;  ///< "fail_on = \"error\"", "[check]"
  std::string_view says;     ///< a line without a full stop
};
[[nodiscard]] std::vector<ConfigKey> config_keys();

}  // namespace pm
