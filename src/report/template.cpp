#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <templates_embedded.hpp>

#include <pm/report.hpp>
#include <pm/text.hpp>

#include "report/template.hpp"

namespace pm::report {

namespace {

tl::unexpected<Error> tag_error(const std::string& file, std::size_t line, const std::string& what, std::string hint) {
  return fail(ErrorKind::usage, fmt::format("{}:{}: {}", file, line, what), std::move(hint));
}

std::string quoted_tag(std::string_view name) { return text::truncate_to_width(escape::for_terminal_line(name), 60); }

TemplateTag::Kind kind_of(std::string_view inside) {
  using Kind = TemplateTag::Kind;
  const char mark = inside.empty() ? '\0' : inside.front();
  return mark == '#' || mark == '^' ? Kind::section
         : mark == '/'              ? Kind::section_end
         : mark == '>'              ? Kind::partial
         : mark == '!'              ? Kind::comment
                                    : Kind::value;
}

bool has_mark(std::string_view inside) {
  return kind_of(inside) != TemplateTag::Kind::value || inside.starts_with('&');
}

std::string name_in(std::string_view inside) {
  return std::string(text::trim(inside.substr(has_mark(inside) ? 1 : 0)));
}

bool is_blank_to_line_start(std::string_view before) {
  const auto last = before.find_last_not_of(" \t");
  return last == std::string_view::npos || before[last] == '\n';
}

/// Bytes to the end of the line inclusive, if the rest is blank.
std::optional<std::size_t> blank_rest_of_line(std::string_view after) {
  const auto next = after.find_first_not_of(" \t\r");
  if (next == std::string_view::npos) return after.size();
  if (after[next] != '\n') return std::nullopt;
  return next + 1;
}

/// Checks that sections are closed in order.
Result<void> sections_match(const std::vector<TemplateTag>& tags, const std::string& file) {
  std::vector<const TemplateTag*> open;
  for (const auto& tag : tags) {
    if (tag.kind == TemplateTag::Kind::section) open.push_back(&tag);
    if (tag.kind != TemplateTag::Kind::section_end) continue;
    if (open.empty())
      return tag_error(file, tag.line,
                       fmt::format("{{{{/{}}}}} closes a section that was not opened", quoted_tag(tag.name)),
                       fmt::format("remove it, or open the section with {{{{#{}}}}} before it", quoted_tag(tag.name)));
    if (open.back()->name != tag.name)
      return tag_error(file, tag.line,
                       fmt::format("{{{{/{}}}}} closes a section while \"{}\" of line {} is open", quoted_tag(tag.name),
                                   quoted_tag(open.back()->name), open.back()->line),
                       fmt::format("put {{{{/{}}}}} before it", quoted_tag(open.back()->name)));
    open.pop_back();
  }
  if (!open.empty())
    return tag_error(file, open.back()->line, fmt::format("unclosed section \"{}\"", quoted_tag(open.back()->name)),
                     fmt::format("close it with {{{{/{}}}}}", quoted_tag(open.back()->name)));
  return {};
}

}  // namespace

Result<std::vector<TemplateTag>> tags_of(std::string_view text, const std::string& file) {
  std::vector<TemplateTag> tags;
  std::size_t line = 1, counted = 0;
  for (auto at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
    line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                                text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted = at;
    const bool triple = text.substr(at, 3) == "{{{";
    const std::string_view closing = triple ? "}}}" : "}}";
    const auto from = at + closing.size();
    const auto to = text.find(closing, from);
    if (to == std::string_view::npos)
      return tag_error(file, line, "unclosed tag", fmt::format("close it with {}", closing));
    const auto inside = text::trim(text.substr(from, to - from));
    if (inside.starts_with("="))
      return tag_error(file, line, "set delimiter tags are not supported", "use {{ and }} for all tags");
    const auto kind = triple ? TemplateTag::Kind::value : kind_of(inside);
    tags.push_back({kind, triple ? std::string(inside) : name_in(inside), line, at, to + closing.size()});
    at = to + closing.size();
  }
  if (auto matched = sections_match(tags, file); !matched) return tl::unexpected(matched.error());
  return tags;
}

std::string with_close_tags(std::string_view text, const std::vector<TemplateTag>& tags) {
  std::string same(text);
  for (const auto& tag : tags) {
    const std::size_t braces = text.substr(tag.begin).starts_with("{{{") ? 3 : 2;
    const auto within = text.substr(tag.begin + braces, tag.end - tag.begin - 2 * braces);
    const auto inside = text::trim(within);
    const bool marked = braces == 2 && has_mark(inside);
    auto close = std::string(inside.substr(0, marked ? 1 : 0)) + tag.name;
    close.resize(within.size(), ' ');
    same.replace(tag.begin + braces, within.size(), close);
  }
  return same;
}

std::string without_standalone_lines(std::string_view text, const std::vector<TemplateTag>& tags) {
  std::string kept;
  std::size_t done = 0;
  for (const auto& tag : tags) {
    if (tag.kind == TemplateTag::Kind::value) continue;
    const auto rest = blank_rest_of_line(text.substr(tag.end));
    if (!rest || !is_blank_to_line_start(text.substr(0, tag.begin))) continue;
    const auto line = text.substr(0, tag.begin).find_last_of('\n');
    const auto start = line == std::string_view::npos ? 0 : line + 1;
    kept += text.substr(done, start - done);
    kept += text.substr(tag.begin, tag.end - tag.begin);
    done = tag.end + *rest;
  }
  kept += text.substr(done);
  return kept;
}

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
