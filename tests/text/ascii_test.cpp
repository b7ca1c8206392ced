// What a terminal without UTF-8 is shown.
#include <pm/text.hpp>

#include "catch.hpp"

using namespace pm::text;

TEST_CASE("in_ascii: replaces pm's special characters") {
  CHECK(in_ascii("1 now · 2 later") == "1 now | 2 later");
  CHECK(in_ascii("2 h – 3 h → 4 h") == "2 h - 3 h -> 4 h");
  CHECK(in_ascii("───") == "---");
  CHECK(in_ascii("`F2 …` rewords") == "`F2 ...` rewords");
  CHECK(in_ascii("␛[31m␡") == "^[[31m^?");
  CHECK(in_ascii("plain as it is") == "plain as it is");
}

TEST_CASE("locale: the first variable that is set counts") {
  CHECK(names_utf8("", "", "de_DE.UTF-8"));
  CHECK(names_utf8("", "C.utf8", "C"));
  CHECK_FALSE(names_utf8("C", "", "de_DE.UTF-8"));
  CHECK_FALSE(names_utf8("", "", "de_DE"));
  CHECK_FALSE(names_utf8("", "", ""));
}
