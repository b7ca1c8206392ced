// RECORD operands and the records folder, with every problem said.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <pm/store.hpp>

#include "commands/context.hpp"

namespace pm::commands {

[[nodiscard]] store::Store store_of(const CommandContext&);
/// For a Store; valid as long as the context.
[[nodiscard]] store::IsIgnored is_ignored(const CommandContext&);

/// RECORD, found and read; a problem names it.
[[nodiscard]] Result<store::Loaded> load_record(const CommandContext&, const std::string& record);

/// One that is to be changed: claimed before it is read, so that a second person is told. A record without a `uid` (of
/// pm 0.1.0) has a new one in memory; it is on disk after the next save.
struct Opened {
  store::Loaded loaded;
  store::Claim claim;
};
[[nodiscard]] Result<Opened> open_record(const CommandContext&, const std::filesystem::path&);

/// Every record of the folder, one at a time and in order, though they are read side by side. Those that cannot be read
/// are said, and the code tells of them. Fails if there is no folder.
[[nodiscard]] Result<int> each_record(const CommandContext&, const std::function<void(store::Loaded)>& look_at);
/// The same with a part that several threads do at once: `prepare` gives what is then done in order.
[[nodiscard]] Result<int> each_record_prepared(const CommandContext&,
                                               const std::function<std::function<void()>(store::Loaded)>& prepare);

/// The same, all at once.
struct AllRecords {
  std::vector<store::Loaded> records;
  int code = 0;
};
[[nodiscard]] Result<AllRecords> load_all(const CommandContext&);

/// The ids of the folder, by the names of its files, sorted.
[[nodiscard]] std::vector<std::string> ids_of(const CommandContext&);
/// The beginning of an id that is enough to name it among `all`, which are sorted: its day, and then word by word.
[[nodiscard]] std::string enough_of(const std::string& id, const std::vector<std::string>& all);

}  // namespace pm::commands
