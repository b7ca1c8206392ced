// What a fuzzer says of its subject. Where it does not hold the run ends, and libFuzzer keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>

inline void must(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}
