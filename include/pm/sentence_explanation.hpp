// How the language checker reads a sentence: for `pm explain --sentence` and reports of false positives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pm/language.hpp>

namespace pm::language {

struct SentenceExplanation {
  struct Word {
    std::string text, base;  ///< `base` is empty for punctuation and for words the lexicon does not know
    std::string_view part;   ///< part of speech: "noun", "verb", "be", …
  };
  struct Actor {
    std::string text;        ///< empty: nobody is named
    std::string_view kind;   ///< "people", "system", "thing", …
    bool inherited = false;  ///< stands in another clause: "she forgot it and left"
    bool is_named() const { return !text.empty(); }
  };
  /// A verb phrase with its actor.
  struct Deed {
    std::string text, verb, object;  ///< `verb` is the base form
    Actor actor, agent;              ///< `agent`: of a passive, "by …"
    std::string modal;               ///< "should"; empty: none
    bool negated = false, past = false, perfect = false, passive = false, progressive = false;
    std::string_view form;  ///< "finite", "imperative", "infinitive", "gerund" or "question"
  };
  enum class Outcome {
    finding,    ///< reported
    maybe,      ///< reported only with --sensitive
    second,     ///< matched, but another row of the rule matched first
    allowed,    ///< `[words] allow` of pm.toml covers it
    exception,  ///< the words of the row are there; an exception applies
    near_miss,  ///< one change would make it match: `needs`
  };
  /// A row of a rule that matched or nearly matched.
  struct Row {
    Rule rule = Rule::bad_faith;
    std::string_view row;
    Outcome outcome = Outcome::finding;
    std::string excerpt;
    double confidence = 0;
    std::vector<std::string> decisive;  ///< of a match: features without which the row does not match
    std::string needs;                  ///< of an exception its reason, of a near miss the change
    std::string ask;                    ///< of a finding: its question
  };
  std::string text;
  bool question = false;
  std::vector<Word> words;
  std::vector<Deed> deeds;
  std::vector<Row> rows;  ///< findings first
};

[[nodiscard]] std::string_view to_string(SentenceExplanation::Outcome);

/// Explains each sentence of `text` as a checker with these words reads it. Slower than checking: about a millisecond
/// for a sentence.
[[nodiscard]] std::vector<SentenceExplanation> explain_sentences(std::string_view text, const Vocabulary& = {});

}  // namespace pm::language
