#include "imports/paste_lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <pm/text.hpp>
#include <pm/time.hpp>

#include "imports/source_text.hpp"

namespace pm::imports::paste {
namespace {

constexpr std::string_view dash_between[] = {" \u2014 ", " \u2013 "};
constexpr std::string_view program_marks[] = {"APP", "BOT", "WORKFLOW"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// How long the clock time at the beginning is, AM or PM included; 0: none.
std::size_t clock_length(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&](std::size_t most) {
    const auto begin = at;
    while (at < text.size() && at - begin < most && is_digit(text[at])) ++at;
    return at - begin;
  };
  if (digits(2) == 0 || at == text.size() || text[at] != ':') return 0;
  ++at;
  if (digits(2) != 2) return 0;
  if (at + 2 < text.size() && text[at] == ':' && is_digit(text[at + 1])) {
    ++at;
    if (digits(2) != 2) return 0;
  }
  const auto end = at;
  while (at < text.size() && text[at] == ' ') ++at;
  const auto half = text::lower_ascii(text.substr(at, 4));
  for (const std::string_view mark : {"a.m.", "p.m.", "am", "pm"})
    if (half.starts_with(mark)) return at + mark.size();
  return end;
}

/// The time that a chat writes: with or without its day, and nothing else.
bool is_chat_time(std::string_view words) {
  constexpr std::size_t longest = 48;
  if (words.empty() || words.size() > longest || words.find(':') == words.npos) return false;
  spoken::ParseContext context;
  context.now = time::Micros{std::chrono::hours{24 * 365 * 60}};
  const auto parsed = spoken::parse_time(words, context);
  if (const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed))
    return moment->precision == spoken::Precision::clock && !moment->is_relative && moment->event.empty();
  // "05/06/2026 14:02" is a time, of one day or another
  return std::holds_alternative<spoken::AmbiguousTime>(parsed) ||
         (std::holds_alternative<spoken::ParseError>(parsed) && is_digit(words.front()) &&
          words.find('/') != words.npos);
}

std::size_t words_in(std::string_view text) {
  std::size_t count = 0;
  bool is_in_word = false;
  for (const char c : text) {
    if (c != ' ' && !is_in_word) ++count;
    is_in_word = c != ' ';
  }
  return count;
}

std::optional<std::pair<std::string_view, std::string_view>> bracketed(std::string_view line) {
  if (!line.starts_with('[')) return {};
  const auto end = line.find(']');
  if (end == line.npos) return {};
  const auto words = text::trim(line.substr(1, end - 1));
  if (!is_chat_time(words)) return {};
  return std::pair(words, text::trim(line.substr(end + 1)));
}

/// "[12:00 PM](https://…/p1603460996089700)" at the end of a line.
std::optional<ChatHead> link_head(std::string_view line) {
  if (!line.ends_with(')')) return {};
  const auto open = line.rfind("](");
  if (open == line.npos) return {};
  const auto bracket = line.rfind('[', open);
  if (bracket == line.npos) return {};
  const auto link = line.substr(open + 2, line.size() - open - 3);
  const auto clock = text::trim(line.substr(bracket + 1, open - bracket - 1));
  if (!is_chat_time(clock) || !link.starts_with("http")) return {};
  return ChatHead{std::string(text::trim(line.substr(0, bracket))), std::string(clock), std::string(link)};
}

/// "Jane Doe  4 days ago" of a thread: nobody knows when it was copied.
std::optional<ChatHead> age_head(std::string_view line) {
  constexpr std::string_view ago = " ago";
  const auto gap = line.rfind("  ");
  if (!line.ends_with(ago) || gap == line.npos || gap == 0) return {};
  const auto age = text::trim(line.substr(gap));
  const auto blank = age.find(' ');
  if (blank == age.npos || !std::ranges::all_of(age.substr(0, blank), is_digit)) return {};
  const auto unit = age.substr(blank + 1);
  const bool is_unit =
      std::ranges::any_of(std::array<std::string_view, 6>{"minute", "hour", "day", "week", "month", "year"},
                          [&](auto name) { return unit.starts_with(name); });
  return is_unit ? std::optional(ChatHead{std::string(text::trim(line.substr(0, gap)))}) : std::nullopt;
}

/// A line that ends with a clock time, two blanks before it; one is enough behind "APP" and emoji.
std::optional<ChatHead> clock_head(std::string_view line) {
  constexpr std::size_t longest_clock = 13;
  for (auto at = line.size() - std::min(line.size(), longest_clock); at < line.size(); ++at) {
    if (!is_digit(line[at]) || (at > 0 && line[at - 1] != ' ' && line[at - 1] != '\t')) continue;
    if (clock_length(line.substr(at)) != line.size() - at) continue;
    const auto name = line.substr(0, at);
    const auto trimmed = text::trim(name);
    const bool is_apart = name.ends_with("  ") || name.ends_with('\t') || trimmed == "APP" || is_emoji_only(trimmed);
    if (trimmed.empty() || !is_apart) return {};
    return ChatHead{std::string(trimmed), std::string(line.substr(at))};
  }
  return {};
}

/// "Jane Doe  Yesterday at 2:05 PM": a time with its day, two blanks before it.
std::optional<ChatHead> dated_head(std::string_view line) {
  const auto gap = line.rfind("  ");
  if (gap == line.npos || gap == 0) return {};
  const auto time = text::trim(line.substr(gap));
  if (!is_chat_time(time) || is_clock(time)) return {};
  return ChatHead{std::string(text::trim(line.substr(0, gap))), std::string(time)};
}

}  // namespace

