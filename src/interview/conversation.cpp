#include <utility>

#include <pm/interview.hpp>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/paste_people.hpp"
#include "interview/phrases.hpp"
#include "interview/question.hpp"

namespace pm::interview {
namespace {

/// Day of the id: of the incident if known, else today.
time::Day day_for_id(const record::Record& r, const InterviewContext& context) {
  return record::incident_day(r).value_or(record::zone_of(r).day(context.now));
}

/// Adds a full stop if the text has no end mark.
std::string sentence(std::string words) {
  if (!words.empty() && std::string_view(".?!:").find(words.back()) == std::string_view::npos) words += '.';
  return words;
}

class Conversation {
 public:
  Conversation(InterviewContext context, terminal::Prompt& prompt, Drafts& drafts,
               const std::function<time::Micros()>& now, TimelineSources* sources)
      : context_(std::move(context)), prompt_(prompt), drafts_(drafts), now_(now), sources_(sources) {}

  InterviewEnd lead(InterviewStart start) {
    refresh_context();
    on_disk_ = !start.record.id.empty();
    count_candidates(start.record);
    auto result = begin(std::move(start), context_);
    for (;;) {
      assign_id(result.session.record);
      save(result.session);
      show(result.messages);
      if (result.session.ended) break;
      result = take_next(std::move(result));
    }
    return close(std::move(result.session));
  }

 private:
  /// Messages about saved files come after saving.
  InterviewEnd close(InterviewSession session) {
    std::optional<Error> unrenamed, unreported;
    if (session.wants_rename && !unsaved_ && !saved_.id.empty()) unrenamed = rename(session);
    if (!unsaved_ && !saved_.id.empty())
      if (auto reported = drafts_.report(saved_); !reported) unreported = std::move(reported.error());
    show(closing_messages(session, context_, {!unsaved_, on_disk_, !unreported}));
    return {std::move(session), std::move(saved_), std::move(unsaved_), std::move(unrenamed), std::move(unreported)};
  }

  /// Gives the record the id of its day. Returns why not.
  std::optional<Error> rename(InterviewSession& session) {
    auto renamed = drafts_.rename(saved_);
    if (!renamed) return std::move(renamed.error());
    show({{MessageKind::note, phrases::fill(phrases::renamed, renamed->id, saved_.id)}});
    session.record.id = renamed->id;
    saved_ = std::move(*renamed);
    return std::nullopt;
  }

  void refresh_context() {
    context_.now = now_();
    if (context_.local_day) context_.check.today = context_.local_day(context_.now);
    if (context_.check.now) context_.check.now = context_.now;
    context_.columns = prompt_.columns();
    context_.plain = prompt_.plain();
  }

  void show(const Messages& messages) {
    if (!messages.empty()) prompt_.show(render(messages, prompt_.columns(), prompt_.colour(), prompt_.plain()));
  }

  void assign_id(record::Record& r) {
    if (r.id.empty() && r.title.empty()) return;
    if (!r.uid) r.uid = drafts_.new_uid();
    if (r.id.empty()) r.id = drafts_.free_id(day_for_id(r, context_), r.title, *r.uid);
  }

  /// A record without a title has no id and no answers yet.
  void save(const InterviewSession& session) {
    auto record = draft(session, context_);
    if (record.id.empty() || (record == saved_ && !unsaved_)) return;
    auto saved = drafts_.save(record);
    if (!saved && drafts_.was_changed_meanwhile(record)) saved = ask_which_version(record, saved.error());
    saved_ = std::move(record);
    if (saved) {
      on_disk_ = true;
      if (unsaved_) show({{MessageKind::note, std::string(phrases::saved_again)}});
      unsaved_.reset();
      return;
    }
    const bool was_shown = unsaved_ && unsaved_->message == saved.error().message;
    unsaved_ = saved.error();
    if (session.ended) return;
    show({{MessageKind::trouble,
           was_shown ? std::string(phrases::still_not_saved)
                     : phrases::fill(phrases::not_saved, sentence(unsaved_->message), sentence(unsaved_->hint))}});
  }

  Result<void> ask_which_version(const record::Record& record, const Error& problem) {
    show({{MessageKind::trouble, problem.message}, {MessageKind::follow_up, std::string(phrases::which_version)}});
    for (;;) {
      const auto input = prompt_.read({"  > ", "", {}});
      if (input.kind != terminal::PromptInput::Kind::line) return tl::unexpected(problem);
      const auto picked = text::trim(input.text);
      if (picked == "1" || picked.empty()) return drafts_.save_over(record);
      if (picked == "2") return tl::unexpected(problem);
      show({{MessageKind::trouble, std::string(phrases::one_or_two)}});
    }
  }

