// Any bytes as one field: no crash, findings in order and within the text, the same when asked again.
#include <cstdint>
#include <cstdlib>

#include <pm/language.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pm::language::Checker checker({{"the duty crew"}, {"Hal"}, {"blameless"}, {{"war room", "What else?"}}});
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string people[] = {"Ana Lopez"};
  const auto findings = checker.review(text, pm::language::RuleSelection::all(), people);
  std::size_t last = 0;
  for (const auto& f : findings) {
    if (f.begin >= f.end || f.end > size || f.begin < last || f.ask.empty()) std::abort();
    last = f.begin;
  }
  if (checker.review(text, pm::language::RuleSelection::all(), people).size() != findings.size()) std::abort();
  return 0;
}
