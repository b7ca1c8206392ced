// What the PATHs of `pm check` stand for.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <pm/problem.hpp>

#include "commands/ignore.hpp"

namespace pm::commands {

struct Input {
  enum class Kind { record, markdown, plain };
  Kind kind = Kind::record;
  std::filesystem::path path;  ///< to open; "-" is standard input
  std::string shown;           ///< as given, or relative to the working directory where it was found
};

struct Inputs {
  std::vector<Input> files;       ///< each file once
  std::size_t ignored = 0;        ///< files that `ignore` left out, named or found
  std::vector<Problem> problems;  ///< what is not there or may not be read
};

struct Wanted {
  std::filesystem::path cwd;  ///< absolute
  bool prose = false;         ///< folders bring their .md and .txt, too
  const IgnoreRules& ignore;
  std::string stdin_name = {};  ///< what standard input is taken for
};
/// Folders stand for what is in them and below; hidden names, symlinked folders and what is ignored are left out.
[[nodiscard]] Inputs find_inputs(std::span<const std::string> paths, const Wanted&);

/// By its name's end; nullopt: neither a record nor prose.
[[nodiscard]] std::optional<Input::Kind> kind_of(const std::filesystem::path&);

}  // namespace pm::commands
