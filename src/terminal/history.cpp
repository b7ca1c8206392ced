#include "terminal/history.hpp"

#include <pm/text.hpp>

namespace pm::terminal {
namespace {
constexpr std::size_t most_lines = 1000;
}

void History::add(std::string line) {
  if (!text::is_blank(line) && (lines_.empty() || lines_.back() != line)) lines_.push_back(std::move(line));
  if (lines_.size() > most_lines) lines_.erase(lines_.begin());
  rewind();
}

std::optional<std::string> History::older(const std::string& shown) {
  if (at_ == 0) return std::nullopt;
  if (at_ == lines_.size()) unfinished_ = shown;
  return lines_[--at_];
}

std::optional<std::string> History::newer() {
  if (at_ == lines_.size()) return std::nullopt;
  return ++at_ == lines_.size() ? unfinished_ : lines_[at_];
}

void History::rewind() {
  at_ = lines_.size();
  unfinished_.clear();
}

}  // namespace pm::terminal
