// `pm report` in several formats, and `[report]` of pm.toml.
#include <filesystem>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::good;
using pm::lint::test::with;
using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

const std::string record = "postmortems/2026-11-20-checkout-500s.json";
const std::string stem = "postmortems/2026-11-20-checkout-500s";

struct Team : InnerWorld {
  explicit Team(const std::string& config = "[report]\nformats = [\"md\", \"html\"]\n") {
    write(".git/HEAD", "");
    write("pm.toml", config);
    write(record, good);
  }
};

}  // namespace

TEST_CASE("report: writes the formats of pm.toml") {
  const Team w;
  const auto ran = w.pm({"report"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(w.read(stem + ".md").starts_with("<!-- pm-report 2026-11-20-checkout-500s -->\n<!-- pm-digest "));
  CHECK(w.read(stem + ".html").starts_with("<!-- pm-report-html 2026-11-20-checkout-500s -->\n<!-- pm-digest "));
}

TEST_CASE("report -f: writes that format alone") {
  const Team w;
  CHECK(w.pm({"report", "-f", "html"}).code == 0);
  CHECK(fs::exists(stem + ".html"));
  CHECK_FALSE(fs::exists(stem + ".md"));
  CHECK(w.pm({"report", "2026", "-f", "svg", "-o", "timeline.svg"}).code == 0);
  CHECK(w.pm({"report", "2026", "-f", "svg", "-o", "timeline.svg"}).code == 0);  // its own output
  CHECK(w.read("timeline.svg").starts_with("<!-- pm-report-svg 2026-11-20-checkout-500s -->\n"));
}

TEST_CASE("report: Markdown alone without a configuration") {
  const Team w("");
  CHECK(w.pm({"report"}).code == 0);
  CHECK(fs::exists(stem + ".md"));
  CHECK_FALSE(fs::exists(stem + ".html"));
}

TEST_CASE("report --check: knows every format of pm.toml") {
  const Team w;
  auto ran = w.pm({"report", "--check"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.complains(".md is missing"));
  CHECK(ran.complains(".html is missing"));
  REQUIRE(w.pm({"report"}).code == 0);
  CHECK(w.pm({"report", "--check"}).code == 0);
  w.write(record, with(R"({"title": "Checkout answers with 503s"})"));
  ran = w.pm({"report", "--check"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.complains(".html is out of date"));
}

TEST_CASE("a command that changes a record renders every format again") {
  const Team w;
  REQUIRE(w.pm({"report"}).code == 0);
  REQUIRE(w.pm({"fixes", "done", "2026-11-20:X1"}).code == 0);
  CHECK(w.pm({"report", "--check"}).code == 0);
  CHECK(w.read(stem + ".html").find("<b>Done</b>") != std::string::npos);
}

TEST_CASE("report: an HTML file that pm did not write is kept") {
  const Team w;
  w.write(stem + ".html", "<p>by hand</p>\n");
  const auto ran = w.pm({"report"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("not overwritten"));
  CHECK(w.read(stem + ".html") == "<p>by hand</p>\n");
  CHECK(fs::exists(stem + ".md"));
}

TEST_CASE("report: an edited HTML report is kept as ID.html.orig") {
  const Team w;
  REQUIRE(w.pm({"report"}).code == 0);
  const auto edited = w.read(stem + ".html") + "<p>more</p>\n";
  w.write(stem + ".html", edited);
  REQUIRE(w.pm({"report"}).code == 0);
  CHECK(w.read(stem + ".html.orig") == edited);
}

TEST_CASE("report: one format does not replace a file of another") {
  const Team w;
  REQUIRE(w.pm({"report"}).code == 0);
  CHECK(w.pm({"report", "2026", "-f", "html", "-o", stem + ".md"}).code == 2);
  CHECK(w.pm({"report", "2026", "-f", "svg", "-o", stem + ".html"}).code == 2);
}

TEST_CASE("[report] css: added to HTML reports, never overwritten") {
  const Team w("[report]\nformats = [\"html\"]\ncss = \"team.css\"\n");
  w.write("team.css", "h1{color:teal}\n");
  REQUIRE(w.pm({"report"}).code == 0);
  CHECK(w.read(stem + ".html").find("<style>h1{color:teal}\n</style>") != std::string::npos);
  CHECK(w.pm({"report", "2026", "-f", "html", "-o", "team.css"}).code == 2);
  CHECK(w.read("team.css") == "h1{color:teal}\n");
  fs::remove("team.css");
  const auto ran = w.pm({"report"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("[report] css"));
  CHECK(w.pm({"report", "-f", "md"}).code == 0);
}

TEST_CASE("report: options that do not fit together are refused") {
  const Team w;
  w.write("own.mustache", "{{title}}\n");
  CHECK(w.pm({"report", "-f", "html", "--template", "own.mustache"}).code == 2);
  CHECK(w.pm({"report", "-f", "json"}).code == 2);
  CHECK(w.pm({"report", "-f", "pdf"}).code == 2);
}

TEST_CASE("config: [report] names formats that exist, each once") {
  for (const std::string formats : {"[]", "[\"pdf\"]", "[\"md\", \"md\"]", "\"html\""}) {
    const Team w("[report]\nformats = " + formats + "\n");
    const auto ran = w.pm({"report"});
    INFO(ran);
    CHECK(ran.code == 2);
    CHECK(ran.complains("pm.toml:2:"));
  }
}
