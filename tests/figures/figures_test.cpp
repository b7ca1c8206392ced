// `pm figures`, through the command: what is counted, what is listed, and what never appears.
#include <pm/figures.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/fake_environment.hpp"

using namespace pm;
using Json = nlohmann::json;
using test::InnerWorld;

namespace {

struct World : InnerWorld {
  World() {
    write(".git/HEAD", "");
    environment["NO_COLOR"] = "1";
    std::filesystem::create_directory("postmortems");
  }
  void add(const std::string& id, const std::string& keys) const {
    write("postmortems/" + id + ".json", R"({"format":"pm-record/1","id":")" + id +
                                             R"(","status":"final","title":"Down")" + (keys.empty() ? "" : ",") + keys +
                                             "}");
  }
  /// A record of that day whose impact was detected after so many minutes.
  void add_detected(int day, int minutes, const std::string& keys = "") const {
    add(fmt::format("2026-03-{:02}-a", day),
        fmt::format(R"("times":{{"started":"2026-03-{0:02}T10:00:00Z","detected":"2026-03-{0:02}T10:{1:02}:00Z"}}{2})",
                    day, minutes, keys));
  }
  Json figure(const std::string& name, std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"--today", "2026-11-29", "figures", "--only", name, "-f", "json"};
    words.insert(words.end(), more.begin(), more.end());
    const auto ran = pm(words);
    INFO(ran);
    REQUIRE(ran.code == 0);
    const auto all = ran.json();
    REQUIRE(all["figures"].size() == 1);
    return all["figures"][0];
  }
};

Json row_with(const Json& rows, const std::string& key, const std::string& value) {
  for (const auto& row : rows)
    if (row[key] == value) return row;
  FAIL("no row with " << key << " " << value << " in " << rows.dump());
  return {};
}

}  // namespace

TEST_CASE("figures: without records every figure says that there are none") {
  const World w;
  for (const auto* format : {"text", "json", "csv", "md", "html"}) {
    const auto ran = w.pm({"figures", "-f", format});
    INFO(format << ran);
    CHECK(ran.code == 0);
    CHECK_FALSE(ran.out.empty());
  }
}

TEST_CASE("figures: durations are summarised from five cases on, and listed below") {
  const World w;
  for (int day = 1; day <= 4; ++day) w.add_detected(day, day * 5);
  auto figure = w.figure("durations");
  auto row = row_with(figure["values"]["summary"], "duration", "time_to_detect");
  CHECK(row["n"] == 4);
  CHECK(row["median_s"].is_null());
  CHECK(figure["values"]["cases"].size() == 4);
  w.add_detected(5, 25, R"(,"severity":"S1")");
  figure = w.figure("durations");
  row = row_with(figure["values"]["summary"], "duration", "time_to_detect");
  CHECK(row["median_s"] == 900);
  CHECK(row["p90_s"] == 1500);
  CHECK_FALSE(figure["values"].contains("cases"));
}

TEST_CASE("figures: unknown, approximate and misordered times are counted, not dropped") {
  const World w;
  for (int day = 1; day <= 5; ++day) w.add_detected(day, day * 5);
  w.add("2026-03-06-a", R"("times":{"started":"2026-03-06T10:00:00Z","unknown":["detected"]})");
  w.add("2026-03-07-a", R"("times":{"started":"2026-03-07T10:00:00Z","detected":"2026-03-07T09:00:00Z"})");
  w.add("2026-03-08-a",
        R"("times":{"started":"2026-03-08T10:00:00Z","detected":"2026-03-08T10:01:00Z","approximate":["started"]})");
  const auto row = row_with(w.figure("durations")["values"]["summary"], "duration", "time_to_detect");
  CHECK(row["n"] == 6);
  CHECK(row["unknown"] == 1);
  CHECK(row["wrong_order"] == 1);
  CHECK(row["approx"] == 1);
}

