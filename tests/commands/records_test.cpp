// The commands that show and change records: list, show, report, schema, explain, waive.
#include <filesystem>

#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::good;
using pm::lint::test::with;
using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

constexpr auto id = "2026-11-20-checkout-500s";

/// With a good record in the records directory.
struct WithARecord : InnerWorld {
  WithARecord() { put(good); }
  void put(std::string_view json) const { write(file(), json); }
  [[nodiscard]] fs::path file() const { return fs::path("postmortems") / (std::string(id) + ".json"); }
  [[nodiscard]] fs::path report() const { return fs::path("postmortems") / (std::string(id) + ".md"); }
};

void add_another(const InnerWorld& w, const std::string& name, const std::string& changes) {
  auto record = pm::lint::test::Json::parse(with(changes));
  record["id"] = name;
  w.write("postmortems/" + name + ".json", record.dump(2) + "\n");
}

std::vector<std::string> ids(const pm::test::Ran& ran) {
  const auto json = ran.json();
  std::vector<std::string> all;
  for (const auto& record : json["records"]) all.push_back(record["id"]);
  return all;
}
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("list: newest first, by start") {
  WithARecord w;
  add_another(w, "2026-11-21-b", R"({"times": {"started": "2026-11-19T10:00:00Z"}})");
  add_another(w, "2025-01-01-a", R"({"times": {}})");
  add_another(w, "2026-11-20-late", R"({"times": {"started": "2026-11-20T12:00:00Z"}})");
  const auto ran = w.pm({"list", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ids(ran) == Strings{"2026-11-20-late", id, "2026-11-21-b", "2025-01-01-a"});
}

TEST_CASE("list -f json: all keys present, null if unknown") {
  WithARecord w;
  w.put(R"({"format": "pm-record/1", "id": "2026-11-20-checkout-500s", "status": "draft", "title": "A"})");
  const auto json = w.pm({"list", "-f", "json"}).json();
  CHECK(json["format"] == "pm-list/1");
  CHECK(json["records"][0] == nlohmann::json::parse(R"({"id": "2026-11-20-checkout-500s", "repository": null,
      "path": "postmortems/2026-11-20-checkout-500s.json", "status": "draft", "kind": null, "title": "A",
      "services": null, "day": "2026-11-20", "started": null, "factors": 0, "fixes": 0, "open_fixes": 0, "overdue_fixes": 0})"));
}

TEST_CASE("list: counts open and overdue fixes as of --today") {
  WithARecord w;
  w.put(with(R"({"services": ["web", "db"], "fixes": [
      {"id": "X1", "title": "a", "status": "open", "due": "2026-11-21"}, {"id": "X2", "title": "b", "status": "open"},
      {"id": "X3", "title": "c", "status": "done", "due": "2026-11-21"}]})"));
  const auto record = w.pm({"list", "-f", "json"}).json()["records"][0];
  CHECK(record["fixes"] == 3);
  CHECK(record["open_fixes"] == 2);
  CHECK(record["overdue_fixes"] == 1);
  CHECK(w.pm({"list"}).says("2 open, 1 overdue"));
  CHECK_FALSE(w.pm({"list", "--today", "2026-11-21"}).says("overdue"));
  CHECK(w.pm({"list", "-f", "csv"}).out ==
        "id,repository,path,status,kind,title,services,day,started,factors,fixes,open_fixes,overdue_fixes\n"
        "2026-11-20-checkout-500s,,postmortems/2026-11-20-checkout-500s.json,final,outage,Checkout answers with 500s,"
        "\"web;db\",2026-11-20,2026-11-20T10:00:00+00:00,2,3,2,1\n");
}

TEST_CASE("list: ids are shortened on a narrow screen") {
  WithARecord w;
  w.on_a_terminal = true;
  w.environment["NO_COLOR"] = "1";
  w.columns = 45;
  const auto narrow = w.pm({"list"});
  INFO(narrow);
  CHECK(narrow.says("2026-11-20  "));
  CHECK(narrow.says("Checkout answers with 500s\n"));
  w.columns = 200;
  CHECK(w.pm({"list"}).says("2026-11-20-checkout-500s  "));
}

TEST_CASE("list: filters by status, kind, service and open fixes") {
  WithARecord w;
  add_another(w, "2026-11-19-b", R"({"status": "draft", "kind": "near-miss", "services": ["Web"], "fixes": []})");
  CHECK(ids(w.pm({"list", "-f", "json", "--status", "draft"})) == Strings{"2026-11-19-b"});
  CHECK(ids(w.pm({"list", "-f", "json", "--kind", "outage"})) == Strings{id});
  CHECK(ids(w.pm({"list", "-f", "json", "--service", "web"})) == Strings{"2026-11-19-b"});
  CHECK(ids(w.pm({"list", "-f", "json", "--open-fixes"})) == Strings{id});
  CHECK(w.pm({"list", "--kind", "fire"}).code == 2);
}

