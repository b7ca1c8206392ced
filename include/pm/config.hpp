// `pm.toml`: the configuration of a team, parsed strictly from text to values.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>
#include <pm/language.hpp>
#include <pm/lint.hpp>

namespace pm {

/// A question of the team; the answer is stored in `custom.ID`.
struct TeamQuestion {
  std::string id, section, ask, hint;
  lint::AnswerType type = lint::AnswerType::text;
  std::vector<std::string> choices = {};  ///< of a choice
};

struct TrackerConfig {
  std::string kind;          ///< one of `ConfigNames::trackers`
  std::string project, url;  ///< empty if not set
  std::vector<std::string> labels;
  bool is_public = false;
  std::map<std::string, std::string> people;
  std::vector<std::string> done, declined;  ///< the team's names for states and resolutions
};

/// The room page.
struct PageConfig {
  std::optional<std::string> listen;  ///< "127.0.0.1", "0.0.0.0:8080"
  std::vector<std::string> hosts;     ///< names that readers may use besides that address
};

struct Config {
  std::optional<std::filesystem::path> file;  ///< its path; nullopt if there is no pm.toml
  std::optional<std::string> records;         ///< relative to the file
  std::vector<std::string> ignore;            ///< globs, relative to the file
  std::optional<std::string> zone;
  std::optional<std::string> record_url;  ///< contains {path}
  lint::Severity fail_on = lint::Severity::error;
  bool sets_fail_on = false;  ///< pm.toml has it; else it is the default
  double small_fix_hours = 4;
  bool sensitive = false;                            ///< report doubtful findings of language, too
  std::vector<std::string> report_formats = {"md"};  ///< written next to a final record: "md", "html"
  std::optional<std::string> report_css;             ///< a style sheet for HTML reports, relative to the file
  lint::PublicPolicy publication;                    ///< [public] and [roles]
  PageConfig page;
  std::map<std::string, lint::Severity> rules;
  language::Vocabulary words;
  std::vector<TeamQuestion> questions;
  std::vector<std::string> severity_scale;                   ///< the team's own, most severe first
  std::map<std::string, std::vector<std::string>> services;  ///< a name and its other spellings
  std::optional<TrackerConfig> tracker;
};

/// Names that a file may refer to, provided by higher layers: rules, and the sections and questions of the interview.
struct ConfigNames {
  std::function<Result<void>(std::string_view rule)> check_rule;  ///< fails with a message and a hint
  std::vector<std::string_view> sections;
  std::vector<std::string> questions;  ///< ids that a question of the team must not use
  std::vector<std::string_view> trackers;
};

/// Parses a file. Fails with "file:line:column: message" for the first error, and a hint. Errors are unknown keys at
/// any level, values of the wrong type, and unknown names of rules, severities, sections, trackers and time zones (the
/// last only if the machine has a time zone database).
[[nodiscard]] Result<Config> parse_config(std::string_view toml, const std::filesystem::path& name, const ConfigNames&);

/// A key that `parse_config` accepts, for the documentation. A table starts with a row without a name.
struct ConfigKey {
  std::string_view table;    ///< "check"; empty for top-level keys
  std::string_view name;     ///< "fail_on"
  std::string_view example;  ///< "fail_on = \"error\"", "[check]"
  std::string_view help;     ///< one line without a full stop
};
[[nodiscard]] std::vector<ConfigKey> config_keys();

}  // namespace pm
