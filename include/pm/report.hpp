// The report: a record in, Markdown out, the same bytes for the same record.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <pm/problem.hpp>
#include <pm/record.hpp>

namespace pm::report {

/// A Mustache template, and where it may read partials from (`{{> name}}`).
struct Template {
  std::string text;
  std::string name;  ///< for messages
  /// Text of a partial of that name, or nullopt; the caller refuses names outside the template's folder.
  std::function<std::optional<std::string>(std::string_view)> partial;
};
[[nodiscard]] Template built_in();

/// First line `<!-- pm-report ID -->`. Fails only on a template that is not valid, with its line.
[[nodiscard]] Result<std::string> markdown(const record::Record&, const Template& = built_in());

/// "Checkout failed for 2 h 41 min; for 1 h 50 min of that we couldn't see it." from the record's times; empty when the
/// times do not carry it.
[[nodiscard]] std::string restated_problem(const record::Record&);

/// The report for a terminal of that many columns: headings, wrapped text, tables that fit. Escaped for a terminal.
[[nodiscard]] std::string for_terminal(const record::Record&, std::size_t columns, bool colour);

}  // namespace pm::report
