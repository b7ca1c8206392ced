// Navigation between questions, used by answers and commands.
#pragma once

#include "question.hpp"

namespace pm::interview {

/// Goes to the question `at`; records the previous one for /back.
void move_to(Turn&, const At& at, const Room&);
/// Goes to the next question, or ends the interview.
void move_on(Turn&, const Room&);
/// Repeats the question.
void stay_here(Turn&, Session::Show);

/// Puts the current answer on the line for editing.
void put_answer_on_line(Session&, const Room&);

/// Ends the interview with its closing messages.
void end(Turn&, Ending, const Room&);

/// Applies an answer or a capture: shows findings and records the change for undo.
void took(Turn&, const record::Record& before, const At& at, Taken, const Room&);

/// Record state in `interview.asked`, `.left`, `.said`.
void mark_asked(record::Record&, const At&);
void mark_left(record::Record&, const At&, bool left);
[[nodiscard]] bool say_once(record::Record&, std::string_view what);

}  // namespace pm::interview
