// Text as it is copied from chats, logs and documents.
#include <pm/paste.hpp>

#include "imports/reading.hpp"

using namespace pm;
using namespace reading_test;

namespace {

Lines paste(std::string_view text) {
  const auto found = read_text(text, in_berlin(), "paste");
  INFO(found.error);
  CHECK(found.error.empty());
  return found.shown(in_berlin().zone);
}

}  // namespace

TEST_CASE("paste: Slack messages follow their head lines") {
  CHECK(paste("Ana Petrova  3:29 PM\n"
              "queue age is over 10 minutes\n"
              "on eu-west only\n"
              "3:31\n"
              "restarting the consumer\n"
              ":eyes:\n"
              "3\n"
              "2 replies\n"
              "Last reply 1 day agoView thread\n"
              "\n"
              "Bo Lind:palm_tree:  3:40 PM\n"
              "looks better (edited)\n") ==
        Lines{"2026-11-25T15:29:00+01:00 Ana Petrova: queue age is over 10 minutes\n"
              "on eu-west only",
              "2026-11-25T15:31:00+01:00 Ana Petrova: restarting the consumer",
              "2026-11-25T15:40:00+01:00 Bo Lind: looks better"});
}

TEST_CASE("paste: replies and reactions speak for a Slack message") {
  const auto found = read_text("Ana  3:29 PM\nrestarting\n:eyes:\n3\n2 replies\nBo  3:30 PM\nok then\n", in_berlin());
  REQUIRE(found.candidates.size() == 2);
  CHECK(found.candidates[0].why == "2 replies, 3 reactions");
  CHECK(found.candidates[0].weight > found.candidates[1].weight);
  CHECK(found.candidates[0].verbatim);
  CHECK(found.candidates[0].precision == record::Precision::minute);
}

TEST_CASE("paste: programs in Slack are no persons") {
  CHECK(paste("Deploys\n"
              "APP  10:53 AM\n"
              "deployed shop 4.2 to production\n"
              "AlertBotAPP  10:57 AM\n"
              "[FIRING:1] QueueAge\n"
              "Ana Petrova\n"
              "  11:02 AM\n"
              "on it\n") == Lines{"2026-11-25T10:53:00+01:00 Deploys (no person): deployed shop 4.2 to production",
                                  "2026-11-25T10:57:00+01:00 AlertBot (no person): [FIRING:1] QueueAge",
                                  "2026-11-25T11:02:00+01:00 Ana Petrova: on it"});
}

TEST_CASE("paste: a link to a Slack message has its day and seconds") {
  const auto found = read_text(
      "Ana  [11:49 AM](https://team.example.com/archives/C024BE91L/p1603460996089700?thread_ts=1.2)\n"
      "it is the cache\n"
      "11:50\n"
      "flushed\n",
      in_utc());  // the clock that was copied ran at UTC-2
  CHECK(found.shown() ==
        Lines{"2020-10-23T13:49:56.0897+00:00 Ana: it is the cache", "2020-10-23T13:50:00+00:00 Ana: flushed"});
  CHECK(found.candidates[0].key == "slack C024BE91L 1603460996.089700");
  CHECK(found.candidates[0].url == "https://team.example.com/archives/C024BE91L/p1603460996089700");
  CHECK(found.candidates[0].precision == record::Precision::second);
}

TEST_CASE("paste: days between Slack messages set the day") {
  const auto found = read_text(
      "Monday, November 23rd\n"
      "Ana  11:58 PM\n"
      "still slow\n"
      "12:04\n"
      "slower\n"
      "Yesterday\n"
      "Bo  9:10 AM\n"
      "gone\n",
      in_berlin());
  CHECK(found.shown(in_berlin().zone) == Lines{"2026-11-23T23:58:00+01:00 Ana: still slow",
                                               "2026-11-24T00:04:00+01:00 Ana: slower",
                                               "2026-11-28T09:10:00+01:00 Bo: gone"});
  CHECK(found.has_note("12:04 is read on Tue 24 Nov"));
  CHECK(found.has_note("\"Yesterday\" is read as Sat 28 Nov"));
  CHECK(found.has_note("in Europe/Berlin"));
}

