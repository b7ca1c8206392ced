// The report: a record in, Markdown out, the same bytes for the same record.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/problem.hpp>
#include <pm/record.hpp>

namespace pm::report {

/// A Mustache template, and where it reads partials from (`{{> name}}`). What it can use: docs/templates.md. Every
/// value is made safe for Markdown before a template gets it, so that `{{{x}}}` is as safe as `{{x}}`.
struct Template {
  std::string text;
  std::string name;  ///< for messages
  /// Text of the partial of that name; empty: there are none.
  std::function<Result<std::string>(std::string_view)> partial;
  std::vector<std::filesystem::path> files = {};  ///< it comes from: those that were named
};
[[nodiscard]] Template built_in();

/// A template from a file. Its partials are files in the same folder or below, NAME with the template's own extension
/// or just NAME; an absolute name or one with ".." is refused. `read` does the reading, and is the one to refuse
/// symbolic links that lead elsewhere.
using TextReader = std::function<Result<std::string>(const std::filesystem::path&)>;
[[nodiscard]] Result<Template> template_file(const std::filesystem::path&, const TextReader& read);

/// First line `<!-- pm-report ID -->`, whatever the template says. Fails only on a template that is not sound: what
/// and where ("FILE:LINE: …"), and what to do.
[[nodiscard]] Result<std::string> markdown(const record::Record&, const Template& = built_in());

/// One of pm's own templates, without partials, filled with values that are safe already for where the text will land.
[[nodiscard]] Result<std::string> fill(std::string_view template_text, const std::string& name,
                                       const json::Value& safe_values);

/// "Checkout answers with 500s – it lasted 2 h 41 min; for 1 h 50 min of that we couldn't see it." from the record's
/// title and times; empty when the times do not carry it.
[[nodiscard]] std::string restated_problem(const record::Record&);

/// `words`: nothing is drawn, for a screen reader or a terminal that has only letters.
enum class Drawing { signs, words };

/// The report for a terminal of that many columns: headings, wrapped text, tables that fit. Escaped for a terminal.
[[nodiscard]] std::string for_terminal(const record::Record&, std::size_t columns, bool colour,
                                       Drawing = Drawing::signs);

}  // namespace pm::report
