// What holds of every sentence, whatever its words.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <pm/language.hpp>

#include "catch.hpp"
#include "language/rules.hpp"
#include "language/tokenizer.hpp"

using namespace pm::language;

namespace {

Vocabulary sensitive() {
  Vocabulary words;
  words.sensitive = true;
  return words;
}

struct Case {
  std::vector<std::string> labels;
  std::string text;
};

/// The written cases of tests/language/cases, of one rule or of all.
std::vector<Case> written_cases() {
  std::vector<Case> cases;
  for (const auto& file : std::filesystem::directory_iterator(PM_SOURCE_DIR "/tests/language/cases")) {
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      const auto tab = line.find('\t');
      if (line.empty() || line.front() == '#' || tab == line.npos) continue;
      Case c{{}, line.substr(tab + 1)};
      for (std::size_t at = 0; at <= tab;) {
        auto comma = std::min(line.find(',', at), tab);
        c.labels.push_back(line.substr(at, comma - at));
        at = comma + 1;
      }
      cases.push_back(std::move(c));
    }
  }
  return cases;
}

bool finds(const std::vector<LanguageFinding>& findings, Rule rule) {
  return std::any_of(findings.begin(), findings.end(), [&](const LanguageFinding& f) { return f.rule == rule; });
}

struct Score {
  double right = 0, found = 0, there = 0;
  double precision() const { return found > 0 ? right / found : 1; }
  double recall() const { return there > 0 ? right / there : 1; }
  double f1() const { return 2 * precision() * recall() / (precision() + recall()); }
};

}  // namespace

TEST_CASE("rules: the written cases match their labels") {
  const Checker checker(sensitive());
  Score any;
  for (const auto& c : written_cases()) {
    const bool wanted = c.labels.front() != "ok", got = !checker.review(c.text).empty();
    any.there += wanted;
    any.found += got;
    any.right += wanted && got;
  }
  CHECK(any.there > 500);
  CHECK(any.precision() >= 0.97);
  CHECK(any.f1() >= 0.95);
}

TEST_CASE("rules: at least 60 written cases each") {
  for (const auto& lesson : rule_docs()) {
    if (lesson.rule == Rule::team_word) continue;
    std::ifstream in(std::string(PM_SOURCE_DIR "/tests/language/cases/") + std::string(name(lesson.rule)) + ".txt");
    std::size_t cases = 0;
    for (std::string line; std::getline(in, line);) cases += line.find('\t') != line.npos;
    INFO(name(lesson.rule));
    CHECK(cases >= 60);
  }
}

TEST_CASE("checker: a kind of finding that is often wrong needs `sensitive`") {
  constexpr auto omission = "We did not check the replica.";
  CHECK(Checker().review(omission).empty());
  REQUIRE(Checker(sensitive()).review(omission).size() == 1);
  CHECK(Checker(sensitive()).review(omission)[0].is_doubtful());
  for (const auto* slip : {"The engineer forgot to renew the cert.", "She typed it into the wrong window."})
    CHECK(Checker().review(slip).size() == 1);
}

TEST_CASE("checker: doubtful findings need `sensitive`") {
  constexpr auto text = "Why wasn't this tested?";
  CHECK(Checker().review(text).empty());
  const auto findings = Checker(sensitive()).review(text);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].is_doubtful());
  const auto sure = Checker().review("We should have tested this.");
  REQUIRE(sure.size() == 1);
  CHECK_FALSE(sure[0].is_doubtful());
  CHECK(sure[0].confidence > findings[0].confidence);
}

TEST_CASE("rules: a system as actor is no finding") {
  const Checker checker;
  for (const char* actor :
       {"The pod", "The load balancer", "Postgres", "The nightly job", "`checkoutd`", "The retry loop", "It"})
    for (const char* deed : {" failed to update the index.", " ignored the header.", " missed its deadline.",
                             " accidentally deleted the rows.", " did not notice the change.", " forgot the session.",
                             " was careless with memory.", " misread the sector.", " inadvertently dropped the lock.",
                             " pushed to the wrong shard."}) {
      const auto text = std::string(actor) + deed;
      const auto f = checker.review(text);
      INFO(text << (f.empty() ? "" : " => " + std::string(f.front().pattern)));
      CHECK_FALSE(finds(f, Rule::bad_faith));
      CHECK_FALSE(finds(f, Rule::incompetence));
      CHECK_FALSE(finds(f, Rule::human_error));
    }
}

