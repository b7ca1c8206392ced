// How long a tracker asks to wait before the next request.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <pm/http.hpp>
#include <pm/time.hpp>

namespace pm::trackers {

/// 429; or 403 that says so in a header or, like GitHub's secondary limits, only in its text.
[[nodiscard]] bool is_rate_limit(const http::Response&);

/// From Retry-After (seconds or a date), else from the moment at which a used-up limit is reset. Nullopt: it does not
/// say. Dates are compared with the response's own Date, or with `now` if there is none.
[[nodiscard]] std::optional<std::chrono::seconds> asked_wait(const http::Response&, time::Micros now);

/// What to do about a limit: until when, or for how long, the tracker asks to wait.
[[nodiscard]] std::string rate_limit_hint(const http::Response&, time::Micros now);

}  // namespace pm::trackers
