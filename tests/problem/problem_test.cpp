#include <pm/problem.hpp>

#include "catch.hpp"

TEST_CASE("exit_code: one status for each kind") {
  CHECK(pm::exit_code(pm::ProblemKind::refused) == 1);
  CHECK(pm::exit_code(pm::ProblemKind::usage) == 2);
  CHECK(pm::exit_code(pm::ProblemKind::outside) == 3);
  CHECK(pm::exit_code(pm::ProblemKind::interrupted) == 130);
}
