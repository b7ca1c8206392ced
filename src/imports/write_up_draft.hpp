// The draft record that a write-up becomes, and the notes about it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/write_up.hpp>

#include "imports/write_up_parts.hpp"

namespace pm::imports::write_up {

/// Where text without a heading of its own is kept.
inline constexpr std::string_view below_title = "(below the title)",
                                  before_first_heading = "(before the first heading)";

/// "Start time: 14:02" in its two parts.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> label_and_value(std::string_view line);

/// Takes what was found, each thing at its place. Nothing is taken twice: what a place cannot take is to be kept.
class Draft {
 public:
  /// `options` must outlive it.
  explicit Draft(const WriteUpOptions& options);

  record::Record record;
  std::size_t placed = 0;  ///< sections that were understood

  /// Text at the end of what is there, a paragraph of its own; a blank one adds nothing.
  static void append(record::Text&, std::string more);
  static void add(record::Texts&, std::string one);

  /// The day that a text names, if none is known yet.
  void set_day(std::string_view words);
  /// False: it is no clock time, or the milestone has one.
  bool set_milestone(record::Milestone, std::string_view value);
  /// "Severity", "SEV 2" of a table or a line. False: the label has no place, or the value does not fit it.
  bool take_label(std::string_view label, std::string_view value);
  void add_fixes(const std::vector<Part>&);
  /// Names, separated by commas and lines; left out unless they are wanted.
  void add_participants(std::string_view names);
  void add_events(std::vector<record::Event>);

  /// A sentence for the person, each only once.
  void note(std::string sentence);
  /// Keeps a section as it is written.
  void keep(std::string_view heading, std::string_view body);

  /// Numbers the events, and gives what is still missing and can be known.
  [[nodiscard]] WriteUp finish() &&;

 private:
  void take_head_as_summary();

  const WriteUpOptions& options_;
  std::vector<std::string> notes_;
};

}  // namespace pm::imports::write_up
