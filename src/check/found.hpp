// Result of a rule before it becomes a finding: location and texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/check.hpp>

namespace pm::check {

/// Input of a rule.
struct Case {
  const record::Record& record;
  const Settings& settings;
  std::string called;  ///< name of the record in commands, quoted for a shell
};

struct Found {
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
};

/// A record rule.
struct RecordRule {
  RuleInfo info;
  void (*find)(const Case&, std::vector<Found>&);
};

/// Rules by subject; `rules.cpp` defines their order.
void must_have_fix(const Case&, std::vector<Found>&);
void fix_owner(const Case&, std::vector<Found>&);
void no_small_fix(const Case&, std::vector<Found>&);
void big_fix(const Case&, std::vector<Found>&);
void overdue(const Case&, std::vector<Found>&);
void unfiled(const Case&, std::vector<Found>&);

void times(const Case&, std::vector<Found>&);
void times_order(const Case&, std::vector<Found>&);
void long_without_why(const Case&, std::vector<Found>&);

void dangling(const Case&, std::vector<Found>&);
void single_factor(const Case&, std::vector<Found>&);
void unaddressed_factor(const Case&, std::vector<Found>&);
void no_boss(const Case&, std::vector<Found>&);

[[nodiscard]] std::span<const RecordRule> record_rules();

/// Language findings in the text fields of a record.
void find_language(const Case&, axioms::Listener&, std::vector<Found>&);

/// "/fixes/3" of "/fixes" and 3, and back: the 3 of "/fixes/3/title", if that is between "/fixes/" and "/title".
[[nodiscard]] std::string at_item(std::string_view list, std::size_t index);
[[nodiscard]] std::optional<std::size_t> index_between(std::string_view before, std::string_view pointer,
                                                       std::string_view after);

/// Returns the command for a pointer: `pm edit ID factors`; `pm waive …` if no question covers it.
[[nodiscard]] std::string edit_command(const Case&, std::string_view pointer, std::string_view rule);

/// "pm fixes edit ID:X2 --owner NAME", for the verb "edit" and the arguments "--owner NAME".
[[nodiscard]] std::string fix_command(const Case&, std::string_view verb, std::string_view fix,
                                      std::string_view rest = {});

/// Quotes a word for a shell.
[[nodiscard]] std::string shell_word(std::string_view);

}  // namespace pm::check
