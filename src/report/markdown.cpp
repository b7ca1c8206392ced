#include <kainjow/mustache.hpp>

#include <algorithm>

#include <pm/report.hpp>

#include "report/template_check.hpp"
#include "report/template_tags.hpp"
#include "report/view.hpp"

namespace pm::report {

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

std::string first_line(const record::Record& r) {
  std::string id = r.id;
  constexpr std::string_view of_an_id = "-0123456789abcdefghijklmnopqrstuvwxyz";
  std::erase_if(id, [&](char c) { return of_an_id.find(c) == std::string_view::npos; });
  return "<!-- pm-report " + id + " -->\n";
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
  return first_line(r) + "\n" + *filled + "\n";
}

}  // namespace pm::report
