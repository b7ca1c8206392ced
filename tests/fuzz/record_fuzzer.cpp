// Any bytes as a record: places lie within them; and what was read is written, read again and written as the same
// bytes. The quick way through JSON is the thorough one.
#include <cstdint>

#include "fuzz/judge.hpp"
#include "record/json_document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const pm::json::DocumentLimits limits{std::size_t{1} << 26, 64};
  if (const auto quick = pm::json::Document::parse_plain(text, limits)) {
    const auto thorough = pm::json::Document::parse_any(text, limits);
    must(thorough && *quick == *thorough, "the quick way is the thorough one");
  }
  const auto first = pm::record::read(text);
  judge(text, first);
  if (!first.record) return 0;
  const auto bytes = pm::record::write(*first.record);
  const auto second = pm::record::read(bytes);
  judge(bytes, second);
  must(second.record.has_value(), "what is written can be read");
  must(pm::record::write(*second.record) == bytes, "what is read is written as the same bytes");
  return 0;
}
