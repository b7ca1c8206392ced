#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <kainjow/mustache.hpp>

#include <pm/report.hpp>
#include <pm/text.hpp>

#include "report/template.hpp"
#include "report/view.hpp"
#include "templates_embedded.hpp"

namespace pm::report {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array<std::pair<Format, std::string_view>, 3> first_lines = {{
    {Format::markdown, "<!-- pm-report "},
    {Format::html, "<!-- pm-report-html "},
    {Format::svg, "<!-- pm-report-svg "},
}};
constexpr std::string_view digest_line = "<!-- pm-digest ";
constexpr std::string_view end_of_comment = " -->";

std::string_view without_mark(std::string_view file) {
  if (file.starts_with(byte_order_mark)) file.remove_prefix(byte_order_mark.size());
  return file;
}

struct Parts {
  std::string report;  ///< with line feeds alone
  std::optional<std::string> digest;
};

Parts split_report(std::string_view file) {
  Parts parts;
  for (auto line : text::lines(without_mark(file))) {
    if (!parts.digest && line.starts_with(digest_line) && line.ends_with(end_of_comment)) {
      line.remove_prefix(digest_line.size());
      line.remove_suffix(end_of_comment.size());
      parts.digest = std::string(line);
      continue;
    }
    parts.report.append(line);
    parts.report += '\n';
  }
  return parts;
}

}  // namespace

std::optional<Format> format_of(std::string_view file) {
  file = without_mark(file);
  for (const auto& [format, beginning] : first_lines) {
    if (!file.starts_with(beginning)) continue;
    const auto rest = file.substr(beginning.size());
    const auto id = rest.substr(0, rest.find(end_of_comment));
    // A template may start like a report, without an id.
    const bool is_id = !id.empty() && id.size() < rest.size() && id.find_first_of(" \n{}<>") == std::string_view::npos;
    return is_id ? std::optional(format) : std::nullopt;
  }
  return std::nullopt;
}

bool is_report(std::string_view file) { return format_of(file) == Format::markdown; }

std::string report_comment(Format format, const record::Record& r) {
  std::string id = r.id;
  constexpr std::string_view of_an_id = "-0123456789abcdefghijklmnopqrstuvwxyz";
  std::erase_if(id, [&](char c) { return of_an_id.find(c) == std::string_view::npos; });
  const auto* const row =
      std::find_if(first_lines.begin(), first_lines.end(), [&](const auto& one) { return one.first == format; });
  return std::string(row->second) + id + std::string(end_of_comment) + "\n";
}

std::string report_file(std::string_view report) {
  const auto second = report.find('\n');
  if (!format_of(report) || second == std::string_view::npos) return std::string(report);
  auto file = std::string(report);
  return file.insert(second + 1, std::string(digest_line) + text::digest(split_report(report).report) +
                                     std::string(end_of_comment) + "\n");
}

bool is_edited(std::string_view file) {
  const auto parts = split_report(file);
  return parts.digest && *parts.digest != text::digest(parts.report);
}

bool is_same_report(std::string_view file, std::string_view other) {
  return split_report(file).report == split_report(other).report;
}

namespace {

namespace mustache = kainjow::mustache;

mustache::data to_mustache(const json::Value& value) {
  using Kind = json::Value::Kind;
  switch (value.kind) {
    case Kind::array: {
      mustache::list items;
      items.reserve(value.items.size());
      for (const auto& item : value.items) items.push_back(to_mustache(item));
      return items;
    }
    case Kind::object: {
      mustache::object members;
      for (std::size_t i = 0; i < value.keys.size(); ++i) members.emplace(value.keys[i], to_mustache(value.items[i]));
      return members;
    }
    case Kind::boolean:
      return mustache::data(value.text == "true");
    case Kind::null:
      return mustache::data(false);
    case Kind::number:
    case Kind::string:
      break;
  }
  return value.text;
}

/// Partials come only from files; a value of the same name is not used.
class Context : public mustache::context<std::string> {
 public:
  Context(const mustache::data* data, const std::map<std::string, std::string>& partials) : context(data) {
    for (const auto& [name, text] : partials) partials_.emplace(name, mustache::data(text));
  }
  const mustache::data* get_partial(const std::string& name) const override {
    const auto found = partials_.find(name);
    return found == partials_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, mustache::data> partials_;
};

std::string with_plain_newlines(std::string text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') plain += text[i];
  return plain;
}

/// The engine does not follow Mustache's rules for standalone lines. Such lines are removed before rendering, and
/// newlines are passed as a control character that no value contains.
constexpr char newline = '\x1E';

std::string for_engine(const std::string& text, const std::string& name) {
  const auto plain = with_plain_newlines(text);
  const auto tags = tags_of(plain, name);
  auto prepared = tags ? without_standalone_lines(with_close_tags(plain, *tags), *tags) : plain;
  std::replace(prepared.begin(), prepared.end(), '\n', newline);
  return prepared;
}

std::string without_newlines_around(std::string text) {
  text.erase(0, text.find_first_not_of('\n'));
  text.erase(text.find_last_not_of('\n') + 1);
  return text;
}

/// Runs the engine on the prepared `template_text` and partials.
Result<std::string> render(const std::string& template_text, const std::string& name, const json::Value& safe_values,
                           const std::map<std::string, std::string>& partials) {
  mustache::mustache engine(template_text);
  engine.set_custom_escape([](const std::string& safe) { return safe; });  // values are already escaped
  const auto data = to_mustache(safe_values);
  Context context(&data, partials);
  auto filled = engine.render(context);
  if (!engine.is_valid()) return fail(ErrorKind::usage, name + ": " + engine.error_message(), "see docs/templates.md");
  std::replace(filled.begin(), filled.end(), newline, '\n');
  return without_newlines_around(filled);
}

}  // namespace

Result<std::string> fill(std::string_view template_text, const std::string& name, const json::Value& safe_values) {
  return render(for_engine(std::string(template_text), name), name, safe_values, {});
}

Result<std::string> markdown(const record::Record& r, const Template& main) {
  auto partials = checked_partials(main);
  if (!partials) return tl::unexpected(partials.error());
  for (auto& [name, text] : *partials) text = for_engine(text, name);
  const auto filled = render(for_engine(main.text, main.name), main.name, values(r), *partials);
  if (!filled) return tl::unexpected(filled.error());
  return report_comment(Format::markdown, r) + "\n" + *filled + "\n";
}

std::string public_markdown(const record::Record& r) {
  constexpr std::string_view name = "report.public.md.mustache";
  const auto shown = public_record(r);
  const auto text = embedded_template(name).value_or("");
  const auto filled = render(for_engine(std::string(text), std::string(name)), std::string(name),
                             values(shown, Audience::customers), {});
  return report_comment(Format::markdown, shown) + "\n" + filled.value_or("") + "\n";
}

}  // namespace pm::report
