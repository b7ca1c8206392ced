// What a terminal without UTF-8 is shown.
#include <pm/text.hpp>

#include "catch.hpp"

using namespace pm::text;

TEST_CASE("in_ascii: replaces pm's special characters") {
  CHECK(to_ascii("1 now · 2 later") == "1 now | 2 later");
  CHECK(to_ascii("2 h – 3 h → 4 h") == "2 h - 3 h -> 4 h");
  CHECK(to_ascii("───") == "---");
  CHECK(to_ascii("`F2 …` rewords") == "`F2 ...` rewords");
  CHECK(to_ascii("␛[31m␡") == "^[[31m^?");
  CHECK(to_ascii("plain as it is") == "plain as it is");
}

TEST_CASE("locale: the first variable that is set counts") {
  CHECK(is_utf8_locale("", "", "de_DE.UTF-8"));
  CHECK(is_utf8_locale("", "C.utf8", "C"));
  CHECK_FALSE(is_utf8_locale("C", "", "de_DE.UTF-8"));
  CHECK_FALSE(is_utf8_locale("", "", "de_DE"));
  CHECK_FALSE(is_utf8_locale("", "", ""));
}