TEST_CASE("paste: a day without its year is the one of that weekday") {
  CHECK(paste("Monday, November 18th\nAna  9:10 AM\nhi there\n") == Lines{"2024-11-18T09:10:00+01:00 Ana: hi there"});
}

TEST_CASE("paste: Slack messages of another day, with the day in the head") {
  CHECK(
      paste(
          "Katja Brandt  Yesterday at 2:05 PM\ncheckout answers 500s\n\nJon Field  Yesterday at 2:11 PM\nlooking\n") ==
      Lines{"2026-11-28T14:05:00+01:00 Katja Brandt: checkout answers 500s",
            "2026-11-28T14:11:00+01:00 Jon Field: looking"});
}

TEST_CASE("paste: 24-hour Slack messages and a text that is a time") {
  CHECK(paste("Ana Petrova  10:57\n10:54\n11:09\nthat was the first error\n") ==
        Lines{"2026-11-25T10:57:00+01:00 Ana Petrova: 10:54",
              "2026-11-25T11:09:00+01:00 Ana Petrova: that was the first error"});
}

TEST_CASE("paste: names above their times, as Rocket.Chat copies them") {
  CHECK(paste("ana\nana\n10:50 AM\nanybody else sees 502?\nbo\nbo\n10:51 AM\nyes\n") ==
        Lines{"2026-11-25T10:50:00+01:00 ana: anybody else sees 502?", "2026-11-25T10:51:00+01:00 bo: yes"});
}

TEST_CASE("paste: what Slack shows around messages is left out") {
  CHECK(
      paste(
          "Ana\n:palm_tree: 11:31 AM\nfound it\n1 reply\n2 days agoView thread\n"
          "Bo\n11:35 AM\nreplied to a thread:\nfound it\nwell done\n"
          "CarlCarl  [Nov 24th at 7:47 PM](https://x.example.com/archives/C1)\n![](https://x.example.com/a.png)\nnice\n"
          "Dora  4 days ago\nan answer\n") == Lines{"2026-11-25T11:31:00+01:00 Ana: found it",
                                                    "2026-11-25T11:35:00+01:00 Bo: well done",
                                                    "2026-11-24T19:47:00+01:00 Carl: nice", "? Dora: an answer"});
}

TEST_CASE("paste: \"today\" of another day is the day of the incident") {
  const auto found = read_text("ana \u2014 Today at 7:09 PM\nslow\n", in_berlin());  // it is 3 PM on the 29th
  CHECK(found.shown(in_berlin().zone) == Lines{"2026-11-25T19:09:00+01:00 ana: slow"});
  CHECK(found.has_note("has not come yet"));
}

TEST_CASE("paste: messages of Discord's own are dropped") {
  const auto found = read_text(
      "v... \u2014 11/25/2026 3:29 PM\nlooking\nBo\n just landed.\n \u2014 11/25/2026 3:30 PM\n", in_berlin());
  CHECK(found.shown(in_berlin().zone) == Lines{"2026-11-25T15:29:00+01:00 v...: looking"});
  CHECK(found.dropped == 1);
}

TEST_CASE("paste: joins and texts of nothing are dropped") {
  const auto found = read_text("Ana  3:29 PM\njoined #ops.\nBo  3:30 PM\n\nCy  3:31 PM\nhello all\n", in_berlin());
  CHECK(found.shown(in_berlin().zone) == Lines{"2026-11-25T15:31:00+01:00 Cy: hello all"});
  CHECK(found.dropped == 2);
}