  StepResult take_next(StepResult result) {
    refresh_context();
    const auto asked = ask(result.session, context_);
    show(asked.messages);
    terminal::PromptRequest question{asked.label, asked.preset, {}, result.recall};
    question.complete = [&asked](std::string_view, std::size_t) { return asked.words; };
    const auto input = prompt_.read(question);
    refresh_context();
    result.messages.clear();
    auto next = step(std::move(result.session), event_of(input), context_);
    while (next.editor && !next.session.ended) next = open_editor(std::move(next));
    if (next.import && !next.session.ended) next = import_events(std::move(next));
    return next;
  }

  void count_candidates(const record::Record& record) {
    context_.candidates = sources_ && !record.id.empty() ? sources_->open_candidates(record) : 0;
  }

  /// Reads a source, if one was named, and lets the room pick.
  StepResult import_events(StepResult result) {
    const auto request = *std::exchange(result.import, std::nullopt);
    const auto answer_with = [&](MessageKind kind, std::string text) {
      result.messages.push_back({kind, std::move(text)});
      return std::move(result);
    };
    auto& record = result.session.record;
    assign_id(record);
    if (!sources_) return answer_with(MessageKind::trouble, std::string(phrases::no_sources_here));
    if (record.id.empty()) return answer_with(MessageKind::trouble, std::string(phrases::title_first));
    if (!request.source.empty()) {
      const auto summary = sources_->read(record, request.source);
      if (!summary) {
        const auto& [kind, message, hint] = summary.error();
        const bool is_about_options = hint.find("--") != std::string::npos;
        return answer_with(
            MessageKind::trouble,
            sentence(message) + " " + (is_about_options ? std::string(phrases::import_in_shell) : sentence(hint)));
      }
      for (const auto& line : summary->lines) result.messages.push_back({MessageKind::note, line});
      if (summary->added == 0) return answer_with(MessageKind::note, std::string(phrases::nothing_new_read));
    }
    count_candidates(record);
    if (context_.candidates == 0) return answer_with(MessageKind::note, std::string(phrases::no_candidates));
    show(result.messages);
    result.messages.clear();
    const auto& chat = result.session.chat;
    auto picked = sources_->pick(record, prompt_, chat ? chat->file.roles : imports::Roles{});
    if (!picked && picked.error().kind != ErrorKind::interrupted)
      return answer_with(MessageKind::trouble, sentence(picked.error().message));
    if (!picked) picked = PickedTimeline{};
    auto next = step(std::move(result.session), *picked, context_);
    count_candidates(next.session.record);
    return next;
  }

  static InputEvent event_of(const terminal::PromptInput& input) {
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
  StepResult open_editor(StepResult result) {
    const auto asked = *std::exchange(result.editor, std::nullopt);
    show(result.messages);
    result.messages.clear();
    const auto text = prompt_.edit(asked.text);
    if (!text || text::is_blank(*text)) {
      result.messages.push_back({MessageKind::trouble, std::string(phrases::nothing_to_edit)});
      return result;
    }
    if (text::trim(*text) == text::trim(asked.text)) {
      result.messages.push_back({MessageKind::understood, std::string(phrases::kept_as_before)});
      return result;
    }
    if (asked.target.empty())
      return step(std::move(result.session), InputLine{std::string(text::trim(*text)), true}, context_);
    return step(std::move(result.session), EditedText{asked.target, *text}, context_);
  }

  InterviewContext context_;
  terminal::Prompt& prompt_;
  Drafts& drafts_;
  const std::function<time::Micros()>& now_;
  TimelineSources* sources_;  ///< null: none can be read
  record::Record saved_;
  std::optional<Error> unsaved_;
  bool on_disk_ = false;  ///< whether any state of the record is saved
};

}  // namespace

InterviewEnd converse(InterviewStart start, InterviewContext context, terminal::Prompt& prompt, Drafts& drafts,
                      const std::function<time::Micros()>& now, TimelineSources* sources) {
  return Conversation(std::move(context), prompt, drafts, now, sources).lead(std::move(start));
}

}  // namespace pm::interview
