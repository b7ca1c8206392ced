#include "commands/interview_run.hpp"

#include <algorithm>
#include <istream>
#include <ostream>
#include <set>

#include <fmt/format.h>
#include <pm/record.hpp>
#include <pm/references.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/factor_index.hpp"
#include "commands/output_file.hpp"
#include "commands/page_process.hpp"
#include "commands/rename.hpp"
#include "commands/timeline_sources.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;
using interview::InterviewEnding;

/// Number of recent records used for the opening and for completion.
constexpr std::size_t records_looked_at = 50, meetings_counted = 3;

using interview::RepeatedFactor;

/// The earlier factor of a link, with its fixes; nullopt if it is not in the directory.
std::optional<RepeatedFactor> repeated_factor(const std::string& link, const lint::LintSettings& check) {
  const auto name = record::FactorName::from(link);
  const auto other = check.find_record(check.directory, name.record);
  const auto* factor = other ? record::find_factor(*other, name.factor) : nullptr;
  if (factor == nullptr) return std::nullopt;
  RepeatedFactor repeated{{link, factor->text}, {}};
  for (const auto& fix : other->fixes.value_or(std::vector<record::Fix>{})) {
    if (!record::addresses(fix, name.factor)) continue;
    RepeatedFactor::FixState state{fix.id, fix.status, {}};
    if (fix.status == record::FixStatus::open && fix.opened)
      state.days_open = time::days_between(*fix.opened, check.today);
    repeated.fixes.push_back(std::move(state));
  }
  return repeated;
}

void add_repeated(interview::MeetingHistory& earlier, const record::Record& record, const lint::LintSettings& check) {
  for (const auto& factor : record.factors.value_or(std::vector<record::Factor>{}))
    for (const auto& link : factor.same_as.value_or(std::vector<std::string>{})) {
      const auto is_same = [&](const RepeatedFactor& one) { return one.earlier.link == link; };
      if (std::ranges::any_of(earlier.repeated, is_same)) continue;
      if (auto repeated = repeated_factor(link, check)) earlier.repeated.push_back(std::move(*repeated));
    }
}

interview::MeetingHistory look_back(const store::Store& store, std::string_view but, const lint::LintSettings& check) {
  interview::MeetingHistory earlier;
  auto paths = store.records();
  std::ranges::sort(paths, std::greater<>{}, [](const fs::path& p) { return p.stem().string(); });
  if (paths.size() > records_looked_at) paths.resize(records_looked_at);
  std::set<std::string> services, owners;
  for (const auto& path : paths) {
    if (path.stem() == but) continue;
    const auto loaded = store.load(path);
    if (!loaded) continue;  // `pm check` reports malformed records
    const auto& r = loaded->record;
    if (r.services) services.insert(r.services->begin(), r.services->end());
    if (r.fixes)
      for (const auto& fix : *r.fixes)
        if (fix.owner) owners.insert(*fix.owner);
    if (!r.meeting.held_at) continue;
    if (earlier.improvement.empty() && r.process.improvement) earlier.improvement = *r.process.improvement;
    if (earlier.meetings++ >= meetings_counted) continue;
    add_repeated(earlier, r, check);
    if (!r.fixes) continue;
    for (const auto& fix : *r.fixes) {
      if (fix.status == record::FixStatus::done) ++earlier.fixes_done;
      if (fix.status != record::FixStatus::open) continue;
      ++earlier.fixes_open;
      if (fix.opened)
        earlier.oldest_open_days =
            std::max<long>(earlier.oldest_open_days, time::days_between(*fix.opened, check.today));
    }
  }
  earlier.meetings = std::min(earlier.meetings, meetings_counted);
  earlier.services.assign(services.begin(), services.end());
  earlier.owners.assign(owners.begin(), owners.end());
  return earlier;
}

