#include <pm/record.hpp>

#include "catch.hpp"
#include "record/mutations.hpp"

using namespace pm::record;

namespace {

void comes_back(const std::string& json, std::size_t& sound) {
  const auto first = read(json);
  if (first.record.has_value() == !first.errors.empty()) FAIL("neither read nor refused:\n" << json);
  if (!first.record) return;
  ++sound;
  const auto bytes = write(*first.record);
  const auto second = read(bytes);
  if (!second.record) FAIL("written and not read: " << second.errors.front().message << "\n" << bytes);
  if (write(*second.record) != bytes) FAIL("other bytes the second time:\n" << bytes);
  // In memory the timeline stays as it came; on disk it is in order.
  if (first.record->timeline == second.record->timeline && !(*first.record == *second.record))
    FAIL("something was lost:\n" << json << "\n" << bytes);
}

}  // namespace

TEST_CASE("roundtrip: valid records") {
  std::size_t sound = 0, all = 0;
  mutations::random_sound_records(500, [&](const std::string& json) {
    ++all;
    const auto result = read(json);
    if (!result.record) FAIL(result.errors.front().pointer << " " << result.errors.front().message << " in\n" << json);
    comes_back(json, sound);
  });
  CHECK(sound == all);
}

TEST_CASE("roundtrip: mutated valid records") {
  std::size_t sound = 0, all = 0;
  const auto use = [&](const std::string& json) {
    ++all;
    comes_back(json, sound);
  };
  mutations::random_changes(1000, use);
  CHECK(sound > 50);
  CHECK(sound < all / 2);
}

TEST_CASE("reader: damaged text gives one fault") {
  mutations::random_damage(2000, [](const std::string& json) {
    const auto result = read(json);
    if (result.record.has_value() == !result.errors.empty()) FAIL("neither read nor refused:\n" << json);
    for (const ValidationError& fault : result.errors)
      if (fault.span.begin > fault.span.end || fault.span.end > json.size() || fault.message.empty())
        FAIL(fault.message << " at " << fault.span.begin << " of\n" << json);
  });
}
