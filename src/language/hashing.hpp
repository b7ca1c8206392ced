// Case-insensitive word hashes, used by tokenizer.cpp for lookups in the lexicon.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pm::language::hashing {

/// Eight bytes at once, their ASCII letters made lower-case: words are hashed in steps, as a byte at a time is what
/// cutting a text into words would cost most.
inline std::uint64_t lower(std::uint64_t bytes) {
  constexpr std::uint64_t each = 0x0101010101010101ULL;
  const auto low = bytes & (0x7F * each);
  const auto from_a = low + (0x80 - 'A') * each, beyond_z = low + (0x7F - 'Z') * each;
  const auto upper_case = ~bytes & (from_a ^ beyond_z) & (0x80 * each);
  return bytes | upper_case >> 2;
}
inline std::uint64_t mix(std::uint64_t h) {
  h *= 0x9E3779B97F4A7C15ULL;
  return h ^ h >> 32;
}
/// Up to eight bytes as a number, the first one lowest.
inline std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t number = 0;
  if (std::endian::native == std::endian::little && bytes.size() >= 4) {
    std::uint32_t first, last;  // what both have is the same
    const char* const begin = bytes.data();
    std::memcpy(&first, begin, 4);
    std::memcpy(&last, begin + bytes.size() - 4, 4);
    return first | std::uint64_t{last} << (bytes.size() - 4) * 8;
  }
  for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}
inline std::uint64_t hash_of(std::string_view word) {
  auto h = word.size() * 0xD6E8FEB86659FD93ULL;  // spread: in the low byte alone, "me" would be "lee"
  for (; word.size() > 8; word.remove_prefix(8)) h = mix(h ^ lower(number_of(word.substr(0, 8))));
  return mix(h ^ lower(number_of(word)));
}
/// The same of a short word in a text that has eight bytes there: without asking how many of them are its own.
inline std::uint64_t hash_within(const char* word, std::size_t size) {
  std::uint64_t bytes;
  std::memcpy(&bytes, word, 8);
  return mix(size * 0xD6E8FEB86659FD93ULL ^ lower(bytes & ~std::uint64_t{0} >> (8 - size) * 8));
}

}  // namespace pm::language::hashing
