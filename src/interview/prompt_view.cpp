// What is on the screen before the cursor: the question with what is above it, or what has to be confirmed.
#include <algorithm>

#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/commands.hpp"
#include "interview/earlier_factors.hpp"
#include "interview/event_text.hpp"
#include "interview/item_text.hpp"
#include "interview/phrases.hpp"
#include "interview/question_order.hpp"
#include "interview/session.hpp"
#include "interview/zone_change.hpp"

namespace pm::interview {
namespace {

std::string minutes_text(double minutes) {
  const auto whole = static_cast<long>(minutes);
  return std::to_string(whole) + (whole == 1 ? " minute" : " minutes");
}

std::string section_line(const InterviewSession& s, const InterviewContext& context) {
  const auto now = progress(s, context);
  auto line = std::string(to_string(now.section)) + " · section " + std::to_string(now.number) + " of " +
              std::to_string(now.count);
  if (s.sitting.purpose == Purpose::meet) line += " · " + minutes_text(minutes_so_far(s, context));
  return line;
}

std::string linked_question(const ConfirmLinked& linked) {
  std::vector<std::string> ids;
  bool changes = false;
  for (const auto& change : linked.changes) {
    if (std::ranges::find(ids, change.id) == ids.end()) ids.push_back(change.id);
    changes = changes || change.words.has_value();
  }
  const auto names = text::join(ids, ", ");
  if (changes) return phrases::fill(ids.size() == 1 ? phrases::same_words_one : phrases::same_words_many, names);
  return phrases::fill(ids.size() == 1 ? phrases::same_gone_one : phrases::same_gone_many, names);
}

/// What is asked about each confirmation.
class ConfirmationView {
 public:
  ConfirmationView(const InterviewSession& s, const InterviewContext& context) : s_(s), context_(context) {}

  Messages operator()(const NoConfirmation&) const { return {}; }
  Messages operator()(const ConfirmCommand& asked) const {
    return follow_up(phrases::fill(phrases::did_you_mean, asked.command, asked.words));
  }
  Messages operator()(const ChooseHour& asked) const {
    const auto zone = zone_of(s_, context_);
    return follow_up(phrases::fill(phrases::which_hour, time::clock_text(zone, asked.first),
                                   offset_text(zone, asked.first), offset_text(zone, asked.second)));
  }
  Messages operator()(const ChooseZone& asked) const { return follow_up(zone_question(asked.zone)); }
  Messages operator()(const ChooseMoment& asked) const {
    const auto zone = time::Zone::find(asked.zone);
    const auto typed = moment_of_item(s_.record, asked.item);
    if (!zone || !typed) return {};
    const auto there = [&](time::Micros at) {
      return time::clock_text(*zone, at) + " (" + offset_text(*zone, at) + ")";
    };
    const auto phrase = !asked.is_missing                             ? phrases::zone_twice
                        : asked.command == ChooseMoment::Command::day ? phrases::day_missing
                                                                      : phrases::zone_missing;
    return follow_up(phrases::fill(phrase, time::clock_text(zone_of(s_, context_), *typed), asked.item,
                                   there(asked.first), there(asked.second)));
  }
  Messages operator()(const ConfirmChange& asked) const {
    return follow_up(phrases::fill(phrases::change_or_line, asked.id));
  }
  Messages operator()(const ConfirmLinked& asked) const { return follow_up(linked_question(asked)); }
  Messages operator()(const ConfirmSame& asked) const { return {proposed_link(asked)}; }
  Messages operator()(const ConfirmQuit&) const {
    return {{MessageKind::note, std::string(s_.record.id.empty() ? phrases::leave_nothing : phrases::leave)}};
  }

 private:
  static Messages follow_up(std::string text) { return {{MessageKind::follow_up, std::move(text)}}; }

  const InterviewSession& s_;
  const InterviewContext& context_;
};

std::vector<std::string> completions(const InterviewSession& s, const InterviewContext& context) {
  std::vector<std::string> words;
  for (const auto& command : slash_commands()) words.emplace_back(command.name);
  if (s.record.factors)
    for (const auto& f : *s.record.factors) words.push_back(f.id);
  if (s.record.timeline && s.record.timeline->size() <= 200)
    for (const auto& e : *s.record.timeline) words.push_back(e.id);
  for (const auto name : section_names()) words.emplace_back(name);
  for (const auto& owner : context.history.owners) words.push_back("@" + owner);
  if (s.record.meeting.participants)
    for (const auto& p : *s.record.meeting.participants) words.push_back("@" + p.name);
  if (s.at.question == QuestionId::services)
    for (const auto& service : context.history.services) words.push_back(service);
  return words;
}

/// What the question brings with it, or the items of its list so far.
Messages lines_above(const Question& question, bool is_indented, const InterviewSession& s,
                     const InterviewContext& context) {
  const bool is_about_an_item = is_indented && !s.is_at_list();
  if (question.above) return !is_about_an_item || question.is_follow_up() ? question.above(s, context) : Messages{};
  if (!question.list || !question.is_list() || is_about_an_item) return {};
  auto items = item_lines(s, context, *question.list);
  if (!items.empty()) items.insert(items.begin(), Message{MessageKind::note, std::string(phrases::so_far)});
  return items;
}

/// Whether the question before was the same one about something else, so that its hint was shown just now.
bool was_just_hinted(const InterviewSession& s) {
  for (auto at = s.trail.rbegin(); at != s.trail.rend(); ++at)
    if (!s.list || !(*at == s.list->question))
      return at->question == s.at.question && !at->subject.empty() && !(*at == s.at);
  return false;
}

}  // namespace

PromptView ask(const InterviewSession& s, const InterviewContext& context) {
  PromptView view;
  view.words = completions(s, context);
  view.label = "> ";
  view.preset = s.line.preset;
  if (!std::holds_alternative<NoConfirmation>(s.confirmation)) {
    view.messages = std::visit(ConfirmationView(s, context), s.confirmation);
    view.preset.clear();
    return view;
  }
  const auto question = find_question(s.at, context);
  if (!question) return view;
  const bool is_second_pass = s.at.subject == "again";
  const bool is_indented = question->is_follow_up() || (!s.at.subject.empty() && !is_second_pass);
  if (question->is_list() && s.is_at_list())
    view.label = id_in_words(s.at.id()) + " > ";
  else if (is_indented)
    view.label = "  > ";
  if (s.line.detail == PromptDetail::nothing) return view;
  const bool is_whole = s.line.detail == PromptDetail::whole;
  auto words = std::string(question->ask), hint = std::string(question->hint);
  if (question->phrase) question->phrase(s, context, words, hint);
  if (is_whole) {
    if (!is_indented) view.messages.push_back({MessageKind::section, section_line(s, context)});
    const auto above = lines_above(*question, is_indented, s, context);
    view.messages.insert(view.messages.end(), above.begin(), above.end());
  }
  const auto kind = s.at.question == QuestionId::welcome ? MessageKind::aloud
                    : is_indented                        ? MessageKind::follow_up
                                                         : MessageKind::ask;
  view.messages.push_back({kind, words});
  if (is_whole && !hint.empty() && !was_just_hinted(s)) view.messages.push_back({MessageKind::hint, hint});
  return view;
}

}  // namespace pm::interview
