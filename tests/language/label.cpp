// Reads a sentence a line, says a line of rules for each ("ok" if none), with the rows that found them and how often
// such findings are right. For measuring. --sensitive reports what pm reports only on demand.
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include <pm/language.hpp>

int main(int count, char** words) {
  pm::language::Vocabulary vocabulary;
  vocabulary.sensitive = count > 1 && std::string_view(words[1]) == "--sensitive";
  const pm::language::Checker checker(vocabulary);
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto findings = checker.review(line);
    std::string rules, rows, shares;
    for (const auto& f : findings) {
      rules += (rules.empty() ? "" : ",") + std::string(name(f.rule));
      rows += " " + std::string(f.pattern) + "[" + line.substr(f.begin, f.end - f.begin) + "]";
      char share[16];
      std::snprintf(share, sizeof share, " %.3f", f.confidence);
      shares += share;
    }
    std::cout << (rules.empty() ? "ok" : rules) << '\t' << rows << '\t' << shares << '\n';
  }
}
