// Whatever bytes come: they are read or refused, never half; places lie within them; and what was read is written,
// read again and written as the same bytes. The quick way through JSON is the thorough one.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <pm/record_json.hpp>

#include "record/json_document.hpp"

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

void judge(std::string_view text, const pm::record::Read& result) {
  must(result.record.has_value() == result.faults.empty());
  for (const auto& fault : result.faults) {
    must(fault.span.begin <= fault.span.end && fault.span.end <= text.size());
    must(fault.span.line >= 1 && fault.span.column >= 1 && !fault.message.empty());
    must(pm::record::locate(text, fault.pointer, 1, 3).end <= text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const pm::json::DocumentLimits limits{std::size_t{1} << 26, 64};
  if (const auto quick = pm::json::Document::parse_plain(text, limits)) {
    const auto thorough = pm::json::Document::parse_any(text, limits);
    must(thorough && *quick == *thorough);
  }
  judge(text, pm::record::read_answers(text));
  const auto first = pm::record::read(text);
  judge(text, first);
  if (!first.record) return 0;
  const auto bytes = pm::record::write(*first.record);
  const auto second = pm::record::read(bytes);
  judge(bytes, second);
  must(second.record.has_value() && pm::record::write(*second.record) == bytes);
  return 0;
}
