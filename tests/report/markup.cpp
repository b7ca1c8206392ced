#include "report/markup.hpp"

#include <algorithm>
#include <array>

#include <pm/text.hpp>

namespace markup {
namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

class Parser {
 public:
  explicit Parser(std::string_view rest) : rest_(rest) {}

  ParsedCommandLine parse() {
    if (!pm::text::is_valid_utf8(rest_)) fail("invalid UTF-8");
    while (!rest_.empty() && result_.error.empty()) {
      if (!open_.empty() && open_.back() == "style" && !rest_.starts_with("</style>"))
        skip_to("</style>");
      else if (take("<!--"))
        skip_past("-->");
      else if (take("<!DOCTYPE html>"))
        continue;
      else if (take("</"))
        close();
      else if (take("<"))
        open();
      else
        text();
    }
    if (result_.error.empty() && !open_.empty()) fail("<" + open_.back() + "> is open");
    return result_;
  }

 private:
  void fail(const std::string& why) { result_.error = why + " before: " + std::string(rest_.substr(0, 60)); }

  bool take(std::string_view words) {
    if (!rest_.starts_with(words)) return false;
    rest_.remove_prefix(words.size());
    return true;
  }
  void skip_to(std::string_view words) { rest_.remove_prefix(std::min(rest_.find(words), rest_.size())); }
  void skip_past(std::string_view words) {
    const auto at = rest_.find(words);
    if (at == std::string_view::npos) return fail("no " + std::string(words));
    rest_.remove_prefix(at + words.size());
  }
  std::string name() {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_name);
    std::string taken(rest_.begin(), end);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  void close() {
    const auto called = name();
    if (open_.empty() || open_.back() != called) return fail("</" + called + "> closes nothing");
    open_.pop_back();
    if (!take(">")) fail("an end tag is open");
  }

  void open() {
    Element element;
    element.name = name();
    if (element.name.empty()) return fail("an open <");
    while (take(" ")) {
      const auto called = name();
      if (called.empty() || !take("=\"")) return fail("an attribute without quotes");
      const auto end = rest_.find('"');
      if (end == std::string_view::npos) return fail("an open attribute");
      const auto value = rest_.substr(0, end);
      if (value.find('<') != std::string_view::npos || !are_references_known(value)) return fail("an attribute");
      if (!element.attribute(called).empty()) return fail("an attribute twice");
      element.attributes.emplace_back(called, value);
      rest_.remove_prefix(end + 1);
    }
    const bool is_whole = take("/>");
    if (!is_whole && !take(">")) return fail("an open tag");
    if (!is_whole) open_.push_back(element.name);
    result_.elements.push_back(std::move(element));
  }

  void text() {
    const auto words = rest_.substr(0, std::min(rest_.find('<'), rest_.size()));
    if (!are_references_known(words)) return fail("a reference");
    for (std::size_t at = 0; at < words.size();) {
      const auto length = pm::text::entity_length(words.substr(at));
      result_.text += length == 0 ? std::string(1, words[at]) : pm::text::decode_entity(words.substr(at, length));
      at += std::max<std::size_t>(length, 1);
    }
    rest_.remove_prefix(words.size());
  }

  static bool are_references_known(std::string_view words) {
    constexpr std::array<std::string_view, 5> known = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (auto at = words.find('&'); at != std::string_view::npos; at = words.find('&', at + 1))
      if (std::none_of(known.begin(), known.end(), [&](auto one) { return words.substr(at).starts_with(one); }))
        return false;
    // What XML does not have.
    for (std::size_t i = 0; i < words.size(); ++i)
      if (static_cast<unsigned char>(words[i]) < 0x20 && words[i] != '\n' && words[i] != '\t') return false;
    return words.find("\xEF\xBF\xBE") == std::string_view::npos && words.find("\xEF\xBF\xBF") == std::string_view::npos;
  }

  std::string_view rest_;
  std::vector<std::string> open_;
  ParsedCommandLine result_;
};

}  // namespace

std::string Element::attribute(std::string_view called) const {
  for (const auto& [key, value] : attributes)
    if (key == called) return value;
  return {};
}

ParsedCommandLine parse(std::string_view text) { return Parser(text).parse(); }

}  // namespace markup
