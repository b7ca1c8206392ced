// Files of what is expected, renewed by `scripts/accept` and then read as a diff.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <pm/record.hpp>

namespace golden {

/// Every NAME of golden/NAME.json, sorted.
[[nodiscard]] std::vector<std::string> names();
[[nodiscard]] pm::record::Record record(const std::string& name);
[[nodiscard]] std::string read(const std::string& file);
/// Checks that golden/FILE holds this text; with PM_ACCEPT set, writes it instead.
void matches(const std::string& file, const std::string& text);

}  // namespace golden
