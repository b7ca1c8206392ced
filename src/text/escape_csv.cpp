#include <algorithm>
#include <array>

#include <pm/escape.hpp>

namespace pm::escape {

namespace {

/// Prefixes that spreadsheets treat as formulas (OWASP, "CSV Injection"), including full-width forms.
constexpr std::array<std::string_view, 11> formula_beginnings = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                                 "\n", "＝", "＋", "－", "＠"};

bool begins_formula(std::string_view text) {
  return std::any_of(formula_beginnings.begin(), formula_beginnings.end(),
                     [&](std::string_view beginning) { return text.starts_with(beginning); });
}

}  // namespace

std::string for_csv(std::string_view text) {
  auto field = (begins_formula(text) ? "'" : "") + for_terminal(text);
  const bool plain =
      field.find_first_of(",;\"\n\r\t") == std::string::npos && !field.starts_with(' ') && !field.ends_with(' ');
  if (plain) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace pm::escape
