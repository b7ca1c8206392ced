// Context of a command: environment, global options, configuration.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <pm/cli.hpp>
#include <pm/config.hpp>
#include <pm/error.hpp>
#include <pm/time.hpp>

#include "commands/command.hpp"
#include "commands/global_options.hpp"
#include "commands/ignore.hpp"

namespace pm::commands {

class Log;

class CommandContext {
 public:
  /// Resolves options, environment and pm.toml. Reads pm.toml only for commands that use records.
  [[nodiscard]] static Result<CommandContext> open(Environment&, GlobalOptions, Command::Needs);

  [[nodiscard]] Environment& environment() const { return *environment_; }
  [[nodiscard]] std::ostream& out() const { return *environment_->out; }
  [[nodiscard]] std::ostream& err() const { return *environment_->err; }
  [[nodiscard]] const GlobalOptions& options() const { return options_; }

  [[nodiscard]] const Config& config() const { return config_; }
  /// The records directory, as given or relative to the working directory. May not exist.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// Whether `pm` without options would use the same directory, so that printed commands may name records by id.
  [[nodiscard]] bool folder_is_default() const { return !options_.dir && !options_.config; }
  /// What `ignore` of pm.toml leaves out.
  [[nodiscard]] const IgnoreRules& ignore() const { return ignore_; }
  [[nodiscard]] const time::Day& today() const { return today_; }
  /// Time zone of new records: from pm.toml, else of the machine.
  [[nodiscard]] time::Zone zone() const;

  /// Whether standard output, or standard error, is coloured.
  [[nodiscard]] bool colour() const { return colour_out_; }
  [[nodiscard]] bool colour_err() const { return colour_err_; }
  /// `--color` as given: true, false, or nullopt for auto.
  [[nodiscard]] std::optional<bool> colour_option() const;
  /// Width for wrapping; 0 if standard output is not a terminal.
  [[nodiscard]] std::size_t columns() const { return environment_->out_is_terminal ? environment_->columns : 0; }

  /// Formats a path for standard output: unchanged for a program, escaped for a terminal.
  [[nodiscard]] std::string path_for_out(const std::filesystem::path&) const;

  /// Prints a problem to standard error and returns its exit status.
  int report_error(const Error&) const;
  /// Logs a message: printed with -v, written to --log-file.
  void note(std::string_view what) const;

 private:
  CommandContext(Environment& world, GlobalOptions options) : environment_(&world), options_(std::move(options)) {}
  Result<void> find_settings();
  Result<void> find_today();
  Result<void> open_log();

  Environment* environment_;
  GlobalOptions options_;
  Config config_;
  std::filesystem::path folder_;
  IgnoreRules ignore_;
  time::Day today_;
  bool colour_out_ = false, colour_err_ = false;
  std::shared_ptr<Log> log_;
};

/// Prints "pm: message" and the hint, escaped for a terminal.
void print_error(Environment&, const Error&);

}  // namespace pm::commands
