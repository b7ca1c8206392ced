// Going from question to question: what the answers and the commands of a prompt have in common.
#pragma once

#include "question.hpp"

namespace pm::interview {

/// Makes `at` the question on the screen; the one before it goes on the trail that /back walks.
void move_to(Turn&, const At& at, const Room&);
/// What follows the question on the screen; the end of the interview where nothing does.
void move_on(Turn&, const Room&);
/// The same question again.
void stay_here(Turn&, Session::Show);

/// Puts a question's present answer on the line, to be edited.
void put_answer_on_line(Session&, const Room&);

/// Ends the interview and says so.
void end(Turn&, Ending, const Room&);

/// What was taken from an answer or a capture: findings are said, the change can be undone.
void took(Turn&, const record::Record& before, const At& at, Taken, const Room&);

/// Marks in `interview.asked`, `.left`, `.said`.
void mark_asked(record::Record&, const At&);
void mark_left(record::Record&, const At&, bool left);
[[nodiscard]] bool say_once(record::Record&, std::string_view what);

}  // namespace pm::interview
