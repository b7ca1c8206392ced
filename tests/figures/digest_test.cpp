// `pm fixes --digest`: one screen for a monthly mail.
#include <pm/text.hpp>

#include <algorithm>

#include <fmt/format.h>

#include "catch.hpp"
#include "commands/fake_environment.hpp"

using namespace pm;
using test::InnerWorld;

namespace {

struct World : InnerWorld {
  World() {
    write(".git/HEAD", "");
    environment["NO_COLOR"] = "1";
    std::filesystem::create_directory("postmortems");
  }
  void add(const std::string& id, const std::string& keys) const {
    write("postmortems/" + id + ".json",
          R"({"format":"pm-record/1","id":")" + id + R"(","status":"final","title":"Search is slow",)" + keys + "}");
  }
  test::Ran digest(const std::string& format) const {
    return pm({"--today", "2026-11-29", "fixes", "--digest", "-f", format});
  }
};

void fill(const World& w) {
  w.add("2025-11-27-a", R"("kind":"near-miss","absurdities":["two scripts called temporary"],
    "factors":[{"id":"F1","text":"Declined cards count as success"}],
    "fixes":[{"id":"X1","title":"Show the host","status":"open","hours":2,"owner":"ana","opened":"2026-01-02","addresses":["F1"]},
             {"id":"X2","title":"A big one","status":"open","hours":40,"opened":"2026-01-02"},
             {"id":"X3","title":"Alert on zero","status":"done","hours":2,"done_when":"the alert fired once",
              "opened":"2026-01-02","closed_at":"2026-10-20T10:00:00Z"},
             {"id":"X4","title":"Too long ago","status":"done","opened":"2026-01-02","closed_at":"2026-02-20T10:00:00Z"}])");
  w.add("2026-11-20-b", R"("factors":[{"id":"F1","text":"Declines look fine","same_as":["2025-11-27-a:F1"]}])");
}

}  // namespace

TEST_CASE("digest: shows what came again, the oldest small fixes, and closed ones to look at") {
  const World w;
  fill(w);
  for (const auto* format : {"text", "md", "html"}) {
    const auto ran = w.digest(format);
    INFO(ran);
    CHECK(ran.code == 0);
    for (const auto* words : {"Declines look fine", "Show the host", "331", "Alert on zero", "the alert fired once",
                              "two scripts called temporary", "a year ago", "near miss"})
      CHECK(ran.says(words));
    for (const auto* words : {"A big one", "Too long ago"}) CHECK_FALSE(ran.says(words));
  }
}

TEST_CASE("digest: fits on a screen, however many fixes there are") {
  World w;
  w.on_a_terminal = true;
  fill(w);
  for (int n = 1; n <= 40; ++n)
    w.add(
        fmt::format("2026-05-{:02}-{}", n % 28 + 1, n),
        R"("fixes":[{"id":"X1","title":"Write the new command on the page for the ledger","status":"open","hours":2,"owner":"ana","opened":"2026-05-02"},
                      {"id":"X2","title":"Write it down again","status":"done","opened":"2026-05-02","closed_at":"2026-10-20T10:00:00Z"}])");
  for (const std::size_t columns : {60U, 120U}) {
    w.columns = columns;
    const auto ran = w.digest("text");
    INFO(ran);
    CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') <= 45);
    for (const auto line : text::lines(ran.out)) CHECK(text::display_width(line) <= columns);
  }
}

TEST_CASE("digest: without records says that there is nothing") {
  const World w;
  const auto ran = w.digest("text");
  CHECK(ran.code == 0);
  CHECK(ran.says("  none\n"));
}

TEST_CASE("digest: is refused with other options and formats") {
  const World w;
  CHECK(w.pm({"fixes", "--digest", "--open"}).code == 2);
  CHECK(w.pm({"fixes", "--digest", "-f", "csv"}).complains("use -f text, -f md or -f html"));
  CHECK(w.pm({"fixes", "-f", "html"}).complains("pm fixes --digest -f html"));
  CHECK(w.pm({"fixes", "--grid", "x", "--digest"}).code == 2);
}

TEST_CASE("list: an index page links each report, and says how its fixes are") {
  const World w;
  fill(w);
  w.add("2026-11-21-c", R"("fixes":[{"id":"X1","title":"a","status":"open","due":"2026-11-22"}])");
  REQUIRE(w.pm({"report", "-f", "html"}).code <= 1);
  const auto html = w.pm({"--today", "2026-11-29", "list", "-f", "html"});
  INFO(html);
  CHECK(html.code == 0);
  CHECK(html.says(R"(<a href="./2026-11-20-b.html">Search is slow</a>)"));
  CHECK(html.says("1 open, 1 overdue"));
  CHECK(html.says("3 records, 3 fixes open, 1 overdue; as of 2026-11-29"));
  CHECK(html.out.find("2026-11-21-c") < html.out.find("2025-11-27-a"));
  const auto markdown = w.pm({"list", "-f", "md"});
  CHECK(markdown.says("| 2026-11-20 | [Search is slow](<./2026-11-20-b.html>) | - | none |\n"));
  CHECK(w.pm({"list", "-f", "md", "--kind", "near-miss"}).says("1 record, 2 fixes open"));
}
