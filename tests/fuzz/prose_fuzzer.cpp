// Any bytes, as Markdown and as plain text: no crash, and every finding keeps the promises of tests/lint/promises.hpp.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "lint/promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pm::language::Checker checker;
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  (void)pm::prose::unsupported_encoding(file);
  for (auto kind : {pm::prose::ProseFormat::markdown, pm::prose::ProseFormat::plain}) {
    const auto broken = pm::test::broken_promises(file, pm::prose::review(file, kind, checker));
    for (const auto& promise : broken) std::fprintf(stderr, "broken: %s\n", promise.c_str());
    if (!broken.empty()) std::abort();
  }
  return 0;
}
