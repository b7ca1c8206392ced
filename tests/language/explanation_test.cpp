// How a sentence is explained: what was read, which rows matched, and what is missing where none did.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include <pm/language.hpp>
#include <pm/sentence_explanation.hpp>

#include "catch.hpp"

using namespace pm::language;
using Outcome = SentenceExplanation::Outcome;

namespace {

SentenceExplanation explained(std::string_view sentence, const Vocabulary& words = {}) {
  const auto all = explain_sentences(sentence, words);
  REQUIRE(all.size() == 1);
  return all.front();
}

std::optional<SentenceExplanation::Row> row_of(const SentenceExplanation& sentence, Rule rule) {
  const auto it = std::ranges::find(sentence.rows, rule, &SentenceExplanation::Row::rule);
  return it == sentence.rows.end() ? std::nullopt : std::optional(*it);
}

bool has(const std::vector<std::string>& all, std::string_view part) {
  return std::ranges::any_of(all, [&](const std::string& one) { return one.find(part) != one.npos; });
}

}  // namespace

TEST_CASE("explained sentence: actor and verb phrase are shown") {
  const auto one = explained("The engineer did not renew the cert.");
  REQUIRE(one.deeds.size() == 1);
  const auto& deed = one.deeds.front();
  CHECK(deed.text == "did not renew");
  CHECK(deed.verb == "renew");
  CHECK(deed.object == "the cert");
  CHECK(deed.actor.text == "The engineer");
  CHECK(deed.actor.kind == "people");
  CHECK(deed.negated);
  CHECK(deed.past);
  CHECK_FALSE(deed.passive);
  CHECK(deed.modal.empty());
  const auto passive = explained("The table should have been dropped by the job.").deeds.front();
  CHECK(passive.passive);
  CHECK(passive.perfect);
  CHECK(passive.modal == "should");
  CHECK(passive.agent.text == "the job");
  CHECK(passive.agent.kind == "system");
}

TEST_CASE("explained sentence: a finding names what decided") {
  const auto one = explained("The engineer forgot to renew the cert.");
  const auto row = row_of(one, Rule::human_error);
  REQUIRE(row.has_value());
  CHECK(row->outcome == Outcome::finding);
  CHECK(row->excerpt == "forgot to renew");
  CHECK(has(row->decisive, "forget"));
  CHECK(has(row->decisive, "people"));
  CHECK_FALSE(row->ask.empty());
}

TEST_CASE("explained sentence: a near miss names the change that would match") {
  const auto by_system = row_of(explained("The job forgot the lock."), Rule::human_error);
  REQUIRE(by_system.has_value());
  CHECK(by_system->outcome == Outcome::near_miss);
  CHECK(by_system->needs.find("people") != std::string::npos);
  const auto with_reason =
      row_of(explained("We did not check the replica because the graph was green."), Rule::human_error);
  REQUIRE(with_reason.has_value());
  CHECK(with_reason->outcome == Outcome::near_miss);
  CHECK(with_reason->needs.find("reason") != std::string::npos);
}

TEST_CASE("explained sentence: exceptions, doubtful rows and the team's words are distinguished") {
  const auto denied = row_of(explained("There is no root cause."), Rule::root_cause);
  REQUIRE(denied.has_value());
  CHECK(denied->outcome == Outcome::exception);
  CHECK_FALSE(denied->needs.empty());
  const auto doubtful = row_of(explained("Why wasn't this tested?"), Rule::counterfactual);
  REQUIRE(doubtful.has_value());
  CHECK(doubtful->outcome == Outcome::maybe);
  Vocabulary words;
  words.sensitive = true;
  words.allow = {"root cause"};
  const auto with_sensitive = row_of(explained("Why wasn't this tested?", words), Rule::counterfactual);
  REQUIRE(with_sensitive.has_value());
  CHECK(with_sensitive->outcome == Outcome::finding);
  const auto allowed = row_of(explained("The root cause was DNS.", words), Rule::root_cause);
  REQUIRE(allowed.has_value());
  CHECK(allowed->outcome == Outcome::allowed);
}

TEST_CASE("explained sentence: its findings are those of the checker") {
  const Checker checker;
  std::size_t findings = 0;
  for (const auto& file : std::filesystem::directory_iterator(PM_SOURCE_DIR "/tests/language/cases")) {
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      const auto tab = line.find('\t');
      if (line.empty() || line.front() == '#' || tab == line.npos) continue;
      const auto sentence = line.substr(tab + 1);
      std::vector<std::string> found, shown;
      for (const auto& f : checker.review(sentence))
        found.push_back(std::string(name(f.rule)) + std::string(f.pattern));
      for (const auto& one : explain_sentences(sentence))
        for (const auto& row : one.rows)
          if (row.outcome == Outcome::finding) shown.push_back(std::string(name(row.rule)) + std::string(row.row));
      std::ranges::sort(found);
      std::ranges::sort(shown);
      INFO(sentence);
      CHECK(shown == found);
      findings += found.size();
    }
  }
  CHECK(findings > 500);
}
