#include "catch.hpp"
#include "lint/a_record.hpp"

using namespace pm::lint;
using namespace pm::lint::test;

namespace {

std::string a_fix(const char* more) {
  return std::string(R"({"fixes": [{"id": "X1", "title": "Show the host", "addresses": ["F1", "F2"], )") + more + "}]}";
}

Severity weight(std::string_view rule, const std::string& changes, std::string_view today = "2026-11-22") {
  return the(rule, findings_in(with(changes), on(today))).severity;
}

bool finds(std::string_view rule, const std::string& changes, const LintSettings& settings = on("2026-11-22")) {
  return !of(rule, findings_in(with(changes), settings)).empty();
}

}  // namespace

TEST_CASE("a good record has no findings") { CHECK(told(findings_in(good)).empty()); }

TEST_CASE("record rules find their own examples") {
  auto settings = on("2026-11-22");
  settings.tracker_configured = true;
  settings.severity_scale = {"SEV1", "SEV2"};
  settings.services = {{"checkout", {"check-out"}}};
  settings.questions = {{"customers_told", AnswerType::date}, {"mood", AnswerType::number}};
  for (const auto& rule : rules()) {
    if (pm::language::parse_rule(rule.name)) continue;
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

TEST_CASE("every rule has documentation") {
  for (const auto& rule : rules()) {
    INFO(rule.name);
    CHECK_FALSE(rule.finds.empty());
    CHECK_FALSE(rule.why.empty());
    CHECK_FALSE(rule.ask.empty());
    CHECK(rule.severity != Severity::off);
    CHECK(find_rule(rule.name) == &rule);
  }
}

TEST_CASE("dangling: a link to a factor that a record of the directory lacks") {
  const auto linked = [](const std::string& to, std::string directory = "postmortems") {
    auto settings = on("2026-11-22");
    settings.directory = std::move(directory);
    static const pm::language::Checker checker;
    const auto record = pm::record::read(with(R"({"factors": [{"id": "F1", "text": "a", "same_as": [")" + to +
                                              R"("]}, {"id": "F2", "text": "b"}]})"))
                            .record;
    return told(of("dangling", review(*record, checker, settings)));
  };
  CHECK(linked("2026-03-02-orders:F1").empty());
  CHECK(linked("2026-03-02-orders:F3") == "dangling@/factors/0/same_as/0");
  CHECK(linked("2026-11-20-checkout-500s:F2").empty());  // itself
  CHECK(linked("2026-11-20-checkout-500s:F3") == "dangling@/factors/0/same_as/0");
  // Elsewhere: that record cannot be read, so nothing is known of it.
  CHECK(linked("2026-03-02-orders:F3", "elsewhere").empty());
  CHECK(linked("2025-01-20-elsewhere:F1").empty());
  CHECK(linked("../2026-03-02-orders:F3").empty());
}

TEST_CASE("repeated-factor: names the open fixes of the linked factor") {
  const auto linked =
      with(R"({"factors": [{"id": "F1", "text": "a", "same_as": ["2026-03-02-orders:F2", "2026-03-02-orders:F1"]}]})");
  const auto finding = the("repeated-factor", findings_in(linked));
  CHECK(finding.severity == Severity::info);
  CHECK(finding.pointer == "/factors/0/same_as/1");
  CHECK(finding.excerpt == "2026-03-02-orders:F1");
  CHECK(
      finding.message ==
      R"(F1 is the same again as 2026-03-02-orders:F1, and X1 ("Show the host in the prompt") of then is still open: )"
      "what keeps it?");
  CHECK(finding.fix_with == "pm fixes done 2026-03-02-orders:X1");
  // A record that commands name by its path has its neighbours named so, too.
  static const pm::language::Checker checker;
  const auto by_path = review_file(linked, "postmortems/2026-11-20-checkout-500s.json", checker, on("2026-11-22"),
                                   "postmortems/2026-11-20-checkout-500s.json");
  CHECK(the("repeated-factor", by_path.findings).fix_with == "pm fixes done postmortems/2026-03-02-orders.json:X1");
}

TEST_CASE("must-have-fix: fails without an open or done fix") {
  CHECK(weight("must-have-fix", R"({"fixes": []})") == Severity::error);
  CHECK(weight("must-have-fix", R"({"fixes": null})") == Severity::error);
  CHECK_FALSE(finds("must-have-fix", a_fix(R"("status": "done")")));
  const auto dropped = a_fix(R"("status": "dropped", "closed_why": "no such prompt")");
  CHECK(weight("must-have-fix", dropped) == Severity::error);
  CHECK(the("must-have-fix", findings_in(with(dropped))).pointer == "/fixes");
  CHECK(the("must-have-fix", findings_in(with(R"({"fixes": null})"))).pointer.empty());
  CHECK(the("must-have-fix", findings_in(with(dropped))).fix_with == "pm fixes add 2026-11-20-checkout-500s");
}

