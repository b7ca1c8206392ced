#include <histedit.h>
#include <wctype.h>

#include <algorithm>
#include <array>
#include <string>

#include "terminal/completion.hpp"
#include "terminal/line_editor.hpp"
#include "terminal/typed_text.hpp"

namespace pm::terminal {
namespace {

using namespace std::chrono_literals;

/// A paste whose end mark never comes is over when nothing came for so long.
constexpr auto longest_pause = 2s;
constexpr auto pause_of_a_broken_one = 300ms;
constexpr std::wstring_view paste_ends = L"\x1b[201~";
constexpr std::size_t max_listed_lines = 8;

bool in_a_word(wchar_t c) { return iswalnum(static_cast<wint_t>(c)) != 0; }

}  // namespace

template <unsigned char (LineEditor::*does)()>
unsigned char LineEditor::command(Editor* editor, int) {
  return (of(editor).*does)();
}

void LineEditor::bind_keys() {
  const wchar_t* const end = nullptr;
  el_wset(editor_, EL_SIGNAL, 0);
  el_wset(editor_, EL_EDITOR, L"emacs");
  el_wset(editor_, EL_GETCFN, &LineEditor::get_key);
  el_wset(editor_, EL_PROMPT_ESC, &LineEditor::show_label, static_cast<int>(Label::mark));
  // The modes libedit sets for editing, and between lines, are the ones of TerminalMode.
  el_wset(editor_, EL_SETTY, L"-d", L"-icrnl", L"-inlcr", L"-ixon", L"-istrip", L"quit=", end);
  el_wset(editor_, EL_SETTY, L"-x", L"-icrnl", L"-inlcr", L"-ixon", L"-istrip", L"-icanon", L"-echo", L"-iexten",
          L"quit=", end);
  struct Command {
    const wchar_t *name, *help;
    unsigned char (*does)(Editor*, int);
  };
  const Command commands[] = {
      {L"pm-sequence", L"keys that send more than a character", command<&LineEditor::sequence>},
      {L"pm-keypad", L"the same, in application mode", command<&LineEditor::keypad>},
      {L"pm-complete", L"complete the word", command<&LineEditor::complete>},
      {L"pm-older", L"the line before", command<&LineEditor::older>},
      {L"pm-newer", L"the line after", command<&LineEditor::newer>},
      {L"pm-end-or-delete", L"leave, or delete the character here", command<&LineEditor::end_or_delete>},
  };
  for (const auto& [name, help, does] : commands) el_wset(editor_, EL_ADDFN, name, help, does);
  constexpr std::array<std::array<const wchar_t*, 2>, 17> keys = {{
      {L"\\e[", L"pm-sequence"},
      {L"\\eO", L"pm-keypad"},
      {L"^I", L"pm-complete"},
      {L"^P", L"pm-older"},
      {L"^N", L"pm-newer"},
      {L"^D", L"pm-end-or-delete"},
      {L"^J", L"ed-newline"},
      {L"^M", L"ed-newline"},
      {L"^W", L"ed-delete-prev-word"},
      {L"^U", L"vi-kill-line-prev"},
      {L"^R", L"ed-redisplay"},
      // Nothing types a control character, or libedit's own commands.
      {L"^V", L"ed-ignore"},
      {L"^Q", L"ed-ignore"},
      {L"^S", L"ed-ignore"},
      {L"^X", L"ed-ignore"},
      {L"\\ex", L"ed-ignore"},
      {L"\\eX", L"ed-ignore"},
  }};
  for (const auto& [key, name] : keys) el_wset(editor_, EL_BIND, key, name, end);
}

unsigned char LineEditor::sequence() {
  std::wstring read;
  for (wchar_t c = 0; read.size() < 32;) {
    if (el_wgetc(editor_, &c) != 1) return CC_EOF;
    read += c;
    if (c >= 0x40 && c <= 0x7e && read != L"[") break;  // the Linux console's F1 is ESC [ [ A
  }
  struct Key {
    std::wstring_view sends;
    unsigned char (*does)(LineEditor&);
  };
  static constexpr Key keys[] = {
      {L"200~", [](LineEditor& line) { return line.paste(); }},
      {L"A", [](LineEditor& line) { return line.older(); }},
      {L"B", [](LineEditor& line) { return line.newer(); }},
      {L"C", [](LineEditor& line) { return line.move_by_character(1); }},
      {L"D", [](LineEditor& line) { return line.move_by_character(-1); }},
      {L"H", [](LineEditor& line) { return line.move_to_edge(false); }},
      {L"F", [](LineEditor& line) { return line.move_to_edge(true); }},
      {L"1~", [](LineEditor& line) { return line.move_to_edge(false); }},
      {L"7~", [](LineEditor& line) { return line.move_to_edge(false); }},
      {L"4~", [](LineEditor& line) { return line.move_to_edge(true); }},
      {L"8~", [](LineEditor& line) { return line.move_to_edge(true); }},
      {L"3~", [](LineEditor& line) { return line.delete_character(); }},
      {L"1;5C", [](LineEditor& line) { return line.move_by_word(1); }},
      {L"1;5D", [](LineEditor& line) { return line.move_by_word(-1); }},
      {L"1;3C", [](LineEditor& line) { return line.move_by_word(1); }},
      {L"1;3D", [](LineEditor& line) { return line.move_by_word(-1); }},
      {L"5C", [](LineEditor& line) { return line.move_by_word(1); }},
      {L"5D", [](LineEditor& line) { return line.move_by_word(-1); }},
  };
  const auto* key = std::find_if(std::begin(keys), std::end(keys), [&](const Key& k) { return k.sends == read; });
  return key == std::end(keys) ? static_cast<unsigned char>(CC_NORM) : key->does(*this);
}

/// Application keys are one character long, and mean what the same character means behind `ESC [`.
unsigned char LineEditor::keypad() {
  wchar_t c = 0;
  if (el_wgetc(editor_, &c) != 1) return CC_EOF;
  if (c == L'M')
    el_wpush(editor_, L"\r");
  else if (std::wstring_view(L"ABCDHF").find(c) != std::wstring_view::npos)
    el_wpush(editor_, (std::wstring(L"\x1b[") + c).c_str());
  return CC_NORM;
}

/// Everything up to the end mark, at most as much as fits; nullopt: something else ended the line.
std::optional<std::wstring> LineEditor::read_paste() {
  const auto room = max_answer_bytes - std::min(max_answer_bytes, line().size());
  std::wstring text, tail;
  paste_timeout_ = longest_pause;
  for (wchar_t c = 0; el_wgetc(editor_, &c) == 1;) {
    tail += c;
    if (tail == paste_ends) break;
    if (paste_ends.starts_with(tail)) continue;
    if (text.size() + tail.size() <= room)
      text += tail;
    else
      cut_ = true;
    tail.clear();
  }
  paste_timeout_.reset();
  if (outcome_) return std::nullopt;
  return text;
}

/// Leaves out what still comes of a paste that was interrupted. False: something ended the line meanwhile.
bool LineEditor::skip_paste() {
  std::wstring tail;
  paste_timeout_ = pause_of_a_broken_one;
  for (wchar_t c = 0; tail != paste_ends && next_key(&c) == 1;) {
    tail += c;
    if (!paste_ends.starts_with(tail)) tail.clear();
  }
  paste_timeout_.reset();
  return !outcome_;
}

unsigned char LineEditor::paste() {
  const auto pasted = read_paste();
  if (!pasted) return CC_EOF;
  auto text = typed_text(to_utf8(*pasted), Newlines::kept);
  while (text.ends_with('\n')) text.pop_back();
  if (text.empty()) return CC_NORM;
  pasted_ = true;
  el_winsertstr(editor_, wide(text).c_str());
  return CC_REFRESH;
}

unsigned char LineEditor::complete() {
  // In a paste that the terminal does not mark as one, a tab is a space.
  if (keyboard_.has_more_input()) {
    el_winsertstr(editor_, L" ");
    return CC_REFRESH;
  }
  if (!ask_->complete) return CC_ERROR;
  const auto text = to_utf8(line());
  const auto at = to_utf8(line().substr(0, cursor())).size();
  auto words = ask_->complete(text, at);
  for (auto& word : words) word = typed_text(word, Newlines::spaces);
  const auto found = find_completion(text, at, words);
  if (found.matches.empty()) return CC_ERROR;
  const auto typed = std::string_view(text).substr(found.from, at - found.from);
  if (typed != found.put) {
    el_deletestr(editor_, static_cast<int>(wide(typed).size()));
    el_winsertstr(editor_, wide(found.put).c_str());
    listed_ = to_utf8(line());
    return CC_REFRESH;
  }
  if (listed_ != text) {
    listed_ = text;
    return CC_ERROR;
  }
  move_below_line();
  write(format_columns(found.matches, columns_, max_listed_lines));
  redraw(0);
  return CC_NORM;
}

unsigned char LineEditor::older() {
  if (move_by_row(-1)) return CC_REFRESH;
  const auto line_before = history_.older(to_utf8(line()));
  if (!line_before) return CC_ERROR;
  replace_line(*line_before);
  return CC_REFRESH;
}

unsigned char LineEditor::newer() {
  if (move_by_row(1)) return CC_REFRESH;
  const auto line_after = history_.newer();
  if (!line_after) return CC_ERROR;
  replace_line(*line_after);
  return CC_REFRESH;
}

/// Up or down within an answer of several lines. False: there is no line in that direction.
bool LineEditor::move_by_row(int direction) {
  const auto text = line();
  const auto here = cursor();
  const auto beginning_of = [&](std::size_t at) {
    const auto newline = at == 0 ? std::wstring_view::npos : text.rfind(L'\n', at - 1);
    return newline == std::wstring_view::npos ? 0 : newline + 1;
  };
  const auto begins = beginning_of(here);
  const auto ends = std::min(text.find(L'\n', here), text.size());
  if (direction < 0 ? begins == 0 : ends == text.size()) return false;
  const auto other = direction < 0 ? beginning_of(begins - 1) : ends + 1;
  const auto other_ends = std::min(text.find(L'\n', other), text.size());
  const auto there = std::min(other + (here - begins), other_ends);
  el_cursor(editor_, static_cast<int>(there) - static_cast<int>(here));
  return true;
}

unsigned char LineEditor::end_or_delete() {
  return line().empty() ? static_cast<unsigned char>(CC_EOF) : delete_character();
}

unsigned char LineEditor::delete_character() {
  if (cursor() == line().size()) return CC_ERROR;
  el_cursor(editor_, 1);
  el_deletestr(editor_, 1);
  return CC_REFRESH;
}

unsigned char LineEditor::move_by_character(int step) {
  el_cursor(editor_, step);
  return CC_REFRESH;
}

unsigned char LineEditor::move_to_edge(bool end) {
  const auto length = static_cast<int>(line().size());
  el_cursor(editor_, end ? length : -length);
  return CC_REFRESH;
}

unsigned char LineEditor::move_by_word(int direction) {
  const auto text = line();
  auto at = static_cast<std::ptrdiff_t>(cursor());
  const auto size = static_cast<std::ptrdiff_t>(text.size());
  const auto ahead_is_word = [&] { return in_a_word(text[static_cast<std::size_t>(direction > 0 ? at : at - 1)]); };
  const auto edge = [&] { return direction > 0 ? at == size : at == 0; };
  while (!edge() && !ahead_is_word()) at += direction;
  while (!edge() && ahead_is_word()) at += direction;
  el_cursor(editor_, static_cast<int>(at - static_cast<std::ptrdiff_t>(cursor())));
  return CC_REFRESH;
}

}  // namespace pm::terminal