bool is_clock(std::string_view line) {
  line = text::trim(line);
  return !line.empty() && clock_length(line) == line.size();
}

bool has_half_of_day(std::string_view clock) {
  const auto lower = text::lower_ascii(clock);
  return lower.find('m') != lower.npos;
}

bool clean_name(std::string& name) {
  bool is_app = false;
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    name = std::string(text::trim(name));
    for (const auto mark : program_marks) {
      const auto before = name.size() - std::min(name.size(), mark.size());
      if (!name.ends_with(mark)) continue;
      // "BotAPP", "Bot APP" and "APP"; not "WHATSAPP"
      const bool is_apart = before == 0 || name[before - 1] == ' ' ||
                            (name[before - 1] >= 'a' && name[before - 1] <= 'z') || is_digit(name[before - 1]) ||
                            name[before - 1] == ')';
      if (!is_apart) continue;
      name.resize(before);
      is_app = goes_on = true;
    }
    if (name.ends_with(':') && name.size() > 2) {
      const auto open = name.rfind(':', name.size() - 2);
      if (open != name.npos && name.find(' ', open) == name.npos && open + 2 < name.size()) {
        name.resize(open);
        goes_on = true;
      }
    }
  }
  // the picture's description and the name
  if (const auto half = name.size() / 2;
      name.size() % 2 == 1 && half > 0 && name[half] == ' ' && name.substr(0, half) == name.substr(half + 1))
    name.resize(half);
  else if (constexpr std::size_t shortest = 4;
           name.size() % 2 == 0 && half >= shortest && name.substr(0, half) == name.substr(half))
    name.resize(half);
  return is_app;
}

bool is_name(std::string_view text) {
  constexpr std::size_t most_words = 6, most_bytes = 80;
  text = text::trim(text);
  if (text.empty() || text.size() > most_bytes || words_in(text) > most_words) return false;
  if (std::string_view(".?!,;").find(text.back()) != std::string_view::npos && !text.ends_with("Jr.")) return false;
  if (std::string_view("-*#>|`[{<").find(text.front()) != std::string_view::npos) return false;
  return text.find("http") == text.npos && text.find(": ") == text.npos && text.find("  ") == text.npos;
}

std::optional<ChatHead> slack_head(std::string_view line) {
  line = text::trim(line);
  auto head = link_head(line);
  if (!head) head = age_head(line);
  if (!head) head = clock_head(line);
  if (!head) head = dated_head(line);
  if (!head) return {};
  if (!head->name.empty() && !is_emoji_only(head->name) && !is_name(head->name)) return {};
  head->is_below_name = !head->name.empty();
  head->is_app = clean_name(head->name);
  if (is_emoji_only(head->name)) head->name.clear();
  head->is_below_name = head->is_below_name && head->name.empty();
  return head;
}