TEST_CASE("figures: open fixes count until today, dropped ones not at all") {
  const World w;
  const auto fix = [](int number, const std::string& keys) {
    return fmt::format(R"({{"id":"X{}","title":"a","hours":2,"opened":"2026-03-01",{}}})", number, keys);
  };
  std::string fixes;
  for (int n = 1; n <= 3; ++n)
    fixes += fix(n, fmt::format(R"("status":"done","closed_at":"2026-03-{:02}T12:00:00Z")", 1 + n * 10 - 9)) + ",";
  fixes += fix(4, R"("status":"open")") + "," + fix(5, R"("status":"open")") + "," +
           fix(6, R"("status":"dropped","closed_why":"x")");
  w.add("2026-03-01-a", R"("fixes":[)" + fixes + "]");
  const auto figure = w.figure("fixes");
  CHECK(figure["n"] == 6);
  const auto row = row_with(figure["values"]["summary"], "size", "up to 4 h");
  CHECK(row["n"] == 5);
  CHECK(row["done"] == 3);
  CHECK(row["open"] == 2);
  const auto completion = row_with(w.figure("completion")["values"]["sizes"], "size", "up to 4 h");
  CHECK(completion["dropped"] == 1);
  CHECK(completion["done_percent"] == 50);
}

TEST_CASE("figures: linked factors came again, with the state of their fixes") {
  const World w;
  w.add("2026-01-02-a", R"("factors":[{"id":"F1","text":"Declined cards count as success"}],
    "fixes":[{"id":"X1","title":"a","status":"done","addresses":["F1"],"opened":"2026-01-02","closed_at":"2026-01-10T10:00:00Z"},
             {"id":"X2","title":"b","status":"open","addresses":["F1"],"opened":"2026-11-19"}])");
  w.add(
      "2026-02-03-b",
      R"("factors":[{"id":"F1","text":"other"},{"id":"F2","text":"Declines look fine","same_as":["2026-01-02-a:F1"]}])");
  w.add("2026-03-04-c", R"("factors":[{"id":"F1","text":"Again","same_as":["2026-02-03-b:F2","elsewhere:F1"]}])");
  const auto rows = w.figure("repeats")["values"]["factors"];
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["records"] == 3);
  CHECK(rows[0]["since"] == "2026-01-02");
  CHECK(rows[0]["factor"] == "2026-03-04-c:F1");
  CHECK(rows[0]["fixes"] == "2026-01-02-a:X1 done; 2026-01-02-a:X2 open 10 days");
  const auto helped = w.figure("helped");
  CHECK(row_with(helped["values"]["summary"], "fix", "one is done")["came_again"] == 1);
  CHECK(helped["values"]["again"][0]["again"] == "2026-02-03-b:F2");
}

TEST_CASE("figures: a factor that came again before the fix was done does not count against it") {
  const World w;
  w.add("2026-01-02-a", R"("factors":[{"id":"F1","text":"a"}],
    "fixes":[{"id":"X1","title":"a","status":"done","addresses":["F1"],"closed_at":"2026-05-10T10:00:00Z"}])");
  w.add("2026-02-03-b", R"("factors":[{"id":"F1","text":"b","same_as":["2026-01-02-a:F1"]}])");
  CHECK(row_with(w.figure("helped")["values"]["summary"], "fix", "one is done")["came_again"] == 0);
}

TEST_CASE("figures: records of the kind security are only counted") {
  const World w;
  w.add("2026-01-02-a", R"("kind":"security","surprises":["the secret"])");
  w.add("2026-01-03-b", R"("kind":"outage")");
  auto ran = w.pm({"figures"});
  CHECK(ran.says("1 record of the kind security only counted"));
  CHECK_FALSE(ran.says("the secret"));
  CHECK_FALSE(ran.says("2026-01-02-a"));
  CHECK(w.pm({"figures", "--security"}).says("the secret"));
  CHECK(w.pm({"figures", "--kind", "security"}).says("the secret"));
}

TEST_CASE("figures: filters choose the records, and stand in the heading") {
  const World w;
  w.write("pm.toml", "[services]\ncheckout = [\"check-out\"]\n");
  w.add("2026-01-02-a", R"("kind":"outage","severity":"S1","tags":["db"],"services":["Check-Out"])");
  w.add("2026-02-03-b", R"("kind":"near-miss","severity":"S2","services":["search"])");
  const auto n = [&](std::vector<std::string> filter) { return w.figure("coverage", std::move(filter))["n"]; };
  CHECK(n({}) == 2);
  CHECK(n({"--since", "2026-02-03"}) == 1);
  CHECK(n({"--until", "2026-02-02"}) == 1);
  CHECK(n({"--kind", "outage"}) == 1);
  CHECK(n({"--severity", "s1"}) == 1);
  CHECK(n({"--tag", "db"}) == 1);
  CHECK(n({"--service", "checkout"}) == 1);
  CHECK(n({"--service", "billing"}) == 0);
  CHECK(w.pm({"figures", "--service", "checkout"}).says("Filter: --service checkout"));
}

