// `--from`: many repositories as directories and exports, the same way in every command over many records.
#include <pm/streams.hpp>

#include "catch.hpp"
#include "commands/fake_environment.hpp"

using namespace pm;
using test::InnerWorld;
using test::Ran;

namespace {

constexpr const char* shop = "github.com/acme/shop";
constexpr const char* search = "github.com/acme/search";

std::string record_of(const std::string& id, const std::string& title, const std::string& keys = "") {
  return R"({"format":"pm-record/1","id":")" + id + R"(","status":"final","title":")" + title +
         R"(","kind":"outage","services":["checkout"],"factors":[{"id":"F1","text":"The alert looks at the old bucket"}],
             "fixes":[{"id":"X1","title":"Alert on the new bucket","owner":"ana","hours":2,"addresses":["F1"],"status":"open"}])" +
         (keys.empty() ? "" : "," + keys) + "}\n";
}

/// Two repositories, in which one id is the same, and their exports.
struct TwoRepositories : InnerWorld {
  TwoRepositories() {
    origins = {{"shop", "git@github.com:acme/shop.git"}, {"search", "https://github.com/acme/search"}};
    for (const auto* name : {"shop", "search"}) write(std::string(name) + "/.git/HEAD", "");
    write("shop/postmortems/2026-03-02-down.json", record_of("2026-03-02-down", "Shop down"));
    write("shop/postmortems/2026-03-05-slow.json", record_of("2026-03-05-slow", "Shop slow"));
    write("search/postmortems/2026-03-02-down.json", record_of("2026-03-02-down", "Search down"));
    for (const auto* name : {"shop", "search"}) make_export(name, "github.com/acme/" + std::string(name));
  }
  void make_export(const std::string& name, const std::string& repository) const {
    std::filesystem::current_path(name);
    const auto ran = pm({"export", "-f", "ndjson", "--repository", repository});
    std::filesystem::current_path(path());
    REQUIRE(ran.code == 0);
    write(name + ".ndjson", ran.out);
    write(name + ".ndjson.gz", streams::gzip(ran.out));
  }
};

using Words = std::vector<std::string>;

Words with_from(Words command, const Words& inputs) {
  for (const auto& input : inputs) command.insert(command.end(), {"--from", input});
  return command;
}

/// "REPOSITORY ID TITLE" of each record, sorted.
Words listed(const Ran& ran) {
  Words rows;
  const auto document = ran.json();
  for (const auto& row : document["records"])
    rows.push_back((row["repository"].is_null() ? "null" : row["repository"].get<std::string>()) + " " +
                   row["id"].get<std::string>() + " " + row["title"].get<std::string>());
  std::ranges::sort(rows);
  return rows;
}

const Words all_three = {"github.com/acme/search 2026-03-02-down Search down",
                         "github.com/acme/shop 2026-03-02-down Shop down",
                         "github.com/acme/shop 2026-03-05-slow Shop slow"};

}  // namespace

TEST_CASE("from: directories, exports, compressed ones and globs name the same records") {
  const TwoRepositories w;
  w.write("both.gz", streams::gzip(w.read("shop.ndjson")) + streams::gzip(w.read("search.ndjson")));
  w.write("one/2026-03-05-slow.json.gz", streams::gzip(w.read("shop/postmortems/2026-03-05-slow.json")));
  for (const auto& inputs :
       {Words{"shop", "search"}, Words{"."}, Words{"shop/postmortems", "search/postmortems/2026-03-02-down.json"},
        Words{"shop.ndjson", "search.ndjson"}, Words{"*.ndjson"}, Words{"s*.ndjson.gz"}, Words{"both.gz"},
        Words{"shop.ndjson.gz", "search"}}) {
    const auto ran = w.pm(with_from({"list", "-f", "json"}, inputs));
    INFO(inputs.front() << "\n" << ran);
    CHECK(ran.code == 0);
    CHECK(listed(ran) == all_three);
    CHECK(ran.err.empty());
  }
  CHECK(listed(w.pm({"list", "-f", "json", "--from", "one/*"})) == Words{"null 2026-03-05-slow Shop slow"});
  CHECK(w.pm({"-C", "shop/postmortems", "list", "-f", "json"}).json()["records"][0]["repository"].is_null());
}

