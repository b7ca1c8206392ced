#include "lint/plain.hpp"

#include <algorithm>
#include <string>

#include "lint/encoding.hpp"

namespace pm::prose {
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
