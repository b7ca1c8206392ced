// A record with one text in every place that people write into.
#pragma once

#include <string>

#include <pm/record.hpp>

namespace told {

[[nodiscard]] pm::record::Record with_everywhere(const std::string& text);

}  // namespace told