std::optional<ChatHead> teams_head(std::string_view line) {
  const auto parts = bracketed(text::trim(line));
  if (!parts || !is_name(parts->second)) return {};
  ChatHead head{std::string(parts->second), std::string(parts->first)};
  head.is_app = clean_name(head.name);
  return head;
}

std::optional<ChatHead> discord_head(std::string_view line) {
  line = text::trim(line);
  for (const auto dash : dash_between) {
    const auto at = line.rfind(dash);
    if (at == line.npos) continue;
    const auto name = line.substr(0, at), clock = text::trim(line.substr(at + dash.size()));
    constexpr std::size_t longest_name = 60;
    if (text::is_blank(name) || name.size() > longest_name || !is_chat_time(clock)) continue;
    ChatHead head{std::string(text::trim(name)), std::string(clock)};
    head.is_app = clean_name(head.name);
    return head;
  }
  return {};
}

std::optional<ChatLine> irc_line(std::string_view line) {
  constexpr std::size_t longest_clock = 40;
  // weechat: three columns
  if (const auto tab = line.find('\t'); tab < longest_clock) {
    const auto second = line.find('\t', tab + 1);
    const auto clock = line.substr(0, tab);
    if (second != line.npos && is_chat_time(clock)) {
      auto name = std::string(text::trim(line.substr(tab + 1, second - tab - 1)));
      ChatLine found{std::string(clock), {}, std::string(text::trim(line.substr(second + 1)))};
      if (name == "-->" || name == "<--" || name == "--" || name == "=!=" || name.empty()) {
        found.is_event = true;
        return found;
      }
      if (name == "*") {
        name = found.text.substr(0, found.text.find(' '));
        found.text = std::string(text::trim(std::string_view(found.text).substr(name.size())));
      }
      found.name = std::string(
          name.substr(name.find_first_not_of("@+%&~!") == name.npos ? 0 : name.find_first_not_of("@+%&~!")));
      return found;
    }
  }
  struct Mark {
    std::string_view letters;
    bool is_event;
  };
  constexpr std::array<Mark, 6> marks = {
      {{"<", false}, {"-!-", true}, {"***", true}, {"* ", false}, {"-->", true}, {"-", false}}};
  for (const auto& [letters, is_event] : marks) {
    const auto at = line.substr(0, longest_clock).find(letters);
    if (at == line.npos || at == 0) continue;
    auto clock = text::trim(line.substr(0, at));
    if (clock.starts_with('[') && clock.ends_with(']')) clock = clock.substr(1, clock.size() - 2);
    if (!is_chat_time(clock)) continue;
    const auto rest = text::trim(line.substr(at + letters.size()));
    ChatLine found{std::string(clock), {}, std::string(rest), is_event};
    if (is_event) return found;
    if (letters == "<") {
      const auto end = rest.find('>');
      if (end == rest.npos || end == 0 || rest.substr(0, end).find_first_of(" \t") == 0) continue;
      auto name = text::trim(rest.substr(0, end));
      while (!name.empty() && std::string_view("@+%&~ ").find(name.front()) != std::string_view::npos)
        name.remove_prefix(1);
      found.name = std::string(name.substr(0, name.find('!')));
      found.text = std::string(text::trim(rest.substr(end + 1)));
    } else if (letters == "-") {  // "-ana- text", a notice
      const auto end = rest.find("- ");
      if (end == rest.npos || end == 0) continue;
      const auto name = rest.substr(0, end);
      found.name = std::string(name.substr(0, name.find_first_of("!(")));
      found.text = std::string(text::trim(rest.substr(end + 2)));
    } else {  // "ana acts"
      found.name = std::string(rest.substr(0, rest.find(' ')));
      found.text = std::string(text::trim(rest.substr(found.name.size())));
      found.is_event = is_channel_event(found.text);
    }
    if (found.name.empty() || found.name.find(' ') != found.name.npos) continue;
    return found;
  }
  return {};
}

