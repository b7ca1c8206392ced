#include "report/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <pm/record.hpp>

#include "catch.hpp"

namespace golden {

namespace fs = std::filesystem;

namespace {
const fs::path folder = fs::path(PM_SOURCE_DIR) / "tests" / "report" / "golden";
}

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const auto& file : fs::directory_iterator(folder))
    if (file.path().extension() == ".json") all.push_back(file.path().stem().string());
  std::sort(all.begin(), all.end());
  return all;
}

pm::record::Record record(const std::string& name) {
  auto read = pm::record::read(golden::read(name + ".json"));
  INFO(name << ": " << (read.errors.empty() ? "" : read.errors.front().pointer + " " + read.errors.front().message));
  REQUIRE(read.record);
  return *read.record;
}

std::string read(const std::string& file) {
  std::ifstream stream(folder / file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void matches(const std::string& file, const std::string& text) {
  if (std::getenv("PM_ACCEPT") != nullptr) {
    std::ofstream(folder / file, std::ios::binary) << text;
    return;
  }
  INFO("differs from tests/report/golden/" << file << "; to accept it: scripts/accept, then read the diff");
  CHECK(text == read(file));
}

}  // namespace golden
