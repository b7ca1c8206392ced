#include "catch.hpp"
#include "check/a_record.hpp"

using namespace pm::check;
using namespace pm::check::test;

namespace {

std::string a_fix(const char* more) {
  return std::string(R"({"fixes": [{"id": "X1", "title": "Show the host", "addresses": ["F1", "F2"], )") + more + "}]}";
}

Severity weight(std::string_view rule, const std::string& changes, std::string_view today = "2026-11-22") {
  return the(rule, findings_in(with(changes), on(today))).severity;
}

bool finds(std::string_view rule, const std::string& changes, const Settings& settings = on("2026-11-22")) {
  return !of(rule, findings_in(with(changes), settings)).empty();
}

}  // namespace

TEST_CASE("a good record has no findings") { CHECK(told(findings_in(good)).empty()); }

TEST_CASE("every rule of records finds its own examples and leaves the others alone") {
  auto settings = on("2026-11-22");
  settings.tracker_configured = true;
  for (const auto& rule : rules()) {
    if (pm::axioms::rule_named(rule.name)) continue;
    CHECK_FALSE(rule.found.empty());
    CHECK_FALSE(rule.fine.empty());
    for (const auto example : rule.found) {
      INFO(rule.name << " should find " << example);
      CHECK(finds(rule.name, std::string(example), settings));
    }
    for (const auto example : rule.fine) {
      INFO(rule.name << " should not find " << example);
      CHECK_FALSE(finds(rule.name, std::string(example), settings));
    }
  }
}

TEST_CASE("every rule explains itself") {
  for (const auto& rule : rules()) {
    INFO(rule.name);
    CHECK_FALSE(rule.finds.empty());
    CHECK_FALSE(rule.why.empty());
    CHECK_FALSE(rule.ask.empty());
    CHECK(rule.severity != Severity::off);
    CHECK(find_rule(rule.name) == &rule);
  }
}

TEST_CASE("a record of which no fix is open or done fails") {
  CHECK(weight("must-have-fix", R"({"fixes": []})") == Severity::error);
  CHECK(weight("must-have-fix", R"({"fixes": null})") == Severity::error);
  CHECK_FALSE(finds("must-have-fix", a_fix(R"("status": "done")")));
  const auto dropped = a_fix(R"("status": "dropped", "closed_why": "no such prompt")");
  CHECK(weight("must-have-fix", dropped) == Severity::error);
  CHECK(the("must-have-fix", findings_in(with(dropped))).pointer == "/fixes");
  CHECK(the("must-have-fix", findings_in(with(R"({"fixes": null})"))).pointer.empty());
  CHECK(the("must-have-fix", findings_in(with(dropped))).fix_with == "pm fixes add 2026-11-20-checkout-500s");
}

TEST_CASE("a room that sleeps on its fixes is warned up to that day and fails after it") {
  const auto soaking = R"({"fixes": [], "soak_until": "2026-11-27"})";
  CHECK(weight("must-have-fix", soaking, "2026-11-26") == Severity::warning);
  CHECK(weight("must-have-fix", soaking, "2026-11-27") == Severity::warning);
  CHECK(weight("must-have-fix", soaking, "2026-11-28") == Severity::error);
}

TEST_CASE("nobody sleeps on it for more than 14 days after the meeting") {
  const auto soaking = R"({"fixes": [], "soak_until": "2027-01-31"})";
  CHECK(weight("must-have-fix", soaking, "2026-12-04") == Severity::warning);
  CHECK(weight("must-have-fix", soaking, "2026-12-05") == Severity::error);
  // without held_at, the day in the id is the meeting's
  const auto unheld = R"({"fixes": [], "soak_until": "2027-01-31", "meeting": {"boss": "Ana"}})";
  CHECK(weight("must-have-fix", unheld, "2026-12-04") == Severity::warning);
  CHECK(weight("must-have-fix", unheld, "2026-12-05") == Severity::error);
}

