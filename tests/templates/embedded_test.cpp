#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "catch.hpp"
#include "templates_embedded.hpp"

namespace {
std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
}  // namespace

TEST_CASE("templates: embedded byte for byte") {
  std::size_t files = 0;
  std::error_code no_folder_no_files;
  for (const auto& entry : std::filesystem::directory_iterator(PM_SOURCE_DIR "/templates", no_folder_no_files)) {
    const auto name = entry.path().filename().string();
    INFO(name);
    const auto text = pm::embedded_template(name);
    REQUIRE(text.has_value());
    CHECK(std::string(*text) == bytes_of(entry.path()));
    ++files;
  }
  CHECK(pm::embedded_templates().size() == files);
}

TEST_CASE("templates: an unknown name is an error") {
  CHECK_FALSE(pm::embedded_template("").has_value());
  CHECK_FALSE(pm::embedded_template("nothing.md.mustache").has_value());
}
