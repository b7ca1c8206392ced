// Finds the path of a file in its git repository from the file system: no git is run and no GIT_* variable is read, so
// that neither can lead elsewhere.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include <pm/lint.hpp>

#include "commands/inputs.hpp"

namespace pm::commands {

/// The top of the work tree that holds `directory` (absolute): the nearest directory upwards, itself included, with a
/// `.git` that is a repository, or a `.git` file that names one (linked worktrees, submodules). nullopt if there is
/// none.
[[nodiscard]] std::optional<std::filesystem::path> work_tree_top(const std::filesystem::path& directory);

/// Names files as services do that show a repository: from its top on, with no symbolic link among the directories.
class RepositoryPaths {
 public:
  /// The repository is that of `cwd` (absolute), else that of the first of the inputs which is in one; outside of any,
  /// `cwd` takes the place of its top.
  RepositoryPaths(const std::filesystem::path& cwd, std::span<const CheckInput> inputs);

  /// The top; absolute.
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  /// Of one of the inputs. What lies outside of the repository has its absolute path, standard input stays "-".
  [[nodiscard]] lint::ServicePath of(const CheckInput&) const;

 private:
  std::filesystem::path root_;
  std::unordered_map<std::string, lint::ServicePath> directories_;  ///< by the path of the directory, as of an input
};

}  // namespace pm::commands
