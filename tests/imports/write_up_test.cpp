// Write-ups in Markdown as draft records. The texts are our own, after templates of several companies.
#include <pm/write_up.hpp>

#include "imports/reading.hpp"

using namespace pm;
using namespace reading_test;

namespace {

imports::WriteUp read(std::string_view markdown, bool names = false) {
  imports::WriteUpOptions options;
  options.zone = spoken_test::zone("Europe/Berlin");
  options.now = spoken_test::at("2026-11-29T15:00:00+01:00");
  options.names = names;
  options.source = "docs/outage.md";
  auto result = imports::read_write_up(markdown, options);
  // whatever it is, it can be written and read again
  auto record = result.record;
  record.id = "2026-11-29-outage";
  const auto again = record::read(record::write(record));
  INFO(record::write(record));
  for (const auto& error : again.errors) UNSCOPED_INFO(error.pointer + ": " + error.message);
  CHECK(again.errors.empty());
  return result;
}

Lines timeline(const record::Record& record) {
  Lines lines;
  if (record.timeline)
    for (const auto& event : *record.timeline)
      lines.push_back(event.id + " " + event.at.text.substr(0, 16) +
                      (event.until ? "-" + event.until->text.substr(11, 5) : "") + (event.approx ? "~ " : " ") +
                      event.text);
  return lines;
}

bool has_note(const imports::WriteUp& result, std::string_view part) {
  return std::ranges::any_of(result.notes, [&](const auto& note) { return note.find(part) != note.npos; });
}

constexpr std::string_view typical = R"(# Checkout was slow

**Date:** 2026-11-20
**Authors:** Ana Petrova, Bo Lind
**Severity:** SEV2
**Status:** final

## Executive Summary

For 50 minutes, 3 % of checkouts failed. <!-- one paragraph -->

## Customer impact

About 1,200 orders.

- EU only
- no data lost

## Timeline (all times UTC)

- **14:02** release 4.2 goes out, see [the run](https://ci.example.com/7)
- ~14:10 - 14:15 first complaints
- 14:20: page
- nobody looked at the graph

## Root Cause(s)

1. The pool had a limit of 20
2. The alert looks at the old bucket

## Resolution

We rolled back.

## Lessons learned

### What went well

* The page came quickly

### What didn’t go so well

* The graph was empty

### Where we got lucky

* It was early

## Action Items

| Action | Owner | Priority | Bug | Due |
|---|---|---|---|---|
| Alert on the new bucket | @ana | P1 | [#123](https://github.example.com/t/s/issues/123) | 2026-12-01 |
| Raise the limit | Bo Lind | P2 | | soon |

## Glossary

Bucket: a place for objects.
)";

}  // namespace

TEST_CASE("write-up: sections go where their headings say") {
  const auto result = read(typical);
  const auto& record = result.record;
  CHECK(record.title == "Checkout was slow");
  CHECK(record.status == record::Status::draft);
  CHECK(record.day == time::Day{"2026-11-20"});
  CHECK(record.severity == "SEV2");
  CHECK(record.summary == "For 50 minutes, 3 % of checkouts failed.");
  CHECK(record.impact == "About 1,200 orders.\n\n- EU only\n- no data lost");
  CHECK(timeline(record) == Lines{"T1 2026-11-20T15:02 release 4.2 goes out, see the run",
                                  "T2 2026-11-20T15:10-15:15~ first complaints", "T3 2026-11-20T15:20 page",
                                  "T4 2026-11-20T15:20 nobody looked at the graph"});
  CHECK(record.timeline->at(0).url == "https://ci.example.com/7");
  CHECK(record.timeline->at(3).precision == record::Precision::unknown);
  REQUIRE(record.factors);
  CHECK(record.factors->at(0).text == "The pool had a limit of 20");
  CHECK(record.factors->at(1).id == "F2");
  CHECK(record.went_well == Lines{"The page came quickly"});
  CHECK(record.surprises == Lines{"The graph was empty"});
  CHECK(record.lucky == Lines{"It was early"});
  CHECK(record.parking_lot == Lines{"We rolled back."});
}

TEST_CASE("write-up: action items keep owners, due dates and tickets") {
  const auto result = read(typical);
  REQUIRE(result.record.fixes);
  const auto& fixes = *result.record.fixes;
  REQUIRE(fixes.size() == 2);
  CHECK(fixes[0].title == "Alert on the new bucket");
  CHECK(fixes[0].owner == "ana");
  CHECK(fixes[0].due == time::Day{"2026-12-01"});
  REQUIRE(fixes[0].ticket);
  CHECK(fixes[0].ticket->url == "https://github.example.com/t/s/issues/123");
  CHECK(fixes[0].note == "Priority: P1");
  CHECK(fixes[1].owner == "Bo Lind");
  CHECK(fixes[1].note == "Priority: P2; Due: soon");
  CHECK(fixes[1].opened == time::Day{"2026-11-29"});
}

TEST_CASE("write-up: nothing is lost, and what was not placed is reported") {
  const auto result = read(typical);
  REQUIRE(result.record.imported);
  CHECK(result.record.imported->source == "docs/outage.md");
  CHECK(result.record.imported->on == time::Day{"2026-11-29"});
  REQUIRE(result.record.imported->unplaced);
  const auto& unplaced = *result.record.imported->unplaced;
  REQUIRE(unplaced.size() == 2);
  CHECK(unplaced[0].heading == "(below the title)");
  CHECK(unplaced[0].text == "Status: final");
  CHECK(unplaced[1].heading == "Glossary");
  CHECK(unplaced[1].text == "Bucket: a place for objects.");
  CHECK(result.unplaced == Lines{"(below the title)", "Glossary"});
  CHECK(has_note(result, "read in UTC"));
  CHECK(has_note(result, "What didn"));
  CHECK(has_note(result, "2 sections have no place"));
}

TEST_CASE("write-up: names of authors enter only if they are wanted") {
  CHECK_FALSE(read(typical).record.meeting.participants);
  CHECK(has_note(read(typical), "--names"));
  const auto named = read(typical, true);
  REQUIRE(named.record.meeting.participants);
  CHECK(named.record.meeting.participants->at(1).name == "Bo Lind");
}

TEST_CASE("write-up: headings in bold, days between the lines, lists of HTML") {
  const auto result = read(
      "# Issue Summary\n"
      "The site was down from 22:00 to 01:00 (CET).\n"
      "\n**Timeline:**\n"
      "<ul><li>13:20PM - alert</li><li>1:30 PM - restart</li></ul>\n"
      "\n**Root cause and resolution**\n"
      "A typo in the configuration.\n"
      "\n**Corrective and preventative measures:**\n"
      "- [x] add a test @ana\n"
      "- [ ] review (owner: platform team)\n"
      "  - also the other service\n");
  CHECK(result.record.title == "imported write-up");
  CHECK(result.record.summary == "The site was down from 22:00 to 01:00 (CET).");
  CHECK(timeline(result.record) == Lines{"T1 2026-11-29T13:20 alert", "T2 2026-11-29T13:30 restart"});
  REQUIRE(result.record.factors);
  CHECK(result.record.factors->at(0).text == "A typo in the configuration.");
  CHECK(has_note(result, "split it into factors"));
  REQUIRE(result.record.fixes);
  CHECK(result.record.fixes->at(0).status == record::FixStatus::done);
  CHECK(result.record.fixes->at(0).owner == "ana");
  CHECK(result.record.fixes->at(1).owner == "platform team");
  CHECK(result.record.fixes->at(1).note == "- also the other service");
}

TEST_CASE("write-up: times in a table or below their headings") {
  const auto result = read(
      "# Outage on 2026-11-20\n\n## Incident timing\n\n| What | When |\n|---|---|\n| Start time | 14:02 |\n| Detected "
      "| ~14:10 |\n"
      "| Mitigation time | 2026-11-20 15:00 UTC |\n\n## Resolution time\n\n16:30\n");
  const auto& times = result.record.times;
  REQUIRE(times.of(record::Milestone::started));
  CHECK(times.of(record::Milestone::started)->text == "2026-11-20T14:02:00+01:00");
  CHECK(times.of(record::Milestone::detected)->text == "2026-11-20T14:10:00+01:00");
  CHECK(record::is_approximate(times, record::Milestone::detected));
  CHECK(times.of(record::Milestone::mitigated)->text == "2026-11-20T16:00:00+01:00");
  CHECK(times.of(record::Milestone::resolved)->text == "2026-11-20T16:30:00+01:00");
}

TEST_CASE("write-up: code is no heading, sub-headings stay in their section") {
  const auto result = read(
      "Outage\n======\n\nSummary\n-------\n\nIt broke.\n\n```\n# Impact\n```\n\n## Timeline\n\n### 2026-11-19\n\n- "
      "23:50 first page\n\n"
      "### 2026-11-20\n\n- 00:10 over\n");
  CHECK(result.record.title == "Outage");
  CHECK(result.record.summary == "It broke.\n\n# Impact");
  CHECK_FALSE(result.record.impact);
  CHECK(timeline(result.record) == Lines{"T1 2026-11-19T23:50 first page", "T2 2026-11-20T00:10 over"});
}

TEST_CASE("write-up: front matter, and a text without headings") {
  const auto result =
      read("---\ntitle: Queue outage\ndate: 2026-11-20\nteam: shop\n---\n\nThe queue was full for an hour.\n");
  CHECK(result.record.title == "Queue outage");
  CHECK(result.record.day == time::Day{"2026-11-20"});
  CHECK(result.record.summary == "The queue was full for an hour.");
  CHECK(result.unplaced == Lines{"(front matter)"});
}

TEST_CASE("write-up: words between the events of a timeline are kept") {
  const auto result = read(
      "# Outage\n\n## Timeline (all times PST) Friday Nov 20th, 2026. All times approximate\n\nWe had three phases.\n\n"
      "- 14:02 first page\n- 14:10 over\n\n| Action Item | Owner |\n|---|---|\n| Test it | Bo |\n");
  CHECK(timeline(result.record) ==
        Lines{"T1 2026-11-20T23:02 first page", "T2 2026-11-20T23:10 over", "T3 2026-11-20T23:10 Test it | Bo"});
  REQUIRE(result.record.fixes);
  CHECK(result.record.fixes->at(0).owner == "Bo");
  CHECK(result.unplaced.size() == 1);
  CHECK(result.record.imported->unplaced->at(0).text == "We had three phases.");
}

TEST_CASE("write-up: anything gives a draft") {
  for (const std::string_view text : {"", "\xFF\xFE", "no heading at all", "# \n## \n###", "|a|\n|-|\n|b|", "- [ ]",
                                      "```\n# x", "# Timeline\n\nonly words\n"}) {
    INFO(text);
    const auto result = read(text);
    CHECK_FALSE(result.record.title.empty());
  }
  const auto deep = std::string(20'000, '>') + "x";
  CHECK_FALSE(read("# t\n" + deep).record.title.empty());
}
