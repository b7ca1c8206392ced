// Figures as one HTML file: pictures as SVG, a table under each.
#include <pm/html.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "figures/presentation.hpp"
#include "templates_embedded.hpp"

namespace pm::figures {
namespace {

constexpr double width = 720, label = 130, right = 700, line_height = 34;
constexpr std::size_t most_at_one_place = 6;

std::string escaped(std::string_view text) { return escape::for_html(escape::for_terminal_line(text)); }

std::string svg_text(double x, double y, std::string_view words, std::string_view attributes = "") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>", x, y, attributes, escaped(words));
}

double place(double share) { return label + share * (right - label); }

std::string axis(const std::vector<LogAxis::Tick>& ticks, double bottom) {
  std::string out;
  for (const auto& tick : ticks) {
    const auto x = place(tick.place);
    out += fmt::format(R"(<line class="rule" x1="{0:.1f}" x2="{0:.1f}" y1="4" y2="{1:.1f}"/>)", x, bottom);
    out +=
        svg_text(x, bottom + 14, tick.label,
                 tick.place > 0.95 ? R"( class="quiet" text-anchor="end")" : R"( class="quiet" text-anchor="middle")");
  }
  return out;
}

std::string strip(const Picture& picture, double bottom) {
  const LogAxis scale(picture);
  auto out = axis(scale.ticks(), bottom);
  double y = 4 + line_height / 2;
  for (const auto& series : picture.series) {
    out += svg_text(0, y + 4, series.label);
    std::map<long, std::size_t> drawn;  // by place: more than a few on one place look the same
    for (const auto& [seconds, unused] : series.points)
      if (++drawn[std::lround(place(scale.make_sort_key(seconds)))] <= most_at_one_place)
        out += fmt::format(R"(<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="5"/>)",
                           place(scale.make_sort_key(seconds)), y);
    y += line_height;
  }
  return out;
}

std::string bars(const Picture& picture) {
  std::string out;
  double most = 1, y = 4;
  for (const auto& series : picture.series) most = std::max(most, series.points.front().second);
  for (const auto& series : picture.series) {
    const auto count = series.points.front().second;
    const auto length = count / most * (right - label - 40);
    out += svg_text(0, y + 20, series.label);
    out += fmt::format(R"(<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="20"/>)", label, y + 6, length);
    out += svg_text(label + length + 6, y + 20, fmt::format("{:.0f}", count));
    y += line_height;
  }
  return out;
}

std::string curves(const Picture& picture, double bottom) {
  const auto last = last_day(picture);
  auto out =
      axis({{"0 days", 0}, {fmt::format("{:.0f}", last / 2), 0.5}, {fmt::format("{:.0f} days", last), 1}}, bottom);
  for (const double share : {0.0, 0.5, 1.0}) {
    const auto y = 8 + (1 - share) * (bottom - 8);
    out += fmt::format(R"(<line class="rule" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>)", label, right, y, y);
    out += svg_text(label - 6, y + 4, fmt::format("{:.0f} %", share * 100), R"( class="quiet" text-anchor="end")");
  }
  // Told apart without colour.
  constexpr std::array<std::string_view, 3> dashes = {"", R"( stroke-dasharray="8 4")", R"( stroke-dasharray="2 4")"};
  std::size_t which = 0;
  for (const auto& series : picture.series) {
    const auto dash = dashes[which++ % dashes.size()];
    if (series.points.empty()) continue;
    std::string path;
    double before = 1;
    for (const auto& [day, share] : series.points) {
      if (day > last) break;
      const auto x = place(day / last);
      const auto y_of = [&](double value) { return 8 + (1 - value) * (bottom - 8); };
      path += path.empty() ? fmt::format("M{:.1f} {:.1f}", x, y_of(share))
                           : fmt::format("L{:.1f} {:.1f}L{:.1f} {:.1f}", x, y_of(before), x, y_of(share));
      before = share;
    }
    out += fmt::format(R"(<path class="curve" d="{}"{}/>)", path, dash);
  }
  return out;
}

std::string drawing(const Picture& picture) {
  const auto rows = static_cast<double>(picture.series.size());
  const bool is_curve = picture.kind == Picture::Kind::curve;
  const auto bottom = is_curve ? 170 : 4 + rows * line_height;
  const auto body = is_curve                               ? curves(picture, bottom)
                    : picture.kind == Picture::Kind::strip ? strip(picture, bottom)
                                                           : bars(picture);
  auto out = fmt::format(
      "<figure>\n<svg class=\"drawing\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">{}</svg>\n"
      "<figcaption>{}</figcaption>\n</figure>\n<ul>\n",
      width, bottom + 20, escaped(picture.heading), body, escaped(picture.heading));
  constexpr std::array<std::string_view, 3> strokes = {"solid line", "dashed line", "dotted line"};
  std::size_t which = 0;
  for (const auto& series : picture.series) {
    const auto stroke = strokes[which++ % strokes.size()];
    if (series.sentence.empty()) continue;
    out += "<li><b>" + escaped(series.label) + "</b>" +
           (is_curve && !series.points.empty() ? fmt::format(" ({})", stroke) : "") + ": " + escaped(series.sentence) +
           "</li>\n";
  }
  return out + "</ul>\n";
}

std::string table(const Values& values) {
  std::string out = "<div class=\"scroll\">\n<table>\n<thead><tr>";
  const auto open = [&](std::string_view element, std::size_t column) {
    return fmt::format("<{}{}>", element, is_number_column(values, column) ? " class=\"number\"" : "");
  };
  for (std::size_t i = 0; i < values.columns.size(); ++i)
    out += open("th", i) + escaped(header(values.columns[i])) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : values.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      out += open("td", i) + escaped(shown(values.columns[i], row[i])) + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n</div>\n";
}

std::string section(const Figure& figure) {
  auto out = fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n<p>{}</p>\n", figure.name, escaped(figure.heading),
                         escaped(count_line(figure)));
  if (figure.n > 0)
    for (const auto& picture : figure.pictures) out += drawing(picture);
  for (const auto& values : figure.values)
    if (!values.rows.empty())
      out += values.is_detail ? "<details>\n<summary>Table: " + escaped(values.heading) + "</summary>\n" +
                                    table(values) + "</details>\n"
                              : "<h3>" + escaped(values.heading) + "</h3>\n" + table(values);
  if (is_empty(figure)) out += "<p>None.</p>\n";
  for (const auto& note : figure.notes) out += "<p class=\"muted\">" + escaped(note) + "</p>\n";
  std::string ids;
  for (const auto& id : figure.records) ids += (ids.empty() ? "" : ", ") + escaped(id);
  if (!ids.empty()) out += "<p>Records: <span class=\"words\">" + ids + "</span></p>\n";
  return out + "</section>\n";
}

}  // namespace

std::string html(const Report& report) {
  std::string css;
  for (const auto* name : {"picture.css", "report.css", "figures.css"}) css += embedded_template(name).value_or("");
  const auto lines = heading_lines(report);
  auto body = "<main>\n<header>\n<h1>" + escaped(lines.front()) + "</h1>\n";
  for (const auto& line : std::span(lines).subspan(1)) body += "<p class=\"muted\">" + escaped(line) + "</p>\n";
  body += "</header>\n";
  for (const auto& figure : report.figures) body += section(figure);
  return fmt::format("<!-- pm-figures-html {} -->\n", report.today.text) +
         text::html_document(escape::for_terminal_line(lines.front()), css, body + "</main>\n");
}

}  // namespace pm::figures
