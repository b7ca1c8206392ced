// Renders a record as Markdown, HTML and SVG. The same record gives the same bytes.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>
#include <pm/record.hpp>

namespace pm::report {

/// A Mustache template and the source of its partials (`{{> name}}`). docs/templates.md lists its values. Values are
/// escaped for Markdown before rendering, so `{{{x}}}` is as safe as `{{x}}`.
struct Template {
  std::string text;
  std::string name;  ///< for messages
  /// Returns the text of a partial; null if there are no partials.
  std::function<Result<std::string>(std::string_view)> partial;
  std::vector<std::filesystem::path> files = {};  ///< it comes from: those that were named
};
[[nodiscard]] Template built_in();

/// Loads a template from a file. Its partials are files in the same directory or below: NAME with the extension of the
/// template, or NAME. Absolute names and names with ".." are rejected. `read` reads files and must reject symbolic
/// links to other directories.
using TextReader = std::function<Result<std::string>(const std::filesystem::path&)>;
[[nodiscard]] Result<Template> template_file(const std::filesystem::path&, const TextReader& read);

/// Renders the report. The first line is always `<!-- pm-report ID -->`. Fails only for an invalid template, with
/// "FILE:LINE: message" and a hint.
[[nodiscard]] Result<std::string> markdown(const record::Record&, const Template& = built_in());

/// Renders one of pm's own templates, without partials, with values that are already escaped for their destination.
[[nodiscard]] Result<std::string> fill(std::string_view template_text, const std::string& name,
                                       const json::Value& safe_values);

/// "Checkout answers with 500s – it lasted 2 h 41 min; for 1 h 50 min of that we couldn't see it." from title
/// and times; empty if the times are not sufficient.
[[nodiscard]] std::string problem_statement(const record::Record&);

/// The sections of the report as one HTML file: no script, nothing loaded from elsewhere, for light and dark screens
/// and for paper. Its Content-Security-Policy names the hashes of its style sheets. The first line is always
/// `<!-- pm-report-html ID -->`. `team_css` is added as a second style sheet.
[[nodiscard]] std::string html(const record::Record&, std::string_view team_css = {});

/// The timeline as an SVG file, with its own style sheet. The first line is always `<!-- pm-report-svg ID -->`. Fails
/// with `refused` if fewer than two different times are known.
[[nodiscard]] Result<std::string> timeline_svg(const record::Record&);

/// The report for customers: the texts of `public` with new ids, the times, and the state of public fixes, and nothing
/// else of the record. Its first line names no record. Precondition: `find_leaks` was run over the result before it is
/// published.
[[nodiscard]] std::string public_html(const record::Record&, std::string_view team_css = {});
/// The same as Markdown.
[[nodiscard]] std::string public_markdown(const record::Record&);
/// The record that these render: what is not public is not in it. Its id is "public".
[[nodiscard]] record::Record public_record(const record::Record&);

/// A summary for readers who were not there, derived from the record: what happened, who was affected, what changes.
/// Empty if the record has none of it.
[[nodiscard]] std::string summary(const record::Record&);

/// `words`: text instead of drawings, for screen readers and dumb terminals.
enum class DrawingStyle { signs, words };

/// Renders the report for a terminal of that width: headings, wrapped text, tables. Escaped for a terminal.
[[nodiscard]] std::string for_terminal(const record::Record&, std::size_t columns, bool colour,
                                       DrawingStyle = DrawingStyle::signs);

// A report as a file: how pm knows its own, and whether somebody edited it since. Line ends and a byte order mark,
// which a checkout may change, never count.

enum class Format { markdown, html, svg };
/// The format of a file that pm wrote, by its first line: `<!-- pm-report ID -->`, `<!-- pm-report-html ID -->` or
/// `<!-- pm-report-svg ID -->`. Nullopt: pm did not write it.
[[nodiscard]] std::optional<Format> format_of(std::string_view file);

/// Whether pm wrote the file as a Markdown report.
[[nodiscard]] bool is_report(std::string_view file);

/// The file of a report: the report with a digest of it on a second line, `<!-- pm-digest 0123456789abcdef -->`.
[[nodiscard]] std::string report_file(std::string_view report);

/// Whether the report differs from the digest in its file. False without a digest: pm 0.1.0 wrote none.
[[nodiscard]] bool is_edited(std::string_view file);

/// Whether two files hold the same report, with or without a digest.
[[nodiscard]] bool is_same_report(std::string_view file, std::string_view other);

}  // namespace pm::report
