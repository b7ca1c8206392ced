#include "catch.hpp"
#include "commands/filing_environment.hpp"

using pm::http::HttpError;
using pm::lint::test::with;
using pm::test::FakeGitHub;
using pm::test::FilingWorld;
using pm::test::Killed;

namespace {

FakeGitHub::Answer refused(long status, const std::string& body = "{}", std::vector<pm::http::Header> headers = {}) {
  return pm::http::Response{status, std::move(headers), body};
}
FakeGitHub::Answer cut_off() { return tl::unexpected(HttpError{HttpError::Kind::unclear, "cut off"}); }

}  // namespace

TEST_CASE("file: open fixes become issues and are linked") {
  FilingWorld w;
  w.with_fixes(2);
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out ==
        "filed 2026-11-20-checkout-500s:X1 as #1  https://github.com/owner/name/issues/1\n"
        "filed 2026-11-20-checkout-500s:X2 as #2  https://github.com/owner/name/issues/2\n"
        "2 filed\n");
  CHECK(w.fix()["ticket"] == nlohmann::json({{"tracker", "github"},
                                             {"key", "#1"},
                                             {"url", "https://github.com/owner/name/issues/1"},
                                             {"state", "open"},
                                             {"synced_at", "2026-11-22T12:00:00+00:00"}}));
  CHECK(w.github.issues[0]["body"].get<std::string>().find(
            "https://example.org/blob/main/postmortems/2026-11-20-checkout-500s.md") != std::string::npos);
  CHECK(w.read("postmortems/2026-11-20-checkout-500s.md").find("(<https://github.com/owner/name/issues/1>)") !=
        std::string::npos);
}

TEST_CASE("file: filing again creates nothing and asks nobody") {
  FilingWorld w;
  CHECK(w.file_fixes().code == 0);
  const auto before = w.github.asked.size();
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out == "nothing to file\n");
  CHECK(w.github.asked.size() == before);
}

TEST_CASE("file: after a kill the next run finds the issue") {
  FilingWorld w;
  w.with_fixes(3);
  w.github.after_creating[2] = []() -> FakeGitHub::Answer { throw Killed(); };
  CHECK_THROWS_AS(w.file_fixes(), Killed);
  CHECK(w.links() == std::vector<std::string>{"#1", "", ""});
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("linked 2026-11-20-checkout-500s:X2 to the existing issue #2"));
  CHECK(w.links() == std::vector<std::string>{"#1", "#2", "#3"});
  CHECK(w.github.issues.size() == 3);
}

TEST_CASE("file: an unlinked issue is found behind newer ones") {
  FilingWorld w;
  w.github.after_creating[1] = []() -> FakeGitHub::Answer { throw Killed(); };
  CHECK_THROWS_AS(w.file_fixes(), Killed);
  for (int i = 0; i < 25; ++i) w.github.add("Another", "something else");
  w.github.page_size = 5;
  CHECK(w.file_fixes().code == 0);
  CHECK(w.links() == std::vector<std::string>{"#1"});
}

TEST_CASE("file: after a lost response the issue is looked up") {
  FilingWorld w;
  w.with_fixes(2);
  w.github.after_creating[1] = cut_off;
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(w.links() == std::vector<std::string>{"#1", "#2"});
  CHECK(w.github.issues.size() == 2);
}

TEST_CASE("file: if creation is unclear, the next run looks first") {
  FilingWorld w;
  w.with_fixes(3);
  w.github.instead_of_creating[2] = cut_off;
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 3);
  CHECK(ran.complains("2026-11-20-checkout-500s:X2: GitHub at api.github.com did not respond: cut off"));
  CHECK(ran.says("1 filed, 1 not filed, 1 not tried"));
  CHECK(w.links() == std::vector<std::string>{"#1", "", ""});
  CHECK(w.file_fixes().code == 0);
  CHECK(w.links() == std::vector<std::string>{"#1", "#2", "#3"});
}

TEST_CASE("file: one rejected fix does not stop the others") {
  FilingWorld w;
  w.with_fixes(3);
  w.github.instead_of_creating[2] = [] { return refused(422, R"({"message": "Validation Failed"})"); };
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 3);
  CHECK(ran.complains("X2: GitHub rejected the request (422): Validation Failed"));
  CHECK(ran.says("2 filed, 1 not filed"));
  CHECK(w.links() == std::vector<std::string>{"#1", "", "#2"});
}

TEST_CASE("file: an error that affects all fixes stops the run") {
  for (const long status : {401L, 403L, 404L, 429L}) {
    FilingWorld w;
    w.with_fixes(3);
    w.github.instead_of_creating[1] = [&] { return refused(status); };
    const auto ran = w.file_fixes();
    INFO(ran);
    CHECK(ran.code == 3);
    CHECK(ran.says("1 not filed, 2 not tried"));
    CHECK(w.github.creations == 1);
  }
}