TEST_CASE("the meeting's day is the one in the record's zone") {
  const auto late = R"({"fixes": [], "soak_until": "2027-01-31", "timezone": "Pacific/Auckland",
      "meeting": {"boss": "Ana", "held_at": "2026-11-20T14:00:00+00:00"}})";  // the 21st there
  CHECK(weight("must-have-fix", late, "2026-12-05") == Severity::warning);
  CHECK(weight("must-have-fix", late, "2026-12-06") == Severity::error);
}

TEST_CASE("a draft has seven days after the meeting for its first fix") {
  const auto draft = R"({"status": "draft", "fixes": []})";
  CHECK(weight("must-have-fix", draft, "2026-11-27") == Severity::warning);
  CHECK(weight("must-have-fix", draft, "2026-11-28") == Severity::error);
  const auto soaking = R"({"status": "draft", "fixes": [], "soak_until": "2026-12-02"})";
  CHECK(weight("must-have-fix", soaking, "2026-12-02") == Severity::warning);
  CHECK(weight("must-have-fix", soaking, "2026-12-03") == Severity::error);
}

TEST_CASE("a draft softens every other rule to a warning, whatever was set") {
  CHECK(weight("fix-owner", a_fix(R"("status": "open", "hours": 2)")) == Severity::error);
  auto settings = on("2026-11-22");
  settings.severities["no-boss"] = Severity::error;
  const auto draft = findings_in(with(R"({"status": "draft", "meeting": null, "times": null,
      "fixes": [{"id": "X1", "title": "Show the host", "status": "open", "addresses": ["F9"]}]})"),
                                 settings);
  CHECK(of("times", draft).size() == 3);
  CHECK(of("fix-owner", draft).size() == 1);
  CHECK(of("dangling", draft).size() == 1);
  CHECK(of("no-boss", draft).size() == 1);
  for (const auto& f : draft) {
    INFO(f.rule);
    CHECK(f.severity <= Severity::warning);
  }
}

TEST_CASE("a rule that was set weighs what was said") {
  auto settings = on("2026-11-22");
  settings.severities["no-boss"] = Severity::error;
  settings.severities["fix-owner"] = Severity::off;
  settings.severities["must-have-fix"] = Severity::info;
  const auto findings = findings_in(with(R"({"meeting": null, "fixes": []})"), settings);
  CHECK(the("no-boss", findings).severity == Severity::error);
  CHECK(the("must-have-fix", findings).severity == Severity::info);
  CHECK(of("fix-owner", findings_in(with(a_fix(R"("status": "open", "hours": 2)")), settings)).empty());
}

TEST_CASE("an open fix without an owner is asked for one; a done one is not") {
  const auto finding = the("fix-owner", findings_in(with(a_fix(R"("status": "open", "hours": 2)"))));
  CHECK(finding.message == "X1 has no owner: who will see to it?");
  CHECK(finding.pointer == "/fixes/0");
  CHECK(finding.excerpt.empty());
  CHECK(finding.fix_with == "pm fixes edit 2026-11-20-checkout-500s:X1 --owner NAME");
  CHECK_FALSE(finds("fix-owner", a_fix(R"("status": "done")")));
}

TEST_CASE("a milestone before the start, or still to come, is an error") {
  const auto early =
      findings_in(with(R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:01:00Z",
      "mitigated": "2026-11-20T09:59:59Z", "resolved": "2026-11-20T10:05:00Z"}})"));
  CHECK(the("times", early).pointer == "/times/mitigated");
  CHECK(the("times", early).excerpt == "2026-11-20T09:59:59Z");
  const auto same = R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:00:00Z",
      "mitigated": "2026-11-20T10:00:00Z", "resolved": "2026-11-20T10:00:00Z"}})";
  CHECK_FALSE(finds("times", same));
  CHECK_FALSE(finds("times-order", same));
}

TEST_CASE("a milestone is in the future after the end of today, UTC") {
  const auto resolved_at = [](const char* at) {
    return std::string(R"({"times": {"started": "2026-11-22T10:00:00Z", "detected": "2026-11-22T10:00:00Z",
        "resolved": ")") +
           at + R"("}})";
  };
  CHECK_FALSE(finds("times", resolved_at("2026-11-22T23:59:59Z")));
  CHECK(finds("times", resolved_at("2026-11-23T00:00:01Z")));
  CHECK_FALSE(finds("times", resolved_at("2026-11-23T01:00:00+02:00")));
  CHECK(finds("times", resolved_at("2026-11-22T23:00:00-02:00")));
}

