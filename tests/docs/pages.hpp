// The pages of documentation, taken apart for the tests that hold them to the program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pages {

/// One page, such as "docs/adding.md".
struct Page {
  std::string name, text;
};

/// README.md and the like, and all of docs/ but the reports that pm wrote.
[[nodiscard]] std::vector<Page> all();

/// A fenced block of code: "json pm-record" after the fence, and the lines within.
struct Block {
  std::string page;
  std::size_t line = 0;  ///< of its fence
  std::string kind, text;
};
/// Those of that kind; of "sh", say.
[[nodiscard]] std::vector<Block> blocks(const std::string& kind);

/// A stretch of `code` within a line.
struct Code {
  std::string text;
  std::size_t line = 0;
};
[[nodiscard]] std::vector<Code> code_in(const Page&);

/// The page's lines outside of fenced blocks; those within are empty, so that lines keep their numbers.
[[nodiscard]] std::vector<std::string> prose_lines(const Page&);

[[nodiscard]] std::filesystem::path root();
[[nodiscard]] std::string read(const std::filesystem::path&);

}  // namespace pages
