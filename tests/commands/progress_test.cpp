// Progress on a terminal, and what an interruption leaves.
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "commands/progress.hpp"
#include "terminal/person.hpp"

using namespace pm;
using namespace std::chrono_literals;
using commands::progress_text;

TEST_CASE("progress: says how much of how much, the rate and the time left") {
  CHECK(progress_text("records", 1200, 10000, 2000ms) == "1200 of 10000 records, 600 a second, 15 s left");
  CHECK(progress_text("fixes", 3, 40, 2500ms) == "3 of 40 fixes, 1.2 a second, 31 s left");
  CHECK(progress_text("records", 100, 100000, 1000ms) == "100 of 100000 records, 100 a second, 17 min left");
  CHECK(progress_text("records", 1, 20000, 1000ms) == "1 of 20000 records, 1.0 a second, 6 h left");
  CHECK(progress_text("records", 10000, 10000, 2000ms) == "10000 of 10000 records, 5000 a second");
  CHECK(progress_text("messages", 500, 0, 1000ms) == "500 messages, 500 a second");
  CHECK(progress_text("records", 0, 5, 0ms) == "0 of 5 records, 0.0 a second");
}

namespace {

/// A record directory whose reading takes a while: its clock moves half a second at each look.
struct SlowWorld : test::InnerWorld {
  SlowWorld() {
    write(".git/HEAD", "");
    for (int i = 0; i < 600; ++i) {
      const auto id = "2026-01-02-r" + std::to_string(i);
      write("postmortems/" + id + ".json",
            R"({"format":"pm-record/1","id":")" + id + R"(","status":"draft","title":"Down"})");
    }
    on_a_terminal = true;
    seconds_between_looks = 0.5;
  }
};

bool shows_progress(const test::Ran& ran) { return ran.complains(" of 600 "); }

}  // namespace

TEST_CASE("progress: long work shows it on a terminal, and erases it at the end") {
  const SlowWorld w;
  for (const std::vector<std::string>& command : {std::vector<std::string>{"check", "--fail-on", "error"},
                                                  {"list"},
                                                  {"fixes"},
                                                  {"find", "down"},
                                                  {"figures"},
                                                  {"export", "-f", "sql", "-o", "all.sql"},
                                                  {"list", "--from", "postmortems"}}) {
    const auto ran = w.pm(command);
    INFO(command.front() << "\n" << ran.err);
    CHECK(shows_progress(ran));
    CHECK(ran.complains(" a second"));
    CHECK(ran.err.ends_with("\r\x1b[K"));
    CHECK_FALSE(ran.says(" of 600 "));
  }
}

TEST_CASE("progress: none in a pipe, with -q, on a dumb terminal, or for short work") {
  SlowWorld w;
  CHECK(shows_progress(w.pm({"list"})));
  CHECK_FALSE(shows_progress(w.pm({"-q", "list"})));
  w.environment["TERM"] = "dumb";
  CHECK_FALSE(shows_progress(w.pm({"list"})));
  w.environment.clear();
  w.seconds_between_looks = 0;
  CHECK_FALSE(shows_progress(w.pm({"list"})));
  w.seconds_between_looks = 0.5;
  w.on_a_terminal = false;
  CHECK_FALSE(shows_progress(w.pm({"list"})));
}

TEST_CASE("progress: a message erases the line first") {
  const SlowWorld w;
  w.write("postmortems/zzz.json", "not a record");
  const auto ran = w.pm({"list"});
  const auto message = ran.err.find("zzz.json");
  REQUIRE(message != std::string::npos);
  const auto before = ran.err.rfind("\r\x1b[K", message);
  REQUIRE(before != std::string::npos);
  CHECK(ran.err.substr(before + 4, message - before - 4).find(" of 600 ") == std::string::npos);
}

TEST_CASE("progress: interrupting an export leaves the old one, and nothing else") {
  // Through the program at a terminal: standard input is a FIFO that gives some records and then waits.
  const test::FreshFolder folder;
  folder.write("postmortems/2026-01-02-a.json",
               R"({"format":"pm-record/1","id":"2026-01-02-a","status":"final","title":"A"})");
  folder.write("all.ndjson", "{\"repository\":null,\"path\":\"old\",\"record\":{}}\n");
  const auto before = folder.read("all.ndjson");
  REQUIRE(::mkfifo("records", 0600) == 0);
  terminal::Person::Setup setup;
  setup.program = PM_PROGRAM;
  setup.arguments = {"export", "-f", "ndjson", "-o", "all.ndjson", "--from", "records"};
  setup.waits = false;
  terminal::Person person(setup);
  const int fifo = ::open("records", O_WRONLY);  // returns when the program reads
  REQUIRE(fifo >= 0);
  person.sends(SIGINT);
  ::close(fifo);
  CHECK(person.ends() == 130);
  CHECK(person.sees("interrupted"));
  CHECK(folder.read("all.ndjson") == before);
  for (const auto& entry : std::filesystem::directory_iterator("."))
    CHECK_FALSE(entry.path().filename().string().starts_with(".all"));
}

TEST_CASE("progress: interrupting an import writes nothing") {
  const test::FreshFolder folder;
  folder.write("postmortems/2026-01-02-a.json",
               R"({"format":"pm-record/1","id":"2026-01-02-a","status":"draft","title":"A"})");
  REQUIRE(::mkfifo("events", 0600) == 0);
  terminal::Person::Setup setup;
  setup.program = PM_PROGRAM;
  setup.arguments = {"import", "2026-01-02-a", "events", "--zone", "UTC"};
  setup.waits = false;
  terminal::Person person(setup);
  const int fifo = ::open("events", O_WRONLY);  // returns when the program reads
  REQUIRE(fifo >= 0);
  const std::string_view line = "{\"at\":\"2026-01-02T10:00:00Z\",\"text\":\"first page\"}\n";
  CHECK(::write(fifo, line.data(), line.size()) == static_cast<ssize_t>(line.size()));
  person.sends(SIGINT);
  ::close(fifo);
  CHECK(person.ends() == 130);
  CHECK(person.sees("interrupted"));
  CHECK_FALSE(std::filesystem::exists("postmortems/2026-01-02-a.candidates.jsonl"));
}
