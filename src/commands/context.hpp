// What a command understands, as rows: the same rows are parsed, shown by --help and completed by shells. The library
// CLI11 is used only by `parse`.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/cli.hpp>
#include <pm/config.hpp>
#include <pm/error.hpp>
#include <pm/language.hpp>
#include <pm/lint.hpp>
#include <pm/time.hpp>

#include "commands/inputs.hpp"
#include "commands/progress.hpp"

namespace pm::commands {

struct Flag {
  enum class Kind { flag, option, operand };
  /// What a shell offers where the value stands.
  enum class Offers { nothing, files, folders, records, fixes, rules, weights, sections };

  Kind kind = Kind::flag;
  std::string names;  ///< "-f,--format"; of an operand: nothing
  std::string value;  ///< "FORMAT"; of a flag: nothing
  std::string help;   ///< the help line, without choices and default
  bool many = false, required = false;
  Offers offers = Offers::nothing;
  std::vector<std::string> choices;  ///< all allowed values, if they can be listed
  std::string default_value;         ///< shown in help; may be empty
  /// Stores the given values (at least one); a flag gets one "" per occurrence.
  std::function<Result<void>(const std::vector<std::string>&)> take;

  Flag& require() { return required = true, *this; }
  Flag& with_choices(std::vector<std::string> all) { return choices = std::move(all), *this; }
  Flag& by_default(std::string word) { return default_value = std::move(word), *this; }
  Flag& completes(Offers what) { return offers = what, *this; }
  /// "--format" of "-f,--format"; an operand's "RECORD".
  [[nodiscard]] std::string display_name() const;
};

class Flags {
 public:
  Flag& flag(std::string_view names, bool& into, std::string_view says);
  Flag& count(std::string_view names, int& into, std::string_view says);
  Flag& option(std::string_view names, std::string_view value, std::string& into, std::string_view says);
  Flag& option(std::string_view names, std::string_view value, std::optional<std::string>& into, std::string_view says);
  Flag& option(std::string_view names, std::string_view value, std::optional<double>& into, std::string_view says);
  /// May be given several times.
  Flag& option(std::string_view names, std::string_view value, std::vector<std::string>& into, std::string_view says);
  Flag& operand(std::string_view value, std::string& into, std::string_view says);
  Flag& operand(std::string_view value, std::optional<std::string>& into, std::string_view says);
  /// Any number of them; the last operand there is.
  Flag& operand(std::string_view value, std::vector<std::string>& into, std::string_view says);

  [[nodiscard]] const std::deque<Flag>& all() const { return all_; }

 private:
  Flag& add(Flag flag);
  std::deque<Flag> all_;  // grows without moving: rows are handed out by reference
};

// Documentation of exit statuses, files and environment variables, used by --help, the manual and the reference page.
// Backticks mark literal input.

struct ExitCode {
  int code;
  std::string_view means;
  std::string_view description = {};  ///< for the manual and the reference; defaults to `means`
  [[nodiscard]] std::string_view full_text() const { return description.empty() ? means : description; }
};
/// General exit statuses of `pm`.
[[nodiscard]] std::span<const ExitCode> exit_codes();
/// Text after the list.
[[nodiscard]] std::string_view exit_code_rule();

struct KnownFile {
  std::string_view file, help;
};
[[nodiscard]] std::span<const KnownFile> files();
/// How DIR is determined.
[[nodiscard]] std::string_view describe_records_folder();

struct EnvironmentVariable {
  std::string_view name, help;
  bool in_help = false;  ///< listed in `pm --help`; others only in the manual
};
[[nodiscard]] std::span<const EnvironmentVariable> environment_variables();

// A command as a row: name, help, options and function.

class CommandContext;

/// The parsed command line, ready to run in an environment.
using Run = std::function<int(CommandContext&)>;

struct Command {
  std::string_view name;     ///< "check"; of a command below another one: "fixes add"
  std::string_view summary;  ///< summary, without a full stop
  /// Declares the options; they live as long as the returned `Run`.
  Run (*define)(Flags&);
  /// Whether it uses records: then pm.toml is read first and must be valid.
  enum class Needs { nothing, records } needs = Needs::records;
  std::string_view examples = {};        ///< command lines
  std::string_view remarks = {};         ///< sentences shown after the options in its help
  std::span<const ExitCode> exits = {};  ///< its exit statuses, if they differ from the general ones
};

/// All documented commands, in the order of the help.
[[nodiscard]] std::span<const Command> commands();
/// All commands, including the hidden ones, which are for the build, packagers and pm itself.
[[nodiscard]] std::span<const Command> all_commands();

// The global options.

struct GlobalOptions {
  std::optional<std::string> dir, config, color, log_file, today;
  bool quiet = false, force = false;
  int verbose = 0;
  bool help = false, version = false;
};
void define_global(Flags&, GlobalOptions&);

// Context of a command: environment, global options, configuration.

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
  /// `--color` as given: true, false, or nullopt for auto.
  [[nodiscard]] std::optional<bool> colour_option() const;
  /// Width for wrapping; 0 if standard output is not a terminal.
  [[nodiscard]] std::size_t columns() const { return environment_->out_is_terminal ? environment_->columns : 0; }

  /// Formats a path for standard output: unchanged for a program, escaped for a terminal.
  [[nodiscard]] std::string path_for_out(const std::filesystem::path&) const;

  /// The line of standard error that `Progress` rewrites. Other prints there clear it first, as the next two do.
  [[nodiscard]] StatusLine& status() const { return *status_; }
  /// Prints a problem to standard error and returns its exit status.
  int report_error(const Error&) const;
  /// Logs a message: printed with -v, written to --log-file.
  void note(std::string_view what) const;

 private:
  CommandContext(Environment& world, GlobalOptions options)
      : environment_(&world), options_(std::move(options)), status_(std::make_shared<StatusLine>(world)) {}
  Result<void> find_settings();
  Result<void> find_today();
  Result<void> open_log();

  Environment* environment_;
  GlobalOptions options_;
  Config config_;
  std::filesystem::path folder_;
  IgnoreRules ignore_;
  time::Day today_;
  bool colour_out_ = false;
  std::shared_ptr<Log> log_;
  std::shared_ptr<StatusLine> status_;
};

/// Prints a line on standard output, safe on a terminal; not with --quiet.
void print_line(const CommandContext&, const std::string& line);

/// Prints "pm: message" and the hint, escaped for a terminal.
void print_error(Environment&, const Error&);

// Settings of the checks from pm.toml and the command line.

/// From pm.toml; `pm check` overrides it. `record`: the path of the record, if it may be in another directory than the
/// records directory.
[[nodiscard]] lint::LintSettings lint_settings(const CommandContext&, const std::filesystem::path& record = {});
[[nodiscard]] language::Checker make_checker(const CommandContext&, bool sensitive = false);

/// Whether a record can be named by its id: `pm` without options finds it.
class RecordNames {
 public:
  explicit RecordNames(const CommandContext&);
  [[nodiscard]] bool operator()(const std::filesystem::path&) const;

 private:
  std::filesystem::path cwd_;
  std::optional<std::filesystem::path> folder_;  ///< directory in which ids are searched; nullopt if given explicitly
};

/// Combines two exit statuses: 130, else the highest of 3, 2, 1.
[[nodiscard]] constexpr int worst_exit_code(int a, int b) { return a > b ? a : b; }

}  // namespace pm::commands
