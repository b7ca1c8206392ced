#include "terminal/line_editor.hpp"

#include <fmt/format.h>
#include <histedit.h>
#include <unistd.h>
#include <wctype.h>

#include <algorithm>
#include <utility>

#include <pm/text.hpp>

#include "terminal/prompts.hpp"
#include "terminal/typed_text.hpp"

namespace pm::terminal {
namespace {

/// What no keyboard types and no terminal should be sent back: C1 controls, bidi overrides, NUL.
bool is_unwanted(char32_t key) {
  return key == 0 || (key >= 0x80 && key <= 0x9f) || (key >= 0x202a && key <= 0x202e) ||
         (key >= 0x2066 && key <= 0x2069);
}

/// Cuts at the limit, between two characters.
void cut(std::string& text) {
  if (text.size() <= max_answer_bytes) return;
  auto end = max_answer_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  text.resize(end);
}

bool knows_a_way_up(EditLine* editor) {
  char up[] = "up";
  const char* sequence = nullptr;
  el_get(editor, EL_GETTC, up, &sequence);
  return sequence != nullptr;
}

}  // namespace

LineEditor::LineEditor(int input, int output, Signals& signals)
    : output_(output),
      signals_(signals),
      mode_(input, output),
      keyboard_(input, signals),
      in_(fdopen(dup(input), "r")),
      out_(fdopen(dup(output), "w")),
      null_output_(std::fopen("/dev/null", "w")) {
  if (!mode_.is_usable() || !in_ || !out_ || !null_output_) return;
  editor_ = el_init_fd("pm", in_.get(), out_.get(), null_output_.get(), input, output, fileno(null_output_.get()));
  if (editor_ == nullptr) return;
  el_wset(editor_, EL_CLIENTDATA, static_cast<void*>(this));
  // A terminal that is not known here, as often over ssh, understands what xterm does in all that is used.
  if (!knows_a_way_up(editor_)) el_set(editor_, EL_TERMINAL, "xterm");
  if (!knows_a_way_up(editor_)) {  // nothing could be drawn anew
    mode_.enter_editing_mode();
    el_set(editor_, EL_EDITMODE, 0);
    el_end(editor_);
    editor_ = nullptr;
    return;
  }
  bind_keys();
  mode_.enter_editing_mode();  // from now on nothing that is typed ahead goes by the terminal's own rules
}

LineEditor::~LineEditor() {
  if (editor_ == nullptr) return;
  // Without this, el_end throws away what is typed ahead for the shell; the modes are ours to give back.
  el_wset(editor_, EL_EDITMODE, 0);
  el_end(editor_);
}

LineEditor& LineEditor::of(Editor* editor) {
  void* self = nullptr;
  el_wget(editor, EL_CLIENTDATA, &self);
  return *static_cast<LineEditor*>(self);
}

int LineEditor::get_key(Editor* editor, wchar_t* key) { return of(editor).next_key(key); }

wchar_t* LineEditor::show_label(Editor* editor) { return of(editor).label_.marked.data(); }

PromptInput LineEditor::read(const PromptRequest& ask) {
  ask_ = &ask;
  label_ = label_of(ask.label);
  if (!ask.recall.empty()) history_.add(ask.recall);
  outcome_.reset();
  listed_.reset();
  begun_ = pasted_ = cut_ = false;
  mode_.enter_editing_mode();
  int length = 0;
  const wchar_t* text = el_wgets(editor_, &length);
  if (outcome_) return *outcome_;
  if (text == nullptr || length <= 0) {
    write("\n");
    return {PromptInput::Kind::end, {}, false};
  }
  return finish_line({text, static_cast<std::size_t>(length)});
}

PromptInput LineEditor::finish_line(std::wstring_view line) {
  if (line.ends_with(L'\n')) line.remove_suffix(1);
  break_between_words(line);
  auto text = typed_text(to_utf8(line), Newlines::kept);
  if (cut_ || text.size() > max_answer_bytes)
    write(fmt::format("(The input was longer than {} kB and was truncated.)\n", max_answer_bytes >> 10));
  cut(text);
  history_.add(text);
  return {PromptInput::Kind::line, std::move(text), pasted_};
}

/// While it is typed libedit breaks a long line at the end of the row. Once it is accepted it
/// is wrapped between words, so it is written again from its first row, broken between words.
void LineEditor::break_between_words(std::wstring_view line) {
  const auto shown = label_.plain + std::wstring(line);
  const auto columns = columns_of(output_);
  const auto rows = count_rows(shown, columns) + 1;  // the cursor is below them
  const bool is_plain_text =
      std::ranges::all_of(shown, [](wchar_t c) { return iswprint(std::char_traits<wchar_t>::to_int_type(c)) != 0; });
  // What is not on the screen any more, or was drawn for another width, stays as it is.
  if (rows < 2 || rows >= make_fix_rows(output_) || columns != columns_ || !is_plain_text) return;
  const auto label = to_utf8(label_.plain);
  const auto lines = text::wrap(to_utf8(shown), columns - 1, std::string(text::display_width(label), ' '));
  if (!lines.front().starts_with(label)) return;
  auto anew = fmt::format("\r\x1b[{}A\x1b[J{}{}\n", rows, ask_->label, lines.front().substr(label.size()));
  for (std::size_t i = 1; i < lines.size(); ++i) anew += lines[i] + "\n";
  write(anew);
}

PromptInput LineEditor::left(PromptInput::Kind kind) const {
  return {kind, typed_text(to_utf8(line()), Newlines::kept), pasted_};
}

int LineEditor::next_key(wchar_t* key) {
  if (!begun_ && !begin_line()) return -1;
  while (true) {
    while (const auto event = signals_.take())
      if (!handle_signal(*event)) return -1;
    char32_t got = 0;
    switch (keyboard_.next(got, paste_timeout_)) {
      case Keyboard::KeyEvent::key:
        // A paste is cleaned as a whole: its sequences go with what opens them.
        if (!paste_timeout_ && is_unwanted(got)) break;
        if (!paste_timeout_ && got >= U' ' && line().size() >= max_answer_bytes) break;
        *key = static_cast<wchar_t>(got);
        return 1;
      case Keyboard::KeyEvent::signalled:
        break;
      case Keyboard::KeyEvent::timed_out:
        return -1;
      case Keyboard::KeyEvent::ended:
        outcome_ = left(PromptInput::Kind::end);
        return -1;
    }
  }
}

bool LineEditor::handle_signal(Signals::Event event) {
  switch (event) {
    case Signals::Event::interrupt:
      outcome_ = left(PromptInput::Kind::interrupt);
      keyboard_.forget();
      is_in_interrupted_paste_ = paste_timeout_.has_value();
      write("^C");
      move_below_line();
      return false;
    case Signals::Event::end:
      outcome_ = left(PromptInput::Kind::end);
      move_below_line();
      return false;
    case Signals::Event::stop:
      stop();
      return true;
    case Signals::Event::resume:
      mode_.enter_editing_mode();
      redraw(0);
      return true;
    case Signals::Event::resize:
      // Some terminals wrap the line anew, some don't: the fewer rows of the two never reach into the question above.
      redraw(std::min(rows_down_to(cursor(), columns_), rows_down_to(cursor(), columns_of(output_))));
      return true;
  }
  return true;
}

/// The first key of a line is asked for when the label is on the screen: now a preset can follow it.
bool LineEditor::begin_line() {
  begun_ = true;
  columns_ = columns_of(output_);
  history_.rewind();
  if (std::exchange(is_in_interrupted_paste_, false) && !skip_paste()) return false;
  if (ask_->preset.empty()) return true;
  el_winsertstr(editor_, wide(typed_text(ask_->preset, Newlines::kept)).c_str());
  redraw(0);
  return true;
}

void LineEditor::stop() {
  move_below_line();
  mode_.restore();
  signals_.suspend();
  mode_.enter_editing_mode();
  redraw(0);
}

std::wstring_view LineEditor::line() const {
  const auto* info = el_wline(editor_);
  return {info->buffer, static_cast<std::size_t>(info->lastchar - info->buffer)};
}

std::size_t LineEditor::cursor() const {
  const auto* info = el_wline(editor_);
  return static_cast<std::size_t>(info->cursor - info->buffer);
}

void LineEditor::replace_line(std::string_view text) {
  const auto length = static_cast<int>(line().size());
  el_cursor(editor_, length);
  el_deletestr(editor_, length);
  el_winsertstr(editor_, wide(text).c_str());
}

std::size_t LineEditor::rows_down_to(std::size_t position, std::size_t columns) const {
  return count_rows(label_.plain + std::wstring(line().substr(0, position)), columns);
}

/// Draws label and line again, from so many rows above the cursor.
void LineEditor::redraw(std::size_t rows_up) {
  const auto up = rows_up == 0 ? "" : fmt::format("\x1b[{}A", rows_up);
  write("\r" + up + "\x1b[J");
  columns_ = columns_of(output_);
  el_resize(editor_);
  el_wset(editor_, EL_REFRESH);
}

/// Puts the cursor on a fresh row below the line.
void LineEditor::move_below_line() {
  const auto below = rows_down_to(line().size(), columns_) - rows_down_to(cursor(), columns_);
  write(std::string(below + 1, '\n'));
}

void LineEditor::write(std::string_view bytes) {
  std::fflush(out_.get());
  write_all(output_, bytes);
}

}  // namespace pm::terminal
