// Commands and pointers of findings.
#include <algorithm>
#include <charconv>

#include <pm/record_facts.hpp>

#include "lint/rules.hpp"

namespace pm::lint {

std::string item_pointer(std::string_view list, std::size_t index) {
  std::string pointer;
  pointer.reserve(list.size() + 16);  // room for the suffix
  return pointer.append(list).append("/").append(std::to_string(index));
}

std::optional<std::size_t> index_between(std::string_view before, std::string_view pointer, std::string_view after) {
  if (pointer.size() <= before.size() + after.size() || !pointer.starts_with(before) || !pointer.ends_with(after))
    return std::nullopt;
  const auto digits = pointer.substr(before.size(), pointer.size() - before.size() - after.size());
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return index;
}

std::string shell_quoted(std::string_view word) {
  constexpr std::string_view plain_marks = "-_./,:@%+=";
  const auto is_plain = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           plain_marks.find(c) != plain_marks.npos;
  };
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string fix_command(const RuleContext& c, std::string_view verb, std::string_view fix, std::string_view rest) {
  std::string command = "pm fixes " + std::string(verb) + " " + c.record_name + ":" + std::string(fix);
  return rest.empty() ? command : command + " " + std::string(rest);
}

std::string edit_command(const RuleContext& c, std::string_view pointer, std::string_view rule) {
  if (const auto fix = index_between("/fixes/", pointer, "/title"))
    return fix_command(c, "edit", (*c.record.fixes)[*fix].id, "--title TEXT");
  const auto field = pointer.substr(1, pointer.find('/', 1) - 1);
  if (const auto section = record::section_of_key(field); !section.empty())
    return "pm edit " + c.record_name + " " + std::string(section);
  return "pm waive " + c.record_name + " " + std::string(rule) + " --at " + shell_quoted(pointer) + " --why TEXT";
}

}  // namespace pm::lint