/// Stores drafts in the records directory.
class StoredDrafts : public interview::Drafts {
 public:
  StoredDrafts(const CommandContext& context, store::Store store, ExistingRecord existing, PageProcess& page)
      : context_(context), store_(std::move(store)), existing_(std::move(existing)), page_(page) {}

  std::string free_id(const time::Day& day, std::string_view title, std::string_view uid) override {
    return store_.free_id(day, title, uid);
  }
  std::string new_uid() override { return record::make_uid(context_.environment().random); }

  Result<void> save(const record::Record& record) override {
    auto saved = store_.save(record, existing_.version);
    if (!saved) return tl::unexpected(saved.error());
    existing_.version = *saved;
    page_.follow(record, store_.record_path(record.id));
    return claim(record.id);
  }

  Result<void> save_over(const record::Record& record) override {
    auto saved = store_.save_over(record);
    if (!saved) return tl::unexpected(saved.error());
    existing_.version = *saved;
    return {};
  }

  [[nodiscard]] bool was_changed_meanwhile(const record::Record& record) const override {
    return store_.changed_since(record.id, existing_.version);
  }

  Result<record::Record> rename(const record::Record& record) override {
    auto plan = plan_rename(context_, record, record.title, store_);
    if (!plan) return tl::unexpected(plan.error());
    store::LoadedRecord loaded{record, "", existing_.version, store_.record_path(record.id)};
    const auto changed = apply_rename(context_, *plan, loaded);
    if (!changed) return tl::unexpected(changed.error());
    existing_.version = loaded.version;
    page_.follow(loaded.record, loaded.path);
    for (const auto& one : *changed) static_cast<void>(refresh_report(one.loaded, context_));  // it prints why not
    return loaded.record;
  }

  /// Writes the report of a final record, and of a draft that has one.
  Result<void> report(const record::Record& record) override {
    const auto path = store_.record_path(record.id);
    if (record.status != record::Status::final && !has_report(path)) return {};
    return write_report(context_, record, path, report::built_in());
  }

 private:
  Result<void> claim(std::string_view id) {
    if (existing_.claim) return {};
    auto claim = store::RecordLock::acquire(store_.record_path(id));
    if (!claim) return tl::unexpected(claim.error());
    existing_.claim = std::move(*claim);
    return {};
  }

  const CommandContext& context_;
  store::Store store_;
  ExistingRecord existing_;
  PageProcess& page_;
};

int code_of(InterviewEnding how, const record::Record& record) {
  if (how == InterviewEnding::interrupted) return exit_code(ErrorKind::interrupted);
  if (how == InterviewEnding::prepared || how == InterviewEnding::soaking || record.status == record::Status::final)
    return 0;
  return exit_code(ErrorKind::refused);
}

/// Prints the path of the record, for scripts; at a terminal also the other files of the record.
void name_files(const CommandContext& context, const store::Store& store, const std::string& id) {
  const auto path = store.record_path(id);
  context.out() << context.path_for_out(path) << "\n";
  if (!context.environment().in_is_terminal) return;
  std::error_code unknown;
  if (has_report(path)) context.out() << context.path_for_out(store.report_path(id)) << "\n";
  if (fs::exists(store.candidates_path(id), unknown))
    context.out() << context.path_for_out(store.candidates_path(id)) << "\n";
}

/// Prints an error of the report, if any, and the files of the record.
int finish(const CommandContext& context, const store::Store& store, const record::Record& record,
           const std::optional<Error>& unrenamed, const std::optional<Error>& unreported, int code) {
  if (unrenamed) code = std::max(code, context.report_error(*unrenamed));
  if (unreported)
    code = std::max(code, context.report_error(mention_saved(*unreported, context, store.record_path(record.id))));
  std::error_code unknown;
  if (const auto path = store.record_path(record.id); fs::exists(path, unknown)) name_files(context, store, record.id);
  return code;
}

