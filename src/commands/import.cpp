#include "commands/import.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/store.hpp>
#include <pm/terminal.hpp>
#include <pm/text.hpp>

#include "commands/candidate_store.hpp"
#include "commands/import_pick.hpp"
#include "commands/import_write_up.hpp"
#include "commands/output_file.hpp"
#include "commands/records.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

struct ImportOptions {
  std::optional<std::string> record, title, as, since, until, zone, day, repo, take;
  std::string channel, at, text, who, format = "table";
  std::vector<std::string> sources;
  bool names = false, dry_run = false, pick = false, plain = false, formats = false, write_up = false;
};

/// The record that takes the candidates; a new one is not on disk yet.
struct ImportTarget {
  store::LoadedRecord loaded;
  std::optional<store::RecordLock> lock;
  bool is_new = false;
};

constexpr ExitCode import_exits[] = {
    {0, "success"},
    {1, "a malformed record or a document that its format does not allow"},
    {2, "invalid usage, or a source that cannot be read"},
    {3, "I/O error"},
    {130, "interrupted"},
};

Result<void> check_usage(const ImportOptions& options) {
  if (!options.record) return fail(ErrorKind::usage, "RECORD is missing", "pm import RECORD SOURCE");
  const bool has_source = !options.sources.empty() || options.repo;
  if (!has_source && !options.pick && !options.take)
    return fail(ErrorKind::usage, "SOURCE is missing", "a file, a directory or - for standard input; or --pick");
  if (options.dry_run && (options.pick || options.take))
    return fail(ErrorKind::usage, "--dry-run writes nothing, so nothing can be picked", "leave out --dry-run");
  if (options.pick && options.take)
    return fail(ErrorKind::usage, "--pick and --take cannot be combined", "use --take without a terminal");
  if (options.title && (text::is_blank(*options.title) || options.title->find_first_of("\r\n") != std::string::npos))
    return fail(ErrorKind::usage, "--title: must be one line", "--title \"Checkout answers with 500s\"");
  const auto inputs = std::ranges::count(options.sources, "-");
  if (inputs > 1) return fail(ErrorKind::usage, "standard input can be read once", "name - once");
  if (options.pick && inputs > 0)
    return fail(ErrorKind::usage, "--pick reads standard input, and so does the source -",
                "import first, then: pm import RECORD --pick");
  return {};
}

/// Whether the name has the form of an id.
bool is_id(std::string_view name) {
  constexpr std::size_t day = 10, longest = 120;
  if (name.size() <= day + 1 || name.size() > longest || name[day] != '-') return false;
  const auto slug = name.substr(day + 1);
  return time::parse_day(name.substr(0, day)) && slug == text::slug(slug, longest);
}

Result<ImportTarget> new_target(const CommandContext& context, const ImportOptions& options) {
  ImportTarget target;
  target.is_new = true;
  auto& record = target.loaded.record;
  record.title = std::string(text::trim(text::replace_invalid_utf8(*options.title)));
  record.uid = record::make_uid(context.environment().random);
  if (is_id(*options.record)) record.id = *options.record;
  return target;
}

Result<ImportTarget> open_target(const CommandContext& context, const ImportOptions& options) {
  if (options.title) {
    const auto found = store_of(context).candidates(*options.record);
    const auto name = fs::path(*options.record);
    const auto id = name.extension() == ".json" ? name.stem() : name.filename();
    const auto is_it = [&](const fs::path& path) { return path.stem() == id; };  // a part of an id is free
    if (!found || std::ranges::none_of(*found, is_it)) return new_target(context, options);
    return fail(ErrorKind::usage, fmt::format("{} is a record already", id.string()),
                "leave out --title to import into it, or name the new record differently");
  }
  const auto path = resolve_record(context, *options.record);
  if (!path)
    return tl::unexpected(Error{path.error().kind, path.error().message,
                                path.error().hint.empty() ? "a new record needs --title" : path.error().hint});
  ImportTarget target;
  if (options.dry_run) {
    auto loaded = store_of(context).load(*path);
    if (!loaded) return tl::unexpected(loaded.error());
    target.loaded = std::move(*loaded);
    return target;
  }
  auto opened = open_record(context, *path);
  if (!opened) return tl::unexpected(opened.error());
  target.loaded = std::move(opened->loaded);
  target.lock = std::move(opened->claim);
  return target;
}

