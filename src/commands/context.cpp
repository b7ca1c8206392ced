#include "commands/context.hpp"

#include <ostream>
#include <system_error>
#include <utility>

#include <pm/interview.hpp>
#include <pm/lint.hpp>
#include <pm/store.hpp>
#include <pm/text.hpp>
#include <pm/trackers.hpp>

#include "commands/log.hpp"
#include "commands/output_file.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

bool is_set(const Environment& world, const char* name) {
  const auto value = world.variable(name);
  return value && !value->empty();
}

bool wants_colour(const Environment& world, const std::optional<std::string>& said, bool is_terminal) {
  if (said && *said != "auto") return *said == "always";
  if (is_set(world, "NO_COLOR")) return false;
  if (is_set(world, "CLICOLOR_FORCE") && world.variable("CLICOLOR_FORCE") != "0") return true;
  return is_terminal && world.variable("TERM") != "dumb";
}

/// Returns the nearest directory from `from` upwards that contains `name`.
std::optional<fs::path> upwards(const fs::path& from, const char* name) {
  std::error_code unknown;
  for (auto folder = from;; folder = folder.parent_path()) {
    // A file whose status cannot be read counts as found, so that reading it reports the error instead of using
    // defaults.
    if (!folder.empty() && fs::status(folder / name, unknown).type() != fs::file_type::not_found) return folder;
    if (folder.empty() || folder == folder.parent_path()) return std::nullopt;
  }
}

/// Returns the path relative to `cwd` if that is shorter to type.
fs::path as_seen_from(const fs::path& cwd, const fs::path& path) {
  auto relative = path.lexically_relative(cwd);
  return relative.empty() ? path : relative;
}

/// Names that a configuration may refer to.
ConfigNames config_names() {
  ConfigNames names{lint::validate_rule, interview::section_names(), {}, trackers::tracker_names()};
  for (const auto& question : interview::questions()) names.questions.push_back(question.id);
  return names;
}

}  // namespace

Result<CommandContext> CommandContext::open(Environment& world, GlobalOptions options, Command::Needs needs) {
  CommandContext context(world, std::move(options));
  context.colour_out_ = wants_colour(world, context.options_.color, world.out_is_terminal);
  if (auto opened = context.open_log(); !opened) return tl::unexpected(opened.error());
  if (auto found = context.find_today(); !found) return tl::unexpected(found.error());
  if (needs == Command::Needs::records)
    if (auto found = context.find_settings(); !found) return tl::unexpected(found.error());
  return context;
}

Result<void> CommandContext::open_log() {
  if (!options_.log_file) return {};
  OutputFile output{.path = *options_.log_file, .kind = OutputFile::Kind::log};
  if (options_.config) output.inputs.emplace_back(*options_.config);
  if (auto may = check_write(*this, output); !may) return may;
  auto log = Log::open(*options_.log_file);
  if (!log) return tl::unexpected(log.error());
  log_ = std::move(*log);
  return {};
}

Result<void> CommandContext::find_today() {
  today_ = environment_->local_day(environment_->now());
  if (!options_.today) return {};
  const auto day = time::parse_day(*options_.today);
  if (!day)
    return fail(ErrorKind::usage, "--today: \"" + *options_.today + "\" is not a date",
                "use YYYY-MM-DD, such as 2026-11-22");
  today_ = *day;
  return {};
}

Result<void> CommandContext::find_settings() {
  std::optional<fs::path> file;
  if (options_.config)
    file = *options_.config;
  else if (const auto folder = upwards(environment_->cwd, "pm.toml"))
    file = as_seen_from(environment_->cwd, *folder / "pm.toml");
  if (file) {
    const auto text = store::read_file(*file);
    if (!text) return tl::unexpected(text.error());
    auto config = parse_config(*text, *file, config_names());
    if (!config) return tl::unexpected(config.error());
    config_ = std::move(*config);
    config_.file = file;
    ignore_ = IgnoreRules(config_.ignore, (environment_->cwd / *file).parent_path(), environment_->cwd);
  }
  if (options_.dir)
    folder_ = *options_.dir;
  else if (config_.records)
    folder_ = (file->parent_path() / *config_.records).lexically_normal();
  else if (const auto root = upwards(environment_->cwd, ".git"))
    folder_ = as_seen_from(environment_->cwd, *root / "postmortems");
  else
    folder_ = "postmortems";
  note(file ? "configuration: " + file->string() : "configuration: no pm.toml found, using defaults");
  note("records directory: " + folder_.string());
  return {};
}

time::Zone CommandContext::zone() const {
  if (config_.zone)
    if (auto zone = time::Zone::find(*config_.zone)) return *zone;
  return time::Zone::system(environment_->variable("TZ").value_or(""));
}

std::optional<bool> CommandContext::colour_option() const {
  if (!options_.color || *options_.color == "auto") return std::nullopt;
  return *options_.color == "always";
}

std::string CommandContext::path_for_out(const fs::path& path) const {
  return environment_->out_is_terminal ? escape::for_terminal_line(path.string()) : path.string();
}

int CommandContext::report_error(const Error& problem) const {
  status_->clear();
  print_error(environment(), problem);
  if (log_) log_->write("problem: " + problem.message);
  return exit_code(problem.kind);
}

