// Figures as JSON, CSV and Markdown.
#include <algorithm>

#include <fmt/format.h>

#include <pm/json.hpp>
#include <pm/text.hpp>

#include "figures/presentation.hpp"

namespace pm::figures {
namespace {

void put(json::Writer& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell))
    out.string(*text);
  else
    out.bare(is_number(cell) ? as_data(cell) : "null");
}

void put(json::Writer& out, const Filter& filter) {
  const auto given = filter_options(filter);
  out.begin_object();
  for (const auto* name : {"since", "until", "service", "kind", "severity", "tag"}) {
    out.key(name);
    const auto found = std::ranges::find(given, name, &std::pair<std::string, std::string>::first);
    found == given.end() ? out.null() : out.string(found->second);
  }
  out.end_object();
}

void put(json::Writer& out, const Figure& figure, const Filter& filter) {
  out.begin_object();
  out.key("name").string(figure.name);
  out.key("n").number(figure.n);
  out.key("unknown").number(figure.unknown);
  out.key("approx").number(figure.approx);
  put(out.key("filter"), filter);
  out.key("values").begin_object();
  for (const auto& values : figure.values) {
    out.key(values.name).begin_array();
    for (const auto& row : values.rows) {
      out.begin_object();
      for (std::size_t i = 0; i < row.size(); ++i) put(out.key(values.columns[i]), row[i]);
      out.end_object();
    }
    out.end_array();
  }
  out.end_object();
  out.key("records").begin_array();
  for (const auto& id : figure.records) out.string(id);
  out.end_array();
  out.end_object();
}

}  // namespace

std::string json(const Report& report) {
  std::string text;
  json::Writer out(text, json::Writer::Target::terminal);
  out.begin_object();
  out.key("format").string("pm-figures/1");
  out.key("today").string(report.today.text);
  put(out.key("filter"), report.filter);
  out.key("records").number(report.records);
  out.key("drafts").number(report.drafts);
  out.key("security_left_out").number(report.security);
  out.key("figures").begin_array();
  for (const auto& figure : report.figures) put(out, figure, report.filter);
  out.end_array();
  out.end_object();
  return text + "\n";
}

std::string csv(const Report& report) {
  std::string out = "figure,table,row,column,value\n";
  const auto line = [&](std::string_view figure, std::string_view table, std::size_t row, std::string_view column,
                        const Cell& cell) {
    const auto value = is_number(cell) ? as_data(cell) : escape::for_csv(as_data(cell));
    out += fmt::format("{},{},{},{},{}\n", figure, table, row, column, value);
  };
  for (const auto& figure : report.figures) {
    for (const auto& [name, number] :
         {std::pair("n", figure.n), std::pair("unknown", figure.unknown), std::pair("approx", figure.approx)})
      line(figure.name, "counts", 1, name, static_cast<std::int64_t>(number));
    for (const auto& values : figure.values)
      for (std::size_t row = 0; row < values.rows.size(); ++row)
        for (std::size_t i = 0; i < values.columns.size(); ++i)
          line(figure.name, values.name, row + 1, values.columns[i], values.rows[row][i]);
    for (std::size_t i = 0; i < figure.records.size(); ++i)
      line(figure.name, "records", i + 1, "record", figure.records[i]);
  }
  return out;
}

std::string markdown(const Report& report) {
  constexpr std::size_t most_detail = 12;  // rows of numbers behind a picture
  std::string out;
  bool is_first = true;
  for (const auto& line : heading_lines(report)) {
    out += (is_first ? "# " : "") + escape::for_markdown(line) + (is_first ? "\n\n" : "  \n");
    is_first = false;
  }
  for (const auto& figure : report.figures) {
    out += fmt::format("\n## {}\n\n{}.\n", figure.heading, count_line(figure));
    for (const auto& picture : figure.pictures) {
      if (figure.n == 0) break;
      out += "\n";
      for (const auto& series : picture.series)
        if (!series.sentence.empty())
          out +=
              fmt::format("- **{}**: {}\n", escape::for_markdown(series.label), escape::for_markdown(series.sentence));
    }
    for (const auto& values : figure.values) {
      if (values.rows.empty() || (values.is_detail && values.rows.size() > most_detail)) continue;
      out += "\n" + values.heading + ":\n\n|";
      for (const auto& column : values.columns) out += " " + header(column) + " |";
      out += "\n|";
      for (std::size_t i = 0; i < values.columns.size(); ++i) out += is_number_column(values, i) ? " ---: |" : " --- |";
      for (const auto& row : values.rows) {
        out += "\n|";
        for (std::size_t i = 0; i < row.size(); ++i)
          out += " " + escape::for_markdown_cell(shown(values.columns[i], row[i])) + " |";
      }
      out += "\n";
    }
    if (is_empty(figure)) out += "\nNone.\n";
    for (const auto& note : figure.notes) out += "\n" + escape::for_markdown(note) + "\n";
    std::string ids;
    for (const auto& id : figure.records) ids += (ids.empty() ? "Records: " : ", ") + escape::for_markdown(id);
    if (!ids.empty()) out += "\n" + ids + "\n";
  }
  return out;
}

}  // namespace pm::figures
