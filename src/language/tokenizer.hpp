// What one character of a sentence is, for whoever cuts sentences into words: bytes of UTF-8, asked for one at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pm::language::characters {

enum : std::uint8_t { letter = 1, digit = 2, space = 4, high = 8, upper = 16, joint = 32 };  // joint: "on-call", "a/b"

constexpr std::array<std::uint8_t, 256> kinds = [] {
  std::array<std::uint8_t, 256> k{};
  for (int c = 'a'; c <= 'z'; ++c) k[static_cast<std::size_t>(c)] = letter;
  for (int c = 'A'; c <= 'Z'; ++c) k[static_cast<std::size_t>(c)] = letter | upper;
  for (int c = '0'; c <= '9'; ++c) k[static_cast<std::size_t>(c)] = digit;
  for (char c : {' ', '\t', '\n', '\r', '\v', '\f'}) k[static_cast<unsigned char>(c)] = space;
  for (char c : {'-', '.', '/', ':', '@', '=', '(', '\''}) k[static_cast<unsigned char>(c)] = joint;
  k['_'] = letter;
  for (std::size_t c = 0x80; c < 0x100; ++c) k[c] = high;
  return k;
}();

inline std::uint8_t kind(char c) { return kinds[static_cast<unsigned char>(c)]; }
inline bool is(char c, unsigned what) { return (kind(c) & what) != 0; }

inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Past the letters and digits at `i`.
inline std::size_t end_of_run(std::string_view s, std::size_t i) {
  const char *at = s.data() + i, *const end = s.data() + s.size();
  while (at != end && is(*at, letter | digit)) ++at;
  return static_cast<std::size_t>(at - s.data());
}

/// Multi-byte punctuation and symbols; every other multi-byte character is a letter.
struct WideCharacter {
  std::size_t bytes = 1;
  char mark = 0;  ///< 0: a letter, ' ' a space, '*' a symbol
};
/// What begins at `i`.
[[nodiscard]] WideCharacter wide_at(std::string_view, std::size_t i);

/// More than one letter or digit, and no lower-case letter among them ("A1" is, "1" is not).
[[nodiscard]] bool is_all_caps(std::string_view word);

/// Words after which a full stop ends nothing.
[[nodiscard]] bool is_abbreviation(std::string_view word);

}  // namespace pm::language::characters

namespace pm::language {

// Text cut into words and sentences. Bytes in, places out; no word is known here yet.

enum class TokenShape : std::uint8_t {
  word,    ///< letters, with inner hyphens: "on-call"; a contraction is two: "did" "n't"
  number,  ///< begins with a digit: "14:05", "1.5"
  thing,   ///< code, a URL, a path, a host name: something that is no word of the sentence
  comma,
  stop,  ///< . ! ? and an ellipsis, where it ends a sentence
  colon,
  semicolon,
  dash,
  opening,  ///< ( [
  closing,  ///< ) ]
  quote,
  other,
};

struct WordToken {
  std::size_t begin = 0, end = 0;  ///< bytes
  std::uint64_t hash = 0;          ///< of the word in lower case, its apostrophe made plain
  TokenShape shape = TokenShape::other;
  bool capital = false;  ///< begins with an upper-case ASCII letter
  bool shouted = false;  ///< more than one letter and none of them lower-case
  bool joined = false;   ///< has a hyphen in it: "on-call"
  char mark = 0;         ///< for punctuation: the character, '"' and '\'' for every kind of quotation mark
};

/// Placeholder byte for an omitted element (code, image, URL); treated as a thing.
inline constexpr char left_out = '\x1a';

/// Tells words apart. A word's hash is the same whatever its case and whatever apostrophe it has.
[[nodiscard]] std::uint64_t word_hash(std::string_view word);

/// Cuts a text into sentences, one after the other. A blank line or a new list item ends one as well, and so does
/// the length that no sentence has: what reads a sentence may do so in the square of its tokens.
class SentenceSplitter {
 public:
  static constexpr std::size_t longest = 320;  ///< tokens

  explicit SentenceSplitter(std::string_view text) : s_(text) {}

  /// Replaces `tokens` by those of the next sentence. False at the end of the text.
  [[nodiscard]] bool next(std::vector<WordToken>& tokens);

 private:
  char at(std::size_t i) const { return i < s_.size() ? s_[i] : ' '; }
  bool ends_line() const;
  WordToken& add(TokenShape, std::size_t begin, std::size_t end, char mark = 0);
  std::size_t apostrophe(std::size_t i) const;
  void word();
  void joined_word(std::size_t begin);
  void contraction(WordToken&, std::size_t quote);
  bool runs_on(char) const;
  bool looks_like_a_path() const;
  void thing(std::size_t begin);
  void number();
  void code();
  bool sign(char mark, std::size_t bytes);
  bool stop(char mark, std::size_t begin);

  std::string_view s_;
  std::size_t i_ = 0;
  std::size_t no_fence_before_[4] = {};  ///< for each length of a run of backticks: none up to here
  std::vector<WordToken>* out_ = nullptr;
};

}  // namespace pm::language
