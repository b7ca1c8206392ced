// The pages keep to what they teach.
#include <pm/lint.hpp>

#include "catch.hpp"
#include "docs/pages.hpp"

using namespace pm;

TEST_CASE("docs: pages have no findings", "[docs]") {
  const language::Checker checker;
  for (const auto& page : pages::all())
    for (const auto& f : lint::review_prose(page.text, page.name, true, checker, {}))
      if (!f.waived) FAIL_CHECK(page.name << ":" << f.line << ": " << f.rule << ": " << f.excerpt);
}
