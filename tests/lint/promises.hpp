// What holds for the reading of any file, whatever its bytes. Used by the property tests and the fuzzer.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <pm/lint.hpp>

namespace pm::test {

/// The text of a file between two places, found the way a person does: count lines, then code points.
inline std::string text_at(std::string_view file, prose::Locator::Position begin, prose::Locator::Position end) {
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  const auto byte_of = [&](prose::Locator::Position p) {
    std::size_t i = 0;
    for (std::size_t line = 1; line < p.line && i < file.size(); ++line) {
      const auto end_of_line = std::min(file.find_first_of("\r\n", i), file.size());
      i = std::min(end_of_line + (file.substr(end_of_line).starts_with("\r\n") ? 2 : 1), file.size());
    }
    for (std::size_t column = 1; column < p.column && i < file.size(); ++column) {
      // A code point of valid UTF-8, or one byte.
      const auto c = static_cast<unsigned char>(file[i]);
      std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 1;
      const auto at = [&](std::size_t k) { return i + k < file.size() ? static_cast<unsigned char>(file[i + k]) : 0U; };
      for (std::size_t k = 1; k < length; ++k)
        if ((at(k) & 0xC0U) != 0x80U) length = 1;
      const auto second = at(1);
      if ((c == 0xE0 && second < 0xA0) || (c == 0xED && second >= 0xA0) || (c == 0xF0 && second < 0x90) ||
          (c == 0xF4 && second >= 0x90) || c > 0xF4)
        length = 1;
      i += length;
    }
    return i;
  };
  const auto from = byte_of(begin), to = byte_of(end);
  return std::string(file.substr(from, std::max(from, to) - from));
}

/// The promises that a reading breaks, one sentence each.
inline std::vector<std::string> broken_promises(std::string_view file, const prose::ProseReview& reading) {
  std::vector<std::string> broken;
  const auto promise = [&](bool kept, const char* words) {
    if (!kept) broken.emplace_back(words);
  };
  promise(reading.waived_by.size() == reading.findings.size(), "every finding is waived or not");
  std::size_t last = 0;
  prose::Locator begins(file), ends(file);
  for (const auto& f : reading.findings) {
    promise(f.begin < f.end && f.end <= file.size(), "a finding is not empty and lies within the file");
    if (!broken.empty()) return broken;
    promise(f.begin >= last, "findings are in the file's order");
    last = f.begin;
    const auto excerpt = file.substr(f.begin, f.end - f.begin);
    if (reading.findings.size() < 50)
      promise(text_at(file, begins.at(f.begin), ends.at(f.end)) == excerpt, "the text at its place is the excerpt");
  }
  return broken;
}

}  // namespace pm::test
