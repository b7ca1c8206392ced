// What happened to the issues since: closed there is done here, opened again there is open here.
#include "commands/fixes_sync.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <ostream>
#include <set>

#include <pm/escape.hpp>
#include <pm/fixes.hpp>
#include <pm/prompt.hpp>
#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "commands/fixes_change.hpp"
#include "commands/gate.hpp"
#include "commands/interruption.hpp"
#include "commands/records.hpp"
#include "commands/report.hpp"

namespace pm::commands {
namespace {

using record::TicketState;
using trackers::Issue;
using trackers::Verdict;

/// A record with fixes that are issues of this tracker.
struct Linked {
  std::filesystem::path path;
  record::Record record;
};

bool is_linked(const record::Fix& fix, const ChosenTracker& there) {
  return fix.ticket && fix.ticket->tracker == there.tracker->kind && fix.ticket->key;
}

void say(const CommandContext& context, const std::string& line) {
  if (context.options().quiet) return;
  context.out() << escape::for_terminal_line(line) << "\n" << std::flush;
}

std::string state_word(const Issue& issue) { return std::string(record::word(issue.state)); }

class Syncing {
 public:
  Syncing(const SyncOptions& options, const CommandContext& context, const TrackerDoors& doors,
          const ChosenTracker& there, trackers::Session& session, const AskSide& ask)
      : options_(options), context_(context), doors_(doors), there_(there), session_(session), ask_(ask) {}

  int sync(const std::vector<Linked>& records) {
    auto listed = session_.list(earliest(records));
    if (!listed) return context_.complain(listed.error().problem);
    issues_ = std::move(*listed);
    for (const auto& issue : issues_) by_key_.emplace(issue.key, issue);
    for (const auto& one : records) {
      if (doors_.stopped()) code_ = worse(code_, 130);
      if (stops_ || doors_.stopped()) break;
      sync_record(one);
    }
    if (changed_ == 0 && code_ == 0) say(context_, "everything is as it was");
    return code_;
  }

 private:
  static std::optional<time::Day> earliest(const std::vector<Linked>& records) {
    std::optional<time::Day> first;
    for (const auto& one : records) {
      const auto day = earliest_day(one.record);
      if (!day) return std::nullopt;
      if (!first || *day < *first) first = day;
    }
    return first;
  }

  void sync_record(const Linked& one) {
    // Looked at first, claimed only to be written: most of the time nothing has happened.
    auto looked = one.record;
    if (!move_on(looked, false)) return;
    if (options_.dry_run) {
      move_on(looked, true);
      return;
    }
    auto opened = open_record(context_, one.path);
    if (!opened) {
      code_ = worse(code_, context_.complain(opened.error()));
      return;
    }
    auto& loaded = opened->loaded;
    const auto before = loaded.record;
    move_on(loaded.record, true);
    if (loaded.record == before) return;
    if (const auto saved = save(loaded); !saved)
      code_ = worse(code_, context_.complain(saved.error()));
    else
      code_ = worse(code_, report_again(loaded, context_));
  }

  /// Whether there is anything to say or to do; done, and said, only if `really`.
  bool move_on(record::Record& record, bool really) {
    bool any = false;
    for (auto& fix : record.fixes.value_or(std::vector<record::Fix>{})) {
      if (stops_ || !is_linked(fix, there_)) continue;
      auto& its = *std::ranges::find(*record.fixes, fix.id, &record::Fix::id);
      any = move_fix(record, its, really) || any;
    }
    return any;
  }

  bool move_fix(const record::Record& record, record::Fix& fix, bool really) {
    const auto called = record.id + ":" + fix.id;
    const bool relinked = keep_one_of_twins(called, trackers::marker_of(record.id, fix.id), fix, really);
    const auto issue = issue_of(called, fix);
    if (!issue) return true;
    const auto verdict = trackers::compare(fix, *issue);
    if (verdict == Verdict::same) return relinked;
    if (!really) return true;
    const auto line = called + " (" + issue->key + ")";
    if (verdict == Verdict::only_here)
      say(context_, line + " is " + std::string(record::word(fix.status)) + " here, and " + state_word(*issue) +
                        " there: somebody moves it over there");
    else if (verdict == Verdict::both_changed)
      settle(line, record, fix, *issue);
    else
      take(line, record, fix, *issue);
    return true;
  }

  /// As it is over there.
  void take(const std::string& line, const record::Record& record, record::Fix& fix, const Issue& issue) {
    const auto before = std::string(record::word(fix.status));
    const bool open_here = fix.status == record::FixStatus::open;
    if (issue.state == TicketState::closed && open_here) fixes::done(fix, closed_at(issue, record));
    if (issue.state == TicketState::open && !open_here) fixes::reopen(fix);
    note_seen(record, fix, issue);
    const auto after = std::string(record::word(fix.status));
    ++changed_;
    say(context_,
        line + (before == after ? " is " + state_word(issue) + " there, too" : ": " + before + " → " + after));
  }

  void settle(const std::string& line, const record::Record& record, record::Fix& fix, const Issue& issue) {
    const auto question = line + " is " + std::string(record::word(fix.status)) + " here and " + state_word(issue) +
                          " there, and both were changed since they were last seen together";
    const auto side = ask_ && !options_.dry_run ? ask_(question) : Side::neither;
    if (side == Side::there) return take(line, record, fix, issue);
    if (side == Side::here) {
      note_seen(record, fix, issue);
      ++changed_;
      return say(context_, line + " stays " + std::string(record::word(fix.status)) + " here");
    }
    code_ =
        worse(code_, context_.complain({ProblemKind::refused, question,
                                        "pm fixes sync at a terminal asks which one counts; or change one of them"}));
  }

