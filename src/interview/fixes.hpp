// Shared by the files of the section "fixes".
#pragma once

#include <string_view>

#include "interview/question.hpp"

namespace pm::interview {

/// Whether the record has an open or done fix.
[[nodiscard]] bool has_fixes(const record::Record&);

/// Returns the fix with that id, or nullptr.
[[nodiscard]] record::Fix* fix_of(record::Record&, std::string_view id);

}  // namespace pm::interview
