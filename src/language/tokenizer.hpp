// Text cut into words and sentences. Bytes in, places out; no word is known here yet.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pm::language {

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
