// Figures in a terminal.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "figures/presentation.hpp"

namespace pm::figures {
namespace {

constexpr std::size_t label_width = 14;

std::string padded(const std::string& text, std::size_t width) {
  const auto is = text::display_width(text);
  return text + std::string(is < width ? width - is : 0, ' ');
}

/// Wrapped below an indent.
std::string paragraph(std::string_view text, std::size_t columns, std::string_view indent) {
  std::string out;
  for (const auto& line : text::wrap(text, columns > indent.size() + 20 ? columns - indent.size() : 20))
    out += std::string(indent) + line + "\n";
  return out;
}

class TextFigure {
 public:
  TextFigure(std::size_t columns, bool is_plain, std::string open_with)
      : columns_(columns), is_plain_(is_plain), open_with_(std::move(open_with)) {}

  std::string render(const Figure& figure) const {
    auto out = figure.heading + " [" + figure.name + "]\n  " + count_line(figure) + "\n";
    if (!is_plain_ && figure.n > 0)
      for (const auto& picture : figure.pictures) out += render(picture);
    for (const auto& values : figure.values)
      if (!values.rows.empty() && (is_plain_ || !values.is_detail)) out += render(values);
    if (is_empty(figure)) out += "  none\n";
    for (const auto& note : figure.notes) out += paragraph(note, columns_, "  ");
    if (!figure.records.empty()) {
      std::string open = "Open:";
      for (const auto& id : figure.records) open += " " + open_with_ + escape::for_terminal_line(id) + ";";
      open.pop_back();
      out += paragraph(open, columns_, "  ");
    }
    return out;
  }

 private:
  [[nodiscard]] std::size_t width() const { return columns_ - label_width - 2; }

  /// A label, a drawing and, below it, a sentence.
  [[nodiscard]] std::string row(const Series& series, const std::string& drawing) const {
    auto out = "  " +
               padded(text::truncate_to_width(escape::for_terminal_line(series.label), label_width - 1), label_width) +
               drawing;
    out.erase(out.find_last_not_of(' ') + 1);
    out += "\n";
    if (!series.sentence.empty()) out += paragraph(series.sentence, columns_, std::string(label_width + 2, ' '));
    return out;
  }

  [[nodiscard]] std::string render(const Picture& picture) const {
    auto out = "  " + picture.heading + "\n";
    switch (picture.kind) {
      case Picture::Kind::curve:
        for (const auto& series : picture.series) out += row(series, curve(series, last_day(picture)));
        return out + axis({{"0", 0}, {fmt::format("{:.0f} days", last_day(picture)), 1}});
      case Picture::Kind::strip: {
        const LogAxis scale(picture);
        for (const auto& series : picture.series) out += row(series, strip(series, scale));
        std::vector<std::pair<std::string, double>> ticks;
        for (const auto& tick : scale.ticks()) ticks.emplace_back(tick.label, tick.place);
        return out + axis(ticks);
      }
      case Picture::Kind::bars:
        break;
    }
    double most = 1;
    for (const auto& series : picture.series) most = std::max(most, series.points.front().second);
    for (const auto& series : picture.series) out += row(series, bar(series.points.front().second, most));
    return out;
  }

  [[nodiscard]] std::string curve(const Series& series, double last) const {
    static constexpr std::array<std::string_view, 9> blocks = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    std::string out;
    for (std::size_t column = 0; column < width(); ++column) {
      const auto share = value_at(series, last * static_cast<double>(column) / static_cast<double>(width() - 1));
      if (share < 0) break;
      out += blocks[share == 0 ? 0 : std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(share * 8)))];
    }
    return out;
  }

  [[nodiscard]] std::string strip(const Series& series, const LogAxis& scale) const {
    static constexpr std::array<std::string_view, 5> marks = {" ", "·", ":", "∴", "∷"};
    std::vector<std::size_t> bins(width());
    for (const auto& [seconds, unused] : series.points)
      ++bins[static_cast<std::size_t>(std::lround(scale.make_sort_key(seconds) * static_cast<double>(width() - 1)))];
    // The number itself while it is small, else its share of the largest.
    const auto most = std::max(*std::ranges::max_element(bins), marks.size() - 1);
    std::string out;
    for (const auto bin : bins) out += marks[(bin * (marks.size() - 1) + most - 1) / most];
    return out;
  }

