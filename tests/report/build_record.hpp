// Records for tests of the report, told in a few words.
#pragma once

#include <string>
#include <string_view>

#include <pm/record.hpp>

namespace told {

inline pm::time::Instant at(std::string_view rfc3339) { return pm::time::parse_instant(rfc3339).value(); }

/// A clock time on the day most of the stories happen on, in UTC.
inline pm::time::Instant clock(std::string_view hh_mm) { return at("2026-11-20T" + std::string(hh_mm) + ":00+00:00"); }

/// A final record with an id and a title, and nothing else.
inline pm::record::Record bare(std::string title = "Checkout answers with 500s") {
  pm::record::Record r;
  r.id = "2026-11-20-checkout-answers-with-500s";
  r.status = pm::record::Status::final;
  r.title = std::move(title);
  return r;
}

}  // namespace told