TEST_CASE("paste: Teams messages") {
  CHECK(paste("[10:37 AM] Carl Berg\n\nis the checkout down?\n\nlike 1\n[10:38 AM] Ana Petrova\nyes. looking\n\n"
              "[Yesterday 10:32] Bo\nold one\n") == Lines{"2026-11-25T10:37:00+01:00 Carl Berg: is the checkout down?",
                                                          "2026-11-25T10:38:00+01:00 Ana Petrova: yes. looking",
                                                          "2026-11-28T10:32:00+01:00 Bo: old one"});
}

TEST_CASE("paste: Teams messages of other days, in the order of the reader's locale") {
  const auto found = read_text(
      "[18/11 10:37] Carl Berg\n\nis it down?\n\nlike 1\nEdited\n[11/19/2026 9:00 AM] Bo\nno\n[05/06 10:38] Ana\nyes\n"
      "[Yesterday 10:39 AM] Bo\nold one\n",
      in_berlin());
  CHECK(found.shown(in_berlin().zone) == Lines{"2026-11-18T10:37:00+01:00 Carl Berg: is it down?",
                                               "2026-11-19T09:00:00+01:00 Bo: no", "? Ana: yes",
                                               "2026-11-28T10:39:00+01:00 Bo: old one"});
  CHECK(found.has_note("ambiguous"));
  CHECK(found.has_note("\"Yesterday\" is read as Sat 28 Nov 2026"));  // the day before the import
}

TEST_CASE("paste: Discord messages") {
  CHECK(
      paste(
          "ana \u2014 11/25/2026 3:29 PM\nerrors are up\n[3:30 PM]and rising\nBot\nAPP\n \u2014 \n11/25/2026 3:31 PM\n"
          "deployed 4.2\n") == Lines{"2026-11-25T15:29:00+01:00 ana: errors are up",
                                     "2026-11-25T15:30:00+01:00 ana: and rising",
                                     "2026-11-25T15:31:00+01:00 Bot (no person): deployed 4.2"});
}

TEST_CASE("paste: a date of two meanings is left unknown, and said") {
  const auto found = read_text("ana \u2014 05/06/2026 3:29 PM\nerrors are up\n", in_berlin());
  CHECK(found.shown() == Lines{"? ana: errors are up"});
  CHECK(found.has_note("ambiguous"));
}

TEST_CASE("paste: a date of two meanings is read as other dates or the day tell") {
  const auto after = read_text(
      "ana \u2014 05/06/2026 3:29 PM\nerrors are up\n\nbo \u2014 25/06/2026 3:30 PM\nand rising\n", in_berlin());
  CHECK(after.shown(in_berlin().zone) ==
        Lines{"2026-06-05T15:29:00+02:00 ana: errors are up", "2026-06-25T15:30:00+02:00 bo: and rising"});
  CHECK(after.has_note("dates such as 05/06/2026 are read day first, like other dates in the text"));

  auto context = in_berlin();
  context.day = time::parse_day("2026-05-06");
  const auto by_day = read_text("[05/06 10:37] Carl Berg\n\nis it down?\n\n[05/06 10:38] Bo\n\nyes\n", context);
  CHECK(by_day.shown(context.zone) ==
        Lines{"2026-05-06T10:37:00+02:00 Carl Berg: is it down?", "2026-05-06T10:38:00+02:00 Bo: yes"});
  CHECK(by_day.has_note("read month first, like the day of the clock times"));
  CHECK(read_text("- 05/06/2026 14:02 page\n- 1/2 of the pods were gone\n", context).shown(context.zone) ==
        Lines{"2026-05-06T14:02:00+02:00 page", "? 1/2 of the pods were gone"});

  // a date in the words of a message, and a fraction, say nothing
  context.day = time::parse_day("2026-06-05");
  const auto message = read_text("ana \u2014 05/06/2026 3:29 PM\nthe certificate expired 12/31/2025\n", context);
  CHECK(message.shown(context.zone) == Lines{"2026-06-05T15:29:00+02:00 ana: the certificate expired 12/31/2025"});
  CHECK(read_text("- 05/06/2026 14:02 page\n- 1/2 : of the pods\n", context).shown(context.zone).back() ==
        "? 1/2 : of the pods");
  // the text and the day disagree
  CHECK(read_text("- 05/06/2026 14:02 page\n- 12/31/2026 14:02 x\n", context).shown().front() == "? page");
  CHECK(read_text("| day | at | what |\n|--|--|--|\n| 25/06/2026 | 14:00 | calm |\n| 05/06/2026 | 14:02 | page |\n",
                  in_berlin())
            .shown(context.zone) == Lines{"2026-06-25T14:00:00+02:00 calm", "2026-06-05T14:02:00+02:00 page"});

  const auto both = read_text("- 05/06/2026 14:02 page\n- 25/06/2026 14:02 x\n- 06/25/2026 14:02 y\n", in_berlin());
  CHECK(both.shown().front() == "? page");
}

