// What a published text must not hold, and what it may.
#include <pm/leak.hpp>
#include <pm/report.hpp>

#include "catch.hpp"

using pm::lint::find_leaks;
using pm::lint::Leak;
using pm::lint::PageFormat;
using pm::lint::PrivateTerms;
using pm::lint::visible_text;
using Kind = pm::lint::Leak::Kind;

namespace {

pm::record::Record internal_record() {
  pm::record::Record r;
  r.id = "2026-10-02-orders-were-lost";
  r.title = "Orders were lost";
  r.kind = pm::record::IncidentKind::data;
  pm::record::Participant cora, soeren, yamada, will, bo;
  cora.name = "Cora Lindqvist", cora.role = "database administrator";
  soeren.name = "Søren Ødegård", yamada.name = "山田太郎", will.name = "Will Hartmann", bo.name = "Bo Lee";
  r.meeting.participants = {cora, soeren, yamada, will, bo};
  r.meeting.boss = "Dr Mia Castellano";
  r.meeting.scribe = "José Álvarez";
  pm::record::Fix filed, team, stored;
  filed.id = "X1", filed.title = "Check the queue", filed.owner = "Priya Raman";
  filed.ticket.emplace();
  filed.ticket->key = "#412", filed.ticket->url = "https://status.example.org/internal/412";
  team.id = "X2", team.title = "Alert on the queue", team.owner = "Platform Team";
  stored.id = "X3", stored.title = "Restore every week", stored.owner = "Storage Falken";
  r.fixes = {filed, team, stored};
  pm::record::Fix login;
  login.id = "X4", login.title = "Watch it", login.owner = "kim";
  r.fixes->push_back(login);
  pm::record::Event event;
  event.id = "T1", event.text = "the queue is full", event.who = "Nadia";
  event.url = "https://grafana.acme.internal/d/queue";
  r.timeline = {event};
  return r;
}

PrivateTerms terms() {
  PrivateTerms all({.hosts = {"status.example.org"},
                    .teams = {"Storage Falken"},
                    .hide = {"Project Falcon"},
                    .roles = {{"U061FA5PB", "on call"}, {"Tomasz", "duty officer"}}});
  all.add(internal_record());
  return all;
}

std::string kinds_in(std::string_view text) {
  std::string all;
  for (const auto& leak : find_leaks(text, terms()))
    if (leak.is_certain) all += std::string(describe(leak.kind)) + " <" + leak.excerpt + ">; ";
  return all;
}

constexpr std::string_view planted[] = {
    // names
    "Cora restarted the importer.", "The importer was restarted by Lindqvist.", "cora's change was reverted.",
    "CORA noticed it first.", "Søren found the cause.", "Soren found the cause.", "Odegard reviewed the change.",
    "The shift of 山田太郎 began.", "A change by Will was rolled back.", "Hartmann was paged.", "Then Bo restarted it.",
    "Castellano informed customers.", "José wrote it down.", "Ask Priya about the queue.", "Nadia saw the queue grow.",
    "Tomasz took over.", "Then Kim took over.", "The page went to U061FA5PB.", "Reviewed by Jose Alvarez.",
    // mail, handles
    "Write to orders-team@example.com.", "Thanks to @cora-l for the fix.", "Paged: root@db1.",
    // machines, addresses
    "The disk of db1 was full.", "web-prod-03 answered slowly.", "Logs are on pg-replica-2.",
    "queue.orders.internal did not answer.", "The name printer.lan is gone.", "10.20.30.40 was unreachable.",
    "Traffic went to 192.168.7.1.", "It listens on 172.20.0.5:5432.", "The peer fe80::1ff:fe23:4567:890a was lost.",
    "It is fd12:3456:789a::1.", "See build.acme-tools.com for the log.",
    // tickets, links
    "This is tracked as OPS-4711.", "See #412 for details.", "https://wiki.acme.com/incidents/7 has more.",
    "https://status.example.org/internal/412 has more.", "https://grafana.acme.internal/d/queue shows it.",
    // secrets
    "The token ghp_0123456789abcdefABCDEF was rotated.", "password=hunter22 was in the log.",
    "Authorization: Bearer abc123.def456", "It held AKIAIOSFODNN7EXAMPLE.", "https://bot:s3cret@status.example.org/x",
    "xoxb-123456789012-abcdef was found.", "-----BEGIN RSA PRIVATE KEY-----",
    "A token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc was valid.",
    // hidden words, ids
    "This delayed Project Falcon.", "See 2026-10-02-orders-were-lost."};

constexpr std::string_view clean[] = {
    "On 2 October 2026, between 09:10 and 11:45 UTC, some orders were accepted but not stored. We restored all of them "
    "from the log. We will alert on such gaps within two minutes.",
    "Customers saw HTTP 500 and 503 errors for 1 h 36 min; 3.5 % of requests failed. UTF-8 names, SHA-256 sums and TLS "
    "1.3 connections were not affected. You may have seen a COVID-19 notice: that is unrelated.",
    "The platform team added a check (version 2.14.0.1) before each release. The storage service keeps 7 days of "
    "backups, which are now restored every week. Will this happen again? We do not expect it.",
    "Updates are on https://status.example.org/incidents/77. Follow the number of the incident, not the date. It is "
    "the "
    "#1 source of news, e.g. for partners in Europe/Berlin.",
    "An engineer stopped the job at 14:05:10 and the on-call engineer took over. Two factors were needed: a password "
    "prompt was skipped, and the token: had expired. The mark of 90 % was reached twice.",
};

}  // namespace

