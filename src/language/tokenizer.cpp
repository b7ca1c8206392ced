#include "language/tokenizer.hpp"

#include <algorithm>
#include <string>

#include "language/hashing.hpp"

namespace pm::language {
namespace {

using namespace characters;
using hashing::hash_of;
using hashing::hash_within;

/// Hyphens of their own code point (U+2010, U+2011) are plain ones.
std::uint64_t hash_with_plain_hyphens(std::string_view word) {
  std::string plain;
  for (std::size_t i = 0; i < word.size();) {
    const auto w = wide_at(word, i);
    const bool hyphen = is(word[i], high) && w.bytes == 3;
    plain += hyphen ? '-' : word[i];
    i += hyphen ? 3 : 1;
  }
  return hash_of(plain);
}

}  // namespace

std::uint64_t word_hash(std::string_view word) { return hash_of(word); }

bool SentenceSplitter::next(std::vector<WordToken>& tokens) {
  tokens.clear();
  out_ = &tokens;
  while (i_ < s_.size() && tokens.size() < longest) {
    const char c = s_[i_];
    if (is(c, space)) {
      if (c == '\n' && !tokens.empty() && ends_line()) break;
      ++i_;
    } else if (is(c, letter)) {
      word();
    } else if (is(c, digit)) {
      number();
    } else if (is(c, high)) {
      const auto w = wide_at(s_, i_);
      if (w.mark == 0)
        word();
      else if (sign(w.mark, w.bytes))
        break;
    } else if (sign(c, 1)) {
      break;
    }
  }
  return !tokens.empty();
}

/// At a newline: a blank line, or a line that begins an item, begins a sentence.
bool SentenceSplitter::ends_line() const {
  auto j = i_ + 1;
  while (j < s_.size() && (s_[j] == ' ' || s_[j] == '\t' || s_[j] == '\r')) ++j;
  if (j >= s_.size() || s_[j] == '\n') return true;
  if ((s_[j] == '-' || s_[j] == '*' || s_[j] == '+') && at(j + 1) == ' ') return true;
  auto k = j;
  while (k < s_.size() && k < j + 3 && is(s_[k], digit)) ++k;
  return k > j && (at(k) == '.' || at(k) == ')') && at(k + 1) == ' ';
}

WordToken& SentenceSplitter::add(TokenShape shape, std::size_t begin, std::size_t end, char mark) {
  // Made where it will be: one made here, a member at a time, would be slow to copy.
  return out_->emplace_back(begin, end, std::uint64_t{0}, shape, false, false, false, mark);
}

/// Bytes of an apostrophe at i, or 0.
std::size_t SentenceSplitter::apostrophe(std::size_t i) const {
  if (at(i) == '\'') return 1;
  return i + 2 < s_.size() && s_[i] == '\xE2' && s_[i + 1] == '\x80' && s_[i + 2] == '\x99' ? 3 : 0;
}

void SentenceSplitter::word() {
  const auto begin = i_;
  i_ = end_of_run(s_, i_);
  const auto size = i_ - begin;
  if (i_ < s_.size() && is(s_[i_], joint | high)) return joined_word(begin);
  const bool within = std::endian::native == std::endian::little && size > 0 && size <= 8 && s_.size() - begin >= 8;
  const auto hash = within ? hash_within(s_.data() + begin, size) : hash_of(s_.substr(begin, size));
  const bool capital = is(s_[begin], upper);
  out_->emplace_back(begin, i_, hash, TokenShape::word, capital, capital && is_all_caps(s_.substr(begin, size)));
}

/// A word behind whose first letters stands something that may go on with it.
void SentenceSplitter::joined_word(std::size_t begin) {
  bool wide_hyphen = false, wide = false, joined = false;
  while (i_ < s_.size()) {
    i_ = end_of_run(s_, i_);
    if (i_ == s_.size()) break;
    const char c = s_[i_];
    if (is(c, high)) {
      const auto w = wide_at(s_, i_);
      if (w.mark != 0) break;
      wide = true;
      wide_hyphen |= w.bytes == 3;  // a hyphen of its own code point
      i_ += w.bytes;
    } else if (c == '-' && (is(at(i_ + 1), letter) || (is(at(i_ + 1), high) && wide_at(s_, i_ + 1).mark == 0))) {
      joined = true;
      ++i_;
    } else if ((c == '.' || c == '/' || c == ':' || c == '@' || c == '=' || c == '(') && runs_on(c)) {
      return thing(begin);
    } else {
      break;
    }
  }
  const auto said = s_.substr(begin, i_ - begin);
  auto& t = add(TokenShape::word, begin, i_);
  t.hash = wide_hyphen ? hash_with_plain_hyphens(said) : hash_of(said);
  t.capital = is(said.front(), upper);
  t.shouted = t.capital && !wide && is_all_caps(said);
  t.joined = joined;
  if (const auto n = apostrophe(i_); n && is(at(i_ + n), letter)) contraction(t, n);
}

/// "did" + "n't", "we" + "'d". `t` is the word so far.
void SentenceSplitter::contraction(WordToken& t, std::size_t quote) {
  auto end = i_ + quote;
  while (end < s_.size() && is(s_[end], letter)) ++end;
  const auto tail = s_.substr(i_ + quote, end - i_ - quote);
  if (tail.size() > 2) return;  // O'Brien, rock'n'roll: read on as words of their own
  auto begin = i_;
  std::string plain = "'" + std::string(tail);
  if (lower(s_[i_ - 1]) == 'n' && tail.size() == 1 && lower(tail[0]) == 't') {
    begin -= 1;
    t.end = begin;
    t.hash = hash_of(s_.substr(t.begin, begin - t.begin));
    plain.insert(0, 1, 'n');
  }
  i_ = end;
  add(TokenShape::word, begin, end).hash = hash_of(plain);
}

/// "api.example.org", "a/b", "key=value", "main()": whether the token continues without a space.
bool SentenceSplitter::runs_on(char c) const {
  const char n = at(i_ + 1);
  if (c == '(') return n == ')';
  if (c == '/') return n == '/' || (is(n, letter | digit) && looks_like_a_path());
  if (c == ':') return n == '/' && at(i_ + 2) == '/';
  return is(n, letter | digit);
}
bool SentenceSplitter::looks_like_a_path() const {  // "and/or" is two words; "/var/log" and "a/b/c.txt" are none
  std::size_t slashes = 0;
  auto j = i_;
  for (; j < s_.size() && j < i_ + 64 && !is(s_[j], space); ++j) {
    slashes += s_[j] == '/';
    if ((s_[j] == '.' || s_[j] == '_') && is(at(j + 1), letter | digit)) return true;
  }
  return slashes > 2;
}
void SentenceSplitter::thing(std::size_t begin) {
  while (i_ < s_.size() && !is(s_[i_], space) && s_[i_] != '"' && s_[i_] != '<' && s_[i_] != '>' && s_[i_] != '`' &&
         s_[i_] != left_out)
    ++i_;
  while (i_ > begin + 1) {
    const char c = s_[i_ - 1];
    if (c != '.' && c != ',' && c != ';' && c != ':' && c != '!' && c != '?' && c != ')' && c != ']' && c != '\'')
      break;
    if (c == ')' && i_ > begin + 2 && s_[i_ - 2] == '(') break;
    --i_;
  }
  const auto w = s_.substr(begin, i_ - begin);
  if (w.size() <= 4 && w.find('/') == w.npos && is_abbreviation(w)) {
    auto& t = add(TokenShape::word, begin, i_);
    t.hash = word_hash(w);
    return;
  }
  add(TokenShape::thing, begin, i_);
}

void SentenceSplitter::number() {
  const auto begin = i_;
  while (i_ < s_.size()) {
    const char c = s_[i_];
    if (is(c, digit | letter) || ((c == '.' || c == ':' || c == ',' || c == '-' || c == '/') && is(at(i_ + 1), digit)))
      ++i_;
    else
      break;
  }
  add(TokenShape::number, begin, i_);
}

/// Code between backticks, as long as it is closed.
void SentenceSplitter::code() {
  auto open = i_;
  while (open < s_.size() && s_[open] == '`') ++open;
  const auto n = open - i_;
  if (n > 3) {
    add(TokenShape::other, i_, open, '`');
    i_ = open;
    return;
  }
  auto j = std::max(open, no_fence_before_[n]);
  for (; j < s_.size() && !(s_[j] == '\n' && at(j + 1) == '\n');) {
    if (s_[j] != '`') {
      ++j;
      continue;
    }
    auto k = j;
    while (k < s_.size() && s_[k] == '`') ++k;
    if (k - j == n) {
      add(TokenShape::thing, i_, k);
      i_ = k;
      return;
    }
    j = k;
  }
  no_fence_before_[n] = j;
  add(TokenShape::other, i_, open, '`');
  i_ = open;
}

/// One mark of punctuation. True when the sentence ends after it.
bool SentenceSplitter::sign(char c, std::size_t bytes) {
  const auto begin = i_;
  if (c == '`') {
    code();
    return false;
  }
  i_ += bytes;
  switch (c) {
    case ' ':
      return false;
    case left_out:
      add(TokenShape::thing, begin, i_);
      return false;
    case ',':
      add(TokenShape::comma, begin, i_, c);
      return false;
    case ':':
      add(TokenShape::colon, begin, i_, c);
      return false;
    case ';':
      add(TokenShape::semicolon, begin, i_, c);
      return false;
    case '(':
    case '[':
      add(TokenShape::opening, begin, i_, c);
      return false;
    case ')':
    case ']':
      add(TokenShape::closing, begin, i_, c);
      return false;
    case '"':
    case '\'':
      add(TokenShape::quote, begin, i_, c);
      return false;
    case '-':
      if (at(i_) == '-') ++i_;
      if (bytes == 3 || (begin > 0 && is(s_[begin - 1], space) && is(at(i_), space)))
        add(TokenShape::dash, begin, i_, c);
      return false;
    case '/':
      if (is(at(i_), letter) && looks_like_a_path())
        thing(begin);
      else
        add(TokenShape::other, begin, i_, c);
      return false;
    case '.':
    case '!':
    case '?':
    case '~':
      return stop(c, begin);
    default:
      add(TokenShape::other, begin, i_, c);
      return false;
  }
}

bool SentenceSplitter::stop(char c, std::size_t begin) {
  bool question = c == '?';
  bool several = c == '~';
  while (at(i_) == '.' || at(i_) == '!' || at(i_) == '?') {
    question |= at(i_) == '?';
    several = true;
    ++i_;
  }
  while (at(i_) == '"' || at(i_) == '\'' || at(i_) == ')' || at(i_) == '*' || at(i_) == '_') ++i_;
  if (i_ + 2 < s_.size() && s_[i_] == '\xE2' && s_[i_ + 1] == '\x80' && (s_[i_ + 2] == '\x9D' || s_[i_ + 2] == '\x99'))
    i_ += 3;
  if (!is(at(i_), space)) {
    add(TokenShape::other, begin, i_, c);
    return false;
  }
  if (c == '.' && !several && !out_->empty() && out_->back().end == begin && out_->back().shape == TokenShape::word) {
    const auto w = s_.substr(out_->back().begin, begin - out_->back().begin);
    auto next = i_;
    while (next < s_.size() && is(s_[next], space)) ++next;
    const bool goes_on = next < s_.size() && !is(s_[next], upper);
    if ((w.size() == 1 && is(w[0], upper) && w[0] != 'I') || (is_abbreviation(w) && (goes_on || w.size() < 3))) {
      add(TokenShape::other, begin, i_, c);
      return false;
    }
  }
  if (several && !question && c != '!') {  // "…" in the middle of a thought
    auto next = i_;
    while (next < s_.size() && is(s_[next], space)) ++next;
    if (next < s_.size() && is(s_[next], letter) && !is(s_[next], upper)) {
      add(TokenShape::comma, begin, i_, ',');
      return false;
    }
  }
  add(TokenShape::stop, begin, i_, question ? '?' : c);
  return true;
}

}  // namespace pm::language