TEST_CASE("rules: pairs of people and systems, with the same words") {
  const Checker checker(sensitive());
  const auto blames = [&](const std::string& sentence) {
    const auto findings = checker.review(sentence);
    return std::ranges::any_of(findings, [](const LanguageFinding& f) {
      return f.rule <= Rule::counterfactual;  // the first five rules are those that blame
    });
  };
  std::ifstream in(PM_SOURCE_DIR "/tests/language/pairs.txt");
  std::size_t pairs = 0, right = 0;
  for (std::string line; std::getline(in, line);) {
    const auto first = line.find('\t'), second = line.find('\t', first + 1);
    if (line.empty() || line.front() == '#' || second == line.npos) continue;
    ++pairs;
    right += blames(line.substr(first + 1, second - first - 1)) && !blames(line.substr(second + 1));
  }
  CHECK(pairs >= 250);
  CHECK(static_cast<double>(right) >= 0.95 * static_cast<double>(pairs));
}

TEST_CASE("rules: a mention of the words is no finding") {
  const Checker checker;
  for (const char* text :
       {"We avoid the phrase human error.", "We do not say \"human error\" here.",
        "The word \"careless\" helps nobody.", "Human error is never the answer.", "There is no root cause.",
        "\"Root cause\" is a label we avoid.", "Our reviews are blameless."}) {
    const auto f = checker.review(text);
    INFO(text << (f.empty() ? "" : " => " + std::string(f.front().pattern)));
    CHECK(f.empty());
  }
}

TEST_CASE("rules: neighbouring sentences do not matter") {
  const Checker checker;
  const std::string calm = "The queue grew from 200 to 9,000 messages.";
  for (const auto& c : written_cases()) {
    const auto alone = checker.review(c.text), after = checker.review(calm + " " + c.text),
               before = checker.review(c.text + " " + calm);
    INFO(c.text);
    REQUIRE(after.size() == alone.size());
    const bool ends = c.text.ends_with('.') || c.text.ends_with('?') || c.text.ends_with('!');
    if (ends) REQUIRE(before.size() == alone.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      CHECK(after[i].rule == alone[i].rule);
      CHECK(after[i].begin == alone[i].begin + calm.size() + 1);
      CHECK(after[i].end == alone[i].end + calm.size() + 1);
    }
  }
}

TEST_CASE("finding: covers exactly its words") {
  const Checker checker;
  for (const std::string before : {"", "\U0001F525\U0001F525 ", "e\u0301te\u0301 — ", "\u201cOK\u201d, ", "日本 "}) {
    const auto text = before + "Ops ignored the page.";
    const auto f = checker.review(text);
    INFO(text);
    REQUIRE(f.size() == 1);
    CHECK(text.substr(f[0].begin, f[0].end - f[0].begin) == "ignored the page");
  }
}

TEST_CASE("finding: self-blame gets a kind question") {
  const Checker checker;
  for (const char* text : {"I forgot to renew the cert.", "I should have looked at the graph.", "My bad.",
                           "I was careless.", "That one's on me."}) {
    const auto f = checker.review(text);
    INFO(text);
    REQUIRE_FALSE(f.empty());
    CHECK(f[0].about_self);
    CHECK(f[0].ask.starts_with("Thanks for telling us. "));
    CHECK(f[0].ask.find("them") == std::string::npos);
  }
  CHECK(
      checker.review("I forgot to renew the cert.").at(0).ask ==
      "Thanks for telling us. What would usually prompt you to renew the cert, and where was that prompt on the day?");
  CHECK_FALSE(checker.review("We forgot to renew the cert.").at(0).about_self);
}

TEST_CASE("finding: no question is asked twice in a row") {
  const Checker checker;
  CheckerSession session(checker);
  std::string before;
  std::size_t asked = 0;
  for (const auto& c : written_cases())
    for (const auto& f : session.review(c.text)) {
      INFO(c.text << " => " << f.pattern);
      CHECK(f.ask != before);
      before = f.ask;
      ++asked;
    }
  CHECK(asked > 500);
}

TEST_CASE("finding: the question names actor and action") {
  const Checker checker(sensitive());
  CHECK(checker.review("The night shift should have looked at the graph.")
            .at(0)
            .ask.find("in front of the night shift") != std::string::npos);
  CHECK(checker.review("We failed to update the docs.").at(0).ask.find("prompt us to update the docs") !=
        std::string::npos);
}

