// Every place where text leaves pm: one row each. Which places there are is asked of pm itself.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "outlets/seen.hpp"

namespace outlets {

struct Left {
  std::string text;  ///< what left by it
  bool came = true;  ///< whether the value got so far: a malformed record does not
};

struct Row {
  std::string name;  ///< as `names_there_are` gives it
  Reader reader;
  std::function<Left(const std::string& value)> leaves;
  bool finds = false;  ///< what it shows depends on what the rules find in the words
};

[[nodiscard]] const std::vector<Row>& rows();

/// From pm's own tables: commands and their formats, files they write, trackers, templates, what init writes, escapes.
[[nodiscard]] std::set<std::string> names_there_are();

}  // namespace outlets
