// Tells what our reader thinks of thousands of texts, for a second judge to agree or not. First a line with the printed
// schema; then for every text a line that says how many bytes it has, whether it was read and what was wrong, and the
// bytes themselves.
#include <iostream>

#include <nlohmann/json.hpp>

#include <pm/record.hpp>

#include "record/mutations.hpp"

namespace {

void tell(const std::string& family, const std::string& text) {
  const auto result = pm::record::read(text);
  nlohmann::json verdict = {{"family", family}, {"bytes", text.size()}, {"accepted", result.record.has_value()}};
  for (const auto& fault : result.errors)
    verdict["faults"].push_back({{"pointer", fault.pointer}, {"message", fault.message}});
  std::cout << verdict.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n' << text << '\n';
}

mutations::Use told_as(const std::string& family) {
  return [family](const std::string& text) { tell(family, text); };
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::cout << nlohmann::ordered_json::parse(pm::record::schema()).dump() << '\n';  // the order of its keys counts
  tell("sound", mutations::full_record());
  mutations::random_sound_records(2'000, told_as("sound"));
  mutations::each_single_change(told_as("single"));
  mutations::random_changes(6'000, told_as("several"));
  mutations::random_damage(4'000, told_as("damaged"));
}
