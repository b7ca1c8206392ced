// SHA-256 of FIPS 180-4, for the Content-Security-Policy of HTML reports. Not for secrets: nothing here is
// constant-time.
#include <array>
#include <bit>
#include <cstdint>

#include <pm/html.hpp>
#include <pm/text.hpp>

namespace pm::text {
namespace {

constexpr std::size_t block_bytes = 64, rounds = 64;

constexpr std::array<std::uint32_t, rounds> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using State = std::array<std::uint32_t, 8>;
constexpr State first_state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                               0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/// The message schedule: 64 words from the 16 of a block.
std::array<std::uint32_t, rounds> schedule_of(std::string_view block) {
  std::array<std::uint32_t, rounds> words{};
  for (std::size_t i = 0; i < block_bytes; ++i)
    words.at(i / 4) = (words.at(i / 4) << 8U) | static_cast<unsigned char>(block[i]);
  for (std::size_t i = 16; i < rounds; ++i) {
    const auto a = words.at(i - 15), b = words.at(i - 2);
    words.at(i) = words.at(i - 16) + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3U)) + words.at(i - 7) +
                  (std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10U));
  }
  return words;
}

void add_block(State& state, std::string_view block) {
  const auto words = schedule_of(block);
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t i = 0; i < rounds; ++i) {
    const auto one = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) +
                     round_constants.at(i) + words.at(i);
    const auto two = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + one, d = c, c = b, b = a, a = one + two;
  }
  const State added = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) state.at(i) += added.at(i);
}

}  // namespace

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = (group << 8U) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      out += at + i > bytes.size() ? '=' : digits[(group >> (18U - 6U * static_cast<unsigned>(i))) & 63U];
  }
  return out;
}

std::string sha256_base64(std::string_view bytes) {
  // The message, a one bit, zeros up to 56 bytes of a block, and the length in bits.
  std::string message(bytes);
  message += '\x80';
  while (message.size() % block_bytes != block_bytes - 8) message += '\0';
  const auto bits = static_cast<std::uint64_t>(bytes.size()) * 8U;
  for (unsigned shift = 64; shift != 0; shift -= 8) message += static_cast<char>((bits >> (shift - 8U)) & 0xFFU);

  auto state = first_state;
  for (std::size_t at = 0; at < message.size(); at += block_bytes)
    add_block(state, std::string_view(message).substr(at, block_bytes));
  std::string hash;
  for (const auto word : state)
    for (unsigned shift = 32; shift != 0; shift -= 8) hash += static_cast<char>((word >> (shift - 8U)) & 0xFFU);
  return base64(hash);
}

}  // namespace pm::text
