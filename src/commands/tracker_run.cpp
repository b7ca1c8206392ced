#include "commands/tracker_run.hpp"

#include <algorithm>
#include <thread>

#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "commands/gh_token.hpp"
#include "commands/interruption.hpp"

namespace pm::commands {
namespace {

constexpr auto default_label = "postmortem";

std::optional<std::string> gh_unless_alone(const CommandContext& context, const std::string& host) {
  if (!context.world().environment("PATH")) return std::nullopt;
  return ask_gh_for_token(host);
}

void wait_for(std::chrono::seconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (!Interruption::wished() && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

trackers::Environment environment_of(const CommandContext& context) { return context.world().environment; }

}  // namespace

TrackerDoors real_doors(const CommandContext& context) {
  TrackerDoors doors;
  doors.open = [](std::function<bool()> stopped) { return http::open_transport({}, std::move(stopped)); };
  doors.wait = wait_for;
  doors.stopped = Interruption::wished;
  doors.ask_gh = [&context](const std::string& host) { return gh_unless_alone(context, host); };
  return doors;
}

Result<ChosenTracker> chosen_tracker(const CommandContext& context) {
  const auto& config = context.config().tracker;
  if (!config)
    return fail(ProblemKind::usage, "no tracker is named in pm.toml, so there is nowhere to file a fix",
                "such as:\n[tracker]\nkind = \"github\"\nproject = \"owner/name\"");
  const auto* tracker = trackers::find_tracker(config->kind);
  if (tracker == nullptr) return fail(ProblemKind::usage, "pm does not know the tracker \"" + config->kind + "\"");
  auto target = tracker->target(*config);
  if (!target) return tl::unexpected(target.error());
  if (tracker->has_labels && target->labels.empty()) target->labels = {default_label};
  return ChosenTracker{tracker, std::move(*target)};
}

Result<trackers::Token> token_for(const ChosenTracker& chosen, const CommandContext& context,
                                  const TrackerDoors& doors) {
  const auto& [tracker, target] = chosen;
  const auto environment = environment_of(context);
  if (auto may = trackers::may_send_token(*tracker, target.api, environment); !may) return tl::unexpected(may.error());
  auto token = tracker->token(environment);
  if (!token && tracker->kind == record::Tracker::github)
    if (const auto secret = doors.ask_gh(target.api.host == tracker->own_host ? "github.com" : target.api.authority()))
      token = trackers::github_token(*secret, "gh auth token");
  if (!token)
    return fail(ProblemKind::usage, "there is no token for " + std::string(tracker->called),
                std::string(tracker->token_hint) + "; it needs: " + std::string(tracker->permission));
  if (auto sound = trackers::is_sound(*token); !sound) return tl::unexpected(sound.error());
  context.note("token: from " + token->from + ", for " + target.api.authority());
  return std::move(*token);
}

Result<TrackerRun> open_tracker(const ChosenTracker& chosen, const CommandContext& context, const TrackerDoors& doors) {
  auto token = token_for(chosen, context, doors);
  if (!token) return tl::unexpected(token.error());
  auto lock = store::Claim::take(context.folder() / "pm-fixes.json");
  if (!lock)
    return fail(lock.error().kind, "another pm files or syncs the fixes of this folder: " + lock.error().what,
                "wait until it is done, then run this again");
  auto transport = doors.open(doors.stopped);
  if (!transport) return tl::unexpected(transport.error());
  trackers::Session::Ports ports{transport->get(), doors.wait, doors.stopped,
                                 [&context](const std::string& line) { context.note(line); }};
  trackers::Session session(*chosen.tracker, chosen.target, std::move(*token), std::move(ports));
  return TrackerRun{std::move(*lock), std::move(*transport), std::move(session)};
}

std::optional<Kept> kept_of(const std::vector<trackers::Issue>& issues, const std::string& marker) {
  std::vector<const trackers::Issue*> all;
  for (const auto& issue : issues)
    if (trackers::carries(issue.body, marker) &&
        std::ranges::none_of(all, [&](const auto* known) { return known->key == issue.key; }))
      all.push_back(&issue);
  if (all.empty()) return std::nullopt;
  const auto is_closed = [](const auto* issue) { return issue->state == record::TicketState::closed; };
  std::ranges::sort(all, {}, [&](const auto* issue) { return std::pair(is_closed(issue), issue->number); });
  Kept kept{*all.front(), {}};
  for (const auto* issue : all)
    if (issue != all.front() && !is_closed(issue)) kept.twins.push_back(issue->key);
  return kept;
}

std::optional<time::Day> earliest_day(const record::Record& record) {
  std::vector<time::Day> days;
  if (const auto day = time::parse_day(std::string_view(record.id).substr(0, 10))) days.push_back(*day);
  if (const auto day = record::meeting_day(record)) days.push_back(*day);
  for (const auto& fix : record.fixes.value_or(std::vector<record::Fix>{}))
    if (fix.opened) days.push_back(*fix.opened);
  if (days.empty()) return std::nullopt;
  return time::plus_days(*std::ranges::min_element(days), -2);
}

int complain_about(const std::string& fix, const trackers::Trouble& trouble, const CommandContext& context) {
  auto problem = trouble.problem;
  problem.what = fix + ": " + problem.what;
  return context.complain(problem);
}

}  // namespace pm::commands
