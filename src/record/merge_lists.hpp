// Lists of two sides whose items are matched by id or content.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <pm/record.hpp>

#include "record/tree.hpp"

namespace pm::record {

/// Items of these lists are equal if all fields are equal.
inline std::string name_of(const Waiver& waiver) { return text_of(to_json_value(waiver)); }
inline std::string name_of(const Conflict& conflict) { return text_of(to_json_value(conflict)); }
/// Others if this is: it is also how places name them.
inline std::string name_of(const std::string& text) { return text; }
inline std::string name_of(const Reason& reason) { return reason.text; }
inline std::string name_of(const Link& link) { return link.url; }
inline std::string name_of(const Participant& participant) { return participant.name; }
inline std::string name_of(const UnplacedSection& section) { return section.heading; }
template <class Item>
  requires requires(Item item) { item.id; }
std::string name_of(const Item& item) {
  return item.id;
}

/// A list whose items are found by name; the second of two with the same name has another one.
template <class Item>
class NamedItems {
 public:
  explicit NamedItems(const std::optional<std::vector<Item>>& items) {
    if (!items) return;
    std::map<std::string, std::size_t> seen;
    for (const Item& item : *items) {
      auto name = name_of(item);
      const auto nth = seen[name]++;
      names_.push_back(name_part(name, nth));
      by_name_.emplace(names_.back(), &item);
    }
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] const Item* find(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }

 private:
  std::vector<std::string> names_;
  std::map<std::string, const Item*> by_name_;
};

/// The names to keep: in CURRENT's order, with OTHER's new ones at their places; in OTHER's order if only OTHER changed
/// it.
[[nodiscard]] std::vector<std::string> merge_order(const std::vector<std::string>& base,
                                                   const std::vector<std::string>& current,
                                                   const std::vector<std::string>& other,
                                                   const std::set<std::string>& kept);

}  // namespace pm::record
