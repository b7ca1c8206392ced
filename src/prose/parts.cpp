#include "prose/parts.hpp"

namespace pm::prose {
namespace {

constexpr std::size_t enough = 48U << 10;  // bytes: what a reader's nodes for them take still fits near the processor

std::size_t indent_of(std::string_view line) {
  std::size_t n = 0;
  while (n < line.size() && line[n] == ' ') ++n;
  return n;
}

constexpr std::size_t most_targets = 4096;  // bytes, read again with every part

/// HTML that a blank line does not end.
bool reaches_far(std::string_view line) {
  if (line.starts_with('<') || line.find("<!--") != line.npos) {
    for (std::string_view tag : {"<!", "<?", "<pre", "<PRE", "<script", "<SCRIPT", "<style", "<STYLE", "<textarea"})
      if (line.find(tag) != line.npos && !(tag == "<!" && line.find("-->") != line.npos)) return true;
  }
  return false;
}

/// "[name]: target"
bool names_target(std::string_view line) { return line.starts_with('[') && line.find("]:") != line.npos; }

/// Code between fences, followed from line to line.
class Fence {
 public:
  [[nodiscard]] bool open() const { return length_ > 0; }
  void read(std::string_view line) {
    if (line.empty() || (line[0] != '`' && line[0] != '~')) return;
    std::size_t n = 0;
    while (n < line.size() && line[n] == line[0]) ++n;
    if (n < 3) return;
    if (!open()) {
      if (line[0] == '`' && line.find('`', n) != line.npos) return;  // code within a line
      length_ = n;
      mark_ = line[0];
    } else if (line[0] == mark_ && n >= length_ && line.find_first_not_of(" \t\r", n) == line.npos) {
      length_ = 0;
    }
  }

 private:
  std::size_t length_ = 0;
  char mark_ = 0;
};

}  // namespace

Parts parts(std::string_view text, const std::vector<std::size_t>& lines) {
  Parts out{{0}, {}};
  auto& starts = out.starts;
  Fence fence;
  bool blank_before = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto end = i + 1 < lines.size() ? lines[i + 1] - 1 : text.size();
    const auto line = text.substr(lines[i], end - lines[i]);
    const auto indent = indent_of(line);
    const auto rest = line.substr(indent);
    if (reaches_far(rest)) return {{0}, {}};
    if (names_target(rest) && !fence.open()) {
      out.targets.append(line).append("\n");
      if (out.targets.size() > most_targets || rest.find_first_not_of(" \t\r", rest.find("]:") + 2) == rest.npos)
        return {{0}, {}};
    }
    const bool heading = line.starts_with("# ") || line.starts_with("## ") || line.starts_with("### ");
    if (heading && blank_before && !fence.open() && lines[i] - lines[starts.back()] >= enough) starts.push_back(i);
    if (indent < 4) fence.read(rest);
    blank_before = rest.find_first_not_of(" \t\r") == rest.npos;
  }
  return out;
}

}  // namespace pm::prose
