// The lines that distinguish chats copied as text: who wrote, and when.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pm::imports::paste {

struct ChatHead {
  std::string name;        ///< empty: it is on the line before
  std::string clock = {};  ///< "3:29 PM"
  std::string link = {};   ///< to the message
  bool is_app = false;
  bool is_below_name = false;  ///< the name is the line before
};

/// Whether the whole line is a clock time: "10:54", "3:29 PM".
[[nodiscard]] bool is_clock(std::string_view line);
[[nodiscard]] bool has_half_of_day(std::string_view clock);

/// "Jane Doe  3:29 PM", "BotAPP  10:21 PM", "APP  10:53 AM", ":palm_tree: 14:22", "Jane:palm_tree:  14:22",
/// "Jane Doe  [12:00 PM](https://…/p1603460996089700)", "Jane Doe  Yesterday at 2:05 PM", "Jane Doe  4 days ago", which
/// has no clock.
[[nodiscard]] std::optional<ChatHead> slack_head(std::string_view line);
/// "[10:37 AM] Carl S", "[Yesterday 10:32] Carl S": a time in brackets and a name, nothing else.
[[nodiscard]] std::optional<ChatHead> teams_head(std::string_view line);
/// "Carl — Today at 3:29 PM", "Carl — 11/25/2026 15:29".
[[nodiscard]] std::optional<ChatHead> discord_head(std::string_view line);

/// A message on one line.
struct ChatLine {
  std::string clock, name, text = {};
  bool is_event = false;  ///< a join, a change of mode: no message
};
/// "14:32 <ana> text", "[14:32:10] <@ana> text", "14:32  * ana acts", "14:32 -!- ana [~a@b] has joined",
/// "2026-08-13 14:32:11\tana\ttext", "14:32 *** ana joined".
[[nodiscard]] std::optional<ChatLine> irc_line(std::string_view line);
/// "--- Day changed Thu Aug 13 2026", in any language; the day's words, empty if there are none.
[[nodiscard]] std::optional<std::string> irc_day_line(std::string_view line);
/// "[14:56] Ana: text", "[25/11/2026, 14:56:03] Ana: text", "25/11/2026, 14:56 - Ana: text".
[[nodiscard]] std::optional<ChatLine> named_line(std::string_view line);

/// What a chat shows around messages: "2 replies", "View thread", "like 1", "New".
[[nodiscard]] bool is_decoration(std::string_view line);
/// The number of "2 replies"; 0 for any other line.
[[nodiscard]] std::size_t reply_count(std::string_view line);
/// "joined #ops.", "joined the channel", "set the channel topic: …".
[[nodiscard]] bool is_channel_event(std::string_view text);
/// A person's or a program's name, as far as the form tells: few words, no sentence.
[[nodiscard]] bool is_name(std::string_view text);

/// Whether a line is about the quotation below it: "replied to a thread:".
[[nodiscard]] bool announces_quotation(std::string_view line);

/// Takes "APP", "BOT" and emoji off the end of a name; true if a program has it.
[[nodiscard]] bool clean_name(std::string& name);

}  // namespace pm::imports::paste