TEST_CASE("started, detected and resolved are asked for; unknown is an answer") {
  const auto none = findings_in(with(R"({"times": {}})"));
  CHECK(told(of("times", none)) == "times@/times times@/times times@/times");
  CHECK(told(of("times", findings_in(with(R"({"times": null})")))) == "times@ times@ times@");
  CHECK_FALSE(finds("times", R"({"times": {"unknown": ["started", "detected"], "not_applicable": ["resolved"]}})"));
  CHECK(of("times", findings_in(with(R"({"kind": "near-miss", "times": {}})"))).size() == 2);
}

TEST_CASE("any other milestone before the one it follows is asked about") {
  const auto seen_coming = findings_in(with(R"({"times": {"started": "2026-11-20T10:00:00Z",
      "detected": "2026-11-20T09:55:00Z", "resolved": "2026-11-20T10:05:00Z"}})"));
  CHECK(the("times-order", seen_coming).pointer == "/times/detected");
  CHECK(the("times-order", seen_coming).severity == Severity::warning);
  CHECK(of("times", seen_coming).empty());
  // held after the recovery; nobody wrote down when somebody was on it
  const auto late =
      findings_in(with(R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:05:00Z",
      "mitigated": "2026-11-20T10:09:00Z", "resolved": "2026-11-20T10:08:00Z"}})"));
  CHECK(the("times-order", late).pointer == "/times/resolved");
  const auto between = findings_in(with(R"({"times": {"started": "2026-11-20T10:00:00Z",
      "detected": "2026-11-20T10:05:00Z", "mitigated": "2026-11-20T10:04:00Z", "resolved": "2026-11-20T10:08:00Z"}})"));
  CHECK(the("times-order", between).pointer == "/times/mitigated");
}

TEST_CASE("an end before the start is said once, as an error") {
  const auto findings = findings_in(with(R"({"times": {"started": "2026-11-20T10:00:00Z",
      "detected": "2026-11-20T10:05:00Z", "resolved": "2026-11-20T09:00:00Z"}})"));
  CHECK(told(of("times", findings)) == "times@/times/resolved");
  CHECK(of("times-order", findings).empty());
}

TEST_CASE("what is named has to be there") {
  const auto findings = findings_in(with(R"({"why_so_long": {"detection": [{"text": "no graph", "factor": "F7"}],
        "recovery": [{"text": "no access", "factor": "F2"}]},
      "fixes": [{"id": "X1", "title": "Show the host", "status": "done", "addresses": ["F1", "F8", "F2"],
        "first_step_of": "X5"}], "broadest": "X6"})"));
  CHECK(told(of("dangling", findings)) ==
        "dangling@/fixes/0/addresses/1 dangling@/fixes/0/first_step_of dangling@/why_so_long/detection/0/factor "
        "dangling@/broadest");  // in the order of the file
  for (const auto& f : of("dangling", findings)) CHECK(f.severity == Severity::error);
}

TEST_CASE("a fix is not its own first step, straight or round about") {
  const auto fixes = [](const std::vector<std::string>& steps_of) {
    auto list = Json::array();
    for (std::size_t i = 0; i < steps_of.size(); ++i) {
      list.push_back({{"id", "X" + std::to_string(i + 1)}, {"title", "Show the host"}, {"status", "done"}});
      if (!steps_of[i].empty()) list.back()["first_step_of"] = steps_of[i];
    }
    return of("dangling", findings_in(with(Json{{"fixes", list}}.dump())));
  };
  CHECK(told(fixes({"X1"})) == "dangling@/fixes/0/first_step_of");
  CHECK(told(fixes({"", "X3", "X4", "X2"})) == "dangling@/fixes/1/first_step_of");
  CHECK(fixes({"", "X3", "X4", "X2"}).front().message.find("X2, X3, X4") == 0);
  CHECK(told(fixes({"X2", "X3", "X2", "X1"})) == "dangling@/fixes/1/first_step_of");
  CHECK(told(fixes({"X2", "X1", "X4", "X3"})) == "dangling@/fixes/0/first_step_of dangling@/fixes/2/first_step_of");
  CHECK(fixes({"X2", "X3", ""}).empty());
}

