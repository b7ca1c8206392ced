// Parts of a Markdown file that CommonMark takes for text, and nobody reads as prose.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pm::prose {

/// Bytes of the YAML ("---") or TOML ("+++") front matter that `text` begins with; 0 if there is none.
[[nodiscard]] std::size_t front_matter_length(std::string_view text);

/// Whether a block is an `import` or `export` statement of MDX.
[[nodiscard]] bool is_mdx_statement(std::string_view block);

/// Whether a quote that begins with `text` is an alert of GitHub's ("[!NOTE]"): its text is the writer's own.
[[nodiscard]] bool begins_alert(std::string_view text);

/// Bytes of the footnote reference "[^1]" that `text` begins with; 0 if there is none.
[[nodiscard]] std::size_t footnote_length(std::string_view text);

/// The same bytes, with list and quote markers replaced in lines that nest too deep: md4c needs the product of depth
/// and number of blank lines. Nothing if no line is that deep, as in every file that is no attack.
[[nodiscard]] std::optional<std::string> limit_nesting(std::string_view file);

}  // namespace pm::prose
