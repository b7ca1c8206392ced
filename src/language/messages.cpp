#include "language/rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace pm::language {
namespace {

/// {whom} is who acts, as an object ("them", "the on-call"); {do} is what they did, "renew the cert". A line with a
/// placeholder that the sentence cannot fill is passed over for the next of its rule.
struct MessageLine {
  Rule rule;
  std::string_view patterns;  ///< space-separated; empty: any pattern of the rule
  std::string_view message, ask;
  std::string_view other;       ///< another question, where the one before was `ask`
  std::string_view verbs = {};  ///< space-separated base forms, one of which must be the verb; empty: any
  bool is_denied = false;       ///< only where the deed is denied: "do not edit files by hand"
};

/// Before the question about what somebody says of themselves.
constexpr std::string_view thanks = "Thanks for telling us. ";

constexpr MessageLine lines[] = {
    {Rule::bad_faith, "ignored did-not-care could-not-be-bothered not-taken-seriously blind-eye said-nothing",
     "Assumes a motive.", "What else needed attention at that moment, and how did this look next to it?",
     "What made the other thing look more urgent just then?"},
    {Rule::bad_faith,
     "at-fault somebodys-fault fault-of blame-on on-them culprit to-blame responsible-for their-responsibility",
     "Assigns blame, which ends the analysis.",
     "Put anyone else in that seat on that day: what would happen just the same, and why?",
     "What did the setup ask of whoever sat there, and what did it show them?"},
    {Rule::bad_faith, "ill-deed on-purpose cut-corners", "Assumes intent.",
     "What were they trying to achieve at that moment, and what did the shorter way save them?",
     "What did the official way cost on that day, in time or in trouble?"},
    {Rule::bad_faith, "", "Judges a person; the first axiom assumes good faith.",
     "What did it look like from their side, and what were they up against?",
     "What did a reasonable person see from that seat?"},

    {Rule::incompetence,
     "known-better anyone-would common-sense anyone-with-sense obvious-to-anybody you-would-think even-they-would "
     "half-a-brain",
     "Judges {whom} by what is obvious only now.", "Where could people learn that, and what pointed to it on the day?",
     "Who knew it at the time, and how did they come to know?"},
    {Rule::incompetence,
     "did-not-know no-idea lack-of-skill lacked still-learning unable-people called-unable too-junior "
     "poor-understanding "
     "had-no-skill no-idea-about has-no-clue no-clue do-not-know-their their-grasp how-little poorly-trained",
     "Explains it by missing knowledge of a person.",
     "What does the system expect people to know here, and where is it documented?",
     "What would someone new need in front of them to do this right?"},
    {Rule::incompetence, "not-attending what-were-they-thinking panicked froze", "Doubts a person's attention.",
     "What was in front of {whom} at that moment, and what did it show?",
     "What else was going on around {whom} at that moment?"},
    {Rule::incompetence,
     "bad-decision poor-judgement foolish-decision decision-was-wrong decision-was-ill bad-decisions-made was-unwise "
     "showed-poor dumb-thing dumb-of-me",
     "Judges a decision by its outcome.", "What was known at that point, and what were the options?",
     "What made this one look better than the others then?"},
    {Rule::incompetence, "", "Doubts a person's skill; the second axiom says everyone is competent.",
     "What makes this easy to get wrong, even for someone who is good at it?",
     "What would trip up the best person you know at this?"},

    {Rule::punishment, "", "Mentions a sanction. People who fear sanctions stop reporting.",
     "Next time, what makes it easy to tell us at once?",
     "What will the next person who sees something odd do with what they learn from this?"},

    {Rule::human_error, "failed-to left-out without-checking not-realising failure-to",
     "Says what was not seen, not what there was to see.",
     "What was there to see at that moment, and where was it shown?",
     "How did it look next to everything else at that moment?",
     "notice realise realize see spot catch detect recognise recognize observe find"},
    {Rule::human_error, "failed-to left-out without-checking failure-to",
     "Says what nobody expected, not what made it unlikely.",
     "Which signs pointed that way at the time, and how did they look then?",
     "What made another outcome look more likely?",
     "anticipate foresee expect consider account predict plan think assess understand"},
    {Rule::human_error, "failed-to left-out without-checking failure-to not-talking",
     "Says that word did not get around, not how it usually does.",
     "Who needed to know, and how do they usually hear of it?", "What carries such news on a normal day?",
     "inform tell notify communicate announce escalate warn ask consult coordinate mention"},
    {Rule::human_error, "failed-to left-out without-checking slip-verb failure-to",
     "Gives an omission as the explanation, not what made it likely.",
     "What would usually prompt {whom} to {do}, and where was that prompt on the day?",
     "What usually tells {whom} that it is time to {do}?"},
    {Rule::human_error,
     "slipped-my-mind never-got-round never-turned-back left-behind left-off-the-list stayed-on-the-list "
     "lost-track-of-it lost-track off-the-list mind-elsewhere blanked left-undone but-never-undone not-picked-up "
     "fell-between dropped-a-ball somebodys-failure-to meant-to-but",
     "Gives an omission as the explanation, not what made it likely.",
     "What would usually remind people of it, and where was that on the day?",
     "How do people usually find out that it is time for this step?"},
    {Rule::human_error,
     "failed-to left-out without-checking failure-to left-out-a-step was-left-out without-the-flag oversight skipped "
     "missed-step missed-duty never-done never-got-done not-by-anyone not-done-by left-out-by omitted-line "
     "what-was-not-done sent-unfinished best-practices-not no-checking partly-tested not-as-the-usual "
     "not-done-in-a-line no-work-was-done adequate-work-not-done lack-of-work neither-nor oversight-during "
     "jumped-a-step out-without-it without-having work-overlooked by-oversight without-anyone without-being lapse "
     "not-kept-on-top one-of-none for-whatever-reason",
     "Gives an omission as the explanation, not what made it likely.",
     "How is this usually done, and what stood in its way on the day?",
     "What shows, early enough, that this is still open?"},
    {Rule::human_error, "slip-verb", "Gives an omission as the explanation, not what made it likely.",
     "How is this usually done, and what stood in its way on the day?",
     "What shows, early enough, that this is still open?", "forget overlook omit neglect skip"},
    {Rule::human_error,
     "without-review without-proper untested-change went-out-unreviewed slipped-through slipped-past "
     "through-the-cracks "
     "no-double-check poor-work-by let-it-pass waved-through rubber-stamped clicked-through escaped-review",
     "Says what got through, not how.", "What did that check look at, and what could it not see?",
     "What would a check need to see to stop this one?"},
    {Rule::human_error, "missed", "Gives a missed signal as the explanation, not what made it easy to miss.",
     "What was there to see, and what else was on the screen at that moment?",
     "How did the signal look next to all the others on that day?"},
    {Rule::human_error,
     "wrong-thing wrong-one wrong-one-taken wrong-one-out swapped in-error meant-another meant-for-another "
     "crossed-over twice-or-instead instead-of have-it-swapped other-way-round reverse-of-the-plan transposition "
     "took-for "
     "mixed-up-passive were-swapped confused confused-passive got-mixed-up thinking-it-was believing-it",
     "Says that the wrong one was chosen; two probably looked alike.",
     "What showed {whom} which one it was, and how alike did the two look?",
     "At which point could the two still be distinguished?"},
    {Rule::human_error,
     "accident by-mistake accidental-deed oops muddle given-away done-in-error accidental-thing knocked clumsy "
     "muscle-memory in-haste a-slip was-me doing-the-wrong all-they-wanted",
     "Gives an accident as the explanation, not what made it possible.",
     "What made that so easy to do, and what let it through?",
     "How many steps was it from the right thing to this one?"},
    {Rule::human_error, "typo misspelled", "Gives one keystroke as the explanation.",
     "How far can such a typo get before something checks it?",
     "What checks this before it takes effect, and what does it let through?"},
    {Rule::human_error,
     "typographical fat-fingers fat-fingered stray-key entered-wrong mis-noun slip-of mis-keying copy-pasted",
     "Gives a few keystrokes as the explanation.",
     "What checks this before it takes effect, and what does it let through?",
     "How far could it get, and where does it show?"},
    {Rule::human_error, "let-it-lapse", "Says that it ran out, not how anybody hears that it is due.",
     "Who hears that it is due, and where did that notice go this time?",
     "What shows, a week before, that it will run out?"},
    {Rule::human_error,
     "mistake made-a-mistake due-to-a-mistake was-a-mistake mistakes-were-made somebodys-error error-by-people "
     "error-from-somebody error-on-our-part slip-of-an-office human-error one-of-my-mistakes error-made "
     "error-from-people noticed-mistake critical-mistakes wrong-by-somebody change-gone-wrong botched unforced-error "
     "own-goal got-it-wrong mea-culpa my-bad failure-of-people",
     "Describes the outcome, not how it happened.", "What was done, and what made it look right?",
     "What did the next step look like to whoever took it?"},
    {Rule::human_error,
     "misunderstanding not-talking people-misunderstanding misreading-by read-past took-it-wrongly "
     "communication-broke-down bare-miscommunication",
     "Says that it was understood differently, not what could be understood.",
     "What was there to go by, and how else could it be read?",
     "Where could people see that it was meant differently?"},
    {Rule::human_error,
     "brought-in broke-it caused-by-people caused-by-people-doing people-making-mistakes manual-slip clumsy-handling",
     "Says who did it, not what made it possible.",
     "What was meant to catch a change like this, and what did it let through?",
     "What would have to be different for the same change to do no harm?"},
    {Rule::human_error, "assumed-wrong wrong-assumption mistaken-belief on-wrong-belief over-estimated were-wrong",
     "Says what turned out wrong, not what made it look right.", "What did that view rest on at the time?",
     "Which figures or signs were there to go by?"},
    {Rule::human_error, "slip-verb", "Says what turned out wrong, not what made it look right.",
     "What did that view rest on at the time?", "Which figures or signs were there to go by?",
     "misjudge underestimate overestimate miscalculate misinterpret misread misunderstand assume misdiagnose"},
    {Rule::human_error, "went-unnoticed", "Says what was not seen, not what there was to see.",
     "What was there to see at that moment, and where was it shown?",
     "How did it look next to everything else at that moment?"},
    {Rule::human_error, "", "Human error is the question, not the answer.",
     "What did it look like at that moment, and what made it the sensible thing to do?",
     "What was the plan at that moment, and what did the system make of it?"},

    {Rule::counterfactual,
     "could-have would-have wish-we-had if-only if-only-there and-none-of-this were-it-not unmet-condition avoidable "
     "easily-avoided",
     "Hindsight: knows where to look.", "How did this look at the time, and what would have made it stand out?",
     "What else looked like this on ordinary days?",
     "catch detect find identify notice see spot recognise recognize discover flag diagnose realise realize"},

    {Rule::counterfactual, "should-have supposed-to why-not shoulda should-of",
     "Hindsight: describes a step that is obvious only from here.", "What made it look ready without that at the time?",
     "What would have made room for that beforehand?",
     "test research design plan document review rehearse practise practice prototype automate schedule budget estimate "
     "isolate"},
    {Rule::counterfactual, "should-have supposed-to why-not shoulda should-of",
     "Hindsight: describes a step that is obvious only from here.",
     "What was in front of {whom} at that moment, and what else was going on?",
     "What was known to {whom} at that moment, and where did it come from?"},
    {Rule::counterfactual,
     "could-have would-have wish-we-had if-only if-only-there and-none-of-this were-it-not unmet-condition avoidable "
     "easily-avoided",
     "Hindsight: describes a course that was not visible at the time.",
     "How did it look at the time, and what did acting on it depend on?", "What stood in the way of that on the day?"},
    {Rule::counterfactual, "", "Hindsight: judges by how it ended.",
     "What was there to see at the time, and what did it usually mean?",
     "How did it look before anybody knew how it ends?"},

    {Rule::root_cause, "root-causes", "Calls them roots; each is one condition among others.",
     "How did these come together, and what else had to be true?",
     "Which of these alone would have done no harm, and why?"},
    {Rule::root_cause, "", "Names one cause; incidents have several.",
     "What else had to be true for it to happen just like this?",
     "What would have kept it small, and why was that not there?"},

    {Rule::non_fix, "", "Relies on people remembering not to do it.",
     "What makes this easy to do today, and what could stand in its way?",
     "What leads to somebody doing it, and what could show them in time?", "", true},
    {Rule::non_fix,
     "training training-for training-on training-bare remind reminder send-a-reminder refresher raise-awareness "
     "remember keep-in-mind in-mind education-on awareness-session mental-note make-aware be-aware brush-up "
     "read-the-manual reminder-of-importance commit-to-awareness keep-up-to-date equip-people should-know "
     "lesson-to-back-up "
     "remind-all-of familiarise refresh-knowledge by-heart make-training everyone-reads reminded-that "
     "clear-to-everyone "
     "awareness-of awareness-mail sensitise lessons-shared learn-to",
     "Relies on people remembering it.", "When someone needs to know this, what is in front of them?",
     "Where does somebody look just before this step, and what could be there?"},
    {Rule::non_fix,
     "follow-process double-check role-should make-sure double-check-phrase double-check-noun before-doing check-every "
     "always-never tested-beforehand test-your-backups",
     "Relies on people noticing, on good days and bad ones.",
     "What happens on a day when nobody does this, and what could catch that?",
     "What could the system show, check or refuse here?"},
    {Rule::non_fix,
     "better-communication have-a-chat speak-with go-over-with communication-must-be keep-informed vital-to-tell "
     "with-someone-that people-to-be-told toolbox-talk",
     "Relies on people talking more on an equally busy day.",
     "Who needed to know what, and when, and what could show it to them automatically?",
     "Which piece of information was in the wrong place, and where would it be seen?"},
    {Rule::non_fix,
     "be-careful more-care take-care exercise-care with-care degree-of-care more-attention closer-eye closer-watch "
     "greater-scrutiny eyes-open on-their-toes on-the-lookout stay-focused slow-down slow-down-bare work-slowly "
     "take-your-time take-the-time think-twice stop-and-think measure-twice check-twice by-eye by-eye-again not-again "
     "never-again same-mistake-again no-more-of try-harder do-better more-thorough mind-it",
     "Relies on people being more careful; tomorrow we are all just as tired and just as busy.",
     "On a bad day, what could make this work without anybody being careful?",
     "What would make the careful way the easy way?"},
    {Rule::non_fix, "", "Relies on people doing it; tomorrow we are all just as tired and just as busy.",
     "What would make this happen on a busy day?", "What stands in the way of it today?"},

    {Rule::boil_the_ocean, "", "Describes a large project.", "You've got four hours: what would you do first?",
     "Which small part of it is of use by next week?"},

    {Rule::automate_judgement, "", "Hands a decision over to automation.",
     "Which part is routine? And for the decision: what would someone want in front of them at that moment?",
     "Which facts does the decision rest on, and who could see them in time?"},
};

bool lists(std::string_view names, std::string_view name) {
  for (std::size_t i = 0; (i = names.find(name, i)) != names.npos; i += name.size()) {
    const auto end = i + name.size();
    if ((i == 0 || names[i - 1] == ' ') && (end == names.size() || names[end] == ' ')) return true;
  }
  return false;
}

std::string plain(std::string_view words) {  // on one line
  std::string out;
  for (char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  return out;
}

/// The actor as an object: "them", "us", "the on-call". Empty if nobody is named.
std::string whom(const ParsedSentence& r, const RuleMatch& m) {
  const auto& s = m.who;
  if (!is_people(s) || s.begin < 0 || s.nobody) return {};
  const auto words = plain(r.words(s.begin, s.end));
  constexpr std::array<std::array<std::string_view, 2>, 12> objects = {{{"i", "you"},
                                                                        {"we", "us"},
                                                                        {"he", "him"},
                                                                        {"she", "her"},
                                                                        {"they", "them"},
                                                                        {"who", "them"},
                                                                        {"you", "you"},
                                                                        {"us", "us"},
                                                                        {"him", "him"},
                                                                        {"her", "her"},
                                                                        {"them", "them"},
                                                                        {"me", "you"}}};
  std::string low;
  for (char c : words) low += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const auto& [subject, object] : objects)
    if (low == subject) return std::string(object);
  if (words.size() > 32 || s.end - s.begin > 4 || words.find('"') != words.npos) return "them";
  if (r.pos(s.head) == PartOfSpeech::pronoun || r[s.head].shape != TokenShape::word) return "them";
  const bool article = r.pos(s.begin) == PartOfSpeech::determiner || r.pos(s.begin) == PartOfSpeech::possessive;
  if (low.starts_with("a ") || low.starts_with("an ") || low.starts_with("some ") || low.starts_with("one "))
    return "them";
  if (article)
    return low.starts_with("my ") || low.starts_with("our ")
               ? "them"
               : static_cast<char>(std::tolower(static_cast<unsigned char>(words[0]))) + words.substr(1);
  return r.has(s.head, tag_name | tag_company) || s.subject_class == SubjectClass::named
             ? words
             : static_cast<char>(words.size() > 1 && std::isupper(static_cast<unsigned char>(words[1]))
                                     ? words[0]
                                     : std::tolower(static_cast<unsigned char>(words[0]))) +
                   words.substr(1);
}

/// What was left undone, as "renew the cert". Empty if the sentence does not say.
std::string deed(const ParsedSentence& r, const RuleMatch& m) {
  if (!m.verb_phrase) return {};
  const auto* child = infinitive_of(r, *m.verb_phrase);
  const VerbPhrase* d = child ? child : (m.verb_phrase->negated && !m.verb_phrase->passive ? m.verb_phrase : nullptr);
  if (!d || !r.has(d->main, tag_verb) || d->passive) return {};
  const auto o = r.object_of(*d);
  const auto is_part_of_object = [&](int i) {
    return i < r.size() && (r.pos(i) == PartOfSpeech::noun || r[i].shape == TokenShape::thing);
  };
  if (is_part_of_object(o.empty() ? d->main + 1 : o.end)) return {};       // only a part of what was left undone
  if (!o.empty() && r.pos(o.end - 1) == PartOfSpeech::pronoun) return {};  // "to turn it" has lost its "on again"
  for (int i = d->main; i < o.end; ++i)
    if (r[i].shape == TokenShape::thing || r.has(i, tag_self) || r.pos(i) == PartOfSpeech::possessive) return {};
  auto words = plain(r.words(d->main, o.empty() ? d->main + 1 : o.end));
  return words.size() <= 48 ? words : std::string{};
}

bool has_verb(const ParsedSentence& r, const RuleMatch& m, std::string_view verbs) {
  if (verbs.empty()) return true;
  if (!m.verb_phrase || m.verb_phrase->verb == 0) return false;
  const auto* child = infinitive_of(r, *m.verb_phrase);  // "failed to notice" is about noticing
  const auto verb = child != nullptr && child->verb != 0 ? child->verb : m.verb_phrase->verb;
  for (std::size_t from = 0; from < verbs.size();) {
    const auto to = std::min(verbs.find(' ', from), verbs.size());
    if (r.lexicon().lemma(verbs.substr(from, to - from)) == verb) return true;
    from = to + 1;
  }
  return false;
}

void replace(std::string& text, std::string_view what, std::string_view by) {
  if (const auto at = text.find(what); at != text.npos) text.replace(at, what.size(), by);
}

bool blames(Rule rule) {
  return rule == Rule::bad_faith || rule == Rule::incompetence || rule == Rule::punishment ||
         rule == Rule::human_error || rule == Rule::counterfactual;
}

}  // namespace