TEST_CASE("a ring of many thousand first steps is found without a pause") {
  auto list = Json::array();
  const int many = 20'000;
  for (int i = 1; i <= many; ++i)
    list.push_back({{"id", "X" + std::to_string(i)},
                    {"title", "a"},
                    {"status", "done"},
                    {"first_step_of", "X" + std::to_string(i % many + 1)}});
  CHECK(of("dangling", findings_in(with(Json{{"fixes", list}}.dump()))).size() == 1);
}

TEST_CASE("four hours are small, more are not, and none are asked for") {
  CHECK_FALSE(finds("no-small-fix", a_fix(R"("status": "open", "owner": "ana", "hours": 4)")));
  CHECK_FALSE(finds("no-small-fix", a_fix(R"("status": "done", "hours": 0.5)")));
  CHECK(finds("no-small-fix", a_fix(R"("status": "open", "owner": "ana", "hours": 4.5)")));
  CHECK(finds("no-small-fix", a_fix(R"("status": "dropped", "closed_why": "so", "hours": 2)")));
  const auto finding = the("no-small-fix", findings_in(with(a_fix(R"("status": "open", "owner": "ana")"))));
  CHECK(finding.message.find("X1 has no hours") != std::string::npos);
  CHECK(finding.fix_with == "pm fixes edit 2026-11-20-checkout-500s:X1 --hours N");
  auto settings = on("2026-11-22");
  settings.small_fix_hours = 8;
  CHECK_FALSE(finds("no-small-fix", a_fix(R"("status": "open", "owner": "ana", "hours": 8)"), settings));
}

TEST_CASE("a big open fix wants a first step") {
  const auto big = R"({"id": "X1", "title": "Sort out hosts", "status": "open", "owner": "ana", "hours": 4.5,
      "addresses": ["F1", "F2"]})";
  const auto and_then = [&](const std::string& other) {
    return std::string(R"({"fixes": [)") + big + (other.empty() ? "" : ", " + other) + "]}";
  };
  const auto finding = the("big-fix", findings_in(with(and_then(""))));
  CHECK(finding.pointer == "/fixes/0/hours");
  CHECK(finding.excerpt == "4.5");
  CHECK_FALSE(
      finds("big-fix", and_then(R"({"id": "X2", "title": "Show it", "status": "done", "first_step_of": "X1"})")));
  CHECK(finds("big-fix", and_then(R"({"id": "X2", "title": "Show it", "status": "dropped", "closed_why": "so",
      "first_step_of": "X1"})")));
  CHECK(finds("big-fix", and_then(R"({"id": "X2", "title": "Show it", "status": "open", "first_step_of": "X3"})")));
  CHECK_FALSE(finds("big-fix", a_fix(R"("status": "open", "owner": "ana", "hours": 4)")));
  CHECK_FALSE(finds("big-fix", a_fix(R"("status": "done", "hours": 40)")));
}

TEST_CASE("a factor alone, or none, is asked about") {
  CHECK(the("single-factor", findings_in(with(R"({"factors": [{"id": "F1", "text": "Two prompts"}]})"))).pointer ==
        "/factors");
  CHECK(finds("single-factor", R"({"factors": []})"));
  CHECK(the("single-factor", findings_in(with(R"({"factors": null})"))).pointer.empty());
}

TEST_CASE("a factor that no open or done fix helps with is told") {
  const auto finding = the("unaddressed-factor", findings_in(with(R"({"fixes": [{"id": "X1", "title": "Show the host",
      "status": "done", "hours": 1, "addresses": ["F2"]}]})")));
  CHECK(finding.pointer == "/factors/0");
  CHECK(finding.severity == Severity::info);
  CHECK(finds("unaddressed-factor", a_fix(R"("status": "dropped", "closed_why": "so")")));
}

