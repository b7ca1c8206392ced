// Who does a deed: the noun phrase before it, or what a "who", an "and" or a "to" refers back to.
#include <algorithm>
#include <iterator>

#include "language/sentence.hpp"

namespace pm::language {
namespace {

SubjectClass kind_of(const TaggedWord& item, bool capital) {
  const auto t = item.tags;
  if ((t & tag_outsider) != 0) return SubjectClass::outsider;
  if ((t & tag_customer) != 0) return SubjectClass::customer;
  if ((t & tag_name) != 0)
    return capital ? SubjectClass::people : ((t & tag_people) != 0 ? SubjectClass::people : SubjectClass::thing);
  if ((t & tag_company) != 0) return SubjectClass::company;
  if ((t & tag_people) != 0) return SubjectClass::people;
  if ((t & tag_system) != 0) return SubjectClass::system;
  if (item.form == 0 && capital && (t & (tag_adverb | tag_ing)) == 0) return SubjectClass::named;
  return SubjectClass::thing;
}

/// "Henrike", but not "PowerDNS", "S3", "GKE" or "kube-proxy": products are written so, people are not.
bool may_be_a_person(std::string_view word) {
  for (std::size_t i = 1; i < word.size(); ++i)
    if (word[i] == '-' || (word[i] >= '0' && word[i] <= '9') || (word[i] >= 'A' && word[i] <= 'Z')) return false;
  return true;
}

/// Departments that are called by their work, without an article: "Sales ignored it".
bool is_department(Lemma form) {
  static const auto& lex = Lexicon::english();
  static const Lemma names[] = {
      lex.form("product"),        lex.form("sales"),      lex.form("marketing"),  lex.form("finance"),
      lex.form("engineering"),    lex.form("security"),   lex.form("legal"),      lex.form("procurement"),
      lex.form("networking"),     lex.form("hr"),         lex.form("operations"), lex.form("support"),
      lex.form("infrastructure"), lex.form("development")};
  return form != 0 && std::find(std::begin(names), std::end(names), form) != std::end(names);
}

}  // namespace

Subject ParsedSentence::actor_of(int begin, int end) const {
  static const auto& lex = Lexicon::english();
  static const Lemma nobody = lex.form("nobody"), no_one = lex.form("no-one"), no = lex.form("no"),
                     neither = lex.form("neither"), none = lex.form("none"), one = lex.form("one"),
                     ones = lex.form("ones");
  Subject s;
  if (begin >= end) return s;
  s.begin = begin;
  s.end = end;
  int head = end - 1;
  while (head > begin && pos(head) != PartOfSpeech::noun && pos(head) != PartOfSpeech::pronoun) --head;
  s.head = head;
  const auto& item = (*this)[head];
  s.subject_class = kind_of(item, token(head).capital && head > 0);
  if (s.subject_class == SubjectClass::thing && head == 0 && token(0).capital && item.form == 0)
    s.subject_class = SubjectClass::named;
  if (s.subject_class == SubjectClass::named && !may_be_a_person(word(head))) s.subject_class = SubjectClass::system;
  static const auto agent = lex.form("agent"), agents = lex.form("agents");
  static const Lemma serving[] = {lex.form("support"), lex.form("desk"),  lex.form("service"), lex.form("sales"),
                                  lex.form("call"),    lex.form("field"), lex.form("travel"),  lex.form("station")};
  if (begin < head && item.form != 0 && (item.form == agent || item.form == agents) &&
      std::find(std::begin(serving), std::end(serving), (*this)[head - 1].form) != std::end(serving))
    s.subject_class = SubjectClass::people;  // "a support agent"
  static const auto support = lex.form("support");
  if (begin < head && item.form == support && pos(head - 1) == PartOfSpeech::possessive)
    s.subject_class = SubjectClass::people;  // "the vendor's support"
  static const auto operator_ = lex.lemma("operator"), leader = lex.lemma("leader");
  if (begin < head && item.lemma == operator_ && operator_ != 0 && token(head - 1).capital &&
      (has(head - 1, tag_system) || ((*this)[head - 1].form == 0 && head - 1 > begin)))
    s.subject_class = SubjectClass::system;  // "the Postgres operator"
  static const Lemma leading[] = {lex.form("shift"), lex.form("team"),     lex.form("squad"),   lex.form("group"),
                                  lex.form("tech"),  lex.form("incident"), lex.form("project"), lex.form("crew")};
  if (begin < head && item.lemma == leader && leader != 0 &&
      std::find(std::begin(leading), std::end(leading), (*this)[head - 1].form) != std::end(leading))
    s.subject_class = SubjectClass::people;  // "the shift leader"
  static const auto duty = lex.form("duty");
  if (begin < head && (*this)[head - 1].form == duty) s.subject_class = SubjectClass::people;  // "the duty controller"
  if (s.subject_class == SubjectClass::named && pos(head + 1) == PartOfSpeech::number)
    s.subject_class = SubjectClass::system;  // "Dart 2.5"
  if (end - begin == 1 && token(head).capital && is_department(item.form)) s.subject_class = SubjectClass::people;
  s.self = (item.tags & tag_self) != 0;
  const auto first = (*this)[begin].form;
  s.nobody = (item.form != 0 && (item.form == nobody || item.form == no_one || item.form == neither)) ||
             (begin < head && first != 0 && (first == no || first == neither));
  if (item.form == one && begin < head && (*this)[begin].form == no)
    s.subject_class = SubjectClass::people;  // "no one"
  if (item.form == none && none != 0) {
    s.nobody = true;
    static const auto of = lex.form("of");
    const int e = end < size() && (*this)[end].form == of ? noun_phrase_end(end + 1) : 0;  // "none of the people"
    if (e > end + 1 && actor_of(end + 1, e).subject_class == SubjectClass::people)
      s.subject_class = SubjectClass::people;
  }
  if ((item.form == ones || item.form == one) && has(begin, tag_people)) s.subject_class = SubjectClass::people;
  // "some of us", "one of the engineers", "all of them", "most of our team": who follows "of".
  if (item.form != 0 && has(head, tag_determiner | tag_pronoun) && !has(head, tag_people) &&
      pos(end) == PartOfSpeech::preposition) {
    const int e = noun_phrase_end(end + 1);
    if (e > end + 1) {
      const auto inner = actor_of(end + 1, e);
      if (inner.subject_class == SubjectClass::people) s.subject_class = inner.subject_class;
    }
  }
  // "the engineers' script": a possessive is not the head; a number at the end neither.
  return s;
}

Subject ParsedSentence::inherited(int d) const {
  for (int k = d - 1; k >= 0; --k) {
    const auto& other = verb_phrases_[static_cast<std::size_t>(k)];
    if (other.infinitive || other.gerund || other.relative) continue;
    const auto& own = verb_phrases_[static_cast<std::size_t>(d)];
    if (own.past && own.modal == 0 && other.modal != 0 && !other.perfect) continue;  // "knew it would come and left"
    return other.subject;
  }
  for (int k = d - 1; k >= 0; --k)
    if (const auto& other = verb_phrases_[static_cast<std::size_t>(k)]; other.relative) return other.subject;
  return {};
}

/// Returns the antecedent of "who", "which" or "that".
Subject ParsedSentence::antecedent(int wh) const {
  static const auto who = Lexicon::english().form("who");
  int i = before(wh);
  if (i >= 0 && (*this)[i].shape == TokenShape::comma) i = before(i);
  Subject s;
  if (pos(i) == PartOfSpeech::noun || pos(i) == PartOfSpeech::pronoun) {
    const int b = noun_phrase_begin(i);
    s = actor_of(b, i + 1);
    // "the engineer on call that …": the thing after a preposition may belong to somebody before it.
    if (s.subject_class != SubjectClass::people && pos(b - 1) == PartOfSpeech::preposition &&
        (pos(b - 2) == PartOfSpeech::noun)) {
      const auto outer = actor_of(noun_phrase_begin(b - 2), b - 1);
      if (outer.subject_class == SubjectClass::people && (*this)[wh].form == who) s = outer;
    }
  }
  if ((*this)[wh].form == who && s.subject_class != SubjectClass::outsider &&
      s.subject_class != SubjectClass::customer) {
    if (s.begin < 0) s.begin = wh, s.end = wh + 1, s.head = wh;
    s.subject_class = SubjectClass::people;
  }
  if (s.subject_class == SubjectClass::none) s.subject_class = SubjectClass::thing;
  return s;
}

/// '"git fetch" did not check': the words between quotation marks that end at `i`, as the name of a program.
Subject ParsedSentence::quoted_name(int i) const {
  if (i < 2 || (*this)[i].shape != TokenShape::quote || token(i).mark != '"' || has(i - 1, tag_people)) return {};
  int j = i - 1, marks = 0;
  while (j > 0 && (*this)[j].shape != TokenShape::quote) --j;
  for (int k = 0; k < i; ++k) marks += (*this)[k].shape == TokenShape::quote;
  const bool after_noun = pos(j - 1) == PartOfSpeech::noun;  // 'the server "alpha" was': the noun before it tells more
  if ((*this)[j].shape != TokenShape::quote || marks % 2 == 0 || after_noun) return {};
  return {.subject_class = SubjectClass::system, .begin = j, .end = i + 1, .head = i - 1};
}

Subject ParsedSentence::subject_before(int i, int d) const {
  if (auto name = quoted_name(i); name.begin >= 0) return name;
  while (i >= 0 && (pos(i) == PartOfSpeech::adverb || pos(i) == PartOfSpeech::not_ ||
                    (pos(i) == PartOfSpeech::mark && (*this)[i].shape == TokenShape::quote)))
    --i;
  if (i < 0) return {};
  static const auto both = lexicon_->form("both"), all = lexicon_->form("all"), each = lexicon_->form("each");
  const auto floats = (*this)[i].form;  // "the two of us both missed it"
  if (i > 0 && floats != 0 && (floats == both || floats == all || floats == each) &&
      (pos(i - 1) == PartOfSpeech::noun || pos(i - 1) == PartOfSpeech::pronoun))
    --i;
  const PartOfSpeech p = pos(i);
  if (p == PartOfSpeech::conjunction) {
    auto s = inherited(d);
    return s;
  }
  if (p == PartOfSpeech::wh) return antecedent(i);
  if (p == PartOfSpeech::pronoun) return actor_of(has(i - 1, tag_determiner) && !has(i, tag_people) ? i - 1 : i, i + 1);
  if (p == PartOfSpeech::mark) {
    const auto shape = (*this)[i].shape;
    if (shape == TokenShape::closing) {  // "the engineer (on call that night) forgot"
      int j = i;
      while (j >= 0 && (*this)[j].shape != TokenShape::opening) --j;
      return j > 0 ? subject_before(j - 1, d) : Subject{};
    }
    if (shape == TokenShape::comma) {  // "the engineer, who was new, forgot"; "saw it, ignored it"
      for (int j = i - 1; j > 0 && j > i - 14; --j)
        if ((*this)[j].shape == TokenShape::comma &&
            (pos(j + 1) == PartOfSpeech::wh || pos(j + 1) == PartOfSpeech::preposition ||
             pos(j + 1) == PartOfSpeech::adverb || pos(j + 1) == PartOfSpeech::sub ||
             (pos(j + 1) == PartOfSpeech::verb && has(j + 1, tag_done | tag_ing))) &&
            (pos(j - 1) == PartOfSpeech::noun || pos(j - 1) == PartOfSpeech::pronoun)) {
          return subject_before(j - 1, d);
        }
      return verb_phrases_[static_cast<std::size_t>(d)].gerund ? Subject{} : inherited(d);
    }
    return {};
  }
  if (p != PartOfSpeech::noun && p != PartOfSpeech::number && p != PartOfSpeech::determiner &&
      p != PartOfSpeech::adjective && p != PartOfSpeech::possessive) {
    if (p == PartOfSpeech::verb && has(i, tag_done))  // "the engineer involved has been …"
      if (const auto* deed = verb_phrase_at(i); deed && deed->first == i && deed->main == i && deed->subject.end == i)
        return deed->subject;
    if (p == PartOfSpeech::verb || p == PartOfSpeech::be || p == PartOfSpeech::have) return {};
    // A particle: "the engineer on call", "the people involved", "the team there".
    if (p == PartOfSpeech::preposition && i > 0 &&
        (pos(i - 1) == PartOfSpeech::noun || pos(i - 1) == PartOfSpeech::verb))
      return inherited(d);
    return {};
  }
  int b = noun_phrase_begin(i);
  auto s = actor_of(b, i + 1);
  // Out of "of …", "on …" to the noun they belong to, unless the preposition begins the clause.
  for (int hops = 0; hops < 4; ++hops) {
    const int q = b - 1;
    if (q < 1 || (pos(q) != PartOfSpeech::preposition && pos(q) != PartOfSpeech::to) || has(q, tag_sub)) break;
    const int o = q - 1;
    if (pos(o) == PartOfSpeech::noun || pos(o) == PartOfSpeech::pronoun) {
      const int ob = noun_phrase_begin(o);
      const auto outer = actor_of(ob, o + 1);
      // "In the middle of the night Dave forgot": nothing to go out of when a preposition begins it all.
      s = outer;
      b = ob;
      continue;
    }
    if (pos(o) == PartOfSpeech::verb ||
        pos(o) == PartOfSpeech::adjective) {  // "the engineer working on the migration forgot"
      const auto* deed = verb_phrase_at(o);
      if (deed && deed->subject.subject_class != SubjectClass::none) return deed->subject;
    }
    break;
  }
  int verb_before = b - 1;  // "to avoid this really unfortunate situation"
  while (verb_before > 0 && (pos(verb_before) == PartOfSpeech::adverb || pos(verb_before) == PartOfSpeech::determiner))
    --verb_before;
  if (const auto* aim = verb_phrase_at(verb_before); aim != nullptr && aim->main == verb_before && aim->infinitive &&
                                                     aim->governor > 0 && aim->parent < 0 &&
                                                     pos(aim->governor) == PartOfSpeech::noun)
    return actor_of(noun_phrase_begin(aim->governor), aim->governor + 1);  // "The best way to avoid this is …"
  if (b > 0 && (pos(b - 1) == PartOfSpeech::verb || pos(b - 1) == PartOfSpeech::be || pos(b - 1) == PartOfSpeech::do_ ||
                pos(b - 1) == PartOfSpeech::have)) {  // the object of an earlier verb
    const auto* deed = verb_phrase_at(b - 1);
    static const auto whoever = Lexicon::english().form("whoever");  // "Whoever wrote the script should have …"
    if (deed && deed->subject.head >= 0 && (*this)[deed->subject.head].form == whoever) return deed->subject;
    const int theirs = deed != nullptr ? deed->subject.begin - 1 : -1;  // "During the move our vendor pulled the plug"
    const bool opening = theirs >= 0 && pos(theirs) == PartOfSpeech::preposition && (theirs == 0 || breaks(theirs - 1));
    if (deed && deed->main == b - 1 && !(opening && s.subject_class == SubjectClass::people)) {
      if (deed->gerund && deed->subject.subject_class != SubjectClass::none) return deed->subject;
      if (deed->relative) return deed->subject;
    }
  }
  // "In the morning the team forgot" has its own noun phrase; "in the meeting forgot" has none.
  if (b > 0 && pos(b - 1) == PartOfSpeech::preposition && !has(b - 1, tag_sub) && (breaks(b - 2) || b == 1)) return s;
  return s;
}

/// "Users were affected if they did not restart": "they" are the customers, if the sentence names no people.
bool ParsedSentence::means_customers(const Subject& they) const {
  static const auto form = Lexicon::english().form("they");
  if (they.head < 0 || (*this)[they.head].form != form) return false;
  bool customers = false;
  for (int i = 0; i < they.head; ++i) {
    if (has(i, tag_people) && !has(i, tag_customer) && pos(i) == PartOfSpeech::noun) return false;
    customers = customers || has(i, tag_customer);
  }
  return customers;
}

void ParsedSentence::find_subject(int index) {
  auto& d = verb_phrases_[static_cast<std::size_t>(index)];
  if (d.passive) {
    for (int i = d.main + 1; i < size() && i < d.main + 8 && !breaks(i); ++i) {
      static const auto by = Lexicon::english().form("by");
      if ((*this)[i].form != by) continue;
      const int e = noun_phrase_end(i + 1);
      if (e > i + 1) d.agent = actor_of(i + 1, e);
      break;
    }
  }
  if (d.asked) return;
  if (d.infinitive) {
    static const auto& lex = Lexicon::english();
    static const Lemma object_control[] = {
        lex.lemma("ask"),       lex.lemma("tell"),     lex.lemma("allow"),    lex.lemma("cause"),
        lex.lemma("remind"),    lex.lemma("require"),  lex.lemma("enable"),   lex.lemma("force"),
        lex.lemma("expect"),    lex.lemma("instruct"), lex.lemma("lead"),     lex.lemma("encourage"),
        lex.lemma("advise"),    lex.lemma("train"),    lex.lemma("teach"),    lex.lemma("get"),
        lex.lemma("determine"), lex.lemma("believe"),  lex.lemma("consider"), lex.lemma("find"),
        lex.lemma("know"),      lex.lemma("declare"),  lex.lemma("want")};
    for (int k = index - 1; k >= 0; --k) {
      const auto& p = verb_phrases_[static_cast<std::size_t>(k)];
      d.parent = k;
      bool object = false;
      for (auto v : object_control) object |= v != 0 && v == p.verb;
      const auto o = object_of(p);
      if (p.passive && object)
        d.subject = p.subject;
      else if (object && !o.empty())
        d.subject = actor_of(o.begin, o.end);
      else
        d.subject = p.subject;
      break;
    }
    if (d.governor >= 0 && (pos(d.governor) == PartOfSpeech::noun) && d.parent < 0) {
      const int b = noun_phrase_begin(d.governor);  // "Staff to be briefed": whoever opens the line is to do it
      d.subject = breaks(b - 1) ? actor_of(b, d.governor + 1) : Subject{};
    }
    return;
  }
  int b = d.first - 1;
  while (b >= 0 && (pos(b) == PartOfSpeech::adverb || pos(b) == PartOfSpeech::not_)) --b;
  d.relative = pos(b) == PartOfSpeech::wh;
  d.subject = subject_before(d.first - 1, index);
  if (means_customers(d.subject)) d.subject.subject_class = SubjectClass::customer;
  if (d.gerund && (d.subject.subject_class == SubjectClass::none)) {
    for (int k = index - 1; k >= 0; --k) {
      d.parent = k;
      d.subject = verb_phrases_[static_cast<std::size_t>(k)].subject;
      break;
    }
  }
  // "Dropped table restored": a participle before its noun.
  const bool bare = d.first == d.main;
  if (bare && pos(before(d.first)) == PartOfSpeech::conjunction && has(d.main, tag_verb) && !has(d.main, tag_past) &&
      (d.subject.subject_class == SubjectClass::thing || d.subject.subject_class == SubjectClass::system) &&
      !has(d.subject.head, tag_plural))
    d.subject = Subject{};  // "… as that is slow and remember to turn it down"
  if (bare && d.subject.subject_class == SubjectClass::none && has(d.main, tag_verb) && !has(d.main, tag_past))
    d.imperative = true;
  static const auto be = Lexicon::english().form("be");
  if (bare && d.subject.subject_class == SubjectClass::none && (*this)[d.main].form == be)
    d.imperative = true;  // "Be sure that"
  if (bare && d.subject.subject_class == SubjectClass::none && has(d.main, tag_verb) && has(d.main, tag_past))
    d.imperative = d.past = true;
  // "an error made by the engineer", "the change deployed on Friday": a participle after its noun.
  if (bare && !d.passive && has(d.main, tag_done) && d.subject.subject_class != SubjectClass::none) {
    static const auto by = Lexicon::english().form("by");
    int n = d.main + 1;
    while (pos(n) == PartOfSpeech::adverb) ++n;
    if (n < size() && (*this)[n].form == by) {
      d.passive = true;
      const int e = noun_phrase_end(n + 1);
      if (e > n + 1) d.agent = actor_of(n + 1, e);
    }
  }
}

}  // namespace pm::language
