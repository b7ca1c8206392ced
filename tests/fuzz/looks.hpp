// What is dear to look at, and the same promise for each of many things, is looked at for one of them, which the input
// itself picks. A run's first inputs, those of its folder or the one that is run again alone, are looked at all over.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

class Looks {
 public:
  explicit Looks(std::string_view input) : picked_(std::hash<std::string_view>{}(input)) {
    static std::size_t inputs = 0;
    everywhere_ = inputs++ < 100;
  }
  /// Whether to look at the thing of this number among so many.
  [[nodiscard]] bool at(std::size_t which, std::size_t among) const { return everywhere_ || picked_ % among == which; }

 private:
  std::size_t picked_;
  bool everywhere_;
};
