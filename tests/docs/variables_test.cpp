// Every environment variable that the sources read is documented in the manual.
#include <regex>
#include <set>

#include "catch.hpp"
#include "commands/context.hpp"
#include "docs/pages.hpp"

namespace {

/// Names in the sources that are read from the environment, or look as if.
std::set<std::string> read_by_the_program() {
  static const std::regex read("(?:environment|variable|getenv|is_set)\\((?:world, )?\"([A-Za-z_]+)\"\\)");
  static const std::regex named("\"([A-Z]+_(?:TOKEN|KEY|HOST|EMAIL|COLOR))\"");
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(pages::root() / "src")) {
    if (entry.path().extension() != ".cpp" || entry.path().filename() == "surroundings.cpp") continue;
    const auto text = pages::read(entry.path());
    for (const auto* pattern : {&read, &named})
      for (std::sregex_iterator it(text.begin(), text.end(), *pattern), end; it != end; ++it) names.insert((*it)[1]);
  }
  return names;
}

}  // namespace

TEST_CASE("docs: all environment variables are documented", "[docs]") {
  const auto read = read_by_the_program();
  REQUIRE(read.size() > 10);
  std::set<std::string> told;
  for (const auto& variable : pm::commands::environment_variables()) told.emplace(variable.name);
  for (const auto& name : read)
    if (told.count(name) == 0) FAIL_CHECK(name << " is read, and src/commands/help.cpp does not document it");
  told.erase("https_proxy");  // read by libcurl
  for (const auto& name : told)
    if (read.count(name) == 0) FAIL_CHECK(name << " is documented, and nothing reads it");
}
