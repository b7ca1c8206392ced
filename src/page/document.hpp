// The HTML documents around the content of the room page, and the policies that their headers name.
#pragma once

#include <string>
#include <string_view>

#include <pm/html.hpp>

namespace pm::page {

/// `main`: the element with the content.
struct DocumentParts {
  std::string_view title;
  const text::Html& main;
};

/// The live page: follows the stream of events by a script of its own.
[[nodiscard]] std::string live_document(const DocumentParts&);
/// The page without a script: reloads itself. `saved_at`: "14:32 UTC".
[[nodiscard]] std::string plain_document(const DocumentParts&, std::string_view saved_at);

/// Content-Security-Policy of the live page, with the hashes of its script and style sheet, and of all other answers.
[[nodiscard]] const std::string& live_policy();
[[nodiscard]] const std::string& plain_policy();

}  // namespace pm::page
