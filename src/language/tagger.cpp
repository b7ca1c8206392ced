// Assigns a part of speech to each word, by lexicon, ending and neighbouring words.
#include "language/sentence.hpp"

namespace pm::language {
namespace {

bool ends(std::string_view w, std::string_view tail) { return w.size() > tail.size() + 1 && w.ends_with(tail); }

/// What a word that the lexicon lacks is by its ending.
std::uint32_t by_ending(std::string_view w) {
  if (ends(w, "ly")) return tag_adverb;
  if (ends(w, "ing") && w.size() > 5) return tag_ing;
  if (ends(w, "ed") && w.size() > 4 && !ends(w, "eed")) return tag_past | tag_done;
  for (std::string_view role : {"ologist", "ician", "arian", "ologists", "icians", "arians"})
    if (ends(w, role)) return tag_noun | tag_people | (w.ends_with("s") ? tag_plural : 0U);
  for (std::string_view tail : {"able", "ible", "ful", "less", "ous", "ive", "ical", "ish", "al"})
    if (ends(w, tail)) return tag_adjective;
  return ends(w, "s") && !ends(w, "ss") ? tag_noun | tag_plural : tag_noun;
}

constexpr std::uint32_t any_verb = tag_verb | tag_verb_s | tag_past | tag_done | tag_ing;
constexpr std::uint32_t closed_class = tag_determiner | tag_possessive | tag_pronoun | tag_wh | tag_preposition |
                                       tag_and | tag_sub | tag_modal | tag_be | tag_have | tag_do | tag_not | tag_to;

/// "@ana": somebody's name in a chat or on a forge; not an address ("ana@example.org") or a package ("@types/node").
bool is_handle(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == 0 || text[begin - 1] != '@') return false;
  static constexpr std::string_view before = " (`*_[,:;/\n\t\"";
  return (begin == 1 || before.find(text[begin - 2]) != before.npos) && (end == text.size() || text[end] != '/');
}

}  // namespace

std::string_view ParsedSentence::word(int i) const {
  const auto& t = token(i);
  return text_.substr(t.begin, t.end - t.begin);
}

std::string_view ParsedSentence::words(int begin, int end) const {
  if (begin >= end) return {};
  return text_.substr(token(begin).begin, token(end - 1).end - token(begin).begin);
}

void ParsedSentence::look_up(std::string_view text, const std::vector<WordToken>& tokens, const Lexicon& lexicon) {
  text_ = text;
  tokens_ = &tokens;
  lexicon_ = &lexicon;
  verb_phrases_.clear();
  question_ = !tokens.empty() && tokens.back().mark == '?';
  items_.clear();
  items_.reserve(tokens.size());
  for (const auto& token : tokens) {
    auto& item = items_.emplace_back();
    item.shape = token.shape;
    if (token.shape != TokenShape::word) continue;
    if (is_handle(text, token.begin, token.end)) {
      item.tags = tag_noun | tag_people;
      continue;
    }
    if (const auto* w = lexicon.find(token.hash)) {
      item.tags = w->tags;
      if ((w->tags & tag_company) != 0 && token.capital && !token.shouted) continue;  // "Slack": a name, no slack work
      item.lemma = w->lemma;
      item.form = w->form;
    } else if (const auto said = text.substr(token.begin, token.end - token.begin);
               said.size() > 6 && (said[0] == 'm' || said[0] == 'M') && said[1] == 'i' && said[2] == 's') {
      // "misrouted", "mis-sized": a verb done wrong.
      static const auto misconfigure = lexicon.lemma("misconfigure");
      const auto* rest = lexicon.find(word_hash(said.substr(said[3] == '-' ? 4 : 3)));
      constexpr std::uint32_t done_wrong = tag_verb | tag_verb_s | tag_past | tag_done | tag_ing;
      if (rest != nullptr && (rest->tags & done_wrong) != 0 && rest->lemma != rest->form) {
        item.tags = rest->tags & done_wrong;
        item.lemma = misconfigure;
      } else if (said.ends_with("ed")) {
        item.tags = tag_past | tag_done;
        item.lemma = misconfigure;
      }
    } else if (token.joined) {  // "co-engineer" is what its tail is
      if (const auto* tail = lexicon.find(word_hash(said.substr(said.rfind('-') + 1)))) {
        item.tags = tail->tags & ~closed_class & ~std::uint32_t{tag_name | tag_company};
        item.lemma = item.tags != 0 ? tail->lemma : Lemma{0};
      }
    }
  }
}

