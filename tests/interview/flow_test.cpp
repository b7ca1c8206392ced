// How the meeting goes: order, sections, what is skipped, how much is asked.
#include <algorithm>

#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "interview/interview_script.hpp"
#include "interview/kept_items.hpp"

using namespace pm;
using namespace pm::interview;

namespace {

record::Record prepared() {
  Talk boss({.purpose = Purpose::prepare});
  boss.says({"Checkout answers with 500s", "1", "A third of shoppers in the EU saw an error at payment.", "checkout",
             "Ana, on call", "Bo, support", "", "200 person-hours", ""});
  REQUIRE(boss.session.ended == InterviewEnding::prepared);
  return draft(boss.session, boss.room);
}

/// Five events, three factors, two fixes.
Talk& a_small_incident(Talk& talk) {
  return talk
      .says({"Cora, Dan", "", "20 Nov 09:02 deploy of the cart", "09:05 shoppers see errors at payment",
             "09:40 page, \"error rate\"", "09:55 deploy rolled back by the release tool", "10:10 all graphs normal",
             "", ""})
      .says({"T2", "T3", "1"})
      .until("resolved")
      .says("T5")
      .enter()  // the problem as restated
      .until("until_seen")
      .says({"the alert looks at one-hour means", ""})
      .says({"the rollback waits for two approvals", ""})
      .says({"the canary was green", "", "", "the status page is on another cloud", ""})
      .until("absurdities")
      .says({"the cart has four ways to say zero", ""})
      .says({"the canary has no payments", ""})
      .until("fixes")
      .says({"Send one test payment through the canary @ana 3h F3", "Alert on five-minute means @bo 2h F1", ""})
      .until("process")
      .says("4 print the timeline first")
      .enter();  // the summary as proposed
}

}  // namespace

TEST_CASE("prep: the meeting asks only what is missing") {
  Talk talk({}, prepared());
  CHECK(talk.at() == "boss");
  CHECK(talk.record().meeting.held_at->text == "2026-11-20T15:00:00+00:00");
  CHECK(talk.heard("kind: outage"));
  talk.says({"Cora, Dan", ""});
  CHECK(talk.at() == "events");
}

TEST_CASE("meeting: without prep the title comes first") {
  Talk talk;
  CHECK(talk.at() == "title");
  INFO(talk.heard());
  CHECK(talk.heard("opening · section 1 of"));
  talk.says("Checkout answers with 500s");
  CHECK(talk.at() == "boss");
  talk.says({"Cora, Dan", ""});
  CHECK(talk.at() == "kind");
}

TEST_CASE("title: given on the command line, not asked") {
  record::Record named;
  named.title = "Orders were lost for a night";
  CHECK(Talk({.purpose = Purpose::prepare}, named).at() == "kind");
  CHECK(Talk({}, named).at() == "boss");
}

TEST_CASE("flow: a small incident takes at most 30 prompts") {
  Talk talk({}, prepared());
  a_small_incident(talk);
  CHECK(talk.at() == "finish");
  INFO(talk.heard());
  talk.enter();
  CHECK(talk.session.ended == InterviewEnding::finished);
  CHECK(talk.record().status == record::Status::final);
  CHECK(talk.prompts <= 30);
}

TEST_CASE("flow: a medium incident takes at most 50 prompts") {
  Talk talk({}, prepared());
  talk.says({"Cora, Dan", "", "20 Nov 09:02 deploy of the cart", "09:05 shoppers see errors at payment",
             "09:20 first mail to support", "09:40 page, \"error rate\"", "09:44 Ana opens the dashboard",
             "10:10 the rollback waits for approval", "10:40 approval given", "10:50 old version serves",
             "11:05 queue of payments drained", "11:30 all graphs normal", "", ""});
  talk.says({"T2", "T3", "4 a mail to support", ""}).until("mitigated").says({"T8", "T10"}).enter();
  talk.until("until_seen").says({"the alert looks at one-hour means", ""});
  talk.says({"the rollback waits for two approvals", "the second approver was in the air", ""});
  talk.until("surprises")
      .says({"the canary was green", ""})
      .until("held")
      .says({"the status page is on another cloud", ""});
  talk.until("lucky")
      .says({"it was not Friday", ""})
      .until("absurdities")
      .says({"the cart has four ways to say zero", ""});
  talk.until("factors").says({"the canary has no payments", ""}).until("fixes");
  talk.says({"Send one test payment through the canary @ana 3h F4", "Alert on five-minute means", "bo 2h", "1",
             "One approval is enough for a rollback @cora 1h F2", ""});
  talk.until("broadest")
      .says({"X1", "a red canary before a red shop"})
      .until("process")
      .says("4 print the timeline first");
  talk.until("finish").enter();
  CHECK(talk.session.ended == InterviewEnding::finished);
  CHECK(talk.record().factors->size() == 4);
  CHECK(talk.record().fixes->size() == 3);
  CHECK(talk.prompts <= 50);
}

TEST_CASE("flow: --short takes at most 16 prompts") {
  Talk talk({.is_short = true});
  talk.says({"Checkout answers with 500s", "20 Nov 09:05 shoppers see errors", "09:40 page", "10:10 normal", "", "T1",
             "T2", "T3", ""});
  CHECK(talk.at() == "factors");
  talk.says({"the canary has no payments", "the alert looks at one-hour means", ""});
  talk.until("fixes").says({"Send one test payment through the canary", "ana 2h", ""});
  CHECK(talk.at() == "finish");
  talk.enter();
  CHECK(talk.prompts <= 16);
}

