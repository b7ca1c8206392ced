// "14:05 first page": where the time ends and the story begins.
#include <array>
#include <utility>

#include <pm/spoken_time.hpp>
#include <pm/text.hpp>

#include "time/resolve.hpp"
#include "time/said.hpp"

namespace pm::spoken {
namespace {

/// No time with its brackets is longer; the rest of the line need not be looked at.
constexpr std::size_t longest_head = 160;

constexpr std::string_view bullets[] = {"- ", "* ", "+ ", "\u2022 ", "\u2013 "};
constexpr std::pair<std::string_view, std::string_view> wrappings[] = {{"[", "]"},   {"(", ")"}, {"**", "**"},
                                                                       {"__", "__"}, {"*", "*"}, {"`", "`"}};
constexpr std::string_view dashes[] = {"--", "-", "\u2013", "\u2014"};

void skip_bullet(Reader& reader) {
  for (auto bullet : bullets) {
    if (!reader.letters(bullet)) continue;
    reader.blanks();
    return;
  }
}

/// Separator between time and text: blanks, or one of these.
enum class Gap { none, blank, colon };

bool blank_or_end(Reader& reader) { return reader.done() || reader.blanks(); }

Gap read_gap(Reader& reader, bool in_table) {
  const auto clear = reader.attempt([&](Reader& r) -> std::optional<Gap> {
    const bool apart = r.blanks();
    if (r.letters("|")) {
      r.blanks();
      return Gap::colon;
    }
    if (in_table) return {};
    for (auto dash : dashes)
      if (r.attempt([&](Reader& behind) { return behind.letters(dash) && blank_or_end(behind); })) return Gap::colon;
    const bool mark = !apart && (r.letters(":") || r.letters(",") || r.letters(";") || r.letters("."));
    if (mark && blank_or_end(r)) return Gap::colon;
    return {};
  });
  if (clear) return *clear;
  if (reader.done()) return in_table ? Gap::none : Gap::colon;
  if (in_table) return Gap::none;
  return reader.blanks() ? Gap::blank : Gap::none;
}

struct Head {
  said::Said said;
  std::size_t end = 0;  ///< where the text begins
};

/// "14:05-14:10": the story begins at its first moment, and the line is kept whole.
bool goes_on_as_range(Reader reader) {
  reader.blanks();
  const bool dash = reader.letters("-") || reader.letters("\u2013") || reader.letters("\u2014");
  reader.blanks();
  return dash && reader.number(1, 2) && reader.letters(":");
}

/// "1:30 hours of it" is an amount.
bool goes_on_as_amount(Reader reader) {
  if (!reader.blanks()) return false;
  for (auto unit : {"h", "hrs", "hours", "min", "mins", "minutes"})
    if (reader.word(unit)) return true;
  return false;
}

/// "80:20 rule" and "99:1" are no mistaken clocks; "25:10" is.
bool is_prose(const said::Said& said) {
  const auto* clock = std::get_if<said::Clock>(&said.what);
  return clock && !clock->exists && clock->since_midnight >= std::chrono::hours{30};
}

std::optional<Head> read_head(Reader reader) {
  const auto start = reader.position();
  const bool in_table = reader.letters("|");
  reader.blanks();
  std::string_view closing;
  for (const auto& [open, close] : wrappings) {
    if (!reader.letters(open)) continue;
    closing = close;
    reader.blanks();
    break;
  }
  const auto said = said::read(reader);
  if (!said || said->stands == said::Stands::alone || is_prose(*said)) return {};
  if (!closing.empty()) {
    // "**14:05:** text" has its colon inside
    if (reader.letters(":") || reader.blanks()) reader.blanks();
    if (!reader.letters(closing)) return {};
  } else if (goes_on_as_amount(reader)) {
    return {};
  } else if (goes_on_as_range(reader)) {
    return Head{*said, start};
  }
  const auto gap = read_gap(reader, in_table);
  const bool parted = gap == Gap::colon || (gap == Gap::blank && said->stands == said::Stands::anywhere) ||
                      (gap != Gap::colon && !closing.empty() && !in_table);
  if (!parted) return {};
  return Head{*said, reader.position()};
}

std::optional<Head> head_of(std::string_view lower) {
  const Reader reader(lower);
  if (auto head = read_head(reader)) return head;
  auto behind_bullet = reader;
  skip_bullet(behind_bullet);
  if (behind_bullet.position() == 0) return {};
  return read_head(behind_bullet);
}

/// The bar that ends a table's row.
std::string_view without_last_bar(std::string_view words) {
  if (words.ends_with('|')) words.remove_suffix(1);
  return text::trim(words);
}

}  // namespace

Line line(std::string_view words, const Context& context) {
  const auto whole = text::trim(words);
  const auto lower = text::lower_ascii(whole.substr(0, longest_head));
  const auto head = head_of(lower);
  if (!head) return {NotUnderstood{}, std::string(whole)};
  auto rest = text::trim(whole.substr(head->end));
  if (whole.starts_with('|')) rest = without_last_bar(rest);
  return {resolve(head->said, context), std::string(rest)};
}

}  // namespace pm::spoken
