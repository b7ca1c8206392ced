#include <algorithm>
#include <array>
#include <utility>

#include <pm/language.hpp>

#include "language/rule_set.hpp"
#include "language/rules.hpp"
#include "language/team_words.hpp"

namespace pm::language {

void PhraseList::add(std::string_view phrase, std::size_t number) {
  const auto begin = words_.size();
  SentenceSplitter sentences(phrase);
  while (sentences.next(tokens_))
    for (const auto& t : tokens_)
      if (t.shape == TokenShape::word || t.shape == TokenShape::number)
        words_.push_back(t.shape == TokenShape::word ? t.hash : word_hash(phrase.substr(t.begin, t.end - t.begin)));
  if (words_.size() > begin + 1 && words_[begin] == word_hash("the"))
    words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(begin));
  if (words_.size() == begin) return;
  first_word_bits_ |= std::uint64_t{1} << (words_[begin] & 63U);
  phrases_.push_back({words_[begin], begin, words_.size() - begin, number});
}

void PhraseList::clear() {
  phrases_.clear();
  words_.clear();
  first_word_bits_ = 0;
}

bool PhraseList::matches_at(const Entry& e, const std::vector<WordToken>& tokens, std::size_t i) const {
  if (i + e.size > tokens.size()) return false;
  for (std::size_t k = 0; k < e.size; ++k)
    if (tokens[i + k].hash != words_[e.begin + k]) return false;
  return true;
}

namespace {

constexpr std::array<std::string_view, 10> names = {
    "bad-faith",  "incompetence", "punishment",     "human-error",        "counterfactual",
    "root-cause", "non-fix",      "boil-the-ocean", "automate-judgement", "team-word"};

}  // namespace

std::string_view name(Rule rule) { return names[static_cast<std::size_t>(rule)]; }

std::optional<Rule> parse_rule(std::string_view word) {
  const auto it = std::find(names.begin(), names.end(), word);
  if (it == names.end()) return std::nullopt;
  return static_cast<Rule>(it - names.begin());
}

RuleSelection RuleSelection::all() { return RuleSelection((1U << names.size()) - 1); }

RuleSelection RuleSelection::narrative() {
  return all().without(Rule::non_fix).without(Rule::boil_the_ocean).without(Rule::automate_judgement);
}

TeamWords::TeamWords(Vocabulary words) : denied(std::move(words.deny)), sensitive(words.sensitive) {
  for (const auto& w : words.people) people.add(w, 0);
  for (const auto& w : words.systems) systems.add(w, 0);
  for (const auto& w : words.allow) allow.add(w, 0);
  for (std::size_t i = 0; i < denied.size(); ++i) deny.add(denied[i].say, i);
}

struct Checker::Lexicon : TeamWords {
  using TeamWords::TeamWords;
};

Checker::Checker(Vocabulary words) : lexicon_(std::make_unique<Lexicon>(std::move(words))) {}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

/// What lies ready for the next text.
struct CheckerSession::State {
  const Checker::Lexicon& own;
  std::span<const std::string> people;
  PhraseList present = {};  ///< the people, once there is a sentence to look for them in
  bool has_participants = false;
  std::vector<WordToken> tokens = {};
  RuleSet::Candidates ahead = {};
  std::vector<RuleSet::RuleHit> found = {};
  ParsedSentence reading = {};
  std::string asked = {};  ///< the question of the finding before

  const PhraseList& who_is_present() {
    if (std::exchange(has_participants, true)) return present;
    present.clear();
    for (const auto& p : people) {
      present.add(p, 0);
      if (const auto space = p.find(' '); space != p.npos && space > 1)
        present.add(std::string_view(p).substr(0, space), 0);
    }
    return present;
  }
};

CheckerSession::CheckerSession(const Checker& checker, std::span<const std::string> people)
    : state_(new State{.own = *checker.lexicon_, .people = people}) {
  state_->tokens.reserve(64);  // what most sentences need
}
CheckerSession::~CheckerSession() = default;

void CheckerSession::set_people(std::span<const std::string> people) {
  state_->people = people;
  state_->has_participants = false;
}

std::vector<LanguageFinding> Checker::review(std::string_view text, RuleSelection rules,
                                             std::span<const std::string> people) const {
  return CheckerSession(*this, people).review(text, rules);
}

std::vector<LanguageFinding> CheckerSession::review(std::string_view text, RuleSelection rules) {
  const auto& english = language::Lexicon::english();
  const auto& book = RuleSet::all();
  const auto& own = state_->own;
  auto& tokens = state_->tokens;
  auto& found = state_->found;
  auto& reading = state_->reading;
  std::vector<LanguageFinding> findings;
  SentenceSplitter sentences(text);
  while (sentences.next(tokens)) {
    reading.look_up(text, tokens, english);
    const auto first = findings.size();
    if (rules.has(Rule::team_word))
      own.deny.each_hit(tokens, [&](const PhraseList::Hit& hit) {
        const auto begin = tokens[hit.first].begin, end = tokens[hit.last - 1].end;
        const auto said = std::string(text.substr(begin, end - begin));
        findings.push_back({Rule::team_word, begin, end, "\"" + said + "\" is a word this team would rather leave.",
                            own.denied[hit.number].ask, "team-word", false, 1});
      });
    if (book.may_match(reading, state_->ahead)) {
      const auto as = [&](std::uint32_t tags) {
        return [&reading, tags](const PhraseList::Hit& hit) { reading.mark(hit.first, hit.last, tags); };
      };
      state_->who_is_present().each_hit(tokens, as(tag_people | tag_name));  // written as they are called
      own.people.each_hit(tokens, as(tag_people));
      own.systems.each_hit(tokens, as(tag_system));
      reading.decide();
      found.clear();
      book.run(reading, state_->ahead, rules, found);
      std::stable_sort(found.begin(), found.end(),
                       [](const auto& a, const auto& b) { return a.match.begin < b.match.begin; });
      RuleSelection seen;
      for (const auto& [rule, pattern, match] : found) {
        if (seen.has(rule)) continue;
        const auto confidence = confidence_of(rule, pattern);
        if (confidence < LanguageFinding::min_reported_confidence && !own.sensitive) continue;
        seen = seen.with(rule);
        const bool self = is_about_self(reading, match, rule);
        auto words = finding_text(reading, match, rule, pattern, self, state_->asked);
        state_->asked = words.ask;
        findings.push_back({rule, reading.token(match.begin).begin,
                            reading.token(std::max(match.end - 1, match.begin)).end, std::move(words.message),
                            std::move(words.ask), pattern, self, confidence});
      }
    }
    own.allow.each_hit(tokens, [&](const PhraseList::Hit& hit) {
      const auto begin = tokens[hit.first].begin, end = tokens[hit.last - 1].end;
      findings.erase(std::remove_if(findings.begin() + static_cast<std::ptrdiff_t>(first), findings.end(),
                                    [&](const LanguageFinding& f) { return f.begin < end && begin < f.end; }),
                     findings.end());
    });
    std::stable_sort(findings.begin() + static_cast<std::ptrdiff_t>(first), findings.end(),
                     [](const LanguageFinding& a, const LanguageFinding& b) { return a.begin < b.begin; });
  }
  return findings;
}

}  // namespace pm::language
