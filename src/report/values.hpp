// Template data of a record. docs/templates.md lists all names; a test compares both.
#pragma once

#include <span>
#include <vector>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "report/clock.hpp"
#include "report/entry.hpp"

namespace pm::report {

[[nodiscard]] json::Value values(const record::Record&);

/// The trimmed text, or "".
[[nodiscard]] inline std::string_view words_of(const record::Text& text) {
  return text ? text::trim(*text) : std::string_view();
}

/// The items of an optional list.
template <class Item>
[[nodiscard]] std::span<const Item> each(const std::optional<std::vector<Item>>& list) {
  return list ? std::span<const Item>(*list) : std::span<const Item>();
}

// Its parts.
void put_times(Entry& into, const record::Record&, const Clock&);
void put_timeline(Entry& into, const record::Record&, const Clock&);
void put_factors(Entry& into, const record::Record&);
void put_fixes(Entry& into, const record::Record&, const Clock&);
void put_meeting(Entry& into, const record::Record&, const Clock&);
void put_waivers(Entry& into, const record::Record&, const Clock&);
void put_custom(Entry& into, const record::Record&);

}  // namespace pm::report
