// `pm public`, `pm report --public` and `pm check --public`.
#include <filesystem>

#include <pm/leak.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "commands/public_walk.hpp"
#include "lint/a_record.hpp"
#include "terminal/scripted_prompt.hpp"

using pm::commands::is_decided;
using pm::commands::public_items;
using pm::commands::public_text_of;
using pm::commands::walk_public_texts;
using pm::commands::WalkResult;
using pm::lint::test::with;
using pm::terminal::ScriptedPrompt;
using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

const std::string file = "postmortems/2026-11-20-checkout-500s.json";
const std::string stem = "postmortems/2026-11-20-checkout-500s";

constexpr auto people = R"({"meeting": {"boss": "Mia", "participants": [{"name": "Cora Lind", "role": "on call"}]},
  "impact": "Cora Lind saw that 40 orders failed on db1. Nothing else.",
  "public": {"title": "Failed checkouts", "factors": {"F2": "Backups were kept in two places"},
             "fixes": {"X1": "Every prompt shows its host"}}})";

pm::record::Record the_record(const std::string& changes = people) {
  return pm::record::read(with(changes)).record.value();
}

struct Walk {
  pm::record::Record record;
  ScriptedPrompt prompt;
  std::size_t saves = 0;
  WalkResult result;

  Walk(pm::record::Record r, std::initializer_list<std::string> lines, const std::vector<std::string>& names = {})
      : record(std::move(r)), prompt(lines) {
    pm::lint::PrivateTerms terms({});
    terms.add(record);
    result =
        walk_public_texts(record, terms, names, pm::time::Day{"2026-11-30"}, prompt,
                          [&](const pm::record::Record&) -> pm::Result<void> { return ++saves, pm::Result<void>{}; });
  }
};

struct Team : InnerWorld {
  explicit Team(const std::string& changes = people) {
    write(".git/HEAD", "");
    write("pm.toml", "[report]\nformats = [\"md\", \"html\"]\n[public]\nhide = [\"Falcon\"]\n");
    write(file, with(changes));
  }
};

std::string with_public(const std::string& texts) {
  return R"({"meeting": {"participants": [{"name": "Cora Lind"}]}, "public": )" + texts + "}";
}

}  // namespace

TEST_CASE("public: names become roles, hosts and tickets are marked") {
  const auto record = the_record();
  pm::lint::PrivateTerms terms({.hosts = {}, .teams = {}, .hide = {}, .roles = {{"Mia", "incident manager"}}});
  terms.add(record);
  CHECK(pm::commands::redacted("Cora Lind and Mia looked at db1, see OPS-77.", terms) ==
        "The on-call engineer and the incident manager looked at [host], see [ticket].");
  for (const auto& item : public_items(record, terms))
    if (item.name == "summary")
      CHECK(item.proposal ==
            "Checkout answers with 500s on 20 Nov 2026, from 10:00 to 10:09 UTC. The on-call engineer saw that 40 "
            "orders failed on [host]. Of 1 action item against a repetition, 0 are done.");
}

TEST_CASE("public: nothing is public until it is kept") {
  const Walk walk(the_record(R"({"public": null})"), {"", "", "", "", ""});
  INFO(walk.prompt.transcript);
  CHECK(walk.result.ending == WalkResult::Ending::finished);
  CHECK_FALSE(pm::lint::has_public_texts(walk.record.public_texts));
  CHECK(walk.saves == 5);
}

TEST_CASE("public: each answer is kept, reworded or left out, and saved at once") {
  Walk walk(the_record(R"({"public": null})"), {"k", "Checkout failed.", "", "Two prompts looked alike.", "k", "Ana"});
  INFO(walk.prompt.transcript);
  CHECK(walk.record.public_texts.title == "Checkout answers with 500s");
  CHECK(walk.record.public_texts.summary == "Checkout failed.");
  CHECK(public_text_of(walk.record, "F1").empty());
  CHECK(is_decided(walk.record, "F1"));
  CHECK(public_text_of(walk.record, "F2") == "Two prompts looked alike.");
  CHECK(public_text_of(walk.record, "X1") == "Show the host in the prompt");
  CHECK(walk.record.public_texts.approved.by == "Ana");
  CHECK_FALSE(pm::lint::is_approval_stale(walk.record.public_texts));
  CHECK(walk.saves == 6);
  // It is written and read again as it is.
  const auto again = pm::record::read(pm::record::write(walk.record));
  REQUIRE(again.record);
  CHECK(*again.record == walk.record);
}