/// Zone and day of clock times, and where they are from.
struct ClockSettings {
  imports::ReadContext context;
  TimeOrigin origin;
};
Result<ClockSettings> clock_settings(const CommandContext& context, const ImportOptions& options,
                                     const record::Record& record) {
  ClockSettings settings;
  auto& read = settings.context;
  if (options.zone) {
    auto zone = time::Zone::find(*options.zone);
    if (!zone) return tl::unexpected(zone.error().with_context("--zone"));
    read.zone = *zone;
    settings.origin.zone = "--zone";
  } else if (record.timezone) {
    read.zone = record::zone_of(record);
    settings.origin.zone = "the record";
  } else {
    read.zone = context.zone();
    settings.origin.zone = context.config().zone ? "pm.toml" : "this machine";
  }
  read.now = context.environment().now();
  if (options.day) {
    auto day = time::parse_day(*options.day);
    if (!day) return fail(ErrorKind::usage, fmt::format("--day {}: not a day", *options.day), "such as 2026-11-25");
    read.day = std::move(*day);
    settings.origin.day = "--day";
  } else if (const auto found = day_of_clock_times(record)) {
    read.day = found->day;
    settings.origin.day = found->origin;
  }
  read.channel = options.channel;
  read.at_field = options.at;
  read.text_field = options.text;
  read.who_field = options.who;
  return settings;
}

/// A bound of the window; the end of a day, if only that is given.
Result<time::Micros> bound(const std::string& words, std::string_view option, const ClockSettings& settings,
                           bool is_end) {
  spoken::ParseContext times;
  times.zone = settings.context.zone;
  times.now = settings.context.now;
  times.day = settings.context.day;
  const auto parsed = spoken::parse_time(words, times);
  if (const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed)) {
    if (!is_end || moment->precision == spoken::Precision::clock) return moment->at;
    return moment->at + std::chrono::days(moment->precision == spoken::Precision::day ? 1 : 31) -
           std::chrono::microseconds(1);
  }
  if (const auto* twice = std::get_if<spoken::AmbiguousTime>(&parsed)) return is_end ? twice->second : twice->first;
  const auto* error = std::get_if<spoken::ParseError>(&parsed);
  return fail(ErrorKind::usage,
              fmt::format("{} {}: not a time{}{}", option, words, error && !error->why.empty() ? ": " : "",
                          error ? error->why : ""),
              "such as 14:02, \"25 Nov 14:02\" or 2026-11-25T14:02:00+01:00");
}

Result<SourceOptions> source_options(const ImportOptions& options, const ClockSettings& settings,
                                     const record::Record& record) {
  SourceOptions sources{options.sources, options.repo, options.as, settings.context, imports::options_for(record)};
  if (options.as)
    if (const auto reader = find_reader(*options.as); !reader) return tl::unexpected(reader.error());
  if (options.since) {
    const auto since = bound(*options.since, "--since", settings, false);
    if (!since) return tl::unexpected(since.error());
    sources.collect.since = *since;
  }
  if (options.until) {
    const auto until = bound(*options.until, "--until", settings, true);
    if (!until) return tl::unexpected(until.error());
    sources.collect.until = *until;
  }
  return sources;
}

/// The day of a new record's id: of the heaviest candidate, as it is the likeliest part of the incident.
time::Day day_of(const imports::CandidateFile& file, const imports::ReadContext& context,
                 const CommandContext& command) {
  if (context.day) return *context.day;
  for (const auto& kept : file.candidates)
    if (kept.is_marked && kept.candidate.at) return context.zone.day(*kept.candidate.at);
  for (const auto& kept : file.candidates)
    if (kept.candidate.at) return context.zone.day(*kept.candidate.at);
  return command.today();
}

