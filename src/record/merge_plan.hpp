// Steps of a merge: which values go together, which numbers added items have, which removed items are needed.
#pragma once

#include <array>
#include <string_view>

#include <pm/merge.hpp>
#include <pm/references.hpp>

namespace pm::record {

/// Keys whose values depend on each other: a merge takes them from one side.
template <class T>
inline constexpr std::array<std::string_view, 0> together = {};
template <>
inline constexpr std::array<std::string_view, 2> together<Record> = {"problem", "problem_times"};
template <>
inline constexpr std::array<std::string_view, 2> together<Cost> = {"amount", "unit"};
template <>
inline constexpr std::array<std::string_view, 5> together<Event> = {"at", "approx", "precision", "until", "local"};
template <>
inline constexpr std::array<std::string_view, 3> together<Fix> = {"status", "closed_at", "closed_why"};

struct MergeIds {
  NewIds current, other;  ///< for `renumber`
  std::vector<RenumberedItem> changes;
};

/// Puts items back that one side removed and a reference or a waiver in `merged` names; returns their ids. `current`
/// and `other` are renumbered.
[[nodiscard]] std::vector<std::string> keep_referenced(Record& merged, const Record& current, const Record& other);
/// A removal is no conflict if a reference keeps the item. Looks at conflicts from the index `listed_before` on; adds
/// the ids to `kept`.
void drop_removals(Record& merged, std::size_t listed_before, std::vector<std::string>& kept);

/// One side removed an item with its waivers, and the item is `kept`, or in a conflict from the index `listed_before`
/// on: the waivers of an item that is in `merged` come back; the others are returned. The places of all three records
/// name items.
[[nodiscard]] std::vector<LostWaiver> keep_waivers(Record& merged, const Record& current, const Record& other,
                                                   std::size_t listed_before, const std::vector<std::string>& kept);
/// A waiver whose place names its item.
[[nodiscard]] LostWaiver lost_waiver(const Waiver&);

/// See `merge`. After both records are renumbered, items with one id are one item.
[[nodiscard]] MergeIds plan_ids(const Record& base, const Record& current, const Record& other);

}  // namespace pm::record
