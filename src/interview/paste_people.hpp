// Who wrote the lines of pasted chats: each person's role is asked for once. Names stay in memory.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pm/candidates.hpp>
#include <pm/interview.hpp>

namespace pm::interview {

/// What people have pasted in this sitting.
struct PastedChat {
  imports::CandidateFile file;       ///< candidates and names of all pastes; roles as they were answered
  std::vector<std::string> unasked;  ///< people whose role is still to be asked for: `Candidate::who`
};

/// Adds a paste. Its people without a role, if a line of theirs became an event, are to be asked for.
[[nodiscard]] std::shared_ptr<const PastedChat> with_paste(const std::shared_ptr<const PastedChat>& before,
                                                           imports::CandidateFile paste, const record::Record&,
                                                           const InterviewContext&);
/// Adds roles that were answered elsewhere.
[[nodiscard]] std::shared_ptr<const PastedChat> with_roles(const std::shared_ptr<const PastedChat>& before,
                                                           const imports::Roles&);

/// The question for the next person, about the first of that person's lines; none: nobody is left. `chat` may be null.
[[nodiscard]] QuestionRef due_writer(const PastedChat* chat, const record::Record&);

/// The person who wrote the line that the question is about; empty: nobody who is still to be asked for.
[[nodiscard]] std::string unasked_writer(const InterviewSession&);
/// How many events a person wrote.
[[nodiscard]] std::size_t line_count(std::string_view who, const PastedChat&, const record::Record&);
/// Takes a role: the person's lines and mentions show it, except in words that somebody has changed.
[[nodiscard]] std::shared_ptr<const PastedChat> with_answer(const PastedChat& before, const std::string& who,
                                                            const std::string& role, record::Record&,
                                                            const InterviewContext&);
[[nodiscard]] imports::People people_of(const PastedChat&, const InterviewContext&);

}  // namespace pm::interview
