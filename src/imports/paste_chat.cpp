// Chats that were copied with a head line above each message: Slack, Microsoft Teams, Discord.
#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/paste_dialects.hpp"
#include "imports/paste_lines.hpp"
#include "imports/source_text.hpp"
#include "imports/source_times.hpp"
#include "imports/weights.hpp"

namespace pm::imports::paste {
namespace chat {
namespace {

/// What a link to a Slack message says: "https://x.slack.com/archives/C024BE91L/p1603460996089700".
struct MessageLink {
  std::string channel, ts;
};
std::optional<MessageLink> read_message_link(std::string_view link) {
  constexpr std::size_t digits_of_ts = 16, digits_of_seconds = 10;
  const auto path = link.substr(0, link.find_first_of("?#"));
  const auto mark = path.rfind("/p");
  if (mark == path.npos) return {};
  const auto digits = path.substr(mark + 2);
  if (digits.size() != digits_of_ts || digits.find_first_not_of("0123456789") != digits.npos) return {};
  const auto before = path.substr(0, mark);
  return MessageLink{std::string(before.substr(before.rfind('/') + 1)),
                     fmt::format("{}.{}", digits.substr(0, digits_of_seconds), digits.substr(digits_of_seconds))};
}

bool is_count(std::string_view line) {
  constexpr std::size_t most_digits = 4;
  line = text::trim(line);
  return !line.empty() && line.size() <= most_digits && line.find_first_not_of("0123456789") == line.npos;
}

class ChatDialect final : public Dialect {
 public:
  ChatDialect(Format format, bool has_names_above, const ReadContext& context, Sink& sink)
      : Dialect(context, sink), format_(format), has_names_above_(has_names_above) {}

  void line(std::string_view line) override {
    const auto text = text::trim(line);
    if (text.empty()) {
      if (!message_.lines.empty() && !message_.lines.back().empty()) message_.lines.emplace_back();
      return;
    }
    if (text == "\u2014" && format_ == Format::discord) {  // copied with its parts on lines of their own
      is_dash_before_ = true;
      return;
    }
    if (std::exchange(is_dash_before_, false) && begin_below_dash(text)) return;
    if (std::exchange(is_quotation_next_, false)) return;
    if (format_ == Format::discord && drop_system_message(text)) return;
    if (const auto head = read_head(line)) return begin(*head);
    if (is_clock(text) && take_clock(text)) return;
    if (is_day_line(text)) return;
    if (const auto count = reply_count(text)) {
      message_.replies = count;
      return;
    }
    if (announces_quotation(text)) {
      is_quotation_next_ = true;
      return;
    }
    if (is_decoration(text)) return;
    if (is_count(text) && take_reaction(text)) return;
    if (format_ == Format::discord && begin_group_line(text)) return;
    message_.bytes += text.size();
    if (message_.bytes <= max_text_bytes) message_.lines.emplace_back(text);
  }

  void end() override { finish(); }

 private:
  struct Message {
    ChatHead head;
    std::optional<SourceTime> time;
    std::vector<std::string> lines;
    std::size_t reactions = 0, replies = 0, bytes = 0;
    bool is_begun = false;
  };

  [[nodiscard]] std::optional<ChatHead> read_head(std::string_view line) const {
    switch (format_) {
      case Format::teams:
        return teams_head(line);
      case Format::discord:
        return discord_head(line);
      default:
        return slack_head(line);
    }
  }

  void begin(ChatHead head) {
    // without a name the same person goes on
    if (head.name.empty()) head.name = head.is_below_name ? take_name_above() : message_.head.name;
    finish();
    message_ = {};
    message_.is_begun = true;
    message_.head = std::move(head);
    const auto link = read_message_link(message_.head.link);
    const auto exact = link ? epoch_time(link->ts) : std::nullopt;
    if (exact) {
      message_.time = SourceTime{*exact};
      clock_.set(*exact, message_.head.clock);
      sink_.note("days and seconds are taken from the links to the messages");
    } else {
      message_.time = message_.head.clock.empty() ? std::nullopt : clock_.read(message_.head.clock);
    }
  }

  /// "Ana", "just landed.", "— Yesterday at 1:36 PM": the last line of a message of Discord's own.
  bool drop_system_message(std::string_view text) {
    constexpr std::string_view dash = "\u2014 ";
    if (!text.starts_with(dash) || !discord_head("x " + std::string(text))) return false;
    drop_blank_ends();
    for (int lines = 0; lines < 2 && !message_.lines.empty(); ++lines) message_.lines.pop_back();
    sink_.drop();
    return true;
  }

  bool begin_below_dash(std::string_view clock) {
    if (message_.lines.empty() || !discord_head("x \u2014 " + std::string(clock))) return false;
    ChatHead head{take_name_above(), std::string(clock)};
    head.is_app = clean_name(head.name);
    head.is_below_name = head.name.empty();  // "APP" alone
    begin(std::move(head));
    return true;
  }

  /// "[3:30 PM] text" below the head of the same person.
  bool begin_group_line(std::string_view text) {
    if (!text.starts_with('[')) return false;
    const auto end = text.find(']');
    if (end == text.npos || !is_clock(text.substr(1, end - 1)) || !message_.is_begun) return false;
    begin({message_.head.name, std::string(text.substr(1, end - 1)), {}, message_.head.is_app});
    message_.lines.emplace_back(text::trim(text.substr(end + 1)));
    return true;
  }

