// What `pm fixes file` and `pm fixes sync` share: the tracker of pm.toml, the token for it, and the ports that a test
// may replace.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pm/store.hpp>
#include <pm/trackers.hpp>

#include "commands/context.hpp"

namespace pm::commands {

struct TrackerPorts {
  std::function<Result<std::unique_ptr<http::Transport>>(std::function<bool()> stopped)> open;
  std::function<void(std::chrono::seconds)> wait;
  std::function<bool()> stopped;
  std::function<std::optional<std::string>(const std::string& host)> ask_gh;
};
/// Returns the real implementations: libcurl, clock, Ctrl-C, gh.
[[nodiscard]] TrackerPorts real_ports(const CommandContext&);

/// The validated tracker configuration.
struct ChosenTracker {
  const trackers::Tracker* tracker = nullptr;
  trackers::TrackerTarget target;
};
[[nodiscard]] Result<ChosenTracker> chosen_tracker(const CommandContext&);

/// Returns the token if it may be sent to the host. Fails with `usage` and a hint.
[[nodiscard]] Result<trackers::ApiToken> token_for(const ChosenTracker&, const CommandContext&, const TrackerPorts&);

/// An open tracker session. Holds the lock against a second run on this machine.
struct TrackerConnection {
  store::RecordLock lock;
  std::unique_ptr<http::Transport> transport;
  trackers::TrackerSession session;
};
[[nodiscard]] Result<TrackerConnection> open_tracker(const ChosenTracker&, const CommandContext&, const TrackerPorts&);

/// The issue that a fix becomes. `full`: also the text that is left out for security, and where the tracker is public.
[[nodiscard]] Result<trackers::IssueDraft> draft_of(const trackers::RecordFile&, const record::Fix&,
                                                    const ChosenTracker&, bool full, const CommandContext&);

/// Records of this directory, standard output and standard error. `code` collects the exit status.
[[nodiscard]] trackers::FilingPorts filing_ports(const CommandContext&, const TrackerPorts&, const ChosenTracker&,
                                                 bool full, int& code);
/// Advances with each record that these open; `progress` must outlive them.
void count_opened(trackers::FilingPorts&, Progress& progress);

/// Returns the output of `gh auth token` for the host; nullopt without gh or without a token.
[[nodiscard]] std::optional<std::string> ask_gh_for_token(const std::string& host);

}  // namespace pm::commands
