// Tickets that were filed by hand: what their URLs tell.
#include "catch.hpp"
#include "trackers/a_record.hpp"

using namespace pm::trackers;
using namespace pm::trackers::test;

namespace {

/// "github #12", "other -"
std::string linked(const std::string& url, std::string_view configured = {}) {
  const auto* row = configured.empty() ? nullptr : &tracker(configured);
  const auto there = row != nullptr ? std::optional(target(configured)) : std::nullopt;
  const auto ticket = ticket_of_url(url, row, there ? &*there : nullptr);
  if (!ticket) return "refused";
  return std::string(pm::record::to_string(ticket->tracker)) + " " + ticket->key.value_or("-");
}

}  // namespace

TEST_CASE("an issue of the configured project has its short key") {
  CHECK(linked("https://github.com/owner/name/issues/12", "github") == "github #12");
  CHECK(linked("https://github.com/Owner/Name/issues/12#issuecomment-1", "github") == "github #12");
  CHECK(linked("https://gitlab.com/group/sub/name/-/issues/5", "gitlab") == "gitlab #5");
  CHECK(linked("https://gitlab.com/group/sub/name/-/work_items/5?x=1", "gitlab") == "gitlab #5");
  CHECK(linked("https://jira.example.org/jira/browse/OPS-7", "jira") == "jira OPS-7");
  CHECK(linked("https://redmine.example.org/issues/3", "redmine") == "redmine #3");
}

TEST_CASE("an issue of another project keeps the project in its key") {
  CHECK(linked("https://github.com/other/name/issues/12", "github") == "github other/name#12");
  CHECK(linked("https://gitlab.com/group/other/-/issues/5", "gitlab") == "gitlab group/other#5");
  CHECK(linked("https://github.com/owner/name/issues/12", "jira") == "github owner/name#12");
  CHECK(linked("https://github.com/owner/name/issues/12") == "github owner/name#12");
  CHECK(linked("https://example.atlassian.net/browse/WEB-1") == "jira WEB-1");
}

TEST_CASE("ticket URL: unsupported trackers") {
  for (const auto* url :
       {"https://linear.app/team/issue/OPS-7/title", "https://github.com/owner/name/pull/12",
        "https://github.com/owner/name/issues/12/../../13", "https://redmine.example.org/issues/3",
        "https://example.org/tickets?id=4711", "https://github.com.evil.example/owner/name/issues/12"})
    CHECK(linked(url, "github") == "other -");
  CHECK(linked("https://gitlab.example.org/a/b/-/issues/1") == "other -");
}

TEST_CASE("fixes link: an invalid URL is refused") {
  for (const auto* url : {"", "#12", "javascript:alert(1)", "https://", "https://user:secret@example.org/1",
                          "https://example.org/a b", "ftp://example.org/1", "https://example.org/\x1b[31m"})
    CHECK(linked(url) == "refused");
  CHECK(linked("https://example.org/" + std::string(3000, 'x')) == "refused");
}
