// What is still open on the last screen: findings, parked items, and where each of them is settled.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <pm/interview.hpp>

namespace pm::interview {

struct OpenItem {
  enum class Group { open, parked, wording } group;
  std::string text;
  std::string explanation;  ///< shown when its number is typed
  std::string command;      ///< that settles it, where no question does
  /// Where it is settled: at a question, or at the first of a section.
  std::optional<QuestionRef> question;
  std::optional<Section> section;
};

/// In the order shown; their numbers begin with 1.
[[nodiscard]] std::vector<OpenItem> open_items(const InterviewSession&, const InterviewContext&);

}  // namespace pm::interview
