#include "outlets/values.hpp"

#include "text/hostile.hpp"

namespace outlets {
namespace {

using namespace std::string_literals;

std::string utf8(unsigned code) {
  const auto byte = [](unsigned bits) { return static_cast<char>(bits); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0U | (code >> 6U)), byte(0x80U | (code & 0x3FU))};
  if (code < 0x10000)
    return {byte(0xE0U | (code >> 12U)), byte(0x80U | ((code >> 6U) & 0x3FU)), byte(0x80U | (code & 0x3FU))};
  return {byte(0xF0U | (code >> 18U)), byte(0x80U | ((code >> 12U) & 0x3FU)), byte(0x80U | ((code >> 6U) & 0x3FU)),
          byte(0x80U | (code & 0x3FU))};
}

std::string all_of(unsigned first, unsigned last) {
  std::string text = "from";
  for (auto code = first; code <= last; ++code) text += " " + utf8(code) + "x";
  return text;
}

std::string a_character_of_every_plane() {
  std::string text = "planes:";
  for (unsigned plane = 0; plane <= 0x10; ++plane) text += " " + utf8((plane << 16U) | 0xA0ABU);
  return text;
}

std::string noncharacters() {
  std::string text = "none: " + utf8(0xFDD0) + utf8(0xFDEF);
  for (unsigned plane = 0; plane <= 0x10; ++plane)
    text += " " + utf8((plane << 16U) | 0xFFFEU) + utf8((plane << 16U) | 0xFFFFU);
  return text;
}

}  // namespace

const std::vector<std::string>& values() {
  static const auto all = [] {
    auto texts = hostile::texts();
    for (const auto& more : {
             all_of(0x01, 0x1F) + "\x7F",
             "nul \0 in the middle"s,
             all_of(0x80, 0x9F),
             all_of(0x200B, 0x200F) + all_of(0x2028, 0x202E) + all_of(0x2060, 0x206F),
             utf8(0x061C) + "arabic letter mark",
             a_character_of_every_plane(),
             noncharacters(),
             "\xED\xA0\xBD\xED\xB8\x80 a pair of surrogates"s,
             "a lone \xED\xB0\x80"s,
             "\xF4\x90\x80\x80 beyond Unicode, \xC0\xAF overlong"s,
             "\x1b]52;c;cm0gLXJm\x07 the clipboard"s,
             "\x1bP$q\"p\x1b\\ \x1b_pm\x1b\\ \x1b^x\x1b\\ \x1bX"s,
             "\x1b[2J\x1b[H\x1b[?1049h\x1b[6n"s,
             "::error file=x,line=1::not ours"s,
             "\n::set-output name=x::y"s,
             "##[error]not ours"s,
             "%0A::error::decoded"s,
             "]]> <!-- &#0; &xxe;"s,
             "\"><svg onload=alert(1)>"s,
             "\\u001b[31m \\n \\\""s,
             "\"; rm -rf ~; echo \""s,
             "'''\n[tracker]\nkind = \"jira\""s,
             "--help"s,
             "-C/tmp"s,
             "a/../../b"s,
             "..\\..\\c"s,
             "CON.json"s,
             ".hidden"s,
             "+cmd|' /C calc'!A1"s,
             "@SUM(1+1)*cmd|' /C calc'!A0"s,
             "%=cmd"s,
             "\"=1+1\""s,
             " =1+1"s,
             utf8(0xA0) + "=1+1",
             ";=1+1"s,
             "1\n=1+1"s,
             "h1. heading\n{code}x{code} !x.png! [~ana]"s,
             "{{>toc}} {{include(x)}} attachment:x.png r42"s,
             "<pre>\n</pre> <notextile>"s,
             "| a |\n|---|\n| b |"s,
             "```mermaid\ngantt\n```"s,
             "x : 2026-11-20, 5m\nsection y\nclick a call b()"s,
         })
      texts.push_back(more);
    return texts;
  }();
  return all;
}

}  // namespace outlets
