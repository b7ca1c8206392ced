// Somebody at a terminal (or behind a pipe), and a program in front of them.
#pragma once

#include <sys/types.h>
#include <termios.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "terminal/screen.hpp"

namespace pm::terminal {

/// Starts the probe (prompt_probe.cpp). What is waited for comes within seconds, or the test fails saying what came.
class Person {
 public:
  struct Setup {
    std::vector<std::string> arguments;
    std::vector<std::pair<std::string, std::string>> environment;  // over TERM=xterm, LC_ALL=C.UTF-8, no EDITOR
    bool waits = true;         // for the first words, so that the terminal is in the program's hands
    std::string program = {};  // empty: the probe
    std::string first_words = "How could you tell?";  // that it shows
    bool pipe = false;                                // standard input is a pipe, not the terminal
    std::size_t columns = 80, rows = 24;
  };
  explicit Person(const Setup&);
  ~Person();
  Person(const Person&) = delete;
  Person& operator=(const Person&) = delete;

  void types(std::string_view keys);
  void pastes(std::string_view text) { types("\x1b[200~" + std::string(text) + "\x1b[201~"); }
  void closes_the_pipe();
  void closes_the_terminal();
  void resizes(std::size_t columns, std::size_t rows);
  void sends(int signal);
  void lets_it_go_on();  // after "sleep"

  /// The next thing the probe understood, or its shell saw: "stopped 20". The screen then has all that came before it.
  [[nodiscard]] std::string told();
  /// Waits until the screen is as asked; false when time is up.
  [[nodiscard]] bool sees(const std::function<bool(const Screen&)>&);
  [[nodiscard]] bool sees(std::string_view part);  // somewhere on the screen
  [[nodiscard]] const Screen& screen() const { return screen_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  [[nodiscard]] termios modes() const;
  [[nodiscard]] const termios& original() const { return original_; }  // before the program started
  /// Exit status, or 1000 and the signal that ended it.
  [[nodiscard]] int ends();
  [[nodiscard]] int ends_by_many(int signal);  // sent again and again

 private:
  [[noreturn]] static void become_the_probe(const Setup&, int terminal, int input, int report, int go);
  bool look(int milliseconds);
  void read_what_was_shown();
  bool by_pipe_ = false;
  pid_t shell_ = -1, probe_ = -1;
  int terminal_ = -1, pipe_ = -1, report_ = -1, go_ = -1;
  termios original_{};
  Screen screen_;
  std::string bytes_, reported_;
};

/// At a usual terminal, the program started with these.
[[nodiscard]] Person::Setup with(std::vector<std::string> arguments);

}  // namespace pm::terminal
