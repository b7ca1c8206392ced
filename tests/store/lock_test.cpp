#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <optional>

#include <pm/store.hpp>

#include "catch.hpp"
#include "store/in_a_child.hpp"
#include "store/own_folder.hpp"

using namespace pm::store;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Another process that holds a lock until it is stopped or killed.
class SomebodyElse {
 public:
  explicit SomebodyElse(const fs::path& record) {
    std::array<int, 2> ready{}, go{};
    if (pipe(ready.data()) != 0 || pipe(go.data()) != 0) return;
    process_ = fork();
    if (process_ == 0) {
      close(go[1]);
      {
        const auto claim = RecordLock::acquire(record);
        const char holds = claim ? 'y' : 'n';
        char bye = 0;
        if (write(ready[1], &holds, 1) == 1) [[maybe_unused]]
          const auto ignored = read(go[0], &bye, 1);
      }
      _exit(0);
    }
    close(ready[1]);
    close(go[0]);
    char holds = 'n';
    holds_ = read(ready[0], &holds, 1) == 1 && holds == 'y';
    close(ready[0]);
    go_ = go[1];
  }
  ~SomebodyElse() { leaves(); }
  SomebodyElse(const SomebodyElse&) = delete;
  SomebodyElse& operator=(const SomebodyElse&) = delete;

  [[nodiscard]] bool holds() const { return holds_; }
  [[nodiscard]] pid_t process() const { return process_; }
  void leaves() { ends(0); }
  void is_killed() { ends(SIGKILL); }

 private:
  void ends(int signal) {
    if (process_ <= 0) return;
    if (signal) kill(process_, signal);
    close(go_);
    waitpid(process_, nullptr, 0);
    process_ = -1;
  }
  pid_t process_ = -1;
  int go_ = -1;
  bool holds_ = false;
};

}  // namespace

TEST_CASE("lock: names the holder") {
  const OwnFolder folder;
  SomebodyElse other(folder / "x.json");
  REQUIRE(other.holds());
  const auto mine = RecordLock::acquire(folder / "x.json");
  REQUIRE_FALSE(mine.has_value());
  CHECK(mine.error().kind == pm::ErrorKind::outside);
  INFO(mine.error().message);
  CHECK(contains(mine.error().message,
                 "x.json is locked by another process: pid " + std::to_string(other.process()) + " on "));
  CHECK(contains(mine.error().message, "since "));
  CHECK(contains(mine.error().message, " UTC"));
  CHECK(RecordLock::acquire(folder / "y.json").has_value());
}

TEST_CASE("lock: removes its file") {
  const OwnFolder folder;
  {
    const auto claim = RecordLock::acquire(folder / "deeper/x.json");
    REQUIRE(claim.has_value());
    CHECK(fs::exists(folder / "deeper/.x.lock"));
  }
  CHECK(fs::is_empty(folder / "deeper"));
  SomebodyElse other(folder / "deeper/x.json");
  other.leaves();
  CHECK(fs::is_empty(folder / "deeper"));
}

TEST_CASE("lock: ends with its process and is reused") {
  const OwnFolder folder;
  SomebodyElse other(folder / "x.json");
  REQUIRE(other.holds());
  other.is_killed();
  CHECK(folder.names() == std::vector<std::string>{".x.lock"});
  {
    const auto mine = RecordLock::acquire(folder / "x.json");
    REQUIRE(mine.has_value());
    CHECK(contains(folder.text(".x.lock"), "pid " + std::to_string(getpid())));
  }
  CHECK(folder.names().empty());
}

TEST_CASE("lock: can be moved") {
  const OwnFolder folder;
  std::optional<RecordLock> kept;
  {
    auto claim = RecordLock::acquire(folder / "x.json");
    REQUIRE(claim.has_value());
    kept.emplace(std::move(*claim));
  }
  CHECK_FALSE(RecordLock::acquire(folder / "x.json").has_value());
  kept.reset();
  CHECK(RecordLock::acquire(folder / "x.json").has_value());
}

TEST_CASE("lock: a symlink and its target are one record") {
  const OwnFolder folder;
  folder.put("real/x.json", "{}");
  fs::create_symlink("real/x.json", folder / "x.json");
  SomebodyElse other(folder / "x.json");
  REQUIRE(other.holds());
  CHECK_FALSE(RecordLock::acquire(folder / "real/x.json").has_value());
}

TEST_CASE("lock: removes old temporary files") {
  const OwnFolder folder;
  const auto part = folder.put(".x.json.abc123", "part");
  fs::last_write_time(part, fs::file_time_type::clock::now() - std::chrono::hours(2));
  (void)RecordLock::acquire(folder / "x.json");
  CHECK(folder.names().empty());
}

TEST_CASE("lock: works across users") {
  const OwnFolder folder;
  fs::permissions(folder.path(), fs::perms::all);
  if (geteuid() != 0) {
    WARN("skipped: only root can be two users");
    return;
  }
  const auto as_nobody = [&] {
    return in_a_child([&]() -> std::string {
      if (!become_nobody()) return "still root";
      const auto claim = RecordLock::acquire(folder / "x.json");
      return claim ? "taken" : claim.error().message;
    });
  };
  {
    umask(022);
    const auto mine = RecordLock::acquire(folder / "x.json");
    REQUIRE(mine.has_value());
    CHECK(contains(as_nobody(), "is locked by another process: pid " + std::to_string(getpid())));
  }
  SomebodyElse killed(folder / "x.json");
  killed.is_killed();
  REQUIRE(fs::exists(folder / ".x.lock"));
  CHECK(as_nobody() == "taken");
  CHECK(folder.names().empty());
}

TEST_CASE("lock: reports a directory that is not writable") {
  const OwnFolder folder;
  fs::permissions(folder.path(),
                  fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  const auto told = in_a_child([&]() -> std::string {
    if (!become_nobody()) return "still root";
    const auto claim = RecordLock::acquire(folder / "x.json");
    return claim ? "taken" : claim.error().message;
  });
  fs::permissions(folder.path(), fs::perms::owner_all);
  CHECK(contains(told, "cannot save "));
  CHECK(contains(told, "x.json: Permission denied"));
}
