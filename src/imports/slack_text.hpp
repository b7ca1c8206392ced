// The words of a Slack message as JSON has it: text, blocks and attachments.
#pragma once

#include <string>
#include <string_view>

#include <pm/imports.hpp>
#include <pm/json.hpp>

namespace pm::imports::slack {

/// Slack's markup as plain text: "<#C1|ops>" is "#ops", "<https://x|graph>" is "graph (https://x)", "&lt;" is "<".
/// "<@U061>" is kept, and a name that it carries is passed to the sink.
[[nodiscard]] std::string plain_text(std::string_view marked_up, Sink&);
/// The text of a message; of one without it, its blocks; of a program's, its attachments, too; else its files' names.
[[nodiscard]] std::string message_text(const json::Value& message, bool is_bot, Sink&);

}  // namespace pm::imports::slack
