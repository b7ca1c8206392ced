#include <algorithm>
#include <array>
#include <cstddef>

#include <pm/text.hpp>

// Escapes a character only where it would have an effect, so that the raw report stays readable. The text around a
// value is unknown, so its ends are escaped for the worst case. Sources: CommonMark 0.30, the GFM spec, and what GitHub
// and GitLab add to them (mentions, references, math).
namespace pm::escape {

namespace {

constexpr std::size_t longest_bracket = 64;
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_markdown_word(char c) { return is_letter(c) || is_digit(c); }
constexpr std::string_view plain_inside = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -.";
constexpr bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !is_markdown_word(c); }

/// A character with its neighbours; '\0' beyond the ends.
struct Place {
  std::string_view text;
  std::size_t at;
  [[nodiscard]] char before() const { return at == 0 ? '\0' : text[at - 1]; }
  [[nodiscard]] char after() const { return at + 1 == text.size() ? '\0' : text[at + 1]; }
  [[nodiscard]] std::string_view left() const { return text.substr(0, at); }
  [[nodiscard]] std::string_view right() const { return text.substr(at + 1); }
  [[nodiscard]] bool first() const { return at == 0; }
  [[nodiscard]] bool last() const { return at + 1 == text.size(); }
};

bool always(const Place&) { return true; }

// Within a line.
bool escapes_next(const Place& p) { return is_punctuation(p.after()); }
bool may_emphasize(const Place& p) { return p.before() != ' ' || p.after() != ' '; }
bool not_inside_word(const Place& p) { return !is_markdown_word(p.before()) || !is_markdown_word(p.after()); }
/// An opener without a closer has no effect, so "~200 users" stays unchanged.
bool may_strike(const Place& p) {
  const bool only_opens = p.before() == ' ' || (p.first() && is_markdown_word(p.after()));
  return !only_opens || p.last() || p.after() == '~';
}
bool may_close_math(const Place& p) { return !p.first() && p.before() != ' '; }
bool opens_tag(const Place& p) {
  return p.last() || is_letter(p.after()) || p.after() == '/' || p.after() == '!' || p.after() == '?';
}
bool closes_comment(const Place& p) { return p.left().ends_with("--") || p.left().ends_with("--!") || p.left() == "-"; }
bool begins_entity(const Place& p) {
  constexpr std::size_t longest = 33;  // CounterClockwiseContourIntegral, and its semicolon
  const auto rest = p.right().substr(0, longest);
  const auto end = rest.find(';');
  if (end == 0 || end == std::string_view::npos) return false;
  const auto name = rest.substr(rest.front() == '#' ? 1 : 0, end - (rest.front() == '#' ? 1 : 0));
  return std::all_of(name.begin(), name.end(), is_markdown_word);
}
bool is_user_mention(const Place& p) { return is_markdown_word(p.after()) || p.after() == '_' || p.after() == '.'; }
bool refers(const Place& p) { return is_digit(p.after()); }
bool links(const Place& p) {
  if (!p.right().starts_with("//")) return false;
  const auto scheme = text::lower_ascii(p.left().substr(p.at - std::min<std::size_t>(p.at, 5)));
  return scheme.ends_with("http") || scheme.ends_with("https") || scheme.ends_with("ftp");
}
bool links_www(const Place& p) {
  if (p.at < 3 || text::lower_ascii(p.text.substr(p.at - 3, 3)) != "www") return false;
  return p.at == 3 || std::string_view(" *_~(").find(p.text[p.at - 4]) != std::string_view::npos;
}

/// Whether a closing bracket is not part of a link or task: "[WARN]" or "node[3]" without "(…)" or ":" after it.
std::size_t plain_bracket_end(const Place& open) {
  const auto inside = open.right().substr(0, longest_bracket);
  const auto length = inside.find(']');
  if (length == 0 || length == std::string_view::npos) return std::string_view::npos;
  const auto end = open.at + 1 + length;
  const char next = end + 1 < open.text.size() ? open.text[end + 1] : '\0';
  const bool plain = is_markdown_word(inside.front()) && inside.find_first_not_of(plain_inside) == length &&
                     (open.before() == ' ' || is_markdown_word(open.before())) &&
                     (next == ' ' || next == ',' || next == '.');
  return plain ? end : std::string_view::npos;
}
bool opens_link(const Place& p) { return plain_bracket_end(p) == std::string_view::npos; }
bool closes_link(const Place& p) {
  const auto from = p.at - std::min(p.at, longest_bracket);
  const auto open = p.text.substr(from, p.at - from).rfind('[');
  return open == std::string_view::npos || plain_bracket_end({p.text, from + open}) != p.at;
}

// At the start of a line.
bool alone(const Place& p) { return p.last() || p.after() == ' '; }
bool underlines(const Place& p) {
  return p.first() && (alone(p) || p.text.find_first_not_of("-:|= ") == std::string_view::npos);
}
bool begins_bullet(const Place& p) { return p.first() && alone(p); }
bool begins_quote(const Place& p) { return p.first(); }
bool begins_number(const Place& p) {
  return p.at > 0 && p.at <= 9 && alone(p) && std::all_of(p.left().begin(), p.left().end(), is_digit);
}
bool begins_heading(const Place& p) {
  if (!p.first()) return false;
  const auto end = p.text.find_first_not_of('#');
  return (end == std::string_view::npos || (end <= 6 && p.text[end] == ' '));
}
/// "## Title ##": trailing hashes of a heading are not rendered.
bool ends_heading(const Place& p) {
  if (!p.last()) return false;
  const auto start = p.text.find_last_not_of('#');
  return start != std::string_view::npos && p.text[start] == ' ';
}
bool includes_file(const Place& p) { return p.first() && p.after() == ':'; }  // GitLab's ::include{file=…}
bool is_last(const Place& p) { return p.last(); }

struct Rule {
  char character;
  bool (*comes_alive)(const Place&);
  std::string_view instead;
};

/// The first matching row applies. Entities where a backslash has no effect in an HTML block; an invisible U+200B where
/// GitHub and GitLab process the rendered text (@names notify, #7 refers).
constexpr std::array<Rule, 27> rules = {{
    {'\\', is_last, "&#92;"},       {'\\', escapes_next, "\\\\"},
    {'`', always, "\\`"},           {'*', may_emphasize, "\\*"},
    {'_', not_inside_word, "\\_"},  {'~', may_strike, "\\~"},
    {'$', may_close_math, "\\$"},   {'<', opens_tag, "&lt;"},
    {'>', closes_comment, "&gt;"},  {'>', begins_quote, "\\>"},
    {'&', begins_entity, "&amp;"},  {'[', opens_link, "\\["},
    {']', closes_link, "\\]"},      {'@', is_user_mention, "@\xE2\x80\x8B"},
    {'#', refers, "#\xE2\x80\x8B"}, {'#', begins_heading, "\\#"},
    {'#', ends_heading, "\\#"},     {':', links, "\\:"},
    {':', underlines, "\\:"},       {':', includes_file, "\\:"},
    {'.', links_www, "\\."},        {'.', begins_number, "\\."},
    {')', begins_number, "\\)"},    {'-', underlines, "\\-"},
    {'=', underlines, "\\="},       {'|', underlines, "\\|"},
    {'+', begins_bullet, "\\+"},
}};

enum class Pipes { kept, escaped };

std::string escaped(std::string_view line, Pipes pipes) {
  std::string markdown;
  markdown.reserve(line.size() + line.size() / 8);
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const auto rule = !is_punctuation(c) ? rules.end() : std::find_if(rules.begin(), rules.end(), [&](const Rule& r) {
      return r.character == c && r.comes_alive({line, at});
    });
    if (c == '|' && pipes == Pipes::escaped)
      markdown += "\\|";
    else if (rule == rules.end())
      markdown += c;
    else
      markdown += rule->instead;
  }
  return markdown;
}

