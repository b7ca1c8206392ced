// What a Markdown text is to a renderer: the tree of cmark-gfm, with GitHub's extensions switched on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace markdown {

struct Tree {
  std::vector<std::string> structure;  ///< kinds of nodes as they open and close; neighbouring texts are one "text"
  std::string text;                    ///< what a reader reads, a newline between blocks
  std::vector<std::string> links;      ///< targets
  [[nodiscard]] std::size_t count(std::string_view kind) const;
};
[[nodiscard]] Tree parse(std::string_view markdown);

/// As GitHub would show it, raw HTML left out.
[[nodiscard]] std::string html(std::string_view markdown);

}  // namespace markdown
