// Fixes become issues, each of them once. Before anything is made, the tracker's issues are listed, and what carries a
// fix's marker is that fix's issue; after each one that is made the link is in the record before the next is begun.
#include "commands/fixes_file.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include <pm/check.hpp>
#include <pm/escape.hpp>
#include <pm/fixes.hpp>
#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "commands/fixes_change.hpp"
#include "commands/fixes_dry_run.hpp"
#include "commands/gate.hpp"
#include "commands/interruption.hpp"
#include "commands/records.hpp"
#include "commands/report.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;
using record::FixStatus;
using Reach = trackers::Trouble::Reach;

/// A fix that is to be filed, as it was when it was chosen.
struct Chosen {
  fs::path path;
  record::Record record;
  std::string fix;
  [[nodiscard]] std::string called() const { return record.id + ":" + fix; }
};

struct Choice {
  std::vector<Chosen> fixes;
  int code = 0;
};

void say(const CommandContext& context, const std::string& line) {
  if (context.options().quiet) return;
  context.out() << escape::for_terminal_line(line) << "\n" << std::flush;
}

// ---- Which ones

/// Why the fixes of a record are not filed, unless --force says otherwise.
std::optional<Problem> not_ready(const record::Record& record, const std::string& path, const CommandContext& context) {
  constexpr auto anyway = "; --force files its fixes all the same";
  if (record.status == record::Status::draft)
    return Problem{ProblemKind::refused, record.id + " is a draft, and its fixes may still change",
                   "pm resume " + record.id + anyway};
  const auto findings = check::review(record, checker_of(context), settings_of(context));
  const auto found = std::ranges::find_if(
      findings, [&](const auto& one) { return !one.waived && one.severity >= context.config().fail_on; });
  if (found == findings.end()) return std::nullopt;
  return Problem{ProblemKind::refused, record.id + " does not pass its check: " + found->rule + ": " + found->message,
                 "pm check " + path + anyway};
}

bool has_work(const record::Fix& fix) { return fix.status == FixStatus::open && !fix.ticket; }

Result<Choice> all_fixes(const FileOptions& options, const CommandContext& context) {
  Choice choice;
  const auto code = each_record(context, [&](const store::Loaded& loaded) {
    const auto& fixes = loaded.record.fixes;
    if (!fixes || std::ranges::none_of(*fixes, has_work)) return;
    if (const auto problem = options.force ? std::nullopt : not_ready(loaded.record, loaded.path.string(), context)) {
      if (loaded.record.status == record::Status::draft)
        context.note("left out: " + problem->what);
      else
        choice.code = worse(choice.code, context.complain(*problem));
      return;
    }
    for (const auto& fix : *fixes)
      if (has_work(fix)) choice.fixes.push_back({loaded.path, loaded.record, fix.id});
  });
  if (!code) return tl::unexpected(code.error());
  choice.code = worse(choice.code, *code);
  return choice;
}

/// Nullopt: it is filed already, and that was said.
Result<std::optional<Chosen>> named_fix(const std::string& name, const FileOptions& options,
                                        const CommandContext& context) {
  auto named = look_at_fix(context, name);
  if (!named) return tl::unexpected(named.error());
  const auto& fix = *record::find_fix(named->loaded.record, named->fix);
  const auto called = named->loaded.record.id + ":" + fix.id;
  if (fix.ticket) {
    say(context, called + " is filed already: " + fix.ticket->key.value_or("") + " " + fix.ticket->url);
    return std::optional<Chosen>();
  }
  if (fix.status != FixStatus::open)
    return fail(ProblemKind::usage, called + " is " + std::string(record::word(fix.status)) + ": nothing to file",
                "pm fixes reopen " + called);
  if (!options.force)
    if (auto problem = not_ready(named->loaded.record, named->loaded.path.string(), context))
      return tl::unexpected(std::move(*problem));
  return Chosen{named->loaded.path, named->loaded.record, fix.id};
}

/// All that were named are right, or none is filed.
Result<Choice> named_fixes(const FileOptions& options, const CommandContext& context) {
  Choice choice;
  for (const auto& name : options.fixes) {
    auto chosen = named_fix(name, options, context);
    if (!chosen) return tl::unexpected(chosen.error());
    const auto is_same = [&](const Chosen& one) { return one.called() == (*chosen)->called(); };
    if (*chosen && std::ranges::none_of(choice.fixes, is_same)) choice.fixes.push_back(std::move(**chosen));
  }
  return choice;
}

// ---- What they become