TEST_CASE("leak: every planted leak is found") {
  CHECK(std::size(planted) >= 40);
  for (const auto text : planted) {
    INFO(text);
    CHECK_FALSE(kinds_in(text).empty());
  }
}

TEST_CASE("leak: clean texts have none") {
  CHECK(std::size(clean) == 5);
  for (const auto text : clean) CHECK(kinds_in(text) == "");
}

TEST_CASE("leak: found in the rendered report, in every field and format") {
  for (const auto text : planted)
    for (int field = 0; field < 6; ++field) {
      auto r = internal_record();
      r.factors.emplace();
      r.factors->emplace_back();
      r.factors->front().id = "F1", r.factors->front().text = "an old queue";
      r.timeline->front().at = pm::time::Zone::utc().instant(pm::time::Micros(std::chrono::hours(24 * 365 * 50)));
      auto& p = r.public_texts;
      p.title = "Lost orders";
      const std::string words(text);
      if (field == 0) p.title = words;
      if (field == 1) p.summary = words;
      if (field == 2) p.impact = words;
      if (field == 3) p.timeline = std::vector<pm::record::TextForId>{{"T1", words}};
      if (field == 4) p.factors = std::vector<pm::record::TextForId>{{"F1", words}};
      if (field == 5) p.fixes = std::vector<pm::record::TextForId>{{"X1", words}};
      const auto all = terms();
      INFO(text << " in field " << field);
      const auto page = visible_text(pm::report::public_html(r), PageFormat::html);
      CHECK_FALSE(find_leaks(page.text, all).empty());
      const auto markdown = visible_text(pm::report::public_markdown(r), PageFormat::markdown);
      CHECK_FALSE(find_leaks(markdown.text, all).empty());
      CHECK(page.text.size() == page.origin.size());
    }
}

TEST_CASE("leak: a report of clean texts has none") {
  auto r = internal_record();
  r.public_texts.title = "Lost orders";
  for (const auto text : clean) {
    r.public_texts.summary = std::string(text);
    std::string found;
    for (const auto& leak : find_leaks(visible_text(pm::report::public_html(r), PageFormat::html).text, terms()))
      if (leak.is_certain) found += leak.excerpt + "; ";
    CHECK(found == "");
  }
}

