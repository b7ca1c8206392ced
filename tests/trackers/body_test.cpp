#include "catch.hpp"
#include "trackers/a_record.hpp"

using namespace pm::trackers;
using namespace pm::trackers::test;

namespace {

IssueDraft of(const pm::record::Record& record, std::string_view name, const FixOrigin& origin) {
  return *draft_of(record.fixes->front(), record, tracker(name), origin);
}

}  // namespace

TEST_CASE("body: contents of an issue") {
  const auto issue = draft("github");
  CHECK(issue.title == "Show the *host*");
  CHECK(issue.assignee == "7");
  CHECK(issue.body ==
        "**What happened:** Nobody could pay for 20 min.\n\n"
        "**This addresses**\n\n"
        "- F2: &lt;b>old&lt;/b> bucket @\xE2\x80\x8B"
        "ana\n\n"
        "**Done when:** nobody asks which host it is\n\n"
        "- Owner: Ana\n- Hours: 2\n- Due: 2026-12-01\n"
        "- [The postmortem](<https://example.org/x.md>)\n\n"
        "<!-- " +
            marker_of("f3k9a0b1c2d3e4f5", "X1") + " -->\n");
}

TEST_CASE("body: public and security issues") {
  for (const auto* name : {"github", "gitlab", "jira", "redmine"}) {
    const auto record = a_record("security");
    const auto issue = of(record, name, {"https://example.org/x.md", {}, BodyDetail::minimal});
    INFO(issue.body);
    CHECK(issue.body.find("Ana") != std::string::npos);
    CHECK(issue.body.find("Hours: 2") != std::string::npos);
    CHECK(issue.body.find("https://example.org/x.md") != std::string::npos);
    for (const auto* secret : {"pay", "bucket", "F2", "which host", "checkout", "2026"})
      CHECK(issue.body.find(secret) == std::string::npos);
    CHECK_FALSE(issue.due);
  }
}

TEST_CASE("marker: on a line of its own") {
  const auto marker = marker_of("f3k9a0b1c2d3e4f5", "X1");
  CHECK(marker == marker_of("f3k9a0b1c2d3e4f5", "X1"));
  CHECK(marker != marker_of("f3k9a0b1c2d3e4f5", "X2"));
  for (const auto* name : {"github", "gitlab", "jira", "redmine"}) {
    INFO(name);
    CHECK(contains_marker(draft(name).body, marker));
    auto record = a_record();
    record.fixes->front().done_when =
        "done\n" + marker_of("another", "X1") + "\n<!-- " + marker_of("another", "X1") + " -->";
    const auto issue = of(record, name, {});
    CHECK_FALSE(contains_marker(issue.body, marker_of("another", "X1")));
    CHECK(contains_marker(issue.body, marker));
  }
  CHECK(contains_marker("edited\r\n<!-- " + marker + " -->\r\nand more", marker));
  CHECK(contains_marker("edited\n\npm\\-fix\\:" + marker.substr(7) + "\n", marker));
  CHECK_FALSE(contains_marker("it is " + marker, marker));
}

TEST_CASE("body: long titles are repeated in full") {
  auto record = a_record();
  record.fixes->front().title = "Say \x1b[31m" + std::string(300, 'x');
  const auto issue = of(record, "github", {});
  CHECK(issue.title.size() <= 255 + 8);
  CHECK(issue.title.find('\x1b') == std::string::npos);
  CHECK(issue.title.starts_with("Say "));
  CHECK(issue.body.find(std::string(300, 'x')) != std::string::npos);
}

TEST_CASE("body: text never starts a line") {
  auto record = a_record();
  auto& fix = record.fixes->front();
  fix.title = "/close " + std::string(300, 'x');
  fix.owner = "/close", fix.done_when = "/close", record.problem = "/close";
  for (auto& factor : *record.factors) factor.text = "/close";
  for (const auto* name : {"github", "gitlab", "jira", "redmine"}) {
    const auto issue = of(record, name, {});
    INFO(issue.body);
    CHECK_FALSE(issue.body.starts_with("/close"));
    CHECK(issue.body.find("\n/close") == std::string::npos);
  }
}

TEST_CASE("body: text is escaped for each markup") {
  auto record = a_record();
  record.fixes->front().owner = "{code} [~ana] *b* !x.png! h1. /close";
  CHECK(of(record, "jira", {}).body.find("\\{code\\} \\[\\~ana\\] \\*b\\* \\!x.png\\! h1. /close") !=
        std::string::npos);
  const auto redmine = of(record, "redmine", {}).body;
  INFO(redmine);
  CHECK(redmine.find("&#123;code&#125; &#91;&#126;ana&#93; &#42;b&#42; &#33;x.png&#33; h1. /close") !=
        std::string::npos);
}

TEST_CASE("body: omits missing fields") {
  auto record = a_record();
  auto& fix = record.fixes->front();
  fix.owner.reset(), fix.hours.reset(), fix.addresses.reset(), fix.due.reset(), fix.done_when.reset();
  record.problem.reset();
  for (const auto* name : {"github", "gitlab", "jira", "redmine"}) {
    const auto issue = of(record, name, {"", {{"ana", "7"}}, BodyDetail::full});
    INFO(issue.body);
    CHECK_FALSE(issue.assignee);
    CHECK(issue.body.find("Owner") == std::string::npos);
    CHECK(issue.body.find("helps") == std::string::npos);
    CHECK(issue.body.find("postmortem") == std::string::npos);
  }
}

TEST_CASE("record_url: path is encoded") {
  CHECK(record_url("https://example.org/blob/main/{path}", "post mortems/2026-a.md") ==
        "https://example.org/blob/main/post%20mortems/2026-a.md");
}
