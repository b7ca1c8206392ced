// Existing write-ups become draft records.
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/fake_environment.hpp"

using namespace pm;
using pm::test::InnerWorld;

namespace {

constexpr auto outage =
    "# Checkout was slow\n\n**Date:** 2026-03-05\n\n## Timeline (UTC)\n\n- 14:02 first page\n- 14:40 over\n\n"
    "## Root cause\n\n- a limit of 20\n\n## Action items\n\n- raise it @ana\n\n## Glossary\n\nPool: connections.\n";

struct Folder : InnerWorld {
  Folder() {
    write("pm.toml", "zone = \"Europe/Berlin\"\n");
    write("docs/outage.md", outage);
    write("docs/other.md", "# Queue stopped\n\nIt stopped on 2026-04-01.\n");
  }
};

}  // namespace

TEST_CASE("import: a write-up becomes a draft, and what was not understood is reported") {
  Folder w;
  const auto ran = w.pm({"import", "--write-up", "docs/outage.md"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says(
      "docs/outage.md: 2026-03-05-checkout-was-slow: 2 events, 1 factor, 1 fix; 3 sections placed, 1 kept as it is"));
  CHECK(ran.says("kept: Glossary"));
  const auto read = record::read(w.read("postmortems/2026-03-05-checkout-was-slow.json"));
  REQUIRE(read.record);
  CHECK(read.record->status == record::Status::draft);
  CHECK(read.record->fixes->at(0).owner == "ana");
  CHECK(read.record->imported->source == "docs/outage.md#digest=" + text::digest(outage));
}

TEST_CASE("import: a write-up is imported once") {
  Folder w;
  REQUIRE(w.pm({"import", "--write-up", "docs/outage.md"}).code == 0);
  const auto again = w.pm({"import", "--write-up", "docs/outage.md", "docs/other.md"});
  INFO(again);
  CHECK(again.code == 0);
  CHECK(again.says("docs/outage.md: is the record 2026-03-05-checkout-was-slow already"));
  CHECK(again.says("1 of 2 write-ups is a draft"));
}

TEST_CASE("import: a write-up is known by its content under another name") {
  Folder w;
  REQUIRE(w.pm({"import", "--write-up", "docs/outage.md"}).code == 0);
  w.write("moved/copy.md", outage);
  const auto again =
      w.pm({"import", "--write-up", "./docs/outage.md", "moved/copy.md", "docs/other.md", "docs/../docs/other.md"});
  INFO(again);
  CHECK(again.code == 0);
  CHECK(
      again.says("./docs/outage.md: is the record 2026-03-05-checkout-was-slow already, imported from docs/outage.md"));
  CHECK(again.says("moved/copy.md: is the record 2026-03-05-checkout-was-slow already, imported from docs/outage.md"));
  CHECK(
      again.says("docs/../docs/other.md: is the record 2026-04-01-queue-stopped already, imported from docs/other.md"));
  CHECK(again.says("1 of 4 write-ups is a draft"));
}

TEST_CASE("import: a write-up that has changed since is still its record, also one of an older version") {
  Folder w;
  REQUIRE(w.pm({"import", "--write-up", "docs/outage.md", "docs/other.md"}).code == 0);
  w.write("docs/outage.md", std::string(outage) + "\nOne more line.\n");
  constexpr auto other = "postmortems/2026-04-01-queue-stopped.json";
  auto older = w.read(other);
  const auto mark = older.find("#digest=");
  REQUIRE(mark != std::string::npos);
  w.write(other, older.erase(mark, older.find('"', mark) - mark));
  const auto again = w.pm({"import", "--write-up", "docs/outage.md", "docs/other.md"});
  INFO(again);
  CHECK(again.says("docs/outage.md: is the record 2026-03-05-checkout-was-slow already; the file has changed since"));
  CHECK(again.says("docs/other.md: is the record 2026-04-01-queue-stopped already\n"));
}

TEST_CASE("import: a write-up that cannot be read does not stop the others") {
  Folder w;
  const auto ran = w.pm({"import", "--write-up", "docs/missing.md", "docs/other.md"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.err.find("docs/missing.md does not exist") != std::string::npos);
  CHECK(ran.says("2026-04-01-queue-stopped"));
}

TEST_CASE("import: what is no text is no write-up, and the others are imported") {
  Folder w;
  w.write("docs/empty.md", " \n\n");
  w.write("docs/data.md", "{\n  \"format\": \"x\"\n}\n");
  w.write("docs/lines.md", "{\"a\": 1}\n{\"a\": 2}\n");
  w.write("docs/archive.md", "PK\x03\x04 and more");
  std::string random;
  for (unsigned i = 0, state = 7; i < 4000; ++i, state = state * 1'103'515'245U + 12'345U)
    random += static_cast<char>(1 + (state >> 16U) % 255);
  w.write("docs/random.md", random);
  const auto ran = w.pm({"import", "--write-up", "docs/empty.md", "docs/data.md", "docs/lines.md", "docs/archive.md",
                         "docs/random.md", "docs/other.md"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.err.find("docs/empty.md: the file is empty") != std::string::npos);
  CHECK(ran.err.find("docs/data.md: JSON, not Markdown") != std::string::npos);
  CHECK(ran.err.find("docs/lines.md: JSON, not Markdown") != std::string::npos);
  CHECK(ran.err.find("docs/archive.md: not a text file") != std::string::npos);
  CHECK(ran.err.find("docs/random.md: not a text file") != std::string::npos);
  CHECK(ran.says("1 of 6 write-ups is a draft"));
  CHECK(ran.says("2026-04-01-queue-stopped: 0 events, 0 factors, 0 fixes; 1 section placed"));
}

TEST_CASE("import: secrets are removed from a write-up, everywhere in it") {
  Folder w;
  const std::string login = "https://bot:hunter22@grafana.example.org/d/x";
  w.write("docs/secrets.md",
          "# Login with " + login +
              "\n\nOn 2026-03-05 the password was password=hunter22.\n\n## Timeline (UTC)\n\n- 14:02 see " + login +
              "\n\n## Action items\n\n- rotate [it](" + login + ")\n\n## Links\n\n- [graph](" + login +
              "?token=hunter22)\n- <https://bot:hunter22\\@grafana.example.org/>\n\n## Notes\n\npw: hunter22\n");
  const auto ran = w.pm({"import", "--write-up", "docs/secrets.md"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says(" secrets removed"));
  std::filesystem::path path;
  for (const auto& entry : std::filesystem::directory_iterator("postmortems"))
    if (entry.path().extension() == ".json") path = entry.path();
  REQUIRE_FALSE(path.empty());
  const auto bytes = w.read(path.string());
  INFO(bytes);
  CHECK(bytes.find("hunter22") == std::string::npos);
  const auto read = record::read(bytes);
  REQUIRE(read.record);
  CHECK(read.record->timeline->at(0).url == "https://grafana.example.org/d/x");
}

TEST_CASE("import: --write-up --dry-run writes nothing") {
  Folder w;
  const auto ran = w.pm({"import", "--write-up", "docs/outage.md", "--dry-run"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("checkout-was-slow"));
  CHECK_FALSE(std::filesystem::exists("postmortems/2026-03-05-checkout-was-slow.json"));
  CHECK(w.pm({"import", "--write-up"}).code == 2);
  CHECK(w.pm({"import", "--write-up", "docs/outage.md", "--pick"}).code == 2);
}
