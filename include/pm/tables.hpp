// Records as the tables of `pm-export/1`, for other programs: one row for each record, event, factor, fix and so on,
// rendered as CSV or SQL. Maps values to values.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <pm/record.hpp>
#include <pm/time.hpp>

namespace pm::tables {

inline constexpr std::string_view format_name = "pm-export/1";

/// Other spellings of a service, in lower case, and the name that they stand for.
using ServiceNames = std::map<std::string, std::string, std::less<>>;
/// From `[services]`: a name and its other spellings.
[[nodiscard]] ServiceNames service_names(const std::map<std::string, std::vector<std::string>>& catalogue);
/// The services of a record, each once, as the catalogue spells them; what it does not list stays.
[[nodiscard]] std::vector<std::string> services_of(const record::Record&, const ServiceNames&);

/// Days from `opened` (else the meeting) to the day the fix was closed, or to `today` while it is open. Nullopt if one
/// of them is unknown, or the second is earlier.
[[nodiscard]] std::optional<int> age_of(const record::Record&, const record::Fix&, const time::Day& today);

/// detected to resolved.
[[nodiscard]] std::optional<std::chrono::microseconds> time_to_resolve(const record::Record&);

/// What an export says about itself.
struct Edition {
  std::string made_by;  ///< "pm 0.2.0"
  std::string made_at;  ///< RFC 3339
  time::Day today;      ///< the day that ages are counted to
};

/// A record and what is known of it besides its own text.
struct Source {
  const record::Record& record;
  std::string_view path;
  const std::optional<std::string>& repository;
  const time::Day& today;
  const ServiceNames& services;
};

/// Null, text, or a number.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;
using Row = std::span<const Cell>;

enum class Type { text, integer, bigint, real };
struct Column {
  std::string_view name;
  Type type = Type::text;
  bool required = false;
};

struct Table {
  std::string_view name;
  std::vector<Column> columns;
  std::string_view keys;  ///< "primary key (record, event)", for SQL
  /// Calls `take` for each row of a record. Rows that would refer to a row that is not there are left out.
  std::function<void(const Source&, const std::function<void(Row)>& take)> rows;
};

/// `pm_export`, which has one row and none of a record.
[[nodiscard]] const Table& edition_table();
[[nodiscard]] std::vector<Cell> edition_row(const Edition&);

/// The tables of records, each after those that it refers to. The last is `participant`.
[[nodiscard]] std::span<const Table> record_tables();
/// Without the tables that name the people of a meeting.
[[nodiscard]] std::span<const Table> record_tables_without_people();

// CSV: a null is an empty field, an empty text is "".

[[nodiscard]] std::string csv_header(const Table&);
void append_csv(std::string& out, Row);

// SQL for SQLite, PostgreSQL and DuckDB, in one transaction: the beginning, rows in any number of parts, the end.

/// The first line is `-- pm-export/1`.
[[nodiscard]] std::string sql_beginning(const Edition&, std::span<const Table>);
/// Appends one statement for each table that the record has rows in.
void append_sql(std::string& out, const Source&, std::span<const Table>);
[[nodiscard]] std::string sql_end();

// NDJSON: one whole record a line, which pm reads again.

/// `path`: in its repository.
void append_ndjson(std::string& out, const record::Record&, std::string_view path,
                   const std::optional<std::string>& repository);

struct NdjsonLine {
  std::optional<std::string> repository;
  std::string path;
  std::string format, id;   ///< of the record; the id may be empty
  std::string_view record;  ///< its JSON, a part of the line
};
/// Nullopt: not a line of an export. Looks no further into the record than for its format and id.
[[nodiscard]] std::optional<NdjsonLine> parse_ndjson(std::string_view line);
/// The same without `record`, and without reading the rest of the line once the other values are known.
[[nodiscard]] std::optional<NdjsonLine> identify_ndjson(std::string_view line);

/// The `format` of a record, which may be one that only later versions of this program know; empty: it has none.
[[nodiscard]] std::string format_of(std::string_view record);

/// JSON as pm writes it to a file: two spaces a level. What is not JSON is cut at its first fault.
[[nodiscard]] std::string indented(std::string_view json);

}  // namespace pm::tables
