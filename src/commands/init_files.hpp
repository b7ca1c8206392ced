// What `pm init` writes, as text: a team's settings, the gate in its CI, the gate before a commit.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pm::commands {

enum class Ci { none, github, gitlab };

struct Setup {
  std::string records = "postmortems";  ///< the records folder, seen from the root of the repository
  std::string settings = "pm.toml";     ///< likewise
  Ci ci = Ci::none;
  std::string version;  ///< of this pm
  std::string install;  ///< shell lines that CI gets a `pm` by
};

struct InitFile {
  std::filesystem::path path;  ///< seen from the root
  std::string text;
  std::string instead;  ///< to be added by hand where there is such a file already; empty: nothing needs to be
};

/// In the order in which they are told.
[[nodiscard]] std::vector<InitFile> init_files(const Setup&);

/// Gets `pm` on a bare Debian: a clone of the project at this version's tag, built once in `.pm`, which CI caches.
[[nodiscard]] std::string install_from(const std::string& home, const std::string& version);

}  // namespace pm::commands