/// `{path}` of record_url: the report of a final record, else the record, seen from the folder of pm.toml.
std::string link_to(const Chosen& chosen, const CommandContext& context) {
  const auto& config = context.config();
  if (!config.record_url || !config.file) return "";
  const auto& cwd = context.world().cwd;
  auto path = (cwd / chosen.path).lexically_normal();
  if (chosen.record.status == record::Status::final) path.replace_extension(".md");
  const auto root = (cwd / *config.file).parent_path().lexically_normal();
  const auto inside = path.lexically_relative(root).generic_string();
  return inside.empty() || inside.starts_with("..") ? "" : trackers::record_url(*config.record_url, inside);
}

Result<trackers::Draft> draft_of(const Chosen& chosen, const ChosenTracker& there, const FileOptions& options,
                                 const CommandContext& context) {
  const auto& config = *context.config().tracker;
  const bool careful = config.is_public || chosen.record.kind == record::Kind::security;
  const auto body = careful && !options.full ? trackers::Body::minimal : trackers::Body::full;
  return trackers::draft_of(*record::find_fix(chosen.record, chosen.fix), chosen.record, *there.tracker,
                            {link_to(chosen, context), config.people, body});
}

// ---- Filing them

class Filing {
 public:
  Filing(const FileOptions& options, const CommandContext& context, const TrackerDoors& doors,
         const ChosenTracker& there, trackers::Session& session)
      : options_(options), context_(context), doors_(doors), there_(there), session_(session) {}

  int file(const std::vector<Chosen>& fixes) {
    auto listed = session_.list(earliest(fixes));
    if (!listed) return context_.complain(listed.error().problem);
    issues_ = std::move(*listed);
    for (const auto& chosen : fixes) {
      if (stops_) {
        ++not_tried_;
        continue;
      }
      if (doors_.stopped())
        stop(130), ++not_tried_;
      else
        file_one(chosen);
    }
    say_sum();
    return code_;
  }

 private:
  static std::optional<time::Day> earliest(const std::vector<Chosen>& fixes) {
    std::optional<time::Day> first;
    for (const auto& chosen : fixes) {
      const auto day = earliest_day(chosen.record);
      if (!day) return std::nullopt;
      if (!first || *day < *first) first = day;
    }
    return first;
  }

  void file_one(const Chosen& chosen) {
    auto opened = open_record(context_, chosen.path);
    if (!opened) return failed(context_.complain(opened.error()));
    const auto* fix = record::find_fix(opened->loaded.record, chosen.fix);
    if (fix == nullptr || !has_work(*fix))
      return say(context_, chosen.called() + " has changed since it was chosen; it is left as it is");
    const auto marker = trackers::marker_of(opened->loaded.record.id, fix->id);
    if (const auto known = kept_of(issues_, marker)) return link_found(*known, chosen, opened->loaded);
    const Chosen now{chosen.path, opened->loaded.record, chosen.fix};
    const auto draft = draft_of(now, there_, options_, context_);
    if (!draft) return failed(context_.complain(draft.error()));
    const auto made = session_.create(*draft);
    if (made) return link_made(*made, chosen, opened->loaded);
    if (made.error().reach == Reach::unclear) return look_again(made.error(), marker, chosen, opened->loaded);
    trouble(made.error(), chosen);
  }

  void link_made(const trackers::Issue& issue, const Chosen& chosen, store::Loaded& loaded) {
    if (!link(issue, chosen, loaded)) return;
    ++filed_;
    say(context_, "filed " + chosen.called() + " as " + issue.key + "  " + issue.url);
    if (there_.tracker->has_labels && issue.labels.empty() && there_.tracker->newest == nullptr)
      context_.err() << fmt::format(
          "pm: {} did not put the label on it, by which pm would find it again: may this token set labels?\n",
          there_.tracker->called);
  }

  void link_found(const Kept& kept, const Chosen& chosen, store::Loaded& loaded) {
    if (!link(kept.issue, chosen, loaded)) return;
    ++found_;
    say(context_, "found " + chosen.called() + " again as " + kept.issue.key + "  " + kept.issue.url);
    if (!kept.twins.empty())
      say(context_,
          "  there is also " + text::join(kept.twins, ", ") + " for it: one of them may be closed over there");
  }

  /// The request may have been acted on: the list tells, and if it does not know yet, the next run will.
  void look_again(const trackers::Trouble& unclear, const std::string& marker, const Chosen& chosen,
                  store::Loaded& loaded) {
    const auto listed = session_.list(earliest({chosen}));
    const auto known = listed ? kept_of(*listed, marker) : std::nullopt;
    if (known) return link_made(known->issue, chosen, loaded);
    trouble(unclear, chosen);
    stop(3);
  }

