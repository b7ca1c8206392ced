#include <pm/error.hpp>

#include "catch.hpp"

TEST_CASE("exit_code: one status for each kind") {
  CHECK(pm::exit_code(pm::ErrorKind::refused) == 1);
  CHECK(pm::exit_code(pm::ErrorKind::usage) == 2);
  CHECK(pm::exit_code(pm::ErrorKind::outside) == 3);
  CHECK(pm::exit_code(pm::ErrorKind::interrupted) == 130);
}