TEST_CASE("must-have-fix: a warning until soak_until") {
  const auto soaking = R"({"fixes": [], "soak_until": "2026-11-27"})";
  CHECK(weight("must-have-fix", soaking, "2026-11-26") == Severity::warning);
  CHECK(weight("must-have-fix", soaking, "2026-11-27") == Severity::warning);
  CHECK(weight("must-have-fix", soaking, "2026-11-28") == Severity::error);
}

TEST_CASE("must-have-fix: soak_until is limited to 14 days") {
  const auto soaking = R"({"fixes": [], "soak_until": "2027-01-31"})";
  CHECK(weight("must-have-fix", soaking, "2026-12-04") == Severity::warning);
  CHECK(weight("must-have-fix", soaking, "2026-12-05") == Severity::error);
  // without held_at, the day in the id is the meeting's
  const auto unheld = R"({"fixes": [], "soak_until": "2027-01-31", "meeting": {"boss": "Ana"}})";
  CHECK(weight("must-have-fix", unheld, "2026-12-04") == Severity::warning);
  CHECK(weight("must-have-fix", unheld, "2026-12-05") == Severity::error);
}

TEST_CASE("meeting day: in the zone of the record") {
  const auto late = R"({"fixes": [], "soak_until": "2027-01-31", "timezone": "Pacific/Auckland",
      "meeting": {"boss": "Ana", "held_at": "2026-11-20T14:00:00+00:00"}})";  // the 21st there
  CHECK(weight("must-have-fix", late, "2026-12-05") == Severity::warning);
  CHECK(weight("must-have-fix", late, "2026-12-06") == Severity::error);
}

TEST_CASE("must-have-fix: a draft has seven days") {
  const auto draft = R"({"status": "draft", "fixes": []})";
  CHECK(weight("must-have-fix", draft, "2026-11-27") == Severity::warning);
  CHECK(weight("must-have-fix", draft, "2026-11-28") == Severity::error);
  const auto soaking = R"({"status": "draft", "fixes": [], "soak_until": "2026-12-02"})";
  CHECK(weight("must-have-fix", soaking, "2026-12-02") == Severity::warning);
  CHECK(weight("must-have-fix", soaking, "2026-12-03") == Severity::error);
}

TEST_CASE("drafts: other rules are at most warnings") {
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

TEST_CASE("severity: as set") {
  auto settings = on("2026-11-22");
  settings.severities["no-boss"] = Severity::error;
  settings.severities["fix-owner"] = Severity::off;
  settings.severities["must-have-fix"] = Severity::info;
  const auto findings = findings_in(with(R"({"meeting": null, "fixes": []})"), settings);
  CHECK(the("no-boss", findings).severity == Severity::error);
  CHECK(the("must-have-fix", findings).severity == Severity::info);
  CHECK(of("fix-owner", findings_in(with(a_fix(R"("status": "open", "hours": 2)")), settings)).empty());
}

TEST_CASE("fix-owner: open fixes only") {
  const auto finding = the("fix-owner", findings_in(with(a_fix(R"("status": "open", "hours": 2)"))));
  CHECK(finding.message == "X1 has no owner: who'd like to take it?");
  CHECK(finding.pointer == "/fixes/0");
  CHECK(finding.excerpt.empty());
  CHECK(finding.fix_with == "pm fixes edit 2026-11-20-checkout-500s:X1 --owner NAME");
  CHECK_FALSE(finds("fix-owner", a_fix(R"("status": "done")")));
}

TEST_CASE("times: before started or in the future is an error") {
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

TEST_CASE("times: future means after the end of today, UTC") {
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

TEST_CASE("times: three milestones are required; unknown counts") {
  const auto none = findings_in(with(R"({"times": {}})"));
  CHECK(told(of("times", none)) == "times@/times times@/times times@/times");
  CHECK(told(of("times", findings_in(with(R"({"times": null})")))) == "times@ times@ times@");
  CHECK_FALSE(finds("times", R"({"times": {"unknown": ["started", "detected"], "not_applicable": ["resolved"]}})"));
  CHECK(of("times", findings_in(with(R"({"kind": "near-miss", "times": {}})"))).size() == 2);
}

TEST_CASE("times-order: other orders are warnings") {
  const auto seen_coming = findings_in(with(R"({"times": {"started": "2026-11-20T10:00:00Z",
      "detected": "2026-11-20T09:55:00Z", "resolved": "2026-11-20T10:05:00Z"}})"));
  CHECK(the("times-order", seen_coming).pointer == "/times/detected");
  CHECK(the("times-order", seen_coming).severity == Severity::warning);
  CHECK(of("times", seen_coming).empty());
  // held after the recovery; without an acknowledged time
  const auto late =
      findings_in(with(R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:05:00Z",
      "mitigated": "2026-11-20T10:09:00Z", "resolved": "2026-11-20T10:08:00Z"}})"));
  CHECK(the("times-order", late).pointer == "/times/resolved");
  const auto between = findings_in(with(R"({"times": {"started": "2026-11-20T10:00:00Z",
      "detected": "2026-11-20T10:05:00Z", "mitigated": "2026-11-20T10:04:00Z", "resolved": "2026-11-20T10:08:00Z"}})"));
  CHECK(the("times-order", between).pointer == "/times/mitigated");
}

