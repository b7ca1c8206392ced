// The manual as the program prints it, judged by the tools that show it.
#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/context.hpp"
#include "commands/shell.hpp"

using pm::test::Shell;

namespace {

/// All pages, in the folder.
std::vector<std::string> write_pages(const Shell& w) {
  const auto ran = w.sh("for page in $(pm manual); do pm manual $page >$page && echo $page; done");
  INFO(ran);
  CHECK(ran.err.empty());
  std::vector<std::string> pages;
  for (const auto page : pm::text::lines(ran.out)) pages.emplace_back(page);
  return pages;
}

std::string shown(const Shell& w, const std::string& page) {
  return w.sh("pm manual " + page + " | mandoc -T ascii | col -bx").out;
}

}  // namespace

TEST_CASE("manual: a page for every command and pm.toml") {
  Shell w;
  const auto pages = write_pages(w);
  const auto has = [&](const std::string& page) { return std::find(pages.begin(), pages.end(), page) != pages.end(); };
  CHECK(has("pm.1"));
  CHECK(has("pm.toml.5"));
  for (const auto& command : pm::commands::commands()) {
    const auto first = std::string(command.name.substr(0, command.name.find(' ')));
    INFO(command.name);
    REQUIRE(has("pm-" + first + ".1"));
    CHECK(w.read("pm-" + first + ".1").find("pm " + pm::manual::escaped(command.name)) != std::string::npos);
  }
}

TEST_CASE("manual: no warnings from mandoc and groff") {
  Shell w;
  REQUIRE(write_pages(w).size() > 10);
  for (const std::string judge : {"mandoc", "groff"}) {
    if (!Shell::is_installed(judge)) {
      WARN("skipped: " << judge << " is not installed");
      continue;
    }
    const auto ran = w.sh(judge == "mandoc" ? "mandoc -T lint -W style *.[15]"
                                            : "for page in *.[15]; do groff -ww -man -Tutf8 $page >/dev/null; done");
    INFO(judge << " " << ran);
    CHECK(ran.out.empty());
    CHECK(ran.err.empty());
  }
}

TEST_CASE("manual: same content as --help") {
  if (!Shell::is_installed("mandoc") || !Shell::is_installed("col")) {
    WARN("skipped: mandoc is not installed");
    return;
  }
  Shell w;
  const auto check = shown(w, "pm-check.1");
  for (const std::string part :
       {"pm-check - check records and prose", "-f, --format FORMAT", "human, json, sarif, junit, github",
        "counterfactual (warning)", "pm check --fail-on warning postmortems/", "EXIT STATUS"}) {
    INFO(check);
    CHECK(check.find(part) != std::string::npos);
  }
  CHECK(shown(w, "pm-new").find("/goto NAME") != std::string::npos);
  CHECK(shown(w, "pm.toml").find("small_fix_hours = 4") != std::string::npos);
  CHECK(shown(w, "pm").find("REDMINE_API_KEY") != std::string::npos);
}

TEST_CASE("manual: an unknown page gets a suggestion") {
  Shell w;
  const auto ran = w.sh("pm manual pm-chekc.1");
  CHECK(ran.code == 2);
  CHECK(ran.complains("did you mean pm-check.1?"));
}
