#include <pm/report.hpp>

#include "catch.hpp"
#include "report/golden.hpp"

TEST_CASE("reports are as they were last accepted") {
  for (const auto& name : golden::names())
    golden::matches(name + ".md", pm::report::markdown(golden::record(name)).value());
}
