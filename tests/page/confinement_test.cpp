#include <cerrno>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include <pm/page_server.hpp>

#include "catch.hpp"
#include "commands/fresh_folder.hpp"

#ifdef __linux__
namespace {

enum Held { no_new_privileges = 1, reads = 2, no_writing = 4, no_creating = 8, no_programs = 16 };

/// What holds in a confined process.
int look() {
  int held = 0;
  if (::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1) held |= no_new_privileges;
  if (::open("record.json", O_RDONLY) >= 0) held |= reads;
  if (::open("record.json", O_WRONLY) < 0 && errno == EACCES) held |= no_writing;
  if (::open("new.json", O_WRONLY | O_CREAT, 0600) < 0 && errno == EACCES) held |= no_creating;
  ::execl("/bin/true", "true", nullptr);
  if (errno == EACCES) held |= no_programs;
  return held;
}

}  // namespace

TEST_CASE("page process: reads, and with Landlock writes no file and starts no program") {
  const pm::test::FreshFolder folder;
  folder.write("record.json", "{}");
  const auto child = ::fork();
  if (child == 0) {
    pm::page::confine_process();
    ::_exit(look());
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
#ifdef SYS_landlock_create_ruleset
  const bool has_landlock = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1U) >= 1;
#else
  const bool has_landlock = false;
#endif
  if (has_landlock)
    CHECK(WEXITSTATUS(status) == (no_new_privileges | reads | no_writing | no_creating | no_programs));
  else
    WARN("without Landlock in this kernel: not tried");
}
#endif
