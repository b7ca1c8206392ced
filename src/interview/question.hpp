// A question is a row: its words, when it is asked, what becomes of the answer. One file a section has its rows.
#pragma once

#include <span>

#include <pm/interview.hpp>

namespace pm::interview {

/// Words for one question, as typed.
struct Words {
  std::string text;
  bool pasted = false;
  std::optional<int> hour;  ///< 0 or 1: which of the hour that happens twice
};

/// New words in the record, for the language rules.
struct Heard {
  std::string pointer;
  std::string text;
  axioms::Rules rules = axioms::Rules::narrative();
};

/// What became of an answer.
struct Taken {
  enum class Then {
    next,   ///< go on
    stay,   ///< a list: one more line
    again,  ///< not understood: the question again
    which,  ///< asks which hour
    end,    ///< the interview ends
  };
  Then then = Then::next;
  Says says;
  std::vector<Heard> heard;
  std::optional<At> follow;  ///< asked before anything else
  spoken::Which which{};
  std::string what;          ///< for "taken back: …"
  std::string keep_on_line;  ///< with `again`: the words, to be mended
  Ending ending = Ending::finished;
};

/// Where a question is asked.
struct In {
  bool prep = false, room = false, brief = false;
};
inline constexpr In everywhere{true, true, true}, prep_only{true, false, false}, prep_and_room{true, true, false},
    meeting_only{false, true, false}, meeting_and_short{false, true, true};

struct Question {
  std::string_view id, section;
  std::string_view ask, hint, why;
  std::string_view field;  ///< where the answer goes, for people: "times.started"
  In in = meeting_only;
  enum class Shape { one, list, follow_up } shape = Shape::one;

  /// Whether it is to be asked of this session at all (`skipped when`). Null: always.
  bool (*applies)(const Session&, const Room&) = nullptr;
  /// Whether the record has the answer when a sitting begins (prepared, from `--answers`): shown, not asked; and an
  /// empty line keeps it. Null: never.
  bool (*answered)(const record::Record&) = nullptr;
  /// The answer as it would be typed: shown, and on the line after /back. Null: "".
  std::string (*answer)(const Session&) = nullptr;
  /// The id or index of the list's last item, which /back brings to the line. Null: the list has none of that kind.
  std::string (*last_item)(const Session&) = nullptr;
  /// The question as it stands now, where it depends on the record. Null: `ask` and `hint`.
  void (*phrase)(const Session&, const Room&, std::string& ask, std::string& hint) = nullptr;
  /// Lines above the question. Null: none.
  Says (*above)(const Session&, const Room&) = nullptr;
  /// What a list has already, where `above` does not show it: said when a sitting goes on within it. Null: nothing.
  Says (*so_far)(const Session&, const Room&) = nullptr;
  /// Takes an answer; an empty text is "go on". Changes `session.record` and nothing else of it.
  Taken (*take)(Session&, const Words&, const Room&) = nullptr;
};

[[nodiscard]] std::span<const Question> incident_questions();
[[nodiscard]] std::span<const Question> opening_questions();
[[nodiscard]] std::span<const Question> timeline_questions();
[[nodiscard]] std::span<const Question> times_questions();
[[nodiscard]] std::span<const Question> long_questions();
[[nodiscard]] std::span<const Question> noticed_questions();
[[nodiscard]] std::span<const Question> factors_questions();
[[nodiscard]] std::span<const Question> sleeping_questions();  ///< the section "fixes" is these four
[[nodiscard]] std::span<const Question> fixes_questions();
[[nodiscard]] std::span<const Question> fix_follow_up_questions();
[[nodiscard]] std::span<const Question> broadest_questions();
[[nodiscard]] std::span<const Question> closing_questions();

/// The team's own question: the answer goes to `custom`.
[[nodiscard]] Taken take_custom(Session&, const Words&, const Room&);
[[nodiscard]] std::string custom_answer(const Session&);

// --- small things that takes are made of

[[nodiscard]] inline Taken go_on(Says says = {}) {
  return {Taken::Then::next, std::move(says), {}, {}, {}, {}, {}, {}};
}
[[nodiscard]] inline Taken stay(Says says = {}) { return {Taken::Then::stay, std::move(says), {}, {}, {}, {}, {}, {}}; }
[[nodiscard]] Taken again(std::string trouble, std::string keep_on_line = {});

[[nodiscard]] time::Zone zone_of(const Session&, const Room&);
[[nodiscard]] time::Day today(const Session&, const Room&);

/// "y", "yes", "n", "no" in any case; nullopt: something else.
[[nodiscard]] std::optional<bool> yes_or_no(std::string_view);

/// 1-based number of a choice, by number or by the beginning of its word; `rest` is what follows it.
[[nodiscard]] std::optional<std::size_t> choice(std::string_view words, std::span<const std::string_view> names,
                                                std::string& rest);

/// A question's id as people read it: "until seen".
[[nodiscard]] std::string in_words(std::string_view id);

/// "F2", "x12", and nothing more: the id in its own letters.
[[nodiscard]] std::optional<std::string> bare_id(std::string_view words, char letter);

/// Adds to a list that may not have been asked for yet.
template <class T>
T& add_to(std::optional<std::vector<T>>& list, T item) {
  if (!list) list.emplace();
  return list->emplace_back(std::move(item));
}
template <class T>
std::size_t size_of(const std::optional<std::vector<T>>& list) {
  return list ? list->size() : 0;
}

/// One text for each line of the words, blank ones left out.
[[nodiscard]] std::vector<std::string> texts_of(const Words&);

/// A new factor with the next free id.
record::Factor add_factor(record::Record&, std::string text);

/// The commands of every prompt that change the record, shared with the questions themselves.
[[nodiscard]] Taken add_event_lines(Session&, const Words&, const Room&);
[[nodiscard]] Taken add_fix(Session&, const Words&, const Room&, std::string first_step_of = {});

}  // namespace pm::interview
