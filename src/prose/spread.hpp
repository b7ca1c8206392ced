// Prose taken out of a file into one text, with the way back: which byte of the file each stretch came from.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pm::prose {

class Spread {
 public:
  void reserve(std::size_t bytes) { text_.reserve(bytes); }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// Bytes that stand in the file as they are, from `from` on.
  void add(std::string_view bytes, std::size_t from) {
    if (bytes.empty()) return;
    stretches_.push_back({text_.size(), from, true});
    text_ += bytes;
  }
  /// Bytes that stand for something else in the file, which begins at `from` and ends at `to`.
  void stand_in(std::string_view bytes, std::size_t from, std::size_t to) {
    stretches_.push_back({text_.size(), from, false});
    text_ += bytes;
    stretches_.push_back({text_.size(), to, true});
  }
  void end_paragraph() {
    if (!text_.empty() && text_.back() != '\n') text_ += "\n\n";
  }

  /// The byte of the file where the byte at `at` of the text comes from.
  [[nodiscard]] std::size_t source(std::size_t at) const {
    auto it = std::upper_bound(stretches_.begin(), stretches_.end(), at,
                               [](std::size_t a, const Stretch& s) { return a < s.at; });
    if (it == stretches_.begin()) return 0;
    --it;
    return it->as_is ? it->from + (at - it->at) : it->from;
  }

 private:
  struct Stretch {
    std::size_t at, from;
    bool as_is;
  };
  std::string text_;
  std::vector<Stretch> stretches_;
};

}  // namespace pm::prose