/// Prints a line to standard error, wrapped for a terminal.
void print_message(const CommandContext& context, std::string_view line) {
  const auto& world = context.environment();
  const auto shown = escape::for_terminal_line(line);
  if (world.err_is_terminal)
    for (const auto& part : text::wrap(shown, world.columns)) context.err() << part << "\n";
  else
    context.err() << shown << "\n";
  context.err() << std::flush;
}

/// Starts the room page and prints its address, or why there is none: the meeting does not need it. Fails for invalid
/// options.
Result<void> start_page(PageProcess& page, const CommandContext& context) {
  const auto started = page.start();
  if (!started && started.error().kind == ErrorKind::usage) return tl::unexpected(started.error());
  print_message(context, started ? "Room page: " + page.url() + " (read-only; /page shows it again)"
                                 : "No room page: " + started.error().message);
  if (started && !page.warning().empty()) print_message(context, page.warning());
  return {};
}

/// Creates the record from the answers without asking; final if no rule reports an error.
int without_asking(const CommandContext& context, const store::Store& store, interview::InterviewStart start,
                   interview::Drafts& drafts, const interview::InterviewContext& room) {
  auto& record = start.record;
  if (!start.answers && record.title.empty())
    return context.report_error(
        {ErrorKind::refused, "no answers, so no record was written",
         "give at least a title: pm new --no-input \"Checkout answers with 500s\"; or use --answers FILE"});
  if (start.answers) interview::merge_answers(record, *start.answers);
  if (!record.timezone) record.timezone = room.zone.name();
  if (record.title.empty()) record.title = "Incident";
  const auto zone = record::zone_of(record);
  if (!record.uid) record.uid = drafts.new_uid();
  if (record.id.empty())
    record.id = drafts.free_id(record::incident_day(record).value_or(zone.day(room.now)), record.title, *record.uid);
  const auto missing = interview::blocking_findings(record, room);
  const bool prepared = start.purpose == interview::Purpose::prepare;
  if (missing.empty() && !prepared) record.status = record::Status::final, record.interview = {};
  record::sort_timeline(record);
  if (const auto saved = drafts.save(record); !saved) return context.report_error(saved.error());
  if (!prepared)
    for (const auto& finding : missing) {
      context.err() << finding.message << "\n";
      if (!finding.fix_with.empty()) context.err() << "  " << finding.fix_with << "\n";
    }
  const auto reported = drafts.report(record);
  const auto unreported = reported ? std::nullopt : std::optional(reported.error());
  return finish(context, store, record, {}, unreported,
                missing.empty() || prepared ? 0 : exit_code(ErrorKind::refused));
}

}  // namespace

void define_interview(Flags& flags, InterviewOptions& options) {
  flags.flag("--plain", options.plain, "Print static text and numbered choices (for screen readers and logs)");
  flags.option("--answers", "FILE", options.answers, "Read answers from a JSON file; - is standard input")
      .completes(Flag::Offers::files);
  flags.flag("--no-input", options.no_input, "Ask no questions; write the record from the answers");
  flags.flag("--page", options.page, "Show the record to the people in the room as a web page, read-only");
  define_page_options(flags, options.page_options);
}

interview::InterviewContext make_interview_context(const CommandContext& context, std::string_view but) {
  interview::InterviewContext room;
  room.now = context.environment().now();
  room.local_day = [fixed = context.options().today ? std::optional(context.today()) : std::nullopt,
                    local_day = context.environment().local_day](time::Micros at) {
    return fixed ? *fixed : local_day(at);
  };
  room.program = context.environment().program_name;
  room.end_asks = context.environment().in_is_terminal;
  room.zone = context.zone();
  room.checker = std::make_shared<const language::Checker>(make_checker(context));
  room.check = lint_settings(context);
  room.team_questions = context.config().questions;
  room.roles = context.config().publication.roles;
  room.history = look_back(store_of(context), but, room.check);
  return room;
}

