#include <algorithm>

#include <pm/fixes.hpp>
#include <pm/text.hpp>
#include <pm/time.hpp>

#include "fixes/line_words.hpp"

namespace pm::fixes {

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < line.size();) {
    const auto from = line.find_first_not_of(" \t\n", i);
    if (from == std::string_view::npos) break;
    // @"platform team" is one word.
    const bool quoted = line.substr(from).starts_with("@\"") && line.find('"', from + 2) != std::string_view::npos;
    const auto to = quoted ? line.find('"', from + 2) + 1 : std::min(line.find_first_of(" \t\n", from), line.size());
    words.push_back(line.substr(from, to - from));
    i = to;
  }
  return words;
}

std::string together(WordSpan words) {
  std::string text;
  for (const auto word : words) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

std::string_view without_comma(std::string_view word) {
  while (word.ends_with(',') || word.ends_with(';')) word.remove_suffix(1);
  return word;
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::string> owner_in(std::string_view word) {
  word = without_comma(word);
  if (!word.starts_with('@') || word.size() < 2) return std::nullopt;
  word.remove_prefix(1);
  if (word.size() > 2 && word.starts_with('"') && word.ends_with('"')) word = word.substr(1, word.size() - 2);
  if (text::is_blank(word)) return std::nullopt;
  return std::string(word);
}

std::vector<std::string> factors_in(std::string_view word, bool bare) {
  std::vector<std::string> ids;
  for (word = without_comma(word); !word.empty();) {
    const auto comma = std::min(word.find(','), word.size());
    const auto one = word.substr(0, comma);
    const bool named = one.size() > 1 && (one[0] == 'F' || one[0] == 'f') && is_number(one.substr(1));
    if (!named && !(bare && is_number(one) && one[0] != '0')) return {};
    ids.push_back("F" + std::string(named ? one.substr(1) : one));
    word.remove_prefix(std::min(comma + 1, word.size()));
  }
  return ids;
}

std::optional<double> hours_in(std::string_view word) {
  word = without_comma(word);
  if (word.empty() || is_number(word) || word[0] < '0' || word[0] > '9') return std::nullopt;
  return spoken::parse_hours(word);
}

std::optional<Part> part_in(std::string_view word) {
  if (owner_in(word)) return Part::owner;
  if (hours_in(word)) return Part::hours;
  if (!factors_in(word, false).empty()) return Part::factor;
  return std::nullopt;
}

namespace {

/// Quotes the owner if needed.
std::string owner_as_typed(std::string_view owner) {
  const bool is_one_word = owner.find_first_of(" \t\n") == std::string_view::npos && without_comma(owner) == owner;
  return is_one_word ? "@" + std::string(owner) : "@\"" + std::string(owner) + "\"";
}

/// "due fri", "due in two weeks", at the end of the words: number of words used.
std::size_t due_at_end(WordSpan words, const time::Day& today, std::optional<time::Day>& due) {
  for (std::size_t length = 2; length <= std::min<std::size_t>(6, words.size()); ++length) {
    const auto tail = words.subspan(words.size() - length);
    if (text::lower_ascii(tail[0]) != "due" && text::lower_ascii(tail[0]) != "by") continue;
    if (const auto day = spoken::parse_spoken_day(together(tail.subspan(1)), today)) {
      due = *day;
      return length;
    }
  }
  return 0;
}

/// "@ana next fri", "@ana 2 h": forms accepted only after an owner, hours or factor; returns the number of words.
std::size_t plain_behind_a_part(WordSpan words, const time::Day& today, FixLine& fix) {
  constexpr std::size_t most = 3;
  for (std::size_t length = 1; length <= most && length + 1 < words.size(); ++length) {
    if (!part_in(words[words.size() - length - 1])) continue;
    const auto said = together(words.last(length));
    if (is_number(said)) continue;
    if (const auto hours = length == 2 ? spoken::parse_hours(said) : std::nullopt; hours && !fix.hours) {
      fix.hours = hours;
      return length;
    }
    if (const auto day = spoken::parse_spoken_day(said, today); day && !fix.due && !spoken::parse_hours(said)) {
      fix.due = *day;
      return length;
    }
  }
  return 0;
}

}  // namespace

FixLine read_fix_line(std::string_view line, const time::Day& today) {
  FixLine fix;
  const auto all = words_of(line);
  WordSpan left(all);
  while (!left.empty()) {
    const auto word = left.back();
    if (const auto owner = owner_in(word); owner && !fix.owner) {
      fix.owner = owner;
    } else if (const auto hours = hours_in(word); hours && !fix.hours) {
      fix.hours = hours;
    } else if (const auto factors = factors_in(word, false); !factors.empty()) {
      for (std::size_t i = factors.size(); i-- > 0;)
        if (std::ranges::find(fix.factors, factors[i]) == fix.factors.end())
          fix.factors.insert(fix.factors.begin(), factors[i]);
    } else if ((word == "and" || word == "&") && !fix.factors.empty() && left.size() > 1 &&
               part_in(left[left.size() - 2]) == Part::factor) {
      // "F1 and F2"
    } else if (const auto length = fix.due ? 0 : due_at_end(left, today, fix.due); length > 0) {
      left = left.first(left.size() - length);
      continue;
    } else if (const auto plain = plain_behind_a_part(left, today, fix); plain > 0) {
      left = left.first(left.size() - plain);
      continue;
    } else {
      break;
    }
    left = left.first(left.size() - 1);
  }
  if (left.size() == 1 && left[0].size() == 1 && left[0][0] >= 'a' && left[0][0] <= 'z')
    fix.idea = left[0][0];
  else
    fix.title = together(left);
  fix.issue = slip_at_end(left, today);
  return fix;
}

OwnerAndHours read_owner_and_hours(std::string_view words, const time::Day& today) {
  OwnerAndHours who;
  std::vector<std::string_view> rest;
  const auto all = words_of(words);
  WordSpan left(all);
  while (!left.empty()) {
    std::optional<time::Day> due;
    if (const auto length = due_at_end(left, today, due); length > 0) {
      who.due = due;
      left = left.first(left.size() - length);
      continue;
    }
    // A day at the end needs no "due": "ana 2h fri".
    if (!who.due && rest.empty())
      for (std::size_t length = std::min<std::size_t>(3, left.size()); length > 0 && !who.due; --length)
        if (const auto tail = together(left.last(length)); !spoken::parse_hours(tail))
          if (const auto day = spoken::parse_spoken_day(tail, today)) {
            who.due = *day;
            left = left.first(left.size() - length);
          }
    if (left.empty()) break;
    const auto word = left.back();
    if (const auto hours = hours_in(word); hours && !who.hours)
      who.hours = hours;
    else if (const auto name = without_comma(word); !text::is_blank(name))
      rest.insert(rest.begin(), name);
    left = left.first(left.size() - 1);
  }
  // "ana 2": a bare number after a name is hours.
  if (!who.hours && !rest.empty() && rest.back().find_first_not_of("0123456789.") == std::string_view::npos) {
    who.hours = spoken::parse_hours(rest.back());
    if (who.hours) rest.pop_back();
  }
  if (!rest.empty()) {
    auto name = together(rest);
    if (const auto owner = owner_in(name)) name = *owner;
    who.owner = name;
  }
  return who;
}

std::vector<std::string> read_factor_ids(std::string_view words, std::vector<std::string>& unknown) {
  std::vector<std::string> ids;
  std::string spaced(words);
  std::ranges::replace(spaced, ',', ' ');
  for (const auto word : words_of(spaced)) {
    const auto lower = text::lower_ascii(word);
    if (lower == "and" || lower == "&" || lower == "none") continue;
    const auto named = factors_in(word, true);
    if (named.empty()) unknown.emplace_back(word);
    for (const auto& id : named)
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

std::string as_typed(const record::Fix& fix) {
  auto line = fix.title;
  if (fix.owner) line += " " + owner_as_typed(*fix.owner);
  if (fix.hours) line += " " + fix.hours->text + "h";
  if (fix.addresses)
    for (const auto& id : *fix.addresses) line += " " + id;
  if (fix.due) line += " due " + fix.due->text;
  return line;
}

std::string line_of(const record::Fix& fix) {
  return fix.id + "  " + as_typed(fix) + (fix.first_step_of ? ", first step of " + *fix.first_step_of : "");
}

}  // namespace pm::fixes
