// Times as programs write them: RFC 3339, epochs in seconds to nanoseconds, clock times without an offset.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pm/imports.hpp>
#include <pm/json.hpp>
#include <pm/record.hpp>
#include <pm/time.hpp>

namespace pm::imports {

struct SourceTime {
  time::Micros at;
  record::Precision precision = record::Precision::second;
  bool approx = false;
};

/// Reads the times of one source. What the source leaves open is taken from the context and noted in the sink.
class SourceTimes {
 public:
  explicit SourceTimes(const ReadContext& context) : context_(context) {}

  /// nullopt: no time, or one that means "none", such as 0001-01-01 or 0.
  [[nodiscard]] std::optional<SourceTime> read(std::string_view text, Sink&) const;
  [[nodiscard]] std::optional<SourceTime> read(const json::Value* text_or_number, Sink&) const;
  /// At the first of these paths that has a time.
  [[nodiscard]] std::optional<SourceTime> read_at(const json::Value&, std::initializer_list<std::string_view> paths,
                                                  Sink&) const;

 private:
  [[nodiscard]] std::optional<SourceTime> read_words(std::string_view text, Sink&) const;
  ReadContext context_;
};

/// A number of seconds, milliseconds, microseconds or nanoseconds since 1970; its magnitude says which. Nothing before
/// 1973. "1603460996.089700" is exact.
[[nodiscard]] std::optional<time::Micros> epoch_time(std::string_view number);

/// Gives the candidate this time.
void set_time(Candidate&, const std::optional<SourceTime>&);

/// "Mon 23 Nov 2026"
[[nodiscard]] std::string weekday_text(const time::Day&);

}  // namespace pm::imports
