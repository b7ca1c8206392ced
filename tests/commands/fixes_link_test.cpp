// Tickets filed by hand, and other fields of a fix.
#include "catch.hpp"
#include "commands/filing_environment.hpp"

using pm::test::FilingWorld;

TEST_CASE("fixes link: attaches and syncs a ticket") {
  FilingWorld w;
  w.github.add("made by hand", "no marker");
  const auto ran = w.pm({"fixes", "link", "2026:X1", "https://github.com/owner/name/issues/1"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("ticket: none → https://github.com/owner/name/issues/1"));
  CHECK(ran.says("pm fixes sync updates the fix from it"));
  CHECK(w.fix()["ticket"] ==
        nlohmann::json({{"tracker", "github"}, {"key", "#1"}, {"url", "https://github.com/owner/name/issues/1"}}));
  w.github.close(1, "2026-11-22T12:30:00Z");
  w.now = "2026-11-23T12:00:00Z";
  CHECK(w.sync().says("X1 (#1): open → done"));
}

TEST_CASE("fixes link: other trackers are links only") {
  FilingWorld w;
  const auto ran = w.pm({"fixes", "link", "2026:X1", "https://tickets.example.org/show?id=4711"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("pm fixes done 2026-11-20-checkout-500s:X1 when it is done"));
  CHECK(w.fix()["ticket"] ==
        nlohmann::json({{"tracker", "other"}, {"url", "https://tickets.example.org/show?id=4711"}}));
  CHECK(w.sync().says("no fix has an issue in GitHub yet"));
  CHECK(w.file_fixes().says("nothing to file"));
}

TEST_CASE("a second ticket is refused until the first one is detached") {
  FilingWorld w;
  const auto link = [&](const std::string& url) { return w.pm({"fixes", "link", "2026:X1", url}); };
  CHECK(link("https://example.org/1").code == 0);
  CHECK(link("https://example.org/1").says("no change"));
  const auto refused = link("https://example.org/2");
  INFO(refused);
  CHECK(refused.code == 2);
  CHECK(refused.complains("has a ticket already: https://example.org/1"));
  CHECK(w.pm({"fixes", "unlink", "2026:X1"}).says("ticket: https://example.org/1 → none"));
  CHECK_FALSE(w.fix().contains("ticket"));
  CHECK(w.pm({"fixes", "unlink", "2026:X1"}).says("no change"));
  CHECK(link("https://example.org/2").code == 0);
  CHECK(link("not a url").code == 2);
}

TEST_CASE("fixes edit: done-when, note, first step") {
  FilingWorld w;
  w.with_fixes(3);
  const auto ran = w.pm({"fixes", "edit", "2026:X1", "--done-when", "no page shows it", "--note", "see the wiki",
                         "--first-step-of", "x3"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("first step of: none → X3"));
  CHECK(w.fix()["done_when"] == "no page shows it");
  CHECK(w.fix()["note"] == "see the wiki");
  CHECK(w.fix()["first_step_of"] == "X3");
  for (const auto& [fix, value] :
       {std::pair{"2026:X3", "X1"}, std::pair{"2026:X2", "X2"}, std::pair{"2026:X2", "X9"}}) {
    const auto refused = w.pm({"fixes", "edit", fix, "--first-step-of", value});
    INFO(refused);
    CHECK(refused.code == 2);
    CHECK(refused.complains("--first-step-of: "));
  }
  CHECK(w.pm({"fixes", "edit", "2026:X1", "--done-when", "", "--note", "", "--first-step-of", ""}).code == 0);
  for (const auto* key : {"done_when", "note", "first_step_of"}) CHECK_FALSE(w.fix().contains(key));
}

TEST_CASE("--owner me is the user, as the team spells the name") {
  FilingWorld w;
  w.settings("[tracker.people]\nBo = \"bo-gh\"\n");
  w.git_user = "bo Muster";
  CHECK(w.pm({"fixes", "edit", "2026:X1", "--owner", "me"}).code == 0);
  CHECK(w.fix()["owner"] == "Bo");
  w.git_user = "Ana Muster";
  CHECK(w.pm({"fixes", "edit", "2026:X1", "--owner", "@me"}).code == 0);
  CHECK(w.fix()["owner"] == "Ana Muster");
  w.git_user = "";
  const auto refused = w.pm({"fixes", "edit", "2026:X1", "--owner", "me"});
  INFO(refused);
  CHECK(refused.code == 2);
  CHECK(refused.complains("git config --global user.name"));
}