Result<std::optional<record::Record>> read_answers(const CommandContext& context, const InterviewOptions& options) {
  if (!options.answers) return std::optional<record::Record>{};
  const auto text = *options.answers == "-" ? read_standard_input(*context.environment().in, record::max_bytes)
                                            : store::read_file(*options.answers);
  if (!text) return tl::unexpected(text.error());
  auto read = record::read_answers(*text);
  if (read.record) return std::move(read.record);
  std::string what = *options.answers + ": invalid answers";
  for (const auto& fault : read.errors)
    what += fmt::format("\n  {}:{}:{}: {} {}{}{}", *options.answers, fault.span.line, fault.span.column, fault.pointer,
                        fault.message, fault.hint.empty() ? "" : "; ", fault.hint);
  return fail(ErrorKind::usage, what, "pm schema prints the format; every field is optional");
}

int run_interview(CommandContext& context, const InterviewOptions& options, interview::InterviewStart start,
                  ExistingRecord existing) {
  auto answers = read_answers(context, options);
  if (!answers) return context.report_error(answers.error());
  start.answers = std::move(*answers);
  const bool is_new = existing.path.empty();
  // A record stays in its directory, which may differ from the configured one.
  const store::Store store(is_new ? context.folder() : existing.path.parent_path());
  if (start.answers && !start.answers->id.empty()) {
    const auto& id = start.answers->id;
    const auto path = store.record_path(id);
    std::error_code unknown;
    if (is_new && fs::exists(path, unknown))
      return context.report_error({ErrorKind::usage, "record " + path.string() + " exists already",
                                   "remove the id from the answers, or continue it: pm resume " + id});
    if (!is_new && id != start.record.id)
      return context.report_error({ErrorKind::usage, "the answers are for " + id + ", the record is " + start.record.id,
                                   "remove the id from the answers, or name the other record"});
  }
  PageProcess page(context, options.page_options);
  if (!is_new) page.follow(start.record, existing.path);
  StoredDrafts drafts(context, store, std::move(existing), page);
  StoredTimelineSources sources(context, store);
  auto room = make_interview_context(context, start.record.id);
  room.check.directory = store.folder();
  if (options.no_input) return without_asking(context, store, std::move(start), drafts, room);

  if (options.page)
    if (const auto started = start_page(page, context); !started) return context.report_error(started.error());
  room.room_page = [&page] { return page.describe(); };
  std::optional<FactorIndexTask> index;  // a person decides about a link, so there are no proposals without one
  if (context.environment().in_is_terminal && start.purpose == interview::Purpose::meet)
    room.find_earlier_factor = find_earlier_factor(index.emplace(context));

  const auto purpose = start.purpose;
  auto retry = start;  // used if the input ends without an answer
  auto prompt = terminal::open_prompt({options.plain, context.colour_option(), true});
  auto ended = interview::converse(std::move(start), room, *prompt, drafts, context.environment().now, &sources);
  prompt.reset();  // restores the terminal before further output
  const auto how = *ended.session.ended;
  const bool has_page_to_return = page.is_running() && ended.record.status != record::Status::final;
  page.end(ended.record, ended.record.status == record::Status::final);
  if (has_page_to_return && !ended.record.id.empty())
    print_message(context, "With --page the readers of the room page come back at the same address.");
  if (ended.record.id.empty()) {
    // No title yet: a pipe that ends here acts like --no-input; at a terminal nothing is saved.
    if (how == InterviewEnding::end_of_input && !context.environment().in_is_terminal)
      return without_asking(context, store, std::move(retry), drafts, room);
    return how == InterviewEnding::interrupted ? exit_code(ErrorKind::interrupted) : exit_code(ErrorKind::refused);
  }
  int code = code_of(how, ended.record);
  if (purpose == interview::Purpose::prepare && how == InterviewEnding::end_of_input) code = 0;
  if (ended.unsaved) code = context.report_error(*ended.unsaved);
  return finish(context, store, ended.record, ended.unrenamed, ended.unreported, code);
}

}  // namespace pm::commands