TEST_CASE("file: without the list of issues nothing is created") {
  for (const auto& fault : std::vector<std::function<FakeGitHub::Answer()>>{
           [] { return refused(500); }, [] { return refused(200, "<html>Sign in</html>"); },
           [] { return refused(301); }, [] { return refused(404); }, cut_off}) {
    FilingWorld w;
    w.github.instead_of_listing = fault;
    const auto ran = w.file_fixes();
    INFO(ran);
    CHECK(ran.code == 3);
    CHECK(w.github.creations == 0);
  }
}

TEST_CASE("file: of two issues the lower one is linked") {
  FilingWorld w;
  CHECK(w.file_fixes().code == 0);
  w.github.add("the twin", "<!-- " + w.marker("X1") + " -->");
  w.lose_links();
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.says("linked 2026-11-20-checkout-500s:X1 to the existing issue #1"));
  CHECK(ran.says("there is also #2 for it"));
  CHECK(w.github.issues[1]["state"] == "open");
}

TEST_CASE("file: an interrupted run can be continued") {
  FilingWorld w;
  w.with_fixes(3);
  w.github.after_creating[1] = [&]() -> FakeGitHub::Answer {
    w.stopped = true;
    return pm::http::Response{201, {}, w.github.issues[0].dump()};
  };
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 130);
  CHECK(ran.says("1 filed, 2 not tried"));
  CHECK(w.links() == std::vector<std::string>{"#1", "", ""});
  w.stopped = false;
  CHECK(w.file_fixes().code == 0);
  CHECK(w.github.issues.size() == 3);
}

TEST_CASE("file: a second run on the directory is refused") {
  FilingWorld w;
  auto first = pm::store::RecordLock::acquire("postmortems/pm-fixes.json");
  REQUIRE(first);
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 3);
  CHECK(ran.complains("another pm is filing or syncing the fixes of this directory"));
  CHECK(w.github.asked.empty());
}

TEST_CASE("file: a locked record is skipped and reported") {
  FilingWorld w;
  const auto claimed = pm::store::RecordLock::acquire(FilingWorld::file());
  REQUIRE(claimed);
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 3);
  CHECK(ran.complains("is locked by another process"));
  CHECK(w.github.creations == 0);
}

TEST_CASE("file: a fix closed meanwhile is not filed") {
  FilingWorld w;
  w.with_fixes(1);
  w.write(FilingWorld::file("2026-11-21-other"), with(R"({"id": "2026-11-21-other"})"));
  w.github.after_creating[1] = [&]() -> FakeGitHub::Answer {
    (void)w.pm({"fixes", "done", "2026-11-21-other:X1"});
    return pm::http::Response{201, {}, w.github.issues[0].dump()};
  };
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("2026-11-21-other:X1 changed meanwhile; not filed"));
  CHECK(w.github.creations == 1);
}

TEST_CASE("file: security and public issues have a short body") {
  for (const bool is_public : {false, true}) {
    FilingWorld w;
    if (is_public)
      w.settings("public = true\n");
    else
      w.write(FilingWorld::file(), with(R"({"kind": "security"})"));
    const auto body = [&] { return w.github.issues.back()["body"].get<std::string>(); };
    CHECK(w.file_fixes().code == 0);
    CHECK(body().find("prompts look the same") == std::string::npos);
    CHECK(body().find("Owner: ana") != std::string::npos);
    w.write(FilingWorld::file(), with(is_public ? "{}" : R"({"kind": "security"})"));
    w.github.issues.clear();
    CHECK(w.file_fixes({{}, false, false, true}).code == 0);
    CHECK(body().find("prompts look the same") != std::string::npos);
  }
}

TEST_CASE("file --dry-run: prints requests and sends nothing") {
  FilingWorld w;
  const auto ran = w.file_fixes({{}, true, false, false});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("POST https://api.github.com/repos/owner/name/issues"));
  CHECK(ran.says("\"title\": \"Show the host in the prompt\""));
  CHECK(ran.says("Token: GITHUB_TOKEN."));
  CHECK(ran.out.find("s3cret") == std::string::npos);
  CHECK(w.github.asked.empty());
  CHECK_FALSE(w.fix().contains("ticket"));
  w.environment.clear();
  CHECK(w.file_fixes({{}, true, false, false}).says("export GITHUB_TOKEN"));
}

