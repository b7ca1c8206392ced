// What the files of the section "fixes" have in common.
#pragma once

#include <string_view>

#include "question.hpp"

namespace pm::interview {

/// Whether there is one that is open or done.
[[nodiscard]] bool has_fixes(const record::Record&);

/// The fix with that id, to be changed; nullptr: none.
[[nodiscard]] record::Fix* fix_of(record::Record&, std::string_view id);

}  // namespace pm::interview
