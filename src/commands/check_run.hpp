// Reads what is to be checked and checks it, several files at a time.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <pm/language.hpp>
#include <pm/lint.hpp>

#include "commands/context.hpp"
#include "commands/inputs.hpp"

namespace pm::commands {

struct CheckRequest {
  const CommandContext& context;
  lint::LintSettings settings;
  /// Of the input "-", where there is one; read once, since there may be several inspections.
  std::optional<Result<std::string>> standard_input = {};
  std::string stdin_name = {};  ///< file name to assume for standard input; empty: plain text
  bool sensitive = false;       ///< also report doubtful language findings
};

/// Takes what an input came to, by its place among the inputs. Several threads call it at once. It is called again for
/// a record whose id turns out to be that of another file, too; the last call counts.
using TakeFindings = std::function<void(std::size_t input, lint::FileFindings)>;

/// Whatever goes wrong with one input, in checking it or in `take`, is a problem of that input; the others are checked.
/// Returns the problems, sorted.
[[nodiscard]] std::vector<Error> run_checks(std::span<const CheckInput> inputs, const CheckRequest&,
                                            const TakeFindings& take);

}  // namespace pm::commands