TEST_CASE("file: drafts and failing records require --force") {
  FilingWorld w;
  w.write(FilingWorld::file(), with(R"({"times": {}})"));
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.complains("has findings: times"));
  CHECK(ran.complains("--force"));
  CHECK(w.file_fixes({{"2026:X1"}, false, false, false}).code == 1);
  CHECK(w.github.asked.empty());
  CHECK(w.file_fixes({{}, false, true, false}).code == 0);
  w.write(FilingWorld::file(), with(R"({"status": "draft"})"));
  CHECK(w.file_fixes().out == "nothing to file\n");
  CHECK(w.file_fixes({{"2026:X1"}, false, false, false}).complains("is a draft"));
  CHECK(w.file_fixes({{"2026:X1"}, false, true, false}).code == 0);
}

TEST_CASE("file: a named fix must exist, be open and be unique") {
  FilingWorld w;
  CHECK(w.file_fixes({{"2026:X9"}, false, false, false}).code == 2);
  CHECK(w.file_fixes({{"X1"}, false, false, false}).code == 2);
  w.write(FilingWorld::file("2026-11-20-other"), with(R"({"id": "2026-11-20-other"})"));
  const auto several = w.file_fixes({{"2026:X1"}, false, false, false});
  INFO(several);
  CHECK(several.code == 2);
  CHECK(several.complains("2026-11-20-other"));
  CHECK(w.file_fixes({{"2026-11-20-o:X1", "2026-11-20-o:x1"}, false, false, false}).says("1 filed"));
  CHECK(w.file_fixes({{"2026-11-20-o:X1"}, false, false, false}).says("is filed already: #1"));
  w.write(FilingWorld::file(), with(R"({"fixes": [{"id": "X1", "title": "t", "status": "done"}]})"));
  const auto done = w.file_fixes({{"2026-11-20-c:X1"}, false, false, false});
  CHECK(done.code == 2);
  CHECK(done.complains("is done: nothing to file"));
  CHECK(w.github.creations == 1);
}

TEST_CASE("file: a copy of a record files nothing") {
  FilingWorld w;
  w.write(FilingWorld::file(), with(R"({"uid": "abcdefghij0123456789"})"));
  w.write(FilingWorld::file("2026-11-21-copy"), with(R"({"id": "2026-11-21-copy", "uid": "abcdefghij0123456789"})"));
  const auto all = w.file_fixes({});
  INFO(all);
  CHECK(all.code == 1);
  CHECK(all.complains("2026-11-21-copy has the same uid as 2026-11-20-checkout-500s"));
  CHECK(w.file_fixes({{"2026-11-21-copy:X1"}, false, true, false}).complains("pm edit 2026-11-21-copy --new-uid"));
  CHECK(w.github.creations == 0);
}

TEST_CASE("file: missing configuration is reported with an example") {
  FilingWorld w;
  w.environment.clear();
  const auto no_token = w.file_fixes();
  INFO(no_token);
  CHECK(no_token.code == 2);
  CHECK(no_token.complains("no token for GitHub"));
  CHECK(no_token.complains("export GITHUB_TOKEN=…, or run gh auth login"));
  w.gh_token = "from-gh";
  CHECK(w.file_fixes().code == 0);
  CHECK(w.github.asked.front().headers.back().value == "Bearer from-gh");
  w.write("pm.toml", "");
  const auto no_tracker = w.file_fixes();
  CHECK(no_tracker.code == 2);
  CHECK(no_tracker.complains("[tracker]"));
}

TEST_CASE("token: not sent to another host from pm.toml") {
  FilingWorld w;
  w.settings("url = \"https://evil.example\"\n");
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("if it is yours: export GH_HOST=evil.example"));
  CHECK(w.github.asked.empty());
}

TEST_CASE("token: never printed, not even with -v") {
  FilingWorld w;
  w.github.instead_of_creating[1] = [] { return refused(403, R"({"message": "s3cret may not do that"})"); };
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.complains("POST https://api.github.com"));
  CHECK((ran.out + ran.err).find("s3cret") == std::string::npos);
}

TEST_CASE("file: an invalid URL from a tracker is not stored") {
  FilingWorld w;
  w.github.after_creating[1] = [&]() -> FakeGitHub::Answer {
    auto odd = w.github.issues[0];
    odd["html_url"] = "javascript:alert(1)";
    return pm::http::Response{201, {}, odd.dump()};
  };
  const auto ran = w.file_fixes();
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(w.fix()["ticket"]["url"] == "https://api.github.com/repos/owner/name/issues/1");
}

TEST_CASE("file: issues are assigned by tracker.people") {
  FilingWorld w;
  w.settings("[tracker.people]\nana = \"ana-gh\"\n");
  CHECK(w.file_fixes().code == 0);
  CHECK(nlohmann::json::parse(w.github.asked.back().body)["assignees"] == nlohmann::json({"ana-gh"}));
}
