#include <pm/config.hpp>

#include <string>

#include "catch.hpp"

using namespace pm;

namespace {

ConfigNames names() {
  ConfigNames known;
  known.may_set = [](std::string_view rule) -> Result<void> {
    if (rule == "counterfactual" || rule == "no-boss") return {};
    if (rule == "malformed") return fail(ProblemKind::usage, "malformed is always an error", "it cannot be set");
    return fail(ProblemKind::usage, "there is no rule \"" + std::string(rule) + "\"", "pm explain lists them");
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
  REQUIRE(config.error().what.substr(0, file.size()) == file);
  REQUIRE(config.error().kind == ProblemKind::usage);
  return config.error().what.substr(file.size()) + " | " + config.error().hint;
}

}  // namespace

TEST_CASE("an empty file is a team without wishes") {
  const auto config = parse("");
  REQUIRE(config);
  CHECK(config->file == std::filesystem::path("team/pm.toml"));
  CHECK_FALSE(config->records);
  CHECK_FALSE(config->zone);
  CHECK_FALSE(config->tracker);
  CHECK(config->fail_on == check::Severity::error);
  CHECK(config->small_fix_hours == 4);
}

TEST_CASE("every setting there is arrives") {
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
  INFO((config ? "" : config.error().what));
  REQUIRE(config);
  CHECK(config->records == "incidents");
  CHECK(config->ignore == std::vector<std::string>{"incidents/old/**", "*.draft.json"});
  CHECK(config->zone == "Asia/Kathmandu");
  CHECK(config->record_url == "https://git.example.net/ops/-/blob/main/{path}");
  CHECK(config->fail_on == check::Severity::warning);
  CHECK(config->small_fix_hours == 2.5);
  CHECK(config->rules.at("counterfactual") == check::Severity::error);
  CHECK(config->rules.at("no-boss") == check::Severity::off);
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

TEST_CASE("what is wrong is told with its place and what would do") {
  const auto [toml, told] = GENERATE(table<std::string, std::string>({
      // unknown names, at every level
      {"recods = \"x\"", "1:1: there is no setting \"recods\" | did you mean records?"},
      {"\n  zome = \"UTC\"", "2:3: there is no setting \"zome\" | did you mean zone?"},
      {"[chek]\nfail_on = \"error\"", "1:2: there is no setting \"chek\" | did you mean check?"},
      {"[check]\nfail = \"error\"", "2:1: there is no \"fail\" in check | did you mean fail_on?"},
      {"[check]\nrecords = \"x\"", "2:1: there is no \"records\" in check | there are fail_on, small_fix_hours"},
      {"[words]\npeoples = []", "2:1: there is no \"peoples\" in words | did you mean people?"},
      {"[words]\ndeny = [{ say = \"x\", aks = \"y\" }]", "2:22: there is no \"aks\" in deny | did you mean ask?"},
      {"[[question]]\nid = \"a\"\nsection = \"times\"\nask = \"b\"\nhnit = \"c\"",
       "5:1: there is no \"hnit\" in question | did you mean hint?"},
      {"[tracker]\nkind = \"github\"\nlabel = []", "3:1: there is no \"label\" in tracker | did you mean labels?"},

      // names of other things
      {"zone = \"Europe/Berln\"", "1:8: there is no time zone \"Europe/Berln\" | did you mean Europe/Berlin?"},
      {"[rules]\nno-bosses = \"off\"", "2:1: there is no rule \"no-bosses\" | pm explain lists them"},
      {"[rules]\nmalformed = \"off\"", "2:1: malformed is always an error | it cannot be set"},
      {"[rules]\nno-boss = \"of\"",
       "2:11: no-boss has to be \"error\", \"warning\", \"info\" or \"off\" | such as: no-boss = \"error\""},
      {"[rules]\nno-boss = false",
       "2:11: no-boss has to be \"error\", \"warning\", \"info\" or \"off\" | such as: no-boss = \"error\""},
      {"[check]\nfail_on = \"eror\"", "2:11: fail_on cannot be \"eror\" | did you mean error?"},
      {"[check]\nfail_on = \"off\"", "2:11: fail_on cannot be \"off\" | there are error, warning, info"},
      {"[[question]]\nid = \"a\"\nask = \"b\"\nsection = \"time\"",
       "4:11: section cannot be \"time\" | did you mean times?"},
      {"[tracker]\nkind = \"gihub\"", "2:8: kind cannot be \"gihub\" | did you mean github?"},
      {"[tracker]\nkind = \"sheet\"", "2:8: kind cannot be \"sheet\" | there are github, gitlab, jira, redmine"},

      // other types
      {"records = 3", "1:11: records has to be text in quotes | such as: records = \"postmortems\""},
      {"records = \" \"", "1:11: records has to be more than blanks | such as: records = \"postmortems\""},
      {"ignore = \"old\"", "1:10: ignore has to be a list of texts | such as: ignore = [\"postmortems/old/**\"]"},
      {"ignore = [\"old\", 3]", "1:18: ignore has to be text in quotes | such as: ignore = [\"postmortems/old/**\"]"},
      {"check = 3", "1:9: check has to be a table | such as: [check]"},
      {"rules = []", "1:9: rules has to be a table | such as: [rules]"},
      {"words = \"x\"", "1:9: words has to be a table | such as: [words]"},
      {"tracker = \"github\"", "1:11: tracker has to be a table | such as: [tracker]"},
      {"[question]\nid = \"a\"", "1:1: question has to be a list of tables | such as: [[question]]"},
      {"question = [3]", "1:13: question has to be a list of tables | such as: [[question]]"},
      {"[check]\nsmall_fix_hours = \"4\"", "2:19: small_fix_hours has to be a number | such as: small_fix_hours = 4"},
      {"[check]\nsmall_fix_hours = nan", "2:19: small_fix_hours has to be a number | such as: small_fix_hours = 4"},
      {"[words]\ndeny = [\"x\"]",
       "2:9: deny has to be a list of tables | such as: deny = [{ say = \"war room\", ask = \"What do we call it when "
       "nobody is at war?\" }]"},
      {"[tracker]\nkind = \"github\"\npublic = \"no\"",
       "3:10: public has to be true or false | such as: public = false"},
      {"[tracker]\nkind = \"github\"\npeople = { ana = 3 }",
       "3:18: people has to be text in quotes | such as: people = { ana = \"ana-gh\" }"},

      // values that cannot be meant
      {"ignore = [\"../other\"]",
       "1:10: ignore: \"../other\" leads out of this file's folder | such as: ignore = [\"postmortems/old/**\"]"},
      {"ignore = [\"/etc\"]",
       "1:10: ignore: \"/etc\" leads out of this file's folder | such as: ignore = [\"postmortems/old/**\"]"},
      {"record_url = \"example.org/{path}\"",
       "1:14: record_url has to begin with https:// | such as: record_url = \"https://example.org/blob/main/{path}\""},
      {"record_url = \"https://example.org\"",
       "1:14: record_url has no {path} in it, so every link would be the same | such as: record_url = "
       "\"https://example.org/blob/main/{path}\""},
      {"[check]\nsmall_fix_hours = 0", "2:19: small_fix_hours has to be more than 0 | such as: small_fix_hours = 4"},
      {"[words]\ndeny = [{ ask = \"y\" }]",
       "2:9: deny says no word that it means | such as: deny = [{ say = \"war room\", ask = \"…\" }]"},
      {"[[question]]\nid = \"a\"\nsection = \"times\"",
       "1:1: this question has no ask | a question has an id, a section and what it asks"},
      {"[[question]]\nid = \"Told\"\nsection = \"times\"\nask = \"b\"",
       "2:6: \"Told\" is no id of a question | a letter, then letters, digits and _, all lower case"},
      {"[[question]]\nid = \"2nd\"\nsection = \"times\"\nask = \"b\"",
       "2:6: \"2nd\" is no id of a question | a letter, then letters, digits and _, all lower case"},
      {"[[question]]\nid = \"title\"\nsection = \"times\"\nask = \"b\"",
       "2:6: \"title\" is a question of pm's own | another id will do: the answer goes to custom.ID"},
      {"[[question]]\nid = \"a\"\nsection = \"times\"\nask = \"b\"\n[[question]]\nid = \"a\"\nsection = \"times\"\nask "
       "= "
       "\"c\"",
       "6:6: there is a question \"a\" already | another id will do"},
      {"[tracker]\nproject = \"owner/name\"", "1:1: the tracker has no kind | there are github, gitlab, jira, redmine"},
      {"[tracker]\nkind = \"github\"\nproject = \"name\"",
       "3:11: a project of github is its owner and its name | such as: project = \"owner/name\""},
      {"[tracker]\nkind = \"redmine\"\nurl = \"redmine.example.org\"",
       "3:7: url has to begin with https:// | such as: url = \"https://redmine.example.org\""},
  }));
  INFO(toml);
  CHECK(trouble(toml) == told);
}

TEST_CASE("of several wrongs the first in the file is told, and how many follow") {
  CHECK(trouble("zome = 1\nrecords = 2\nignore = 3") ==
        "1:1: there is no setting \"zome\" | did you mean zone?; 2 more follow");
  CHECK(trouble("records = 2\nzome = 1") ==
        "1:11: records has to be text in quotes | such as: records = \"postmortems\"; 1 more follows");
}

TEST_CASE("what is no TOML is told with its place") {
  for (const std::string toml :
       {"records", "records =", "records = \"x", "[check", "records = \"a\"\nrecords = \"b\"", "= 3", "\xff\xfe",
        "a = [1,", "[rules]\nno-boss = off", "zone = \"Europe/Berlin\" x", "zone = 11-2\xd0\xab\xc2\xa7"}) {
    INFO(toml);
    const auto told = trouble(toml);
    CHECK(told.find(": not TOML: ") != std::string::npos);
    CHECK(told.ends_with(" | https://toml.io has its rules"));
  }
}

TEST_CASE("a line of text that goes on with no letter of ASCII is that text") {
  CHECK(parse("records = \"\"\"\\\n  \u00a7 4\"\"\"")->records == "\u00a7 4");
}

TEST_CASE("depth and size of a file do no harm") {
  CHECK(trouble(std::string(10'000, '[')).find("not TOML") != std::string::npos);
  CHECK(trouble("records = " + std::string(10'000, '[')).find("not TOML") != std::string::npos);
  CHECK(parse("records = \"" + std::string(1'000'000, 'x') + "\""));
}
