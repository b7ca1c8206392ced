#include "imports/text_lines.hpp"

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::imports {

Result<void> read_lines(streams::ByteStream& stream, std::string_view name,
                        const std::function<void(std::string_view)>& take) {
  constexpr std::size_t longest = std::size_t{1} << 16U;
  streams::LineReader lines(stream, longest);
  for (;;) {
    const auto line = lines.next();
    if (!line) return tl::unexpected(line.error().with_context(fmt::format("reading {}", name)));
    if (!*line) return {};
    if (text::is_valid_utf8((*line)->text))
      take((*line)->text);
    else
      take(text::replace_invalid_utf8((*line)->text));
  }
}

}  // namespace pm::imports
