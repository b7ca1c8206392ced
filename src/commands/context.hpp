// What every command is given: the world, the global options, and the team's settings found for it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <pm/config.hpp>
#include <pm/problem.hpp>
#include <pm/time.hpp>
#include <pm/world.hpp>

#include "commands/command.hpp"
#include "commands/global_options.hpp"
#include "commands/ignore.hpp"

namespace pm::commands {

class Log;

class CommandContext {
 public:
  /// Settles what the options, the environment and pm.toml say. Without `records`, pm.toml is not looked for.
  [[nodiscard]] static Result<CommandContext> open(World&, GlobalOptions, Command::Needs);

  [[nodiscard]] World& world() const { return *world_; }
  [[nodiscard]] std::ostream& out() const { return *world_->out; }
  [[nodiscard]] std::ostream& err() const { return *world_->err; }
  [[nodiscard]] const GlobalOptions& options() const { return options_; }

  [[nodiscard]] const Config& config() const { return config_; }
  /// The records folder, as given or relative to the working directory. It need not be there.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// Whether a bare `pm` run here would take the same folder: commands shown to people may then name a record by its
  /// id.
  [[nodiscard]] bool folder_is_default() const { return !options_.dir && !options_.config; }
  /// What `ignore` of pm.toml leaves out.
  [[nodiscard]] const IgnoreRules& ignore() const { return ignore_; }
  [[nodiscard]] const time::Day& today() const { return today_; }
  /// Of new records: pm.toml's, else the machine's.
  [[nodiscard]] time::Zone zone() const;

  /// Whether what goes to standard output, or to standard error, is coloured.
  [[nodiscard]] bool colour() const { return colour_out_; }
  [[nodiscard]] bool colour_err() const { return colour_err_; }
  /// `--color`, if it settles it: for what is asked in a conversation.
  [[nodiscard]] std::optional<bool> colour_asked() const;
  /// To wrap for; 0 where standard output is no terminal and lines are better left whole.
  [[nodiscard]] std::size_t columns() const { return world_->out_is_terminal ? world_->columns : 0; }

  /// A path on standard output: as it is for a program, safe to look at on a terminal.
  [[nodiscard]] std::string path_for_out(const std::filesystem::path&) const;

  /// Says a problem on standard error and gives its exit code.
  int complain(const Problem&) const;
  /// A remark for those who ask: shown with -v, kept with --log-file.
  void note(std::string_view what) const;

 private:
  CommandContext(World& world, GlobalOptions options) : world_(&world), options_(std::move(options)) {}
  Result<void> find_settings();
  Result<void> find_today();
  Result<void> open_log();

  World* world_;
  GlobalOptions options_;
  Config config_;
  std::filesystem::path folder_;
  IgnoreRules ignore_;
  time::Day today_;
  bool colour_out_ = false, colour_err_ = false;
  std::shared_ptr<Log> log_;
};

/// "pm: what happened", then what to do about it; safe on a terminal.
void say_problem(World&, const Problem&);

}  // namespace pm::commands
