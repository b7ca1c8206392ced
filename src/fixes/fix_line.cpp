#include <algorithm>
#include <array>

#include <pm/fixes.hpp>
#include <pm/text.hpp>
#include <pm/time.hpp>

#include "fixes/line_words.hpp"

namespace pm::fixes {

namespace {

constexpr std::array<std::string_view, 3> fractions = {"½", "¼", "¾"};

/// Splits "canary,@ana,2h,F1" before its parts; "1,5h" and "a,b" stay one word.
void add_word(std::string_view word, std::vector<std::string_view>& words) {
  std::vector<std::string_view> parts;  // the last one first
  while (!word.starts_with("@\"")) {
    const auto comma = strip_comma(word).rfind(',');
    if (comma == std::string_view::npos || comma == 0) break;
    const auto part = word.substr(comma + 1);
    if (is_digit(word[comma - 1]) && is_digit(part[0])) break;
    if (!parse_owner(part) && !parse_work_hours(part) && parse_factors(part, false).empty()) break;
    parts.push_back(part);
    word = word.substr(0, comma + 1);
  }
  words.push_back(word);
  words.insert(words.end(), parts.rbegin(), parts.rend());
}

}  // namespace

std::vector<std::string_view> identity_text(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < line.size();) {
    const auto from = line.find_first_not_of(" \t\n", i);
    if (from == std::string_view::npos) break;
    // @"platform team" is one word.
    const bool quoted = line.substr(from).starts_with("@\"") && line.find('"', from + 2) != std::string_view::npos;
    const auto to = quoted ? line.find('"', from + 2) + 1 : std::min(line.find_first_of(" \t\n", from), line.size());
    add_word(line.substr(from, to - from), words);
    i = to;
  }
  return words;
}

std::string join_words(WordSpan words) {
  std::string text;
  const char* end = nullptr;  // of the word before: what was split stays one word
  for (const auto word : words) {
    text += (text.empty() || end == word.data() ? "" : " ") + std::string(word);
    end = word.data() + word.size();
  }
  return text;
}