/// One run of the command, after its options were checked.
class Import {
 public:
  Import(const CommandContext& context, const ImportOptions& options, ImportTarget target)
      : context_(context),
        options_(options),
        target_(std::move(target)),
        store_(target_.is_new ? context.folder() : target_.loaded.path.parent_path()) {}

  int run() {
    auto settings = clock_settings(context_, options_, record());
    if (!settings) return context_.report_error(settings.error());
    auto sources = source_options(options_, *settings, record());
    if (!sources) return context_.report_error(sources.error());
    if (!target_.is_new) {
      auto file = load_candidates(store_.candidates_path(record().id));
      if (!file) return context_.report_error(file.error());
      file_ = std::move(*file);
      broken_lines_ = broken_lines_line(file_);
    }
    int code = read(*sources, *settings);
    if (code == exit_code(ErrorKind::interrupted)) return code;
    if (!options_.dry_run && (options_.take || options_.pick) && code != exit_code(ErrorKind::outside))
      code = worst_exit_code(code, take());
    print(*settings);
    return code;
  }

 private:
  [[nodiscard]] record::Record& record() { return target_.loaded.record; }
  [[nodiscard]] fs::path candidates_path() { return store_.candidates_path(record().id); }

  /// Reads the sources and writes the candidates.
  int read(const SourceOptions& sources, const ClockSettings& settings) {
    if (sources.sources.empty() && !sources.repository) {
      imports::forget_missing_events(file_, record());
      imports::mark_heaviest(file_.candidates);
      return 0;
    }
    auto state = imports::state_for(file_, record());
    read_ = read_sources(context_, sources, state);
    int code = 0;
    if (read_.read.empty() && read_.problems.empty())
      read_.problems.push_back({ErrorKind::usage, "nothing was read: no file has a format that is recognised",
                                "name it with --as FORMAT; pm import --formats lists the formats"});
    for (const auto& problem : read_.problems) code = worst_exit_code(code, context_.report_error(problem));
    if (code == exit_code(ErrorKind::interrupted)) return code;
    auto collection = std::exchange(read_.collection, {});
    const auto is_nothing_read = read_.read.empty();
    read_.collection = counts_of(collection);
    merged_ = imports::merge_into(file_, std::move(collection), state, record(), sources.collect);
    if (options_.dry_run || is_nothing_read || file_.candidates.empty()) return code;
    if (target_.is_new)
      if (const auto made = create_record(settings); made != 0) return made;
    if (const auto saved = save_candidates(candidates_path(), file_, record().id); !saved)
      return context_.report_error(saved.error());
    return code;
  }

  int create_record(const ClockSettings& settings) {
    auto& r = record();
    r.timezone = settings.context.zone.name();
    const auto day = day_of(file_, settings.context, context_);
    if (options_.day) r.day = day;
    if (r.id.empty()) r.id = store_.free_id(day, r.title, *r.uid);
    auto saved = store_.save(r, "");
    if (!saved) return context_.report_error(saved.error());
    target_.loaded.version = *saved;
    target_.loaded.path = store_.record_path(r.id);
    auto lock = store::RecordLock::acquire(target_.loaded.path);
    if (!lock) return context_.report_error(lock.error());
    target_.lock = std::move(*lock);
    return 0;
  }

