// What the reader on the other side of an outlet makes of what left by it.
#pragma once

#include <string>
#include <string_view>

namespace outlets {

enum class Reader { terminal, markdown, json, csv, xml, github, lines, mermaid, toml, yaml, html, sql };

/// What a file of it is called: "md".
[[nodiscard]] std::string_view ending_of(Reader);

/// Its shape to that reader: kinds of nodes, keys, tags, rows and columns, without the words. Two texts that differ in
/// harmless words alone have the same. Begins with "BROKEN" where the reader refuses it, or text has an effect.
[[nodiscard]] std::string shape(Reader, const std::string& text);

/// Whether words alone can make no difference to that reader's shape.
[[nodiscard]] bool keeps_shape(Reader);

/// "", or what a terminal would act on: every outlet may end on one.
[[nodiscard]] std::string what_a_terminal_acts_on(std::string_view text);

}  // namespace outlets