std::string_view strip_comma(std::string_view word) {
  while (word.ends_with(',') || word.ends_with(';')) word.remove_suffix(1);
  return word;
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::string> parse_owner(std::string_view word) {
  word = strip_comma(word);
  if (!word.starts_with('@') || word.size() < 2) return std::nullopt;
  word.remove_prefix(1);
  if (word.size() > 2 && word.starts_with('"') && word.ends_with('"')) word = word.substr(1, word.size() - 2);
  // A quote inside a name could not be typed again.
  if (text::is_blank(word) || word.find('"') != std::string_view::npos) return std::nullopt;
  return std::string(word);
}

std::vector<std::string> parse_factors(std::string_view word, bool bare) {
  std::vector<std::string> ids;
  for (word = strip_comma(word); !word.empty();) {
    const auto comma = std::min(word.find(','), word.size());
    const auto one = word.substr(0, comma);
    const bool named = one.size() > 1 && (one[0] == 'F' || one[0] == 'f') && is_number(one.substr(1));
    if (!named && !(bare && is_number(one) && one[0] != '0')) return {};
    ids.push_back("F" + std::string(named ? one.substr(1) : one));
    word.remove_prefix(std::min(comma + 1, word.size()));
  }
  return ids;
}

std::optional<double> parse_work_hours(std::string_view word) {
  word = strip_comma(word);
  const bool has_figure =
      !word.empty() && ((word[0] >= '0' && word[0] <= '9') ||
                        std::ranges::any_of(fractions, [&](std::string_view one) { return word.starts_with(one); }));
  return has_figure && !is_number(word) ? spoken::parse_hours(word) : std::nullopt;
}

bool is_separator(std::string_view word) {
  using namespace std::string_view_literals;
  static constexpr auto separators = std::to_array({"-"sv, "--"sv, "–"sv, "—"sv, "·"sv, "|"sv});
  word = strip_comma(word);
  return word.empty() || std::ranges::find(separators, word) != separators.end();
}

namespace {

/// Whether what follows the word belongs to its sentence: "for 24h", "at least 2h", "to @angular", "timeout: 2h".
bool binds(std::string_view word) {
  using namespace std::string_view_literals;
  static constexpr auto binding =
      std::to_array({"to"sv,      "for"sv,     "from"sv,   "with"sv,  "within"sv,  "without"sv, "of"sv,     "in"sv,
                     "into"sv,    "on"sv,      "onto"sv,   "at"sv,    "via"sv,     "by"sv,      "per"sv,    "every"sv,
                     "each"sv,    "after"sv,   "before"sv, "until"sv, "till"sv,    "since"sv,   "during"sv, "than"sv,
                     "over"sv,    "under"sv,   "above"sv,  "below"sv, "between"sv, "about"sv,   "around"sv, "roughly"sv,
                     "least"sv,   "most"sv,    "only"sv,   "last"sv,  "next"sv,    "first"sv,   "past"sv,   "another"sv,
                     "a"sv,       "an"sv,      "the"sv,    "any"sv,   "or"sv,      "and"sv,     "&"sv,      "is"sv,
                     "are"sv,     "was"sv,     "takes"sv,  "took"sv,  "lasts"sv,   "exceeds"sv, "like"sv,   "using"sv,
                     "against"sv, "towards"sv, "="sv,      "<"sv,     ">"sv,       "<="sv,      ">="sv,     "≤"sv,
                     "≥"sv,       "+"sv,       "not"sv,    "if"sv,    "when"sv,    "through"sv, "across"sv, "as"sv});
  if (parse_owner(word)) return false;
  return word.ends_with(':') || word.ends_with('=') ||
         std::ranges::find(binding, std::string_view(text::lower_ascii(word))) != binding.end();
}

}  // namespace

bool is_bound(WordSpan words) { return words.size() > 2 && binds(words[words.size() - 2]); }

namespace {

bool joins(std::string_view word) { return word == "and" || word == "&"; }

/// Where "F1, F2 and F3" at the end of the words begins.
std::size_t start_of_factors(WordSpan words) {
  auto start = words.size() - 1;
  const auto is_factor = [&](std::size_t at) { return !parse_factors(words[at], false).empty(); };
  while (start > 0) {
    if (is_factor(start - 1))
      start -= 1;
    else if (start > 1 && joins(words[start - 1]) && is_factor(start - 2))
      start -= 2;
    else
      break;
  }
  return start;
}

}  // namespace

std::optional<FieldKind> field_at_end(WordSpan words) {
  if (words.empty()) return std::nullopt;
  const auto word = words.back();
  std::optional<FieldKind> part;
  if (parse_owner(word)) part = FieldKind::owner;
  if (parse_work_hours(word)) part = FieldKind::hours;
  if (!parse_factors(word, false).empty()) part = FieldKind::factor;
  if (!part) return std::nullopt;
  const auto start = part == FieldKind::factor ? start_of_factors(words) : words.size() - 1;
  return start > 1 && binds(words[start - 1]) ? std::nullopt : part;
}

bool is_self_reference(std::string_view owner) {
  const auto lower = text::lower_ascii(text::trim(owner));
  return lower == "me" || lower == "myself" || lower == "i";
}

namespace {

/// Quotes the owner if needed.
std::string owner_as_typed(std::string_view owner) {
  const bool is_one_word = owner.find_first_of(" \t\n") == std::string_view::npos && strip_comma(owner) == owner;
  return is_one_word ? "@" + std::string(owner) : "@\"" + std::string(owner) + "\"";
}

std::string joined_without_comma(WordSpan words) { return std::string(strip_comma(join_words(words))); }

/// "due fri", "due in two weeks", at the end of the words: number of words used.
std::size_t due_at_end(WordSpan words, const time::Day& today, std::optional<time::Day>& due) {
  for (std::size_t length = 2; length <= std::min<std::size_t>(6, words.size()); ++length) {
    const auto tail = words.subspan(words.size() - length);
    if (text::lower_ascii(tail[0]) != "due" && text::lower_ascii(tail[0]) != "by") continue;
    if (const auto day = spoken::parse_spoken_day(joined_without_comma(tail.subspan(1)), today)) {
      due = *day;
      return length;
    }
  }
  return 0;
}

/// "@ana next fri", "@ana 2 h", "- 2 hours": forms accepted only after an owner, hours, factor or separator, except
/// "half a day"; returns the number of words.
std::size_t plain_behind_a_part(WordSpan words, const time::Day& today, FixLine& fix) {
  constexpr std::size_t most = 3;
  for (std::size_t length = 1; length <= most && length + 1 < words.size(); ++length) {
    const auto before = words.first(words.size() - length);
    const auto said = joined_without_comma(words.last(length));
    const bool is_behind = field_at_end(before) || is_separator(before.back());
    const bool may_be_hours =
        is_behind || before.back().ends_with(',') || (said.starts_with("half a") && !binds(before.back()));
    if (is_number(said)) continue;
    const auto hours = length > 1 && may_be_hours && !fix.hours ? spoken::parse_hours(said) : std::nullopt;
    if (hours) {
      fix.hours = hours;
      return length;
    }
    if (!is_behind) continue;
    if (const auto day = spoken::parse_spoken_day(said, today); day && !fix.due && !spoken::parse_hours(said)) {
      fix.due = *day;
      return length;
    }
  }
  return 0;
}

/// The number of an idea: 1 for "I1".
std::optional<std::size_t> idea_in(std::string_view word) {
  constexpr std::size_t max_digits = 4;
  if (word.size() < 2 || word.size() > max_digits || (word[0] != 'I' && word[0] != 'i') || !is_number(word.substr(1)))
    return std::nullopt;
  return std::stoul(std::string(word.substr(1)));
}

void add_factors(std::vector<std::string> ids, std::vector<std::string>& factors) {
  for (std::size_t i = ids.size(); i-- > 0;)
    if (std::ranges::find(factors, ids[i]) == factors.end()) factors.insert(factors.begin(), std::move(ids[i]));
}

/// Reads the part at the end of the words into the fix; returns the number of words it takes, 0 if there is none.
std::size_t take_part(WordSpan words, const time::Day& today, FixLine& fix) {
  const auto word = words.back();
  const auto part = field_at_end(words);
  if (part == FieldKind::owner && !fix.owner) return fix.owner = parse_owner(word), 1;
  if (part == FieldKind::hours && !fix.hours) return fix.hours = parse_work_hours(word), 1;
  if (part == FieldKind::factor) return add_factors(parse_factors(word, false), fix.factors), 1;
  if (joins(word) && !fix.factors.empty() && words.size() > 1 &&
      field_at_end(words.first(words.size() - 1)) == FieldKind::factor)
    return 1;  // "F1 and F2"
  if (const auto length = fix.due ? 0 : due_at_end(words, today, fix.due); length > 0) return length;
  return plain_behind_a_part(words, today, fix);
}

/// The title without the comma that parts it from what follows.
std::string title_of(WordSpan words) {
  auto title = join_words(words);
  while (title.ends_with(',') || title.ends_with(';')) title.pop_back();
  return title;
}

}  // namespace

FixLine parse_fix_line(std::string_view line, const time::Day& today) {
  FixLine fix;
  const auto all = identity_text(line);
  WordSpan left(all);
  while (!left.empty()) {
    const auto length = is_separator(left.back()) ? 1 : take_part(left, today, fix);
    if (length == 0) break;
    left = left.first(left.size() - length);
  }
  if (left.size() == 1) fix.idea = idea_in(strip_comma(left[0]));
  if (!fix.idea) fix.title = title_of(left);
  fix.issue = issue_at_end(left, fix.owner, today);
  if (!fix.issue && fix.owner && is_self_reference(*fix.owner)) fix.issue = make_owner_issue("@" + *fix.owner);
  return fix;
}

namespace {

/// "ana half a day", "2 hours": number of words used at the end.
std::size_t hours_at_end(WordSpan words, std::optional<double>& hours) {
  constexpr std::size_t most = 4;
  for (std::size_t length = std::min(most, words.size()); length > 0; --length) {
    const auto tail = joined_without_comma(words.last(length));
    if (is_number(tail) || (length == 1 && !parse_work_hours(words.back()))) continue;
    if (const auto read = spoken::parse_hours(tail)) return hours = read, length;
  }
  return 0;
}

}  // namespace

FixAssignment parse_owner_and_hours(std::string_view words, const time::Day& today) {
  FixAssignment who;
  std::vector<std::string_view> rest;
  const auto all = identity_text(words);
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
        if (const auto tail = join_words(left.last(length)); !spoken::parse_hours(tail))
          if (const auto day = spoken::parse_spoken_day(tail, today)) {
            who.due = *day;
            left = left.first(left.size() - length);
          }
    if (left.empty()) break;
    if (const auto length = who.hours ? 0 : hours_at_end(left, who.hours); length > 0) {
      left = left.first(left.size() - length);
      continue;
    }
    const auto word = left.back();
    if (auto issue = who.hours ? std::nullopt : find_hours_issue(strip_comma(word))) {
      FixAssignment unread;
      unread.issue = std::move(issue);
      return unread;
    }
    if (const auto name = strip_comma(word); !text::is_blank(name) && !is_separator(name))
      rest.insert(rest.begin(), name);
    left = left.first(left.size() - 1);
  }
  // "ana 2": a bare number after a name is hours.
  if (!who.hours && !rest.empty() && rest.back().find_first_not_of("0123456789.") == std::string_view::npos) {
    who.hours = spoken::parse_hours(rest.back());
    if (who.hours) rest.pop_back();
  }
  if (!rest.empty()) {
    auto name = join_words(rest);
    if (const auto owner = parse_owner(name)) name = *owner;
    who.owner = name;
  }
  return who;
}