void ParsedSentence::mark(std::size_t first, std::size_t last, std::uint32_t tags) {
  for (auto i = first; i < last && i < items_.size(); ++i) {
    items_[i].tags = tag_noun | tags;
    items_[i].pos = PartOfSpeech::noun;
  }
}

void ParsedSentence::decide() {
  tag_words();
  find_verb_phrases();
}

void ParsedSentence::read(std::string_view text, const std::vector<WordToken>& tokens, const Lexicon& lexicon) {
  look_up(text, tokens, lexicon);
  decide();
}

/// "did not, however, test", "could, and should have, done": the comma that opens the aside which `comma` closes, or
/// -1. An aside interrupts a verb group: an auxiliary precedes it, and only similar words are inside.
int ParsedSentence::aside_begin(int comma) const {
  if (pos(comma) != PartOfSpeech::mark || (*this)[comma].shape != TokenShape::comma) return -1;
  for (int i = comma - 1; i > 0 && i > comma - 5; --i) {
    const PartOfSpeech p = pos(i);
    if (p == PartOfSpeech::mark && (*this)[i].shape == TokenShape::comma) {
      const PartOfSpeech q = pos(i - 1);
      const bool interrupts = q == PartOfSpeech::modal || q == PartOfSpeech::do_ || q == PartOfSpeech::be ||
                              q == PartOfSpeech::have || q == PartOfSpeech::not_;
      return interrupts && i < comma - 1 ? i : -1;
    }
    if (p != PartOfSpeech::adverb && p != PartOfSpeech::conjunction && p != PartOfSpeech::modal &&
        p != PartOfSpeech::have && p != PartOfSpeech::be)
      return -1;
  }
  return -1;
}
int ParsedSentence::aside_end(int comma) const {
  for (int i = comma + 2; i < size() && i < comma + 6; ++i)
    if ((*this)[i].shape == TokenShape::comma) return aside_begin(i) == comma ? i : -1;
  return -1;
}

/// The word before; adverbs, quotation marks and asides passed over.
int ParsedSentence::before(int i) const {
  for (--i; i >= 0; --i) {
    const auto& item = (*this)[i];
    if (item.pos == PartOfSpeech::adverb || item.shape == TokenShape::quote) continue;
    const int opening = item.shape == TokenShape::comma ? aside_begin(i) : -1;
    if (opening < 0) break;
    i = opening;
  }
  return i;
}
int ParsedSentence::after(int i) const {
  for (++i; i < size() && (*this)[i].shape == TokenShape::quote; ++i) {
  }
  return i;
}

void ParsedSentence::tag_words() {
  for (int i = 0; i < size(); ++i) {
    auto& item = items_[static_cast<std::size_t>(i)];
    if (item.pos == PartOfSpeech::noun && item.tags != 0) continue;  // marked already
    switch (item.shape) {
      case TokenShape::thing:
        item.tags = tag_noun | tag_system;
        item.pos = PartOfSpeech::noun;
        continue;
      case TokenShape::number:
        item.pos = PartOfSpeech::number;
        continue;
      case TokenShape::word:
        break;
      default:
        item.pos = PartOfSpeech::mark;
        continue;
    }
    if (item.form == 0) {
      const auto w = word(i);
      if (item.tags == 0) item.tags = by_ending(w);
      if (token(i).capital && (i > 0 || !token(i).joined) && (item.tags & (tag_adverb | tag_ing)) == 0)
        item.tags |= tag_noun;
    } else if (!token(i).capital && (item.tags & (tag_name | tag_company)) != 0) {
      // A name in small letters: chats write them so; other words with the same letters are commoner.
      if ((item.tags & tag_company) != 0) item.tags &= ~std::uint32_t{tag_company};
    }
    if ((item.tags & tag_people) != 0 && token(i).shouted && (item.tags & (tag_pronoun | tag_possessive)) != 0) {
      if (word(i) == "IT")
        item.tags = tag_noun | tag_people;
      else if (word(i) == "US")
        item.tags = tag_noun;  // the country
    }
    item.pos = choose(i);
  }
}

