// What pm.toml lists is asked as it is typed there: the severity scale, the services, and the types of own questions.
#include "catch.hpp"
#include "interview/interview_script.hpp"
#include "interview/questions/questions.hpp"

using namespace pm;
using namespace pm::interview;
using lint::AnswerType;

namespace {

record::Record titled() {
  record::Record record;
  record.id = "2026-11-20-checkout";
  record.title = "Checkout answers with 500s";
  return record;
}

/// A session that reopens one question.
Talk edits(const std::string& question, record::Record record = titled()) {
  Talk talk({.purpose = Purpose::edit, .section = question}, std::move(record));
  talk.room.check.severity_scale = {"SEV1", "SEV2", "SEV3"};
  return talk;
}

/// What the question keeps of the answer; "refused" if it asks again.
std::string kept(AnswerType type, std::string_view answer) {
  InterviewContext room;
  room.check.questions = {{"own", type, {"Mail", "Phone", "Status page"}}};
  InterviewSession session;
  session.record = titled();
  session.at = QuestionRef::from("own");
  const TeamQuestion own{"own", "times", "How did we tell them?", ""};
  const auto taken = team_question(own).take(session, {std::string(answer), false, {}}, room);
  if (taken.next == AnswerResult::Next::refuse) return "refused";
  const auto* value = session.record.custom ? session.record.custom->find("own") : nullptr;
  if (value == nullptr) return "";
  std::string text = value->text;
  for (const auto& item : value->items) text += "[" + item.text + "]";
  return text;
}

}  // namespace

TEST_CASE("team question: the answer has the type of the question") {
  CHECK(kept(AnswerType::text, "by mail, at noon") == "by mail, at noon");
  CHECK(kept(AnswerType::list, "mail, phone") == "[mail][phone]");
  CHECK(kept(AnswerType::choice, "2") == "Phone");
  CHECK(kept(AnswerType::choice, "status page") == "Status page");
  CHECK(kept(AnswerType::choice, "ma") == "Mail");
  CHECK(kept(AnswerType::choice, "4") == "refused");
  CHECK(kept(AnswerType::choice, "fax") == "refused");
  CHECK(kept(AnswerType::number, "12.5") == "12.5");
  CHECK(kept(AnswerType::number, "1,5") == "1.5");
  CHECK(kept(AnswerType::number, "a dozen") == "refused");
  CHECK(kept(AnswerType::number, "inf") == "refused");
  CHECK(kept(AnswerType::date, "2026-11-20") == "2026-11-20");
  CHECK(kept(AnswerType::date, "soon") == "refused");
  CHECK(kept(AnswerType::yes_no, "Yes") == "true");
  CHECK(kept(AnswerType::yes_no, "n") == "false");
  CHECK(kept(AnswerType::yes_no, "perhaps") == "refused");
  CHECK(kept(AnswerType::number, " ").empty());
}

TEST_CASE("severity: a number or a name of the team's scale") {
  for (const auto& [typed, severity] : {std::pair("2", "SEV2"), std::pair("sev3", "SEV3"), std::pair("SEV1", "SEV1")}) {
    InterviewContext room;
    CHECK(own_choice(typed, {"SEV1", "SEV2", "SEV3"}) == static_cast<std::size_t>(severity[3] - '0'));
  }
  CHECK_FALSE(own_choice("sev", {"SEV1", "SEV2"}));
  CHECK_FALSE(own_choice("4", {"SEV1", "SEV2"}));
  CHECK(own_choice("2", {"3", "2", "1"}) == 2);  // a name of the scale before its number
  CHECK(own_choice("crit", {"critical", "minor"}) == 1);
}

TEST_CASE("services: what is not retyped stays") {
  auto record = titled();
  record.services = {{"checkout", "search", "mail", "login"}};
  auto talk = edits("services", record);
  talk.says("sev1");
  CHECK(*talk.record().services == std::vector<std::string>{"checkout", "search", "mail", "login", "sev1"});
  auto removing = edits("services", record);
  removing.says("-mail");
  CHECK(*removing.record().services == std::vector<std::string>{"checkout", "search", "login"});
  CHECK(removing.heard("Removed: mail."));
  auto whole = edits("services", record);
  whole.says("Checkout, search");
  CHECK(*whole.record().services == std::vector<std::string>{"Checkout", "search"});
  CHECK(whole.heard("Removed: mail, login."));
}
