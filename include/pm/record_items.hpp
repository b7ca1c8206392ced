// The lists of a record, in one table: which letter names their items, where they are, and one way to find, reword,
// remove and reorder an item. Events, factors and fixes have ids of their own, which are never used again; an item of
// another list is named by its place: S2 is the second surprise.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>

namespace pm::record {

enum class ListName {
  timeline,
  factors,
  fixes,
  detection,   ///< why_so_long.detection
  mitigation,  ///< why_so_long.recovery
  surprises,
  held,  ///< went_well
  luck,  ///< lucky
  absurdities,
  participants,  ///< meeting.participants
  ideas,         ///< fix_ideas
  parking,       ///< parking_lot
  custom,        ///< the lists in `custom`; their numbers run through all of them
};

struct ItemList {
  ListName name;
  char letter;                ///< 'S'
  std::string_view title;     ///< "surprises", as people read it
  std::string_view section;   ///< of the interview; empty: none asks for it
  std::string_view question;  ///< id of the question that fills it; empty: none
  std::string_view pointer;   ///< "/surprises"; of `custom` the parent of its lists
};

/// All lists, in the order of the interview.
[[nodiscard]] std::span<const ItemList> item_lists();
[[nodiscard]] const ItemList& item_list(ListName);
/// The list of a letter, in either case.
[[nodiscard]] const ItemList* list_of_letter(char);

struct ItemPlace {
  ListName list;
  std::size_t index;
  friend bool operator==(const ItemPlace&, const ItemPlace&) = default;
};

/// Whether the word has the form of an id, "S2" or "s2", whether or not the record has that item.
[[nodiscard]] bool is_item_id(std::string_view);
/// The item of that id; nullopt if the record has none.
[[nodiscard]] std::optional<ItemPlace> find_item(const Record&, std::string_view id);
[[nodiscard]] std::size_t item_count(const Record&, ListName);
[[nodiscard]] std::string item_id(const Record&, const ItemPlace&);
/// Its words alone: the text of an event or factor, the title of a fix, "Bo, support" of a participant.
[[nodiscard]] std::string item_text(const Record&, const ItemPlace&);
/// RFC 6901: "/factors/1/text", "/surprises/1".
[[nodiscard]] std::string item_pointer(const Record&, const ItemPlace&);

/// The item that a pointer is at or within; nullopt: none.
[[nodiscard]] std::optional<ItemPlace> item_at_pointer(const Record&, std::string_view pointer);

/// Replaces the words; what else the item has stays.
void set_item_text(Record&, const ItemPlace&, std::string text);

/// Puts the items of a list into this order, by their present places; a place that is left out is removed, with the
/// references to it. Waivers and conflicts follow their items. The timeline is to be sorted by the caller. Of `custom`
/// an item stays in its own list.
void reorder_items(Record&, ListName, std::span<const std::size_t> order);
void remove_item(Record&, const ItemPlace&);

/// Ids of the items of other lists that this item became or came from: the factor of a reason, and items with the same
/// words among reasons, surprises, what held, luck and factors.
[[nodiscard]] std::vector<std::string> linked_items(const Record&, const ItemPlace&);

/// `who` of an event by a person whose role is not known.
inline constexpr std::string_view unknown_author = "somebody";
/// Who wrote an event, as a report shows it: a role or a system. Empty: not known, or "somebody".
[[nodiscard]] std::string_view author_of(const Event&);

}  // namespace pm::record