  bool link(const trackers::Issue& issue, const Chosen& chosen, store::Loaded& loaded) {
    const auto* found = record::find_fix(loaded.record, chosen.fix);
    auto& fix = (*loaded.record.fixes)[static_cast<std::size_t>(found - loaded.record.fixes->data())];
    record::Ticket ticket;
    ticket.given = true;
    ticket.tracker = there_.tracker->kind;
    ticket.key = issue.key;
    ticket.url = issue.url;
    // An issue begins open. One that was closed before it was linked is news, which sync then brings.
    ticket.state = record::TicketState::open;
    ticket.synced_at = now_in(loaded.record, context_);
    fix.ticket = std::move(ticket);
    if (const auto saved = save(loaded); !saved) {
      context_.err() << "pm: "
                     << escape::for_terminal_line(chosen.called() + " is filed as " + issue.key + " " + issue.url)
                     << ", and the link could not be written; the next run finds it\n";
      failed(context_.complain(saved.error()));
      stop(3);
      return false;
    }
    code_ = worse(code_, report_again(loaded, context_));
    return true;
  }

  void trouble(const trackers::Trouble& trouble, const Chosen& chosen) {
    failed(complain_about(chosen.called(), trouble, context_));
    if (trouble.reach != Reach::this_issue) stop(0);
  }

  void failed(int code) {
    code_ = worse(code_, code);
    ++failed_;
  }

  void stop(int code) {
    code_ = worse(code_, code);
    stops_ = true;
  }

  void say_sum() const {
    std::vector<std::string> parts;
    const auto count = [&](std::size_t many, const char* what) {
      if (many > 0) parts.push_back(std::to_string(many) + " " + what);
    };
    count(filed_, "filed");
    count(found_, "found again");
    count(failed_, "not filed");
    count(not_tried_, "not tried");
    if (!parts.empty()) say(context_, text::join(parts, ", "));
    if (failed_ + not_tried_ > 0) say(context_, "Run it again to go on: what is filed is not filed twice.");
  }

  const FileOptions& options_;
  const CommandContext& context_;
  const TrackerDoors& doors_;
  const ChosenTracker& there_;
  trackers::Session& session_;
  std::vector<trackers::Issue> issues_;
  int code_ = 0;
  bool stops_ = false;
  std::size_t filed_ = 0, found_ = 0, failed_ = 0, not_tried_ = 0;
};

int show_dry_run(const std::vector<Chosen>& fixes, const ChosenTracker& there, const FileOptions& options,
                 const CommandContext& context, const TrackerDoors& doors) {
  context.out() << dry_run_head(there, token_for(there, context, doors));
  for (const auto& chosen : fixes) {
    const auto draft = draft_of(chosen, there, options, context);
    if (!draft) return context.complain(draft.error());
    context.out() << dry_run_of(chosen.called(), there, *draft);
  }
  return 0;
}

}  // namespace

int file_fixes(const FileOptions& options, const CommandContext& context, const TrackerDoors& doors) {
  const auto there = chosen_tracker(context);
  if (!there) return context.complain(there.error());
  const auto choice = options.fixes.empty() ? all_fixes(options, context) : named_fixes(options, context);
  if (!choice) return context.complain(choice.error());
  if (choice->fixes.empty()) {
    if (options.fixes.empty() && choice->code == 0) say(context, "nothing to file");
    return choice->code;
  }
  if (options.dry_run) return worse(choice->code, show_dry_run(choice->fixes, *there, options, context, doors));
  auto run = open_tracker(*there, context, doors);
  if (!run) return worse(choice->code, context.complain(run.error()));
  return worse(choice->code, Filing(options, context, doors, *there, run->session).file(choice->fixes));
}

Run fixes_file_command(Flags& flags) {
  auto options = std::make_shared<FileOptions>();
  flags.operand("FIX", options->fixes, "which ones: RECORD:X1 (default: every open fix without a ticket)")
      .completes(Flag::Offers::fixes);
  flags.flag("--dry-run", options->dry_run, "shows what would be sent, and to whom; sends nothing");
  flags.flag("--force", options->force, "also fixes of drafts, and of records that do not pass their check");
  flags.flag("--full", options->full, "the whole text also for security, and where the tracker is public");
  return [options](CommandContext& context) {
    const Interruption interruption;
    return file_fixes(*options, context, real_doors(context));
  };
}

}  // namespace pm::commands
