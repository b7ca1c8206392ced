// One line, edited by a person: libedit, with what it lacks (pastes as one piece, a preset, keys without terminfo,
// signals as events). Knows the terminal, nothing of prompts or questions.
#pragma once

#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <pm/terminal.hpp>

#include "terminal/completion.hpp"
#include "terminal/signals.hpp"
#include "terminal/terminal_mode.hpp"
#include "terminal/typed_text.hpp"

struct editline;

namespace pm::terminal {

class LineEditor {
 public:
  LineEditor(int input, int output, Signals& signals);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  /// False: this terminal can't be written upwards, or has no modes to set.
  [[nodiscard]] bool is_usable() const { return editor_ != nullptr; }

  [[nodiscard]] PromptInput read(const PromptRequest&);
  /// Waits for one key; nothing is shown.
  [[nodiscard]] Key read_key();
  /// Gives the terminal back, for a program that wants it; the next read takes it again.
  void release_terminal() { mode_.restore(); }

 private:
  using Editor = ::editline;
  struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, FileCloser>;

  // What libedit calls.
  static LineEditor& of(Editor*);
  static int get_key(Editor*, wchar_t* key);
  static wchar_t* show_label(Editor*);
  template <unsigned char (LineEditor::*does)()>
  static unsigned char command(Editor*, int key);
  void bind_keys();

  // Keys: line_editor_keys.cpp. Each gives a CC_… of libedit.
  unsigned char sequence();
  unsigned char keypad();
  unsigned char paste();
  unsigned char complete();
  unsigned char older();
  unsigned char newer();
  unsigned char end_or_delete();
  unsigned char delete_character();
  unsigned char move_by_character(int step);
  unsigned char move_by_word(int direction);
  unsigned char move_to_edge(bool end);
  bool move_by_row(int direction);
  std::optional<std::wstring> read_paste();
  [[nodiscard]] bool skip_paste();

  // Single keys: key_presses.cpp.
  Key key_of(char32_t character);
  Key key_of_sequence();

  // Waiting and signals: line_editor.cpp.
  int next_key(wchar_t* key);
  [[nodiscard]] bool handle_signal(Signals::Event);
  [[nodiscard]] bool begin_line();
  void stop();
  [[nodiscard]] PromptInput left(PromptInput::Kind) const;
  [[nodiscard]] PromptInput finish_line(std::wstring_view line);

  [[nodiscard]] std::wstring_view line() const;
  [[nodiscard]] std::size_t cursor() const;
  void break_between_words(std::wstring_view line);
  void replace_line(std::string_view text);
  [[nodiscard]] std::size_t rows_down_to(std::size_t position, std::size_t columns) const;
  void redraw(std::size_t rows_up);
  void move_below_line();
  void write(std::string_view bytes);

  int output_;
  Signals& signals_;
  TerminalMode mode_;
  Keyboard keyboard_;
  File in_, out_, null_output_;
  Editor* editor_ = nullptr;
  History history_;

  // Of the line being read:
  const PromptRequest* ask_ = nullptr;
  Label label_;
  std::optional<PromptInput> outcome_;  // set: the line ended other than by Enter
  std::size_t columns_ = 80;
  bool is_in_interrupted_paste_ = false;  // Ctrl-C came within one: its rest is no answer
  bool begun_ = false, pasted_ = false, cut_ = false;
  std::optional<std::string> listed_;                       // the line as it was when Tab had nothing more to add
  std::optional<std::chrono::milliseconds> paste_timeout_;  // within a paste
};

}  // namespace pm::terminal
