// Words of a text without endings.
#include <algorithm>
#include <array>
#include <unordered_set>

#include <pm/likeness.hpp>

#include "likeness/words.hpp"

namespace pm::likeness {

namespace {

using namespace std::string_view_literals;

constexpr auto stop_words = std::to_array<std::string_view>({
    "about",   "after",   "again",    "all",       "also",  "although", "always", "am",      "an",      "and",
    "another", "any",     "are",      "aren",      "as",    "at",       "be",     "because", "been",    "before",
    "being",   "both",    "but",      "by",        "can",   "cannot",   "could",  "couldn",  "did",     "didn",
    "do",      "does",    "doesn",    "doing",     "don",   "done",     "down",   "during",  "each",    "else",
    "even",    "ever",    "every",    "few",       "for",   "from",     "get",    "gets",    "give",    "given",
    "gives",   "go",      "goes",     "got",       "had",   "hadn",     "has",    "hasn",    "have",    "haven",
    "having",  "he",      "her",      "here",      "him",   "his",      "how",    "if",      "in",      "into",
    "is",      "isn",     "it",       "its",       "just",  "let",      "like",   "ll",      "made",    "make",
    "makes",   "many",    "may",      "might",     "more",  "most",     "much",   "must",    "my",      "never",
    "no",      "nobody",  "none",     "nor",       "not",   "nothing",  "now",    "of",      "off",     "on",
    "once",    "one",     "ones",     "only",      "or",    "other",    "others", "our",     "out",     "over",
    "own",     "per",     "put",      "re",        "same",  "see",      "seen",   "she",     "should",  "since",
    "so",      "some",    "somebody", "something", "still", "such",     "than",   "that",    "the",     "their",
    "them",    "then",    "there",    "these",     "they",  "this",     "those",  "though",  "through", "to",
    "too",     "two",     "under",    "until",     "up",    "us",       "use",    "used",    "uses",    "using",
    "ve",      "very",    "via",      "was",       "wasn",  "we",       "were",   "weren",   "what",    "when",
    "where",   "whether", "which",    "while",     "who",   "whole",    "why",    "will",    "with",    "within",
    "without", "won",     "would",    "yet",       "you",   "your",
});

/// Short forms that people write for these.
constexpr auto short_forms = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"auth", "authentication"},
    {"cert", "certificate"},
    {"certs", "certificates"},
    {"config", "configuration"},
    {"configs", "configurations"},
    {"db", "database"},
    {"dbs", "databases"},
    {"env", "environment"},
    {"msg", "message"},
    {"msgs", "messages"},
    {"prod", "production"},
    {"repo", "repository"},
    {"req", "request"},
});

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
bool has_vowel(std::string_view word) { return std::ranges::any_of(word, is_vowel); }

/// Removes an ending if enough of a word is left.
bool drop(std::string& word, std::string_view ending, std::size_t left) {
  if (!word.ends_with(ending) || word.size() < ending.size() + left) return false;
  const auto rest = std::string_view(word).substr(0, word.size() - ending.size());
  if (!has_vowel(rest)) return false;
  word.resize(rest.size());
  return true;
}

/// "dropp" is "drop"; "fill" stays.
void drop_double(std::string& word) {
  const auto n = word.size();
  if (n > 3 && word[n - 1] == word[n - 2] && "lsz"sv.find(word[n - 1]) == std::string_view::npos) word.pop_back();
}

std::string stem_of(std::string word) {
  if (word.size() <= 3) return word;
  if (word.ends_with("ies") || word.ends_with("ied")) {
    word.resize(word.size() - 3);
    word += 'y';
  } else if (word.ends_with("sses") || word.ends_with("xes") || word.ends_with("ches") || word.ends_with("shes")) {
    word.resize(word.size() - 2);
  } else if (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")) {
    word.pop_back();
  }
  if (drop(word, "ing", 3) || drop(word, "ed", 3)) drop_double(word);
  drop(word, "ly", 4);
  drop(word, "ment", 4) || drop(word, "ness", 4);
  if (!drop(word, "ation", 4) && (word.ends_with("tion") || word.ends_with("sion"))) drop(word, "ion", 4);
  if (!drop(word, "ure", 4)) drop(word, "ate", 4);
  if (word.ends_with('e') && word.size() > 3) word.pop_back();
  if (word.ends_with("at") && word.size() > 6) word.resize(word.size() - 2);
  return word;
}

bool is_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// In a static set: looked up for every word of every factor.
template <class Words>
bool contains(const Words& words, const std::string& word) {
  static const std::unordered_set<std::string_view> set(words.begin(), words.end());
  return set.contains(word);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> stem_words(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> all;
  for (std::size_t i = 0; i < text.size();) {
    std::string word;
    while (i < text.size() && is_part(lower(text[i]))) word += lower(text[i++]);
    if (word.empty()) {
      ++i;
      continue;
    }
    if (word.size() < 2 || contains(stop_words, word)) continue;
    const auto* full = std::ranges::find(short_forms, word, &std::pair<std::string_view, std::string_view>::first);
    auto stem = stem_of(full != short_forms.end() ? std::string(full->second) : word);
    if (std::ranges::find(all, stem, &std::pair<std::string, std::string>::second) == all.end())
      all.emplace_back(std::move(word), std::move(stem));
  }
  return all;
}

std::vector<std::string> stems(std::string_view text) {
  std::vector<std::string> all;
  for (auto& [word, stem] : stem_words(text)) all.push_back(std::move(stem));
  return all;
}

// Words of every second incident: sharing them says little, also where there are few records to count.
bool is_common(std::string_view stem) {
  static constexpr auto words = std::to_array<std::string_view>({
      "alert",     "alerts",     "alarm",    "application", "backup",     "build",    "cache",      "call",
      "change",    "check",      "client",   "cluster",     "code",       "config",   "connection", "customer",
      "dashboard", "data",       "database", "deploy",      "deployment", "disk",     "error",      "failed",
      "failure",   "full",       "graph",    "host",        "hour",       "incident", "instance",   "job",
      "limit",     "load",       "log",      "machine",     "memory",     "message",  "minute",     "missing",
      "monitor",   "monitoring", "network",  "new",         "node",       "old",      "page",       "problem",
      "process",   "production", "queue",    "release",     "request",    "response", "restart",    "result",
      "retry",     "run",        "script",   "server",      "service",    "slow",     "staging",    "system",
      "team",      "test",       "time",     "timeout",     "traffic",    "update",   "upgrade",    "user",
      "version",   "wait",       "work",
  });
  static const auto set = [] {
    std::unordered_set<std::string> all;
    for (const auto word : words)
      for (auto& one : stems(word)) all.insert(std::move(one));
    return all;
  }();
  return set.contains(std::string(stem));
}

}  // namespace pm::likeness