std::vector<std::string> parse_factor_ids(std::string_view words, std::vector<std::string>& unknown) {
  std::vector<std::string> ids;
  std::string spaced(words);
  std::ranges::replace(spaced, ',', ' ');
  for (const auto word : identity_text(spaced)) {
    const auto lower = text::lower_ascii(word);
    if (lower == "and" || lower == "&" || lower == "none") continue;
    const auto named = parse_factors(word, true);
    if (named.empty()) unknown.emplace_back(word);
    for (const auto& id : named)
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

std::string as_typed(const record::Fix& fix) {
  std::string parts;
  if (fix.owner) parts += " " + owner_as_typed(*fix.owner);
  if (fix.hours) parts += " " + fix.hours->text + "h";
  if (fix.addresses)
    for (const auto& id : *fix.addresses) parts += " " + id;
  if (fix.due) parts += " due " + fix.due->text;
  if (parts.empty()) return fix.title;
  // "Keep logs for" and 2h: the dash keeps them apart.
  const auto line = fix.title + parts;
  const auto all = identity_text(line);
  const auto length = identity_text(fix.title).size();
  const bool is_bound =
      !parts.starts_with(" due ") && length < all.size() && !field_at_end(WordSpan(all).first(length + 1));
  return fix.title + (is_bound ? " -" : "") + parts;
}

std::string line_of(const record::Fix& fix) {
  auto line = fix.id + "  " + fix.title;
  const auto add = [&](const std::string& part) { line += " · " + part; };
  if (fix.owner) add(*fix.owner);
  if (fix.hours) add(fix.hours->text + "h");
  if (fix.due) add("due " + fix.due->text);
  if (fix.addresses && !fix.addresses->empty()) add(text::join(*fix.addresses, " "));
  if (fix.first_step_of) add("first step of " + *fix.first_step_of);
  return line;
}

}  // namespace pm::fixes
