#include <algorithm>
#include <array>
#include <string>

#include <pm/lint.hpp>

#include "lint/prose_parts.hpp"

namespace pm::prose {
namespace {

using namespace std::string_view_literals;

struct ByteOrderMark {
  std::string_view bytes, encoding;
};
constexpr std::array marks{
    // the longer before those that they begin with
    ByteOrderMark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
    ByteOrderMark{"\0\0\xFE\xFF"sv, "UTF-32BE"},
    ByteOrderMark{"\xFF\xFE"sv, "UTF-16LE"},
    ByteOrderMark{"\xFE\xFF"sv, "UTF-16BE"},
    ByteOrderMark{"+/v8"sv, "UTF-7"},
    ByteOrderMark{"+/v9"sv, "UTF-7"},
    ByteOrderMark{"\xDD\x73\x66\x73"sv, "UTF-EBCDIC"},
    ByteOrderMark{"\x84\x31\x95\x33"sv, "GB18030"},
};

constexpr std::size_t sample_size = 4096;  // bytes

/// ASCII text in UTF-16 or UTF-32 without a mark: most code units have zero bytes at the same places.
std::optional<std::string_view> encoding_by_zeros(std::string_view file) {
  const auto sample = file.substr(0, std::min(file.size(), sample_size) / 4 * 4);
  if (sample.empty()) return std::nullopt;
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 4] += sample[i] == '\0';
  const auto units = sample.size() / 4;
  const auto mostly_zero = [&](std::size_t i) { return 10 * zeros[i] >= 7 * units; };
  const auto mostly_text = [&](std::size_t i) { return 10 * zeros[i] <= units; };
  if (mostly_text(0) && mostly_zero(1) && mostly_zero(2) && mostly_zero(3)) return "UTF-32LE";
  if (mostly_zero(0) && mostly_zero(1) && mostly_zero(2) && mostly_text(3)) return "UTF-32BE";
  if (mostly_text(0) && mostly_zero(1) && mostly_text(2) && mostly_zero(3)) return "UTF-16LE";
  if (mostly_zero(0) && mostly_text(1) && mostly_zero(2) && mostly_text(3)) return "UTF-16BE";
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> unsupported_encoding(std::string_view file) {
  for (const auto& mark : marks)
    if (file.starts_with(mark.bytes)) return mark.encoding;
  return encoding_by_zeros(file);
}

namespace {

constexpr std::string_view opening = "<!--", closing = "-->";

/// A CR that ends a line becomes a LF, the only line end that the language rules know.
void unify_line_ends(std::string& text) {
  for (auto at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1))
    if (at + 1 == text.size() || text[at + 1] != '\n') text[at] = '\n';
}

}  // namespace

void read_plain(std::string_view file, Sink& sink) {
  std::string text(file);  // other text is blanked, so that offsets are unchanged
  unify_line_ends(text);
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i)
      if (text[i] != '\n') text[i] = ' ';
  };
  if (text.starts_with(byte_order_mark)) blank(0, byte_order_mark.size());
  auto at = file.find(opening);
  for (std::size_t i = 0; i < text.size();) {
    const auto end = std::min(text.find('\n', i), text.size());
    if (text[i] == '>') blank(i, end);
    while (at < end) {  // a comment ends on its line
      const auto stop = file.substr(0, end).find(closing, at);
      if (stop == file.npos) {
        at = file.find(opening, end);
        break;
      }
      sink.comment(at, stop + closing.size());
      blank(at, stop + closing.size());
      at = file.find(opening, stop);
    }
    i = end + 1;
  }
  BlockText block;
  block.add(text, 0);
  if (!block.empty()) sink.block(block);
}

}  // namespace pm::prose
