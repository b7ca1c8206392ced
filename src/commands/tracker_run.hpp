// One run of `pm fixes file` or `pm fixes sync`: the tracker of pm.toml, the token for it, and the doors that a test
// may replace.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pm/http.hpp>
#include <pm/store.hpp>
#include <pm/trackers.hpp>

#include "commands/context.hpp"

namespace pm::commands {

struct TrackerDoors {
  std::function<Result<std::unique_ptr<http::Transport>>(std::function<bool()> stopped)> open;
  std::function<void(std::chrono::seconds)> wait;
  std::function<bool()> stopped;
  std::function<std::optional<std::string>(const std::string& host)> ask_gh;
};
/// libcurl, the clock, Ctrl-C, and gh.
[[nodiscard]] TrackerDoors real_doors(const CommandContext&);

/// What pm.toml says of the tracker, found to be sound.
struct ChosenTracker {
  const trackers::Tracker* tracker = nullptr;
  trackers::Target target;
};
[[nodiscard]] Result<ChosenTracker> chosen_tracker(const CommandContext&);

/// The token for it, if it may go there. Fails (usage) with the words to set it right.
[[nodiscard]] Result<trackers::Token> token_for(const ChosenTracker&, const CommandContext&, const TrackerDoors&);

/// A tracker that can be asked now. Holds the lock against a second run on this machine.
struct TrackerRun {
  store::Claim lock;
  std::unique_ptr<http::Transport> transport;
  trackers::Session session;
};
[[nodiscard]] Result<TrackerRun> open_tracker(const ChosenTracker&, const CommandContext&, const TrackerDoors&);

/// Of several issues with one marker the one that is kept: the lowest number of those that are open, else of all.
struct Kept {
  trackers::Issue issue;
  std::vector<std::string> twins;  ///< keys of the other open ones
};
[[nodiscard]] std::optional<Kept> kept_of(const std::vector<trackers::Issue>&, const std::string& marker);

/// No issue of pm's for these can be older: the earliest day that a record or a fix of it names, less two.
[[nodiscard]] std::optional<time::Day> earliest_day(const record::Record&);

/// Says a trouble with one fix on standard error; the exit code.
int complain_about(const std::string& fix, const trackers::Trouble&, const CommandContext&);

}  // namespace pm::commands