bool is_about_self(const ParsedSentence& r, const RuleMatch& m, Rule rule) {
  if (!blames(rule)) return false;
  const int from = m.who.begin >= 0 && m.who.end <= m.begin ? m.who.begin : m.begin - 1;
  for (int i = std::max(0, from); i < m.begin; ++i)
    if (r.has(i, tag_self) && r[i].verb_phrase < 0) return true;  // "the on-call (me) silenced it", "my fat fingers"
  if (m.who.begin >= 0 && m.who.subject_class != SubjectClass::none) return m.who.self;
  for (int i = m.begin; i < m.end; ++i)
    if (r.has(i, tag_self)) return true;
  return false;
}

FindingText finding_text(const ParsedSentence& r, const RuleMatch& m, Rule rule, std::string_view pattern,
                         bool about_self, std::string_view question_before) {
  const auto who = whom(r, m);
  const auto what = deed(r, m);
  const auto message = [&](std::string_view line) {
    std::string text(line);
    replace(text, "{whom}", who.empty() ? "people" : who);
    return text;
  };
  const auto filled = [&](std::string_view line) {
    std::string text(line);
    replace(text, "{whom}", !who.empty() ? who : about_self ? "you" : "people");
    replace(text, "{do}", what);
    if (about_self && !question_before.starts_with(thanks)) text.insert(0, thanks);
    return text;
  };
  const auto is_like_before = [&](const std::string& ask) {
    const auto bare = [](std::string_view words) {
      return words.starts_with(thanks) ? words.substr(thanks.size()) : words;
    };
    return bare(ask) == bare(question_before);
  };
  for (const auto& line : lines) {
    if (line.rule != rule || !(line.patterns.empty() || lists(line.patterns, pattern))) continue;
    if (!has_verb(r, m, line.verbs)) continue;
    if (line.is_denied && (m.verb_phrase == nullptr || !m.verb_phrase->negated)) continue;
    if (line.ask.find("{do}") != line.ask.npos && what.empty()) continue;
    FindingText w{message(line.message), filled(line.ask)};
    if (is_like_before(w.ask)) w.ask = filled(line.other);
    return w;
  }
  return {};
}

std::vector<std::pair<Rule, std::string_view>> patterns_with_texts() {
  std::vector<std::pair<Rule, std::string_view>> all;
  for (const auto& line : lines)
    for (std::size_t from = 0; from < line.patterns.size();) {
      const auto to = std::min(line.patterns.find(' ', from), line.patterns.size());
      all.emplace_back(line.rule, line.patterns.substr(from, to - from));
      from = to + 1;
    }
  return all;
}

std::span<const std::string_view> all_finding_texts() {
  static const auto all = [] {
    std::array<std::string_view, 3 * std::size(lines) + 1> out;
    std::size_t n = 0;
    for (const auto& l : lines) out[n++] = l.message, out[n++] = l.ask, out[n++] = l.other;
    out[n] = thanks;
    return out;
  }();
  return all;
}

}  // namespace pm::language
