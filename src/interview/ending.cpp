#include "interview/ending.hpp"

#include "interview/phrases.hpp"

namespace pm::interview {

void end(StepResult& step, InterviewEnding ending, const InterviewContext& context) {
  auto& s = step.session;
  s.ended = ending;
  const bool may_be_final = (ending == InterviewEnding::end_of_input && s.sitting.purpose == Purpose::meet) ||
                            (s.sitting.purpose == Purpose::edit && s.sitting.was_final);
  if (may_be_final && blocking_findings(s.record, context).empty()) s.record.status = record::Status::final;
}

Messages closing_messages(const InterviewSession& s, const InterviewContext& context, const SaveState& saved) {
  Messages messages;
  const auto& r = s.record;
  const auto ending = s.ended.value_or(InterviewEnding::quit);
  const auto add = [&](MessageKind kind, std::string_view words) { messages.push_back({kind, std::string(words)}); };
  // A command is on its own line, unbroken, for copying.
  const auto add_command = [&](std::string_view words, std::string_view command) {
    add(MessageKind::note, words);
    messages.push_back({MessageKind::block, "  " + context.program + std::string(command)});
  };
  const auto resume = " resume " + r.id;
  const bool is_left = ending == InterviewEnding::quit || ending == InterviewEnding::interrupted;
  if (r.id.empty()) return is_left ? Messages{{MessageKind::note, std::string(phrases::left_nothing)}} : Messages{};
  if (!saved.record && !saved.earlier_answers) return add(MessageKind::trouble, phrases::nothing_kept), messages;
  if (!saved.record) return add_command(phrases::not_all_kept, resume), messages;
  if (ending == InterviewEnding::prepared) add_command(phrases::ready, " resume");
  if (is_left && r.status == record::Status::final) return add(MessageKind::note, phrases::final_stays), messages;
  if (is_left && s.sitting.was_final) add(MessageKind::note, phrases::final_no_more);
  if (ending == InterviewEnding::quit) add_command(phrases::saved_quit, resume);
  if (ending == InterviewEnding::interrupted) add_command(phrases::left_interrupted, resume);
  if (ending == InterviewEnding::soaking) add_command(phrases::soak_done, resume);
  if (ending != InterviewEnding::finished && ending != InterviewEnding::end_of_input) return messages;
  if (r.status == record::Status::final) {
    add(MessageKind::note, saved.report ? phrases::final_done : phrases::final_without_report);
    add_command(phrases::to_read, " show " + r.id);
    add_command(phrases::to_check, " check");
    return messages;
  }
  const auto blocking = blocking_findings(r, context);
  add(MessageKind::note, blocking.empty() ? phrases::draft_goes_on : phrases::draft_stays);
  for (const auto& f : blocking) add(MessageKind::item, "- " + f.message);
  if (!r.id.empty()) add_command(phrases::to_go_on, resume);
  return messages;
}

}  // namespace pm::interview
