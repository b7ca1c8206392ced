#include "report/template_check.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include <pm/escape.hpp>
#include <pm/text.hpp>

#include "report/template_names.hpp"
#include "report/template_tags.hpp"

namespace pm::report {

namespace {

using Partials = std::map<std::string, std::string>;

std::string quoted_name(std::string_view name) { return text::cut_to_width(escape::for_terminal_line(name), 60); }

tl::unexpected<Error> template_error(const std::string& file, std::size_t line, const std::string& what,
                                     std::string hint) {
  return fail(ErrorKind::usage, fmt::format("{}:{}: {}", file, line, what), std::move(hint));
}

/// "cost", and each part of "ticket.url".
Result<void> is_known(const TemplateTag& tag, const std::string& file) {
  std::string_view rest = tag.name;
  if (rest == ".") return {};
  while (true) {
    const auto part = rest.substr(0, rest.find('.'));
    const auto names = template_names();
    if (std::find(names.begin(), names.end(), part) == names.end()) {
      const auto meant = text::nearest(part, names);
      return template_error(file, tag.line, fmt::format("unknown value \"{}\"", quoted_name(part)),
                            meant ? fmt::format("did you mean \"{}\"?", *meant) : "docs/templates.md lists all values");
    }
    if (part.size() == rest.size()) return {};
    rest.remove_prefix(part.size() + 1);
  }
}

class Checking {
 public:
  explicit Checking(const Template& main) : main_(main) {}
  Partials partials;

  Result<void> file(std::string_view text, const std::string& name) {
    if (!text::is_valid_utf8(text)) return fail(ErrorKind::usage, name + " is not valid UTF-8", "save it as UTF-8");
    const auto tags = tags_of(text, name);
    if (!tags) return tl::unexpected(tags.error());
    for (const auto& tag : *tags) {
      const bool names_value = tag.kind == TemplateTag::Kind::value || tag.kind == TemplateTag::Kind::section;
      auto checked = names_value                              ? is_known(tag, name)
                     : tag.kind == TemplateTag::Kind::partial ? partial(tag, name)
                                                              : Result<void>{};
      if (!checked) return checked;
    }
    return {};
  }

 private:
  Result<void> partial(const TemplateTag& tag, const std::string& file_name) {
    if (std::find(open_.begin(), open_.end(), tag.name) != open_.end())
      return template_error(file_name, tag.line,
                            fmt::format("the partial \"{}\" includes itself", quoted_name(tag.name)),
                            "remove it from its own text and from the partials that it includes");
    if (partials.contains(tag.name)) return {};
    if (!main_.partial)
      return template_error(file_name, tag.line, fmt::format("partial \"{}\" not found", quoted_name(tag.name)),
                            "this template has no directory to search");
    auto read = main_.partial(tag.name);
    if (!read) return template_error(file_name, tag.line, read.error().message, read.error().hint);
    open_.push_back(tag.name);
    auto checked = file(*read, tag.name);
    open_.pop_back();
    partials.emplace(tag.name, std::move(*read));
    return checked;
  }

  const Template& main_;
  std::vector<std::string> open_;
};

}  // namespace

Result<Partials> checked_partials(const Template& main) {
  Checking checking(main);
  if (auto checked = checking.file(main.text, main.name); !checked) return tl::unexpected(checked.error());
  return std::move(checking.partials);
}

}  // namespace pm::report
