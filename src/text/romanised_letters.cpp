// Written by scripts/romanised-letters from ICU 72.1; not edited by hand. The data is that of Unicode's CLDR,
// under the licence Unicode-DFS-2016 (scripts/debian/copyright).
#include "text/unicode.hpp"

namespace pm::text {
namespace {

// clang-format off
constexpr LetterBlock blocks[] = {
    {0x00DF,
     "ss"},
    {0x00E6,
     "ae"},
    {0x00F0,
     "d"},
    {0x00F8,
     "o"},
    {0x00FE,
     "th"},
    {0x0111,
     "d"},
    {0x0127,
     "h"},
    {0x0131,
     "i"},
    {0x0138,
     "q"},
    {0x0142,
     "l"},
    {0x014B,
     "n"},
    {0x0153,
     "oe"},
    {0x0167,
     "t"},
    {0x0180,
     "b - - b - - - - c - - - d"},
    {0x0192,
     "f - - hv - - - k l - - - n - - - - oi - p"},
    {0x01AB,
     "t - t"},
    {0x01B4,
     "y - z"},
    {0x01E5,
     "g"},
    {0x0221,
     "d - - - z"},
    {0x0234,
     "l n t j db qp - - c - - s z"},
    {0x0247,
     "e - j - - - r - y - - - b - c d d - - - e - - - j g g g - - - h h i - i l l l - - - m n n n - oe"},
    {0x027C,
     "r r r - r - s"},
    {0x0288,
     "t u - v - - - y z z"},
    {0x0299,
     "b - g h j - l q - - dz - dz ts - - - ls lz"},
    {0x03B1,
     "a v g d e z i th i k l m n x o p r - s t y f ch ps o"},
    {0x03F3,
     "j - - - - s - - s"},
    {0x0430,
     "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya - e d g ye dz i yi j lj nj "
     "c k - w dz"},
    {0x0491,
     "g - g - g - - - z - k"},
    {0x04D5,
     "ae"},
    {0x0561,
     "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j rr s v t r ts v p k o f"},
    {0x10D0,
     "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"},
    {0x1E9C,
     "s s"},
    {0x1EFB,
     "ll - v - y"},
};

constexpr LetterPair pairs[] = {
    {0x03B1, 0x03C5, "af"},
    {0x03B5, 0x03C5, "ef"},
    {0x03B7, 0x03C5, "if"},
    {0x03B9, 0x03C5, "if"},
    {0x03BF, 0x03C5, "ou"},
    {0x03B3, 0x03B3, "ng"},
    {0x03B3, 0x03BA, "nk"},
    {0x03B3, 0x03BE, "nx"},
    {0x03B3, 0x03C7, "nch"},
    {0x0578, 0x0582, "u"},
};
// clang-format on

}  // namespace

std::span<const LetterBlock> letter_blocks() { return blocks; }
std::span<const LetterPair> letter_pairs() { return pairs; }

}  // namespace pm::text
