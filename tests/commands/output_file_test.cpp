// No output overwrites what pm did not write. The property holds for every option that names a file to write.
#include <sys/stat.h>

#include <filesystem>
#include <map>

#include "catch.hpp"
#include "commands/shell.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::good;
using pm::lint::test::with;
using pm::test::InnerWorld;
using pm::test::Ran;
using pm::test::Shell;
namespace fs = std::filesystem;

namespace {

constexpr auto record = "postmortems/2026-11-20-checkout-500s.json";
constexpr auto report = "postmortems/2026-11-20-checkout-500s.md";

using Words = std::vector<std::string>;

/// Every option that names an output FILE. A new command with such an option gets a row here.
const std::vector<Words> outputs = {
    {"report", "2026-11-20", "-o", "FILE"},
    {"report", "2026-11-20", "-f", "json", "-o", "FILE"},
    {"report", "2026-11-20", "--template", "own.mustache", "-o", "FILE"},
    {"check", "--write-baseline", "FILE"},
    {"check", "notes.md", "--write-baseline", "FILE"},
    {"check", "--log-file", "FILE"},
    {"--log-file", "FILE", "explain"},
    {"--log-file", "FILE", "--config", "other.toml", "list"},
    {"init", "--log-file", "FILE"},
    {"completion", "bash", "--log-file", "FILE"},
};

Words filled(Words words, const std::string& file) {
  for (auto& word : words)
    if (word == "FILE") word = file;
  return words;
}

struct Team : InnerWorld {
  Team() {
    write(record, good);
    write("postmortems/2026-11-21-other.json", with(R"({"id": "2026-11-21-other"})"));
    write("postmortems/2026-11-22-empty.json", "");
    write("pm.toml", "[check]\nfail_on = \"error\"\n");
    write("other.toml", "[check]\nfail_on = \"error\"\n");
    write("own.mustache", "<!-- pm-report of our own -->\n{{title}}\n");
    write("notes.md", "We met.\n");
    write("thesis.txt", "Years of work.\n");
    write("data.bin", std::string("\0\x01\xFF", 3));
    fs::create_symlink("postmortems/2026-11-20-checkout-500s.json", "link.json");
    fs::create_hard_link(record, "hard.json");
    fs::create_directory_symlink("postmortems", "alias");
    fs::create_hard_link("pm.toml", "settings");
  }
  [[nodiscard]] std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator("."))
      if (entry.is_regular_file()) all[entry.path().string()] = read(entry.path());
    return all;
  }
};

/// Whatever was there is as it was; files that are new do not matter.
void check_unchanged(const std::map<std::string, std::string>& before, const std::map<std::string, std::string>& now) {
  for (const auto& [path, text] : before) {
    INFO(path);
    REQUIRE(now.contains(path));
    CHECK(now.at(path) == text);
  }
}

mode_t mode_of(const fs::path& path) {
  struct stat is{};
  REQUIRE(::stat(path.c_str(), &is) == 0);
  return is.st_mode & 0777;
}

}  // namespace

TEST_CASE("outputs: files not written by pm are kept") {
  for (const auto& output : outputs)
    for (const std::string victim :
         {record, "./postmortems/../postmortems/2026-11-20-checkout-500s.json", "alias/2026-11-20-checkout-500s.json",
          "link.json", "hard.json", "postmortems/2026-11-21-other.json", "pm.toml", "settings", "other.toml",
          "notes.md", "own.mustache", "thesis.txt", "data.bin"}) {
      const Team w;
      const auto before = w.files();
      const auto ran = w.pm(filled(output, victim));
      INFO(output.front() + " → " + victim);
      INFO(ran);
      CHECK(ran.code == 2);
      CHECK(ran.complains("not overwritten"));
      CHECK(ran.complains("--force"));
      check_unchanged(before, w.files());
    }
}

