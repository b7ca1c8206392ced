#include <pm/conversation.hpp>

#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "phrases.hpp"
#include "question.hpp"

namespace pm::interview {
namespace {

/// Day of the id: of `times.started` in the zone of the incident if known, else today.
time::Day day_for_id(const record::Record& r, const Room& room) {
  const auto zone = record::zone_of(r);
  const auto& started = r.times.of(record::Milestone::started);
  return zone.day(started ? started->at : room.now);
}

/// Adds a full stop if the text has no end mark.
std::string sentence(std::string words) {
  if (!words.empty() && std::string_view(".?!:").find(words.back()) == std::string_view::npos) words += '.';
  return words;
}

class Conversation {
 public:
  Conversation(Room room, prompt::Prompt& prompt, Drafts& drafts, const std::function<time::Micros()>& now)
      : room_(std::move(room)), prompt_(prompt), drafts_(drafts), now_(now) {}

  Ended lead(Start start) {
    look_around();
    on_disk_ = !start.record.id.empty();
    auto turn = begin(std::move(start), room_);
    for (;;) {
      name_it(turn.session.record);
      save(turn.session);
      show(turn.says);
      if (turn.session.ended) break;
      turn = wait(std::move(turn));
    }
    return ended(std::move(turn.session));
  }

 private:
  /// Messages about saved files come after saving.
  Ended ended(Session session) {
    std::optional<Problem> unreported;
    if (!unsaved_ && saved_.status == record::Status::final)
      if (auto reported = drafts_.report(saved_); !reported) unreported = std::move(reported.error());
    show(last_words(session, room_, {!unsaved_, on_disk_, !unreported}));
    return {std::move(session), std::move(saved_), std::move(unsaved_), std::move(unreported)};
  }

  void look_around() {
    room_.now = now_();
    if (room_.local_day) room_.check.today = room_.local_day(room_.now);
    if (room_.check.now) room_.check.now = room_.now;
    room_.columns = prompt_.columns();
    room_.plain = prompt_.plain();
  }

  void show(const Says& says) {
    if (!says.empty()) prompt_.show(laid_out(says, prompt_.columns(), prompt_.colour(), prompt_.plain()));
  }

  void name_it(record::Record& r) {
    if (r.id.empty() && r.title.empty()) return;
    if (!r.uid) r.uid = drafts_.new_uid();
    if (r.id.empty()) r.id = drafts_.free_id(day_for_id(r, room_), r.title, *r.uid);
  }

  /// A record without a title has no id and no answers yet.
  void save(const Session& session) {
    auto record = draft(session, room_);
    if (record.id.empty() || (record == saved_ && !unsaved_)) return;
    auto saved = drafts_.save(record);
    if (!saved && drafts_.was_changed_meanwhile(record)) saved = ask_whose(record, saved.error());
    saved_ = std::move(record);
    if (saved) {
      on_disk_ = true;
      if (unsaved_) show({{Tone::note, std::string(say::saved_again)}});
      unsaved_.reset();
      return;
    }
    const bool is_told = unsaved_ && unsaved_->what == saved.error().what;
    unsaved_ = saved.error();
    if (session.ended) return;
    show({{Tone::trouble, is_told ? std::string(say::still_not_saved)
                                  : say::with(say::not_saved, sentence(unsaved_->what), sentence(unsaved_->hint))}});
  }

  Result<void> ask_whose(const record::Record& record, const Problem& problem) {
    show({{Tone::trouble, problem.what}, {Tone::follow_up, std::string(say::whose)}});
    for (;;) {
      const auto input = prompt_.read({"  > ", "", {}});
      if (input.kind != prompt::Input::Kind::line) return tl::unexpected(problem);
      const auto picked = text::trim(input.text);
      if (picked == "1" || picked.empty()) return drafts_.save_over(record);
      if (picked == "2") return tl::unexpected(problem);
      show({{Tone::trouble, std::string(say::one_or_two)}});
    }
  }

  Turn wait(Turn turn) {
    look_around();
    const auto asked = ask(turn.session, room_);
    show(asked.says);
    prompt::Ask question{asked.label, asked.preset, {}};
    question.complete = [&asked](std::string_view, std::size_t) { return asked.words; };
    const auto input = prompt_.read(question);
    look_around();
    turn.says.clear();
    turn.wish = Wish::none;
    auto next = step(std::move(turn.session), act_of(input), room_);
    return next.wish == Wish::open_editor ? edited(std::move(next)) : next;
  }

  static Act act_of(const prompt::Input& input) {
    switch (input.kind) {
      case prompt::Input::Kind::line:
        return Line{input.text, input.pasted};
      case prompt::Input::Kind::end:
        return EndOfInput{};
      case prompt::Input::Kind::interrupt:
        return Interrupt{input.text};
    }
    return EndOfInput{};
  }

  Turn edited(Turn turn) {
    auto text = prompt_.edit(turn.session.preset);
    if (!text || text::is_blank(*text)) {
      turn.says.push_back({Tone::trouble, std::string(say::nothing_to_edit)});
      return turn;
    }
    return step(std::move(turn.session), Line{std::string(text::trim(*text)), true}, room_);
  }

  Room room_;
  prompt::Prompt& prompt_;
  Drafts& drafts_;
  const std::function<time::Micros()>& now_;
  record::Record saved_;
  std::optional<Problem> unsaved_;
  bool on_disk_ = false;  ///< whether any state of the record is saved
};

}  // namespace

Ended converse(Start start, Room room, prompt::Prompt& prompt, Drafts& drafts,
               const std::function<time::Micros()>& now) {
  return Conversation(std::move(room), prompt, drafts, now).lead(std::move(start));
}

}  // namespace pm::interview
