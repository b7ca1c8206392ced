#include <fmt/format.h>

#include <pm/escape.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>
#include <templates_embedded.hpp>

namespace pm::report {

namespace {

namespace fs = std::filesystem;

/// Whether the name is a file in the template's directory or below.
bool stays_inside(std::string_view name) {
  if (name.empty() || name.find('\\') != std::string_view::npos || name.find('\0') != std::string_view::npos)
    return false;
  const fs::path path(name);
  if (path.is_absolute()) return false;
  for (const auto& part : path)
    if (part == ".." || part == ".") return false;
  return true;
}

Result<std::string> read_partial(const fs::path& main, std::string_view name, const TextReader& read) {
  const auto shown = escape::for_terminal_line(name);
  const auto extension = main.extension().string();
  if (!stays_inside(name))
    return fail(ErrorKind::usage, fmt::format("the partial \"{}\" is outside of the directory of the template", shown),
                fmt::format("partials are files in that directory: {{{{> name}}}} is name{}", extension));
  const auto folder = main.parent_path();
  auto text = read(folder / (std::string(name) + extension));
  if (text || extension.empty()) return text;
  auto as_named = read(folder / name);
  if (as_named) return as_named;
  return fail(ErrorKind::usage, fmt::format("cannot read the partial \"{}\": {}", shown, text.error().message),
              fmt::format("searched as {}{} and {}, next to the template", shown, extension, shown));
}

}  // namespace

Template built_in() {
  constexpr std::string_view name = "report.md.mustache";
  return {std::string(embedded_template(name).value_or("")), std::string(name), nullptr, {}};
}

Result<Template> template_file(const fs::path& file, const TextReader& read) {
  auto text = read(file);
  if (!text) return tl::unexpected(text.error());
  return Template{std::move(*text),
                  escape::for_terminal_line(file.string()),
                  [file, read](std::string_view name) { return read_partial(file, name, read); },
                  {file}};
}

}  // namespace pm::report
