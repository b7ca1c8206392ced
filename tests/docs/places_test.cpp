// What the pages point to is there.
#include <regex>

#include "catch.hpp"
#include "docs/pages.hpp"

namespace fs = std::filesystem;

namespace {

/// A path within the project, if the code is one: "src/time" is, "src/X" and "--dir DIR" are not.
bool is_a_path(const std::string& code) {
  static const std::regex path("(src|include|tests|scripts|docs|templates|\\.ci)(/[a-z0-9_.-]+)+");
  return std::regex_match(code, path);
}

std::string anchor_of(std::string_view heading) {
  std::string anchor;
  for (const char c : heading) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_')
      anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (c == ' ')
      anchor += '-';
  }
  return anchor;
}

bool has_heading(const pages::Page& page, const std::string& anchor) {
  for (const auto& line : pages::prose_lines(page))
    if (line.starts_with('#') && anchor_of(line.substr(line.find(' ') + 1)) == anchor) return true;
  return false;
}

}  // namespace

TEST_CASE("docs: named files exist", "[docs]") {
  for (const auto& page : pages::all())
    for (const auto& code : pages::code_in(page))
      if (is_a_path(code.text) && !fs::exists(pages::root() / code.text))
        FAIL_CHECK(page.name << ":" << code.line << ": there is no " << code.text);
}

TEST_CASE("docs: named identifiers exist in their file", "[docs]") {
  static const std::regex said("`([A-Za-z_:]+)` (?:in|of) `((?:src|include)/[a-z0-9_/.]+)`");
  std::size_t met = 0;
  for (const auto& page : pages::all()) {
    std::string text;
    for (const auto& line : pages::prose_lines(page)) text += line + " ";
    text = std::regex_replace(text, std::regex(" +"), " ");
    for (std::sregex_iterator it(text.begin(), text.end(), said), end; it != end; ++it) {
      auto name = (*it)[1].str();
      if (const auto colons = name.rfind("::"); colons != std::string::npos) name = name.substr(colons + 2);
      const auto file = pages::root() / (*it)[2].str();
      ++met;
      if (!fs::exists(file) || !std::regex_search(pages::read(file), std::regex("\\b" + name + "\\b")))
        FAIL_CHECK(page.name << ": there is no " << name << " in " << (*it)[2].str());
    }
  }
  CHECK(met >= 20);
}

TEST_CASE("docs: links resolve", "[docs]") {
  static const std::regex link("\\]\\(([^)#:]*)(?:#([^)]*))?\\)");
  const auto all = pages::all();
  for (const auto& page : all) {
    std::size_t number = 0;
    for (const auto& line : pages::prose_lines(page)) {
      ++number;
      for (std::sregex_iterator it(line.begin(), line.end(), link), end; it != end; ++it) {
        const auto to = (*it)[1].str(), anchor = (*it)[2].str();
        const auto target = to.empty() ? pages::root() / page.name : (pages::root() / page.name).parent_path() / to;
        if (to.find("{{") != std::string::npos) continue;  // of a template
        INFO(page.name << ":" << number << ": " << it->str());
        CHECK(fs::exists(target));
        if (anchor.empty() || !fs::exists(target)) continue;
        CHECK(has_heading({to, pages::read(target)}, anchor));
      }
    }
  }
}