TEST_CASE("paste: relative days of Discord count from the import, with a note") {
  const auto found = read_text(
      "ana \u2014 Yesterday at 1:36 PM\nerrors are up\nBo \u2014 Today at 9:02 AM\nfixed (edited)\n", in_berlin());
  CHECK(found.shown(in_berlin().zone) ==
        Lines{"2026-11-28T13:36:00+01:00 ana: errors are up", "2026-11-29T09:02:00+01:00 Bo: fixed"});
  CHECK(found.has_note("\"Yesterday\" is read as Sat 28 Nov 2026"));
  CHECK(found.has_note("\"Today\" is read as Sun 29 Nov 2026"));
}

TEST_CASE("paste: joins, modes and other lines of IRC clients are dropped, in any language") {
  const auto irssi = read_text(
      "--- Log opened Thu Aug 13 23:50:00 2026\n"
      "23:58 <@ana> caf\xE9 is gone\n"
      "23:58 -!- mode/#ops [+o bo] by ana\n"
      "23:59 -!- bo [~bo@host.example.com] has quit [Ping timeout]\n"
      "23:59 -!- ana is now known as ana_away\n"
      "--- Den zm\u011Bn\u011Bn P\u00E1 srp 14 2026\n"
      "00:02 < ana_away> caf\u00E9 is up\n"
      "--- Log closed Fri Aug 14 00:10:00 2026\n",
      in_utc());
  CHECK(irssi.shown() == Lines{"2026-08-13T23:58:00+00:00 ana: caf\uFFFD is gone",
                               "2026-08-14T00:02:00+00:00 ana_away: caf\u00E9 is up"});
  CHECK(irssi.dropped == 3);
  const auto weechat = read_text(
      "2026-08-13 14:32:11\t@ana\tdb is gone\n"
      "2026-08-13 14:32:20\t-->\tbo (~bo@h.example.com) has joined #ops\n"
      "2026-08-13 14:32:40\t<--\tcy (~cy@h.example.com) has quit (Quit)\n"
      "2026-08-13 14:32:50\t--\tMode #ops [+o bo] by ana\n"
      "2026-08-13 14:33:00\t *\tbo restarts it\n"
      "2026-08-13 14:34:00\t+bo\tyes\n",
      in_utc());
  CHECK(weechat.shown() == Lines{"2026-08-13T14:32:11+00:00 ana: db is gone",
                                 "2026-08-13T14:33:00+00:00 bo: restarts it", "2026-08-13T14:34:00+00:00 bo: yes"});
  CHECK(weechat.dropped == 3);
}

TEST_CASE("paste: IRC logs of ZNC") {
  const auto found = read_text(
      "[14:32:11] <ana> db is gone\n[14:32:20] *** Joins: bo (b@h.example.com)\n[14:32:30] * bo restarts it\n"
      "[14:32:40] *** cy sets mode: +o bo\n[14:32:50] -ana- up again\n",
      in_utc());
  CHECK(found.shown() == Lines{"2026-11-25T14:32:11+00:00 ana: db is gone", "2026-11-25T14:32:30+00:00 bo: restarts it",
                               "2026-11-25T14:32:50+00:00 ana: up again"});
  CHECK(found.dropped == 2);
}