/// Escapes each non-blank line separately.
std::string each_line(std::string_view text, std::string_view between) {
  std::string markdown;
  const auto shown = for_terminal(text);
  for (const auto line : text::lines(shown)) {
    const auto one = for_markdown(line);
    if (one.empty()) continue;
    if (!markdown.empty()) markdown += between;
    markdown += one;
  }
  return markdown;
}

std::string percent_encoded(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'%', digits[byte >> 4U], digits[byte & 0xFU]};
}

}  // namespace

std::string for_markdown(std::string_view text) { return escaped(text::trim(for_terminal_line(text)), Pipes::kept); }

std::string for_markdown_cell(std::string_view text) {
  return escaped(text::trim(for_terminal_line(text)), Pipes::escaped);
}

std::string for_markdown_lines(std::string_view text) { return each_line(text, "\\\n  "); }

std::string for_markdown_paragraphs(std::string_view text) { return each_line(text, "\n\n"); }

std::string for_markdown_url(std::string_view url) {
  const auto scheme = text::lower_ascii(url.substr(0, 8));
  if (!scheme.starts_with("http://") && !scheme.starts_with("https://")) return {};
  constexpr std::string_view kept = "-._~:/?#@!&+,;=%";  // of RFC 3986; letters and digits besides
  const auto host_end = std::min(url.find_first_of("/?#", std::string_view("https://").size()), url.size());
  std::string target;
  for (std::size_t at = 0; at < url.size(); ++at) {
    const char c = url[at];
    const bool ipv6 = (c == '[' || c == ']') && at < host_end;
    if (c == '&' && begins_entity({url, at}))
      target += "&amp;";
    else if (ipv6 || is_markdown_word(c) || kept.find(c) != std::string_view::npos)
      target += c;
    else
      target += percent_encoded(c);
  }
  return target;
}

}  // namespace pm::escape