  /// Picks events and saves them.
  int take() {
    if (record().id.empty()) return 0;  // nothing was read
    auto picks = options_.pick ? pick() : selection();
    if (!picks) return context_.report_error(picks.error());
    if (picks->empty()) return 0;
    if (const auto asked = ask_for_roles(*picks); !asked) return context_.report_error(asked.error());
    const imports::People people(context_.config().publication.roles, file_, options_.names);
    const auto before = record();
    const auto taken = imports::take_events(record(), *picks, file_, people);
    const auto saved = store_.save(record(), target_.loaded.version);
    if (!saved) {
      record() = before;
      return context_.report_error(saved.error());
    }
    target_.loaded.version = *saved;
    events_line_ = taken_line(taken, *picks);
    int code = 0;
    if (const auto kept = save_candidates(candidates_path(), file_, record().id); !kept)
      code = context_.report_error(kept.error());
    return worst_exit_code(code, refresh_report(target_.loaded, context_));
  }

  Result<std::vector<imports::PickedEvent>> selection() {
    const auto chosen = imports::parse_selection(*options_.take, file_.candidates);
    if (!chosen) return tl::unexpected(chosen.error().with_context("--take"));
    std::vector<imports::PickedEvent> picks;
    for (const auto index : *chosen) picks.push_back({.candidates = {index}});
    return picks;
  }

  Result<std::vector<imports::PickedEvent>> pick() {
    const imports::People people(context_.config().publication.roles, file_, options_.names);
    const auto prompt = terminal::open_prompt({options_.plain, context_.colour_option(), true});
    return pick_candidates(*prompt, file_.candidates, people, zone_of_display());
  }

  /// Once for each person whose role is not known; at a terminal only.
  Result<void> ask_for_roles(const std::vector<imports::PickedEvent>& picks) {
    if (!context_.environment().in_is_terminal || options_.names) return {};
    const auto prompt = terminal::open_prompt({options_.plain, context_.colour_option(), true});
    return ask_roles(*prompt, picks, file_, context_.config().publication.roles);
  }

  [[nodiscard]] time::Zone zone_of_display() { return record().timezone ? record::zone_of(record()) : context_.zone(); }

  static std::string taken_line(const imports::TakenEvents& taken, const std::vector<imports::PickedEvent>& picks) {
    auto line = taken.ids.empty() ? std::string("no events added")
                                  : fmt::format("{} {} added: {}", taken.ids.size(),
                                                taken.ids.size() == 1 ? "event" : "events", text::join(taken.ids, " "));
    if (taken.known > 0) line += fmt::format("; {} of {} are events already", taken.known, picks.size());
    return line;
  }

  void print(const ClockSettings& settings) {
    const bool is_json = options_.format == "json";
    auto& notes = is_json ? context_.err() : context_.out();
    const auto note = [&](const std::string& line) {
      if (!context_.options().quiet && !line.empty()) notes << escape::for_terminal_line(line) << "\n";
    };
    const bool has_read = !read_.read.empty();
    note(broken_lines_);
    if (has_read || !read_.problems.empty())
      for (const auto& line : summary_lines(read_, merged_)) note(line);
    if (has_read) note(time_line(settings.context, settings.origin));
    const imports::People people(context_.config().publication.roles, file_, options_.names);
    const auto zone = options_.zone    ? settings.context.zone
                      : target_.is_new ? settings.context.zone
                                       : zone_of_display();
    if (is_json)
      context_.out() << candidates_json(read_, file_, people, zone);
    else if (has_read && !options_.pick && !options_.take)
      context_.out() << candidates_table(file_, people, zone, context_);
    note(events_line_);
    if (is_json || options_.dry_run || !has_read) return;
    if (file_.candidates.empty()) return note("nothing was written");
    note(fmt::format("candidates: {}", context_.path_for_out(candidates_path())));
    if (!options_.pick && !options_.take)
      note(fmt::format("to pick events: pm import {} --pick",
                       RecordNames(context_)(target_.loaded.path) ? record().id : target_.loaded.path.string()));
  }

  const CommandContext& context_;
  const ImportOptions& options_;
  ImportTarget target_;
  store::Store store_;
  imports::CandidateFile file_;
  ReadSources read_;
  imports::Merged merged_;
  std::string events_line_, broken_lines_;
};

