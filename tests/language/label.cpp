// Reads a sentence a line, says a line of rules for each ("ok" if none), with the rows that found them. For measuring.
#include <iostream>
#include <string>

#include <pm/language.hpp>

int main() {
  const pm::language::Checker checker;
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto findings = checker.review(line);
    std::string rules, rows;
    for (const auto& f : findings) {
      rules += (rules.empty() ? "" : ",") + std::string(name(f.rule));
      rows += " " + std::string(f.pattern) + "[" + line.substr(f.begin, f.end - f.begin) + "]";
    }
    std::cout << (rules.empty() ? "ok" : rules) << '\t' << rows << '\n';
  }
}
