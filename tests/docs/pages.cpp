#include "docs/pages.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <pm/text.hpp>

namespace pages {
namespace {

namespace fs = std::filesystem;

bool is_fence(std::string_view line) { return line.starts_with("```"); }

}  // namespace

fs::path root() { return PM_SOURCE_DIR; }

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot be read: " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Page> all() {
  std::vector<Page> pages;
  const auto add = [&](const fs::path& path) {
    auto text = read(path);
    if (text.starts_with("<!-- pm-report ")) return;
    pages.push_back({path.lexically_relative(root()).string(), std::move(text)});
  };
  for (const auto* name : {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"}) add(root() / name);
  for (const auto& entry : fs::recursive_directory_iterator(root() / "docs"))
    if (entry.path().extension() == ".md") add(entry.path());
  std::sort(pages.begin(), pages.end(), [](const Page& a, const Page& b) { return a.name < b.name; });
  return pages;
}

std::vector<Block> blocks(const std::string& kind) {
  std::vector<Block> found;
  for (const auto& page : all()) {
    bool inside = false, wanted = false;
    std::size_t number = 0;
    for (const auto line : pm::text::lines(page.text)) {
      ++number;
      if (is_fence(line)) {
        inside = !inside;
        wanted = inside && line.substr(3) == kind;
        if (wanted) found.push_back({page.name, number, kind, ""});
      } else if (wanted) {
        found.back().text += std::string(line) + "\n";
      }
    }
  }
  return found;
}

std::vector<std::string> prose_lines(const Page& page) {
  std::vector<std::string> lines;
  bool inside = false;
  for (const auto line : pm::text::lines(page.text)) {
    if (is_fence(line)) inside = !inside;
    lines.emplace_back(inside || is_fence(line) ? "" : line);
  }
  return lines;
}

std::vector<Code> code_in(const Page& page) {
  std::vector<Code> found;
  std::size_t number = 0;
  for (const auto& line : prose_lines(page)) {
    ++number;
    for (auto from = line.find('`'); from != std::string::npos;) {
      const auto to = line.find('`', from + 1);
      if (to == std::string::npos) break;
      found.push_back({line.substr(from + 1, to - from - 1), number});
      from = line.find('`', to + 1);
    }
  }
  return found;
}

}  // namespace pages
