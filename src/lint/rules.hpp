// Result of a rule before it becomes a finding: location and texts.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <pm/lint.hpp>

namespace pm::lint {

/// Input of a rule.
struct RuleContext {
  const record::Record& record;
  const LintSettings& settings;
  std::string record_name;                 ///< name of the record in commands, quoted for a shell
  std::filesystem::path directory = {};    ///< of the record
  std::string_view path_in_commands = {};  ///< of the record, not quoted; empty: commands name it by its id

  /// Another record of the directory; nullptr if there is none.
  [[nodiscard]] std::shared_ptr<const record::Record> other_record(std::string_view id) const {
    return settings.find_record ? settings.find_record(directory, id) : nullptr;
  }
};

struct RuleFinding {
  std::string_view rule;
  std::string pointer;
  std::string message, fix_with;
  std::string ask = {};
  std::string excerpt = {};  ///< empty if something is missing; the pointer is then that of its parent
  /// For a language rule: the text at `pointer` and the byte range in it.
  std::string_view text = {};
  std::optional<std::pair<std::size_t, std::size_t>> bytes = {};
  std::optional<Severity> severity = {};  ///< overrides the severity of the rule
  std::optional<Severity> at_most = {};   ///< upper limit, also over settings
  std::optional<double> confidence = {};  ///< of a language rule, 0 to 1
  bool can_waive = true;                  ///< false: never, also if the rule can be waived
};

using Examples = std::string_view[];  ///< records as JSON

/// A record rule.
struct RecordRule {
  RuleInfo info;
  void (*find)(const RuleContext&, std::vector<RuleFinding>&);
};

/// All record rules, in the order of `pm explain`.
[[nodiscard]] std::span<const RecordRule> record_rules();

/// Links of the factors to factors that are missing in a record of the directory: part of `dangling`.
void find_dangling_links(const RuleContext&, std::vector<RuleFinding>&);

/// Language findings in the text fields of a record.
void find_language(const RuleContext&, language::CheckerSession&, std::vector<RuleFinding>&);

/// "/fixes/3" of "/fixes" and 3, and back: the 3 of "/fixes/3/title", if that is between "/fixes/" and "/title".
[[nodiscard]] std::string item_pointer(std::string_view list, std::size_t index);
[[nodiscard]] std::optional<std::size_t> index_between(std::string_view before, std::string_view pointer,
                                                       std::string_view after);

/// Returns the command for a pointer: `pm edit ID factors`; `pm waive …` if no question covers it.
[[nodiscard]] std::string edit_command(const RuleContext&, std::string_view pointer, std::string_view rule);

/// "pm fixes edit ID:X2 --owner NAME", for the verb "edit" and the arguments "--owner NAME".
[[nodiscard]] std::string fix_command(const RuleContext&, std::string_view verb, std::string_view fix,
                                      std::string_view rest = {});

/// Quotes a word for a shell.
[[nodiscard]] std::string shell_quoted(std::string_view);

// Matches waivers of a record to findings.

class Waivers {
 public:
  explicit Waivers(const record::Record&);

  /// Returns the matching waiver and marks it as used; nullptr if there is none.
  [[nodiscard]] const record::Waiver* match(const RuleFinding&);
  /// Adds an `unused-waiver` finding for each unused waiver.
  void add_unused(const RuleContext&, std::vector<RuleFinding>&) const;

 private:
  const record::Record& record_;
  std::unordered_multimap<std::string, std::size_t> by_place_;
  std::vector<bool> used_;
};

}  // namespace pm::lint
