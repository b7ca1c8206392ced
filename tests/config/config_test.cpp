#include <pm/config.hpp>

#include <string>

#include "catch.hpp"

using namespace pm;

namespace {

ConfigNames names() {
  ConfigNames known;
  known.check_rule = [](std::string_view rule) -> Result<void> {
    if (rule == "counterfactual" || rule == "no-boss") return {};
    if (rule == "malformed")
      return fail(ErrorKind::usage, "malformed is always an error", "its severity cannot be changed");
    return fail(ErrorKind::usage, "unknown rule \"" + std::string(rule) + "\"", "pm explain lists all rules");
  };
  known.sections = {"opening", "timeline", "times", "factors"};
  known.questions = {"title", "kind"};
  known.trackers = {"github", "gitlab", "jira", "redmine"};
  return known;
}

Result<Config> parse(const std::string& toml) { return parse_config(toml, "team/pm.toml", names()); }

/// "3:1: what | hint"
std::string trouble(const std::string& toml) {
  const auto config = parse(toml);
  if (config) return "none";
  const std::string file = "team/pm.toml:";
  REQUIRE(config.error().message.substr(0, file.size()) == file);
  REQUIRE(config.error().kind == ErrorKind::usage);
  return config.error().message.substr(file.size()) + " | " + config.error().hint;
}

}  // namespace

TEST_CASE("config: an empty file is valid") {
  const auto config = parse("");
  REQUIRE(config);
  CHECK(config->file == std::filesystem::path("team/pm.toml"));
  CHECK_FALSE(config->records);
  CHECK_FALSE(config->zone);
  CHECK_FALSE(config->tracker);
  CHECK(config->fail_on == lint::Severity::error);
  CHECK(config->small_fix_hours == 4);
}

TEST_CASE("config: reads every key") {
  const auto config = parse(R"(
records = "incidents"
ignore = ["incidents/old/**", "*.draft.json"]
zone = "Asia/Kathmandu"
record_url = "https://git.example.net/ops/-/blob/main/{path}"

[check]
fail_on = "warning"
small_fix_hours = 2.5

[rules]
counterfactual = "error"
no-boss = "off"

[words]
people = ["the night watch"]
systems = ["Igor"]
allow = ["root cause"]
deny = [{ say = "battle", ask = "What would we call it in peace?" }, { say = "victim" }]

[[question]]
id = "on_call_2"
section = "times"
ask = "Who was called, and when?"
hint = "Names are not needed."

[[question]]
id = "weather"
section = "opening"
ask = "What was the weather like?"

[tracker]
kind = "gitlab"
project = "ops/site"
url = "https://git.example.net"
labels = ["incident", "fix"]
public = true
[tracker.people]
mina = "mina.k"
"the night watch" = "ops"
)");
  INFO((config ? "" : config.error().message));
  REQUIRE(config);
  CHECK(config->records == "incidents");
  CHECK(config->ignore == std::vector<std::string>{"incidents/old/**", "*.draft.json"});
  CHECK(config->zone == "Asia/Kathmandu");
  CHECK(config->record_url == "https://git.example.net/ops/-/blob/main/{path}");
  CHECK(config->fail_on == lint::Severity::warning);
  CHECK(config->small_fix_hours == 2.5);
  CHECK(config->rules.at("counterfactual") == lint::Severity::error);
  CHECK(config->rules.at("no-boss") == lint::Severity::off);
  CHECK(config->words.people == std::vector<std::string>{"the night watch"});
  CHECK(config->words.systems == std::vector<std::string>{"Igor"});
  CHECK(config->words.allow == std::vector<std::string>{"root cause"});
  REQUIRE(config->words.deny.size() == 2);
  CHECK(config->words.deny[0].say == "battle");
  CHECK(config->words.deny[0].ask == "What would we call it in peace?");
  CHECK(config->words.deny[1].ask.empty());
  REQUIRE(config->questions.size() == 2);
  CHECK(config->questions[0].id == "on_call_2");
  CHECK(config->questions[0].section == "times");
  CHECK(config->questions[0].ask == "Who was called, and when?");
  CHECK(config->questions[0].hint == "Names are not needed.");
  CHECK(config->questions[1].hint.empty());
  REQUIRE(config->tracker);
  CHECK(config->tracker->kind == "gitlab");
  CHECK(config->tracker->project == "ops/site");
  CHECK(config->tracker->url == "https://git.example.net");
  CHECK(config->tracker->labels == std::vector<std::string>{"incident", "fix"});
  CHECK(config->tracker->is_public);
  CHECK(config->tracker->people.at("mina") == "mina.k");
  CHECK(config->tracker->people.at("the night watch") == "ops");
}

