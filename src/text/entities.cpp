// Character references of HTML: "&amp;", "&#39;", "&#x27;".
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>

#include <pm/text.hpp>

namespace pm::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Name {
  std::string_view name, text;
};
/// Those that occur in sentences. Letters with accents are decoded by their names.
constexpr std::array names{
    Name{"amp", "&"},         Name{"lt", "<"},          Name{"gt", ">"},          Name{"quot", "\""},
    Name{"apos", "'"},        Name{"nbsp", "\u00A0"},   Name{"ensp", "\u2002"},   Name{"emsp", "\u2003"},
    Name{"thinsp", "\u2009"}, Name{"shy", ""},          Name{"zwj", "\u200D"},    Name{"zwnj", "\u200C"},
    Name{"ndash", "\u2013"},  Name{"mdash", "\u2014"},  Name{"hellip", "\u2026"}, Name{"lsquo", "\u2018"},
    Name{"rsquo", "\u2019"},  Name{"sbquo", "\u201A"},  Name{"ldquo", "\u201C"},  Name{"rdquo", "\u201D"},
    Name{"bdquo", "\u201E"},  Name{"laquo", "\u00AB"},  Name{"raquo", "\u00BB"},  Name{"bull", "\u2022"},
    Name{"middot", "\u00B7"}, Name{"copy", "\u00A9"},   Name{"reg", "\u00AE"},    Name{"trade", "\u2122"},
    Name{"sect", "\u00A7"},   Name{"para", "\u00B6"},   Name{"deg", "\u00B0"},    Name{"plusmn", "\u00B1"},
    Name{"times", "\u00D7"},  Name{"divide", "\u00F7"}, Name{"frac12", "\u00BD"}, Name{"euro", "\u20AC"},
    Name{"pound", "\u00A3"},  Name{"cent", "\u00A2"},   Name{"yen", "\u00A5"},    Name{"larr", "\u2190"},
    Name{"uarr", "\u2191"},   Name{"rarr", "\u2192"},   Name{"darr", "\u2193"},   Name{"harr", "\u2194"},
    Name{"check", "\u2713"},  Name{"cross", "\u2717"},  Name{"le", "\u2264"},     Name{"ge", "\u2265"},
    Name{"ne", "\u2260"},     Name{"asymp", "\u2248"},  Name{"infin", "\u221E"},  Name{"minus", "\u2212"},
    Name{"micro", "\u00B5"},  Name{"szlig", "\u00DF"},  Name{"aelig", "\u00E6"},  Name{"AElig", "\u00C6"},
    Name{"lbrack", "["},      Name{"rbrack", "]"},      Name{"lpar", "("},        Name{"rpar", ")"},
    Name{"comma", ","},       Name{"period", "."},      Name{"colon", ":"},       Name{"semi", ";"},
    Name{"excl", "!"},        Name{"quest", "?"},       Name{"num", "#"},         Name{"ast", "*"},
    Name{"lowbar", "_"},      Name{"grave", "`"},       Name{"vert", "|"},        Name{"sol", "/"},
    Name{"bsol", "\\"},       Name{"lbrace", "{"},      Name{"rbrace", "}"},      Name{"lcub", "{"},
    Name{"rcub", "}"},        Name{"dollar", "$"},      Name{"percnt", "%"},      Name{"commat", "@"},
    Name{"NewLine", "\n"},    Name{"Tab", "\t"},
};

struct Accent {
  std::string_view name, text;  ///< combining, UTF-8
};
constexpr std::array accents{
    Accent{"acute", "\u0301"}, Accent{"grave", "\u0300"}, Accent{"circ", "\u0302"}, Accent{"uml", "\u0308"},
    Accent{"tilde", "\u0303"}, Accent{"cedil", "\u0327"}, Accent{"ring", "\u030A"}, Accent{"caron", "\u030C"},
};

std::string utf8(std::uint32_t c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return std::string(replacement);
  std::string out;
  append_code_point(out, c);
  return out;
}

std::string decode_number(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  std::uint32_t code_point = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code_point, hex ? 16 : 10);
  return error == std::errc{} && end == digits.data() + digits.size() ? utf8(code_point) : std::string(replacement);
}

bool is_entity_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

}  // namespace

std::string decode_entity(std::string_view entity) {
  if (entity.size() < 3) return std::string(entity);
  const auto name = entity.substr(1, entity.size() - 2);
  if (name.front() == '#') return decode_number(name.substr(1));
  for (const auto& known : names)
    if (known.name == name) return std::string(known.text);
  for (const auto& accent : accents)
    if (name.size() == accent.name.size() + 1 && is_entity_letter(name.front()) && name.substr(1) == accent.name)
      return name.front() + std::string(accent.text);
  return std::string(entity);
}

std::size_t entity_length(std::string_view text) {
  constexpr std::size_t longest = 40;
  if (!text.starts_with('&')) return 0;
  for (std::size_t i = 1; i < std::min(text.size(), longest); ++i) {
    if (text[i] == ';') return i > 1 ? i + 1 : 0;
    if (!is_entity_letter(text[i]) && !(text[i] >= '0' && text[i] <= '9') && !(i == 1 && text[i] == '#')) return 0;
  }
  return 0;
}

}  // namespace pm::text