TEST_CASE("public: goes on with what is not decided") {
  Walk first(the_record(R"({"public": null})"), {"k", ""});
  CHECK(first.result.ending == WalkResult::Ending::stopped);
  Walk second(first.record, {});
  CHECK(second.prompt.transcript.find("Factor F1 (1 of 3)") != std::string::npos);
  CHECK(second.prompt.transcript.find("Title") == std::string::npos);
}

TEST_CASE("public: Ctrl-C ends it and keeps what was answered") {
  ScriptedPrompt prompt;
  prompt.says("k").interrupts("Check");
  auto record = the_record(R"({"public": null})");
  pm::lint::PrivateTerms terms({});
  std::string saved;
  const auto result = walk_public_texts(record, terms, {}, pm::time::Day{"2026-11-30"}, prompt,
                                        [&](const pm::record::Record& r) -> pm::Result<void> {
                                          saved = pm::record::write(r);
                                          return {};
                                        });
  CHECK(result.ending == WalkResult::Ending::interrupted);
  CHECK(saved.find("\"title\": \"Checkout answers with 500s\"\n") != std::string::npos);
}

TEST_CASE("public: a leak is not stored without a reason, a secret never") {
  Walk refused(the_record(), {"Cora did it.", "An engineer did it."}, {"summary"});
  CHECK(refused.record.public_texts.summary == "An engineer did it.");
  CHECK_FALSE(refused.record.waivers);
  Walk waived(the_record(), {"Cora did it.", "! Cora is the name of our product"}, {"summary"});
  CHECK(waived.record.public_texts.summary == "Cora did it.");
  REQUIRE(waived.record.waivers);
  CHECK(waived.record.waivers->front().excerpt == "Cora");
  CHECK(waived.record.waivers->front().at == "/public/summary");
  Walk secret(the_record(), {"password=hunter22", "! it is old", ""}, {"summary"});
  CHECK_FALSE(secret.record.public_texts.summary.value_or("").starts_with("password"));
  Walk marked(the_record(), {"k", ""}, {"impact"});
  CHECK(marked.prompt.transcript.find("reword [host]") != std::string::npos);
  CHECK_FALSE(marked.record.public_texts.impact);
}

TEST_CASE("public: lines fit 60 and 120 columns") {
  for (const std::size_t columns : {60U, 120U}) {
    auto record = the_record();
    ScriptedPrompt prompt{"k", "?", "", "Cora", "", "k", "k", "k"};
    prompt.width = columns;
    pm::lint::PrivateTerms terms({});
    terms.add(record);
    (void)walk_public_texts(record, terms, {"title", "summary", "impact"}, pm::time::Day{"2026-11-30"}, prompt,
                            [](const pm::record::Record&) -> pm::Result<void> { return {}; });
    for (const auto line : pm::text::lines(prompt.transcript))
      if (!line.starts_with("public > ")) CHECK(pm::text::display_width(line) <= columns);
  }
}

TEST_CASE("pm public: answers come from a pipe") {
  Team w(R"({"public": null})");
  const auto ran = w.pm({"public", "2026", "--plain", "nothing"});
  CHECK(ran.code == 2);
  CHECK(ran.complains("the record has no text \"nothing\""));
}

TEST_CASE("report --public: writes only what is public, next to the record") {
  const Team w;
  const auto ran = w.pm({"report", "--public", "2026"});
  INFO(ran);
  CHECK(ran.code == 0);
  const auto page = w.read(stem + ".public.html"), markdown = w.read(stem + ".public.md");
  CHECK(page.starts_with("<!-- pm-report-html public -->\n"));
  CHECK(markdown.starts_with("<!-- pm-report public -->\n"));
  for (const auto& text : {page, markdown}) {
    CHECK(text.find("Backups were kept in two places") != text.npos);
    CHECK(text.find("Cora") == text.npos);
    CHECK(text.find("checkout-500s") == text.npos);
    CHECK(text.find("F2") == text.npos);
  }
  CHECK(w.pm({"report", "--public", "--check"}).code == 0);
  CHECK(w.pm({"check", "--public", "postmortems"}).code == 0);
  CHECK(w.pm({"report", "2026"}).code == 0);
  CHECK(w.pm({"check", "--public", "postmortems"}).code == 1);  // the internal report names Cora
  CHECK(w.pm({"delete", "2026", "--yes"}).code == 0);
  CHECK_FALSE(fs::exists(stem + ".public.html"));
}