TEST_CASE("list: a malformed record is reported, others are listed") {
  WithARecord w;
  w.write("postmortems/2026-11-19-b.json", "{");
  const auto ran = w.pm({"list", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.complains("2026-11-19-b.json"));
  CHECK(ids(ran) == Strings{id});
}

TEST_CASE("list: titles are escaped") {
  WithARecord w;
  w.on_a_terminal = true;
  w.put(with(R"({"title": "=cmd()|' \u001b[31m", "services": ["@a", "b\"c"]})"));
  CHECK(w.pm({"list", "--color", "never"}).out.find('\x1b') == std::string::npos);
  const auto csv = w.pm({"list", "-f", "csv"}).out;
  INFO(csv);
  CHECK(csv.find(",=cmd") == std::string::npos);
  CHECK(csv.find(",@a") == std::string::npos);
}

TEST_CASE("list: fits a narrow terminal") {
  WithARecord w;
  w.on_a_terminal = true;
  w.columns = 60;
  w.put(with(R"({"title": "Checkout answers with 500s, and so does everything behind it, for hours"})"));
  std::istringstream lines(w.pm({"list", "--color", "never"}).out);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 62);  // the … has three bytes
}

TEST_CASE("show: accepts a path, an id or a prefix") {
  WithARecord w;
  for (const auto& name : Strings{id, "2026-11-20", "postmortems/2026-11-20-checkout-500s.json"}) {
    const auto ran = w.pm({"show", name});
    INFO(ran);
    CHECK(ran.code == 0);
    CHECK(ran.says("Checkout answers with 500s"));
  }
  CHECK(w.pm({"show", "2025"}).code == 2);
  add_another(w, "2026-11-20-b", "{}");
  const auto ran = w.pm({"show", "2026-11-20"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("2026-11-20-b"));
  CHECK(ran.complains(id));
}

TEST_CASE("show --plain: prints text instead of drawings") {
  const WithARecord w;
  CHECK(w.pm({"show", id}).says("\u2550\u2550"));
  const auto ran = w.pm({"show", "--plain", id});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("Checkout answers with 500s"));
  for (const auto* drawn : {"\u2550", "\u2500", "\u2588", "\u25cf"}) CHECK_FALSE(ran.says(drawn));
}

TEST_CASE("show: reports the faults of a malformed record") {
  WithARecord w;
  w.put(with(R"({"fixs": []})"));
  const auto ran = w.pm({"show", id});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.complains("fixs"));
  CHECK(ran.out.empty());
}

TEST_CASE("report: renders all final records, or the named ones") {
  WithARecord w;
  add_another(w, "2026-11-19-b", R"({"status": "draft"})");
  w.write("postmortems/2025/2025-11-20-c.json", with(R"({"id": "2025-11-20-c"})"));
  const auto all = w.pm({"report"});
  INFO(all);
  CHECK(all.code == 0);
  CHECK(w.read(w.report()).starts_with("<!-- pm-report 2026-11-20-checkout-500s -->\n"));
  CHECK(fs::exists("postmortems/2025/2025-11-20-c.md"));
  CHECK_FALSE(fs::exists("postmortems/2026-11-19-b.md"));
  CHECK(w.pm({"report", "2026-11-19"}).code == 0);
  CHECK(fs::exists("postmortems/2026-11-19-b.md"));
}

TEST_CASE("report -o: writes a file or standard output") {
  WithARecord w;
  CHECK(w.pm({"report", id, "-o", "-"}).says("# "));
  CHECK(w.pm({"report", id, "-o", "-", "-f", "json"}).json()["id"] == id);
  CHECK(w.pm({"report", id, "-o", "out.md"}).code == 0);
  CHECK(w.read("out.md").starts_with("<!-- pm-report"));
  CHECK_FALSE(fs::exists(w.report()));
  CHECK(w.pm({"report", id, "-f", "json"}).code == 2);
  CHECK(w.pm({"report", "-o", "-"}).code == 2);
  CHECK(w.pm({"report", id, "-o", "-", "--check"}).code == 2);
}

TEST_CASE("report --check: finds missing and outdated reports") {
  WithARecord w;
  add_another(w, "2026-11-19-b", R"({"status": "draft"})");
  const auto missing = w.pm({"report", "--check"});
  INFO(missing);
  CHECK(missing.code == 1);
  CHECK(missing.complains("missing"));
  CHECK(missing.complains("pm report 2026-11-20-checkout-500s"));
  CHECK_FALSE(fs::exists(w.report()));
  CHECK(w.pm({"report"}).code == 0);
  CHECK(w.pm({"report", "--check"}).code == 0);
  w.put(with(R"({"title": "Checkout was slow"})"));
  const auto stale = w.pm({"report", "--check"});
  INFO(stale);
  CHECK(stale.code == 1);
  CHECK(stale.complains("is out of date"));
}

TEST_CASE("report: does not overwrite a file not written by pm") {
  WithARecord w;
  w.write(w.report(), "# My own notes\n");
  const auto ran = w.pm({"report"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(w.read(w.report()) == "# My own notes\n");
}

TEST_CASE("template: reads no file outside of its directory") {
  const WithARecord w;
  w.write("secret.mustache", "not for the report");
  w.write("ours/own.mustache", "{{>part}}\n");
  fs::create_symlink("../secret.mustache", "ours/part.mustache");
  const auto refused = w.pm({"report", id, "-o", "-", "--template", "ours/own.mustache"});
  INFO(refused);
  CHECK(refused.code == 2);
  CHECK(refused.complains("part.mustache is outside of the template's directory"));
  CHECK_FALSE(refused.says("business"));

  fs::remove("ours/part.mustache");
  w.write("ours/below/real.mustache", "within");
  fs::create_symlink("below/real.mustache", "ours/part.mustache");
  const auto taken = w.pm({"report", id, "-o", "-", "--template", "ours/own.mustache"});
  INFO(taken);
  CHECK(taken.code == 0);
  CHECK(taken.says("within"));
}

TEST_CASE("report --template: uses a template of the team") {
  WithARecord w;
  w.write("own.mustache", "# {{title}}\n");
  const auto ran = w.pm({"report", id, "-o", "-", "--template", "own.mustache"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("# Checkout answers with 500s"));
  CHECK(w.pm({"report", "--template", "gone.mustache"}).code == 2);
  w.write("broken.mustache", "{{#title}}");
  CHECK(w.pm({"report", "--template", "broken.mustache"}).code == 2);
}

TEST_CASE("schema: needs no records and no configuration") {
  InnerWorld w;
  w.write("pm.toml", "nonsense = [");
  const auto ran = w.pm({"schema"});
  CHECK(ran.code == 0);
  CHECK(ran.json()["title"].is_string());
}

TEST_CASE("explain: describes every rule") {
  InnerWorld w;
  for (const auto& rule : pm::lint::rules()) {
    const auto ran = w.pm({"explain", std::string(rule.name)});
    INFO(ran);
    CHECK(ran.code == 0);
    CHECK(ran.says(rule.name));
    CHECK(ran.says("Ask instead"));
    for (const auto& lesson : pm::language::rule_docs())
      if (pm::language::name(lesson.rule) == rule.name && !lesson.pairs.empty()) CHECK(ran.says("before: "));
  }
  CHECK(w.pm({"explain", "hindsight"}).code == 2);
  CHECK(w.pm({"explain", "counterfactul"}).complains("did you mean counterfactual?"));
}

TEST_CASE("explain: lists all rules as a table and as JSON") {
  InnerWorld w;
  w.columns = 60;
  const auto table = w.pm({"explain"});
  for (const auto& rule : pm::lint::rules()) CHECK(table.says(rule.name));
  const auto json = w.pm({"explain", "-f", "json"}).json();
  CHECK(json["format"] == "pm-rules/1");
  CHECK(json["rules"].size() == pm::lint::rules().size());
  for (const auto& rule : json["rules"]) {
    CHECK((rule["on"] == "record" || rule["on"] == "both" || rule["on"] == "prose"));
    for (const auto* key : {"rule", "severity", "finds", "why", "ask"}) CHECK(rule[key].get<std::string>().size() > 2);
    CHECK(rule["found"].is_array());
    CHECK(rule["fine"].is_array());
  }
}

TEST_CASE("explain: shows how a sentence is read, at 60 columns") {
  InnerWorld w;
  w.columns = 60;
  const std::string sentence = "The engineer forgot to renew the certificate of the staging cluster.";
  const auto ran = w.pm({"explain", "--sentence", sentence});
  INFO(ran);
  CHECK(ran.code == 0);
  for (const auto* part : {"\"forgot\"", "actor:  \"The engineer\" (people)", "past, active, no modal",
                           "human-error: finding", "slip-verb, confidence 0.", "decided by: the verb \"forget\""})
    CHECK(ran.says(part));
  for (const auto line : pm::text::lines(ran.out)) CHECK(pm::text::display_width(line) <= 60);
}

TEST_CASE("explain: a sentence as JSON, with the words of pm.toml") {
  InnerWorld w;
  w.write("pm.toml", "[words]\nsystems = [\"Marvin\"]\n");
  const auto json = w.pm({"explain", "-f", "json", "--sentence", "Marvin forgot the session. It failed."}).json();
  CHECK(json["format"] == "pm-sentence/1");
  REQUIRE(json["sentences"].size() == 2);
  const auto& first = json["sentences"][0];
  CHECK(first["verb_phrases"][0]["actor"]["kind"] == "system");
  REQUIRE(first["rows"].size() >= 1);
  CHECK(first["rows"][0]["rule"] == "human-error");
  CHECK(first["rows"][0]["outcome"] == "near miss");
}

TEST_CASE("explain: refuses a sentence next to a rule, and one without words") {
  InnerWorld w;
  CHECK(w.pm({"explain", "counterfactual", "--sentence", "It failed."}).code == 2);
  CHECK(w.pm({"explain", "--sentence", ""}).code == 2);
  CHECK(w.pm({"explain", "--sentence", "\xff\xfe\x1b["}).code != 3);
}

TEST_CASE("waive: stores text and reason, and updates the report") {
  WithARecord w;
  w.put(with(R"({"surprises": ["The on-call should have looked at the graph."]})"));
  REQUIRE(w.pm({"report"}).code == 0);
  const auto ran = w.pm({"waive", id, "counterfactual", "--why", "their own words"});
  INFO(ran);
  REQUIRE(ran.code == 0);
  const auto waiver = nlohmann::json::parse(w.read(w.file()))["waivers"][0];
  CHECK(waiver["rule"] == "counterfactual");
  CHECK(waiver["at"] == "/surprises/0");
  CHECK(waiver["reason"] == "their own words");
  CHECK(waiver["excerpt"].get<std::string>().size() > 3);
  const auto json = w.pm({"check", "-f", "json"}).json();
  CHECK(json["summary"]["waived"] == 1);
  CHECK(json["summary"]["warning"] == 0);
  CHECK(w.pm({"report", "--check"}).code == 0);
  CHECK(w.read(w.report()).find("their own words") != std::string::npos);
}

TEST_CASE("waive: requires --at for several findings") {
  WithARecord w;
  w.put(with(R"({"surprises": ["The on-call should have looked at the graph."],
      "lucky": ["The on-call should have looked at the log."]})"));
  const auto before = w.read(w.file());
  const auto ran = w.pm({"waive", id, "counterfactual", "--why", "so"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("/surprises/0"));
  CHECK(ran.complains("/lucky/0"));
  CHECK(w.read(w.file()) == before);
  CHECK(w.pm({"waive", id, "counterfactual", "--at", "/lucky/0", "--why", "so"}).code == 0);
  CHECK(w.pm({"waive", id, "counterfactual", "--why", "so"}).code == 0);  // now only one is left
  CHECK(w.pm({"waive", id, "counterfactual", "--why", "so"}).code == 2);
}

TEST_CASE("waive: refuses unknown rules, missing findings and reasons") {
  WithARecord w;
  w.put(with(R"({"fixes": [], "meeting": {}})"));
  const auto before = w.read(w.file());
  for (const auto& words :
       {Strings{"waive", id, "overdue", "--why", "so"}, Strings{"waive", id, "must-have-fix", "--why", "so"},
        Strings{"waive", id, "malformed", "--why", "so"}, Strings{"waive", id, "no-bos", "--why", "so"},
        Strings{"waive", id, "no-boss", "--why", " "}, Strings{"waive", id, "no-boss", "--at", "/x", "--why", "so"},
        Strings{"waive", "2025", "no-boss", "--why", "so"}, Strings{"waive", id, "no-boss"}}) {
    const auto ran = w.pm(words);
    INFO(ran);
    CHECK(ran.code == 2);
    CHECK_FALSE(ran.err.empty());
  }
  CHECK(w.read(w.file()) == before);
}

TEST_CASE("waive: refuses a malformed record") {
  WithARecord w;
  w.put(with(R"({"fixs": [], "meeting": {}})"));
  const auto before = w.read(w.file());
  CHECK(w.pm({"waive", id, "no-boss", "--why", "so"}).code == 1);
  CHECK(w.read(w.file()) == before);
}