void CommandContext::note(std::string_view what) const {
  if (options_.verbose > 0) status_->clear();
  if (options_.verbose > 0) err() << "pm: " << escape::for_terminal_line(what) << "\n";
  if (log_) log_->write(what);
}

namespace {

/// Replaces "pm" in a hint by the name the program was called by.
std::string as_typed(const std::string& hint, const std::string& called) {
  constexpr std::string_view name = "pm ";
  if (called == "pm") return hint;
  std::string told;
  for (std::size_t at = 0; at < hint.size();) {
    const auto found = hint.find(name, at);
    if (found == std::string::npos) return told + hint.substr(at);
    const bool is_the_program = found == 0 || hint[found - 1] == ' ';
    told += hint.substr(at, found - at) + (is_the_program ? called : "pm") + " ";
    at = found + name.size();
  }
  return told;
}

}  // namespace

void print_line(const CommandContext& context, const std::string& line) {
  if (context.options().quiet) return;
  context.status().clear();
  context.out() << escape::for_terminal_line(line) << "\n" << std::flush;
}

void print_error(Environment& world, const Error& problem) {
  constexpr std::string_view indent = "    ";
  const auto say = [&](std::string_view before, const std::string& words) {
    const auto shown = escape::for_terminal(words);
    // One line in a log; wrapped at words on a terminal.
    if (!world.err_is_terminal) return void(*world.err << before << shown << "\n");
    for (const auto& line : text::wrap(std::string(before) + shown, world.columns, indent)) *world.err << line << "\n";
  };
  say("pm: ", problem.message);
  if (!problem.hint.empty()) say(indent, as_typed(problem.hint, world.program_name));
}

void define_global(Flags& flags, GlobalOptions& into) {
  flags.option("-C,--dir", "DIR", into.dir, "Records directory").completes(Flag::Offers::folders);
  flags.option("--config", "FILE", into.config, "Configuration file (default: the nearest pm.toml upwards)")
      .completes(Flag::Offers::files);
  flags.option("--color", "WHEN", into.color, "Use colour")
      .with_choices({"auto", "always", "never"})
      .by_default("auto");
  flags.flag("-q,--quiet", into.quiet, "Do not print summaries and hints");
  flags.count("-v,--verbose", into.verbose, "Print the configuration in use");
  flags.option("--log-file", "FILE", into.log_file, "Write a diagnostic log to FILE").completes(Flag::Offers::files);
  flags.flag("--force", into.force, "Overwrite output files that pm did not write");
  flags.option("--today", "DATE", into.today, "Evaluate due dates and figures as of DATE (default: today)");
  flags.flag("--version", into.version, "Print version");
  flags.flag("-h,--help", into.help, "Print help");
}

namespace {

std::shared_ptr<const record::Record> find_record(const std::filesystem::path& directory, std::string_view id) {
  // A link is any text: only what can be an id is taken as the name of a file.
  if (id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string_view::npos) return nullptr;
  auto loaded = store::Store(directory).load(directory / (std::string(id) + ".json"));
  if (!loaded || loaded->record.id != id) return nullptr;
  return std::make_shared<const record::Record>(std::move(loaded->record));
}

}  // namespace

lint::LintSettings lint_settings(const CommandContext& context, const std::filesystem::path& record) {
  const auto& config = context.config();
  lint::LintSettings settings;
  settings.today = context.today();
  if (!context.options().today) settings.now = context.environment().now();
  settings.small_fix_hours = config.small_fix_hours;
  settings.tracker_configured = config.tracker.has_value();
  settings.severities.insert(config.rules.begin(), config.rules.end());
  settings.severity_scale = config.severity_scale;
  settings.services = config.services;
  settings.publication = config.publication;
  for (const auto& question : config.questions)
    settings.questions.push_back({question.id, question.type, question.choices});
  settings.find_record = find_record;
  settings.has_tracked_candidates = [run = context.environment().run](const std::filesystem::path& directory,
                                                                      std::string_view id) {
    const auto name = std::string(id) + ".candidates.jsonl";
    const auto path = directory.empty() ? std::filesystem::path(".") : directory;
    std::error_code unknown;
    if (!run || !std::filesystem::exists(path / name, unknown)) return false;
    const auto listed =
        run({"git", "-c", "core.fsmonitor=false", "-C", path.string(), "ls-files", "--error-unmatch", "--", name});
    return listed && listed->code == 0;
  };
  settings.directory = record.empty() ? context.folder() : record.parent_path();
  return settings;
}

language::Checker make_checker(const CommandContext& context, bool sensitive) {
  auto words = context.config().words;
  words.sensitive = sensitive;
  return language::Checker(std::move(words));
}

RecordNames::RecordNames(const CommandContext& context) : cwd_(context.environment().cwd) {
  if (context.folder_is_default()) folder_ = (cwd_ / context.folder()).lexically_normal();
}

bool RecordNames::operator()(const std::filesystem::path& path) const {
  if (!folder_) return false;
  const auto inside = (cwd_ / path).lexically_normal().lexically_relative(*folder_);
  return !inside.empty() && *inside.begin() != "..";
}

}  // namespace pm::commands
