// Picking events from candidates, as a state machine: keys in, screen out. Knows no terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/candidates.hpp>
#include <pm/keys.hpp>
#include <pm/selection.hpp>

namespace pm::imports {

class Picker {
 public:
  static constexpr std::size_t most_on_screen = 20;

  /// The candidates must outlive it.
  Picker(std::span<const KeptCandidate>, const People&, const time::Zone&);

  void press(const Key&);
  void set_size(std::size_t columns, std::size_t rows);
  /// The lines of the screen, escaped for a terminal; they fit its size.
  [[nodiscard]] std::vector<std::string> screen() const;

  enum class Ending { open, finished, cancelled };
  [[nodiscard]] Ending ending() const { return ending_; }
  /// In the order of time.
  [[nodiscard]] const std::vector<PickedEvent>& picks() const { return selection_.picks(); }

  // What the keys do, for a prompt that reads lines: as in `Selection`.
  void take(std::span<const std::size_t>);
  void take_marked();
  void group(std::span<const std::size_t>);
  void release(std::size_t candidate);
  void set_words(std::size_t candidate, std::string_view words);
  void set_milestone(std::size_t candidate, record::Milestone);
  /// False: there is nothing to undo.
  bool undo();
  /// Shows the candidates that contain the words, in any case; "": the heaviest again.
  void search(std::string_view words);
  void show_all();

  /// Indices of the candidates that are shown now.
  [[nodiscard]] const std::vector<std::size_t>& shown() const { return shown_; }
  /// A candidate as one line, without its number: "* 14:02 on call: text".
  [[nodiscard]] std::string line(std::size_t candidate, std::size_t columns) const;
  /// What the last action did: "3 taken"; empty: nothing to say.
  [[nodiscard]] const std::string& message() const { return message_; }
  /// "Candidates 1-20 of 40, the heaviest of 1,382. 3 taken."
  [[nodiscard]] std::string heading(std::size_t first, std::size_t count) const;

 private:
  enum class View { heaviest, all, found };
  enum class Mode { list, milestone, words, search, details, help };

  void press_in_list(char32_t character);
  void press_in_field(const Key&);
  void move(std::ptrdiff_t by);
  void show(View);
  void take_here();
  void skip_here();
  void group_here();
  void choose_milestone(char32_t);
  void say(std::string message) {
    if (!message.empty()) message_ = std::move(message);
  }
  [[nodiscard]] std::optional<std::size_t> here() const;
  [[nodiscard]] std::string text_of(std::size_t candidate) const;
  [[nodiscard]] std::string time_of(const Candidate&) const;
  [[nodiscard]] char state_of(std::size_t candidate) const;
  [[nodiscard]] std::vector<std::string> details() const;
  [[nodiscard]] std::string status_line() const;

  std::span<const KeptCandidate> candidates_;
  const People& people_;
  time::Zone zone_;
  bool has_many_days_ = false, is_searched_ = false;
  std::vector<std::string> lower_texts_;  ///< for searching; made by the first search
  std::vector<std::size_t> shown_;
  View view_ = View::heaviest;
  Mode mode_ = Mode::list;
  std::size_t cursor_ = 0, columns_ = 80, page_size_ = most_on_screen;
  std::string field_, query_, message_;
  Selection selection_;
  Ending ending_ = Ending::open;
};

}  // namespace pm::imports
