#include "commands/git_repository.hpp"

#include <string_view>

#include <pm/store.hpp>

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

/// As git has it: a directory with a HEAD, which may be a link that leads nowhere yet, or a file "gitdir: PATH".
/// Anything else of that name is passed over, as git does.
bool is_repository(const fs::path& git) {
  std::error_code unknown;
  const auto type = fs::status(git, unknown).type();
  if (type == fs::file_type::directory) return fs::exists(fs::symlink_status(git / "HEAD", unknown));
  if (type != fs::file_type::regular) return false;
  constexpr std::size_t longest_path = 1u << 16;
  const auto text = store::read_file(git, longest_path);
  return text && text->starts_with("gitdir: ");
}

}  // namespace

fs::path nearest_with_git(const fs::path& directory) {
  std::error_code unknown;
  for (auto at = directory;; at = at.parent_path()) {
    if (fs::exists(fs::symlink_status(at / ".git", unknown))) return at;
    if (at == at.parent_path()) return directory;
  }
}

std::optional<fs::path> work_tree_top(const fs::path& directory) {
  for (auto at = directory.lexically_normal();; at = at.parent_path()) {
    if (at.filename().empty() && at.has_relative_path()) continue;  // "/a/b/": its parent path is "/a/b"
    if (!at.empty() && is_repository(at / ".git")) return at;
    if (at.empty() || at == at.parent_path()) return std::nullopt;
  }
}

namespace {

std::string directory_of(const CheckInput& input) {
  const auto& path = input.path.native();
  return path.substr(0, path.rfind('/') + 1);
}

std::optional<std::string> below(const fs::path& root, const fs::path& directory) {
  const auto relative = directory.lexically_relative(root);
  if (relative.empty() || *relative.begin() == "..") return std::nullopt;
  return relative == "." ? "" : relative.generic_string() + "/";
}

/// Where its files are, followed by their names.
lint::ServicePath directory_in(const fs::path& root, const fs::path& directory) {
  std::error_code unknown;
  const auto real_root = fs::canonical(root, unknown), real = fs::canonical(directory, unknown);
  if (!unknown)
    if (auto path = below(real_root, real)) return {std::move(*path), true};
  if (auto path = below(root, directory)) return {std::move(*path), true};
  return {(directory / "").generic_string(), false};
}

}  // namespace

RepositoryPaths::RepositoryPaths(const fs::path& cwd, std::span<const CheckInput> inputs) {
  auto top = work_tree_top(cwd);
  for (auto input = inputs.begin(); !top && input != inputs.end(); ++input)
    if (input == inputs.begin() || directory_of(*input) != directory_of(*(input - 1)))
      top = work_tree_top(cwd / directory_of(*input));
  root_ = top.value_or(cwd);
  for (const auto& input : inputs) {
    auto directory = directory_of(input);
    if (directories_.contains(directory)) continue;
    auto named = directory_in(root_, (cwd / directory).lexically_normal());
    directories_.emplace(std::move(directory), std::move(named));
  }
}

lint::ServicePath RepositoryPaths::of(const CheckInput& input) const {
  if (input.path == "-") return {"-", false};
  auto named = directories_.at(directory_of(input));
  named.path += input.path.filename().string();
  return named;
}

}  // namespace pm::commands
