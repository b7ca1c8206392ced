#include "commands/tracker_connection.hpp"

#include <ostream>
#include <thread>

#include <pm/escape.hpp>
#include <pm/record_facts.hpp>

#include "commands/fixes_change.hpp"
#include "commands/gh_token.hpp"
#include "commands/interruption.hpp"
#include "commands/records.hpp"
#include "commands/report.hpp"
#include "commands/settings.hpp"

namespace pm::commands {
namespace {

constexpr auto default_label = "postmortem";

std::optional<std::string> gh_unless_alone(const CommandContext& context, const std::string& host) {
  if (!context.environment().variable("PATH")) return std::nullopt;
  return ask_gh_for_token(host);
}

void wait_for(std::chrono::seconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (!Interruption::wished() && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

void tell_wait(const CommandContext& context, const std::string& line) {
  if (context.options().quiet) return;
  context.err() << "pm: " << escape::for_terminal_line(line) << "\n" << std::flush;
}

/// `{path}` of record_url: the report of a final record, else the record, relative to pm.toml.
std::string link_to(const trackers::RecordFile& file, const CommandContext& context) {
  const auto& config = context.config();
  if (!config.record_url || !config.file) return "";
  const auto& cwd = context.environment().cwd;
  auto path = (cwd / file.path).lexically_normal();
  if (file.record.status == record::Status::final) path.replace_extension(".md");
  const auto root = (cwd / *config.file).parent_path().lexically_normal();
  const auto inside = path.lexically_relative(root).generic_string();
  return inside.empty() || inside.starts_with("..") ? "" : trackers::record_url(*config.record_url, inside);
}

/// A record on disk, locked.
class StoredRecord : public trackers::OpenRecord {
 public:
  StoredRecord(OpenedRecord opened, const CommandContext& context, int& code)
      : opened_(std::move(opened)), context_(context), code_(code) {}
  record::Record& record() override { return opened_.loaded.record; }
  Result<void> save() override {
    if (auto saved = commands::save(opened_.loaded); !saved) return saved;
    code_ = worst_exit_code(code_, report_again(opened_.loaded, context_));
    return {};
  }

 private:
  OpenedRecord opened_;
  const CommandContext& context_;
  int& code_;
};

trackers::Environment environment_of(const CommandContext& context) { return context.environment().variable; }

}  // namespace

TrackerPorts real_ports(const CommandContext& context) {
  TrackerPorts doors;
  doors.open = [](std::function<bool()> stopped) { return http::open_transport({}, std::move(stopped)); };
  doors.wait = wait_for;
  doors.stopped = Interruption::wished;
  doors.ask_gh = [&context](const std::string& host) { return gh_unless_alone(context, host); };
  return doors;
}

Result<ChosenTracker> chosen_tracker(const CommandContext& context) {
  const auto& config = context.config().tracker;
  if (!config)
    return fail(ErrorKind::usage, "no tracker configured in pm.toml",
                "for example:\n[tracker]\nkind = \"github\"\nproject = \"owner/name\"");
  const auto* tracker = trackers::find_tracker(config->kind);
  if (tracker == nullptr) return fail(ErrorKind::usage, "unknown tracker \"" + config->kind + "\"");
  auto target = tracker->target(*config);
  if (!target) return tl::unexpected(target.error());
  if (tracker->has_labels && target->labels.empty()) target->labels = {default_label};
  return ChosenTracker{tracker, std::move(*target)};
}

Result<trackers::ApiToken> token_for(const ChosenTracker& chosen, const CommandContext& context,
                                     const TrackerPorts& doors) {
  const auto& [tracker, target] = chosen;
  const auto environment = environment_of(context);
  if (auto may = trackers::may_send_token(*tracker, target.api, environment); !may) return tl::unexpected(may.error());
  auto token = tracker->token(environment);
  if (!token && tracker->kind == record::TrackerKind::github)
    if (const auto secret = doors.ask_gh(target.api.host == tracker->own_host ? "github.com" : target.api.authority()))
      token = trackers::github_token(*secret, "gh auth token");
  if (!token)
    return fail(ErrorKind::usage, "no token for " + std::string(tracker->display_name),
                std::string(tracker->token_hint) + "; required permissions: " + std::string(tracker->permission));
  if (auto sound = trackers::is_sound(*token); !sound) return tl::unexpected(sound.error());
  context.note("token: from " + token->from + ", for " + target.api.authority());
  return std::move(*token);
}

Result<TrackerConnection> open_tracker(const ChosenTracker& chosen, const CommandContext& context,
                                       const TrackerPorts& doors) {
  auto token = token_for(chosen, context, doors);
  if (!token) return tl::unexpected(token.error());
  auto lock = store::RecordLock::acquire(context.folder() / "pm-fixes.json");
  if (!lock)
    return fail(lock.error().kind,
                "another pm is filing or syncing the fixes of this directory: " + lock.error().message,
                "wait until it ends, then run this again");
  auto transport = doors.open(doors.stopped);
  if (!transport) return tl::unexpected(transport.error());
  trackers::TrackerSession::Ports ports{transport->get(),
                                        doors.wait,
                                        doors.stopped,
                                        [&context](const std::string& line) { context.note(line); },
                                        [&context](const std::string& line) { tell_wait(context, line); },
                                        context.environment().now};
  trackers::TrackerSession session(*chosen.tracker, chosen.target, std::move(*token), std::move(ports));
  return TrackerConnection{std::move(*lock), std::move(*transport), std::move(session)};
}

Result<trackers::IssueDraft> draft_of(const trackers::RecordFile& file, const record::Fix& fix,
                                      const ChosenTracker& there, bool full, const CommandContext& context) {
  const auto& config = *context.config().tracker;
  const bool is_careful = config.is_public || file.record.kind == record::IncidentKind::security;
  const auto body = is_careful && !full ? trackers::BodyDetail::minimal : trackers::BodyDetail::full;
  return trackers::draft_of(fix, file.record, *there.tracker, {link_to(file, context), config.people, body});
}

trackers::FilingPorts filing_ports(const CommandContext& context, const TrackerPorts& doors, const ChosenTracker& there,
                                   bool full, int& code) {
  trackers::FilingPorts ports;
  ports.open = [&context, &code](const std::filesystem::path& path) -> Result<std::unique_ptr<trackers::OpenRecord>> {
    auto opened = open_record(context, path);
    if (!opened) return tl::unexpected(opened.error());
    return std::make_unique<StoredRecord>(std::move(*opened), context, code);
  };
  ports.draft = [&context, &there, full](const trackers::RecordFile& file, const record::Fix& fix) {
    return draft_of(file, fix, there, full, context);
  };
  ports.print = [&context](const std::string& line) { say(context, line); };
  ports.report = [&context, &code](const Error& problem) {
    code = worst_exit_code(code, context.report_error(problem));
  };
  ports.stopped = doors.stopped;
  ports.now = [&context](const record::Record& record) { return now_in(record, context); };
  ports.new_uid = [&context] { return record::make_uid(context.environment().random); };
  return ports;
}

void say(const CommandContext& context, const std::string& line) {
  if (context.options().quiet) return;
  context.out() << escape::for_terminal_line(line) << "\n" << std::flush;
}

}  // namespace pm::commands
