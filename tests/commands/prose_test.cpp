// Prose in `pm check`.
#include <filesystem>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "lint/a_record.hpp"

using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

constexpr auto hindsight = "The on-call should have looked at the graph.\n";

std::size_t warnings(const pm::test::Ran& ran) { return ran.json()["summary"]["warning"].get<std::size_t>(); }

}  // namespace

TEST_CASE("prose: findings have line and column, no pointer") {
  InnerWorld w;
  w.write("notes.md", "# What happened\n\nÜber the night: the on-call should have looked at the graph.\n");
  const auto ran = w.pm({"check", "notes.md", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 0);
  const auto json = ran.json();
  REQUIRE(json["findings"].size() == 1);
  const auto finding = json["findings"][0];
  CHECK(finding["rule"] == "counterfactual");
  CHECK(finding["path"] == "notes.md");
  CHECK(finding["line"] == 3);
  CHECK_FALSE(finding.contains("pointer"));
  const std::string excerpt = finding["excerpt"];
  CHECK(finding["column"].get<std::size_t>() ==
        std::string("Uber the night: the on-call should").find(excerpt.substr(0, 6)) + 1);
  CHECK(finding["end_column"].get<std::size_t>() - finding["column"].get<std::size_t>() == excerpt.size());
  CHECK(json["checked"]["prose"] == 1);
  CHECK(w.pm({"check", "notes.md", "--fail-on", "warning"}).code == 1);
}

TEST_CASE("prose: directories include prose only with --prose") {
  InnerWorld w;
  w.write("docs/a.md", hindsight);
  w.write("docs/b.txt", hindsight);
  w.write("docs/c.rst", hindsight);
  CHECK(w.pm({"check", "docs"}).says("0 records: no findings"));
  const auto ran = w.pm({"check", "docs", "--prose", "-f", "json"});
  INFO(ran);
  CHECK(warnings(ran) == 2);
}

TEST_CASE("check: doubtful findings need --sensitive, are info and fail no build") {
  InnerWorld w;
  w.write("notes.md", "Why wasn't this tested?\n");
  CHECK(w.pm({"check", "notes.md", "-f", "json"}).json()["findings"].empty());
  const auto ran = w.pm({"check", "notes.md", "--sensitive", "--rule", "counterfactual=error", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 0);
  REQUIRE(ran.json()["findings"].size() == 1);
  CHECK(ran.json()["findings"][0]["severity"] == "info");
  CHECK(ran.json()["findings"][0]["confidence"] < 0.6);
  CHECK(w.pm({"check", "notes.md", "--sensitive"}).says("info: maybe: "));
  w.write("omission.md", "We did not check the replica.\n");
  CHECK(w.pm({"check", "omission.md", "-f", "json"}).json()["findings"].empty());
  CHECK(w.pm({"check", "omission.md", "--sensitive"}).says("info: maybe: "));
  w.write("pm.toml", "[check]\nsensitive = true\n");
  CHECK(w.pm({"check", "notes.md", "-f", "json"}).json()["findings"].size() == 1);
  w.write("sure.md", "We should have tested this.\n");
  const auto sarif = w.pm({"check", "sure.md", "-f", "sarif"}).json();
  CHECK(sarif["runs"][0]["results"][0]["rank"] > 60);
}

TEST_CASE("prose: standard input is text, or as --stdin-name says") {
  InnerWorld w;
  w.in = "    The on-call should have looked at the graph.\n";  // code, in Markdown
  CHECK(warnings(w.pm({"check", "-", "-f", "json"})) == 1);
  CHECK(warnings(w.pm({"check", "-", "-f", "json", "--stdin-name", "a.md"})) == 0);
  w.in = hindsight;
  const auto ran = w.pm({"check", "-"});
  INFO(ran);
  CHECK(ran.out.starts_with("-:1:"));
  w.in = pm::lint::test::with(R"({"fixes": []})");
  const auto record = w.pm({"check", "-", "--stdin-name", "there/2026-11-20-checkout-500s.json", "-f", "json"});
  INFO(record);
  CHECK(record.code == 1);
  CHECK(record.json()["findings"][0]["path"] == "-");
}

TEST_CASE("prose: --stdin-name without standard input is refused") {
  InnerWorld w;
  w.write("notes.md", "We met.\n");
  const auto ran = w.pm({"check", "notes.md", "--stdin-name", "a.md"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.err.find("standard input is not read") != std::string::npos);
}

TEST_CASE("prose: reports of pm are skipped and counted") {
  InnerWorld w;
  w.write("postmortems/2026-11-20-checkout-500s.json",
          pm::lint::test::with(R"({"surprises": ["The on-call should have looked at the graph."]})"));
  REQUIRE(w.pm({"report"}).code == 0);
  const auto ran = w.pm({"check", "postmortems", "--prose", "-f", "json"});
  INFO(ran);
  CHECK(ran.json()["checked"] == nlohmann::json({{"records", 1}, {"prose", 0}, {"skipped", 1}}));
  CHECK(w.pm({"check", "postmortems", "--prose"}).says("1 report skipped"));
}

TEST_CASE("prose: a comment waives a finding, unused ones are reported") {
  InnerWorld w;
  w.write("a.md", std::string("<!-- pm: keep counterfactual: quoted from the chat -->\n") + hindsight);
  const auto kept = w.pm({"check", "a.md", "-f", "json"}).json();
  CHECK(kept["summary"]["waived"] == 1);
  CHECK(kept["findings"][0]["reason"] == "quoted from the chat");
  w.write("a.md", "<!-- pm: keep counterfactual: quoted from the chat -->\nAll was green.\n");
  const auto unused = w.pm({"check", "a.md", "-f", "json"}).json();
  REQUIRE(unused["findings"].size() == 1);
  CHECK(unused["findings"][0]["rule"] == "unused-waiver");
  CHECK(unused["findings"][0]["line"] == 1);
}

TEST_CASE("prose: invalid UTF-8 and binary data are handled") {
  InnerWorld w;
  std::string bytes = "caf\xe9 \xff\xfe The on-call should have looked at the graph.\n";
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  w.write("a.txt", bytes);
  const auto ran = w.pm({"check", "a.txt", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.json()["checked"]["prose"] == 1);
}

TEST_CASE("a file in UTF-16 is an error of that file alone") {
  using namespace std::string_literals;
  InnerWorld w;
  w.write("a.md", "\xFF\xFEO\0p\0s\0"s);
  w.write("b.md", hindsight);
  const auto ran = w.pm({"check", "a.md", "b.md", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(warnings(ran) == 1);
  CHECK(ran.err.find("a.md: the encoding UTF-16LE is not supported") != std::string::npos);
  w.in = "\xFF\xFEO\0p\0s\0"s;
  CHECK(w.pm({"check", "-"}).code == 2);
}

TEST_CASE("prose: a path that is not a file exits with 2") {
  InnerWorld w;
  CHECK(w.pm({"check", "gone.md"}).code == 2);
  fs::create_directory("folder.md");
  CHECK(w.pm({"check", "folder.md"}).code == 0);  // a folder, whatever it is called
}
