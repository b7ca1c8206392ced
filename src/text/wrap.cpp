#include <algorithm>

#include <pm/text.hpp>

#include "text/unicode.hpp"

namespace pm::text {

namespace {

std::string_view without_trailing_spaces(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

/// Bytes of `rest` that fit into `columns`, and bytes consumed including the spaces at the break.
struct RenderedFile {
  std::size_t shown = 0, taken = 0;
};

RenderedFile first_piece(std::string_view rest, std::size_t columns) {
  std::size_t at = 0, used = 0, fits = 0;
  bool after_word = false, after_wide = false, after_space = false;
  RenderedFile best;
  while (at < rest.size()) {
    const auto cluster = first_cluster(rest.substr(at));
    const bool space = rest[at] == ' ';
    const bool wide = cluster.columns == 2;  // text of wide characters may break anywhere
    if (after_word && !after_space && (space || wide || after_wide)) best = {at, at};
    if (!space && used + cluster.columns > columns) break;
    after_word = after_word || !space;
    after_wide = wide;
    after_space = space;
    used += cluster.columns;
    at += cluster.bytes;
    if (!space) fits = at;
  }
  if (at == rest.size()) return {fits, at};
  if (best.shown == 0) best = {at, at};                                      // one word longer than the line
  if (best.shown == 0) best.shown = best.taken = first_cluster(rest).bytes;  // one character wider than the line
  while (best.taken < rest.size() && rest[best.taken] == ' ') ++best.taken;
  return best;
}

}  // namespace

std::string truncate_to_width(std::string_view utf8, std::size_t columns) {
  std::size_t at = 0, used = 0, kept = 0;
  while (at < utf8.size()) {
    const auto cluster = first_cluster(utf8.substr(at));
    if (used + cluster.columns > columns) {
      return columns == 0 ? std::string() : std::string(utf8.substr(0, kept)) + "…";
    }
    used += cluster.columns;
    at += cluster.bytes;
    if (used < columns) kept = at;  // leaves a column for the ellipsis
  }
  return std::string(utf8);
}

std::vector<std::string> wrap(std::string_view utf8, std::size_t columns, std::string_view indent) {
  std::vector<std::string> wrapped;
  const auto indented = display_width(indent);
  for (const auto line : lines(utf8)) {
    std::string flat(without_trailing_spaces(line));
    for (auto& c : flat)
      if (c == '\t') c = ' ';
    std::string_view rest = flat;
    do {
      const bool first = wrapped.empty();
      const auto room = first ? columns : columns > indented ? columns - indented : 1;
      if (rest.find_first_not_of(' ') >= room) rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
      const auto piece = rest.empty() ? RenderedFile{} : first_piece(rest, room);
      const bool blank = piece.shown == 0;
      wrapped.push_back((first || blank ? std::string() : std::string(indent)) +
                        std::string(rest.substr(0, piece.shown)));
      rest.remove_prefix(piece.taken);
    } while (!rest.empty());
  }
  if (wrapped.empty()) wrapped.emplace_back();
  return wrapped;
}

}  // namespace pm::text
