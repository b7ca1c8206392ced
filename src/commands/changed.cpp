#include "commands/changed.hpp"

#include <pm/text.hpp>

namespace pm::commands {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

// Nothing that a repository's own settings could start: no monitor, no differ, no converter of texts.
const Words git = {"git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false"};

Result<std::string> said_by(const World& world, Words words, const std::string& doing) {
  words.insert(words.begin(), git.begin(), git.end());
  const auto end = world.run(words);
  if (!end) return tl::unexpected(end.error());
  if (end->code == 0) return end->out;
  const auto why = text::trim(end->err);
  return fail(ProblemKind::usage, doing + (why.empty() ? "" : ": " + std::string(why)));
}

void add_paths(std::string_view names, const fs::path& top, std::set<fs::path>& into) {
  while (!names.empty()) {
    const auto end = std::min(names.find('\0'), names.size());
    into.insert((top / names.substr(0, end)).lexically_normal());
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

}  // namespace

Result<std::set<fs::path>> changed_since(const std::string& revision, const World& world) {
  if (revision.empty() || revision.front() == '-')
    return fail(ProblemKind::usage, "--since: \"" + revision + "\" is no revision", "such as main, HEAD~3 or v1.2");
  auto top = said_by(world, {"rev-parse", "--show-toplevel"}, "--since needs a git repository");
  if (!top) return tl::unexpected(top.error());
  const auto commit = said_by(world, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"},
                              "--since: git knows no revision \"" + revision + "\"");
  if (!commit) return tl::unexpected(commit.error());
  const fs::path root = std::string(text::trim(*top));
  const auto differing = said_by(world,
                                 {"-C", root.string(), "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff",
                                  "--no-textconv", "--diff-filter=d", std::string(text::trim(*commit)), "--"},
                                 "git could not tell what changed");
  if (!differing) return tl::unexpected(differing.error());
  const auto fresh = said_by(world, {"-C", root.string(), "ls-files", "-z", "--others", "--exclude-standard"},
                             "git could not tell what is new");
  if (!fresh) return tl::unexpected(fresh.error());
  std::set<fs::path> changed;
  for (const auto* names : {&*differing, &*fresh}) add_paths(*names, root, changed);
  return changed;
}

}  // namespace pm::commands
