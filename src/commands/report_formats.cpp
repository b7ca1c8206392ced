#include "commands/report_formats.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <pm/store.hpp>

namespace pm::commands {
namespace {

namespace fs = std::filesystem;
using report::Format;

constexpr std::size_t max_css_bytes = 256u << 10;

constexpr std::array<std::pair<std::string_view, Format>, 3> formats = {{
    {"md", Format::markdown},
    {"html", Format::html},
    {"svg", Format::svg},
}};

}  // namespace

std::optional<Format> parse_report_format(std::string_view name) {
  const auto* const found = std::ranges::find(formats, name, &std::pair<std::string_view, Format>::first);
  return found == formats.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Format> configured_formats(const CommandContext& context) {
  std::vector<Format> all;
  for (const auto& name : context.config().report_formats)
    if (const auto format = parse_report_format(name)) all.push_back(*format);
  return all;
}

fs::path report_path(const fs::path& record, Format format) {
  const auto* const row = std::ranges::find(formats, format, &std::pair<std::string_view, Format>::second);
  return fs::path(record).replace_extension(row->first);
}

fs::path public_report_path(const fs::path& record, Format format) {
  return report_path(record, format).replace_extension("public" + report_path(record, format).extension().string());
}

ReportRenderer::ReportRenderer(const CommandContext& context, report::Template with)
    : template_(std::move(with)), inputs_(template_.files) {
  const auto& config = context.config();
  if (!config.report_css) return;
  const auto path = config.file.value_or("").parent_path() / *config.report_css;
  css_ = store::read_file(path, max_css_bytes);
  if (!css_)
    css_ = fail(ErrorKind::usage, fmt::format("cannot read the style sheet of [report] css: {}", css_.error().message),
                css_.error().hint);
  inputs_.push_back(path);
}

Result<std::string> ReportRenderer::render(Format format, const record::Record& record) const {
  auto report = [&]() -> Result<std::string> {
    if (format == Format::svg) return report::timeline_svg(record);
    if (format == Format::markdown) return report::markdown(record, template_);
    if (!css_) return css_;
    return report::html(record, *css_);
  }();
  if (!report) return report;
  return report::report_file(*report);
}

Result<std::string> ReportRenderer::render_public(Format format, const record::Record& record) const {
  if (format == Format::markdown) return report::report_file(report::public_markdown(record));
  if (!css_) return css_;
  return report::report_file(report::public_html(record, *css_));
}

}  // namespace pm::commands
