// Every lesson and every row against its own examples.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <pm/language.hpp>

#include "catch.hpp"
#include "language/rule_set.hpp"
#include "language/rules.hpp"
#include "language/tokenizer.hpp"

using namespace pm::language;

namespace {

Vocabulary sensitive() {
  Vocabulary words;
  words.sensitive = true;
  return words;
}

std::string told(std::string_view text, const std::vector<LanguageFinding>& findings) {
  std::string s = std::string(text) + " =>";
  for (const auto& f : findings)
    s += " " + std::string(name(f.rule)) + "/" + std::string(f.pattern) + "[" +
         std::string(text.substr(f.begin, f.end - f.begin)) + "]";
  return s;
}

bool finds(const std::vector<LanguageFinding>& findings, Rule rule) {
  return std::any_of(findings.begin(), findings.end(), [&](const LanguageFinding& f) { return f.rule == rule; });
}

}  // namespace

TEST_CASE("docs of rules: examples are right") {
  const Checker checker(sensitive());
  for (const auto& lesson : rule_docs()) {
    for (auto sentence : lesson.found) {
      const auto f = checker.review(sentence);
      INFO(name(lesson.rule) << " wants: " << told(sentence, f));
      CHECK(finds(f, lesson.rule));
    }
    for (auto sentence : lesson.fine) {
      const auto f = checker.review(sentence);
      INFO("fine: " << told(sentence, f));
      CHECK(f.empty());
    }
    for (const auto& pair : lesson.pairs) {
      const auto before = checker.review(pair.before), after = checker.review(pair.after);
      INFO(name(lesson.rule) << ": " << told(pair.before, before) << "\n" << told(pair.after, after));
      CHECK(finds(before, lesson.rule));
      CHECK(after.empty());
    }
  }
}

TEST_CASE("rows: own example and counterexample") {
  const Checker checker(sensitive());
  for (const auto& family : rule_families()) {
    const auto check = [&](Rule rule, std::string_view row, std::string_view found, std::string_view fine) {
      const auto f = checker.review(found), g = checker.review(fine);
      INFO(name(rule) << "/" << row << ": " << told(found, f) << "\nfine: " << told(fine, g));
      CHECK(finds(f, rule));
      CHECK_FALSE(finds(g, rule));
    };
    for (const auto& row : family.phrases) check(row.rule, row.name, row.found, row.fine);
    for (const auto& row : family.verb_rules) check(row.rule, row.name, row.found, row.fine);
  }
}

TEST_CASE("hash: distinguishes short words") {
  std::map<std::uint64_t, std::string> seen;
  const auto add = [&](const std::string& word) {
    const auto [at, fresh] = seen.emplace(word_hash(word), word);
    if (!fresh) FAIL(at->second << " and " << word);
  };
  for (char a = 'a'; a <= 'z'; ++a) {
    add({a});
    for (char b = 'a'; b <= 'z'; ++b) {
      add({a, b});
      for (char c = 'a'; c <= 'z'; ++c) {
        add({a, b, c});
        for (char d = 'a'; d <= 'z'; ++d) add({a, b, c, d});
      }
    }
  }
}

TEST_CASE("lexicon: contains all words of the rows") {
  std::string unknown;
  for (const auto& w : RuleSet::all().unknown_words()) unknown += w + " ";
  CHECK(unknown == "");
}

/// The literals of each declaration that begins with `type`: of `static const LemmaSet a("x y"), b("z");` both.
std::vector<std::string> literals_of(const std::string& source, const std::string& type) {
  std::vector<std::string> all;
  for (auto at = source.find(type + " "); at != std::string::npos; at = source.find(type + " ", at + 1)) {
    const auto end = source.find(';', at);
    std::string literal;
    for (auto open = source.find('"', at); open < end; open = source.find('"', open + 1)) {
      const auto close = source.find('"', open + 1);
      if (close >= end) break;
      literal += source.substr(open + 1, close - open - 1);
      open = close;
      if (source.find_first_not_of(" \n", close + 1) != source.find('"', close + 1))
        all.push_back(std::exchange(literal, ""));  // else it goes on in the next line
    }
  }
  return all;
}

TEST_CASE("lexicon: contains all words that predicates ask for") {
  for (const auto& file : std::filesystem::recursive_directory_iterator(PM_SOURCE_DIR "/src/language")) {
    if (file.path().extension() != ".cpp") continue;
    std::ifstream in(file.path());
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    INFO(file.path().filename().string());
    std::string unknown;
    for (const auto& words : literals_of(source, "static const LemmaSet")) {
      const LemmaSet set(words);
      for (const auto& w : set.unknown()) unknown += w + " ";
    }
    for (const auto& words : literals_of(source, "static const PhrasePattern")) {
      const PhrasePattern phrase(words);
      for (const auto& w : phrase.unknown()) unknown += w + " ";
    }
    CHECK(unknown == "");  // a word the lexicon lacks never matches
  }
}

TEST_CASE("texts of findings are for rows that exist") {
  std::vector<std::pair<Rule, std::string_view>> rows;
  for (const auto& family : rule_families()) {
    for (const auto& row : family.phrases) rows.emplace_back(row.rule, row.name);
    for (const auto& row : family.verb_rules) rows.emplace_back(row.rule, row.name);
  }
  std::string unknown;
  for (const auto& pattern : patterns_with_texts())
    if (std::ranges::find(rows, pattern) == rows.end()) unknown += std::string(pattern.second) + " ";
  CHECK(unknown == "");
}

TEST_CASE("texts of findings pass our own rules") {
  const Checker checker(sensitive());
  for (auto line : all_finding_texts()) {
    INFO(told(line, checker.review(line)));
    CHECK(checker.review(line).empty());
  }
  for (const auto& lesson : rule_docs())
    for (auto line : {lesson.why, lesson.ask}) {
      INFO(told(line, checker.review(line)));
      CHECK(checker.review(line).empty());
    }
}
