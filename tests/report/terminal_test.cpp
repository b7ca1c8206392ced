#include <pm/report.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "report/golden.hpp"

using pm::report::for_terminal;

TEST_CASE("reports on terminals are as they were last accepted") {
  for (const auto columns : {60, 80, 120})
    golden::matches("whole." + std::to_string(columns) + ".txt",
                    for_terminal(golden::record("whole"), static_cast<std::size_t>(columns), false));
}

TEST_CASE("no line of a report is wider than the terminal, whatever stands in it") {
  for (const auto& name : golden::names())
    for (std::size_t columns = 20; columns <= 130; ++columns) {
      const auto page = for_terminal(golden::record(name), columns, false);
      for (const auto line : pm::text::lines(page))
        if (pm::text::display_width(line) > columns) FAIL(name << " at " << columns << ": " << line);
    }
}
