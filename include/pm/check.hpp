// The gate: what a record or a text says that `pm check` would report. Values in, findings out.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/axioms.hpp>
#include <pm/config.hpp>
#include <pm/finding.hpp>
#include <pm/record.hpp>
#include <pm/record_json.hpp>

namespace pm::check {

/// One rule of the gate: a row, with the words that explain it. Language rules are rows too.
struct RuleInfo {
  std::string_view name;
  enum class On { record, prose, both } on = On::record;
  Severity severity = Severity::warning;
  std::string_view finds, why, ask;
  bool can_waive = true, can_set = true;
};
[[nodiscard]] std::span<const RuleInfo> rules();
[[nodiscard]] const RuleInfo* find_rule(std::string_view name);

struct Settings {
  time::Day today;
  double small_fix_hours = 4;
  bool tracker_configured = false;
  std::map<std::string, Severity> severities;  ///< config, then command line over it
};

/// Findings of one record: rules of records and of language, waivers applied, `unused-waiver` among them. Without
/// places: `line` and `column` stay 1. Sorted by pointer order of the record.
[[nodiscard]] std::vector<Finding> review(const record::Record&, const axioms::Checker&, const Settings&);

/// The same for a file's text: `malformed` findings if it is none, and every finding with its place.
[[nodiscard]] std::vector<Finding> review_file(std::string_view json, const std::string& path, const axioms::Checker&,
                                               const Settings&);

/// As if it were final: what would stand in the way. For the interview's end and `--no-input`.
[[nodiscard]] std::vector<Finding> review_as_final(const record::Record&, const axioms::Checker&, const Settings&);

/// Findings of prose, its waiver comments applied.
[[nodiscard]] std::vector<Finding> review_prose(std::string_view text, const std::string& path, bool markdown,
                                                const axioms::Checker&, const Settings&);

struct Checked {
  std::size_t records = 0, prose = 0, skipped = 0;
};
struct Outcome {
  Checked checked;
  std::vector<Finding> findings;     ///< sorted by path, line, column, rule
  std::vector<std::string> notices;  ///< said in every format: "must-have-fix is switched off (pm.toml)"
};
[[nodiscard]] std::string as_human(const Outcome&, bool colour, std::size_t columns);
[[nodiscard]] std::string as_json(const Outcome&);

struct Format {
  std::string_view name;
  std::string (*show)(const Outcome&, bool colour, std::size_t columns);
};
[[nodiscard]] std::span<const Format> formats();

/// JSON pointers and texts of a record that the language rules read, with the rules that look there.
struct Field {
  std::string pointer;
  std::string_view text;
  axioms::Rules rules;
};
[[nodiscard]] std::vector<Field> spoken_fields(const record::Record&);

}  // namespace pm::check
