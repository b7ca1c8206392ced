#include "catch.hpp"
#include "check/a_record.hpp"
#include "commands/inner_world.hpp"

using pm::check::test::with;
using pm::test::InnerWorld;

namespace {

struct ARecordOf : InnerWorld {
  explicit ARecordOf(const std::string& changes) { write("postmortems/2026-11-20-checkout-500s.json", with(changes)); }
};

}  // namespace

TEST_CASE("the grid shows what helps with what, the room's broadest beside the computed ones, and the fewest hours") {
  const ARecordOf w(R"({"broadest": "X3", "fixes": [
    {"id": "X1", "title": "Show the host", "hours": 2, "addresses": ["F1"], "status": "open"},
    {"id": "X2", "title": "Look at the bucket", "hours": 1.5, "addresses": ["F2"], "status": "done"},
    {"id": "X3", "title": "Write it down", "addresses": [], "status": "open"},
    {"id": "X4", "title": "Replace it", "addresses": ["F1", "F2"], "status": "dropped", "closed_why": "too big"}]})");
  const auto ran = w.pm({"fixes", "--grid", "2026"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out ==
        "FIX  STATUS  HOURS  F1  F2  TITLE\n"
        "X1   open    2      x   .   Show the host\n"
        "X2   done    1.5    .   x   Look at the bucket\n"
        "X3   open    -      .   .   Write it down\n"
        "\n"
        "FACTOR  TEXT\n"
        "F1      Two prompts look the same\n"
        "F2      The backup went to an old bucket\n"
        "\n"
        "Broadest, says the room: X3.\n"
        "Broadest, by the grid:   X1, X2, 1 of 2 factors each.\n"
        "Fewest hours that help with every factor: X1 + X2, 3.5 hours (exact).\n");
}

TEST_CASE("a grid says what nobody has said yet") {
  const ARecordOf w(R"({"fixes": [
    {"id": "X1", "title": "Show the host", "addresses": ["F1"], "status": "open"}]})");
  const auto ran = w.pm({"fixes", "--grid", "2026"});
  INFO(ran);
  CHECK(ran.says("Broadest, says the room: not named yet.\n"));
  CHECK(ran.says("every factor that any fix helps with: X1, 0 hours (exact).\n"));
  CHECK(ran.says("X1 has no hours yet"));
  CHECK(ran.says("No fix helps with F2 yet.\n"));
}

TEST_CASE("a grid of nothing is no error; with a list's options it is used wrongly") {
  const ARecordOf w(R"({"fixes": []})");
  CHECK(w.pm({"fixes", "--grid", "2026"}).out == "no fixes\n");
  CHECK(w.pm({"fixes", "--grid", "2026", "--open"}).code == 2);
  CHECK(w.pm({"fixes", "--grid", "2026", "-f", "json"}).code == 2);
  CHECK(w.pm({"fixes", "--grid", "none"}).code == 2);
}
