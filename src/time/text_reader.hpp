// A cursor over the typed text; on failure it does not move.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pm::spoken {

class TextReader {
 public:
  /// The text must outlive the reader. `as_typed`: the same with its capitals, where they are known.
  explicit TextReader(std::string_view lower_case, std::string_view as_typed = {})
      : all_(lower_case), as_typed_(as_typed) {}

  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] std::string_view rest() const { return all_.substr(position_); }
  /// What was read from `position` on.
  [[nodiscard]] std::string_view since(std::size_t position) const {
    return all_.substr(position, position_ - position);
  }
  [[nodiscard]] bool is_at_end() const { return position_ == all_.size(); }
  /// No letter or digit goes on from here.
  [[nodiscard]] bool is_at_word_end() const;

  /// Exactly these letters, whatever follows.
  bool letters(std::string_view expected);
  /// These letters, as a word of its own.
  bool word(std::string_view expected);
  bool blanks();
  /// The next run of a to z, as a word of its own; empty if there is none.
  std::string_view read_word();
  /// Whether what was read from `position` on was typed with a capital, or in nothing else. True if not known.
  [[nodiscard]] bool is_capitalised(std::size_t position) const;
  [[nodiscard]] bool is_in_capitals(std::size_t position) const;
  /// A run of so many digits.
  std::string_view digits(std::size_t fewest, std::size_t most);
  /// A number of so many digits, and no digit after it.
  std::optional<int> number(std::size_t fewest, std::size_t most);

  /// Runs `read(*this)`; where that gives nothing, goes back.
  template <class Read>
  auto attempt(Read read) {
    const auto start = position_;
    auto result = read(*this);
    if (!result) position_ = start;
    return result;
  }

 private:
  std::string_view all_, as_typed_;
  std::size_t position_ = 0;
};

}  // namespace pm::spoken
