// Every name a template may use. docs/templates.md tells what each is; a test holds the three together.
#pragma once

#include <span>
#include <string_view>

namespace pm::report {

[[nodiscard]] std::span<const std::string_view> template_names();

}  // namespace pm::report
