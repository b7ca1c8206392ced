// Connects the interview with a prompt, a clock and a store of drafts.
#pragma once

#include <functional>
#include <string>

#include <pm/error.hpp>
#include <pm/interview.hpp>
#include <pm/terminal.hpp>

namespace pm::interview {

/// Stores drafts.
struct Drafts {
  virtual ~Drafts() = default;
  /// A free id for that day and title; the record's uid names it where nothing is left of the title.
  virtual std::string free_id(const time::Day&, std::string_view title, std::string_view uid) = 0;
  /// A `uid` for a record that has none.
  virtual std::string new_uid() = 0;
  /// Saves atomically. After success the record survives `kill -9`.
  virtual Result<void> save(const record::Record&) = 0;
  /// Saves although somebody else changed the file, and keeps the other version as a copy.
  virtual Result<void> save_over(const record::Record&) = 0;
  /// Whether the last save failed because somebody else changed the file.
  [[nodiscard]] virtual bool was_changed_meanwhile(const record::Record&) const = 0;
  /// Writes the report of a final record that was saved.
  virtual Result<void> report(const record::Record&) = 0;
};

struct InterviewEnd {
  InterviewSession session;
  record::Record record;            ///< the record as saved, or to be saved
  std::optional<Error> unsaved;     ///< set if the last answers are not saved
  std::optional<Error> unreported;  ///< set if the record is saved and its report is not
};

/// Runs the conversation to its end. Each answer is saved before the next question is shown. If saving fails, the error
/// is shown at once, the meeting goes on, and the next answer tries again.
[[nodiscard]] InterviewEnd converse(InterviewStart, InterviewContext, terminal::Prompt&, Drafts&,
                                    const std::function<time::Micros()>& now);

/// Returns the lines wrapped to the columns, indented by their tone and escaped for a terminal.
[[nodiscard]] std::string render(const Messages&, std::size_t columns, bool colour, bool plain);

}  // namespace pm::interview