  [[nodiscard]] std::string bar(double count, double most) const {
    constexpr std::size_t for_number = 8;
    const auto full = static_cast<double>(width() - for_number);
    const auto length = static_cast<std::size_t>(std::ceil(count / most * full));
    std::string out;
    for (std::size_t i = 0; i < length; ++i) out += "█";
    return out + fmt::format("{}{:.0f}", length == 0 ? "" : " ", count);
  }

  /// Labels at their places from 0 to 1; what would touch the one before is left out.
  [[nodiscard]] std::string axis(const std::vector<std::pair<std::string, double>>& ticks) const {
    std::string line;
    for (const auto& [label, place] : ticks) {
      auto at = static_cast<std::size_t>(std::lround(place * static_cast<double>(width() - 1)));
      at = std::min(at, width() - label.size());
      if (!line.empty() && at < line.size() + 2) continue;
      line.resize(at, ' ');
      line += label;
    }
    return std::string(label_width + 2, ' ') + line + "\n";
  }

  [[nodiscard]] std::string render(const Values& values) const {
    std::vector<std::vector<std::string>> lines(1);
    for (const auto& column : values.columns) lines.front().push_back(header(column));
    for (const auto& row : values.rows) {
      auto& line = lines.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i)
        line.push_back(escape::for_terminal_line(shown(values.columns[i], row[i])));
    }
    const auto out = "  " + values.heading + "\n";
    return out + (fits(lines) ? table(values, lines) : blocks(values, lines));
  }

  [[nodiscard]] static std::vector<std::size_t> widths(const std::vector<std::vector<std::string>>& lines) {
    std::vector<std::size_t> widest(lines.front().size());
    for (const auto& line : lines)
      for (std::size_t i = 0; i < line.size(); ++i) widest[i] = std::max(widest[i], text::display_width(line[i]));
    return widest;
  }

  [[nodiscard]] bool fits(const std::vector<std::vector<std::string>>& lines) const {
    std::size_t total = 2;
    for (const auto one : widths(lines)) total += one + 2;
    return total <= columns_ + 2;
  }

  [[nodiscard]] static std::string table(const Values& values, const std::vector<std::vector<std::string>>& lines) {
    const auto widest = widths(lines);
    std::string out;
    for (const auto& line : lines) {
      std::string row = "  ";
      for (std::size_t i = 0; i < line.size(); ++i) {
        const bool to_the_right = is_number_column(values, i);
        const auto gap = std::string(widest[i] - text::display_width(line[i]), ' ');
        row += (i == 0 ? "" : "  ") + (to_the_right ? gap + line[i] : line[i] + gap);
      }
      row.erase(row.find_last_not_of(' ') + 1);
      out += row + "\n";
    }
    return out;
  }

  /// Each row as a paragraph: "- 3 records, since 2026-03-02, …".
  [[nodiscard]] std::string blocks(const Values& values, const std::vector<std::vector<std::string>>& lines) const {
    std::string out;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      std::string row;
      for (std::size_t column = 0; column < lines[i].size(); ++column) {
        const auto& cell = lines[i][column];
        if (cell == "-" || cell.empty()) continue;
        row += row.empty() ? "" : " · ";
        row += is_number_column(values, column) ? cell + " " + lines.front()[column] : cell;
      }
      bool is_first = true;
      for (const auto& line : text::wrap(row, columns_ - 4)) {
        out += (is_first ? "  - " : "    ") + line + "\n";
        is_first = false;
      }
    }
    return out;
  }

  std::size_t columns_;
  bool is_plain_;
  std::string open_with_;
};

}  // namespace

std::string text(const Report& report, std::size_t columns, bool is_plain) {
  const TextFigure figure(std::max<std::size_t>(columns, 60), is_plain, report.open_with);
  std::string out;
  for (const auto& line : heading_lines(report))
    out += paragraph(escape::for_terminal_line(line), std::max<std::size_t>(columns, 60), "");
  for (const auto& one : report.figures) out += "\n" + figure.render(one);
  return out;
}

}  // namespace pm::figures