TEST_CASE("from: every command names the repository, and keeps records with one id apart") {
  const TwoRepositories w;
  for (const auto& inputs : {Words{"shop", "search"}, Words{"*.ndjson.gz"}}) {
    INFO(inputs.front());
    const auto fixes = w.pm(with_from({"fixes", "-f", "json"}, inputs)).json()["fixes"];
    REQUIRE(fixes.size() == 3);
    for (const auto& fix : fixes) CHECK(fix["repository"].get<std::string>().starts_with("github.com/acme/"));
    const auto hits = w.pm(with_from({"find", "bucket", "--in", "factors", "-f", "json"}, inputs)).json()["hits"];
    REQUIRE(hits.size() == 3);
    for (const auto& hit : hits) CHECK(hit["repository"].get<std::string>().starts_with("github.com/acme/"));
    CHECK(w.pm(with_from({"check", "-f", "json"}, inputs)).json()["checked"]["records"] == 3);
    const auto coverage = w.pm(with_from({"figures", "--only", "coverage", "-f", "json"}, inputs)).json();
    CHECK(coverage["figures"][0]["n"] == 3);
    CHECK_FALSE(w.pm(with_from({"figures"}, inputs)).says("Open: pm show"));  // the records are elsewhere
    const auto sql = w.pm(with_from({"export", "-f", "sql"}, inputs));
    CHECK(sql.says("'2026-03-02-down@github.com/acme/shop'"));
    CHECK(sql.says("'2026-03-02-down@github.com/acme/search'"));
    CHECK(sql.says("'2026-03-05-slow'"));
    CHECK(sql.says("'2026-03-02'"));  // the day is still known
    const auto lines = w.pm(with_from({"export", "-f", "ndjson"}, inputs)).out;
    w.write("again.ndjson", lines);
    CHECK(listed(w.pm({"list", "-f", "json", "--from", "again.ndjson"})) == all_three);
  }
  CHECK(w.pm({"list", "--from", "*.ndjson"}).says("REPOSITORY"));
  CHECK(w.pm({"fixes", "--from", "*.ndjson"}).says("REPOSITORY"));
  CHECK(
      w.pm({"find", "bucket", "--from", "shop.ndjson"}).says("github.com/acme/shop/postmortems/2026-03-05-slow.json"));
  CHECK(w.pm({"find", "bucket", "--from", "shop"}).says("pm show shop/postmortems/2026-03-05-slow.json"));
  CHECK(w.pm({"list", "-f", "md", "--from", "shop"}).says("[Shop slow](<./shop/postmortems/2026-03-05-slow.json>)"));
  CHECK(w.pm({"list", "-f", "md", "--from", "shop.ndjson"}).says("| Shop slow · github.com/acme/shop |"));
}

TEST_CASE("from: a link leads to the record of its own repository") {
  const TwoRepositories w;
  w.write("shop/postmortems/2026-04-01-again.json",
          R"({"format":"pm-record/1","id":"2026-04-01-again","status":"final","title":"Again",
              "factors":[{"id":"F1","text":"Again the old bucket","same_as":["2026-03-02-down:F1"]}]})");
  w.make_export("shop", shop);
  for (const auto& inputs : {Words{"search", "shop"}, Words{"*.ndjson"}}) {
    CHECK(w.pm(with_from({"export", "-f", "sql"}, inputs))
              .says("('2026-04-01-again','F1','2026-03-02-down@github.com/acme/shop','F1')"));
    const auto repeats = w.pm(with_from({"figures", "--only", "repeats", "-f", "json"}, inputs)).out;
    CHECK(repeats.find("2026-03-02-down@github.com/acme/shop") != std::string::npos);
    CHECK(repeats.find("acme/search") == std::string::npos);
  }
}

TEST_CASE("from: the later export of a record counts, and that is reported") {
  const TwoRepositories w;
  w.write("old.ndjson", w.read("shop.ndjson"));
  w.write("shop/postmortems/2026-03-05-slow.json", record_of("2026-03-05-slow", "Shop slow for an hour"));
  w.make_export("shop", shop);
  const auto later = w.pm({"list", "-f", "json", "--from", "old.ndjson", "--from", "shop.ndjson"});
  CHECK(listed(later) == Words{"github.com/acme/shop 2026-03-02-down Shop down",
                               "github.com/acme/shop 2026-03-05-slow Shop slow for an hour"});
  CHECK(later.err == "pm: 2 records are also in a later input; the later one counts\n");
  CHECK(later.code == 0);
  const auto earlier = w.pm({"list", "-f", "json", "--from", "shop.ndjson", "--from", "old.ndjson"});
  CHECK(listed(earlier).back() == "github.com/acme/shop 2026-03-05-slow Shop slow");
  w.write("joined.ndjson", w.read("old.ndjson") + w.read("shop.ndjson"));
  CHECK(listed(w.pm({"list", "-f", "json", "--from", "joined.ndjson"})) == listed(later));
  CHECK(w.pm({"-q", "list", "--from", "joined.ndjson"}).err.empty());
  for (const auto* command : {"figures", "fixes", "check"})
    CHECK(w.pm({command, "--from", "joined.ndjson"}).complains("2 records are also in a later input"));
}

