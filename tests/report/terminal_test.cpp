#include <pm/report.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "report/build_record.hpp"
#include "report/everywhere.hpp"
#include "report/golden.hpp"
#include "report/terminal.hpp"
#include "text/hostile.hpp"

using pm::report::for_terminal;
using Lines = std::vector<std::string>;

namespace {

/// The first line that is wider than this many columns, or nothing.
std::string too_wide(const std::string& page, std::size_t columns) {
  for (const auto line : pm::text::lines(page))
    if (pm::text::display_width(line) > columns) return std::string(line);
  return {};
}

/// The page without the escapes for bold, italic, dim and plain; any other escape stays.
std::string without_styles(std::string page) {
  for (const std::string style : {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[3m"})
    for (auto at = page.find(style); at != std::string::npos; at = page.find(style, at)) page.erase(at, style.size());
  return page;
}

pm::report::Table fixes() {
  using pm::report::Align;
  return {{Align::left, Align::left, Align::right, Align::left, Align::left},
          {"", "Fix", "Hours", "", "Note"},
          {{"X1", "Pin the font", "1", "", ""}, {"X2", "印刷を確認する", "12", "", "now"}}};
}

}  // namespace

TEST_CASE("reports on terminals match the golden files") {
  for (const std::string name : {"whole", "wide-characters"})
    for (const auto columns : {60, 80, 120})
      golden::matches(name + "." + std::to_string(columns) + ".txt",
                      for_terminal(golden::record(name), static_cast<std::size_t>(columns), false));
}

TEST_CASE("terminal report: lines fit the width") {
  for (const auto& name : golden::names())
    for (std::size_t columns = 20; columns <= 130; ++columns) {
      const auto line = too_wide(for_terminal(golden::record(name), columns, false), columns);
      if (!line.empty()) FAIL(name << " at " << columns << ": " << line);
    }
}

TEST_CASE("terminal report: colour adds only escapes") {
  const auto r = golden::record("whole");
  const auto coloured = for_terminal(r, 80, true);
  CHECK(coloured.find("\x1b[1mTimeline\x1b[0m\n") != std::string::npos);
  CHECK(without_styles(coloured) == for_terminal(r, 80, false));
  for (const auto line : pm::text::lines(coloured))  // no style runs on into what is printed next
    CHECK((line.find('\x1b') == std::string_view::npos || line.rfind("\x1b[0m") == line.rfind('\x1b')));
}

TEST_CASE("terminal report: text is escaped") {
  for (const auto& text : hostile::texts()) {
    const auto page = for_terminal(told::with_everywhere(text), 80, true);
    const auto plain = without_styles(page);
    for (const char c : plain)
      if (c != '\n' && (static_cast<unsigned char>(c) < 0x20 || c == 0x7F))
        FAIL("control " << static_cast<int>(c) << " comes through from: " << text);
    if (!pm::text::is_valid_utf8(plain)) FAIL("broken UTF-8 from: " << text);
    const auto line = too_wide(plain, 80);
    if (!line.empty()) FAIL("too wide: " << line);
  }
}

TEST_CASE("terminal report: names are shown as typed") {
  CHECK(for_terminal(told::bare("ask @ana about #7"), 80, false) == "ask @ana about #7\n═════════════════\n");
}

TEST_CASE("terminal table: empty columns are removed") {
  CHECK(pm::report::table_lines(fixes(), 40) == Lines{"    \x05"
                                                      "Fix\x06             \x05"
                                                      "Hours\x06  \x05"
                                                      "Note\x06",
                                                      "X1  Pin the font        1", "X2  印刷を確認する     12  now"});
}

TEST_CASE("terminal table: the widest column is wrapped") {
  auto table = fixes();
  table.rows[0][1] = "Pin the label font in the base image of both";
  const auto lines = pm::report::table_lines(table, 40);
  CHECK(Lines(lines.begin() + 1, lines.end()) == Lines{"X1  Pin the label font in        1",
                                                       "    the base image of both",
                                                       "X2  印刷を確認する              12  now"});
}

TEST_CASE("terminal table: too wide becomes lines") {
  CHECK(pm::report::table_lines(fixes(), 24) == Lines{"\x05"
                                                      "Fix\x06",
                                                      "X1  Pin the font", "    Hours: 1", "X2  印刷を確認する",
                                                      "    Hours: 12", "    Note: now"});
}