PartOfSpeech ParsedSentence::choose(int i) const {
  const auto& item = (*this)[i];
  const auto t = item.tags;
  const auto w = word(i);
  if (w.size() >= 2 && (w[0] == '\'' || static_cast<unsigned char>(w[0]) == 0xE2)) {  // what follows an apostrophe
    const auto tail = w.back();
    const int next = i + 1;
    if (tail == 's' || tail == 'S') {
      static const auto let = Lexicon::english().lemma("let");
      if (is(i - 1, let)) return PartOfSpeech::pronoun;  // "let's"
      const bool after_pronoun = has(i - 1, tag_pronoun | tag_wh | tag_adverb);
      if (after_pronoun || pos(i - 1) == PartOfSpeech::wh)
        return has(next, tag_done) && !has(next, tag_adjective) ? PartOfSpeech::have : PartOfSpeech::be;
      const bool verb_after = has(next, tag_ing | tag_not | tag_determiner) && !has(next, tag_noun);
      return verb_after ? PartOfSpeech::be : PartOfSpeech::possessive;
    }
    if (tail == 'd' || tail == 'D') {
      int n = next;
      while (has(n, tag_adverb | tag_not)) ++n;
      static const auto misread = Lexicon::english().lemma("misread");  // nobody "would misread": "we'd misread it"
      return (has(n, tag_done) && (!has(n, tag_verb) || is(n, misread))) ? PartOfSpeech::have : PartOfSpeech::modal;
    }
  }
  if ((t & tag_to) != 0) return PartOfSpeech::to;
  if ((t & tag_not) != 0 && (t & (tag_modal | tag_do | tag_be | tag_have)) == 0) return PartOfSpeech::not_;
  if ((t & tag_modal) != 0) {
    // "the can", "his will", "May": nouns are rare enough to need an article before them.
    static const auto the = Lexicon::english().form("the");
    return i > 0 && ((*this)[i - 1].form == the || pos(i - 1) == PartOfSpeech::possessive) ? PartOfSpeech::noun
                                                                                           : PartOfSpeech::modal;
  }
  if ((t & tag_be) != 0) return PartOfSpeech::be;
  if ((t & tag_have) != 0) return PartOfSpeech::have;
  static const auto do_itself = Lexicon::english().form("do");
  if (item.form == do_itself && i > 0 && pos(before(i)) == PartOfSpeech::do_) return PartOfSpeech::verb;
  if ((t & tag_do) != 0)
    return (t & (tag_done | tag_ing)) != 0 && (t & tag_past) == 0 ? PartOfSpeech::verb : PartOfSpeech::do_;
  if ((t & tag_wh) != 0) {
    if ((t & tag_determiner) != 0 && (has(i + 1, tag_noun | tag_adjective)) && !has(i - 1, tag_noun) &&
        (!has(i + 1, tag_verb | tag_verb_s | tag_past) || has(i + 2, tag_be | tag_have | tag_modal)))
      return PartOfSpeech::determiner;
    return PartOfSpeech::wh;
  }
  if ((t & tag_pronoun) != 0) return PartOfSpeech::pronoun;
  if ((t & tag_possessive) != 0) return PartOfSpeech::possessive;
  const PartOfSpeech last = pos(before(i));
  if ((last == PartOfSpeech::be || last == PartOfSpeech::have) && is_degree_before_adverb(i))
    return PartOfSpeech::adverb;
  if ((t & tag_sub) != 0 && (t & tag_done) != 0 && (last == PartOfSpeech::be || last == PartOfSpeech::have))
    return PartOfSpeech::verb;  // "was given"
  if ((t & tag_sub) != 0) return PartOfSpeech::sub;
  if ((t & tag_and) != 0) return PartOfSpeech::conjunction;
  if ((t & tag_determiner) != 0) return PartOfSpeech::determiner;
  if ((t & tag_preposition) != 0 && (t & any_verb) == 0) {
    static const auto of = lexicon_->form("of"), kind = lexicon_->form("kind"), sort = lexicon_->form("sort");
    const bool hedge = item.form == of && i > 0 && ((*this)[i - 1].form == kind || (*this)[i - 1].form == sort) &&
                       has(i + 1, tag_past | tag_modal) && !has(i + 1, tag_noun);
    return hedge ? PartOfSpeech::adverb : PartOfSpeech::preposition;  // "I kind of messed up"
  }
  if ((t & any_verb) != 0) return choose_verb_or_noun(i);
  if (item.form == 0 && i > 0) {  // a verb we do not know: "to yeet", "didn't properly foo"
    const PartOfSpeech prev = pos(before(i));
    const bool to = prev == PartOfSpeech::to && has(i + 1, tag_determiner | tag_possessive | tag_pronoun);
    if ((to || prev == PartOfSpeech::do_ || prev == PartOfSpeech::not_ || prev == PartOfSpeech::modal) &&
        !token(i).capital && (t & tag_adverb) == 0)
      return PartOfSpeech::verb;
  }
  if ((t & tag_noun) != 0 && i > 1) {  // a noun in a verb's place: "do not scope it"
    const PartOfSpeech last_word = pos(i - 1);
    const PartOfSpeech further = last_word == PartOfSpeech::not_ ? pos(i - 2) : last_word;
    if ((further == PartOfSpeech::do_ || further == PartOfSpeech::modal) &&
        (t & (tag_people | tag_pronoun | tag_plural)) == 0 && has(i + 1, tag_determiner | tag_possessive | tag_noun))
      return PartOfSpeech::verb;
  }
  if ((t & tag_adverb) != 0) return PartOfSpeech::adverb;
  if ((t & tag_adjective) != 0 && (t & tag_noun) == 0) return PartOfSpeech::adjective;
  if ((t & tag_adjective) != 0) return has(i + 1, tag_noun) ? PartOfSpeech::adjective : PartOfSpeech::noun;
  return PartOfSpeech::noun;
}