TEST_CASE("config: errors have location and hint") {
  const auto [toml, told] = GENERATE(table<std::string, std::string>({
      // unknown names, at every level
      {"recods = \"x\"", "1:1: unknown key \"recods\" | did you mean records?"},
      {"\n  zome = \"UTC\"", "2:3: unknown key \"zome\" | did you mean zone?"},
      {"[chek]\nfail_on = \"error\"", "1:2: unknown key \"chek\" | did you mean check?"},
      {"[check]\nfail = \"error\"", "2:1: unknown key \"fail\" in check | did you mean fail_on?"},
      {"[check]\nrecords = \"x\"",
       "2:1: unknown key \"records\" in check | use one of: fail_on, small_fix_hours, sensitive"},
      {"[words]\npeoples = []", "2:1: unknown key \"peoples\" in words | did you mean people?"},
      {"[words]\ndeny = [{ say = \"x\", aks = \"y\" }]", "2:22: unknown key \"aks\" in deny | did you mean ask?"},
      {"[[question]]\nid = \"a\"\nsection = \"times\"\nask = \"b\"\nhnit = \"c\"",
       "5:1: unknown key \"hnit\" in question | did you mean hint?"},
      {"[tracker]\nkind = \"github\"\nlabel = []", "3:1: unknown key \"label\" in tracker | did you mean labels?"},

      // names of other things
      {"zone = \"Europe/Berln\"", "1:8: unknown time zone \"Europe/Berln\" | did you mean Europe/Berlin?"},
      {"[rules]\nno-bosses = \"off\"", "2:1: unknown rule \"no-bosses\" | pm explain lists all rules"},
      {"[rules]\nmalformed = \"off\"", "2:1: malformed is always an error | its severity cannot be changed"},
      {"[rules]\nno-boss = \"of\"",
       "2:11: no-boss must be \"error\", \"warning\", \"info\" or \"off\" | for example: no-boss = \"error\""},
      {"[rules]\nno-boss = false",
       "2:11: no-boss must be \"error\", \"warning\", \"info\" or \"off\" | for example: no-boss = \"error\""},
      {"[check]\nfail_on = \"eror\"", "2:11: invalid value for fail_on: \"eror\" | did you mean error?"},
      {"[check]\nfail_on = \"off\"", "2:11: invalid value for fail_on: \"off\" | use one of: error, warning, info"},
      {"[[question]]\nid = \"a\"\nask = \"b\"\nsection = \"time\"",
       "4:11: invalid value for section: \"time\" | did you mean times?"},
      {"[tracker]\nkind = \"gihub\"", "2:8: invalid value for kind: \"gihub\" | did you mean github?"},
      {"[tracker]\nkind = \"sheet\"",
       "2:8: invalid value for kind: \"sheet\" | use one of: github, gitlab, jira, redmine"},

      // other types
      {"records = 3", "1:11: records must be a string in quotes | for example: records = \"postmortems\""},
      {"records = \" \"", "1:11: records must be a non-blank string | for example: records = \"postmortems\""},
      {"ignore = \"old\"", "1:10: ignore must be a list of strings | for example: ignore = [\"postmortems/old/**\"]"},
      {"ignore = [\"old\", 3]",
       "1:18: ignore must be a string in quotes | for example: ignore = [\"postmortems/old/**\"]"},
      {"check = 3", "1:9: check must be a table | for example: [check]"},
      {"rules = []", "1:9: rules must be a table | for example: [rules]"},
      {"words = \"x\"", "1:9: words must be a table | for example: [words]"},
      {"tracker = \"github\"", "1:11: tracker must be a table | for example: [tracker]"},
      {"[question]\nid = \"a\"", "1:1: question must be a list of tables | for example: [[question]]"},
      {"question = [3]", "1:13: question must be a list of tables | for example: [[question]]"},
      {"[check]\nsmall_fix_hours = \"4\"", "2:19: small_fix_hours must be a number | for example: small_fix_hours = 4"},
      {"[check]\nsmall_fix_hours = nan", "2:19: small_fix_hours must be a number | for example: small_fix_hours = 4"},
      {"[words]\ndeny = [\"x\"]",
       "2:9: deny must be a list of tables | for example: deny = [{ say = \"war room\", ask = \"What do we call it "
       "when "
       "nobody is at war?\" }]"},
      {"[tracker]\nkind = \"github\"\npublic = \"no\"",
       "3:10: public must be true or false | for example: public = false"},
      {"[tracker]\nkind = \"github\"\npeople = { ana = 3 }",
       "3:18: people must be a string in quotes | for example: people = { ana = \"ana-gh\" }"},

      // values that cannot be meant
      {"ignore = [\"../other\"]",
       "1:10: ignore: \"../other\" is outside of the directory of this file | for example: ignore = "
       "[\"postmortems/old/**\"]"},
      {"ignore = [\"/etc\"]",
       "1:10: ignore: \"/etc\" is outside of the directory of this file | for example: ignore = "
       "[\"postmortems/old/**\"]"},
      {"record_url = \"example.org/{path}\"",
       "1:14: record_url must start with https:// | for example: record_url = "
       "\"https://example.org/blob/main/{path}\""},
      {"record_url = \"https://example.org\"",
       "1:14: record_url has no {path}, so all links would be the same | for example: record_url = "
       "\"https://example.org/blob/main/{path}\""},
      {"[check]\nsmall_fix_hours = 0",
       "2:19: small_fix_hours must be greater than 0 | for example: small_fix_hours = 4"},
      {"[words]\ndeny = [{ ask = \"y\" }]",
       "2:9: deny has an entry without \"say\" | for example: deny = [{ say = \"war room\", ask = \"…\" }]"},
      {"[[question]]\nid = \"a\"\nsection = \"times\"",
       "1:1: question without ask | a question needs id, section and ask"},
      {"[[question]]\nid = \"Told\"\nsection = \"times\"\nask = \"b\"",
       "2:6: invalid question id \"Told\" | use a lower-case letter, then lower-case letters, digits and _"},
      {"[[question]]\nid = \"2nd\"\nsection = \"times\"\nask = \"b\"",
       "2:6: invalid question id \"2nd\" | use a lower-case letter, then lower-case letters, digits and _"},
      {"[[question]]\nid = \"title\"\nsection = \"times\"\nask = \"b\"",
       "2:6: \"title\" is the id of a built-in question | choose another id; the answer is stored in custom.ID"},
      {"[[question]]\nid = \"a\"\nsection = \"times\"\nask = \"b\"\n[[question]]\nid = \"a\"\nsection = \"times\"\nask "
       "= "
       "\"c\"",
       "6:6: duplicate question id \"a\" | choose another id"},
      {"[tracker]\nproject = \"owner/name\"", "1:1: [tracker] has no kind | use one of: github, gitlab, jira, redmine"},
      {"[tracker]\nkind = \"github\"\nproject = \"name\"",
       "3:11: a GitHub project is owner/name | for example: project = \"owner/name\""},
      {"[tracker]\nkind = \"redmine\"\nurl = \"redmine.example.org\"",
       "3:7: url must start with https:// | for example: url = \"https://redmine.example.org\""},
  }));
  INFO(toml);
  CHECK(trouble(toml) == told);
}

