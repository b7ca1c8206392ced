// A pasted block, as `pm import` reads it from a file and the interview from the clipboard: chats, IRC, lists, tables
// and log lines. See pm/imports.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/imports.hpp>
#include <pm/time.hpp>

namespace pm::imports {

struct Paste {
  std::string_view items;                                  ///< what was recognised: "Slack messages"
  bool is_chat = false;                                    ///< somebody else's words with names, not lines of one's own
  std::vector<Candidate> candidates;                       ///< in the order of the paste
  std::vector<std::pair<std::string, std::string>> names;  ///< ids in `who` and in texts, and the names they stand for
  std::vector<std::string> notes;                          ///< which zone and day were used
  std::optional<time::Micros> from, until;                 ///< the earliest and the latest time
  std::string zone;         ///< in which clock times were read: the name of the context's zone, or "UTC" of a heading
  std::size_t untimed = 0;  ///< candidates without a time
  std::size_t dropped = 0;  ///< joins, messages without text
};
/// Linear in the text. A line of over 64 KB is cut.
[[nodiscard]] Paste read_paste(std::string_view text, const ReadContext&);

}  // namespace pm::imports