TEST_CASE("report --public: a leak refuses the report, and nothing is written") {
  for (const std::string leak : {"Cora fixed it", "db1 was full", "OPS-4711", "Falcon was late", "a@example.com"}) {
    const Team w(with_public(R"({"summary": ")" + leak + "\"}"));
    const auto ran = w.pm({"report", "--public", "-f", "html", "2026"});
    INFO(leak << "\n" << ran);
    CHECK(ran.code == 1);
    CHECK_FALSE(fs::exists(stem + ".public.html"));
    CHECK(ran.complains("pm public 2026-11-20-checkout-500s summary"));
    CHECK(w.pm({"report", "--public", "-f", "md", "-o", "-", "2026"}).code == 1);
    CHECK(w.pm({"check"}).code == 1);
  }
}

TEST_CASE("report --public: a waiver lets a false positive through, but no secret") {
  const Team w(with_public(R"({"summary": "Cora fixed it"})"));
  CHECK(w.pm({"waive", "2026", "leak", "--at", "/public/summary", "--why", "the name of our product"}).code == 0);
  CHECK(w.pm({"report", "--public", "-f", "html", "2026"}).code == 0);
  const Team secret(with_public(R"({"summary": "password=hunter22"})"));
  CHECK(secret.pm({"waive", "2026", "leak", "--at", "/public/summary", "--why", "old"}).code == 2);
  CHECK(secret.pm({"report", "--public", "-f", "html", "2026"}).code == 1);
}

TEST_CASE("report --public: an approval that is older than the texts refuses it") {
  const Team w(with_public(R"({"summary": "It failed.", "approved": {"on": "2026-11-30", "digest": "fnv1a:00"}})"));
  const auto ran = w.pm({"report", "--public", "-f", "html", "2026"});
  CHECK(ran.code == 1);
  CHECK(ran.complains("changed after they were approved on 2026-11-30"));
}

TEST_CASE("report --public: a security record needs --security") {
  const Team w(R"({"kind": "security", "public": {"summary": "Some keys were rotated."}})");
  const auto ran = w.pm({"report", "--public", "-f", "html", "2026"});
  CHECK(ran.code == 1);
  CHECK(ran.complains("a security record is not published"));
  CHECK(w.pm({"report", "--public", "--security", "-f", "html", "2026"}).code == 0);
}

TEST_CASE("report --public: without public texts there is no report") {
  const Team w(R"({"public": null})");
  const auto ran = w.pm({"report", "--public", "2026"});
  CHECK(ran.code == 1);
  CHECK(ran.complains("has no public texts"));
  CHECK(w.pm({"report", "--public", "-f", "svg", "2026"}).code == 2);
}

TEST_CASE("check --public: compares a directory with the names of the records") {
  const Team w;
  w.write("site/index.html", "<p>Written by Co<b>ra</b></p>\n<p>fine</p>");
  w.write("site/a/notes.md", "All is well.\n\nThe disk of db1 was full.\n");
  w.write("site/logo.png", "Cora");
  auto ran = w.pm({"check", "--public", "site"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.says("site/index.html:1:15"));
  CHECK(ran.says("site/a/notes.md:3:13"));
  CHECK_FALSE(ran.says("logo.png"));
  w.write("site/index.html", "<p>Written by an engineer</p>");
  w.write("site/a/notes.md", "All is well.\n");
  ran = w.pm({"check", "--public", "site"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(w.pm({"check", "--public", "nowhere"}).code == 2);
  w.write("empty/logo.png", "Cora");
  CHECK(w.pm({"check", "--public", "empty"}).complains("no pages in empty"));
  CHECK(w.pm({"check", "--public", "site", "--prose"}).code == 2);
}
