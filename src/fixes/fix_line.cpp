#include <pm/fix_line.hpp>

#include <algorithm>

#include <pm/spoken_time.hpp>
#include <pm/text.hpp>

namespace pm::fixes {
namespace {

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

std::string together(std::span<const std::string_view> words) {
  std::string text;
  for (const auto word : words) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

std::string_view without_comma(std::string_view word) {
  while (word.ends_with(',') || word.ends_with(';')) word.remove_suffix(1);
  return word;
}

std::optional<std::string> owner_in(std::string_view word) {
  word = without_comma(word);
  if (!word.starts_with('@') || word.size() < 2) return std::nullopt;
  word.remove_prefix(1);
  if (word.size() > 2 && word.starts_with('"') && word.ends_with('"')) word = word.substr(1, word.size() - 2);
  return std::string(word);
}

/// In quotes where it would not be one word, or not the same one.
std::string owner_as_typed(std::string_view owner) {
  const bool is_one_word = owner.find_first_of(" \t\n") == std::string_view::npos && without_comma(owner) == owner;
  return is_one_word ? "@" + std::string(owner) : "@\"" + std::string(owner) + "\"";
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::string> factor_in(std::string_view word, bool bare) {
  word = without_comma(word);
  if (word.size() > 1 && (word[0] == 'F' || word[0] == 'f') && is_number(word.substr(1)) && word[1] != '0')
    return "F" + std::string(word.substr(1));
  if (bare && is_number(word) && word[0] != '0') return "F" + std::string(word);
  return std::nullopt;
}

/// Hours need their letter here: "2h", "90min"; a number alone is part of a title.
std::optional<double> hours_in(std::string_view word) {
  word = without_comma(word);
  if (word.empty() || is_number(word) || word[0] < '0' || word[0] > '9') return std::nullopt;
  return spoken::hours(word);
}

/// "due fri", "due in two weeks", at the end of the words: how many words it takes.
std::size_t due_at_end(std::span<const std::string_view> words, const time::Day& today, std::optional<time::Day>& due) {
  for (std::size_t length = 2; length <= std::min<std::size_t>(6, words.size()); ++length) {
    const auto tail = words.subspan(words.size() - length);
    if (text::lower_ascii(tail[0]) != "due" && text::lower_ascii(tail[0]) != "by") continue;
    if (const auto day = spoken::day(together(tail.subspan(1)), today)) {
      due = *day;
      return length;
    }
  }
  return 0;
}

}  // namespace

FixLine read_fix_line(std::string_view line, const time::Day& today) {
  FixLine fix;
  const auto all = words_of(line);
  std::span<const std::string_view> left(all);
  while (!left.empty()) {
    const auto word = left.back();
    if (const auto owner = owner_in(word); owner && !fix.owner) {
      fix.owner = owner;
    } else if (const auto hours = hours_in(word); hours && !fix.hours) {
      fix.hours = hours;
    } else if (const auto factor = factor_in(word, false)) {
      if (std::ranges::find(fix.factors, *factor) == fix.factors.end())
        fix.factors.insert(fix.factors.begin(), *factor);
    } else if (const auto length = fix.due ? 0 : due_at_end(left, today, fix.due); length > 0) {
      left = left.first(left.size() - length);
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
  return fix;
}

Who read_who(std::string_view words, const time::Day& today) {
  Who who;
  std::vector<std::string_view> rest;
  const auto all = words_of(words);
  std::span<const std::string_view> left(all);
  while (!left.empty()) {
    std::optional<time::Day> due;
    if (const auto length = due_at_end(left, today, due); length > 0) {
      who.due = due;
      left = left.first(left.size() - length);
      continue;
    }
    // A day at the very end may stand without "due": "ana 2h fri".
    if (!who.due && rest.empty())
      for (std::size_t length = std::min<std::size_t>(3, left.size()); length > 0 && !who.due; --length)
        if (const auto tail = together(left.last(length)); !spoken::hours(tail))
          if (const auto day = spoken::day(tail, today)) {
            who.due = *day;
            left = left.first(left.size() - length);
          }
    if (left.empty()) break;
    const auto word = left.back();
    if (const auto hours = hours_in(word); hours && !who.hours)
      who.hours = hours;
    else
      rest.insert(rest.begin(), without_comma(word));
    left = left.first(left.size() - 1);
  }
  // "ana 2": a number alone after a name is hours.
  if (!who.hours && !rest.empty() && rest.back().find_first_not_of("0123456789.") == std::string_view::npos) {
    who.hours = spoken::hours(rest.back());
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
    if (const auto id = factor_in(word, true)) {
      if (std::ranges::find(ids, *id) == ids.end()) ids.push_back(*id);
    } else {
      unknown.emplace_back(word);
    }
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
