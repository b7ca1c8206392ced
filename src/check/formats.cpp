#include <algorithm>
#include <array>

#include "check/shown.hpp"

namespace pm::check {
namespace {

constexpr std::array all{
    Format{"human", render_human, write_human},          Format{"json", render_json, write_json},
    Format{"sarif", render_sarif, write_sarif, true},    Format{"junit", render_junit, write_junit, true},
    Format{"github", render_github, write_github, true},
};

}  // namespace

std::span<const Format> formats() { return all; }

const Format* find_format(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Format& f) { return f.name == name; });
  return found == all.end() ? nullptr : &*found;
}

Piece render(const Format& format, const FileFindings& file, const Look& look) {
  Piece piece;
  piece.kind = file.kind;
  piece.counted = count(file.findings);
  piece.fails = std::any_of(file.findings.begin(), file.findings.end(),
                            [&](const Finding& finding) { return fails(finding, look.fail_on); });
  format.render(file, look, piece);
  piece.text.shrink_to_fit();
  piece.more.shrink_to_fit();
  return piece;
}

Counted& Counted::operator+=(const Counted& other) {
  for (std::size_t i = 0; i < of.size(); ++i) of[i] += other.of[i];
  waived += other.waived;
  return *this;
}

Counted count(std::span<const Finding> findings) {
  Counted counted;
  for (const auto& finding : findings) {
    if (finding.waived)
      ++counted.waived;
    else
      ++counted.of[static_cast<std::size_t>(finding.severity)];
  }
  return counted;
}

Checked count_checked(std::span<const Piece> pieces) {
  Checked checked;
  for (const auto& piece : pieces) {
    if (piece.kind == FileFindings::Kind::record) ++checked.records;
    if (piece.kind == FileFindings::Kind::prose) ++checked.prose;
    if (piece.kind == FileFindings::Kind::report) ++checked.skipped;
  }
  return checked;
}

Counted count(std::span<const Piece> pieces) {
  Counted counted;
  for (const auto& piece : pieces) counted += piece.counted;
  return counted;
}

}  // namespace pm::check
