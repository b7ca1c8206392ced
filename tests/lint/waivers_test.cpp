#include "catch.hpp"
#include "lint/a_record.hpp"

using namespace pm::lint;
using namespace pm::lint::test;

namespace {

constexpr auto hindsight = "The on-call should have looked at the graph.";

std::string kept(const std::string& waivers, const std::string& text = hindsight, const std::string& more = "") {
  return with(R"({"surprises": [")" + text + R"("], "waivers": [)" + waivers + "]" + more + "}");
}
std::string waiver(const std::string& rule, const std::string& at, const std::string& excerpt = "") {
  return R"({"rule": ")" + rule + R"(", "at": ")" + at + "\"" +
         (excerpt.empty() ? "" : R"(, "excerpt": ")" + excerpt + "\"") + R"(, "reason": "their own words"})";
}
bool is_kept(const std::string& json, const LintSettings& settings = on("2026-11-22")) {
  const auto finding = the("counterfactual", findings_in(json, settings));
  REQUIRE(finding.rule == "counterfactual");
  CHECK((finding.reason == "their own words") == finding.waived);
  CHECK(of("unused-waiver", findings_in(json, settings)).empty() == finding.waived);
  return finding.waived;
}
std::string words() { return the("counterfactual", findings_in(kept(""))).excerpt; }

}  // namespace

TEST_CASE("waiver: matches rule, location and text") {
  CHECK(is_kept(kept(waiver("counterfactual", "/surprises/0", words()))));
  CHECK(is_kept(kept(waiver("counterfactual", "/surprises/0"))));
  CHECK_FALSE(the("counterfactual", findings_in(kept(""))).waived);
}

TEST_CASE("waiver: other rule, location or text is unused") {
  CHECK_FALSE(is_kept(kept(waiver("human-error", "/surprises/0", words()))));
  CHECK_FALSE(is_kept(kept(waiver("counterfactual", "/surprises/1", words()))));
  CHECK_FALSE(is_kept(kept(waiver("counterfactual", "/surprises/0", "should have asked"))));
  CHECK_FALSE(is_kept(kept(waiver("no-such-rule", "/surprises/0"))));
}

TEST_CASE("waiver: the text may be longer or shorter") {
  CHECK(is_kept(kept(waiver("counterfactual", "/surprises/0", "on-call should have looked at the"))));
  CHECK(is_kept(kept(waiver("counterfactual", "/surprises/0", "should have"))));
  CHECK_FALSE(
      is_kept(kept(waiver("counterfactual", "/surprises/0", "green"), "It was green. " + std::string(hindsight))));
}

TEST_CASE("waiver: unused is one finding with location") {
  const auto findings =
      findings_in(kept(waiver("counterfactual", "/surprises/0", "should have looked"), "All was green."));
  CHECK(told(findings) == "unused-waiver@/waivers/0");
  CHECK(findings.front().severity == Severity::warning);
}

TEST_CASE("waiver: record rules need no text") {
  const auto changes = R"({"meeting": {}, "waivers": [{"rule": "no-boss", "at": "/meeting", "reason": "two led"}]})";
  const auto findings = findings_in(with(changes));
  CHECK(the("no-boss", findings).waived);
  CHECK(the("no-boss", findings).reason == "two led");
  CHECK(of("unused-waiver", findings).empty());
}

TEST_CASE("waiver: not unused if its rule is off") {
  auto settings = on("2026-11-22");
  settings.severities["counterfactual"] = Severity::off;
  CHECK(findings_in(kept(waiver("counterfactual", "/surprises/0", words())), settings).empty());
}

TEST_CASE("waiver: rules that cannot be waived") {
  const auto findings = findings_in(
      with(R"({"fixes": [], "waivers": [{"rule": "must-have-fix", "at": "/fixes", "reason": "no time"}]})"));
  CHECK_FALSE(the("must-have-fix", findings).waived);
  CHECK(of("unused-waiver", findings).size() == 1);
}

TEST_CASE("waiver: duplicates are both used") {
  const auto twice = waiver("counterfactual", "/surprises/0", words());
  CHECK(is_kept(kept(twice + ", " + twice)));
}
