// "14:05 first page": where the time ends and the story begins.
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <nlohmann/json.hpp>

#include <pm/text.hpp>
#include <pm/time.hpp>

#include "time/normalize.hpp"
#include "time/parse.hpp"

namespace pm::spoken {
namespace {

/// No time with its brackets is longer; the rest of the line need not be looked at.
constexpr std::size_t longest_head = 160;

constexpr std::string_view bullets[] = {"- ", "* ", "+ ", "\u2022 ", "\u2013 "};
constexpr std::pair<std::string_view, std::string_view> wrappings[] = {{"[", "]"},   {"(", ")"}, {"**", "**"},
                                                                       {"__", "__"}, {"*", "*"}, {"`", "`"}};
constexpr std::string_view dashes[] = {"--", "-", "\u2013", "\u2014"};

/// "- ", "* ", and the "## " of a heading.
void skip_bullet(TextReader& reader) {
  while (reader.letters("#")) {
  }
  reader.blanks();
  for (auto bullet : bullets) {
    if (!reader.letters(bullet)) continue;
    reader.blanks();
    return;
  }
}

/// What is between the time and the text: nothing but blanks, or one of them.
enum class Gap { none, blank, colon };

bool blank_or_end(TextReader& reader) { return reader.is_at_end() || reader.blanks(); }

Gap read_gap(TextReader& reader, bool in_table) {
  const auto clear = reader.attempt([&](TextReader& r) -> std::optional<Gap> {
    const bool apart = r.blanks();
    if (r.letters("|")) {
      r.blanks();
      return Gap::colon;
    }
    if (in_table) return {};
    for (auto dash : dashes)
      if (r.attempt([&](TextReader& behind) { return behind.letters(dash) && blank_or_end(behind); }))
        return Gap::colon;
    const bool mark = !apart && (r.letters(":") || r.letters(",") || r.letters(";") || r.letters("."));
    if (mark && blank_or_end(r)) return Gap::colon;
    return {};
  });
  if (clear) return *clear;
  if (reader.is_at_end()) return in_table ? Gap::none : Gap::colon;
  if (in_table) return Gap::none;
  return reader.blanks() ? Gap::blank : Gap::none;
}

struct Head {
  TimeExpression said;
  std::size_t end = 0;  ///< where the text begins
};

/// "14.05 seconds" and "14.02 was the version" are numbers, "14.05 first page" is a time; "2.14 …" is none.
bool goes_on_as_number(TextReader reader, std::string_view letters) {
  constexpr std::string_view behind_numbers[] = {
      "was",   "were", "is",    "are",      "has",      "had",     "have",     "and",     "or",      "of",      "to",
      "than",  "per",  "s",     "sec",      "secs",     "ms",      "seconds",  "min",     "mins",    "minutes", "hours",
      "days",  "gb",   "mb",    "kb",       "tb",       "gib",     "mib",      "percent", "degrees", "usd",     "eur",
      "times", "x",    "users", "requests", "releases", "release", "machines", "hosts",   "servers"};
  constexpr std::size_t two_and_two = 5;  // "14.05"
  if (letters.size() != two_and_two) return true;
  reader.blanks();
  if (reader.is_at_end()) return false;
  if (reader.letters("%") || reader.letters("\u20AC") || reader.letters("$")) return true;
  return std::ranges::any_of(behind_numbers, [&](auto word) { return reader.word(word); });
}

/// "20 Nov of all days" and "12 May 2021's release" begin sentences.
bool goes_on_as_sentence(TextReader reader) {
  reader.blanks();
  return reader.word("of") || reader.word("was") || reader.word("is");
}

bool is_day(const TimeExpression& said) {
  return std::holds_alternative<DayAlone>(said.what) || std::holds_alternative<MonthExpression>(said.what);
}

/// "1:30 hours of it" is an amount.
bool goes_on_as_amount(TextReader reader) {
  if (!reader.blanks()) return false;
  for (auto unit : {"h", "hrs", "hours", "min", "mins", "minutes"})
    if (reader.word(unit)) return true;
  return false;
}

/// "80:20 rule" and "99:1" are no mistaken clocks; "25:10" is.
bool is_prose(const TimeExpression& said) {
  const auto* clock = std::get_if<Clock>(&said.what);
  return clock && !clock->exists && clock->since_midnight >= std::chrono::hours{30};
}

std::optional<Head> read_head(TextReader reader) {
  const bool in_table = reader.letters("|");
  reader.blanks();
  std::string_view closing;
  for (const auto& [open, close] : wrappings) {
    if (!reader.letters(open)) continue;
    closing = close;
    reader.blanks();
    break;
  }
  const auto said = parse_time(reader);
  if (!said || said->position == Position::alone || is_prose(*said)) return {};
  if (!closing.empty()) {
    // "**14:05:** text" has its colon inside
    if (reader.letters(":") || reader.blanks()) reader.blanks();
    if (!reader.letters(closing)) return {};
  } else if (goes_on_as_amount(reader) || (is_day(*said) && goes_on_as_sentence(reader))) {
    return {};
  }
  const auto behind = reader;
  const auto gap = read_gap(reader, in_table);
  const auto* clock = std::get_if<Clock>(&said->what);
  const bool is_clear = said->position == Position::anywhere ||
                        (said->position == Position::before_number && !goes_on_as_number(behind, clock->letters));
  const bool parted =
      gap == Gap::colon || (gap == Gap::blank && is_clear) || (gap != Gap::colon && !closing.empty() && !in_table);
  if (!parted) return {};
  return Head{*said, reader.position()};
}

std::optional<Head> head_of(const NormalizedText& words) {
  const TextReader reader(words.lower, words.text);
  if (auto head = read_head(reader)) return head;
  auto behind_bullet = reader;
  skip_bullet(behind_bullet);
  if (behind_bullet.position() == 0) return {};
  return read_head(behind_bullet);
}

/// "Nov 20 2000 requests failed" is a day and a count of things, where 2000 as a year is far from the present one.
Head without_count(Head head, const NormalizedText& known, time::Micros now) {
  using namespace std::chrono;
  constexpr std::string_view things[] = {"requests", "users",   "customers", "shoppers", "orders",   "payments",
                                         "messages", "mails",   "emails",    "errors",   "alerts",   "pages",
                                         "jobs",     "tickets", "calls",     "people",   "machines", "hosts",
                                         "servers",  "nodes",   "pods",      "queries",  "sessions", "connections",
                                         "records",  "rows",    "files",     "accounts", "events",   "transactions"};
  auto* day = std::get_if<DayAlone>(&head.said.what);
  const auto* full = day ? std::get_if<FullDate>(&day->day.day) : nullptr;
  if (full == nullptr) return head;
  const auto date = full->date;
  const auto typed = text::trim(std::string_view(known.lower).substr(0, head.end));
  const auto year_typed = " " + std::to_string(int{date.year()});
  const auto this_year = year_month_day{floor<days>(now)}.year();
  if (!typed.ends_with(year_typed) || abs(date.year() - this_year) <= years{1}) return head;
  TextReader behind(std::string_view(known.lower).substr(head.end));
  if (std::ranges::none_of(things, [&](auto thing) { return behind.word(thing); })) return head;
  day->day.day = DateOfYear{date.month() / date.day()};
  head.end = static_cast<std::size_t>(typed.data() + typed.size() - known.lower.data()) - (year_typed.size() - 1);
  return head;
}

/// The bar that ends a table's row.
std::string_view without_last_bar(std::string_view words) {
  if (words.ends_with('|')) words.remove_suffix(1);
  return text::trim(words);
}

// ---- lines of logs
// ----------------------------------------------------------------------------------------------------

constexpr std::size_t longest_log_line = 64'000;
constexpr std::string_view time_keys[] = {"time", "ts", "t", "timestamp", "@timestamp", "datetime"};
constexpr std::string_view message_keys[] = {"msg", "message", "text", "event"};

struct LogLine {
  std::string time, message;
};

bool is_one_of(std::string_view key, std::span<const std::string_view> keys) {
  return std::ranges::find(keys, key) != keys.end();
}

/// {"time": "2026-11-20T14:05:00Z", "msg": "first page"}
std::optional<LogLine> read_json_line(std::string_view line) {
  if (!line.starts_with('{') || !line.ends_with('}')) return {};
  const auto object = nlohmann::json::parse(line, nullptr, false);
  if (!object.is_object()) return {};
  LogLine found;
  for (const auto& [key, value] : object.items()) {
    if (!value.is_string() && !value.is_number()) continue;  // dump() recurses
    const auto plain = value.is_string() ? value.get<std::string>() : value.dump();
    if (found.time.empty() && is_one_of(key, time_keys)) found.time = plain;
    if (value.is_string() && found.message.empty() && is_one_of(key, message_keys)) found.message = plain;
  }
  return found.time.empty() ? std::nullopt : std::optional(found);
}

/// One key=value; the value may stand in quotes, in which \\ escapes.
struct Pair {
  std::string_view key;
  std::string value;
};
std::optional<Pair> read_pair(std::string_view& rest) {
  rest = text::trim(rest);
  const auto equals = rest.find('=');
  if (equals == 0 || equals == rest.npos || rest.substr(0, equals).find_first_of(" \t\"") != rest.npos) return {};
  Pair pair{rest.substr(0, equals), {}};
  rest.remove_prefix(equals + 1);
  if (!rest.starts_with('"')) {
    const auto end = std::min(rest.find_first_of(" \t"), rest.size());
    pair.value = rest.substr(0, end);
    rest.remove_prefix(end);
    return pair;
  }
  rest.remove_prefix(1);
  while (!rest.empty() && rest.front() != '"') {
    if (rest.front() == '\\' && rest.size() > 1) rest.remove_prefix(1);
    pair.value += rest.front();
    rest.remove_prefix(1);
  }
  if (rest.empty()) return {};
  rest.remove_prefix(1);
  return pair;
}

/// time=2026-11-20T14:05:00Z level=error msg="first page"
std::optional<LogLine> read_logfmt_line(std::string_view line) {
  LogLine found;
  while (const auto pair = read_pair(line)) {
    if (found.time.empty() && is_one_of(pair->key, time_keys)) found.time = pair->value;
    if (found.message.empty() && is_one_of(pair->key, message_keys)) found.message = pair->value;
  }
  if (found.time.empty() || !text::trim(line).empty()) return {};
  return found;
}

/// A line that a program wrote for programs: its time and its message. What has no message is kept whole.
std::optional<ParsedLine> log_line(std::string_view whole, const ParseContext& context) {
  if (whole.size() > longest_log_line || (whole.front() != '{' && whole.find('=') == whole.npos)) return {};
  auto fields = read_json_line(whole);
  if (!fields) fields = read_logfmt_line(whole);
  if (!fields) return {};
  auto told = parse_time(fields->time, context);
  if (!std::holds_alternative<ParsedMoment>(told) && !std::holds_alternative<AmbiguousTime>(told)) return {};
  return ParsedLine{std::move(told), text::is_blank(fields->message) ? std::string(whole) : fields->message};
}

}  // namespace

ParsedLine parse_line(std::string_view words, const ParseContext& context) {
  const auto whole = text::trim(words);
  if (whole.empty()) return {ParseError{}, {}};
  if (auto logged = log_line(whole, context)) return std::move(*logged);
  const auto known = normalize(whole.substr(0, longest_head));
  auto head = head_of(known);
  if (!head) return {ParseError{}, std::string(whole)};
  head = without_count(*std::move(head), known, context.now);
  auto rest = text::trim(whole.substr(known.origins[head->end]));
  if (whole.starts_with('|')) rest = without_last_bar(rest);
  return {resolve(head->said, context), std::string(rest)};
}

}  // namespace pm::spoken
