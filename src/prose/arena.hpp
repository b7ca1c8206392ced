// Memory of one reading of Markdown, given back at once: half of a reader's time is handing back its nodes one by one.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <vector>

namespace pm::prose {

/// While one lives, `memory()` takes from it, in this thread. Readings do not nest.
class Arena {
 public:
  Arena();
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  [[nodiscard]] static cmark_mem* memory();

  /// Forgets all that was taken: the next reading has the same memory, which is still near.
  void reuse();

 private:
  static void* zeroed(std::size_t count, std::size_t size);
  static void* grown(void* old, std::size_t size);
  static void nothing(void*) {}
  std::byte* take(std::size_t size);

  struct Freed {
    void operator()(std::byte* p) const { std::free(p); }
  };
  std::vector<std::unique_ptr<std::byte, Freed>> blocks_;
  std::byte* free_ = nullptr;
  std::size_t left_ = 0, last_ = 0;
};

}  // namespace pm::prose
