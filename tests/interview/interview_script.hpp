// A room that talks to the interview's step function: a stopped clock, a scripted person, no terminal.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <pm/interview.hpp>

namespace pm::interview {

class Talk {
 public:
  struct With {
    Purpose purpose = Purpose::meet;
    bool is_short = false;
    double minutes = 60;
    std::string section = {};
    std::string zone = "UTC";
    std::string now = "2026-11-20T15:00:00Z";
  };
  /// A meeting that begins at 2026-11-20 15:00 UTC.
  Talk() : Talk(With{}) {}
  explicit Talk(With with, record::Record record = {});

  /// One line typed; several are typed one after the other.
  Talk& says(std::string_view line);
  Talk& says(std::initializer_list<std::string_view> lines);
  Talk& pastes(std::string_view text);
  Talk& enter() { return says(""); }
  Talk& interrupts();
  Talk& input_ends();
  Talk& minutes_pass(int minutes);
  /// Enter until that question stands on the screen; fails the test when it never comes.
  Talk& until(std::string_view question);

  [[nodiscard]] std::string at() const { return session.at.text(); }
  /// What pm said to the last act, and asks now.
  [[nodiscard]] std::string heard() const;
  [[nodiscard]] bool heard(std::string_view words) const { return heard().find(words) != std::string::npos; }
  [[nodiscard]] std::string on_the_line() const { return ask(session, room).preset; }
  [[nodiscard]] const record::Record& record() const { return session.record; }
  /// The session as somebody finds it who resumes from the draft on disk.
  [[nodiscard]] Talk resumed() const;

  InterviewSession session;
  InterviewContext room;
  Messages said;
  std::string recall;       ///< for the history: Up brings it back
  std::size_t prompts = 0;  ///< lines read, the empty line that ends a list not counted

 private:
  Talk& act(const InputEvent&);
};

}  // namespace pm::interview
