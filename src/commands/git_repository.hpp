// Finds the path of a file in its git repository from the file system: no git is run and no GIT_* variable is read, so
// that neither can lead elsewhere.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <pm/cli.hpp>
#include <pm/error.hpp>
#include <pm/lint.hpp>

#include "commands/inputs.hpp"

namespace pm::commands {

/// The nearest directory upwards, itself included, that has a `.git` of any kind; the directory itself if none has.
[[nodiscard]] std::filesystem::path nearest_with_git(const std::filesystem::path& directory);

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

// Which files changed since a revision of git, counted as a pull request counts: since the merge base of that revision
// and HEAD, committed or not, and new files that git does not ignore.

/// Asks git once for each repository that files lie in: that of the working directory, its submodules (compared with
/// the commits that the merge base names) and other repositories (where the revision is looked up again).
class GitChanges {
 public:
  /// `usage` if this cannot be a revision.
  [[nodiscard]] static Result<GitChanges> since(std::string revision, const Environment&);

  /// Whether the file, a symbolic link on the way to it, or what they lead to has changed. `usage` where git cannot
  /// tell: no git, no repository, no such revision, no merge base (a shallow clone).
  [[nodiscard]] Result<bool> is_changed(const std::filesystem::path& file);

 private:
  /// What a repository differs from; of several merge bases, from any.
  using Bases = std::vector<std::string>;
  struct Changes {
    bool all = false;  ///< the repository itself is new
    std::set<std::string> paths;
  };

  GitChanges(std::string revision, const Environment& world) : revision_(std::move(revision)), environment_(&world) {}

  [[nodiscard]] Result<std::string> git(const std::filesystem::path& repository, std::vector<std::string> words,
                                        const std::string& doing) const;
  [[nodiscard]] Result<std::filesystem::path> repository_of(const std::filesystem::path& within);
  [[nodiscard]] Result<Bases> bases_of(const std::filesystem::path& repository);
  [[nodiscard]] Result<Bases> merge_bases(const std::filesystem::path& repository) const;
  [[nodiscard]] Result<Bases> recorded_in(const std::filesystem::path& super, const std::filesystem::path& repository);
  [[nodiscard]] Error without_history(const std::filesystem::path& repository, Error problem) const;
  [[nodiscard]] const Result<Changes>& changes_in(const std::filesystem::path& repository);
  [[nodiscard]] Result<Changes> ask(const std::filesystem::path& repository);
  [[nodiscard]] Result<bool> is_changed_at(const std::filesystem::path& place);

  std::string revision_;
  const Environment* environment_;
  std::map<std::filesystem::path, Result<std::filesystem::path>> repositories_;  ///< by directory
  std::map<std::filesystem::path, Result<Changes>> changes_;                     ///< by repository
};

}  // namespace pm::commands
