// One input that cannot be checked, whatever the reason, keeps no other from being checked.
#include "commands/check_run.hpp"

#include <cstdlib>
#include <map>
#include <new>
#include <sstream>
#include <stdexcept>

#include "catch.hpp"
#include "commands/fresh_folder.hpp"
#include "lint/a_record.hpp"

using namespace pm;
using lint::test::with;

namespace {

/// Of this thread: the allocation, counted from now on, that fails; 0 for none.
thread_local std::size_t failing_allocation = 0;

void* allocated(std::size_t size) {
  if (failing_allocation != 0 && --failing_allocation == 0) throw std::bad_alloc();
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

// For the whole test program; only this file makes one of them fail.
void* operator new(std::size_t size) { return allocated(size); }
void* operator new[](std::size_t size) { return allocated(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size == 0 ? 1 : size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size == 0 ? 1 : size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace {

/// Three files, of which something goes wrong with the one in the middle.
struct Neighbours : test::FreshFolder {
  explicit Neighbours(const std::string& name_in_the_middle, const std::string& text) {
    const auto record = [](const std::string& id) { return with("{\"id\": \"" + id + "\", \"fixes\": []}"); };
    write("2026-11-20-a.json", record("2026-11-20-a"));
    write(name_in_the_middle, text);
    write("2026-11-20-c.json", record("2026-11-20-c"));
    for (const auto& name : {std::string("2026-11-20-a.json"), name_in_the_middle, std::string("2026-11-20-c.json")})
      inputs.push_back({*commands::kind_of(name), name, name});
    world.out = world.err = &said;
    world.variable = [](const std::string&) { return std::nullopt; };
    world.now = [] { return time::parse_instant("2026-11-22T12:00:00Z")->at; };
    world.cwd = path();
  }

  struct Outcome {
    std::map<std::size_t, lint::RenderedFile> pieces;
    std::vector<Error> problems;
  };
  /// `at(n)` is called when the findings of input n come, before they are rendered, and `done(n)` after that.
  Outcome run(const lint::OutputFormat& format, const std::function<void(std::size_t)>& at,
              const std::function<void(std::size_t)>& done) {
    const auto context = commands::CommandContext::open(world, {}, commands::Command::Needs::records);
    REQUIRE(context);
    lint::LintSettings settings;
    settings.today = context->today();
    Outcome outcome;
    outcome.problems = commands::run_checks(inputs, {*context, settings}, [&](std::size_t n, lint::FileFindings file) {
                         at(n);
                         auto piece = lint::render(format, file, {});
                         outcome.pieces.emplace(n, std::move(piece));
                         done(n);
                       }).problems;
    return outcome;
  }

  std::vector<commands::CheckInput> inputs;
  std::ostringstream said;
  Environment world;
};

const auto nothing = [](std::size_t) {};

}  // namespace

TEST_CASE("check: out of memory affects one file only") {
  const auto record = with(R"({"id": "2026-11-20-b", "fixes": [], "surprises": ["Ana should have looked at the graph."],
                               "waivers": [{"rule": "no-boss", "at": "", "reason": "two led"}]})");
  const auto& [name, text] = GENERATE_COPY(
      table<std::string, std::string>({{"2026-11-20-b.json", record},
                                       {"2026-11-20-b.json", "{\"format\": \"pm-record/1\", \"titel\": [1, 2"},
                                       {"b.md", "# Notes\n\nThe on-call *should have* looked at the graph.\n"}}));
  Neighbours w(name, text);
  for (const auto& format : lint::formats()) {
    const auto whole = w.run(format, nothing, nothing);
    REQUIRE(whole.problems.empty());
    std::size_t failed = 0;
    for (std::size_t nth = 1;; nth += 1 + nth / 32) {
      INFO(format.name << ", " << name << ", allocation " << nth);
      bool reached = true;
      const auto outcome = w.run(
          format,
          [](std::size_t n) {
            if (n == 2) failing_allocation = 0;
          },
          [&](std::size_t n) {
            if (n == 1) reached = std::exchange(failing_allocation, 0) == 0;
            if (n == 0) failing_allocation = nth;
          });
      failing_allocation = 0;
      for (const std::size_t other : {std::size_t{0}, std::size_t{2}})
        CHECK(outcome.pieces.at(other).text == whole.pieces.at(other).text);
      if (!reached) {
        CHECK(outcome.pieces.at(1).text == whole.pieces.at(1).text);
        break;
      }
      // What needs no memory after all may go well: a buffer that could have been larger.
      if (outcome.problems.empty()) continue;
      ++failed;
      REQUIRE(outcome.problems.size() == 1);
      CHECK(outcome.problems.front().kind == ErrorKind::usage);
      CHECK(outcome.problems.front().message.starts_with(name + " cannot be checked: "));
      CHECK_FALSE(outcome.pieces.contains(1));
    }
    CHECK(failed > 20);
  }
}

TEST_CASE("check: an exception affects one file only") {
  Neighbours w("b.txt", "All was green.\n");
  const auto outcome = w.run(
      *lint::find_format("json"),
      [](std::size_t n) {
        if (n == 1) throw std::runtime_error("no such font");
      },
      nothing);
  REQUIRE(outcome.problems.size() == 1);
  CHECK(outcome.problems.front().message == "b.txt cannot be checked: no such font");
  CHECK(outcome.pieces.size() == 2);
}
