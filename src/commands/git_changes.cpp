#include "commands/git_repository.hpp"

#include <algorithm>
#include <system_error>

#include <pm/text.hpp>

namespace pm::commands {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr int max_links = 40;

/// Disables everything that the configuration of a repository could start: fsmonitor, external diff, textconv.
const Words git_words = {"git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false"};

Words split(std::string_view text, char separator) {
  Words all;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) all.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

/// The symbolic links on the way to a file, each at its real place, and at last the file's own real place.
Result<std::vector<fs::path>> places_of(const fs::path& file) {
  std::vector<fs::path> places, ahead;  // names ahead: the next one last
  const auto go_along = [&](const fs::path& way) {
    const std::vector<fs::path> names(way.begin(), way.end());
    ahead.insert(ahead.end(), names.rbegin(), names.rend());
  };
  fs::path at = file.root_path();
  go_along(file.relative_path());
  for (int links = 0; !ahead.empty();) {
    const auto name = ahead.back();
    ahead.pop_back();
    if (name.empty() || name == ".") continue;
    if (name == "..") {
      at = at.parent_path();
      continue;
    }
    std::error_code no_link;
    const auto target = fs::read_symlink(at / name, no_link);
    if (no_link) {
      at /= name;
      continue;
    }
    if (++links > max_links)
      return fail(ErrorKind::usage, file.string() + " is a symbolic link loop", "ls -l " + file.string());
    places.push_back(at / name);
    if (target.is_absolute()) at = target.root_path();
    go_along(target.relative_path());
  }
  places.push_back(at);
  return places;
}

}  // namespace

Result<GitChanges> GitChanges::since(std::string revision, const Environment& world) {
  if (revision.empty() || revision.front() == '-')
    return fail(ErrorKind::usage, "--since: \"" + revision + "\" is not a revision",
                "use a revision such as main, HEAD~3 or v1.2");
  return GitChanges(std::move(revision), world);
}

Result<std::string> GitChanges::git(const fs::path& repository, Words words, const std::string& doing) const {
  Words all = git_words;
  all.insert(all.end(), {"-C", repository.string()});
  all.insert(all.end(), words.begin(), words.end());
  const auto end = environment_->run(all);
  if (!end) return fail(ErrorKind::usage, doing + ": " + end.error().message, "--since needs git on the PATH");
  if (end->code == 0) return end->out;
  const auto why = text::trim(end->err);
  return fail(ErrorKind::usage, doing + (why.empty() ? "" : ": " + std::string(why)));
}

Result<fs::path> GitChanges::repository_of(const fs::path& within) {
  const auto directory = nearest_with_git(within);
  const auto known = repositories_.find(directory);
  if (known != repositories_.end()) return known->second;
  auto top = git(directory, {"rev-parse", "--show-toplevel"},
                 "--since: " + directory.string() + " is not in the working tree of a git repository");
  auto found = top ? Result<fs::path>(fs::path(std::string(text::trim(*top)))) : tl::unexpected(top.error());
  return repositories_.emplace(directory, std::move(found)).first->second;
}

/// A clone without its history is the usual reason.
Error GitChanges::without_history(const fs::path& repository, Error problem) const {
  const auto shallow = git(repository, {"rev-parse", "--is-shallow-repository"}, "");
  if (!shallow || text::trim(*shallow) != "true") return problem;
  problem.message += " (this clone is shallow: git has only a part of the history)";
  problem.hint =
      "fetch the whole history: `fetch-depth: 0` with actions/checkout, GIT_DEPTH: \"0\" on GitLab, or "
      "git fetch --unshallow";
  return problem;
}

Result<GitChanges::Bases> GitChanges::merge_bases(const fs::path& repository) const {
  const auto where = " in " + repository.string();
  const auto commit = git(repository, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision_ + "^{commit}"},
                          "--since: git has no revision \"" + revision_ + "\"" + where);
  if (!commit) {
    auto problem = commit.error();
    if (problem.hint.empty()) problem.hint = "run git fetch, or use a revision such as main, HEAD~3 or v1.2";
    return tl::unexpected(without_history(repository, std::move(problem)));
  }
  const auto bases = git(repository, {"merge-base", "--all", std::string(text::trim(*commit)), "HEAD"},
                         "--since: \"" + revision_ + "\" and HEAD have no common commit" + where);
  if (!bases) return tl::unexpected(without_history(repository, bases.error()));
  return split(*bases, '\n');
}

