#include "language/rule_set.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <stdexcept>
#include <utility>

namespace pm::language {

std::span<const RuleFamily> rule_families() {
  static const std::array all = {
      bad_faith_phrases(),   bad_faith_verbs(),        incompetence_rows(),    punishment_rows(),
      human_error_phrases(), human_error_slips(),      human_error_duties(),   human_error_omissions(),
      human_error_harm(),    counterfactual_phrases(), counterfactual_verbs(), root_cause_rows(),
      non_fix_phrases(),     non_fix_verbs(),          boil_the_ocean_rows(),  automate_judgement_rows(),
      human_error_nouns(),   human_error_deeds(),      human_error_undone(),   non_fix_calls()};
  return all;
}

RuleSet::RuleSet() {
  const auto& english = Lexicon::english();
  const auto words = english.size() + 1;
  by_lemma_.resize(words);
  by_form_.resize(words);
  std::vector<std::vector<std::uint16_t>> of_lemma(words), of_form(words);
  for (const auto& family : rule_families()) {
    for (const auto& row : family.phrases) {
      const auto number = static_cast<std::uint16_t>(phrases_.size());
      phrases_.push_back({&row, PhrasePattern(row.phrase)});
      const auto& anchor = phrases_.back().phrase.anchor();
      for (auto l : anchor.lemmas) of_lemma[l].push_back(number);
      for (auto f : anchor.forms) of_form[f].push_back(number);
    }
    for (const auto& row : family.verb_rules) add(row);
  }
  const auto anchor = [&](Rows& rows, std::initializer_list<const std::vector<std::uint16_t>*> lists) {
    rows.first_phrase = static_cast<std::uint32_t>(anchored_.size());
    for (const auto* list : lists) anchored_.insert(anchored_.end(), list->begin(), list->end());
    rows.phrases = static_cast<std::uint32_t>(anchored_.size()) - rows.first_phrase;
  };
  for (std::size_t word = 1; word < words; ++word) {
    auto& alone = by_lemma_[word];
    alone.words.add(static_cast<Lemma>(word));
    anchor(alone, {&of_lemma[word]});
  }
  for (std::size_t form = 1; form < words; ++form) {
    const auto lemma = english.lemma_of(static_cast<Lemma>(form));
    auto& rows = by_form_[form];
    rows.near |= by_lemma_[lemma].near;
    rows.also |= by_lemma_[lemma].also;
    if (lemma != 0) rows.words.add(lemma);
    rows.words.add(static_cast<Lemma>(form));
    anchor(rows, {&of_lemma[lemma], &of_form[form]});
  }
}

void RuleSet::add(const VerbRule& row) {
  if (verb_rules_.size() == 64) throw std::logic_error("more rows of deeds than bits to tell them by");
  const auto bit = std::uint64_t{1} << verb_rules_.size();
  const LemmaSet near(row.near), also(row.second);
  for (auto* move_by_word : {&by_lemma_, &by_form_}) {
    for (auto l : near.words()) (*move_by_word)[l].near |= bit;
    for (auto l : also.words()) (*move_by_word)[l].also |= bit;
  }
  if (row.second.empty()) needs_no_second_word_ |= bit;
  if (row.precheck != nullptr) needs_extra_check_ |= bit;
  verb_rules_.push_back({&row, near.unknown()});
  verb_rules_.back().unknown.insert(verb_rules_.back().unknown.end(), also.unknown().begin(), also.unknown().end());
}

bool RuleSet::may_match(const ParsedSentence& r, Candidates& ahead) const {
  ahead.phrases.clear();
  std::uint64_t near = 0, also = needs_no_second_word_;
  WordFilter words;
  struct Anchor {
    int token;
    const Rows* rows;
  };
  std::array<Anchor, SentenceSplitter::longest + 2> anchors;  // the last word may be two
  std::size_t anchor_count = 0;
  const auto *const by_form = by_form_.data(), *const by_lemma =
                                                   by_lemma_.data();  // they have all that the lexicon has
  int i = 0;
  for (const auto& item : r.items()) {
    const auto& rows = item.form != 0 ? by_form[item.form] : by_lemma[item.lemma];
    near |= rows.near;
    also |= rows.also;
    words.add(rows.words);
    if (rows.phrases != 0 && anchor_count < anchors.size()) anchors[anchor_count++] = {i, &rows};
    ++i;
  }
  ahead.verb_rules = near & also;
  for (auto rows = ahead.verb_rules & needs_extra_check_; rows != 0; rows &= rows - 1) {
    const auto row = std::countr_zero(rows);
    if (!verb_rules_[static_cast<std::size_t>(row)].row->precheck(r)) ahead.verb_rules &= ~(std::uint64_t{1} << row);
  }
  bool are_words_set = false;
  for (const auto& [token, rows] : std::span(anchors).first(anchor_count))
    for (const auto number : std::span(anchored_).subspan(rows->first_phrase, rows->phrases)) {
      const auto& phrase = phrases_[number].phrase;
      if (!phrase.possible(words)) continue;
      if (!std::exchange(are_words_set, true)) ahead.words.set(r);
      if (phrase.has_its_words(ahead.words)) ahead.phrases.push_back({token, number});
    }
  return ahead.verb_rules != 0 || !ahead.phrases.empty();
}

namespace {

/// "the Limited Naiveté Criterion": a term of the trade, written with capitals in a sentence that is not.
bool is_part_of_name(const ParsedSentence& r, int b, int e, Rule rule) {
  if (rule == Rule::root_cause || b == 0 || !r.token(b).capital || r.token(b).shouted || !r.token(e - 1).capital)
    return false;
  if (!r.token(b - 1).capital && !(e < r.size() && r.token(e).capital)) return false;
  int small = 0;
  for (int i = 0; i < r.size(); ++i) small += r[i].shape == TokenShape::word && !r.token(i).capital;
  return small >= 3 && !r.verb_phrases().empty();
}

/// "The proxy received a written warning": people's words, said of a system.
bool is_of_a_system(const ParsedSentence& r, int b, int e, Rule rule) {
  const bool sanctioned = rule == Rule::punishment;
  if (!sanctioned && rule != Rule::human_error && rule != Rule::incompetence) return false;
  const VerbPhrase* d = nullptr;
  for (int i = std::max(0, b - 2); i < e && d == nullptr; ++i) d = r.verb_phrase_at(i);
  if (d == nullptr || d->subject.subject_class != SubjectClass::system || d->infinitive || d->gerund) return false;
  if (d->first > b || d->subject.begin < 0 || d->subject.end > b) return false;
  static const LemmaSet making("make do"), being("be have");
  if (sanctioned) return true;
  return rule == Rule::incompetence ? d->passive || being.has(d->verb) : making.has(d->verb) && !d->passive;
}

/// Returns the reason why a row does not apply, where a general exception explains it.
std::string_view exception_of(const ParsedSentence& r, int b, int e) {
  if (is_mention(r, b, e)) return "the words are mentioned, not used";
  if (is_denied(r, b, e)) return "the words are denied";
  if (r.question()) return "it is a question";
  return "an exception of the row applies";
}

/// An entry of a timeline or a notice of work to come, where the rule looks for remedies.
bool is_no_remedy(const ParsedSentence& r, Rule rule) {
  const bool boil = rule == Rule::boil_the_ocean;
  if (!boil && rule != Rule::non_fix && rule != Rule::automate_judgement) return false;
  const bool ordered = !r.verb_phrases().empty() && r.verb_phrases().front().imperative;
  return is_timeline_entry(r) || (boil && !ordered && is_announcement(r));
}

}  // namespace

void RuleSet::run(const ParsedSentence& r, const Candidates& ahead, RuleSelection rules,
                  std::vector<RuleHit>& out) const {
  for (const auto& [i, number] : ahead.phrases) {
    const auto& [row, phrase] = phrases_[number];
    if (!rules.has(row->rule)) continue;
    const auto& anchor = phrase.anchor();
    for (int b = i - anchor.least; b >= std::max(0, i - anchor.most); --b) {
      const int e = phrase.match(r, b);
      if (e <= i || (row->unless && row->unless(r, b, e)) || is_part_of_name(r, b, e, row->rule) ||
          is_of_a_system(r, b, e, row->rule))
        continue;
      RuleMatch m{b, e, r.verb_phrase_at(i), {}};
      for (int k = b; k < e && m.who.begin < 0; ++k)
        if (r.has(k, tag_people)) m.who = r.actor_of(r.noun_phrase_begin(k), k + 1);
      out.push_back({row->rule, row->name, m});
      break;
    }
  }
  for (auto rows = ahead.verb_rules; rows != 0; rows &= rows - 1) {
    const auto* row = verb_rules_[static_cast<std::size_t>(std::countr_zero(rows))].row;
    if (!rules.has(row->rule)) continue;
    for (const auto& d : r.verb_phrases())
      if (auto m = row->match(r, d); m && !is_mention(r, m.begin, m.end)) out.push_back({row->rule, row->name, m});
  }
  std::erase_if(out, [&](const RuleHit& found) { return is_no_remedy(r, found.rule); });
}

std::vector<RuleSet::Attempt> RuleSet::attempts(const ParsedSentence& r, const Candidates& ahead) const {
  std::vector<Attempt> out;
  for (const auto& [i, number] : ahead.phrases) {
    const auto& [row, phrase] = phrases_[number];
    const auto& anchor = phrase.anchor();
    for (int b = i - anchor.least; b >= std::max(0, i - anchor.most); --b) {
      const int e = phrase.match(r, b);
      if (e <= i) continue;
      Attempt attempt{row->rule, row->name, {b, e, r.verb_phrase_at(i), {}}};
      if (is_part_of_name(r, b, e, row->rule))
        attempt.exception = "it is a name, written with capitals";
      else if (is_of_a_system(r, b, e, row->rule))
        attempt.exception = "the sentence is about a system";
      else if (row->unless && row->unless(r, b, e))
        attempt.exception = exception_of(r, b, e);
      out.push_back(attempt);
      if (attempt.exception.empty()) break;
    }
  }
  for (auto rows = ahead.verb_rules; rows != 0; rows &= rows - 1) {
    const auto* row = verb_rules_[static_cast<std::size_t>(std::countr_zero(rows))].row;
    for (const auto& d : r.verb_phrases()) {
      Attempt attempt{row->rule, row->name, row->match(r, d), {}, row, &d};
      if (attempt.match && is_mention(r, attempt.match.begin, attempt.match.end))
        attempt.exception = "the words are mentioned, not used";
      out.push_back(attempt);
    }
  }
  for (auto& attempt : out)
    if (attempt.match && attempt.exception.empty() && is_no_remedy(r, attempt.rule))
      attempt.exception = "a timeline entry or an announcement, not a remedy";
  return out;
}

std::vector<std::string> RuleSet::unknown_words() const {
  std::vector<std::string> out;
  for (const auto& p : phrases_) out.insert(out.end(), p.phrase.unknown().begin(), p.phrase.unknown().end());
  for (const auto& d : verb_rules_) out.insert(out.end(), d.unknown.begin(), d.unknown.end());
  return out;
}

const RuleSet& RuleSet::all() {
  static const RuleSet book;
  return book;
}

}  // namespace pm::language
