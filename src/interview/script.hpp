// Which question comes when: the order of the sections, what is skipped, which follow-ups are due.
#pragma once

#include <vector>

#include "question.hpp"

namespace pm::interview {

/// The rows of a session in order: before the meeting, in the room, or of the section that is edited. The team's own
/// questions stand at the end of their sections.
[[nodiscard]] std::vector<Question> script(const Session&, const Room&);

/// Every row there is, in the room's order, for lookups and for the docs.
[[nodiscard]] std::vector<Question> all_questions(const std::vector<TeamQuestion>&);
[[nodiscard]] const Question* find_question(const std::vector<Question>&, std::string_view id);

/// What is asked after `session.at`: a follow-up that is due, the list it came from, or the next question that applies
/// and was not asked. An empty question: there is none left.
[[nodiscard]] At after(const Session&, const Room&);

/// The first question that applies and was not asked.
[[nodiscard]] At first(const Session&, const Room&);

/// Section n of m, counting the sections that this session has.
struct Progress {
  std::string_view section;
  std::size_t number = 1, of = 1;
};
[[nodiscard]] Progress progress(const Session&, const Room&);

}  // namespace pm::interview