/// "most likely", "quite" before an adverb: "was most likely accidentally removed".
bool ParsedSentence::is_degree_before_adverb(int i) const {
  int words = 0;
  while (has(i, tag_determiner | tag_adjective) && !has(i, tag_noun) && words < 2) ++i, ++words;
  return words > 0 && has(i, tag_adverb) && !has(i, tag_adjective);
}

/// "this", "that", "all": may stand for a noun of their own.
bool ParsedSentence::is_demonstrative(int i) const {
  static const auto& lex = Lexicon::english();
  static const Lemma these[] = {lex.form("this"), lex.form("that"), lex.form("these"), lex.form("those"),
                                lex.form("all"),  lex.form("some"), lex.form("both"),  lex.form("each"),
                                lex.form("many"), lex.form("none"), lex.form("most"),  lex.form("few")};
  if (i < 0 || (*this)[i].form == 0) return false;
  for (auto l : these)
    if (l == (*this)[i].form) return true;
  return false;
}

/// No word from `i` on can be the clause's verb.
bool ParsedSentence::is_last_chance(int i) const {
  for (; i < size() && (*this)[i].shape != TokenShape::stop && (*this)[i].shape != TokenShape::semicolon; ++i) {
    const auto* w = (*this)[i].shape == TokenShape::word ? lexicon_->find(token(i).hash) : nullptr;
    if (w && (w->tags & (tag_be | tag_have | tag_do | tag_modal | tag_past)) != 0) return false;
  }
  return true;
}

