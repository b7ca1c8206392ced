// A strict reader of XML and of HTML that is written like XML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace markup {

struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;  ///< as written, with references
  [[nodiscard]] std::string attribute(std::string_view called) const;
};

struct ParsedCommandLine {
  std::string error;  ///< "" if well-formed
  std::vector<Element> elements;
  std::string text;  ///< without tags and style sheets, references decoded
};

[[nodiscard]] ParsedCommandLine parse(std::string_view);

}  // namespace markup