TEST_CASE("config: reports the first error and counts the others") {
  CHECK(trouble("zome = 1\nrecords = 2\nignore = 3") ==
        "1:1: unknown key \"zome\" | did you mean zone?; 2 more follow");
  CHECK(trouble("records = 2\nzome = 1") ==
        "1:11: records must be a string in quotes | for example: records = \"postmortems\"; 1 more follows");
}

TEST_CASE("config: invalid TOML has a location") {
  for (const std::string toml :
       {"records", "records =", "records = \"x", "[check", "records = \"a\"\nrecords = \"b\"", "= 3", "\xff\xfe",
        "a = [1,", "[rules]\nno-boss = off", "zone = \"Europe/Berlin\" x", "zone = 11-2\xd0\xab\xc2\xa7"}) {
    INFO(toml);
    const auto told = trouble(toml);
    CHECK(told.find(": invalid TOML: ") != std::string::npos);
    CHECK(told.ends_with(" | see https://toml.io for the syntax"));
  }
}

TEST_CASE("config: non-ASCII strings") { CHECK(parse("records = \"\"\"\\\n  \u00a7 4\"\"\"")->records == "\u00a7 4"); }

TEST_CASE("config: deep and large files are handled") {
  CHECK(trouble(std::string(10'000, '[')).find("invalid TOML") != std::string::npos);
  CHECK(trouble("records = " + std::string(10'000, '[')).find("invalid TOML") != std::string::npos);
  CHECK(parse("records = \"" + std::string(1'000'000, 'x') + "\""));
}
