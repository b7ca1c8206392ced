#include <array>

#include <pm/escape.hpp>

namespace pm::escape {

std::span<const Outlet> outlets() {
  static constexpr std::array<Outlet, 12> all = {{
      {"terminal", for_terminal},
      {"terminal line", for_terminal_line},
      {"markdown", for_markdown},
      {"markdown lines", for_markdown_lines},
      {"markdown paragraphs", for_markdown_paragraphs},
      {"markdown cell", for_markdown_cell},
      {"markdown url", for_markdown_url},
      {"mermaid", for_mermaid},
      {"jira", for_jira},
      {"jira url", for_jira_url},
      {"redmine", for_redmine},
      {"csv", for_csv},
  }};
  return all;
}

}  // namespace pm::escape