PartOfSpeech ParsedSentence::choose_verb_or_noun(int i) const {
  const auto t = (*this)[i].tags;
  const int b = before(i), a = after(i);
  const PartOfSpeech prev = pos(b);
  const bool start = b < 0 || (prev == PartOfSpeech::mark && (*this)[b].shape != TokenShape::comma);
  const bool noun_too = (t & (tag_noun | tag_adjective)) != 0;
  const bool object_after =
      has(a, tag_determiner | tag_possessive | tag_pronoun | tag_to) || (*this).pos(a) == PartOfSpeech::number;

  if (prev == PartOfSpeech::to && (t & tag_verb) == 0 && (t & tag_noun) != 0)
    return PartOfSpeech::noun;  // "attention to alerts"
  if (prev == PartOfSpeech::to || prev == PartOfSpeech::modal || prev == PartOfSpeech::do_)
    return (t & (tag_verb | tag_past | tag_ing | tag_done | tag_verb_s)) != 0 ? PartOfSpeech::verb : PartOfSpeech::noun;
  if (prev == PartOfSpeech::not_) return PartOfSpeech::verb;
  if (prev == PartOfSpeech::be || prev == PartOfSpeech::have) {
    if ((t & (tag_done | tag_ing)) != 0)
      return (t & tag_adjective) != 0 && (t & (tag_past | tag_ing)) == 0 ? PartOfSpeech::adjective : PartOfSpeech::verb;
    return noun_too ? ((t & tag_noun) != 0 ? PartOfSpeech::noun : PartOfSpeech::adjective) : PartOfSpeech::verb;
  }
  if (prev == PartOfSpeech::determiner || prev == PartOfSpeech::possessive || prev == PartOfSpeech::adjective ||
      prev == PartOfSpeech::number) {
    if (prev == PartOfSpeech::determiner && is_demonstrative(b) && (t & (tag_past | tag_verb_s)) != 0 &&
        ((t & tag_noun) == 0 || object_after))
      return PartOfSpeech::verb;
    if (prev == PartOfSpeech::number && (t & tag_past) != 0) return PartOfSpeech::verb;
    if ((t & tag_noun) != 0) return PartOfSpeech::noun;
    if ((t & tag_past) != 0 && prev == PartOfSpeech::adjective && has(b, tag_noun)) return PartOfSpeech::verb;
    const bool base = (t & (tag_verb | tag_verb_s)) != 0 && (t & (tag_done | tag_ing | tag_adjective)) == 0;
    return base && !has(i + 1, tag_noun | tag_adjective) ? PartOfSpeech::noun : PartOfSpeech::adjective;
  }
  if (prev == PartOfSpeech::preposition) {
    if ((t & tag_ing) != 0) return (t & tag_noun) != 0 && !object_after ? PartOfSpeech::noun : PartOfSpeech::verb;
    if ((t & tag_noun) != 0) return PartOfSpeech::noun;
    if ((t & tag_past) != 0 && object_after) return PartOfSpeech::verb;
    return (t & tag_done) != 0 ? PartOfSpeech::adjective : PartOfSpeech::verb;
  }
  if (prev == PartOfSpeech::pronoun || prev == PartOfSpeech::wh) {
    if ((t & (tag_past | tag_verb | tag_verb_s)) != 0) return PartOfSpeech::verb;
    return PartOfSpeech::verb;
  }
  if ((t & (tag_past | tag_done)) != 0 && (t & tag_noun) == 0) return PartOfSpeech::verb;
  if ((t & tag_ing) != 0) return noun_too && !object_after ? PartOfSpeech::noun : PartOfSpeech::verb;
  if (!noun_too) return PartOfSpeech::verb;
  if (start || prev == PartOfSpeech::conjunction || prev == PartOfSpeech::mark || prev == PartOfSpeech::sub) {
    if ((t & tag_verb) == 0 && (t & tag_past) == 0) return PartOfSpeech::noun;
    if ((t & tag_adjective) != 0 && (t & tag_noun) == 0)
      return object_after ? PartOfSpeech::verb : PartOfSpeech::adjective;
    if (object_after || has(a, tag_adverb) || (b != i - 1 && pos(i - 1) == PartOfSpeech::adverb))
      return PartOfSpeech::verb;
    if ((t & (tag_system | tag_people)) != 0) return PartOfSpeech::noun;
    return a < size() && (has(a, tag_noun | tag_adjective | tag_preposition | tag_wh) ||
                          ((*this)[a].form == 0 && (*this)[a].shape == TokenShape::word))
               ? PartOfSpeech::verb
               : PartOfSpeech::noun;
  }
  if (prev == PartOfSpeech::noun) {
    if (b != i - 1 && pos(i - 1) == PartOfSpeech::adverb && (t & tag_past) != 0)
      return PartOfSpeech::verb;  // "he accidentally cut it"
    const bool plural = has(b, tag_plural);
    if ((t & tag_verb_s) != 0 && !plural && (object_after || has(a, tag_preposition | tag_adverb | tag_sub)))
      return PartOfSpeech::verb;
    if ((t & tag_verb_s) != 0 && !plural && has(a, tag_noun) && is_last_chance(a)) return PartOfSpeech::verb;
    if ((t & tag_verb) != 0 && plural && object_after) return PartOfSpeech::verb;
    if ((t & tag_past) != 0 &&
        (object_after || has(a, tag_preposition | tag_adverb | tag_sub | tag_and) || a >= size()))
      return PartOfSpeech::verb;
    return PartOfSpeech::noun;
  }
  return PartOfSpeech::noun;
}

}  // namespace pm::language
