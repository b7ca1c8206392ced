// Starting with three hundred old records: only what changed, and a baseline.
#include <filesystem>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::good;
using pm::lint::test::with;
using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

std::string without_a_boss(const std::string& id, const std::string& more = "") {
  return with("{\"id\": \"" + id + "\", \"meeting\": {}" + more + "}");
}
constexpr auto hindsight = R"(, "surprises": ["The on-call should have looked at the graph."])";

}  // namespace

TEST_CASE("baseline: known findings pass, new findings fail") {
  InnerWorld w;
  w.write("postmortems/2026-11-20-a.json", without_a_boss("2026-11-20-a"));
  CHECK(w.pm({"check", "--fail-on", "warning"}).code == 1);
  const auto written = w.pm({"check", "--fail-on", "warning", "--write-baseline", "old.json"});
  INFO(written);
  CHECK(written.code == 0);
  const auto ran = w.pm({"check", "--fail-on", "warning", "--baseline", "old.json", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.json()["summary"]["waived"] == 1);
  w.write("postmortems/2026-11-21-b.json", without_a_boss("2026-11-21-b"));
  CHECK(w.pm({"check", "--fail-on", "warning", "--baseline", "old.json"}).code == 1);
}

TEST_CASE("baseline: matches by text and count, not by line") {
  InnerWorld w;
  w.write("postmortems/2026-11-20-a.json", without_a_boss("2026-11-20-a", hindsight));
  CHECK(w.pm({"check", "--write-baseline", "old.json"}).code == 0);
  const auto warnings = [&] {
    return w.pm({"check", "--baseline", "old.json", "-f", "json"}).json()["summary"]["warning"].get<int>();
  };
  w.write("postmortems/2026-11-20-a.json", "\n\n" + without_a_boss("2026-11-20-a", hindsight));
  CHECK(warnings() == 0);
  w.write("postmortems/2026-11-20-a.json",
          without_a_boss("2026-11-20-a",
                         std::string(hindsight) + R"(, "lucky": ["The on-call should have looked at the graph."])"));
  CHECK(warnings() == 1);
}

TEST_CASE("baseline: obsolete entries are reported and removed") {
  InnerWorld w;
  w.write("postmortems/2026-11-20-a.json", without_a_boss("2026-11-20-a"));
  CHECK(w.pm({"check", "--write-baseline", "old.json"}).code == 0);
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a"})"));
  CHECK(w.pm({"check", "--baseline", "old.json"}).complains("1 of the findings in old.json no longer occurs"));
  CHECK(w.pm({"check", "--write-baseline", "old.json"}).code == 0);
  CHECK(w.pm({"check", "--baseline", "old.json"}).err.empty());
}

TEST_CASE("baseline: never contains must-have-fix or malformed") {
  InnerWorld w;
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "fixes": []})"));
  w.write("postmortems/2026-11-20-b.json", "{");
  CHECK(w.pm({"check", "--write-baseline", "old.json"}).code == 1);
  const auto ran = w.pm({"check", "--baseline", "old.json", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.json()["summary"]["error"] == 2);
  CHECK(w.read("old.json").find("must-have-fix") == std::string::npos);
}

TEST_CASE("baseline: works from another directory") {
  InnerWorld w;
  fs::create_directory(".git");
  w.write("postmortems/2026-11-20-a.json", without_a_boss("2026-11-20-a"));
  CHECK(w.pm({"check", "--write-baseline", "ci/old.json"}).code == 0);
  fs::create_directory("src");
  fs::current_path("src");
  CHECK(w.pm({"check", "--fail-on", "warning", "--baseline", "../ci/old.json"}).code == 0);
  fs::current_path(w.path());
}

TEST_CASE("baseline: an invalid file is an error, findings are shown") {
  InnerWorld w;
  w.write("postmortems/2026-11-20-a.json", without_a_boss("2026-11-20-a"));
  for (const auto* text :
       {"", "[]", "{", R"({"format": "pm-baseline/1"})", R"({"format": "pm-baseline/1", "findings": [1]})",
        R"({"format": "pm-baseline/1", "findings": [{"path": "a", "rule": 1}]})", R"({"format": 1, "findings": []})",
        R"({"format": "pm-baseline/1", "findings": [{"path": "a", "rule": "b", "words": "c", "times": -1}]})"}) {
    w.write("old.json", text);
    const auto ran = w.pm({"check", "--baseline", "old.json"});
    INFO(text << " " << ran);
    CHECK(ran.code == 2);
    CHECK(ran.complains("old.json"));
    CHECK(ran.says("no-boss"));
  }
  CHECK(w.pm({"check", "--baseline", "gone.json"}).code == 2);
}
