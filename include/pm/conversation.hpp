// Connects the interview with its ports: a prompt, a clock, a place for drafts. The same live and in a test.
#pragma once

#include <functional>
#include <string>

#include <pm/interview.hpp>
#include <pm/problem.hpp>
#include <pm/prompt.hpp>

namespace pm::interview {

/// Where drafts go.
struct Drafts {
  virtual ~Drafts() = default;
  /// A free id for that day and title; the record's uid names it where nothing is left of the title.
  virtual std::string free_id(const time::Day&, std::string_view title, std::string_view uid) = 0;
  /// A `uid` for a record that has none.
  virtual std::string new_uid() = 0;
  /// Whole or not at all; when it returns without a problem the record survives `kill -9`.
  virtual Result<void> save(const record::Record&) = 0;
  /// Somebody else changed the file: writes ours, and keeps theirs beside it.
  virtual Result<void> save_over(const record::Record&) = 0;
  /// After a save that failed: whether it did because the file is no longer what this conversation wrote.
  [[nodiscard]] virtual bool was_changed_meanwhile(const record::Record&) const = 0;
  /// The report of a record that is final, once that is on disk.
  virtual Result<void> report(const record::Record&) = 0;
};

struct Ended {
  Session session;
  record::Record record;              ///< as it is on disk, or should be
  std::optional<Problem> unsaved;     ///< the last answers are not on disk
  std::optional<Problem> unreported;  ///< a final record is, and its report is not
};

/// Leads the conversation to its end. An answer is on disk before the next question is shown; where that fails, it
/// is said at once and tried again with the next answer: the meeting goes on.
[[nodiscard]] Ended converse(Start, Room, prompt::Prompt&, Drafts&, const std::function<time::Micros()>& now);

/// The lines as a terminal or a pipe gets them: wrapped to the columns, indented by what they are, safe to show.
[[nodiscard]] std::string laid_out(const Says&, std::size_t columns, bool colour, bool plain);

}  // namespace pm::interview
