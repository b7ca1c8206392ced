// The index page of all reports, as Markdown and HTML: `pm list -f md`, `pm list -f html`.
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include <pm/html.hpp>
#include <pm/text.hpp>

#include "commands/output_file.hpp"
#include "commands/records.hpp"
#include "templates_embedded.hpp"

namespace pm::commands {

namespace {

namespace fs = std::filesystem;

/// The report next to the record, in that format if there is one; without a report, the record. Relative to `base`,
/// percent-encoded. Empty for a record of an export.
std::string link_of(const RecordRow& row, std::string_view extension, const PageBase& base) {
  if (!row.is_file) return "";
  const fs::path record = row.path;
  const auto reports = reports_of(record);
  const auto wanted = std::ranges::find(reports, fs::path(extension), &fs::path::extension);
  const auto target = wanted != reports.end() ? *wanted : reports.empty() ? record : reports.front();
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
  std::string link = "./";  // what follows is never a scheme
  for (const char c : (base.cwd / target).lexically_relative(base.cwd / base.directory).generic_string())
    link += plain.find(c) != std::string_view::npos ? std::string(1, c)
                                                    : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return link;
}

/// "12 records, 3 fixes open, 1 overdue; as of 2026-11-29"
std::string summary_of(const std::vector<RecordRow>& rows, const CommandContext& context) {
  const auto sum = [&](std::size_t RecordRow::* count) {
    return std::accumulate(rows.begin(), rows.end(), std::size_t{0},
                           [&](std::size_t total, const RecordRow& row) { return total + row.*count; });
  };
  const auto open = sum(&RecordRow::open_fixes), overdue = sum(&RecordRow::overdue_fixes);
  return fmt::format("{} {}, {} {} open, {} overdue; as of {}", rows.size(), rows.size() == 1 ? "record" : "records",
                     open, open == 1 ? "fix" : "fixes", overdue, context.today().text);
}

std::string state_of(const RecordRow& row) {
  return row.status == "draft" ? fixes_in_words(row) + " (draft)" : fixes_in_words(row);
}

}  // namespace

std::string as_markdown(const std::vector<RecordRow>& rows, const PageBase& base, const CommandContext& context) {
  auto out = "# Postmortems\n\n" + summary_of(rows, context) + "\n";
  if (rows.empty()) return out;
  out += "\n| Day | Report | Kind | Fixes |\n| --- | --- | --- | --- |\n";
  for (const auto& row : rows) {
    const auto link = link_of(row, ".md", base);
    auto title = escape::for_markdown_cell(row.title);
    if (!link.empty()) title = fmt::format("[{}](<{}>)", title, link);
    if (row.repository) title += " · " + escape::for_markdown_cell(*row.repository);
    out += fmt::format("| {} | {} | {} | {} |\n", row.day.value_or("-"), title, row.kind.value_or("-"), state_of(row));
  }
  return out;
}

std::string as_html(const std::vector<RecordRow>& rows, const PageBase& base, const CommandContext& context) {
  const auto css = std::string(embedded_template("picture.css").value_or("")) +
                   std::string(embedded_template("report.css").value_or(""));
  const auto text = [](std::string_view words) { return escape::for_html(escape::for_terminal_line(words)); };
  auto body = "<main>\n<h1>Postmortems</h1>\n<p class=\"muted\">" + text(summary_of(rows, context)) + "</p>\n";
  if (!rows.empty())
    body +=
        "<table class=\"cards\">\n<thead><tr><th>Day</th><th>Report</th><th>Kind</th><th>Fixes</th></tr></thead>\n"
        "<tbody>\n";
  for (const auto& row : rows) {
    const auto link = link_of(row, ".html", base);
    auto title = text(row.title);
    if (!link.empty()) title = fmt::format("<a href=\"{}\">{}</a>", link, title);
    if (row.repository) title += "<br><span class=\"muted\">" + text(*row.repository) + "</span>";
    body += fmt::format(
        "<tr><td class=\"nowrap\">{}</td><td dir=\"auto\">{}</td><td data-label=\"Kind\">{}</td>"
        "<td data-label=\"Fixes\"{}>{}</td></tr>\n",
        row.day.value_or("-"), title, row.kind.value_or("-"), row.overdue_fixes > 0 ? " class=\"alert\"" : "",
        state_of(row));
  }
  if (!rows.empty()) body += "</tbody>\n</table>\n";
  return text::html_document("Postmortems", css, body + "</main>\n");
}

}  // namespace pm::commands
