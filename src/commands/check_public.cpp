// `pm check --public`: what a published directory must not hold.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include <pm/leak.hpp>
#include <pm/lint.hpp>
#include <pm/store.hpp>

#include "commands/check_run.hpp"
#include "commands/records.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

std::optional<lint::PageFormat> page_format(const fs::path& path) {
  constexpr std::array<std::pair<std::string_view, lint::PageFormat>, 7> formats = {{
      {".html", lint::PageFormat::html},
      {".htm", lint::PageFormat::html},
      {".svg", lint::PageFormat::html},
      {".xml", lint::PageFormat::html},
      {".md", lint::PageFormat::markdown},
      {".markdown", lint::PageFormat::markdown},
      {".txt", lint::PageFormat::plain},
  }};
  const auto extension = path.extension().string();
  const auto* const found =
      std::find_if(formats.begin(), formats.end(), [&](const auto& one) { return one.first == extension; });
  return found == formats.end() ? std::nullopt : std::optional(found->second);
}

/// The pages of a directory and its subdirectories, sorted.
Result<std::vector<fs::path>> pages_in(const std::string& folder) {
  std::error_code error;
  if (fs::is_regular_file(folder, error)) return std::vector{fs::path(folder)};
  std::vector<fs::path> pages;
  fs::recursive_directory_iterator walk(folder, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error))
    if (std::error_code unknown; walk->is_regular_file(unknown) && page_format(walk->path()))
      pages.push_back(walk->path());
  if (error)
    return fail(ErrorKind::usage, fmt::format("cannot read the directory {}: {}", folder, error.message()),
                "pm check --public DIR checks the pages in DIR");
  if (pages.empty())  // a gate that looks at nothing must not pass
    return fail(ErrorKind::usage, "no pages in " + folder, "name the directory that is published");
  std::sort(pages.begin(), pages.end());
  return pages;
}

/// Excerpts that records waive, and the reasons.
using Waived = std::map<std::string, std::string, std::less<>>;

std::vector<lint::Finding> findings_in(std::string_view text, const fs::path& path, const lint::PrivateTerms& terms,
                                       const Waived& waived, lint::Severity severity) {
  const auto visible = lint::visible_text(text, page_format(path).value_or(lint::PageFormat::plain));
  std::vector<lint::Finding> findings;
  prose::Locator places(text);
  for (const auto& leak : lint::find_leaks(visible.text, terms)) {
    if (!leak.is_certain) continue;
    lint::Finding finding;
    finding.rule = "leak";
    finding.severity = severity;
    finding.path = path.string();
    finding.in_record = false;
    finding.excerpt = leak.excerpt;
    finding.message = lint::leak_message(leak);
    finding.can_waive = leak.can_waive();
    const auto reason = waived.find(leak.excerpt);
    finding.waived = finding.can_waive && reason != waived.end();
    if (finding.waived) finding.reason = reason->second;
    const auto begin = places.at(visible.origin[leak.begin]);
    const auto end = places.at(visible.origin[leak.end - 1]);
    finding.line = begin.line, finding.column = begin.column;
    finding.end_line = end.line, finding.end_column = end.column + 1;
    findings.push_back(std::move(finding));
  }
  return findings;
}

Result<void> fits_together(const CheckOptions& options) {
  const bool has_more = !options.paths.empty() || options.since || options.baseline || options.write_baseline ||
                        options.prose || options.stdin_name || options.sensitive;
  if (!has_more) return {};
  return fail(ErrorKind::usage, "--public DIR takes no PATH and no other option of what to check",
              "run pm check without --public for records and prose");
}

}  // namespace

int check_public(const CheckOptions& options, const CommandContext& context) {
  if (const auto fits = fits_together(options); !fits) return context.report_error(fits.error());
  const auto pages = pages_in(*options.public_folder);
  if (!pages) return context.report_error(pages.error());
  const auto records = load_all(context);
  if (!records) return context.report_error(records.error());
  if (records->records.empty())
    return context.report_error({ErrorKind::usage, "no records in " + context.folder().string(),
                                 "name the records directory whose names must not appear: -C DIR"});
  lint::PrivateTerms terms(context.config().publication);
  Waived waived;
  for (const auto& loaded : records->records) {
    terms.add(loaded.record);
    for (const auto& waiver : loaded.record.waivers.value_or(std::vector<record::Waiver>{}))
      if (waiver.rule == "leak" && waiver.excerpt) waived.emplace(*waiver.excerpt, waiver.reason);
  }
  const auto fail_on = options.fail_on ? *lint::parse_severity(*options.fail_on) : context.config().fail_on;
  const auto& format = *lint::find_format(options.format);
  auto look = format_options(context, fail_on);
  look.root = context.environment().cwd.generic_string();
  int code = records->code;
  std::vector<lint::RenderedFile> pieces;
  for (const auto& page : *pages) {
    const auto text = store::read_file(page);
    if (!text) {
      code = worst_exit_code(code, context.report_error(text.error()));
      continue;
    }
    lint::FileFindings file{.kind = lint::FileFindings::Kind::prose,
                            .path = page.string(),
                            .service_path = {page.generic_string(), true},
                            .findings = findings_in(*text, page, terms, waived, lint::Severity::error)};
    pieces.push_back(lint::render(format, file, look));
  }
  format.write({pieces, lint::count_checked(pieces), {}}, look, context.out());
  const bool has_failed = std::any_of(pieces.begin(), pieces.end(), [](const auto& piece) { return piece.fails; });
  return worst_exit_code(code, has_failed ? 1 : 0);
}

}  // namespace pm::commands