TEST_CASE("finding: the question fits what was read") {
  const Checker checker;
  const auto ask = [&](const char* text) { return checker.review(text).at(0).ask; };
  CHECK(ask("We should have tested the new rules first.") == "What made it look ready without that at the time?");
  CHECK(ask("We should have looked at the graph.").starts_with("What was in front of us"));
  CHECK(ask("Root causes: a bad index and an old cache.").starts_with("How did these come together"));
  CHECK(ask("A misspelled file name led to a 500.") == "How far can such a typo get before something checks it?");
}

TEST_CASE("finding: has a message and a question") {
  const Checker checker;
  for (const auto& c : written_cases())
    for (const auto& f : checker.review(c.text)) {
      INFO(c.text << " => " << f.pattern);
      CHECK_FALSE(f.message.empty());
      CHECK(f.ask.ends_with("?"));
      CHECK(f.message.find('{') == std::string::npos);
      CHECK(f.ask.find('{') == std::string::npos);
      CHECK(f.ask.find('\n') == std::string::npos);
    }
}

TEST_CASE("tokens: code, URLs and paths are not words") {
  const Checker checker;
  CHECK(checker.review("Set `human error` to false.").empty());
  CHECK(checker.review("See https://example.org/root-cause/human-error for the form.").empty());
  CHECK(checker.review("The file /srv/reports/human-error.txt was read.").empty());
}

TEST_CASE("team words: people and systems") {
  Vocabulary words;
  words.people = {"the duty crew"};
  words.systems = {"Hal", "Marvin"};
  words.allow = {"root cause"};
  words.deny = {{"war room", "What do we call it when nobody is at war?"}};
  const Checker ours(std::move(words));
  const Checker plain;
  CHECK(finds(ours.review("The duty crew ignored the page."), Rule::bad_faith));
  CHECK_FALSE(finds(ours.review("Marvin forgot the session."), Rule::human_error));
  CHECK(finds(plain.review("Marvin forgot the session."), Rule::human_error));
  CHECK(ours.review("The root cause was DNS.").empty());
  const auto denied = ours.review("We met in the war room.");
  REQUIRE(denied.size() == 1);
  CHECK(denied[0].rule == Rule::team_word);
  CHECK(denied[0].ask == "What do we call it when nobody is at war?");
  CHECK(plain.review("We met in the war room.").empty());
}

TEST_CASE("people of a record: full name or first name") {
  const Checker checker;
  const std::vector<std::string> people = {"Zaphod Beeblebrox"};
  CHECK(finds(checker.review("Zaphod ignored the page.", RuleSelection::all(), people), Rule::bad_faith));
  CHECK(finds(checker.review("zaphod beeblebrox ignored the page.", RuleSelection::all(), people), Rule::bad_faith));
}

TEST_CASE("checker: runs only the requested rules") {
  const Checker checker;
  CHECK(checker.review("Engineers will be more careful.", RuleSelection::narrative()).empty());
  CHECK_FALSE(checker.review("Engineers will be more careful.").empty());
  CHECK(checker.review("We should have tested this.", RuleSelection().with(Rule::root_cause)).empty());
}

TEST_CASE("rules: found by name") {
  for (const auto& lesson : rule_docs()) CHECK(parse_rule(name(lesson.rule)) == lesson.rule);
  CHECK_FALSE(parse_rule("no-such-rule").has_value());
}

TEST_CASE("rows: required words are required") {
  const auto& english = Lexicon::english();
  struct Row {
    const VerbRule* row;
    LemmaSet near, also;
  };
  std::vector<Row> rows;
  for (const auto& family : rule_families())
    for (const auto& row : family.verb_rules)
      if (!row.second.empty() || row.precheck != nullptr)
        rows.push_back({&row, LemmaSet(row.near), LemmaSet(row.second)});
  REQUIRE(rows.size() > 10);
  std::vector<WordToken> tokens;
  ParsedSentence reading;
  for (const auto& c : written_cases()) {
    SentenceSplitter sentences(c.text);
    while (sentences.next(tokens)) {
      reading.look_up(c.text, tokens, english);
      const auto stands = [&](const LemmaSet& words) {
        for (int i = 0; i < reading.size(); ++i)
          if (words.has(reading[i].lemma) || words.has(reading[i].form)) return true;
        return false;
      };
      std::vector<const Row*> ruled_out;
      for (const auto& r : rows)
        if (stands(r.near) &&
            ((!r.row->second.empty() && !stands(r.also)) || (r.row->precheck && !r.row->precheck(reading))))
          ruled_out.push_back(&r);
      reading.decide();
      for (const auto* r : ruled_out)
        for (const auto& d : reading.verb_phrases()) {
          INFO(r->row->name << ": " << c.text);
          CHECK_FALSE(r->row->match(reading, d));
        }
    }
  }
}
