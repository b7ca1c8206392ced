// All names available in templates, documented in docs/templates.md; a test compares both.
#pragma once

#include <span>
#include <string_view>

namespace pm::report {

[[nodiscard]] std::span<const std::string_view> template_names();

}  // namespace pm::report
