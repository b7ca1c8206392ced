// `pm new`, `resume` and `edit` as scripts use them: answers from a file, nothing asked.
#include <filesystem>

#include "catch.hpp"
#include "commands/fake_environment.hpp"

using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

constexpr auto whole = R"({"title":"Checkout answers with 500s","kind":"outage","impact":"A third of shoppers",
  "times":{"started":"2026-11-20T09:05:00Z","detected":"2026-11-20T09:40:00Z","resolved":"2026-11-20T10:10:00Z"},
  "why_so_long":{"detection":[{"text":"the alert looks at one-hour means","factor":"F1"}],"recovery":[{"text":"two approvals"}]},
  "factors":[{"text":"the alert looks at one-hour means"},{"text":"the canary has no payments"}],
  "fixes":[{"title":"Send one test payment","status":"open","owner":"ana","hours":3,"addresses":["F1","F2"]}],
  "meeting":{"boss":"Ana","held_at":"2026-11-21T10:00:00Z"}})";

constexpr auto record_path = "postmortems/2026-11-20-checkout-answers-with-500s.json";

}  // namespace

TEST_CASE("answers: complete answers give a final record and report") {
  InnerWorld w;
  w.write("answers.json", whole);
  const auto ran = w.pm({"new", "--answers", "answers.json", "--no-input"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out == std::string(record_path) + "\n");
  CHECK(ran.err.empty());
  CHECK(w.read(record_path).find("\"status\": \"final\"") != std::string::npos);
  CHECK(
      w.read("postmortems/2026-11-20-checkout-answers-with-500s.md").starts_with("<!-- pm-report 2026-11-20-checkout"));
  CHECK(w.pm({"check"}).code == 0);
  CHECK(w.pm({"report", "--check"}).code == 0);
}

TEST_CASE("answers: incomplete answers give a draft, and say why") {
  InnerWorld w;
  w.write("answers.json", R"({"title":"A day"})");
  const auto ran = w.pm({"new", "--answers", "answers.json", "--no-input"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.out == "postmortems/2026-11-22-a-day.json\n");
  CHECK(ran.complains("THERE MUST BE FIXES"));
  CHECK_FALSE(fs::exists("postmortems/2026-11-22-a-day.md"));
  w.write("more.json", whole);
  const auto resumed = w.pm({"resume", "--answers", "more.json", "--no-input"});
  INFO(resumed);
  CHECK(resumed.code == 0);
  CHECK(resumed.out == "postmortems/2026-11-22-a-day.json\n");
}

TEST_CASE("answers: default title is Incident, used ids get a number") {
  InnerWorld w;
  w.write("answers.json", "{}");
  CHECK(w.pm({"new", "--answers", "answers.json", "--no-input"}).out == "postmortems/2026-11-22-incident.json\n");
  CHECK(w.pm({"new", "--answers", "answers.json", "--no-input"}).out == "postmortems/2026-11-22-incident-2.json\n");
}

TEST_CASE("answers: an id that exists is refused") {
  InnerWorld w;
  w.write("answers.json", R"({"id":"2026-11-20-mine","title":"Mine"})");
  CHECK(w.pm({"new", "--answers", "answers.json", "--no-input"}).out == "postmortems/2026-11-20-mine.json\n");
  const auto before = w.read("postmortems/2026-11-20-mine.json");
  const auto ran = w.pm({"new", "--answers", "answers.json", "--no-input"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("pm resume 2026-11-20-mine"));
  CHECK(w.read("postmortems/2026-11-20-mine.json") == before);
}

TEST_CASE("answers: invalid answers are reported, nothing is written") {
  InnerWorld w;
  w.write("answers.json", "{\n  \"titel\": \"A day\",\n  \"kind\": \"outrage\"\n}\n");
  const auto ran = w.pm({"new", "--answers", "answers.json", "--no-input"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("answers.json:2:"));
  CHECK(ran.complains("title"));
  CHECK(ran.complains("outage"));
  CHECK_FALSE(fs::exists("postmortems"));
  CHECK(w.pm({"new", "--answers", "nowhere.json", "--no-input"}).code == 2);
}

TEST_CASE("edit: a final record is edited, and its report updated") {
  InnerWorld w;
  w.write("answers.json", whole);
  REQUIRE(w.pm({"new", "--answers", "answers.json", "--no-input"}).code == 0);
  const auto resumed = w.pm({"resume", "2026-11-20"});
  CHECK(resumed.code == 2);
  CHECK(resumed.complains("pm edit 2026-11-20-checkout-answers-with-500s"));
  w.write("more.json", R"({"surprises":["the canary was green"]})");
  const auto edited = w.pm({"edit", "2026-11-20", "--answers", "more.json", "--no-input"});
  INFO(edited);
  CHECK(edited.code == 0);
  CHECK(w.read("postmortems/2026-11-20-checkout-answers-with-500s.md").find("the canary was green") !=
        std::string::npos);
}

TEST_CASE("edit: quitting at once leaves a final record final") {
  InnerWorld w;
  w.write("answers.json", whole);
  REQUIRE(w.pm({"new", "--answers", "answers.json", "--no-input"}).code == 0);
  const auto left = w.pm({"edit", "2026-11-20", "factors"});
  INFO(left);
  CHECK(left.code == 0);
  CHECK(w.read(record_path).find("\"status\": \"final\"") != std::string::npos);
}

TEST_CASE("edit: a record in another directory stays there") {
  InnerWorld w;
  w.write("answers.json", whole);
  REQUIRE(w.pm({"new", "--answers", "answers.json", "--no-input"}).code == 0);
  const std::string name = "2026-11-20-checkout-answers-with-500s";
  const std::string folder = GENERATE("postmortems/2026/", "moved/");
  fs::create_directories(folder);
  fs::rename("postmortems/" + name + ".json", folder + name + ".json");
  fs::remove("postmortems/" + name + ".md");
  w.write("more.json", R"({"surprises":["the canary was green"]})");
  const auto edited = w.pm({"edit", folder + name + ".json", "--answers", "more.json", "--no-input"});
  INFO(edited);
  CHECK(edited.code == 0);
  CHECK(edited.says(folder + name + ".json"));
  CHECK(w.read(folder + name + ".json").find("the canary was green") != std::string::npos);
  CHECK(w.read(folder + name + ".md").find("the canary was green") != std::string::npos);
  CHECK_FALSE(fs::exists("postmortems/" + name + ".json"));
}

TEST_CASE("resume, edit: no draft, missing record, unknown section") {
  InnerWorld w;
  CHECK(w.pm({"resume"}).code == 2);
  w.write("answers.json", whole);
  REQUIRE(w.pm({"new", "--answers", "answers.json", "--no-input"}).code == 0);
  CHECK(w.pm({"resume"}).code == 2);
  CHECK(w.pm({"edit", "2025", "factors"}).code == 2);
  const auto ran = w.pm({"edit", "2026-11-20", "factor"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("did you mean factors?"));
}

TEST_CASE("new --questions: prints one JSON line per question") {
  InnerWorld w;
  w.write("pm.toml",
          "[[question]]\nid = \"customers_told\"\nsection = \"times\"\nask = \"When did we tell customers?\"\n");
  const auto ran = w.pm({"new", "--questions"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 42);
  const auto first = nlohmann::json::parse(ran.out.substr(0, ran.out.find('\n')));
  CHECK(first["id"] == "title");
  CHECK(first["section"] == "incident");
  CHECK(ran.says("\"field\":\"custom.customers_told\""));
  const auto brief = w.pm({"new", "--short", "--questions"});
  CHECK(std::count(brief.out.begin(), brief.out.end(), '\n') == 15);
}

TEST_CASE("docs/example: record and report match the answers") {
  InnerWorld w;
  const fs::path example = fs::path(PM_SOURCE_DIR) / "docs/example";
  const auto ran = w.pm({"new", "--answers", (example / "answers.json").string(), "--no-input"});
  INFO(ran);
  REQUIRE(ran.code == 0);
  const std::string id = "2017-01-31-gitlab-com-was-down-and-lost-six-hours-of-changes";
  CHECK(w.read("postmortems/" + id + ".json") == w.read(example / (id + ".json")));
  CHECK(w.read("postmortems/" + id + ".md") == w.read(example / (id + ".md")));
}

TEST_CASE("new: without any answer no file is written") {
  InnerWorld w;
  const auto ran = w.pm({"new", "--no-input"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.complains("no answers, so no record was written"));
  CHECK(ran.out.empty());
  CHECK_FALSE(std::filesystem::exists("postmortems"));
}

TEST_CASE("a title of which no letter is left gets an id by its uid; an empty one is Incident") {
  InnerWorld w;
  const auto path_of = [&](const std::string& answers) {
    w.write("answers.json", answers);
    auto path = w.pm({"new", "--answers", "answers.json", "--no-input"}).out;
    return path.substr(0, path.find('\n'));
  };
  const auto path = path_of(R"({"title": "結帳失敗", "times": {"started": "2026-11-20T10:00:00Z"}})");
  const auto uid = nlohmann::json::parse(w.read(path))["uid"].get<std::string>();
  CHECK(path == "postmortems/2026-11-20-incident-" + uid.substr(0, 6) + ".json");
  CHECK(path_of(R"({"times": {"started": "2026-11-20T10:00:00Z"}})") == "postmortems/2026-11-20-incident.json");
}