TEST_CASE("paste: IRC proxies write no year, and notices between hyphens") {
  const auto found = read_text(
      "[14 Jan 10:36] <ana!ana@h.example.com> db is gone\n[14 Jan 10:37] -alerts!a@h.example.com- disk is full\n"
      "[14 Jan 10:38] <bo!b@h.example.com> yes\n",
      in_utc());
  CHECK(found.shown() == Lines{"2026-01-14T10:36:00+00:00 ana: db is gone",
                               "2026-01-14T10:37:00+00:00 alerts: disk is full", "2026-01-14T10:38:00+00:00 bo: yes"});
}

TEST_CASE("paste: IRC of irssi") {
  const auto found = read_text(
      "--- Log opened Thu Aug 13 23:50:00 2026\n"
      "23:58 <@ana> db is gone\n"
      "23:59 -!- bo [~bo@host.example.com] has joined #ops\n"
      "--- Day changed Fri Aug 14 2026\n"
      "00:02  * bo restarts it\n"
      "00:03 < ana> up\n",
      in_utc());
  CHECK(found.shown() == Lines{"2026-08-13T23:58:00+00:00 ana: db is gone", "2026-08-14T00:02:00+00:00 bo: restarts it",
                               "2026-08-14T00:03:00+00:00 ana: up"});
  CHECK(found.dropped == 1);
}

TEST_CASE("paste: an IRC log of a day has its date in the name of the file") {
  constexpr std::string_view log =
      "[02:06:03] *** Quits: f10 (~flo@host.example.com) (Ping timeout)\n[02:12:50] <ana> db is gone\n"
      "[02:13:00] * bo joined the channel\n[02:14:00] * bo restarts it\n";
  const Lines on_that_day = {"2025-06-01T02:12:50+00:00 ana: db is gone", "2025-06-01T02:14:00+00:00 bo: restarts it"};
  for (const auto* name : {"logs/#ops_20250601.log", "ops-2025-06-01.log.txt"}) {
    const auto found = read_text(log, in_utc(), {}, name);
    CHECK(found.shown() == on_that_day);
    CHECK(found.dropped == 2);
    CHECK(found.has_note("on the day in the name of their file"));
  }
  for (const auto* name : {"ops.log", "ops-20251399.log", "ops-12025060199.log"})
    CHECK(read_text(log, in_utc(), {}, name).shown().front() == "2026-11-25T02:12:50+00:00 ana: db is gone");
}

TEST_CASE("paste: IRC of weechat and with times in brackets") {
  CHECK(paste("2026-08-13 14:32:11\t@ana\tdb is gone\n2026-08-13 14:32:20\t-->\tbo has joined #ops\n"
              "2026-08-13 14:33:00\tbo\tyes\n") ==
        Lines{"2026-08-13T14:32:11+02:00 ana: db is gone", "2026-08-13T14:33:00+02:00 bo: yes"});
  CHECK(paste("[14:56] <ana> hi\n[14:57:10] <bo> it is slow\n") ==
        Lines{"2026-11-25T14:56:00+01:00 ana: hi", "2026-11-25T14:57:10+01:00 bo: it is slow"});
}

TEST_CASE("paste: chat lines with a name before a colon") {
  CHECK(paste("[14:56] Ana: slow\n[14:57] Bo: here too\n[14:58] Ana: restarting\n") ==
        Lines{"2026-11-25T14:56:00+01:00 Ana: slow", "2026-11-25T14:57:00+01:00 Bo: here too",
              "2026-11-25T14:58:00+01:00 Ana: restarting"});
}