TEST_CASE("figures: invalid options are refused") {
  const World w;
  CHECK(w.pm({"figures", "--only", "fixs"}).complains("did you mean \"fixes\"?"));
  CHECK(w.pm({"figures", "--only", ""}).code == 2);
  CHECK(w.pm({"figures", "--since", "yesterday"}).complains("\"yesterday\" is not a date"));
  CHECK(w.pm({"figures", "--since", "2026-02-01", "--until", "2026-01-01"}).code == 2);
}

TEST_CASE("figures: the order of the records does not matter") {
  const World w;
  for (int day = 1; day <= 9; ++day)
    w.add_detected(day, day * 5, R"(,"detection":{"by":"customer"},"lucky":["a","b"],"services":["x","y"])");
  const auto add = [&](figures::Collection& into, int day) {
    const auto read = record::read(w.read(fmt::format("postmortems/2026-03-{:02}-a.json", day)));
    into.add(*read.record);
  };
  figures::Settings settings{.today = time::Day{"2026-11-29"}, .services = {}, .filter = {}};
  figures::Collection forwards(settings, {}), backwards(settings, {});
  for (int day = 1; day <= 9; ++day) add(forwards, day);
  for (int day = 9; day >= 1; --day) add(backwards, day);
  const auto a = forwards.report(), b = backwards.report();
  CHECK(figures::json(a) == figures::json(b));
  CHECK(figures::html(a) == figures::html(b));
  CHECK(figures::text(a, 60, false) == figures::text(b, 60, false));
}

TEST_CASE("figures: no line is wider than the terminal") {
  World w;
  w.on_a_terminal = true;
  for (int day = 1; day <= 9; ++day)
    w.add_detected(
        day, day * 5,
        R"(,"detection":{"by":"customer"},"lucky":["a long sentence about what was lucky on that day, and why"],
                      "services":["checkout","search"],"factors":[{"id":"F1","text":"a long text about a factor of this record"}],
                      "fixes":[{"id":"X1","title":"a","status":"open","hours":2,"opened":"2026-03-01","addresses":["F1"]}])");
  for (const std::size_t columns : {60U, 120U})
    for (const bool plain : {false, true}) {
      w.columns = columns;
      auto words = std::vector<std::string>{"figures"};
      if (plain) words.emplace_back("--plain");
      const auto ran = w.pm(words);
      for (const auto line : text::lines(ran.out)) {
        INFO(line);
        CHECK(text::display_width(line) <= columns);
      }
      CHECK((ran.out.find("█") == std::string::npos) == plain);
    }
}

TEST_CASE("figures: no mean anywhere, and explain says why") {
  const World w;
  for (int day = 1; day <= 9; ++day) w.add_detected(day, day * 5);
  for (const auto* format : {"json", "csv"}) CHECK_FALSE(w.pm({"figures", "-f", format}).says("mean"));
  const auto ran = w.pm({"explain", "mean"});
  CHECK(ran.code == 0);
  CHECK(ran.says("33 %"));
  CHECK(w.pm({"explain", "mean", "-f", "json"}).code == 2);
}

TEST_CASE("figures: -o replaces earlier figures, and nothing else") {
  const World w;
  for (const auto* format : {"text", "json", "csv", "md", "html"}) {
    INFO(format);
    const auto file = std::string("figures.") + format;
    CHECK(w.pm({"figures", "-f", format, "-o", file}).code == 0);
    CHECK(w.pm({"figures", "-f", format, "-o", file}).code == 0);
  }
  w.write("notes.md", "mine\n");
  CHECK(w.pm({"figures", "-f", "md", "-o", "notes.md"}).code == 2);
  CHECK(w.read("notes.md") == "mine\n");
}
