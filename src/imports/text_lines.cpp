#include "imports/text_lines.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::imports {

Result<void> read_lines(streams::ByteStream& stream, std::string_view name,
                        const std::function<void(std::string_view)>& take) {
  constexpr std::size_t chunk = std::size_t{1} << 16U, longest = std::size_t{1} << 16U;
  std::vector<char> bytes(chunk);
  std::string line;
  const auto pass = [&] {
    if (line.ends_with('\r')) line.pop_back();
    if (text::is_valid_utf8(line))
      take(line);
    else
      take(text::replace_invalid_utf8(line));
    line.clear();
  };
  for (;;) {
    const auto count = stream.read(bytes);
    if (!count) return tl::unexpected(count.error().with_context(fmt::format("reading {}", name)));
    if (*count == 0) break;
    std::string_view rest(bytes.data(), *count);
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      line += rest.substr(0, std::min({end, rest.size(), longest - std::min(longest, line.size())}));
      if (end == rest.npos) break;
      pass();
      rest.remove_prefix(end + 1);
    }
  }
  if (!line.empty()) pass();
  return {};
}

}  // namespace pm::imports
