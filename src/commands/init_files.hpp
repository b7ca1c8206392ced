// Contents of the files of `pm init`: configuration, CI workflow, pre-commit hook.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "commands/context.hpp"

namespace pm::commands {

enum class Ci { none, github, gitlab };

struct InitSettings {
  std::string records = "postmortems";  ///< records directory relative to the root of the repository
  std::string settings = "pm.toml";     ///< likewise
  Ci ci = Ci::none;
  std::string version;  ///< of this pm
  std::string install;  ///< shell commands that install pm in CI
};

struct InitFile {
  std::filesystem::path path;  ///< relative to the root
  std::string text;
  std::string instead;  ///< text to add to an existing file; may be empty
};

/// In the order of output.
[[nodiscard]] std::vector<InitFile> init_files(const InitSettings&);

/// Installs pm on a bare Debian: clones the project at the tag of this version and builds it in `.pm`, which CI caches.
[[nodiscard]] std::string install_from(const std::string& home, const std::string& version);

struct InitOptions {
  std::optional<std::string> ci, install;
  bool merge_driver = false;
};

/// Writes what is not there yet at the root of the repository, or here where there is none.
[[nodiscard]] int init(const InitOptions&, const CommandContext&);
/// Writes `.gitattributes` of the records directory, and configures this clone to merge records with pm.
[[nodiscard]] int init_merge_driver(const CommandContext&, const std::filesystem::path& root,
                                    const std::string& records);
/// Writes a file that is not there yet; prints what to add to one that is. Returns the exit status.
[[nodiscard]] int put_init_file(const InitFile&, const std::filesystem::path& root, const CommandContext&);

}  // namespace pm::commands
