// The formats of a report: how each is rendered, and the file it goes to.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>
#include <pm/leak.hpp>
#include <pm/report.hpp>

#include "commands/context.hpp"

namespace pm::commands {

/// "md", "html" or "svg". Nullopt for others.
[[nodiscard]] std::optional<report::Format> parse_report_format(std::string_view);
/// `[report] formats` of pm.toml, or Markdown.
[[nodiscard]] std::vector<report::Format> configured_formats(const CommandContext&);

/// ID.md, ID.html or ID.svg next to the record.
[[nodiscard]] std::filesystem::path report_path(const std::filesystem::path& record, report::Format);
/// ID.public.md or ID.public.html next to the record.
[[nodiscard]] std::filesystem::path public_report_path(const std::filesystem::path& record, report::Format);

/// Renders reports with a template and the style sheet of pm.toml.
class ReportRenderer {
 public:
  /// Reads the style sheet.
  ReportRenderer(const CommandContext&, report::Template);

  /// The text of a report file, with its digest. Fails for an invalid template, for a picture without times, and for
  /// HTML if the style sheet could not be read.
  [[nodiscard]] Result<std::string> render(report::Format, const record::Record&) const;
  /// The text of a public report, with its digest. Fails as `render` does.
  [[nodiscard]] Result<std::string> render_public(report::Format, const record::Record&) const;
  /// Files that must not be overwritten by a report.
  [[nodiscard]] const std::vector<std::filesystem::path>& inputs() const { return inputs_; }

 private:
  report::Template template_;
  Result<std::string> css_;
  std::vector<std::filesystem::path> inputs_;
};

/// Why a record is not published: no public texts, a security incident that was not cleared, and each leak that is not
/// waived, in the texts or in what they are rendered to. `output`: "the report".
struct Publication {
  lint::PageFormat format = lint::PageFormat::markdown;
  std::string_view text;  ///< what is to be written
  std::string_view output;
};
[[nodiscard]] std::vector<Error> publication_problems(const CommandContext&, const record::Record&, const Publication&,
                                                      bool is_cleared);

}  // namespace pm::commands
