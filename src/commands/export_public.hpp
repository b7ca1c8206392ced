// The public part of a record for `pm export --public`.
#pragma once

#include <optional>
#include <vector>

#include <pm/error.hpp>
#include <pm/record.hpp>

#include "commands/context.hpp"

namespace pm::commands {

struct PublishedRecord {
  /// What the public report shows. Its id has the day of the incident and is the same in every export, but says nothing
  /// of the title.
  record::Record record;
  std::vector<Error> problems;  ///< leaks: then nothing of it may be written
};
/// Nullopt if the record has no public texts. A security record is published: the caller decides whether it was
/// cleared.
[[nodiscard]] std::optional<PublishedRecord> publish(const record::Record&, const CommandContext&);

}  // namespace pm::commands
