// `pm export`: what is written, what is left out, and what is not overwritten.
#include <pm/record.hpp>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "commands/repository_name.hpp"

using namespace pm;
using test::InnerWorld;

namespace {

std::string record_of(const std::string& id, const std::string& keys = "") {
  return R"({"format":"pm-record/1","id":")" + id + R"(","status":"final","title":"It's down")" +
         (keys.empty() ? "" : "," + keys) + "}\n";
}

struct World : InnerWorld {
  World() {
    write(".git/HEAD", "");
    write("postmortems/2026-01-02-a.json", record_of("2026-01-02-a", R"("kind":"outage","services":["checkout"],
                    "meeting":{"boss":"Ana","participants":[{"name":"Bo"}]})"));
    write("postmortems/2026-01-03-b.json", record_of("2026-01-03-b", R"("kind":"security")"));
  }
};

}  // namespace

TEST_CASE("export: SQL is one transaction with tables and rows") {
  const World w;
  const auto ran = w.pm({"--today", "2026-11-29", "export", "-f", "sql"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("-- pm-export/1\nbegin;\ncreate table pm_export ("));
  CHECK(ran.out.ends_with("commit;\n"));
  CHECK(ran.says("'pm-export/1'"));
  CHECK(ran.says("'2026-11-29'"));
  CHECK(ran.says("'It''s down'"));
}

TEST_CASE("export: records of the kind security are only counted") {
  const World w;
  auto ran = w.pm({"export", "-f", "sql"});
  CHECK_FALSE(ran.says("2026-01-03-b"));
  CHECK(ran.err == "pm: 1 record of the kind security left out; --security includes it\n");
  ran = w.pm({"export", "-f", "sql", "--security"});
  CHECK(ran.says("2026-01-03-b"));
  CHECK(ran.err.empty());
}

TEST_CASE("export: NDJSON has one record on each line, which pm reads again") {
  const World w;
  const auto ran = w.pm({"export", "-f", "ndjson", "--repository", "acme/shop"});
  INFO(ran);
  const auto line = nlohmann::json::parse(ran.out);
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
  CHECK(line["repository"] == "acme/shop");
  CHECK(line["path"] == "postmortems/2026-01-02-a.json");
  CHECK(record::read(line["record"].dump()).record);
}

TEST_CASE("export: the people of a meeting are left out unless they are asked for") {
  const World w;
  for (const auto* format : {"ndjson", "sql"}) {
    INFO(format);
    CHECK_FALSE(w.pm({"export", "-f", format}).says("Bo"));
    CHECK(w.pm({"export", "-f", format, "--people"}).says("Bo"));
  }
  CHECK_FALSE(w.pm({"export", "-f", "ndjson"}).says("Ana"));
}

TEST_CASE("export: CSV is a file for each table") {
  const World w;
  auto ran = w.pm({"export", "-f", "csv"});
  CHECK(ran.code == 2);
  CHECK(ran.complains("pm export -f csv -o DIR"));
  ran = w.pm({"export", "-f", "csv", "-o", "out"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(w.read("out/service.csv") == "record,service\n2026-01-02-a,checkout\n");
  CHECK(w.read("out/fix.csv").starts_with("record,fix,title,owner,hours,"));
  CHECK(w.read("out/pm_export.csv").starts_with("format,made_by,made_at,today\npm-export/1,pm "));
  CHECK_FALSE(std::filesystem::exists("out/participant.csv"));
}

TEST_CASE("export: replaces an earlier export, and nothing else") {
  const World w;
  for (const auto* format : {"sql", "ndjson"}) {
    const auto file = "all." + std::string(format);
    CHECK(w.pm({"export", "-f", format, "-o", file}).code == 0);
    CHECK(w.pm({"export", "-f", format, "-o", file}).code == 0);
  }
  CHECK(w.pm({"export", "-f", "csv", "-o", "out"}).code == 0);
  CHECK(w.pm({"export", "-f", "csv", "-o", "out"}).code == 0);
  w.write("notes.txt", "mine\n");
  for (const auto* file : {"notes.txt", "postmortems/2026-01-02-a.json", "pm.toml"}) {
    INFO(file);
    if (std::string_view(file) == "pm.toml") w.write(file, "");
    const auto before = w.read(file);
    const auto ran = w.pm({"export", "-f", "sql", "-o", file});
    CHECK((ran.code == 2 || before.empty()));
    CHECK((w.read(file) == before || before.empty()));
  }
  for (const auto& entry : std::filesystem::directory_iterator("."))
    CHECK(entry.path().filename().string().find(".XXXXXX") == std::string::npos);
}

TEST_CASE("export: missing directories are created, and a file in their place is named") {
  const World w;
  CHECK(w.pm({"export", "-f", "sql", "-o", "a/b/all.sql"}).code == 0);
  CHECK(w.pm({"export", "-f", "csv", "-o", "c/d"}).code == 0);
  CHECK(w.pm({"figures", "-o", "e/f/figures.txt"}).code == 0);
  for (const auto* file : {"a/b/all.sql", "c/d/record.csv", "e/f/figures.txt"}) CHECK(std::filesystem::exists(file));
  w.write("file", "mine");
  for (const std::vector<std::string>& command : {std::vector<std::string>{"export", "-f", "sql", "-o", "file/all.sql"},
                                                  {"export", "-f", "csv", "-o", "file"},
                                                  {"figures", "-o", "file/figures.txt"}}) {
    const auto ran = w.pm(command);
    INFO(ran);
    CHECK(ran.code == 3);
    CHECK(ran.complains("check that file is a directory"));
    CHECK(w.read("file") == "mine");
  }
}

TEST_CASE("export: two records with one id are exported once, and that is an error") {
  const World w;
  w.write("postmortems/team/2026-01-02-a.json", record_of("2026-01-02-a"));
  const auto ran = w.pm({"export", "-f", "ndjson"});
  CHECK(ran.code == 1);
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
  CHECK(ran.complains("another record has the id 2026-01-02-a"));
}

TEST_CASE("export: the repository is named without its secrets") {
  const auto name = [](std::string_view url) { return commands::name_of_remote(url).value_or("none"); };
  CHECK(name("git@github.com:acme/shop.git\n") == "github.com/acme/shop");
  CHECK(name("https://oauth2:token@GitLab.example.org:8443/a/b/c.git") == "gitlab.example.org/a/b/c");
  CHECK(name("ssh://git@github.com/acme/shop/") == "github.com/acme/shop");
  CHECK(name("/srv/git/shop.git") == "none");
  CHECK(name("../shop:x") == "none");
  CHECK(name("file:///srv/git/shop") == "none");
  CHECK(name("") == "none");
}

namespace {

/// A published record, one without public texts, and a published security record.
struct Published : InnerWorld {
  explicit Published(const std::string& summary = "Checkout failed.") {
    write(".git/HEAD", "");
    const auto keys = R"("kind":"outage","services":["chk-prod"],"day":"2026-01-02","summary":"Ana stopped db1",
        "timeline":[{"id":"T3","at":"2026-01-02T10:00:00Z","text":"Ana opens db1"},
                    {"id":"T4","at":"2026-01-02T10:05:00Z","text":"internal"}],
        "factors":[{"id":"F1","text":"internal"},{"id":"F2","text":"internal too"}],
        "fixes":[{"id":"X1","title":"Tell Ana","owner":"Ana","hours":2,"status":"open"}],
        "meeting":{"participants":[{"name":"Ana Lind"}]},
        "public":{"title":"Failed checkouts","summary":")" +
                      summary + R"(","services":["Checkout"],"timeline":{"T3":"An engineer stops a server"},
                  "factors":{"F2":"Two servers looked alike"},"fixes":{"X1":"Servers show their name"}})";
    write("postmortems/2026-01-02-a.json", record_of("2026-01-02-a", R"("uid":"abcdefgh12345678",)" + keys));
    write("postmortems/2026-01-03-b.json", record_of("2026-01-03-b", R"("kind":"outage")"));
    write("postmortems/2026-01-04-c.json", record_of("2026-01-04-c", R"("kind":"security","uid":"abcdefgh12345679",
                  "public":{"title":"Odd sign-ins"})"));
  }
};

}  // namespace

TEST_CASE("export --public: has what public reports show, and nothing else, in every format") {
  const Published w;
  auto ran = w.pm({"export", "-f", "csv", "-o", "out", "--public"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.err ==
        "pm: 1 record of the kind security left out; --security includes it\n"
        "pm: 1 record without public texts left out; pm public RECORD chooses them, and so includes it\n");
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator("out")) all += w.read(entry.path());
  for (const auto* format : {"sql", "ndjson"}) all += w.pm({"export", "-f", format, "--public", "-q"}).out;
  for (const auto* secret : {"Ana", "db1", "chk-prod", "internal", "2026-01-02-a", "postmortems", "abcdefgh"}) {
    INFO(secret);
    CHECK(all.find(secret) == std::string::npos);
  }
  const auto fix = w.read("out/fix.csv");
  CHECK(fix.find(",X1,Servers show their name,,,") != std::string::npos);
  CHECK(w.read("out/event.csv").find(",T1,2026-01-02T10:00:00Z,") != std::string::npos);
  CHECK(w.read("out/factor.csv").find(",F1,Two servers looked alike,") != std::string::npos);
  CHECK(w.read("out/service.csv").find(",Checkout\n") != std::string::npos);
  CHECK(w.read("out/record.csv").find("\n2026-01-02-") != std::string::npos);  // the day, and nothing of the title
  ran = w.pm({"export", "-f", "ndjson", "--public", "--security"});
  CHECK(ran.says("Odd sign-ins"));
}

TEST_CASE("export --public: a leak is exit 1, and nothing is written") {
  for (const auto* summary : {"Ana stopped a server", "The server db1.corp stopped", "password=hunter22"}) {
    INFO(summary);
    const Published w(summary);
    w.write("all.sql", "-- pm-export/1\nold");
    for (const auto* format : {"sql", "ndjson"}) {
      auto ran = w.pm({"export", "-f", format, "--public", "-o", "all.sql"});
      INFO(ran);
      CHECK(ran.code == 1);
      CHECK(ran.complains("nothing is exported, because texts would leak"));
      CHECK(w.read("all.sql") == "-- pm-export/1\nold");
      ran = w.pm({"export", "-f", format, "--public"});
      CHECK(ran.code == 1);
      CHECK_FALSE(ran.says(summary));
    }
  }
}

TEST_CASE("export --public: what it cannot be combined with is refused") {
  const Published w;
  CHECK(w.pm({"export", "-f", "sql", "--public", "--people"}).code == 2);
  CHECK(w.pm({"export", "-f", "sql", "--public", "--from", "postmortems"}).complains("run it in each repository"));
}
