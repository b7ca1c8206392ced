// What a response that is not a success means: what happened, what to do, and whether the next request can succeed.
#pragma once

#include <string>

#include <pm/trackers.hpp>

namespace pm::trackers {

/// What was asked, and with what.
struct Asked {
  enum class Kind { list, create, one_issue };
  const Tracker& tracker;
  const TrackerTarget& target;
  const ApiToken& token;
  Kind kind = Kind::list;
  const IssueDraft* draft = nullptr;  ///< of `create`
  std::string key = {};               ///< of `one_issue`
  /// A request that creates something may have had its effect, whatever came back.
  [[nodiscard]] bool is_repeatable() const { return kind != Kind::create; }
};

[[nodiscard]] TrackerError refusal_of(const Asked&, const http::Response&, time::Micros now);
/// No response came.
[[nodiscard]] TrackerError trouble_of(const Asked&, const http::HttpError&);
/// A response that is not one of the tracker's API.
[[nodiscard]] TrackerError garbage(const Tracker&, TrackerError::Scope);
[[nodiscard]] TrackerError malformed_issue(const Tracker&, const std::string& key);
[[nodiscard]] TrackerError interrupted();

}  // namespace pm::trackers
