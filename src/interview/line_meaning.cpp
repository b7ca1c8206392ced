#include "interview/line_meaning.hpp"

#include <algorithm>

#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/phrases.hpp"
#include "interview/question_order.hpp"

namespace pm::interview {
namespace {

/// A line at a prompt where nothing has to be confirmed.
LineMeaning read_plain_line(const InterviewSession& s, const InputLine& typed, const InterviewContext& context) {
  if (!typed.pasted) {
    // A command typed after the preset is still a command.
    const auto& preset = s.line.preset;
    if (!preset.empty() && typed.text.starts_with(preset) && typed.text.size() > preset.size())
      if (const auto command = typed_command(std::string_view(typed.text).substr(preset.size())))
        return {RunCommand{command->command, std::string(command->argument)}};
    if (const auto command = typed_command(typed.text))
      return {RunCommand{command->command, std::string(command->argument)}};
    if (const auto command = suggested_command(typed.text)) return {AskFirst{ConfirmCommand{typed.text, *command}}};
    if (s.is_at_list() && progress(s, context).section == Section::timeline)
      if (const auto command = offered_day_command(typed.text, s, context))
        return {AskFirst{ConfirmCommand{typed.text, *command}}};
  }
  const bool is_escaped = !typed.pasted && text::trim(typed.text).starts_with("//");
  return {GiveAnswer{{is_escaped ? std::string(text::trim(typed.text).substr(1)) : typed.text, typed.pasted}}};
}

/// A line that picks none of the choices: a command is run, an empty line goes on without the answer, and any other is
/// refused.
LineMeaning read_no_choice(const InterviewSession& s, const InputLine& typed, const InterviewContext& context,
                           std::string reason) {
  if (text::is_blank(typed.text)) return {AskAgain{Message{MessageKind::understood, std::string(phrases::left_out)}}};
  if (typed_command(typed.text)) return read_plain_line(s, typed, context);
  return {AskAgain{Message{MessageKind::trouble, std::move(reason)}, true}};
}

/// 1 or 2; nullopt: neither.
std::optional<int> one_or_two(const InputLine& typed) {
  const auto picked = text::trim(typed.text);
  if (picked == "1" || picked == "2") return picked[0] - '0';
  return std::nullopt;
}

/// The words that were asked about, as an answer or as the new words of an item.
LineMeaning take_words(AnswerText words, const std::string& item) {
  if (item.empty()) return {GiveAnswer{std::move(words)}};
  return {ChangeItem{item, std::move(words)}};
}

/// One overload for each confirmation: what a line means as an answer to it.
class ConfirmationReader {
 public:
  ConfirmationReader(const InterviewSession& s, const InputLine& typed, const InterviewContext& context)
      : s_(s), typed_(typed), context_(context), is_yes_(yes_or_no(typed.text)) {}

  LineMeaning operator()(const NoConfirmation&) const { return plain(); }

  LineMeaning operator()(const ConfirmQuit&) const {
    return text::is_blank(typed_.text) ? LineMeaning{AskAgain{}} : plain();
  }

  LineMeaning operator()(const ConfirmCommand& asked) const {
    if (is_yes_ == true) return read_plain_line(s_, {asked.command, false}, context_);
    if (is_yes_ == false) return {AskAgain{Message{MessageKind::understood, std::string(phrases::left_out)}}};
    if (text::is_blank(typed_.text)) return {GiveAnswer{{asked.words}}};
    return plain();
  }

  LineMeaning operator()(const ChooseHour& asked) const {
    const auto choice = one_or_two(typed_);
    if (!choice) return read_no_choice(s_, typed_, context_, std::string(phrases::one_or_two));
    return take_words({asked.words, asked.pasted, *choice - 1}, asked.item);
  }

  LineMeaning operator()(const ChooseZone& asked) const {
    const auto picked = text::trim(typed_.text);
    const auto& meanings = asked.zone.meanings;
    for (std::size_t i = 0; i < meanings.size(); ++i)
      if (picked == std::to_string(i + 1) || text::lower_ascii(picked) == text::lower_ascii(meanings[i].offset))
        return take_words({asked.words, asked.pasted, {}, false, std::pair(asked.zone.name, meanings[i].offset)},
                          asked.item);
    return read_no_choice(s_, typed_, context_, phrases::fill(phrases::choose, picked, meanings.size()));
  }

  LineMeaning operator()(const ChooseMoment& asked) const {
    const auto choice = one_or_two(typed_);
    if (!choice) return read_no_choice(s_, typed_, context_, std::string(phrases::one_or_two));
    return {PickMoment{asked, *choice}};
  }

  /// Anything but "y" keeps the line that was asked about as a new line.
  LineMeaning operator()(const ConfirmChange& asked) const {
    if (is_yes_ == true) return {ChangeItem{asked.id, {asked.words, asked.pasted}}};
    LineMeaning meaning{GiveAnswer{{asked.line, asked.pasted, {}, true}}};
    if (!is_no_answer()) meaning.then = typed_;
    return meaning;
  }

  LineMeaning operator()(const ConfirmLinked& asked) const {
    if (is_yes_ == true) return {ChangeLinked{asked}};
    return is_no_answer() ? LineMeaning{AskAgain{}} : plain();
  }

  LineMeaning operator()(const ConfirmSame& asked) const {
    if (is_yes_ == true) return {LinkFactor{asked}};
    return is_no_answer() ? LineMeaning{AskAgain{}} : plain();
  }

 private:
  [[nodiscard]] LineMeaning plain() const { return read_plain_line(s_, typed_, context_); }
  [[nodiscard]] bool is_no_answer() const { return is_yes_ == false || text::is_blank(typed_.text); }

  const InterviewSession& s_;
  const InputLine& typed_;
  const InterviewContext& context_;
  std::optional<bool> is_yes_;
};

}  // namespace

LineMeaning read_line(const InterviewSession& s, const InputLine& typed, const InterviewContext& context) {
  return std::visit(ConfirmationReader(s, typed, context), s.confirmation);
}

}  // namespace pm::interview
