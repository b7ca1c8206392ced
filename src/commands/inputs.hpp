// What `ignore` of pm.toml leaves out, for every command and for files that are named one by one.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>

namespace pm::commands {

/// `*` and `?` within a name, `**` across directories, `[…]` as in a shell.
[[nodiscard]] bool matches_glob(std::string_view glob, std::string_view path);

class IgnoreRules {
 public:
  IgnoreRules() = default;
  /// `globs` are relative to `base`, the directory of pm.toml; both paths are absolute.
  IgnoreRules(std::vector<std::string> globs, const std::filesystem::path& base, std::filesystem::path cwd);

  [[nodiscard]] bool empty() const { return globs_.empty(); }
  /// Whether a glob matches the path or a directory above it: by its name, or by the place that links lead to.
  /// One call of realpath a directory. Not for several threads at once.
  [[nodiscard]] bool is_ignored(const std::filesystem::path&) const;

 private:
  [[nodiscard]] bool matches(const std::filesystem::path& absolute, const std::filesystem::path& base) const;

  [[nodiscard]] std::filesystem::path real_path(const std::filesystem::path& named) const;

  std::vector<std::string> globs_;
  std::filesystem::path base_, real_base_, cwd_;
  mutable std::filesystem::path last_directory_, last_real_;  ///< paths come directory by directory
};

// Expands the PATHs of `pm check`.

struct CheckInput {
  enum class Kind { record, markdown, plain };
  Kind kind = Kind::record;
  std::filesystem::path path;  ///< to open; "-" is standard input
  std::string shown;           ///< as given, or relative to the working directory where it was found
  /// Of a record of an export its number in RecordInputs; `path` is then no file.
  std::optional<std::size_t> exported = {};
};

struct CheckInputs {
  std::vector<CheckInput> files;  ///< each file once
  std::size_t ignored = 0;        ///< files that `ignore` left out, named or found
  std::vector<Error> problems;    ///< inputs that do not exist or cannot be read
};

struct InputOptions {
  std::filesystem::path cwd;  ///< absolute
  bool prose = false;         ///< include .md and .txt files of directories
  const IgnoreRules& ignore;
  std::string stdin_name = {};  ///< what standard input is taken for
};
/// Expands directories recursively; skips hidden names, symlinked directories and ignored paths.
[[nodiscard]] CheckInputs find_inputs(std::span<const std::string> paths, const InputOptions&);

/// By extension; nullopt if neither a record nor prose.
[[nodiscard]] std::optional<CheckInput::Kind> kind_of(const std::filesystem::path&);

}  // namespace pm::commands
