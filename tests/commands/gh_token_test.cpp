#include "commands/tracker_connection.hpp"

#include <cstdlib>

#include "catch.hpp"
#include "commands/fresh_folder.hpp"

using pm::commands::ask_gh_for_token;

namespace {

/// A gh of our own, first in the PATH.
struct WithGh : pm::test::FreshFolder {
  explicit WithGh(const std::string& script) : before(std::getenv("PATH")) {
    write("gh", "#!/bin/sh\n" + script);
    std::filesystem::permissions("gh", std::filesystem::perms::owner_all);
    ::setenv("PATH", (path().string() + ":" + before).c_str(), 1);
  }
  ~WithGh() { ::setenv("PATH", before.c_str(), 1); }
  WithGh(const WithGh&) = delete;
  WithGh& operator=(const WithGh&) = delete;
  std::string before;
};

}  // namespace

TEST_CASE("gh: called for the token of the host") {
  const WithGh gh("echo \"$@\" | tr ' ' '_'\necho noise >&2\n");
  CHECK(ask_gh_for_token("ghe.example.org") == "auth_token_--hostname_ghe.example.org");
}

TEST_CASE("gh: no token if it has none or prints nothing") {
  {
    const WithGh gh("echo 'no oauth token' >&2; exit 1\n");
    CHECK_FALSE(ask_gh_for_token("github.com"));
  }
  {
    const WithGh gh("exit 0\n");
    CHECK_FALSE(ask_gh_for_token("github.com"));
  }
  const WithGh gh("yes x\n");
  CHECK_FALSE(ask_gh_for_token("github.com"));
}
