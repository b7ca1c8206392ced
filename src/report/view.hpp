// Template data of a record. docs/templates.md lists all names; a test compares both.
#pragma once

#include <span>
#include <vector>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "report/clock.hpp"
#include "report/view_object.hpp"

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
void put_times(ViewObject& into, const record::Record&, const ReportClock&);
void put_timeline(ViewObject& into, const record::Record&, const ReportClock&);
void put_factors(ViewObject& into, const record::Record&);
void put_fixes(ViewObject& into, const record::Record&, const ReportClock&);
void put_meeting(ViewObject& into, const record::Record&, const ReportClock&);
void put_waivers(ViewObject& into, const record::Record&, const ReportClock&);
void put_custom(ViewObject& into, const record::Record&);

}  // namespace pm::report
