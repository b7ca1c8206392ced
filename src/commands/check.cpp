#include "commands/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <iterator>
#include <map>
#include <ostream>

#include <pm/commands.hpp>
#include <pm/store.hpp>

#include "commands/gate.hpp"
#include "commands/inputs.hpp"

namespace pm::commands {

Run check_command(Flags& flags) {
  auto options = std::make_shared<CheckOptions>();
  flags.operand("PATH", options->paths, "records, folders of them, prose (.md, .txt), or - for standard input")
      .completes(Flag::Offers::files);
  std::vector<std::string> formats;
  for (const auto& format : check::formats()) formats.emplace_back(format.name);
  flags.option("-f,--format", "FORMAT", options->format, "how findings are shown").one_of(formats);
  flags.option("--rule", "RULE=SEVERITY", options->rules, "weigh a rule as error, warning, info or off");
  flags.option("--fail-on", "SEVERITY", options->fail_on, "exit with 1 from here on")
      .one_of({"error", "warning", "info"});
  flags.flag("--prose", options->prose, "look at the prose in folders, too");
  flags.option("--stdin-name", "FILE", options->stdin_name, "take standard input for a file of that name");
  return [options](CommandContext& context) { return check_records(*options, context); };
}

// Above: what is typed. Below: what is done.

namespace {

namespace fs = std::filesystem;

constexpr std::string_view report_mark = "<!-- pm-report ";

/// What `--rule` and `--fail-on` say, over what pm.toml says.
Result<check::Settings> settings_for(const CheckOptions& options, const CommandContext& context) {
  auto settings = settings_of(context);
  for (const auto& rule : options.rules) {
    const auto equals = rule.find('=');
    const auto name = rule.substr(0, equals);
    if (auto may = check::may_set(name); !may) return tl::unexpected(may.error().during("--rule " + rule));
    const auto severity = check::severity_named(equals == std::string::npos ? "" : rule.substr(equals + 1));
    if (!severity)
      return fail(ProblemKind::usage, "--rule " + rule + ": it goes RULE=error, RULE=warning, RULE=info or RULE=off");
    settings.severities[name] = *severity;
    context.note(rule + " (--rule)");
  }
  return settings;
}

/// A gate that is open is said, whatever the format.
std::vector<std::string> notices(const CheckOptions& options, const check::Settings& settings) {
  const auto set = settings.severities.find("must-have-fix");
  if (set == settings.severities.end() || set->second == check::Severity::error) return {};
  const bool here = std::any_of(options.rules.begin(), options.rules.end(),
                                [](const std::string& rule) { return rule.starts_with("must-have-fix="); });
  return {fmt::format("must-have-fix is {} ({}): a record without a fix may pass", check::word(set->second),
                      here ? "--rule" : "pm.toml")};
}

/// One run over its inputs.
class Gate {
 public:
  Gate(const CheckOptions& options, const CommandContext& context, check::Settings settings)
      : options_(options), context_(context), settings_(std::move(settings)), checker_(checker_of(context)) {}

  void look_at(const Input& input) {
    if (input.path == "-") return standard_input();
    if (input.kind == Input::Kind::record && is_no_file(input)) return;
    const auto text = store::read_file(input.path);
    if (!text) return complain(text.error());
    text_of(input.kind, *text, input.shown, input.path);
  }

  void complain(const Problem& problem) { code_ = worse(code_, context_.complain(problem)); }

  int finish() {
    find_shared_ids();
    check::sort_findings(outcome_.findings);
    outcome_.notices = notices(options_, settings_);
    outcome_.fail_on = options_.fail_on ? *check::severity_named(*options_.fail_on) : context_.config().fail_on;
    context_.out() << format_.show(outcome_, look());
    const bool failed = std::any_of(outcome_.findings.begin(), outcome_.findings.end(),
                                    [&](const auto& f) { return check::fails(f, outcome_); });
    return worse(code_, failed ? 1 : 0);
  }

 private:
  [[nodiscard]] check::Look look() const {
    check::Look look;
    look.colour = context_.colour();
    look.columns = context_.columns();
    look.summary = !context_.options().quiet;
    look.version = program_version();
    look.home = program_home();
    look.now = time::Zone::utc().instant(context_.world().now()).text.substr(0, std::size("2026-11-22T12:00:00") - 1);
    return look;
  }

