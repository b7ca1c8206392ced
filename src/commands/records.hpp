// Resolves RECORD operands and iterates over the records directory; prints errors.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include <pm/record.hpp>
#include <pm/store.hpp>

#include "commands/context.hpp"

namespace pm::commands {

[[nodiscard]] store::Store store_of(const CommandContext&);
/// For a Store; valid as long as the context.
[[nodiscard]] store::IsIgnored is_ignored(const CommandContext&);

/// The path of a RECORD. At a terminal asks which one is meant if several match; otherwise that is an error.
[[nodiscard]] Result<std::filesystem::path> resolve_record(const CommandContext&, const std::string& record);
/// The record whose incident was last, as `pm list` orders them; malformed records are left out.
[[nodiscard]] Result<std::filesystem::path> newest_record(const CommandContext&);

/// Declares the operand RECORD.
Flag& add_record_operand(Flags&, std::string& into, std::string_view more = "");
Flag& add_record_operand(Flags&, std::optional<std::string>& into, std::string_view more = "");

/// Finds and reads a RECORD; errors name it.
[[nodiscard]] Result<store::LoadedRecord> load_record(const CommandContext&, const std::string& record);

/// Opens a record for a change. Locks it before reading, so that a second process is refused. A record without a `uid`
/// (of pm 0.1.0) has a new one in memory; it is on disk after the next save.
struct OpenedRecord {
  store::LoadedRecord loaded;
  store::RecordLock claim;
};
[[nodiscard]] Result<OpenedRecord> open_record(const CommandContext&, const std::filesystem::path&);

/// Calls a function for every record of the directory, sequentially and in order; files are read in parallel. Prints an
/// error for each record that cannot be read and returns the exit status. Fails if there is no directory.
[[nodiscard]] Result<int> for_each_record(const CommandContext&, const std::function<void(store::LoadedRecord)>& visit);
/// The same with a parallel part: `prepare` runs in threads and returns what is then called in order.
[[nodiscard]] Result<int> for_each_record_prepared(
    const CommandContext&, const std::function<std::function<void()>(store::LoadedRecord)>& prepare);

/// Returns all records at once.
struct AllRecords {
  std::vector<store::LoadedRecord> records;
  int code = 0;
};
[[nodiscard]] Result<AllRecords> load_all(const CommandContext&);

/// Returns the ids in the directory from the file names, sorted.
[[nodiscard]] std::vector<std::string> ids_of(const CommandContext&);
/// Returns the shortest unambiguous prefix of an id among the sorted `all`: its day, then word by word.
[[nodiscard]] std::string shortest_unique_prefix(const std::string& id, const std::vector<std::string>& all);

struct ListOptions {
  std::optional<std::string> status, kind, service;
  std::vector<std::string> from;
  bool open_fixes = false;
  std::string format = "table";
};

[[nodiscard]] int list(const ListOptions&, const CommandContext&);

/// A row of `pm list`; unknown values are nullopt.
struct RecordRow {
  std::string id, path, title;
  std::optional<std::string> repository = {};  ///< null without --from
  bool is_file = true;                         ///< it can be opened by its path
  std::string status;
  std::optional<std::string> kind = {};
  std::optional<std::vector<std::string>> services = {};
  std::optional<std::string> day = {};  ///< of the incident
  std::optional<std::string> started = {};
  time::Micros began = {};  ///< as far as is known; midnight of the id's day else
  std::size_t factors = 0, fixes = 0, open_fixes = 0, overdue_fixes = 0;
};
[[nodiscard]] RecordRow record_row(const record::Record&, std::string path, const time::Day& today);

[[nodiscard]] std::string as_table(const std::vector<RecordRow>&, const CommandContext&);
[[nodiscard]] std::string as_csv(const std::vector<RecordRow>&);
/// What the links of an index page are relative to.
struct PageBase {
  std::filesystem::path cwd, directory;
};
/// An index page of all reports.
[[nodiscard]] std::string as_markdown(const std::vector<RecordRow>&, const PageBase&, const CommandContext&);
[[nodiscard]] std::string as_html(const std::vector<RecordRow>&, const PageBase&, const CommandContext&);
/// "3 open, 1 overdue", "none open", "none"
[[nodiscard]] std::string fixes_in_words(const RecordRow&);
/// Writes it a row at a time.
void write_json(const std::vector<RecordRow>&, std::ostream&);

// Formats a table with a header and aligned columns.

using Lines = std::vector<std::vector<std::string>>;

/// All rows have the length of the first, the header; cells are escaped. The last column is truncated on a narrow
/// screen.
[[nodiscard]] std::string table(const Lines&, const CommandContext&);

/// Whether the table fits without truncation.
[[nodiscard]] bool fits(const Lines&, const CommandContext&);
/// Removes columns until the last one fits: first those with only "-", then by `removal_order`, highest first; 0 is
/// kept.
void shrink_columns(Lines&, std::vector<int> removal_order, const CommandContext&);

}  // namespace pm::commands
