// CommonMark with tables, read for its sentences.
#pragma once

#include <string_view>
#include <vector>

#include <pm/prose.hpp>

#include "prose/spread.hpp"

namespace pm::prose {

/// Adds the prose of `file` to `prose` and the waivers of its comments to `waivers`.
/// `lines`: where each line begins.
void read_markdown(std::string_view file, const std::vector<std::size_t>& lines, Spread& prose,
                   std::vector<Waiver>& waivers);

/// The waivers in comments of `html`, which stands at byte `at` of line `line`.
void collect_waivers(std::string_view html, std::size_t line, std::vector<Waiver>& waivers);

}  // namespace pm::prose