  /// Says so as a finding: what stands among the records is taken for one.
  bool is_no_file(const Input& input) {
    std::error_code unknown;
    const auto status = fs::status(input.path, unknown);
    if (unknown || !fs::exists(status)) return false;  // reading it will say why
    const auto size = fs::is_regular_file(status) ? fs::file_size(input.path, unknown) : 0;
    if (fs::is_regular_file(status) && size <= record::most_bytes) return false;
    ++outcome_.checked.records;
    list(input.shown, true);
    outcome_.findings.push_back(check::malformed(input.shown, fs::is_regular_file(status)
                                                                  ? "This file is larger than 64 MB, and no record is"
                                                                  : "This is no regular file, and a record is one"));
    return true;
  }

  void standard_input() {
    auto& in = *context_.world().in;
    std::string text;
    std::array<char, 1 << 15> piece;
    while (text.size() <= record::most_bytes && (in.read(piece.data(), piece.size()) || in.gcount() > 0))
      text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    if (text.size() > record::most_bytes)
      return complain({ProblemKind::usage, "standard input is longer than 64 MB", ""});
    const fs::path name = options_.stdin_name.value_or("-.txt");
    text_of(kind_of(name).value_or(Input::Kind::plain), text, "-", name);
  }

  void text_of(Input::Kind kind, const std::string& text, const std::string& shown, const fs::path& path) {
    if (kind == Input::Kind::record) return record(text, shown, path);
    if (kind == Input::Kind::markdown && text.starts_with(report_mark)) {
      ++outcome_.checked.skipped;
      return;
    }
    ++outcome_.checked.prose;
    list(shown, false);
    add(check::review_prose(text, shown, kind == Input::Kind::markdown, checker_, settings_));
  }

  void record(const std::string& text, const std::string& shown, const fs::path& path) {
    ++outcome_.checked.records;
    list(shown, true);
    auto review =
        check::review_file(text, path.string(), checker_, settings_, is_found_by_id(context_, path) ? "" : shown);
    for (auto& finding : review.findings) finding.path = shown;
    add(std::move(review.findings));
    if (!review.id.empty() && path != "-") by_id_[review.id].push_back({shown, path});
  }

  void list(const std::string& shown, bool is_record) {
    if (format_.lists_files) outcome_.files.push_back({shown, is_record});
  }

  void add(std::vector<check::Finding> findings) {
    std::move(findings.begin(), findings.end(), std::back_inserter(outcome_.findings));
  }

  void find_shared_ids() {
    for (const auto& [id, files] : by_id_) {
      for (std::size_t i = 0; files.size() > 1 && i < files.size(); ++i) {
        const auto text = store::read_file(files[i].path);
        outcome_.findings.push_back(check::shared_id(text ? *text : "", files[i].shown, files[i == 0 ? 1 : 0].shown));
      }
    }
  }

  struct File {
    std::string shown;
    fs::path path;
  };
  const CheckOptions& options_;
  const CommandContext& context_;
  const check::Settings settings_;
  const check::Format& format_ = *check::find_format(options_.format);
  const axioms::Checker checker_;
  check::Outcome outcome_;
  std::map<std::string, std::vector<File>> by_id_;
  int code_ = 0;
};

fs::path folder_of(const std::optional<fs::path>& file, const fs::path& cwd) {
  return file ? (cwd / *file).lexically_normal().parent_path() : cwd;
}

}  // namespace

int check_records(const CheckOptions& options, const CommandContext& context) {
  auto settings = settings_for(options, context);
  if (!settings) return context.complain(settings.error());
  auto paths = options.paths;
  if (paths.empty()) paths.push_back(context.folder().string());
  const auto& config = context.config();
  const auto inputs = find_inputs(paths, {.cwd = context.world().cwd,
                                          .prose = options.prose,
                                          .ignore = config.ignore,
                                          .ignore_base = folder_of(config.file, context.world().cwd)});
  Gate gate(options, context, std::move(*settings));
  for (const auto& problem : inputs.problems) gate.complain(problem);
  for (const auto& input : inputs.files) gate.look_at(input);
  return gate.finish();
}

}  // namespace pm::commands
