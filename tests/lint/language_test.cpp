#include "catch.hpp"
#include "lint/a_record.hpp"

using namespace pm::lint;
using namespace pm::lint::test;

namespace {

constexpr auto hindsight = "The on-call should have looked at the graph.";
constexpr auto slip = "Ana forgot the flag.";
constexpr auto exhortation = "We will be more careful.";

std::string with_factor(std::string_view text, std::string_view more = "") {
  return with(R"({"factors": [{"id": "F1", "text": ")" + std::string(text) + "\"" + std::string(more) +
              R"(}, {"id": "F2", "text": "Two prompts look the same"}]})");
}

}  // namespace

TEST_CASE("language: checks every text field") {
  const auto record = pm::record::read(with(R"({
      "title": "t1", "summary": "t2", "impact": "t3", "cost": {"note": "t4"},
      "timeline": [{"id": "T1", "at": "2026-11-20T10:00:00Z", "text": "t5", "context": "t6", "source": "no"}],
      "detection": {"by": "alert", "note": "t7"}, "problem": "t8",
      "why_so_long": {"detection": [{"text": "t9"}], "recovery": [{"text": "t10"}]},
      "surprises": ["t11"], "went_well": ["t12"], "lucky": ["t13"], "absurdities": ["t14"],
      "factors": [{"id": "F1", "text": "t15", "made_sense": "t16"}],
      "fixes": [{"id": "X1", "title": "t17", "done_when": "t18", "closed_why": "t19", "note": "t20", "owner": "no",
        "status": "done"}],
      "fix_ideas": ["t21"], "parking_lot": ["t22"], "links": [{"title": "no", "url": "https://a.example"}],
      "meeting": {"boss": "no", "participants": [{"name": "no", "role": "no"}]},
      "process": {"improvement": "t23"},
      "custom": {"told/them": "t24", "a~b": [{"deep": "t25"}, 1, true]}, "x_ours": "no"})"));
  REQUIRE(record.record);
  std::string pointers, texts;
  for_each_prose_field(*record.record, [&](const pm::lint::ProseField& field) {
    pointers += field.pointer() + "\n";
    texts += std::string(field.text) + " ";
  });
  CHECK(texts == "t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12 t13 t14 t15 t16 t17 t18 t19 t20 t21 t22 t23 t24 t25 ");
  for (const auto* pointer :
       {"/cost/note", "/timeline/0/context", "/why_so_long/recovery/0/text", "/surprises/0", "/factors/0/made_sense",
        "/fixes/0/closed_why", "/custom/told~1them", "/custom/a~0b/0/deep"})
    CHECK(pointers.find(std::string(pointer) + "\n") != std::string::npos);
}

TEST_CASE("language: remedy rules check titles of fixes only") {
  const auto read = pm::record::read(with(R"({"fix_ideas": ["a"], "fixes": [
      {"id": "X1", "title": "a", "status": "open", "note": "b"}, {"id": "X2", "title": "a", "status": "done"},
      {"id": "X3", "title": "a", "status": "dropped", "closed_why": "c"}]})"));
  REQUIRE(read.record);
  for_each_prose_field(*read.record, [](const pm::lint::ProseField& field) {
    INFO(field.pointer());
    const bool is_remedy = field.pointer() == "/fixes/0/title" || field.pointer() == "/fixes/1/title";
    for (const auto rule :
         {pm::language::Rule::non_fix, pm::language::Rule::boil_the_ocean, pm::language::Rule::automate_judgement})
      CHECK(field.rules.has(rule) == is_remedy);
    CHECK(field.rules.has(pm::language::Rule::human_error));
    CHECK(field.rules.has(pm::language::Rule::team_word));
  });
}

TEST_CASE("language: location in code points of the file") {
  const auto finding =
      the("counterfactual", findings_in(with_factor(std::string("\\u00e9\\ud83d\\ude00 é😀 ") + hindsight)));
  CHECK(finding.pointer == "/factors/0/text");
  CHECK(finding.line == 16);
  CHECK(finding.message.size() > 10);
  CHECK(finding.ask.size() > 10);
  CHECK(finding.severity == Severity::warning);
  CHECK(finding.fix_with == "pm edit 2026-11-20-checkout-500s factors");
  const auto plain = the("counterfactual", findings_in(with_factor(hindsight)));
  // Json::dump wrote the escapes as the characters they stand for: é😀 é😀 and a space, 6 code points
  CHECK(finding.column == plain.column + 6);
  CHECK(finding.excerpt == plain.excerpt);
  CHECK(plain.end_column - plain.column == plain.excerpt.size());
}

TEST_CASE("human-error: error in a factor without made_sense") {
  CHECK(the("human-error", findings_in(with_factor(slip))).severity == Severity::error);
  CHECK(the("human-error", findings_in(with_factor(slip, R"(, "made_sense": "  ")"))).severity == Severity::error);
  CHECK(
      of("human-error", findings_in(with_factor(slip, R"(, "made_sense": "The prompt named another host")"))).empty());
  // what is silenced is the factor's text, not the answer
  const auto answer =
      the("human-error", findings_in(with_factor(slip, std::string(R"(, "made_sense": ")") + slip + "\"")));
  CHECK(answer.pointer == "/factors/0/made_sense");
  CHECK(answer.severity == Severity::warning);
  // other rules still look at it
  CHECK_FALSE(of("counterfactual", findings_in(with_factor(hindsight, R"(, "made_sense": "It was green")"))).empty());
}

TEST_CASE("human-error: a warning elsewhere and in drafts") {
  CHECK(the("human-error", findings_in(with(R"({"surprises": ["Ana forgot the flag."]})"))).severity ==
        Severity::warning);
  auto draft = Json::parse(with_factor(slip));
  draft["status"] = "draft";
  CHECK(the("human-error", findings_in(draft.dump())).severity == Severity::warning);
}

TEST_CASE("language: a team can set severities") {
  auto settings = on("2026-11-22");
  settings.severities["counterfactual"] = Severity::error;
  settings.severities["human-error"] = Severity::info;
  CHECK(the("counterfactual", findings_in(with_factor(hindsight), settings)).severity == Severity::error);
  CHECK(the("human-error", findings_in(with_factor(slip), settings)).severity == Severity::info);
}

TEST_CASE("non-fix: found in titles, not in ideas") {
  const auto title = with(std::string(R"({"fixes": [{"id": "X1", "title": ")") + exhortation +
                          R"(", "status": "open", "owner": "ana", "hours": 1, "addresses": ["F1", "F2"]}]})");
  CHECK(the("non-fix", findings_in(title)).fix_with == "pm fixes edit 2026-11-20-checkout-500s:X1 --title TEXT");
  CHECK(of("non-fix", findings_in(with(std::string(R"({"fix_ideas": [")") + exhortation + "\"]}"))).empty());
}

TEST_CASE("fix_with: edits the field, or waives") {
  const auto command = [](const std::string& changes) {
    return the("human-error", findings_in(with(changes))).fix_with;
  };
  CHECK(command(R"({"impact": "Ana forgot the flag."})") == "pm edit 2026-11-20-checkout-500s incident");
  CHECK(command(R"({"lucky": ["Ana forgot the flag."]})") == "pm edit 2026-11-20-checkout-500s noticed");
  CHECK(command(R"({"custom": {"told them": "Ana forgot the flag."}})") ==
        "pm waive 2026-11-20-checkout-500s human-error --at '/custom/told them' --why TEXT");
}
