#include <utility>

#include <pm/interview.hpp>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"
#include "interview/question.hpp"

namespace pm::interview {
namespace {

/// Day of the id: of the incident if known, else today.
time::Day day_for_id(const record::Record& r, const InterviewContext& room) {
  return record::incident_day(r).value_or(record::zone_of(r).day(room.now));
}

/// Adds a full stop if the text has no end mark.
std::string sentence(std::string words) {
  if (!words.empty() && std::string_view(".?!:").find(words.back()) == std::string_view::npos) words += '.';
  return words;
}

class Conversation {
 public:
  Conversation(InterviewContext room, terminal::Prompt& prompt, Drafts& drafts,
               const std::function<time::Micros()>& now)
      : room_(std::move(room)), prompt_(prompt), drafts_(drafts), now_(now) {}

  InterviewEnd lead(InterviewStart start) {
    look_around();
    on_disk_ = !start.record.id.empty();
    auto turn = begin(std::move(start), room_);
    for (;;) {
      name_it(turn.session.record);
      save(turn.session);
      show(turn.messages);
      if (turn.session.ended) break;
      turn = wait(std::move(turn));
    }
    return ended(std::move(turn.session));
  }

 private:
  /// Messages about saved files come after saving.
  InterviewEnd ended(InterviewSession session) {
    std::optional<Error> unreported;
    if (!unsaved_ && !saved_.id.empty())
      if (auto reported = drafts_.report(saved_); !reported) unreported = std::move(reported.error());
    show(closing_messages(session, room_, {!unsaved_, on_disk_, !unreported}));
    return {std::move(session), std::move(saved_), std::move(unsaved_), std::move(unreported)};
  }

  void look_around() {
    room_.now = now_();
    if (room_.local_day) room_.check.today = room_.local_day(room_.now);
    if (room_.check.now) room_.check.now = room_.now;
    room_.columns = prompt_.columns();
    room_.plain = prompt_.plain();
  }

  void show(const Messages& says) {
    if (!says.empty()) prompt_.show(render(says, prompt_.columns(), prompt_.colour(), prompt_.plain()));
  }

  void name_it(record::Record& r) {
    if (r.id.empty() && r.title.empty()) return;
    if (!r.uid) r.uid = drafts_.new_uid();
    if (r.id.empty()) r.id = drafts_.free_id(day_for_id(r, room_), r.title, *r.uid);
  }

  /// A record without a title has no id and no answers yet.
  void save(const InterviewSession& session) {
    auto record = draft(session, room_);
    if (record.id.empty() || (record == saved_ && !unsaved_)) return;
    auto saved = drafts_.save(record);
    if (!saved && drafts_.was_changed_meanwhile(record)) saved = ask_whose(record, saved.error());
    saved_ = std::move(record);
    if (saved) {
      on_disk_ = true;
      if (unsaved_) show({{MessageKind::note, std::string(say::saved_again)}});
      unsaved_.reset();
      return;
    }
    const bool is_told = unsaved_ && unsaved_->message == saved.error().message;
    unsaved_ = saved.error();
    if (session.ended) return;
    show({{MessageKind::trouble,
           is_told ? std::string(say::still_not_saved)
                   : say::with(say::not_saved, sentence(unsaved_->message), sentence(unsaved_->hint))}});
  }

  Result<void> ask_whose(const record::Record& record, const Error& problem) {
    show({{MessageKind::trouble, problem.message}, {MessageKind::follow_up, std::string(say::whose)}});
    for (;;) {
      const auto input = prompt_.read({"  > ", "", {}});
      if (input.kind != terminal::PromptInput::Kind::line) return tl::unexpected(problem);
      const auto picked = text::trim(input.text);
      if (picked == "1" || picked.empty()) return drafts_.save_over(record);
      if (picked == "2") return tl::unexpected(problem);
      show({{MessageKind::trouble, std::string(say::one_or_two)}});
    }
  }

  StepResult wait(StepResult turn) {
    look_around();
    const auto asked = ask(turn.session, room_);
    show(asked.messages);
    terminal::PromptRequest question{asked.label, asked.preset, {}, asked.recall};
    question.complete = [&asked](std::string_view, std::size_t) { return asked.words; };
    const auto input = prompt_.read(question);
    look_around();
    turn.messages.clear();
    auto next = step(std::move(turn.session), act_of(input), room_);
    while (next.editor && !next.session.ended) next = edited(std::move(next));
    return next;
  }

  static InputEvent act_of(const terminal::PromptInput& input) {
    switch (input.kind) {
      case terminal::PromptInput::Kind::line:
        return InputLine{input.text, input.pasted};
      case terminal::PromptInput::Kind::end:
        return EndOfInput{};
      case terminal::PromptInput::Kind::interrupt:
        return Interrupt{input.text};
    }
    return EndOfInput{};
  }

  /// A text that comes back as it was, or empty, changes nothing.
  StepResult edited(StepResult turn) {
    const auto asked = *std::exchange(turn.editor, std::nullopt);
    show(turn.messages);
    turn.messages.clear();
    const auto text = prompt_.edit(asked.text);
    if (!text || text::is_blank(*text)) {
      turn.messages.push_back({MessageKind::trouble, std::string(say::nothing_to_edit)});
      return turn;
    }
    if (text::trim(*text) == text::trim(asked.text)) {
      turn.messages.push_back({MessageKind::understood, std::string(say::kept_as_before)});
      return turn;
    }
    if (asked.target.empty())
      return step(std::move(turn.session), InputLine{std::string(text::trim(*text)), true}, room_);
    return step(std::move(turn.session), EditedText{asked.target, *text}, room_);
  }

  InterviewContext room_;
  terminal::Prompt& prompt_;
  Drafts& drafts_;
  const std::function<time::Micros()>& now_;
  record::Record saved_;
  std::optional<Error> unsaved_;
  bool on_disk_ = false;  ///< whether any state of the record is saved
};

}  // namespace

InterviewEnd converse(InterviewStart start, InterviewContext room, terminal::Prompt& prompt, Drafts& drafts,
                      const std::function<time::Micros()>& now) {
  return Conversation(std::move(room), prompt, drafts, now).lead(std::move(start));
}

}  // namespace pm::interview
