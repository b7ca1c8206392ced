#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::with;
using pm::test::InnerWorld;

namespace {

struct ARecordOf : InnerWorld {
  explicit ARecordOf(const std::string& changes) { write("postmortems/2026-11-20-checkout-500s.json", with(changes)); }
};

}  // namespace

TEST_CASE("grid: shows factors per fix, broadest and cheapest set") {
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
        "Broadest (chosen):   X3.\n"
        "Broadest (by count): X1, X2, 1 of 2 factors each.\n"
        "Fewest hours to address every factor: X1 + X2, 3.5 hours (exact).\n");
}

TEST_CASE("grid: shows missing data") {
  const ARecordOf w(R"({"fixes": [
    {"id": "X1", "title": "Show the host", "addresses": ["F1"], "status": "open"}]})");
  const auto ran = w.pm({"fixes", "--grid", "2026"});
  INFO(ran);
  CHECK(ran.says("Broadest (chosen):   not chosen yet.\n"));
  CHECK(ran.says("every factor that any fix addresses: X1, 0 hours (exact).\n"));
  CHECK(ran.says("X1 has no estimate"));
  CHECK(ran.says("No fix addresses F2 yet.\n"));
}

TEST_CASE("grid: empty is no error, list options are refused") {
  const ARecordOf w(R"({"fixes": []})");
  CHECK(w.pm({"fixes", "--grid", "2026"}).out == "no fixes\n");
  CHECK(w.pm({"fixes", "--grid", "2026", "--open"}).code == 2);
  CHECK(w.pm({"fixes", "--grid", "2026", "-f", "json"}).code == 2);
  CHECK(w.pm({"fixes", "--grid", "none"}).code == 2);
}
