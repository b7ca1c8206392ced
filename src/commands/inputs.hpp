// Expands the PATHs of `pm check`.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <pm/error.hpp>

#include "commands/ignore.hpp"

namespace pm::commands {

struct CheckInput {
  enum class Kind { record, markdown, plain };
  Kind kind = Kind::record;
  std::filesystem::path path;  ///< to open; "-" is standard input
  std::string shown;           ///< as given, or relative to the working directory where it was found
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
