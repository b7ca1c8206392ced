// Items of the record's lists as people read and type them.
#pragma once

#include <string>
#include <string_view>

#include <pm/interview.hpp>
#include <pm/record_items.hpp>

namespace pm::interview {

/// Lists up to this long are shown again when the ids of their items have moved.
inline constexpr std::size_t longest_shown_again = 12;

/// Whether the items have ids of their own, which are never used again; others are named by their place.
[[nodiscard]] bool has_own_ids(record::ListName);
/// "s2" as "S2".
[[nodiscard]] std::string upper_id(std::string_view);

/// "S2  the canary was green": an item as it is shown, and all of a list.
[[nodiscard]] std::string item_line(const InterviewSession&, const InterviewContext&, const record::ItemPlace&);
[[nodiscard]] Messages item_lines(const InterviewSession&, const InterviewContext&, record::ListName);
/// The same without its id, for "was: …".
[[nodiscard]] std::string line_without_id(const InterviewSession&, const InterviewContext&, const record::ItemPlace&);
/// An item as it can be typed again.
[[nodiscard]] std::string typed_item(const InterviewSession&, const record::ItemPlace&);

/// "F1, F2", or "none yet".
[[nodiscard]] std::string ids_of(const record::Record&, record::ListName);
/// "There is no S9. Surprises: S1, S2."
[[nodiscard]] std::string no_such_item(const record::Record&, std::string_view id);

/// What `/undo` does to the lists: "Undone: S2 removed: the canary was green".
[[nodiscard]] Messages undone_items(const record::Record& now, const record::Record& restored);

}  // namespace pm::interview