  /// A clock time alone: the next message of the same person, or the head of one with the name on the line before.
  bool take_clock(std::string_view clock) {
    const auto trailing = std::ranges::find_if(message_.lines, [](const auto& line) { return !line.empty(); });
    const bool has_text = trailing != message_.lines.end();
    // Slack leaves out AM and PM where the same person goes on.
    const bool has_half = has_half_of_day(clock);
    const bool can_be_head = has_text && is_name(last_line()) &&
                             (has_names_above_ ? has_half || is_after_blank() : has_half && !is_single_line());
    if (can_be_head) {
      ChatHead head{take_name_above(), std::string(clock)};
      head.is_app = clean_name(head.name);
      head.is_below_name = head.name.empty();
      begin(std::move(head));
      return true;
    }
    // The text of a message may be a clock time.
    if (!message_.is_begun || !has_text) return false;
    auto head = message_.head;
    head.clock = clock;
    head.link.clear();
    finish();
    message_ = {};
    message_.is_begun = true;
    message_.head = std::move(head);
    message_.time = has_half_of_day(clock) || !uses_halves_ ? clock_.read(clock) : clock_.read_bare(clock);
    return true;
  }

  [[nodiscard]] std::string last_line() const {
    const auto last =
        std::find_if(message_.lines.rbegin(), message_.lines.rend(), [](const auto& l) { return !l.empty(); });
    return last == message_.lines.rend() ? std::string() : *last;
  }
  [[nodiscard]] bool is_after_blank() const {
    const auto last =
        std::find_if(message_.lines.rbegin(), message_.lines.rend(), [](const auto& l) { return !l.empty(); });
    return last == message_.lines.rend() || std::next(last) == message_.lines.rend() || std::next(last)->empty() ||
           *std::next(last) == *last;
  }

  [[nodiscard]] bool is_single_line() const {
    return std::ranges::count_if(message_.lines, [](const auto& line) { return !line.empty(); }) == 1;
  }

  std::string take_name_above() {
    drop_blank_ends();
    if (message_.lines.empty()) return message_.head.name;
    auto name = message_.lines.back();
    message_.lines.pop_back();
    if (!message_.lines.empty() && message_.lines.back() == name) message_.lines.pop_back();  // written twice
    return name;
  }

  void drop_blank_ends() {
    while (!message_.lines.empty() && message_.lines.back().empty()) message_.lines.pop_back();
  }

  /// A day on a line of its own. A word of a message can look like one, so it has to be written as chats do.
  bool is_day_line(std::string_view text) {
    const bool is_capital = text.front() >= 'A' && text.front() <= 'Z';
    const bool has_digit = text.find_first_of("0123456789") != text.npos;
    if (message_.is_begun && message_.lines.empty()) return false;
    if (!has_digit && text != "Today" && text != "Yesterday") return false;
    if ((!is_capital && !has_digit) || is_count(text)) return false;
    if (!clock_.read_day(text)) return false;
    finish();
    message_ = {};
    return true;
  }

  bool take_reaction(std::string_view count) {
    drop_blank_ends();
    if (message_.lines.empty() || !is_emoji_only(message_.lines.back())) return false;
    message_.lines.pop_back();
    std::size_t number = 0;
    std::from_chars(count.data(), count.data() + count.size(), number);
    message_.reactions += number;
    return true;
  }

  void finish() {
    drop_blank_ends();
    if (!message_.is_begun && message_.lines.empty()) return;
    auto& head = message_.head;
    if (has_half_of_day(head.clock)) uses_halves_ = true;
    Candidate candidate;
    candidate.text = std::string(text::trim(text::join(message_.lines, "\n")));
    constexpr std::string_view edited = "(edited)";
    if (candidate.text.ends_with(edited))
      candidate.text =
          std::string(text::trim(std::string_view(candidate.text).substr(0, candidate.text.size() - edited.size())));
    candidate.who = head.name;
    candidate.is_person = !head.is_app && !head.name.empty();
    set_time(candidate, message_.time);
    if (candidate.text.empty() || is_channel_event(candidate.text)) return sink_.drop();
    if (const auto link = read_message_link(head.link)) {
      candidate.url = without_query(head.link);
      if (!is_web_link(candidate.url)) candidate.url.clear();
      candidate.key = fmt::format("slack {} {}", link->channel, link->ts);
    } else {
      candidate.url = first_link(candidate.text);
    }
    weigh_message(candidate, head.is_app);
    if (message_.replies > 0)
      weigh(candidate, 2, fmt::format("{} {}", message_.replies, message_.replies == 1 ? "reply" : "replies"));
    if (message_.reactions > 0)
      weigh(candidate, message_.reactions >= 3 ? 2 : 1,
            fmt::format("{} {}", message_.reactions, message_.reactions == 1 ? "reaction" : "reactions"));
    take(std::move(candidate), format_ == Format::teams ? "Teams" : format_ == Format::discord ? "Discord" : "Slack");
  }

  Format format_;
  bool has_names_above_;
  bool uses_halves_ = false;
  bool is_dash_before_ = false, is_quotation_next_ = false;
  Message message_;
};

/// Whether clock times stand alone, below the names.
bool has_names_above(std::string_view beginning) {
  std::size_t above = 0, beside = 0;
  std::string before;
  for (const auto raw : text::lines(beginning)) {
    const auto line = plain_blanks(raw);
    if (slack_head(line)) ++beside;
    if (is_clock(line) && is_name(before) && !is_clock(before)) ++above;
    if (!text::is_blank(line)) before = line;
  }
  return above > 0 && beside == 0;
}

}  // namespace
}  // namespace chat

std::unique_ptr<Dialect> begin_chat(Format format, std::string_view beginning, const ReadContext& context, Sink& sink) {
  const bool has_names_above = format == Format::slack && chat::has_names_above(beginning);
  return std::make_unique<chat::ChatDialect>(format, has_names_above, context, sink);
}

}  // namespace pm::imports::paste
