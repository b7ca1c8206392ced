// The clock of a pasted text: it goes on from line to line, over midnight, and under headings that name a day or a
// zone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <pm/imports.hpp>
#include <pm/time.hpp>

#include "imports/date_order.hpp"
#include "imports/source_times.hpp"

namespace pm::imports::paste {

/// Spaces of every width become one space each, and signs of no width are left out.
[[nodiscard]] std::string plain_blanks(std::string_view line);

struct TimedLine {
  std::optional<SourceTime> time;
  std::optional<time::Micros> until;
  bool has_time = false;  ///< it begins with a time, if one that is not known ("?")
  std::string text;
};

class PasteClock {
 public:
  PasteClock(const ReadContext& context, Sink& sink) : context_(context), sink_(sink) {}

  /// How the text writes its dates: from its beginning, before the first line is read.
  void learn_date_order(std::string_view beginning) { date_order_.learn(beginning, context_.day, sink_); }
  /// The text with a date at its beginning in the order that the text uses.
  [[nodiscard]] std::string with_day_first(std::string_view text) const { return date_order_.with_day_first(text); }
  /// Whether the text has named a day so far: the clock times are on it, whatever the context says.
  [[nodiscard]] bool names_days() const { return names_days_; }
  /// The whole text is a time: "3:29 PM", "Yesterday at 15:29", "11/25/2026 3:29 PM".
  [[nodiscard]] std::optional<SourceTime> read(std::string_view words);
  /// "3:30" below a head with AM or PM: the half of the day in which the clock does not go back.
  [[nodiscard]] std::optional<SourceTime> read_bare(std::string_view words);
  /// A time, then a text.
  [[nodiscard]] TimedLine read_line(std::string_view line);
  /// A line that is a day: the clock times below it are on that day. Returns false for any other line.
  [[nodiscard]] bool read_day(std::string_view line);
  /// A heading such as "Timeline (all times UTC)", if it names a zone.
  void read_zone(std::string_view heading);
  /// A moment that is known exactly, and its clock time as it was shown: the next clock times follow it, in the zone
  /// that the difference gives.
  void set(time::Micros, std::string_view shown);
  [[nodiscard]] std::string zone_name() const { return zone_words_.empty() ? context_.zone.name() : zone_words_; }

 private:
  [[nodiscard]] spoken::ParseContext parse_context() const;
  [[nodiscard]] std::optional<SourceTime> take(const spoken::ParsedTime&, std::string_view words);
  [[nodiscard]] std::optional<SourceTime> take_moment(const spoken::ParsedMoment&, std::string_view words);
  [[nodiscard]] time::Micros in_named_zone(time::Micros) const;
  void note_relative_day(const spoken::ParsedMoment&, std::string_view words);
  void note_day(const time::Day&, std::string_view words);
  [[nodiscard]] std::optional<time::Day> day_of_weekday(std::string_view line) const;

  ReadContext context_;
  Sink& sink_;
  DateOrder date_order_;
  std::optional<time::Micros> previous_;  ///< as read in the context's zone
  std::optional<time::Day> heading_;      ///< the day above
  std::string zone_words_;                ///< of a heading: "CET"
  std::chrono::minutes shift_{0};         ///< from the context's zone to the one of the shown clock times
  int noted_changes_ = 0;
  bool names_days_ = false;
};

}  // namespace pm::imports::paste