TEST_CASE("outputs: another kind is not replaced") {
  const Team w;
  REQUIRE(w.pm({"report", "2026-11-21"}).code == 0);
  REQUIRE(w.pm({"report", "2026-11-20"}).code == 0);
  fs::remove("postmortems/2026-11-22-empty.json");
  REQUIRE(w.pm({"check", "--write-baseline", "baseline.json", "--log-file", "pm.log"}).code == 0);
  const auto before = w.files();
  for (const auto& words :
       {Words{"report", "2026-11-20", "-o", "baseline.json"}, Words{"report", "2026-11-20", "-o", "pm.log"},
        Words{"report", "2026-11-20", "-o", "postmortems/2026-11-21-other.md"},
        Words{"check", "--write-baseline", report}, Words{"check", "--write-baseline", "pm.log"},
        Words{"check", "--log-file", report}, Words{"check", "--log-file", "baseline.json"}}) {
    const auto ran = w.pm(words);
    INFO(words.back());
    INFO(ran);
    CHECK(ran.code == 2);
  }
  check_unchanged(before, w.files());
}

TEST_CASE("outputs: replace their own kind and empty files") {
  const Team w;
  fs::remove("postmortems/2026-11-22-empty.json");
  w.write("empty", "");
  for (const std::string file : {"new/out", "new/out", "empty", "empty"}) {
    CHECK(w.pm({"report", "2026-11-20", "-o", file}).code == 0);
    CHECK(w.read(file).starts_with("<!-- pm-report 2026-11-20-checkout-500s -->\n"));
  }
  for (int times = 0; times < 2; ++times) {
    CHECK(w.pm({"check", "--write-baseline", "baseline.json", "--log-file", "pm.log"}).code == 0);
    CHECK(w.read("baseline.json").find("pm-baseline/1") != std::string::npos);
  }
  CHECK(w.pm({"report", "2026-11-20", "-o", "empty.json", "-f", "json"}).code == 0);
}

TEST_CASE("outputs: empty inputs are not overwritten") {
  const Team w;
  w.write("empty.md", "");
  CHECK(w.pm({"check", "empty.md", "--write-baseline", "empty.md"}).code == 2);
  w.write("pm.toml", "");
  CHECK(w.pm({"report", "2026-11-20", "-o", "pm.toml"}).code == 2);
  CHECK(w.pm({"list", "--log-file", "pm.toml"}).code == 2);
  CHECK(w.read("empty.md").empty());
  CHECK(w.read("pm.toml").empty());
}

TEST_CASE("--force overwrites, before and after the command") {
  const Team w;
  CHECK(w.pm({"--force", "report", "2026-11-20", "-o", "thesis.txt"}).code == 0);
  CHECK(w.read("thesis.txt").starts_with("<!-- pm-report"));
  fs::remove("postmortems/2026-11-22-empty.json");
  CHECK(w.pm({"check", "--write-baseline", "notes.md", "--force"}).code == 0);
  CHECK(w.read("notes.md").find("pm-baseline/1") != std::string::npos);
  CHECK(w.pm({"report", "2026-11-20", "-o", "postmortems", "--force"}).code == 2);  // a directory
}

TEST_CASE("init, completion: never overwrite files") {
  const Team w;
  w.write(".pre-commit-config.yaml", "repos: []\n");
  const auto before = w.files();
  CHECK(w.pm({"init"}).code == 0);
  CHECK(w.pm({"completion", "fish"}).code == 0);
  check_unchanged(before, w.files());
}

TEST_CASE("outputs: devices and pipes are written") {
  const Shell w;
  w.write(record, good);
  const auto piped = w.sh("pm report 2026 -o /dev/stdout | head -1");
  INFO(piped);
  CHECK(piped.out == "<!-- pm-report 2026-11-20-checkout-500s -->\n");
  const auto redirected = w.sh("echo before >seen; pm report 2026 -o /dev/stdout >>seen; head -2 seen");
  INFO(redirected);
  CHECK(redirected.out == "before\n<!-- pm-report 2026-11-20-checkout-500s -->\n");
  CHECK(w.sh("pm report 2026 -o /dev/fd/3 3>third && head -1 third").says("pm-report"));
  CHECK(w.sh("mkfifo pipe; pm report 2026 -o pipe & head -1 pipe; wait").says("pm-report"));
  CHECK(w.sh("pm report 2026 -o /dev/null && test -c /dev/null").code == 0);
  CHECK(w.sh("pm check --today 2026-11-22 --write-baseline /dev/stdout -q").says("pm-baseline/1"));
  CHECK(w.sh("pm report 2026 -o /dev/full").code == 3);
}

