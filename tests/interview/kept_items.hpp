// What the interview promises about everything that it has shown as taken: it stays, unless pm says that it is gone.
#pragma once

#include <string>
#include <vector>

#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/record_items.hpp>

namespace pm::interview {

/// The items of `before` that `after` lacks, or has with other words, and that no message names; empty: none. Single
/// answers count as well: they may change, and only /undo empties them.
inline std::vector<std::string> lost_in_silence(const record::Record& before, const record::Record& after,
                                                const Messages& says) {
  std::vector<std::string> lost;
  const auto says_so = [&](const std::string& words) {
    for (const auto& message : says)
      if (message.text.find(words) != std::string::npos) return true;
    return false;
  };
  const bool undoes = says_so("Undone: ");
  for (const auto& list : record::item_lists()) {
    const bool has_own_ids = list.name == record::ListName::timeline || list.name == record::ListName::factors ||
                             list.name == record::ListName::fixes;
    std::vector<std::string> left;
    for (std::size_t i = 0; i < record::item_count(after, list.name); ++i)
      left.push_back((has_own_ids ? record::item_id(after, {list.name, i}) + " " : "") +
                     record::item_text(after, {list.name, i}));
    for (std::size_t i = 0; i < record::item_count(before, list.name); ++i) {
      const auto id = record::item_id(before, {list.name, i}), words = record::item_text(before, {list.name, i});
      const auto there = std::find(left.begin(), left.end(), (has_own_ids ? id + " " : "") + words);
      if (there != left.end()) {
        left.erase(there);
        continue;
      }
      const bool is_taken_as_fix = list.name == record::ListName::ideas && says_so(id + " became X");
      const bool is_undone =
          undoes && (says_so("Undone: " + id + " ") || says_so("\"" + std::string(list.title) + "\""));
      if (!says_so(words) && !is_taken_as_fix && !is_undone) lost.push_back(id + " " + words);
    }
  }
  const auto single = [&](const char* name, bool was_there, bool is_there) {
    if (was_there && !is_there && !undoes) lost.emplace_back(name);
  };
  single("title", !before.title.empty(), !after.title.empty());
  single("kind", before.kind.has_value(), after.kind.has_value());
  single("impact", before.impact.has_value(), after.impact.has_value());
  single("services", before.services.has_value(), after.services.has_value());
  single("facilitator", before.meeting.boss.has_value(), after.meeting.boss.has_value());
  single("improvement", before.process.improvement.has_value(), after.process.improvement.has_value());
  return lost;
}

}  // namespace pm::interview
