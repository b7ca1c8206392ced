#include "catch.hpp"
#include "lint/a_record.hpp"

using namespace pm::lint;
using namespace pm::lint::test;

namespace {

const pm::language::Checker& checker() {
  static const pm::language::Checker one;
  return one;
}

}  // namespace

TEST_CASE("review: findings in record order, without location") {
  const auto record =
      pm::record::read(with(R"({"meeting": {}, "broadest": "X9", "times": {}, "title": "Ana forgot the flag",
      "fixes": [{"id": "X1", "title": "Show the host", "status": "open", "addresses": ["F1", "F7", "F2"]}]})"));
  REQUIRE(record.record);
  const auto findings = review(*record.record, checker(), on("2026-11-22"));
  CHECK(told(findings) ==
        "long-without-why@ long-without-why@ human-error@/title times@/times times@/times times@/times "
        "no-small-fix@/fixes fix-owner@/fixes/0 dangling@/fixes/0/addresses/1 dangling@/broadest no-boss@/meeting");
  for (const auto& f : findings) CHECK((f.line == 1 && f.column == 1 && f.path.empty()));
}

TEST_CASE("review_as_final: findings as if final") {
  const auto read = pm::record::read(with(R"({"status": "draft", "fixes": [], "interview": {"at": "fixes"}})"));
  REQUIRE(read.record);
  CHECK(the("must-have-fix", review(*read.record, checker(), on("2026-11-22"))).severity == Severity::warning);
  CHECK(the("must-have-fix", review_as_final(*read.record, checker(), on("2026-11-22"))).severity == Severity::error);
}

TEST_CASE("must-have-fix: an imported draft has a week from its import") {
  const auto read = pm::record::read(
      with(R"({"status": "draft", "fixes": [], "imported": {"source": "docs/outage.md", "on": "2027-03-01"}})"));
  REQUIRE(read.record);
  CHECK(the("must-have-fix", review(*read.record, checker(), on("2027-03-08"))).severity == Severity::warning);
  CHECK(the("must-have-fix", review(*read.record, checker(), on("2027-03-09"))).severity == Severity::error);
}

TEST_CASE("malformed: each fault with its location") {
  const auto reviewed = review_file(R"({"format": "pm-record/1", "id": "2026-11-20-a", "status": "final",
  "titel": "A", "fixes": [{"id": "X1", "status": "shut"}]})",
                                    "r/2026-11-20-a.json", checker(), on("2026-11-22"));
  CHECK(reviewed.id.empty());
  CHECK(reviewed.findings.size() >= 4);
  for (const auto& f : reviewed.findings) {
    CHECK(f.rule == "malformed");
    CHECK(f.severity == Severity::error);
    CHECK(f.path == "r/2026-11-20-a.json");
    CHECK_FALSE(f.message.empty());
  }
}

TEST_CASE("malformed: an error in drafts, too") {
  const auto reviewed = review_file(with(R"({"status": "draft"})"), "r/another-name.json", checker(), on("2026-11-22"));
  CHECK(the("malformed", reviewed.findings).severity == Severity::error);
}

TEST_CASE("malformed: a truncated record") {
  const std::string whole = good;
  for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
    const auto findings =
        review_file(whole.substr(0, size), "2026-11-20-checkout-500s.json", checker(), on("2026-11-22")).findings;
    INFO("cut at " << size);
    REQUIRE_FALSE(findings.empty());
    for (const auto& f : findings) REQUIRE(f.rule == "malformed");
  }
}

TEST_CASE("rule texts pass our own rules") {
  // the words of rules, of examples that must be fine, and every message that the rules' own examples bring up
  std::vector<std::string> said;
  for (const auto& rule : rules()) {
    if (pm::language::parse_rule(rule.name)) continue;
    for (const auto words : {rule.finds, rule.why, rule.ask}) said.emplace_back(words);
    for (const auto example : rule.found)
      for (const auto& f : findings_in(with(example))) said.push_back(f.message);
  }
  for (const auto& text : said) {
    INFO(text);
    CHECK(checker().review(text).empty());
  }
}

TEST_CASE("may_set: unknown rules are refused") {
  CHECK(validate_rule("counterfactual"));
  CHECK(validate_rule("no-boss"));
  CHECK_FALSE(validate_rule("malformed"));
  REQUIRE_FALSE(validate_rule("no-bos"));
  CHECK(validate_rule("no-bos").error().hint == "did you mean no-boss?");
}
