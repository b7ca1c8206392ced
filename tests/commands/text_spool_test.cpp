#include "commands/text_spool.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using pm::commands::TextSpool;

TEST_CASE("text spool: returns each text, whether it is in memory or in the file") {
  const auto limit = GENERATE(std::size_t{0}, std::size_t{10}, std::size_t{100'000});
  TextSpool spool(limit);
  std::vector<TextSpool::Place> places;
  for (int i = 0; i < 200; ++i)
    places.push_back(spool.add(std::string(static_cast<std::size_t>(i), 'a') + std::to_string(i)));
  for (int i = 199; i >= 0; --i) {
    INFO(i);
    CHECK(spool.read(places[static_cast<std::size_t>(i)]) ==
          std::string(static_cast<std::size_t>(i), 'a') + std::to_string(i));
  }
}
