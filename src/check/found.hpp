// What a rule hands over before it is a finding: where it points, and its words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/check.hpp>

namespace pm::check {

/// What a rule looks at.
struct Case {
  const record::Record& record;
  const Settings& settings;
  std::string called;  ///< how commands name the record, quoted for a shell
};

struct Found {
  std::string_view rule;
  std::string pointer;
  std::string message, fix_with;
  std::string ask = {};
  std::string excerpt = {};  ///< empty: the pointer is that of the parent of something absent
  /// Of a language rule: the text at `pointer` (of the record), and which bytes of it.
  std::string_view text = {};
  std::optional<std::pair<std::size_t, std::size_t>> bytes = {};
  std::optional<Severity> severity = {};  ///< other than the rule's own
  std::optional<Severity> at_most = {};   ///< whatever was set
};

/// One rule of records.
struct RecordRule {
  RuleInfo info;
  void (*find)(const Case&, std::vector<Found>&);
};

/// Rules by what they look at; `rules.cpp` puts them in the order of cli.md.
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

/// Findings of language in a record's spoken fields.
void find_language(const Case&, axioms::Listener&, std::vector<Found>&);

/// "/fixes/3" of "/fixes" and 3, and back: the 3 of "/fixes/3/title", if that is between "/fixes/" and "/title".
[[nodiscard]] std::string at_item(std::string_view list, std::size_t index);
[[nodiscard]] std::optional<std::size_t> index_between(std::string_view before, std::string_view pointer,
                                                       std::string_view after);

/// The command that leads to a pointer's place: `pm edit ID factors`; `pm waive …` where no question asks for it.
[[nodiscard]] std::string edit_command(const Case&, std::string_view pointer, std::string_view rule);

/// "pm fixes edit ID:X2 --owner NAME", of the verb "edit" and the rest "--owner NAME".
[[nodiscard]] std::string fix_command(const Case&, std::string_view verb, std::string_view fix,
                                      std::string_view rest = {});

/// A word as a shell takes it for one.
[[nodiscard]] std::string shell_word(std::string_view);

}  // namespace pm::check