TEST_CASE("report: not readable without access to the record") {
  const auto before = ::umask(022);
  const Team w;
  for (const auto& [of_record, of_report] :
       std::map<mode_t, mode_t>{{0600, 0600}, {0640, 0640}, {0644, 0644}, {0666, 0644}}) {
    INFO(of_record);
    fs::remove(report);
    fs::remove("out.md");
    fs::remove("out.json");
    ::chmod(record, of_record);
    REQUIRE(w.pm({"report", "2026-11-20"}).code == 0);
    CHECK(mode_of(report) == of_report);
    REQUIRE(w.pm({"report", "2026-11-20", "-o", "out.md"}).code == 0);
    CHECK(mode_of("out.md") == of_report);
    REQUIRE(w.pm({"report", "2026-11-20", "-o", "out.json", "-f", "json"}).code == 0);
    CHECK(mode_of("out.json") == of_report);
  }
  ::chmod(record, 0600);
  ::chmod(report, 0644);
  REQUIRE(w.pm({"report", "2026-11-20"}).code == 0);
  CHECK(mode_of(report) == 0600);
  ::umask(before);
}

TEST_CASE("report: an edited one is kept as ID.md.orig") {
  const Team w;
  const auto kept = std::string(report) + ".orig";
  REQUIRE(w.pm({"report", "2026-11-20"}).code == 0);
  const auto fresh = w.read(report);
  CHECK(w.pm({"report", "2026-11-20"}).err.empty());
  w.write(report, fresh + "A note by hand.\n");
  const auto ran = w.pm({"report", "2026-11-20"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.complains("was edited since pm wrote it"));
  CHECK(ran.complains(kept));
  CHECK(w.read(report) == fresh);
  CHECK(w.read(kept) == fresh + "A note by hand.\n");
  SECTION("a second edit does not replace the first one that is kept") {
    w.write(report, fresh + "Another note.\n");
    CHECK(w.pm({"report", "2026-11-20"}).complains(kept + ".2"));
    CHECK(w.read(kept) == fresh + "A note by hand.\n");
    CHECK(w.read(kept + ".2") == fresh + "Another note.\n");
  }
  SECTION("commands that render the report again keep it, too") {
    w.write(report, fresh + "Another note.\n");
    CHECK(w.pm({"fixes", "done", "2026-11-20:X1"}).complains("was edited since"));
  }
  SECTION("-o FILE keeps it, too") {
    REQUIRE(w.pm({"report", "2026-11-20", "-o", "out.md"}).code == 0);
    w.write("out.md", w.read("out.md") + "By hand.\n");
    CHECK(w.pm({"report", "2026-11-20", "-o", "out.md"}).complains("out.md.orig"));
  }
}

TEST_CASE("report: old and converted reports are not edited ones") {
  const Team w;
  REQUIRE(w.pm({"report", "2026-11-20"}).code == 0);
  const auto fresh = w.read(report);
  REQUIRE(w.pm({"fixes", "done", "2026-11-20:X1"}).err.empty());
  CHECK(w.pm({"report", "2026-11-20"}).err.empty());
  std::string other_ends = "\xEF\xBB\xBF";
  for (const char c : w.read(report)) other_ends += c == '\n' ? "\r\n" : std::string(1, c);
  w.write(report, other_ends);
  CHECK(w.pm({"report", "--check", "2026-11-20"}).code == 0);
  CHECK(w.pm({"report", "2026-11-20"}).err.empty());
  w.write(report, "<!-- pm-report 2026-11-20-checkout-500s -->\n\n# As pm 0.1.0 wrote it\n");
  CHECK(w.pm({"report", "--check", "2026-11-20"}).code == 1);
  CHECK(w.pm({"report", "2026-11-20"}).err.empty());
  CHECK_FALSE(fs::exists(std::string(report) + ".orig"));
}

TEST_CASE("interview: a report not written by pm is kept") {
  const Team w;
  w.write(report, "Ours.\n");
  w.write("answers.json", R"({"title": "Checkout answers with 500s"})");
  const auto ran = w.pm({"edit", "2026-11-20", "--answers", "answers.json", "--no-input"});
  INFO(ran);
  CHECK(ran.complains("was not written by pm"));
  CHECK(w.read(report) == "Ours.\n");
}