TEST_CASE("ten minutes or more, or nobody knows how many, want a word on where they went") {
  const auto times = [](const std::string& detected, const std::string& resolved, const std::string& more = "") {
    return R"({"why_so_long": null, "times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:)" +
           detected + R"(Z", "resolved": "2026-11-20T10:)" + resolved + "Z\"}" + more + "}";
  };
  const auto at = [](const std::string& changes) { return told(of("long-without-why", findings_in(with(changes)))); };
  CHECK(at(times("09:59", "19:58")).empty());
  CHECK(at(times("10:00", "19:59")) == "long-without-why@");
  CHECK(at(times("09:59", "19:59")) == "long-without-why@");
  CHECK(at(times("10:00", "20:00")) == "long-without-why@ long-without-why@");
  CHECK(at(times("10:00", "20:00", R"(, "kind": "near-miss")")) == "long-without-why@");
  CHECK(
      at(R"({"times": {"unknown": ["started"], "detected": "2026-11-20T10:00:00Z", "resolved": "2026-11-20T10:01:00Z"}})") ==
      "long-without-why@");
  CHECK(at(R"({"times": {"started": "2026-11-20T10:00:00Z", "not_applicable": ["detected", "resolved"]}})").empty());
}

TEST_CASE("time until mitigated counts, or else until resolved") {
  const auto finding = the("long-without-why", findings_in(with(R"({"times": {"started": "2026-11-20T10:00:00Z",
      "detected": "2026-11-20T10:01:00Z", "mitigated": "2026-11-20T10:30:00Z", "resolved": "2026-11-20T18:00:00Z"},
      "why_so_long": {"detection": [{"text": "no graph"}], "recovery": []}})")));
  CHECK(finding.pointer == "/why_so_long/recovery");
  CHECK(finding.message.find("29 min") != std::string::npos);
  CHECK_FALSE(
      finds("long-without-why", R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:01:00Z",
      "mitigated": "2026-11-20T10:05:00Z", "resolved": "2026-11-20T18:00:00Z"}})"));
  CHECK_FALSE(finds("long-without-why", R"({"times": {"started": "2026-11-20T10:00:00Z",
      "detected": "2026-11-20T10:01:00Z", "resolved": "2026-11-20T18:00:00Z"},
      "why_so_long": {"recovery": [{"text": "no access"}]}})"));
}

TEST_CASE("a meeting without a boss is told") {
  CHECK(the("no-boss", findings_in(with(R"({"meeting": {}})"))).pointer == "/meeting");
  CHECK(the("no-boss", findings_in(with(R"({"meeting": null})"))).pointer.empty());
}

TEST_CASE("due days are inclusive") {
  const auto due = a_fix(R"("status": "open", "owner": "ana", "hours": 2, "due": "2026-12-01")");
  CHECK_FALSE(finds("overdue", due, on("2026-12-01")));
  const auto finding = the("overdue", findings_in(with(due), on("2026-12-02")));
  CHECK(finding.pointer == "/fixes/0/due");
  CHECK(finding.excerpt == "2026-12-01");
  CHECK(finding.message.find("a day ago") != std::string::npos);
  CHECK_FALSE(finds("overdue", a_fix(R"("status": "done", "due": "2026-12-01")"), on("2027-12-02")));
}

TEST_CASE("fixes are asked for tickets in final records, where there is a tracker") {
  auto tracked = on("2026-11-22");
  tracked.tracker_configured = true;
  const auto open = a_fix(R"("status": "open", "owner": "ana", "hours": 2)");
  CHECK(the("unfiled", findings_in(with(open), tracked)).pointer == "/fixes/0");
  CHECK_FALSE(finds("unfiled", open));
  CHECK_FALSE(finds("unfiled", a_fix(R"("status": "done")"), tracked));
  auto draft = Json::parse(open);
  draft["status"] = "draft";
  CHECK_FALSE(finds("unfiled", draft.dump(), tracked));
}
