// Which candidates become events. Knows no screen.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <pm/candidates.hpp>

namespace pm::imports {

/// Picks, groups, words and milestones, with undo. Candidates are named by their index; one that is an event already is
/// left alone. What changes returns what it did, for the person: "3 taken".
class Selection {
 public:
  /// The candidates must outlive it.
  explicit Selection(std::span<const KeptCandidate> candidates) : candidates_(candidates) {}

  std::string take(std::span<const std::size_t>);
  std::string take_marked();
  std::string release(std::size_t candidate);
  /// Releases it, and remembers that it is not wanted. Of an event it does nothing.
  void skip(std::size_t candidate);
  /// Joins candidates to one event. A milestone keeps the time of the candidate that it was set for.
  std::string group(std::span<const std::size_t>);
  /// Takes it with these words in place of its text.
  std::string set_words(std::size_t candidate, std::string words);
  /// Takes it as a milestone; a pick that was that milestone is none any more.
  std::string set_milestone(std::size_t candidate, record::Milestone);
  /// Takes the last change back. False: there is none.
  bool undo();

  /// In the order of time.
  [[nodiscard]] const std::vector<PickedEvent>& picks() const { return now_.picks; }
  /// nullptr: it is not taken.
  [[nodiscard]] const PickedEvent* pick_of(std::size_t candidate) const;
  [[nodiscard]] bool is_skipped(std::size_t candidate) const { return now_.skipped.contains(candidate); }
  [[nodiscard]] bool is_event(std::size_t candidate) const { return !candidates_[candidate].event.empty(); }

 private:
  struct State {
    std::vector<PickedEvent> picks;
    std::set<std::size_t> skipped;
  };

  void keep_for_undo();
  [[nodiscard]] PickedEvent* open_pick_of(std::size_t candidate);
  PickedEvent& pick_or_take(std::size_t candidate);
  void take_out(std::size_t candidate);

  std::span<const KeptCandidate> candidates_;
  State now_;
  std::vector<State> before_;  ///< the last one is the newest
};

/// "impact started", as the interview names it.
[[nodiscard]] std::string_view label_of(record::Milestone);
/// "detected" or its first letters, or the number of one from 1 to 5.
[[nodiscard]] std::optional<record::Milestone> parse_milestone(std::string_view);

}  // namespace pm::imports
