// Any bytes, as Markdown and as plain text: no crash, and every finding lies within the file.
#include <cstdint>
#include <cstdlib>

#include <pm/prose.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pm::axioms::Checker checker;
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  for (auto kind : {pm::prose::Kind::markdown, pm::prose::Kind::plain}) {
    const auto reading = pm::prose::review(file, kind, checker);
    if (reading.waived_by.size() != reading.findings.size()) std::abort();
    for (const auto& f : reading.findings)
      if (f.begin >= f.end || f.end > size) std::abort();
  }
  return 0;
}
