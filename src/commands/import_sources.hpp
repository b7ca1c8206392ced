// Opens the sources of an import, files, directories, archives and standard input, and gives their documents to
// readers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <pm/candidates.hpp>
#include <pm/imports.hpp>

#include "commands/context.hpp"

namespace pm::commands {

struct SourceOptions {
  std::vector<std::string> sources;       ///< paths, or "-" for standard input
  std::optional<std::string> repository;  ///< `--repo`: a git repository whose log is read
  std::optional<std::string> format;      ///< `--as`
  imports::ReadContext context;
  imports::CollectOptions collect;
};

/// What was read of a source in one format.
struct SourceSummary {
  std::string source;
  const imports::Reader* reader = nullptr;
  std::string what;  ///< "Slack messages"
  std::size_t documents = 0, items = 0, kept = 0, secrets_removed = 0;
};

struct ReadSources {
  imports::Collection collection;
  std::vector<SourceSummary> read;
  std::size_t unrecognised = 0;  ///< files of directories and archives that no reader knows
  /// Documents and sources that could not be read. Nothing of them is in the collection.
  std::vector<Error> problems;
};

/// The day of clock times without one, and where it is from. nullopt: the record does not tell.
struct ClockDay {
  time::Day day;
  std::string_view origin;  ///< "the record"
};
[[nodiscard]] std::optional<ClockDay> day_of_clock_times(const record::Record&);

/// What a summary says of a collection, without its candidates.
[[nodiscard]] imports::Collection counts_of(imports::Collection&);

/// Reads all sources; one that fails does not stop the others.
[[nodiscard]] ReadSources read_sources(const CommandContext&, const SourceOptions&, imports::ImportState&);

/// Fails with a "did you mean" if no reader has that name.
[[nodiscard]] Result<const imports::Reader*> find_reader(std::string_view name);

}  // namespace pm::commands
