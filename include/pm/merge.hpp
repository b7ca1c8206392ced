// Three-way merge of records: values in, values out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <pm/error.hpp>
#include <pm/record.hpp>

namespace pm::record {

/// An item that both sides added under one number, so that one of them has a new number.
struct RenumberedItem {
  bool is_current = false;  ///< an item of CURRENT, not of OTHER
  std::string from, to;
  std::string text;  ///< of the item: text or title
  friend bool operator==(const RenumberedItem&, const RenumberedItem&) = default;
};

/// A waiver that is not in the result, because what it is about is not.
struct LostWaiver {
  std::string item;  ///< id, or the text of an item without an id
  std::string rule, reason;
  friend bool operator==(const LostWaiver&, const LostWaiver&) = default;
};

struct MergeResult {
  Record record;
  std::vector<RenumberedItem> renumbered;     ///< in the order of timeline, factors, fixes
  std::vector<std::string> kept;              ///< ids of items that one side removed and a reference of the other needs
  std::vector<LostWaiver> lost_waivers = {};  ///< of a removed item that is a conflict, or that the other side waived
  std::size_t conflicts = 0;                  ///< added to `record.conflicts` by this merge
};

/// Merges what CURRENT and OTHER changed since BASE (an empty Record if there is none).
///
/// Events, factors and fixes are matched by id; other lists by content: what either side added is there, what either
/// side removed is not. Items that both sides added are the same if their text is (an event: also its time, or its
/// `key`). An item with a number that the other side took, too, gets the next free one, with its references: CURRENT
/// keeps its numbers, and so does a fix with a ticket (of two, CURRENT's).
/// A value that one side changed is that one. Where both changed it differently, CURRENT's stands and `conflicts` lists
/// both; values that depend on each other (status and closing of a fix, the time of an event) go together. An item that
/// one side changed and the other removed is a conflict, too, unless a reference or a new waiver needs it: then it is
/// kept. Waivers stay with their item; those that cannot are in `lost_waivers`.
/// The result is valid if the three records are. Linear in their size but for items that are found by content.
[[nodiscard]] MergeResult merge(const Record& base, const Record& current, const Record& other);

/// Conflicts that are decided together, as indexes in `conflicts`: most are alone.
[[nodiscard]] std::vector<std::vector<std::size_t>> conflict_groups(const Record&);

/// Decides the conflicts with these indexes: CURRENT's values stay, or OTHER's take their place; the conflicts are
/// removed. Fails if OTHER's value no longer fits the record, which is then unchanged.
void keep_ours(Record&, const std::vector<std::size_t>& conflicts);
[[nodiscard]] Result<void> take_theirs(Record&, const std::vector<std::size_t>& conflicts);

/// A value of a conflict on one line, for people: text without quotes, "-" for nothing, an item by its id and text.
[[nodiscard]] std::string conflict_value(const json::Value&);
/// Where a conflict is, for people: "X2 title", "times started", "F3".
[[nodiscard]] std::string describe_location(const Record&, const Conflict&);

}  // namespace pm::record
