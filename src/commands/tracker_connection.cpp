// Gets a token from `gh`, which stores it in the system keyring. Uses a short timeout.
#include "commands/tracker_connection.hpp"

#include <array>
#include <chrono>
#include <ostream>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/fixes.hpp"
#include "commands/log.hpp"
#include "commands/output_file.hpp"
#include "commands/records.hpp"

extern char** environ;

namespace pm::commands {
namespace {

constexpr std::chrono::seconds longest_wait{10};
constexpr std::size_t longest_token = 4096;

pid_t start_gh(const std::string& host, int into) {
  std::array<std::string, 5> words{"gh", "auth", "token", "--hostname", host};
  std::array<char*, 6> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&files, into, STDOUT_FILENO);
  pid_t child = -1;
  const int failed = ::posix_spawnp(&child, "gh", &files, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&files);
  return failed == 0 ? child : -1;
}

std::string read_until_end(int from) {
  const auto until = std::chrono::steady_clock::now() + longest_wait;
  std::string all;
  while (all.size() < longest_token) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd waiting{from, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return "";
    std::array<char, 512> bytes{};
    const auto got = ::read(from, bytes.data(), bytes.size());
    if (got <= 0) return all;
    all.append(bytes.data(), static_cast<std::size_t>(got));
  }
  return "";
}

}  // namespace

std::optional<std::string> ask_gh_for_token(const std::string& host) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return std::nullopt;
  const auto child = start_gh(host, pipe[1]);
  ::close(pipe[1]);
  const auto said = child > 0 ? read_until_end(pipe[0]) : "";
  ::close(pipe[0]);
  if (child <= 0) return std::nullopt;
  if (said.empty()) ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  std::string token(text::trim(said));
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || token.empty()) return std::nullopt;
  return token;
}

namespace {

constexpr auto default_label = "postmortem";

std::optional<std::string> gh_unless_alone(const CommandContext& context, const std::string& host) {
  if (!context.environment().variable("PATH")) return std::nullopt;
  return ask_gh_for_token(host);
}

void wait_for(std::chrono::seconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (!Interruption::is_requested() && std::chrono::steady_clock::now() < until)
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
    code_ = worst_exit_code(code_, refresh_report(opened_.loaded, context_));
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
  TrackerPorts tracker_ports;
  tracker_ports.open = [](std::function<bool()> stopped) { return http::open_transport({}, std::move(stopped)); };
  tracker_ports.wait = wait_for;
  tracker_ports.stopped = Interruption::is_requested;
  tracker_ports.ask_gh = [&context](const std::string& host) { return gh_unless_alone(context, host); };
  return tracker_ports;
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
                                     const TrackerPorts& tracker_ports) {
  const auto& [tracker, target] = chosen;
  const auto environment = environment_of(context);
  if (auto may = trackers::check_token_host(*tracker, target.api, environment); !may)
    return tl::unexpected(may.error());
  auto token = tracker->token(environment);
  if (!token && tracker->kind == record::TrackerKind::github)
    if (const auto secret =
            tracker_ports.ask_gh(target.api.host == tracker->own_host ? "github.com" : target.api.authority()))
      token = trackers::github_token(*secret, "gh auth token");
  if (!token)
    return fail(ErrorKind::usage, "no token for " + std::string(tracker->display_name),
                std::string(tracker->token_hint) + "; required permissions: " + std::string(tracker->permission));
  if (auto sound = trackers::check_token(*token); !sound) return tl::unexpected(sound.error());
  context.note("token: from " + token->from + ", for " + target.api.authority());
  return std::move(*token);
}

Result<TrackerConnection> open_tracker(const ChosenTracker& chosen, const CommandContext& context,
                                       const TrackerPorts& tracker_ports) {
  auto token = token_for(chosen, context, tracker_ports);
  if (!token) return tl::unexpected(token.error());
  auto lock = store::RecordLock::acquire(context.folder() / "pm-fixes.json");
  if (!lock)
    return fail(lock.error().kind,
                "another pm is filing or syncing the fixes of this directory: " + lock.error().message,
                "wait until it ends, then run this again");
  auto transport = tracker_ports.open(tracker_ports.stopped);
  if (!transport) return tl::unexpected(transport.error());
  trackers::TrackerSession::Ports ports{transport->get(),
                                        tracker_ports.wait,
                                        tracker_ports.stopped,
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

trackers::FilingPorts filing_ports(const CommandContext& context, const TrackerPorts& tracker_ports,
                                   const ChosenTracker& there, bool full, int& code) {
  trackers::FilingPorts ports;
  ports.open = [&context, &code](const std::filesystem::path& path) -> Result<std::unique_ptr<trackers::OpenRecord>> {
    auto opened = open_record(context, path);
    if (!opened) return tl::unexpected(opened.error());
    return std::make_unique<StoredRecord>(std::move(*opened), context, code);
  };
  ports.draft = [&context, &there, full](const trackers::RecordFile& file, const record::Fix& fix) {
    return draft_of(file, fix, there, full, context);
  };
  ports.print = [&context](const std::string& line) { print_line(context, line); };
  ports.report = [&context, &code](const Error& problem) {
    code = worst_exit_code(code, context.report_error(problem));
  };
  ports.stopped = tracker_ports.stopped;
  ports.now = [&context](const record::Record& record) { return now_in(record, context); };
  ports.new_uid = [&context] { return record::make_uid(context.environment().random); };
  return ports;
}

void count_opened(trackers::FilingPorts& ports, Progress& progress) {
  ports.open = [&progress, open = std::move(ports.open)](const std::filesystem::path& path) {
    progress.advance();
    return open(path);
  };
}

namespace {

std::string indented(const std::string& text) {
  std::string out = "  ";
  for (const char c : text) out += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return out + "\n";
}

std::string readable(const std::string& body) {
  const auto json = nlohmann::ordered_json::parse(body, nullptr, false);
  return json.is_discarded() ? body : json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

std::string dry_run_heading(const ChosenTracker& there, const Result<trackers::ApiToken>& token) {
  auto head = fmt::format(
      "Dry run: nothing is sent. pm would first list the issues of {} on {}{}; a fix that has one is\n"
      "linked, not filed again.\n",
      there.target.project, there.target.api.authority(),
      there.tracker->has_labels ? " with the label " + there.target.labels.front() : "");
  if (token)
    head += "Token: " + token->from + ".\n";
  else
    head += "This would fail: " + token.error().message + ".\n" + token.error().hint + "\n";
  return escape::for_terminal(head);
}

std::string dry_run_text(const std::string& fix, const ChosenTracker& there, const trackers::IssueDraft& draft) {
  const auto request = there.tracker->create(there.target, draft);
  auto shown = "\n" + fix + "\n  " + request.method + " " + request.url + "\n";
  for (const auto& header : request.headers) shown += "  " + header.name + ": " + header.value + "\n";
  return escape::for_terminal(shown + indented(readable(request.body)));
}

}  // namespace pm::commands
