#include "prose/arena.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace pm::prose {
namespace {

constexpr std::size_t first = std::size_t{1} << 20, header = alignof(std::max_align_t);
thread_local Arena* current = nullptr;  // the C interface hands no pointer of ours through

}  // namespace

Arena::Arena() { current = this; }
Arena::~Arena() { current = nullptr; }

cmark_mem* Arena::memory() {
  static cmark_mem mem = {zeroed, grown, nothing};
  return &mem;
}

void Arena::reuse() {
  if (blocks_.empty()) return;
  if (blocks_.size() > 1) {  // the largest is enough for a part like this one
    blocks_.front() = std::move(blocks_.back());
    blocks_.resize(1);
  }
  free_ = blocks_.front().get();
  left_ = last_;
}

/// Its size stands before it.
std::byte* Arena::take(std::size_t size) {
  const auto whole = (size + header + header - 1) / header * header;
  if (whole > left_) {
    left_ = std::max(blocks_.empty() ? first : 2 * last_, whole);
    last_ = left_;
    auto* fresh = static_cast<std::byte*>(std::malloc(left_));
    if (fresh == nullptr) throw std::bad_alloc();
    blocks_.emplace_back(fresh);
    free_ = fresh;
  }
  auto* at = free_ + header;
  std::memcpy(free_, &size, sizeof size);
  free_ += whole;
  left_ -= whole;
  return at;
}

void* Arena::zeroed(std::size_t count, std::size_t size) {
  auto* at = current->take(count * size);
  std::memset(at, 0, count * size);
  return at;
}

void* Arena::grown(void* old, std::size_t size) {
  if (old == nullptr) return current->take(size);
  std::size_t had = 0;
  std::memcpy(&had, static_cast<std::byte*>(old) - header, sizeof had);
  if (size <= had) return old;
  auto* at = current->take(size);
  std::memcpy(at, old, had);
  return at;
}

}  // namespace pm::prose
