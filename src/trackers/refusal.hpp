// What a response that is not a success means: what happened, what to do, and whether the next request can succeed.
#pragma once

#include <string>

#include <pm/trackers.hpp>

namespace pm::trackers {

/// What was asked, and with what.
struct Asked {
  enum class Kind { list, create, one_issue };
  const Tracker& tracker;
  const Target& target;
  const Token& token;
  Kind kind = Kind::list;
  const Draft* draft = nullptr;  ///< of `create`
  std::string key = {};          ///< of `one_issue`
  /// A request that creates something may have had its effect, whatever came back.
  [[nodiscard]] bool is_repeatable() const { return kind != Kind::create; }
};

[[nodiscard]] Trouble refusal_of(const Asked&, const http::Response&, time::Micros now);
/// No response came.
[[nodiscard]] Trouble trouble_of(const Asked&, const http::Failure&);
/// A response that is not one of the tracker's API.
[[nodiscard]] Trouble garbage(const Tracker&, Trouble::Reach);
[[nodiscard]] Trouble malformed_issue(const Tracker&, const std::string& key);
[[nodiscard]] Trouble interrupted();

}  // namespace pm::trackers