/// `--write-up`: all operands are files.
int run_write_ups(const CommandContext& context, const ImportOptions& options) {
  if (options.pick || options.take || options.repo || options.as || options.title)
    return context.report_error(
        {ErrorKind::usage, "--write-up makes new records, so --pick, --take, --repo, --as and --title do not apply",
         "pm import --write-up FILE.md"});
  WriteUpImport import{{}, options.zone, options.day, options.names, options.dry_run};
  if (options.record) import.files.push_back(*options.record);
  import.files.insert(import.files.end(), options.sources.begin(), options.sources.end());
  return import_write_ups(context, import);
}

int run_import(CommandContext& context, const ImportOptions& options) {
  if (options.write_up) return run_write_ups(context, options);
  if (options.formats) {
    context.out() << (options.format == "json" ? formats_json() : formats_table(context));
    return 0;
  }
  if (const auto fine = check_usage(options); !fine) return context.report_error(fine.error());
  auto target = open_target(context, options);
  if (!target) return context.report_error(target.error());
  return Import(context, options, std::move(*target)).run();
}

Run define_import(Flags& flags) {
  auto options = std::make_shared<ImportOptions>();
  add_record_operand(flags, options->record, "with --title a new one");
  flags.operand("SOURCE", options->sources, "Files, directories, .zip, .gz, or - for standard input")
      .completes(Flag::Offers::files);
  flags.option("--title", "TITLE", options->title, "Start a new record with this title");
  flags.option("--as", "FORMAT", options->as, "Read the sources in this format (default: recognised by content)");
  flags.option("--since", "TIME", options->since, "Leave out what was before TIME");
  flags.option("--until", "TIME", options->until, "Leave out what was after TIME");
  flags.option("--zone", "ZONE", options->zone, "Time zone of times without an offset (default: the record's)");
  flags.option("--day", "DAY", options->day, "Day of times without a date (default: the record's)");
  flags.option("--channel", "NAME", options->channel, "Read only this channel");
  flags.option("--repo", "DIR", options->repo, "Read the log of a git repository");
  flags.option("--at", "FIELD", options->at, "Field of the time, in generic formats");
  flags.option("--text", "FIELD", options->text, "Field of the text, in generic formats");
  flags.option("--who", "FIELD", options->who, "Field of the person or system, in generic formats");
  flags.flag("--names", options->names, "Write the names of people (default: their roles)");
  flags.flag("--pick", options->pick, "Pick events from the candidates");
  flags.option("--take", "LIST", options->take, "Take candidates as events: 3,7-12 or marked");
  flags.flag("--plain", options->plain, "Print static text and numbered lines (for screen readers and logs)");
  flags.flag("--dry-run", options->dry_run, "Print the candidates, write nothing");
  flags.flag("--write-up", options->write_up, "Make a draft record of each FILE, a write-up in Markdown");
  flags.flag("--formats", options->formats, "List the formats that can be read");
  flags.option("-f,--format", "FORMAT", options->format, "Output format")
      .with_choices({"table", "json"})
      .by_default("table");
  return [options](CommandContext& context) { return run_import(context, *options); };
}

}  // namespace

Command import_command() {
  return {
      .name = "import",
      .summary = "Read chats, alerts and logs as candidates for the timeline",
      .define = define_import,
      .examples =
          "pm import 2026-11-25 slack-export.zip --channel inc-4711\n"
          "pm import 2026-11-25 --pick\n"
          "pm import --write-up docs/outage.md docs/other.md\n"
          "pm import new events.jsonl --title \"Checkout answers with 500s\"\n"
          "pm import 2026-11-25 events.jsonl --since 14:00 --until 16:00 --dry-run -f json\n",
      .remarks =
          "Reading a source writes candidates to ID.candidates.jsonl, next to the record. A person picks the events "
          "from them. Importing again adds nothing twice, and tells what the source has edited or deleted since. "
          "Without --names, people are shown by their role in [roles] of pm.toml, or as somebody. Secrets are removed.",
      .exits = import_exits,
  };
}

}  // namespace pm::commands