std::optional<std::string> irc_day_line(std::string_view line) {
  if (!line.starts_with("--- ")) return {};
  auto rest = text::trim(line.substr(4));
  spoken::ParseContext context;
  context.now = time::Micros{std::chrono::hours{24 * 365 * 100}};
  for (;;) {
    const auto parsed = spoken::parse_time(rest, context);
    if (std::holds_alternative<spoken::ParsedMoment>(parsed)) return std::string(rest);
    const auto blank = rest.find(' ');
    if (blank == rest.npos) return std::string();
    rest = text::trim(rest.substr(blank));
  }
}

std::optional<ChatLine> named_line(std::string_view line) {
  line = text::trim(line);
  std::string_view clock, rest;
  if (const auto parts = bracketed(line)) {
    clock = parts->first, rest = parts->second;
  } else if (const auto dash = line.find(" - "); dash != line.npos && is_chat_time(line.substr(0, dash)) &&
                                                 line.substr(0, dash).find_first_of("/.") != line.npos) {
    clock = line.substr(0, dash), rest = text::trim(line.substr(dash + 3));
  } else {
    return {};
  }
  const auto colon = rest.find(':');
  ChatLine found{std::string(clock), {}, std::string(rest)};
  if (colon == rest.npos || !is_name(rest.substr(0, colon)) || colon + 1 == rest.size() || rest[colon + 1] != ' ') {
    found.is_event = true;
    return found;
  }
  found.name = std::string(rest.substr(0, colon));
  found.text = std::string(text::trim(rest.substr(colon + 1)));
  return found;
}

std::size_t reply_count(std::string_view line) {
  line = text::trim(line);
  std::size_t digits = 0, count = 0;
  while (digits < line.size() && digits < 4 && is_digit(line[digits]))
    count = count * 10 + static_cast<std::size_t>(line[digits++] - '0');
  if (digits == 0) return 0;
  const auto rest = line.substr(digits);
  return rest.starts_with(" repl") && rest.size() < 80 && (rest.starts_with(" reply") || rest.starts_with(" replies"))
             ? count
             : 0;
}

bool is_decoration(std::string_view line) {
  line = text::trim(line);
  constexpr std::string_view whole[] = {"New",
                                        "View thread",
                                        "View newer replies",
                                        "View older replies",
                                        "(edited)",
                                        "Edited",
                                        "Saved for later",
                                        "Only visible to you",
                                        "replied to a thread:",
                                        "Also sent to the channel",
                                        "View message",
                                        "Show more",
                                        "Translated",
                                        "Last read"};
  constexpr std::string_view beginnings[] = {"Last reply ", "Pinned by ", "Saved for later"};
  constexpr std::string_view teams_reactions[] = {"like ", "heart ", "laugh ", "surprised ", "sad ", "angry "};
  if (std::ranges::find(whole, line) != std::end(whole) || line.ends_with("View thread")) return true;
  if (line.starts_with("![](")) return true;  // the picture of a person
  if (std::ranges::any_of(beginnings, [&](auto beginning) { return line.starts_with(beginning); })) return true;
  if (reply_count(line) > 0) return true;
  const auto lower = text::lower_ascii(line);
  return std::ranges::any_of(teams_reactions, [&](auto name) {
    return lower.starts_with(name) && lower.size() > name.size() &&
           std::ranges::all_of(lower.substr(name.size()), is_digit);
  });
}

bool is_channel_event(std::string_view text) {
  text = text::trim(text);
  constexpr std::string_view beginnings[] = {"joined #",
                                             "has joined #",
                                             "left #",
                                             "has left #",
                                             "joined the channel",
                                             "left the channel",
                                             "is now known as ",
                                             "was added to #",
                                             "was removed from #",
                                             "set the channel ",
                                             "renamed the channel ",
                                             "added an integration to this channel",
                                             "archived the channel",
                                             "cleared channel ",
                                             "pinned a message",
                                             "was added to the conversation by "};
  return std::ranges::any_of(beginnings, [&](auto beginning) { return text.starts_with(beginning); });
}

bool announces_quotation(std::string_view line) {
  const auto lower = text::lower_ascii(text::trim(line));
  return lower == "replied to a thread:" || lower == "replied in thread:";
}

}  // namespace pm::imports::paste
