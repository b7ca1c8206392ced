#include <pm/prose.hpp>

#include <algorithm>

#include <pm/text.hpp>

#include "prose/markdown.hpp"

namespace pm::prose {
namespace {

constexpr std::string_view opening = "<!--", closing = "-->";

std::vector<std::size_t> line_starts(std::string_view file) {
  std::vector<std::size_t> starts{0};
  for (auto i = file.find('\n'); i != file.npos; i = file.find('\n', i + 1)) starts.push_back(i + 1);
  return starts;
}

/// "pm: keep RULE: reason"
bool reads_as_waiver(std::string_view comment, Waiver& waiver) {
  comment = text::trim(comment);
  for (std::string_view word : {"pm:", "keep"}) {
    if (!comment.starts_with(word)) return false;
    comment = text::trim(comment.substr(word.size()));
  }
  const auto colon = comment.find(':');
  waiver.rule = std::string(text::trim(comment.substr(0, colon)));
  if (colon != comment.npos) waiver.reason = std::string(text::trim(comment.substr(colon + 1)));
  return !waiver.rule.empty();
}

/// Comments and the lines that quote, blanked: each byte stays where it is.
std::string without_quotes(std::string_view file, std::vector<Waiver>& waivers) {
  std::string out(file);
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i)
      if (out[i] != '\n') out[i] = ' ';
  };
  auto at = file.find(opening);
  for (std::size_t i = 0, line = 1; i < file.size(); ++line) {
    auto end = file.find('\n', i);
    if (end == file.npos) end = file.size();
    if (file[i] == '>') blank(i, end);
    while (at < end) {
      auto stop = file.substr(0, end).find(closing, at);
      if (stop == file.npos) {
        at = file.find(opening, end);
        break;
      }
      stop += closing.size();
      collect_waivers(file.substr(at, stop - at), line, waivers);
      blank(at, stop);
      at = file.find(opening, stop);
    }
    i = end + 1;
  }
  return out;
}

}  // namespace

void collect_waivers(std::string_view html, std::size_t line, std::vector<Waiver>& waivers) {
  for (std::size_t at = html.find(opening), counted = 0; at != std::string_view::npos;) {
    const auto end = html.find(closing, at + opening.size());
    if (end == std::string_view::npos) return;
    line += static_cast<std::size_t>(std::count(html.begin() + static_cast<std::ptrdiff_t>(counted),
                                                html.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    counted = end;
    Waiver waiver;
    waiver.line = line;
    if (reads_as_waiver(html.substr(at + opening.size(), end - at - opening.size()), waiver))
      waivers.push_back(std::move(waiver));
    at = html.find(opening, end);
  }
}

Reading review(std::string_view file, Kind kind, const axioms::Checker& checker, axioms::Rules rules) {
  Reading reading;
  const auto lines = line_starts(file);
  if (kind == Kind::markdown) {
    Spread prose;
    prose.reserve(file.size());
    read_markdown(file, lines, prose, reading.waivers);
    reading.findings = checker.review(prose.text(), rules);
    for (auto& f : reading.findings) {
      const auto last = prose.source(f.end - 1) + 1;
      f.begin = std::min(prose.source(f.begin), file.size() - 1);
      f.end = std::min(std::max(last, f.begin + 1), file.size());
    }
    std::stable_sort(reading.findings.begin(), reading.findings.end(),
                     [](const auto& a, const auto& b) { return a.begin < b.begin; });
  } else {
    reading.findings = checker.review(without_quotes(file, reading.waivers), rules);
  }
  for (const auto& f : reading.findings) {
    const auto line = static_cast<std::size_t>(std::upper_bound(lines.begin(), lines.end(), f.begin) - lines.begin());
    auto by = Reading::npos;
    const auto first = std::partition_point(reading.waivers.begin(), reading.waivers.end(),
                                            [&](const Waiver& w) { return w.line + 1 < line; });
    for (auto w = first; w != reading.waivers.end() && w->line <= line && by == Reading::npos; ++w)
      if (w->rule == axioms::name(f.rule)) by = static_cast<std::size_t>(w - reading.waivers.begin());
    if (by != Reading::npos) reading.waivers[by].used = true;
    reading.waived_by.push_back(by);
  }
  return reading;
}

}  // namespace pm::prose
