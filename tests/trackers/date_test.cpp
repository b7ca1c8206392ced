#include <pm/trackers.hpp>

#include "catch.hpp"

using pm::http::parse_date;

TEST_CASE("http: dates as in RFC 9110") {
  const auto date = parse_date("Sun, 06 Nov 1994 08:49:37 GMT");
  REQUIRE(date);
  CHECK(date->time_since_epoch().count() == 784111777);
  CHECK(parse_date(" Mon, 23 Nov 2026 09:00:05 GMT "));
  for (const auto* text :
       {"", "7", "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 2026 08:49:37 GMT", "Sun, 06 Nov 1994 28:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"})
    CHECK_FALSE(parse_date(text));
}
