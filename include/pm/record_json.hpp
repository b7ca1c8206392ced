// Records in and out of JSON: strict when read, the same bytes when written.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>

namespace pm::record {

inline constexpr std::size_t most_bytes = 64u << 20;
inline constexpr std::size_t most_levels = 64;

/// 1-based, columns in Unicode code points, the end exclusive; `begin` and `end` are the same in bytes.
struct SourceSpan {
  std::size_t line = 1, column = 1, end_line = 1, end_column = 1;
  std::size_t begin = 0, end = 0;
  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

/// One thing wrong with a file that should be a record.
struct ValidationError {
  std::string pointer;  ///< RFC 6901
  SourceSpan span;      ///< of an absent thing: the first character of its parent
  std::string message;  ///< "unknown key \"fixs\""
  std::string hint;     ///< "did you mean \"fixes\"?"; may be empty
  std::string excerpt;
};

struct ReadResult {
  std::optional<Record> record;         ///< only when there is no fault
  std::vector<ValidationError> errors;  ///< all of them, in the order of the file
};

/// Reads and judges by the schema and by what no schema says about one record alone (duplicate keys and ids, a day or
/// zone that does not exist, milestones given twice over, `interview` in a final record).
[[nodiscard]] ReadResult read(std::string_view json);

/// Memory for reading many records, one after the other. For one thread.
class ReadBuffer {
 public:
  ReadBuffer();
  ~ReadBuffer();
  ReadBuffer(const ReadBuffer&) = delete;
  ReadBuffer& operator=(const ReadBuffer&) = delete;

 private:
  friend ReadResult read(std::string_view json, ReadBuffer&);
  friend class SourceMap;
  struct State;
  std::unique_ptr<State> state_;
};
/// The same.
[[nodiscard]] ReadResult read(std::string_view json, ReadBuffer&);

/// A record with any of its fields left out, as `--answers` takes it: ids, `format` and `status` are made up where
/// they are missing (ids in array order, before references are resolved).
[[nodiscard]] ReadResult read_answers(std::string_view json);

/// 2 spaces, the schema's key order, UTF-8 unescaped, one newline at the end.
[[nodiscard]] std::string write(const Record&);

/// The JSON Schema (draft 2020-12) that `read` follows.
[[nodiscard]] std::string schema();

/// Finds places in one text, which is read once; asked in the order of the text it is quickest.
class SourceMap {
 public:
  explicit SourceMap(std::string_view json);  ///< the text must outlive it
  /// Of the text that was read last at a desk, and was a record: it is not parsed again. Both must outlive it.
  SourceMap(std::string_view json, const ReadBuffer&);
  SourceMap(SourceMap&&) noexcept;
  SourceMap& operator=(SourceMap&&) noexcept;
  ~SourceMap();

  /// Where the value of a pointer stands, quotes included. Falls back to the nearest parent that exists (first
  /// character, end = begin), and to the beginning of what is no JSON.
  [[nodiscard]] SourceSpan of(std::string_view pointer);
  /// Of a string: where the bytes `from` to `to` of its characters stand, escapes counted as they are written.
  [[nodiscard]] SourceSpan of(std::string_view pointer, std::size_t from, std::size_t to);

 private:
  struct Text;
  std::unique_ptr<Text> text_;
};

/// The same for one place.
[[nodiscard]] SourceSpan locate(std::string_view json, std::string_view pointer);
[[nodiscard]] SourceSpan locate(std::string_view json, std::string_view pointer, std::size_t from, std::size_t to);

}  // namespace pm::record
