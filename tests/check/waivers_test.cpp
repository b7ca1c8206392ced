#include "catch.hpp"
#include "check/a_record.hpp"

using namespace pm::check;
using namespace pm::check::test;

namespace {

constexpr auto hindsight = "The on-call should have looked at the graph.";

std::string kept(const std::string& waivers, const std::string& text = hindsight, const std::string& more = "") {
  return with(R"({"surprises": [")" + text + R"("], "waivers": [)" + waivers + "]" + more + "}");
}
std::string waiver(const std::string& rule, const std::string& at, const std::string& excerpt = "") {
  return R"({"rule": ")" + rule + R"(", "at": ")" + at + "\"" +
         (excerpt.empty() ? "" : R"(, "excerpt": ")" + excerpt + "\"") + R"(, "reason": "their own words"})";
}
bool is_kept(const std::string& json, const Settings& settings = on("2026-11-22")) {
  const auto finding = the("counterfactual", findings_in(json, settings));
  REQUIRE(finding.rule == "counterfactual");
  CHECK((finding.reason == "their own words") == finding.waived);
  CHECK(of("unused-waiver", findings_in(json, settings)).empty() == finding.waived);
  return finding.waived;
}
std::string words() { return the("counterfactual", findings_in(kept(""))).excerpt; }

}  // namespace

TEST_CASE("a waiver keeps what its rule found at its place, with those words") {
  CHECK(is_kept(kept(waiver("counterfactual", "/surprises/0", words()))));
  CHECK(is_kept(kept(waiver("counterfactual", "/surprises/0"))));
  CHECK_FALSE(the("counterfactual", findings_in(kept(""))).waived);
}

TEST_CASE("a waiver of another rule, place or words keeps nothing, and is told") {
  CHECK_FALSE(is_kept(kept(waiver("human-error", "/surprises/0", words()))));
  CHECK_FALSE(is_kept(kept(waiver("counterfactual", "/surprises/1", words()))));
  CHECK_FALSE(is_kept(kept(waiver("counterfactual", "/surprises/0", "should have asked"))));
  CHECK_FALSE(is_kept(kept(waiver("no-such-rule", "/surprises/0"))));
}

TEST_CASE("a waiver's words may say more or less than was found, if they are the same place") {
  CHECK(is_kept(kept(waiver("counterfactual", "/surprises/0", "on-call should have looked at the"))));
  CHECK(is_kept(kept(waiver("counterfactual", "/surprises/0", "should have"))));
  CHECK_FALSE(
      is_kept(kept(waiver("counterfactual", "/surprises/0", "green"), "It was green. " + std::string(hindsight))));
}

TEST_CASE("when the words are gone, the waiver is one finding, with its place") {
  const auto findings =
      findings_in(kept(waiver("counterfactual", "/surprises/0", "should have looked"), "All was green."));
  CHECK(told(findings) == "unused-waiver@/waivers/0");
  CHECK(findings.front().severity == Severity::warning);
}

TEST_CASE("a waiver of a rule of records needs no words") {
  const auto changes = R"({"meeting": {}, "waivers": [{"rule": "no-boss", "at": "/meeting", "reason": "two led"}]})";
  const auto findings = findings_in(with(changes));
  CHECK(the("no-boss", findings).waived);
  CHECK(the("no-boss", findings).reason == "two led");
  CHECK(of("unused-waiver", findings).empty());
}

TEST_CASE("switching a rule off leaves its waivers alone") {
  auto settings = on("2026-11-22");
  settings.severities["counterfactual"] = Severity::off;
  CHECK(findings_in(kept(waiver("counterfactual", "/surprises/0", words())), settings).empty());
}

TEST_CASE("what cannot be waived is found all the same, and the waiver told") {
  const auto findings = findings_in(
      with(R"({"fixes": [], "waivers": [{"rule": "must-have-fix", "at": "/fixes", "reason": "no time"}]})"));
  CHECK_FALSE(the("must-have-fix", findings).waived);
  CHECK(of("unused-waiver", findings).size() == 1);
}

TEST_CASE("a waiver kept twice is used twice") {
  const auto twice = waiver("counterfactual", "/surprises/0", words());
  CHECK(is_kept(kept(twice + ", " + twice)));
}
