// Runs the same work for many items in parallel.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <pm/language.hpp>
#include <pm/lint.hpp>

#include "commands/context.hpp"
#include "commands/inputs.hpp"
#include "commands/record_inputs.hpp"

namespace pm::commands {

/// Hands out indexes in order, each to one thread.
class WorkQueue {
 public:
  explicit WorkQueue(std::size_t count) : count_(count) {}
  [[nodiscard]] std::optional<std::size_t> next() {
    const auto turn = next_++;
    return turn < count_ ? std::optional(turn) : std::nullopt;
  }

 private:
  const std::size_t count_;
  std::atomic<std::size_t> next_ = 0;
};

/// Calls `work` in this thread and, if useful, in others; each takes indexes until none is left. Returns when all are
/// done.
void parallel_for(std::size_t count, const std::function<void(WorkQueue&)>& work);

// Reads what is to be checked and checks it, several files at a time.

struct CheckRequest {
  const CommandContext& context;
  lint::LintSettings settings;
  /// Of the input "-", where there is one; read once, since there may be several inspections.
  std::optional<Result<std::string>> standard_input = {};
  std::string stdin_name = {};         ///< file name to assume for standard input; empty: plain text
  bool sensitive = false;              ///< also report doubtful language findings
  const RecordInputs* from = nullptr;  ///< the inputs are its records: an id may be in several repositories
};

/// Takes what an input came to, by its place among the inputs. Several threads call it at once. It is called again for
/// a record whose id turns out to be that of another file, too; the last call counts.
using TakeFindings = std::function<void(std::size_t input, lint::FileFindings)>;

/// Whatever goes wrong with one input, in checking it or in `take`, is a problem of that input; the others are checked.
struct CheckedInputs {
  std::vector<Error> problems;    ///< sorted
  std::size_t newer_records = 0;  ///< left out, as their format is newer than this program; only with `from`
};
[[nodiscard]] CheckedInputs run_checks(std::span<const CheckInput> inputs, const CheckRequest&,
                                       const TakeFindings& take);

struct CheckOptions {
  std::vector<std::string> paths, rules, from;
  bool prose = false, sensitive = false;
  std::optional<std::string> stdin_name, fail_on, since, baseline, write_baseline;
  std::optional<std::string> public_folder;  ///< `--public`
  std::string format = "human";
};

/// How findings are printed.
[[nodiscard]] lint::FormatOptions format_options(const CommandContext&, lint::Severity fail_on);
/// Checks the pages of a published directory against the names, tickets and addresses of all records.
[[nodiscard]] int check_public(const CheckOptions&, const CommandContext&);

[[nodiscard]] int check_records(const CheckOptions&, const CommandContext&);

}  // namespace pm::commands
