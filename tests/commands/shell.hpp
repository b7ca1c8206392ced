// The built `pm` as people meet it: in a shell, in a fresh folder.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "commands/fake_environment.hpp"

namespace pm::test {

struct Shell : FreshFolder {
  /// Runs a script with `pm` on the PATH, and nothing to read but what the script gives.
  Ran sh(const std::string& script, const std::string& shell = "sh") const {
    const auto folder = std::filesystem::path(PM_PROGRAM).parent_path().string();
    write(".script", "PATH='" + folder + "':$PATH\nexport PATH\n" + script + "\n");
    return finished(std::system((shell + " .script >.out 2>.err </dev/null").c_str()));
  }
  /// The same for shells with a grammar of their own.
  Ran run(const std::string& shell, const std::string& script) const {
    const auto folder = std::filesystem::path(PM_PROGRAM).parent_path().string();
    write(".script", script + "\n");
    return finished(
        std::system(("PATH='" + folder + "':\"$PATH\" " + shell + " .script >.out 2>.err </dev/null").c_str()));
  }
  static bool is_installed(const std::string& program) {
    return std::system(("command -v " + program + " >/dev/null").c_str()) == 0;
  }

 private:
  [[nodiscard]] Ran finished(int status) const {
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read(".out"), read(".err")};
  }
};

}  // namespace pm::test