TEST_CASE("times: an end before the start is reported once") {
  const auto findings = findings_in(with(R"({"times": {"started": "2026-11-20T10:00:00Z",
      "detected": "2026-11-20T10:05:00Z", "resolved": "2026-11-20T09:00:00Z"}})"));
  CHECK(told(of("times", findings)) == "times@/times/resolved");
  CHECK(of("times-order", findings).empty());
}

TEST_CASE("dangling: references must exist") {
  const auto findings = findings_in(with(R"({"why_so_long": {"detection": [{"text": "no graph", "factor": "F7"}],
        "recovery": [{"text": "no access", "factor": "F2"}]},
      "fixes": [{"id": "X1", "title": "Show the host", "status": "done", "addresses": ["F1", "F8", "F2"],
        "first_step_of": "X5"}], "broadest": "X6"})"));
  CHECK(told(of("dangling", findings)) ==
        "dangling@/fixes/0/addresses/1 dangling@/fixes/0/first_step_of dangling@/why_so_long/detection/0/factor "
        "dangling@/broadest");  // in the order of the file
  for (const auto& f : of("dangling", findings)) CHECK(f.severity == Severity::error);
}

TEST_CASE("dangling: first steps must not form a cycle") {
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

TEST_CASE("dangling: a long cycle is found in linear time") {
  auto list = Json::array();
  const int many = 20'000;
  for (int i = 1; i <= many; ++i)
    list.push_back({{"id", "X" + std::to_string(i)},
                    {"title", "a"},
                    {"status", "done"},
                    {"first_step_of", "X" + std::to_string(i % many + 1)}});
  CHECK(of("dangling", findings_in(with(Json{{"fixes", list}}.dump()))).size() == 1);
}

TEST_CASE("no-small-fix: up to four hours; no estimate asks") {
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

TEST_CASE("big-fix: needs a first step") {
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

TEST_CASE("single-factor: fewer than two factors") {
  CHECK(the("single-factor", findings_in(with(R"({"factors": [{"id": "F1", "text": "Two prompts"}]})"))).pointer ==
        "/factors");
  CHECK(finds("single-factor", R"({"factors": []})"));
  CHECK(the("single-factor", findings_in(with(R"({"factors": null})"))).pointer.empty());
}

TEST_CASE("unaddressed-factor: no open or done fix addresses it") {
  const auto finding = the("unaddressed-factor", findings_in(with(R"({"fixes": [{"id": "X1", "title": "Show the host",
      "status": "done", "hours": 1, "addresses": ["F2"]}]})")));
  CHECK(finding.pointer == "/factors/0");
  CHECK(finding.severity == Severity::info);
  CHECK(finds("unaddressed-factor", a_fix(R"("status": "dropped", "closed_why": "so")")));
}

TEST_CASE("long-without-why: ten minutes or unknown") {
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

TEST_CASE("long-without-why: mitigated, else resolved") {
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

TEST_CASE("no-boss: a meeting without a facilitator") {
  CHECK(the("no-boss", findings_in(with(R"({"meeting": {}})"))).pointer == "/meeting");
  CHECK(the("no-boss", findings_in(with(R"({"meeting": null})"))).pointer.empty());
}

TEST_CASE("overdue: due dates are inclusive") {
  const auto due = a_fix(R"("status": "open", "owner": "ana", "hours": 2, "due": "2026-12-01")");
  CHECK_FALSE(finds("overdue", due, on("2026-12-01")));
  const auto finding = the("overdue", findings_in(with(due), on("2026-12-02")));
  CHECK(finding.pointer == "/fixes/0/due");
  CHECK(finding.excerpt == "2026-12-01");
  CHECK(finding.message.find("a day ago") != std::string::npos);
  CHECK_FALSE(finds("overdue", a_fix(R"("status": "done", "due": "2026-12-01")"), on("2027-12-02")));
}

TEST_CASE("unfiled: final records with a tracker") {
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