TEST_CASE("leak: markup, references and invisible characters hide nothing") {
  for (const std::string_view html :
       {"<p>Co<b>ra</b></p>", "<p>C&#111;ra</p>", "<p>Co\u200Bra</p>", "<img alt='Cora'>", "<!-- Cora -->",
        "<a href=\"https://wiki.acme.com\">here</a>", "<svg><text>Cora</text></svg>", "<p title=Cora>x</p>"}) {
    INFO(html);
    CHECK_FALSE(find_leaks(visible_text(html, PageFormat::html).text, terms()).empty());
  }
  for (const std::string_view markdown : {"**Co**ra", "Co&#114;a", "@\u200Bcora\\-l", "OPS\\-4711"}) {
    INFO(markdown);
    CHECK_FALSE(find_leaks(visible_text(markdown, PageFormat::markdown).text, terms()).empty());
  }
  CHECK(find_leaks(visible_text("<style>.Cora{}</style><p class=\"Cora\">ok</p>", PageFormat::html).text, terms())
            .empty());
}

TEST_CASE("leak: a word that is also a name is only asked about at the start of a sentence") {
  const auto leaks = find_leaks("Will it happen again? Ask Will. They will know.", terms());
  REQUIRE(leaks.size() == 2);
  CHECK_FALSE(leaks[0].is_certain);
  CHECK(leaks[1].is_certain);
}

TEST_CASE("leak: a secret covers what it contains, and shows only its beginning") {
  const auto leaks = find_leaks("curl https://bot:hunter22@db1.acme.internal/x", terms());
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].kind == Kind::secret);
  CHECK(leaks[0].excerpt.find("hunter22") == std::string::npos);
  CHECK_FALSE(leaks[0].can_waive());
}

TEST_CASE("leak: hostile texts are read to their end") {
  const auto all = terms();
  for (const std::string piece :
       {"password=", "bearer ", "a@",    "@a",     "://", "a://b ", "-----BEGIN ", "1-",         "#1",
        "A-1",       "::",      "fd00:", "db1-",   "=x",  ".",      "<",           "&#x",        "eyJ.",
        "Will ",     "\xC3",    "\xFF",  "\u200B", "\\",  "<!--",   "<style>",     "<p title=\""}) {
    std::string text;
    while (text.size() < 8'000) text += piece;
    INFO(piece);
    for (const auto format : {PageFormat::html, PageFormat::markdown, PageFormat::plain}) {
      const auto visible = visible_text(text, format);
      CHECK(visible.text.size() == visible.origin.size());
      for (const auto& leak : find_leaks(visible.text, all)) REQUIRE(leak.end <= visible.text.size());
    }
  }
}

TEST_CASE("leak: an approval is older than the texts") {
  auto r = internal_record();
  auto& p = r.public_texts;
  p.title = "Lost orders";
  CHECK_FALSE(pm::lint::is_approval_stale(p));
  p.approved.digest = pm::lint::public_digest(p);
  CHECK_FALSE(pm::lint::is_approval_stale(p));
  p.summary = "Some orders were lost.";
  CHECK(pm::lint::is_approval_stale(p));
}

TEST_CASE("public report: holds nothing of the record but what is public") {
  auto r = internal_record();
  r.timeline->front().at = pm::time::Zone::utc().instant(pm::time::Micros(std::chrono::hours(24 * 365 * 50)));
  r.public_texts.fixes = std::vector<pm::record::TextForId>{{"X3", "Restores are tested every week"}};
  r.public_texts.title = "Lost orders";
  for (const auto& text : {pm::report::public_html(r), pm::report::public_markdown(r)}) {
    for (const auto* word : {"2026-10-02", "Orders were lost", "Cora", "Storage", "X3", "412", "queue"}) {
      INFO(word);
      CHECK(text.find(word) == text.npos);
    }
    CHECK(text.find("Restores are tested every week") != text.npos);
    CHECK(text.find("X1") != text.npos);
    CHECK(text.find("Lost orders") != text.npos);
  }
}
