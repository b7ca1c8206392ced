// An existing write-up in Markdown as a draft record: `pm import --write-up`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>
#include <pm/time.hpp>

namespace pm::imports {

struct WriteUpOptions {
  time::Zone zone = time::Zone::utc();  ///< of clock times, where the write-up names none
  std::optional<time::Day> day;         ///< of clock times, where the write-up names none
  time::Micros now{};                   ///< today is the day of the import
  bool names = false;                   ///< the authors and attendees become participants
  std::string source;                   ///< where it came from: a path or URL
};

struct WriteUp {
  /// A draft without `id` and `uid`, which the caller gives it.
  record::Record record;
  std::size_t placed = 0;             ///< sections that were understood
  std::vector<std::string> unplaced;  ///< headings of sections that are kept under `imported.unplaced`
  std::size_t secrets_removed = 0;    ///< before anything else was read
  std::vector<std::string> notes;     ///< what the person should look at, a sentence each
};

/// Headings decide where a section goes. Nothing is lost: what has no place in the record is kept as it is written.
/// Linear in the text, but for tables of many columns.
[[nodiscard]] WriteUp read_write_up(std::string_view markdown, const WriteUpOptions&);

}  // namespace pm::imports
