// What texts of sources are made of: links, emoji, HTML.
#pragma once

#include <string>
#include <string_view>

namespace pm::imports {

/// Whether it is a URL of http or https as a record takes it: without white space.
[[nodiscard]] bool is_web_link(std::string_view url);
/// The first http or https link of a text, without what closes the sentence; empty: none.
[[nodiscard]] std::string_view first_link(std::string_view text);
/// A link without its query and fragment, which may carry tokens.
[[nodiscard]] std::string without_query(std::string_view url);
/// Whether the text is nothing but emoji: ":tada:" or pictures.
[[nodiscard]] bool is_emoji_only(std::string_view text);
/// The text of a body in HTML: without tags, character references as characters. Other text is unchanged but for its
/// blank ends.
[[nodiscard]] std::string without_tags(std::string_view html);

}  // namespace pm::imports