TEST_CASE("flow: a question takes at most 8 lines at 60 columns") {
  for (const auto& q : questions()) {
    const auto shown = render({{MessageKind::section, q.section + " · section 1 of 10 · 12 min"},
                               {MessageKind::ask, q.ask},
                               {MessageKind::hint, q.hint}},
                              60, false, false);
    INFO(q.id << ":\n" << shown);
    CHECK(std::ranges::count(shown, '\n') <= 8);
    for (const auto line : text::lines(shown)) CHECK(text::display_width(line) <= 60);
  }
}

TEST_CASE("choices: below the question, unbroken") {
  const Messages asked = {
      {MessageKind::ask, "How did we find out? 1 an alert · 2 a check · 3 a colleague · 4 a customer · 5 chance"}};
  CHECK(render(asked, 60, false, false) ==
        "How did we find out?\n  1 an alert · 2 a check · 3 a colleague · 4 a customer\n  5 chance\n");
  CHECK(render(asked, 60, false, true) ==
        "How did we find out?\n  1 an alert\n  2 a check\n  3 a colleague\n  4 a customer\n  5 chance\n");
  CHECK(render({{MessageKind::section, "factors · section 6 of 9 · 31 minutes"}}, 60, false, true) ==
        "\nfactors, section 6 of 9, 31 minutes\n");
  CHECK(render({{MessageKind::hint, "`~14:10` roughly · `+5m` later"}}, 60, false, true) ==
        "  `~14:10` roughly; `+5m` later\n");
}

TEST_CASE("questions: 41, each with reason and section") {
  const auto all = questions();
  CHECK(all.size() == 41);
  for (const auto& q : all) {
    INFO(q.id);
    CHECK_FALSE(q.ask.empty());
    CHECK_FALSE(q.why.empty());
    CHECK_FALSE(q.field.empty());
  }
}

TEST_CASE("team question: asked in its section, stored in custom") {
  Talk talk({}, prepared());
  talk.room.team_questions = {
      {"customers_told", "times", "When and how did we tell customers?", "Status page, mail, phone."}};
  talk.says({"Cora, Dan", "", "20 Nov 09:05 shoppers see errors", "", ""}).until("problem").enter();
  CHECK(talk.at() == "customers_told");
  talk.says("A mail at noon");
  CHECK(talk.record().custom->find("customers_told")->text == "A mail at noon");
}

TEST_CASE("any input leaves a readable draft, and loses nothing in silence") {
  static constexpr std::string_view lines[] = {"",
                                               "y",
                                               "n",
                                               "1",
                                               "3",
                                               "14:05 first page",
                                               "T2",
                                               "?",
                                               "unknown",
                                               "~14:00",
                                               "+5m it",
                                               "-10m was",
                                               "/back",
                                               "/undo",
                                               "/skip",
                                               "/goto factors",
                                               "/why",
                                               "/bakc",
                                               "//x",
                                               "F1",
                                               "-F1",
                                               "-T1",
                                               "S1: the board went on",
                                               "S1 went on",
                                               "/drop F1",
                                               "/move S2 1",
                                               "ana 2h",
                                               "1 2",
                                               "X1",
                                               "-X1",
                                               "4 less of this",
                                               "/fix do it @bo 9h",
                                               "/event 14:20 more",
                                               "/factor it was dark",
                                               "/park x",
                                               "/soak thu",
                                               "/goto times",
                                               "/goto fixes",
                                               "/goto finish",
                                               "Rewrite the shop @ana 90h F1 due fri",
                                               "automate the failover",
                                               "not yet",
                                               "n/a",
                                               "\xF0\x9F\x98\x80 \xE6\x97\xA5\xE6\x9C\xAC",
                                               "/zone Europe/Berlin",
                                               "/day 18 Nov",
                                               "/day 17 Nov T1-T3",
                                               "16 Nov",
                                               "23:50 late",
                                               "0:10 early",
                                               "12 May release 4.2",
                                               "? nobody knows",
                                               "13:00 CST elsewhere",
                                               "that was on 15 Nov",
                                               "/reset",
                                               "/goto problem"};
  unsigned state = 7;
  const auto next = [&] { return (state = state * 1664525U + 1013904223U) >> 8U; };
  for (int run = 0; run < 60; ++run) {
    Talk talk({.purpose = run % 7 == 0 ? Purpose::prepare : Purpose::meet, .is_short = run % 5 == 0});
    talk.says("A day");
    std::string story;
    for (int i = 0; i < 60 && !talk.session.ended; ++i) {
      const auto line = lines[next() % std::size(lines)];
      story += std::string(line) + "\n";
      const auto before = talk.record();
      talk.says(line);
      for (const auto& item : lost_in_silence(before, talk.record(), talk.said))
        FAIL("after\n" << story << "this is gone, and nothing says so: " << item);
      const auto on_disk = record::read(record::write(draft(talk.session, talk.room)));
      if (on_disk.record) continue;
      std::string faults;
      for (const auto& fault : on_disk.errors) faults += fault.pointer + ": " + fault.message + "\n";
      FAIL("after\n" << story << "the draft has faults:\n" << faults);
    }
  }
}
