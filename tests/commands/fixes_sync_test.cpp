#include "catch.hpp"
#include "commands/filing_environment.hpp"

using pm::test::FilingWorld;
using pm::trackers::Side;

namespace {

/// Two fixes, filed on Sunday; it is Saturday after.
struct Filed : FilingWorld {
  Filed() {
    with_fixes(2);
    if (file_fixes().code != 0) FAIL("nothing was filed");
    now = "2026-11-28T12:00:00Z";
  }
};

}  // namespace

TEST_CASE("sync: a closed issue makes its fix done on that day") {
  Filed w;
  w.github.close(1, "2026-11-25T09:30:00Z");
  const auto ran = w.sync();
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out == "2026-11-20-checkout-500s:X1 (#1): open → done\n");
  CHECK(w.fix()["status"] == "done");
  CHECK(w.fix()["closed_at"] == "2026-11-25T09:30:00+00:00");
  CHECK(w.fix()["ticket"]["state"] == "closed");
  CHECK(w.fix()["ticket"]["synced_at"] == "2026-11-28T12:00:00+00:00");
  CHECK(w.fix(1)["status"] == "open");
  CHECK(w.sync().out == "no changes\n");
}

TEST_CASE("sync: a reopened issue reopens its fix") {
  Filed w;
  w.github.close(1, "2026-11-25T09:30:00Z");
  CHECK(w.sync().code == 0);
  w.github.reopen(1);
  const auto ran = w.sync();
  INFO(ran);
  CHECK(ran.says("done → open"));
  CHECK(w.fix()["status"] == "open");
  CHECK_FALSE(w.fix().contains("closed_at"));
}

TEST_CASE("sync --dry-run: prints changes and makes none") {
  Filed w;
  w.github.close(1, "2026-11-25T09:30:00Z");
  const auto before = w.read(FilingWorld::file());
  const auto ran = w.sync({.dry_run = true});
  INFO(ran);
  CHECK(ran.says("open → done"));
  CHECK(w.read(FilingWorld::file()) == before);
}

TEST_CASE("sync: without changes no file is written") {
  Filed w;
  const auto before = w.read(FilingWorld::file());
  CHECK(w.sync().out == "no changes\n");
  CHECK(w.read(FilingWorld::file()) == before);
}

TEST_CASE("sync: a done fix with an open issue is reported") {
  Filed w;
  CHECK(w.pm({"fixes", "done", "2026:X1"}).code == 0);
  const auto ran = w.sync();
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("X1 (#1) is done here, and open in the tracker"));
  CHECK(w.fix()["status"] == "done");
}

TEST_CASE("sync: a conflict asks at a terminal and fails in CI") {
  Filed w;
  w.github.close(1, "2026-11-25T09:30:00Z");
  CHECK(w.sync().code == 0);
  CHECK(w.pm({"fixes", "reopen", "2026:X1"}).code == 0);
  w.github.close(1, "2026-11-29T09:30:00Z");
  w.now = "2026-11-30T12:00:00Z";
  const auto refused = w.sync();
  INFO(refused);
  CHECK(refused.code == 1);
  CHECK(refused.complains("both changed since"));
  CHECK(w.fix()["status"] == "open");
  w.on_a_terminal = true;
  w.sides = {Side::neither, Side::there};
  CHECK(w.sync().code == 1);
  CHECK(w.sync().code == 0);
  CHECK(w.questions.size() == 2);
  CHECK(w.fix()["status"] == "done");
}

TEST_CASE("sync: the local state can be kept and is not asked again") {
  Filed w;
  w.github.close(1, "2026-11-25T09:30:00Z");
  CHECK(w.sync().code == 0);
  CHECK(w.pm({"fixes", "reopen", "2026:X1"}).code == 0);
  w.github.close(1, "2026-11-29T09:30:00Z");
  w.now = "2026-11-30T12:00:00Z";
  w.on_a_terminal = true;
  w.sides = {Side::here};
  CHECK(w.sync().says("stays open here"));
  const auto again = w.sync();
  INFO(again);
  CHECK(again.code == 0);
  CHECK(again.says("is open here, and closed in the tracker"));
}

TEST_CASE("sync: a deleted issue is reported, the others go on") {
  Filed w;
  w.github.issues[0] = nullptr;
  w.github.close(2, "2026-11-25T09:30:00Z");
  const auto ran = w.sync();
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.complains("X1: #1 is deleted, or the token cannot read it"));
  CHECK(w.fix(1)["status"] == "done");
}

TEST_CASE("sync: an unlabelled issue is fetched by number, not by URL") {
  Filed w;
  w.github.instead_of_listing = []() -> pm::test::FakeGitHub::Answer { return pm::http::Response{200, {}, "[]"}; };
  auto text = w.read(FilingWorld::file());
  const std::string url = "https://github.com/owner/name/issues/1\"";
  text.replace(text.find(url), url.size(), "https://evil.example/issues/1\"");
  w.write(FilingWorld::file(), text);
  w.github.close(1, "2026-11-25T09:30:00Z");
  CHECK(w.sync().says("X1 (#1): open → done"));
  for (const auto& request : w.github.asked) CHECK(request.url.starts_with("https://api.github.com/repos/owner/name/"));
}

TEST_CASE("sync: of duplicate issues the lowest open one is kept") {
  Filed w;
  w.github.add("the twin", "<!-- " + w.marker("X2") + " -->");
  auto text = w.read(FilingWorld::file());
  text.replace(text.find("\"#2\""), 4, "\"#3\"");
  w.write(FilingWorld::file(), text);
  const auto ran = w.sync();
  INFO(ran);
  CHECK(ran.says("X2 has several open issues: #2 is kept; #3 can be closed in the tracker"));
  CHECK(w.fix(1)["ticket"]["key"] == "#2");
  w.github.close(3, "2026-11-26T09:30:00Z");
  CHECK(w.sync().out == "no changes\n");
}

TEST_CASE("sync: without access to the tracker nothing changes") {
  Filed w;
  w.github.instead_of_listing = []() -> pm::test::FakeGitHub::Answer { return pm::http::Response{503, {}, ""}; };
  const auto before = w.read(FilingWorld::file());
  CHECK(w.sync().code == 3);
  CHECK(w.read(FilingWorld::file()) == before);
}

TEST_CASE("sync: an invalid issue key is reported and not requested") {
  Filed w;
  auto text = w.read(FilingWorld::file());
  text.replace(text.find("\"#1\""), 4, "\"../../../user\"");
  w.write(FilingWorld::file(), text);
  const auto ran = w.sync();
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.complains("is not the key of an issue of GitHub"));
  for (const auto& request : w.github.asked) CHECK(request.url.find("user") == std::string::npos);
}

TEST_CASE("sync: without linked fixes no request is sent") {
  FilingWorld w;
  w.environment.clear();
  const auto ran = w.sync();
  CHECK(ran.code == 0);
  CHECK(ran.out == "no fix has an issue in GitHub yet\n");
}