TEST_CASE("from: records of a newer format are left out, and counted") {
  const TwoRepositories w;
  auto newer = w.read("search.ndjson");
  newer.replace(newer.find("pm-record/1"), 11, "pm-record/2");
  w.write("new.ndjson", newer);
  w.write("dir/2026-05-05-new.json", R"({"format":"pm-record/2","id":"2026-05-05-new","parts":[]})");
  for (const Words& command : {Words{"list", "-f", "json"}, Words{"fixes"}, Words{"figures"}, Words{"find", "bucket"},
                               Words{"export", "-f", "csv", "-o", "out"}, Words{"check", "--fail-on", "error"}}) {
    const auto ran = w.pm(with_from(command, {"shop.ndjson", "new.ndjson", "dir"}));
    INFO(ran);
    CHECK(ran.complains("2 records have a newer format than pm-record/1 and are left out; a newer pm reads them"));
    CHECK(ran.code == (command.front() == "check" ? 1 : 0));  // the errors of the others
    CHECK_FALSE(ran.says("malformed"));
  }
}

TEST_CASE("from: one bad input never stops the others") {
  const TwoRepositories w;
  const auto gz = w.read("search.ndjson.gz");
  w.write("short.ndjson.gz", gz.substr(0, gz.size() / 2));
  w.write("mixed.ndjson", "not json\n" + w.read("search.ndjson") + "{\"repository\":null}\n\n[]\n");
  w.write("bad.ndjson", R"({"repository":"r","path":"p.json","record":{"format":"pm-record/1","id":"2026-01-01-x"}})"
                        "\n");
  w.write("picture.png", std::string("\x89PNG\n") + std::string(300, '\n') + "a\nb\n");
  std::filesystem::create_directory("empty");
  const auto ran = w.pm(with_from({"list", "-f", "json"}, {"missing", "no*.gz", "short.ndjson.gz", "mixed.ndjson",
                                                           "bad.ndjson", "picture.png", "empty", "shop.ndjson"}));
  INFO(ran);
  CHECK(listed(ran) == all_three);
  CHECK(ran.code == 2);
  for (const auto* complaint :
       {"missing does not exist", "--from no*.gz matches no file or directory",
        "short.ndjson.gz: the gzip data ends early", "mixed.ndjson:1: not a record of an export", "mixed.ndjson:3: not",
        "mixed.ndjson:5: not", "bad.ndjson:1: ", "picture.png:1: not a record"})
    CHECK(ran.complains(complaint));
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += "a line of a log\n";
  w.write("app.log", lines);
  const auto log = w.pm({"list", "--from", "app.log"});
  CHECK(log.complains("app.log is not an export of pm; the rest of it was not read"));
  CHECK(std::count(log.err.begin(), log.err.end(), '\n') < 12);
}

TEST_CASE("from: [services] unifies spelling, and what it does not list is named") {
  const TwoRepositories w;
  w.write("pm.toml", "[services]\ncheckout = [\"Check-out\"]\n");
  w.write("shop/postmortems/2026-03-05-slow.json", R"({"format":"pm-record/1","id":"2026-03-05-slow","status":"final",
      "title":"Slow","services":["check-out","chekout","kafka"]})");
  const auto ran = w.pm({"list", "-f", "json", "--service", "checkout", "--from", "shop", "--from", "search.ndjson"});
  CHECK(listed(ran).size() == 3);
  CHECK(ran.err == "pm: [services] does not list chekout (1 record; checkout?), kafka (1 record)\n");
  CHECK(w.pm({"export", "-f", "csv", "-o", "out", "--from", "shop"}).complains("[services] does not list chekout"));
  CHECK(w.read("out/service.csv").find("2026-03-05-slow,checkout\n") != std::string::npos);
  CHECK(w.pm({"check", "--from", "shop"}).says("did you mean checkout?"));
}

TEST_CASE("from: a finding in an export names repository, path and the line in its file") {
  const TwoRepositories w;
  const auto of_files = w.pm({"check", "-f", "json", "--from", "shop", "--from", "search"}).json()["findings"];
  const auto ran = w.pm({"check", "-f", "json", "--from", "*.ndjson.gz"});
  const auto of_exports = ran.json()["findings"];
  REQUIRE(of_exports.size() == of_files.size());
  CHECK(of_exports[0]["path"] == std::string(search) + "/postmortems/2026-03-02-down.json");
  CHECK(of_exports[0]["fix_with"].get<std::string>().starts_with("pm edit 2026-03-02-down "));
  w.write("pretty.ndjson", w.read("shop.ndjson"));
  const auto find = w.pm({"find", "old bucket", "-f", "json", "--from", "shop.ndjson"}).json()["hits"];
  REQUIRE(find.size() == 2);
  CHECK(find[0]["line"] == 13);  // of the record as pm writes it
}

TEST_CASE("from: what it cannot be combined with is refused") {
  const TwoRepositories w;
  for (const Words& command : {Words{"check", "shop"}, Words{"check", "--since", "main"}, Words{"check", "--prose"},
                               Words{"fixes", "--record", "2026"}, Words{"fixes", "--grid", "2026"}}) {
    const auto ran = w.pm(with_from(command, {"shop"}));
    INFO(ran);
    CHECK(ran.code == 2);
    CHECK(ran.complains("cannot be combined with"));
  }
}