/// The commits of a submodule that the bases of the repository around it name; none where it is new since.
Result<GitChanges::Bases> GitChanges::recorded_in(const fs::path& super, const fs::path& repository) {
  auto around = bases_of(super);
  if (!around) return around;
  const auto inside = repository.lexically_relative(super).string();
  Bases bases;
  for (const auto& base : *around) {
    const auto entry = git(super, {"ls-tree", "-z", base, "--", inside}, "--since: git cannot read " + base);
    if (!entry) return tl::unexpected(entry.error());
    const auto words = split(entry->substr(0, entry->find('\t')), ' ');
    if (words.size() != 3 || words[1] != "commit") continue;
    const auto there = git(repository, {"cat-file", "-e", words[2] + "^{commit}"},
                           "--since: the submodule " + repository.string() + " lacks the commit " + words[2] +
                               " that " + revision_ + " names");
    if (!there) {
      auto problem = there.error();
      problem.hint = "git -C " + repository.string() + " fetch";
      return tl::unexpected(without_history(repository, std::move(problem)));
    }
    bases.push_back(words[2]);
  }
  return bases;
}

Result<GitChanges::Bases> GitChanges::bases_of(const fs::path& repository) {
  const auto here = repository_of(environment_->cwd);
  if (here && *here == repository) return merge_bases(repository);
  const auto super = git(repository, {"rev-parse", "--show-superproject-working-tree"},
                         "--since: git cannot inspect the directory " + repository.string());
  if (!super) return tl::unexpected(super.error());
  const fs::path around = std::string(text::trim(*super));
  return around.empty() ? merge_bases(repository) : recorded_in(around, repository);
}

Result<GitChanges::Changes> GitChanges::ask(const fs::path& repository) {
  const auto bases = bases_of(repository);
  if (!bases) return tl::unexpected(bases.error());
  Changes changes;
  changes.all = bases->empty();
  const auto add = [&](const std::string& names) {
    for (auto& name : split(names, '\0')) changes.paths.insert(std::move(name));
  };
  for (const auto& base : *bases) {
    const auto differing = git(repository,
                               {"diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv",
                                "--ignore-submodules", "--diff-filter=d", base, "--"},
                               "--since: git cannot list the changes in " + repository.string());
    if (!differing) return tl::unexpected(differing.error());
    add(*differing);
  }
  const auto fresh = git(repository, {"ls-files", "-z", "--others", "--exclude-standard"},
                         "--since: git cannot list the untracked files in " + repository.string());
  if (!fresh) return tl::unexpected(fresh.error());
  add(*fresh);
  return changes;
}

const Result<GitChanges::Changes>& GitChanges::changes_in(const fs::path& repository) {
  const auto known = changes_.find(repository);
  return known != changes_.end() ? known->second : changes_.emplace(repository, ask(repository)).first->second;
}

Result<bool> GitChanges::is_changed_at(const fs::path& place) {
  const auto repository = repository_of(place.parent_path());
  if (!repository) return tl::unexpected(repository.error());
  const auto& changes = changes_in(*repository);
  if (!changes) return tl::unexpected(changes.error());
  return changes->all || changes->paths.contains(place.lexically_relative(*repository).generic_string());
}

Result<bool> GitChanges::is_changed(const fs::path& file) {
  const auto places = places_of(environment_->cwd / file);
  if (!places) return tl::unexpected(places.error());
  bool is_any_changed = false;
  for (const auto& place : *places) {
    const bool is_the_file = &place == &places->back();
    const auto changed = is_changed_at(place);
    if (changed && *changed) is_any_changed = true;
    // A link outside of every repository (/var → /private/var) is nobody's change.
    if (!changed && is_the_file) return changed;
  }
  return is_any_changed;
}

}  // namespace pm::commands