  void note_seen(const record::Record& record, record::Fix& fix, const Issue& issue) {
    fix.ticket->state = issue.state;
    fix.ticket->synced_at = now_in(record, context_);
  }

  [[nodiscard]] time::Instant closed_at(const Issue& issue, const record::Record& record) const {
    const auto at = issue.closed_at ? time::parse_instant(*issue.closed_at) : std::nullopt;
    if (!at) return now_in(record, context_);
    return record::zone_of(record).instant(std::chrono::floor<std::chrono::seconds>(at->at));
  }

  /// Two issues for one fix: two machines filed at once. The lower open one is kept; nothing is closed.
  bool keep_one_of_twins(const std::string& called, const std::string& marker, record::Fix& fix, bool really) {
    const auto kept = kept_of(issues_, marker);
    if (!kept || kept->twins.empty()) return false;
    if (really) {
      say(context_, called + " has several open issues: " + kept->issue.key + " is kept; " +
                        text::join(kept->twins, ", ") + " may be closed over there");
      ++changed_;
      if (fix.ticket->key != kept->issue.key) {
        fix.ticket->key = kept->issue.key;
        fix.ticket->url = kept->issue.url;
      }
    }
    return true;
  }

  /// From the list, else by its key. Nullopt: it is not there, or could not be asked for; that was said.
  std::optional<Issue> issue_of(const std::string& called, const record::Fix& fix) {
    const auto& key = *fix.ticket->key;
    if (const auto known = by_key_.find(key); known != by_key_.end()) return known->second;
    if (!said_.insert(called).second) return std::nullopt;
    if (!there_.tracker->number_of(key)) {
      code_ = worse(
          code_, context_.complain({ProblemKind::refused,
                                    called + ": \"" + key + "\" is no issue of " + std::string(there_.tracker->called),
                                    "set its ticket's key in the record right"}));
      return std::nullopt;
    }
    auto issue = session_.look_up(key);
    if (!issue) {
      code_ = worse(code_, complain_about(called, issue.error(), context_));
      stops_ = issue.error().reach != trackers::Trouble::Reach::this_issue;
      return std::nullopt;
    }
    if (!*issue) {
      code_ = worse(code_, context_.complain({ProblemKind::refused, called + ": " + key + " is not there any more",
                                              "take its ticket out of the record, and pm fixes file files it anew"}));
      return std::nullopt;
    }
    by_key_.emplace(key, **issue);
    said_.erase(called);
    return std::move(*issue);
  }

  const SyncOptions& options_;
  const CommandContext& context_;
  const TrackerDoors& doors_;
  const ChosenTracker& there_;
  trackers::Session& session_;
  const AskSide& ask_;
  std::vector<Issue> issues_;
  std::map<std::string, Issue, std::less<>> by_key_;
  std::set<std::string> said_;  ///< fixes whose issue is not to be had
  int code_ = 0;
  bool stops_ = false;
  std::size_t changed_ = 0;
};

Side ask_at_terminal(const std::string& question, const CommandContext& context) {
  const auto prompt = prompt::open_prompt({false, context.colour_asked(), true});
  for (const auto& line : text::wrap(escape::for_terminal(question) + ".", prompt->columns()))
    prompt->show(line + "\n");
  prompt->show("  1  as it is here\n  2  as it is there\nEnter leaves both.\n");
  for (;;) {
    const auto input = prompt->read({"> ", "", {}});
    const auto said = text::trim(input.text);
    if (input.kind != prompt::Input::Kind::line || said.empty()) return Side::neither;
    if (said == "1") return Side::here;
    if (said == "2") return Side::there;
  }
}

}  // namespace

int sync_fixes(const SyncOptions& options, const CommandContext& context, const TrackerDoors& doors,
               const AskSide& ask) {
  const auto there = chosen_tracker(context);
  if (!there) return context.complain(there.error());
  std::vector<Linked> records;
  const auto code = each_record(context, [&](const store::Loaded& loaded) {
    const auto& fixes = loaded.record.fixes;
    if (fixes && std::ranges::any_of(*fixes, [&](const auto& fix) { return is_linked(fix, *there); }))
      records.push_back({loaded.path, loaded.record});
  });
  if (!code) return context.complain(code.error());
  if (records.empty()) {
    say(context, "no fix is an issue of " + std::string(there->tracker->called) + " yet");
    return *code;
  }
  auto run = open_tracker(*there, context, doors);
  if (!run) return worse(*code, context.complain(run.error()));
  return worse(*code, Syncing(options, context, doors, *there, run->session, ask).sync(records));
}

Run fixes_sync_command(Flags& flags) {
  auto options = std::make_shared<SyncOptions>();
  flags.flag("--dry-run", options->dry_run, "looks at the issues and says what would change; changes nothing");
  return [options](CommandContext& context) {
    const Interruption interruption;
    AskSide ask;
    if (context.world().in_is_terminal)
      ask = [&context](const std::string& question) { return ask_at_terminal(question, context); };
    return sync_fixes(*options, context, real_doors(context), ask);
  };
}

}  // namespace pm::commands