TEST_CASE("paste: Markdown lists with days and a zone in headings") {
  CHECK(paste("# Timeline (all times UTC)\n"
              "\n"
              "## 2026-11-20\n"
              "- **23:40:** first page\n"
              "  - it named the queue\n"
              "- 00:10 - 00:20 failover\n"
              "- ~00:30 quiet\n"
              "- nobody was called\n"
              "## 2026-11-22\n"
              "* 10:00 AM: review\n") == Lines{"2026-11-21T00:40:00+01:00 first page\nit named the queue",
                                               "2026-11-21T01:10:00+01:00 until 2026-11-21T01:20:00+01:00 failover",
                                               "~2026-11-21T01:30:00+01:00 quiet", "? nobody was called",
                                               "2026-11-22T11:00:00+01:00 review"});
}

TEST_CASE("paste: notes of one's own are no quotations, logs are") {
  const auto found = read_text("14:05 first page\n2026-11-25T14:06:00.250Z ERROR queue full\n", in_utc());
  REQUIRE(found.candidates.size() == 2);
  CHECK_FALSE(found.candidates[0].verbatim);
  CHECK(found.candidates[1].verbatim);
  CHECK(found.candidates[1].text == "ERROR queue full");
  CHECK(found.candidates[1].precision == record::Precision::second);
}

TEST_CASE("paste: tables, also with the day in a cell of its own") {
  CHECK(paste("| Time (UTC) | What |\n|---|---|\n| 14:50 | first page |\n| 14:55 | mitigated |\n") ==
        Lines{"2026-11-25T15:50:00+01:00 first page", "2026-11-25T15:55:00+01:00 mitigated"});
  CHECK(paste("| Day | Time | What |\n|---|---|---|\n| 2026-11-20 | 14:50 | first page |\n") ==
        Lines{"2026-11-20T14:50:00+01:00 first page"});
  CHECK(paste("| Fri | Nov 20 | 14:50 | first page | ana |\n| Fri | Nov 20 | 14:52 | restart | |\n") ==
        Lines{"2026-11-20T14:50:00+01:00 first page | ana", "2026-11-20T14:52:00+01:00 restart |"});
}

TEST_CASE("paste: a time on a line of its own") {
  CHECK(paste("- \n11:21\n- first page\n- \n11:30\n- mitigated\n") ==
        Lines{"2026-11-25T11:21:00+01:00 first page", "2026-11-25T11:30:00+01:00 mitigated"});
}

TEST_CASE("paste: the same text has the same keys") {
  const auto once = read_text("Ana  3:29 PM\nrestarting\n", in_berlin());
  const auto twice = read_text("Ana  3:29 PM\nrestarting\nBo  3:30 PM\nok\n", in_berlin());
  REQUIRE(once.candidates.size() == 1);
  CHECK(once.candidates[0].key == twice.candidates.at(0).key);
  CHECK(twice.candidates.at(0).key != twice.candidates.at(1).key);
}

TEST_CASE("paste: bytes that are no text are refused") {
  CHECK(format_of(std::string_view("\0\1\2", 3)).empty());
  CHECK(read_text("\xFF\xFE\x80 broken\n14:05 first \xC3 page\n", in_utc()).shown() ==
        Lines{"2026-11-25T14:05:00+00:00 first \xEF\xBF\xBD page"});
}

TEST_CASE("paste: a summary of what was read") {
  const auto paste =
      imports::read_paste("Ana  2:02 PM\nslow\nBo\xE2\x80\xAF 3:40\xE2\x80\xAFPM\nback to normal\n", in_berlin());
  CHECK(paste.items == "Slack messages");
  CHECK(paste.is_chat);
  CHECK(paste.candidates.size() == 2);
  CHECK(paste.untimed == 0);
  CHECK(paste.zone == "Europe/Berlin");
  REQUIRE(paste.from);
  CHECK(*paste.from == spoken_test::at("2026-11-25T14:02:00+01:00"));
  CHECK(*paste.until == spoken_test::at("2026-11-25T15:40:00+01:00"));
}
