#include <pm/problem.hpp>

#include "catch.hpp"

TEST_CASE("a problem's kind picks the exit code that the command line promises") {
  CHECK(pm::exit_code(pm::ProblemKind::refused) == 1);
  CHECK(pm::exit_code(pm::ProblemKind::usage) == 2);
  CHECK(pm::exit_code(pm::ProblemKind::outside) == 3);
  CHECK(pm::exit_code(pm::ProblemKind::interrupted) == 130);
}
