#include "interview/people.hpp"

#include "catch.hpp"

using namespace pm::interview;

namespace {

/// "Ana (on call) · Bo"
std::string shown(const std::vector<NamedPerson>& people) {
  std::string line;
  for (const auto& person : people)
    line += (line.empty() ? "" : " · ") + person.name + (person.role ? " (" + *person.role + ")" : "");
  return line;
}

std::string shown(const MeetingLeads& read) {
  if (read.unclear == MeetingLeads::Unclear::who_is) return "who is " + read.words;
  if (read.unclear == MeetingLeads::Unclear::who_leads) return "who leads of " + read.words;
  return read.facilitator.value_or("nobody") + " / " + read.scribe.value_or("nobody") +
         (read.others.empty() ? "" : " + " + shown(read.others));
}

}  // namespace

TEST_CASE("people: name and role are read as they are typed") {
  struct Row {
    std::string_view line, people;
  };
  for (const auto& [line, people] : {
           Row{"Ana", "Ana"},
           Row{"Ana, on call", "Ana (on call)"},
           Row{"ana, on call", "ana (on call)"},
           Row{"@ana", "ana"},
           Row{"@ana, @bo", "ana · bo"},
           Row{"- Ana, on call", "Ana (on call)"},
           Row{"Miguel (data platform)", "Miguel (data platform)"},
           Row{"Miguel (data platform, EU)", "Miguel (data platform, EU)"},
           Row{"Priya - incident commander", "Priya (incident commander)"},
           Row{"Priya – incident commander, EU", "Priya (incident commander, EU)"},
           Row{"Priya: incident commander", "Priya (incident commander)"},
           Row{"Ana and Bo", "Ana · Bo"},
           Row{"Ana & Bo", "Ana · Bo"},
           Row{"Ana and Bo, on call", "Ana (on call) · Bo (on call)"},
           Row{"Ana, Bo, Cleo", "Ana · Bo · Cleo"},
           Row{"Ana, Bo and Cleo", "Ana · Bo · Cleo"},
           Row{"Ana, Bo, and Cleo", "Ana · Bo · Cleo"},
           Row{"Ana; Bo", "Ana · Bo"},
           Row{"Ana (on call), Bo (support)", "Ana (on call) · Bo (support)"},
           Row{"Ana (on call) and Bo (support)", "Ana (on call) · Bo (support)"},
           Row{"Ana - on call, Bo - support", "Ana (on call) · Bo (support)"},
           Row{"Ana, SRE", "Ana (SRE)"},
           Row{"Ana, Support", "Ana (Support)"},
           Row{"Ana, database engineer, EU", "Ana (database engineer, EU)"},
           Row{"Ana, on call and scribe", "Ana (on call and scribe)"},
           Row{"Ana is on call", "Ana (on call)"},
           Row{"Ana was the database engineer", "Ana (the database engineer)"},
           Row{"Ana from support", "Ana (from support)"},
           Row{"Petra leads, Jonas types", "Petra (leads) · Jonas (types)"},
           Row{"Ludwig van Beethoven", "Ludwig van Beethoven"},
           Row{"Ana de Souza, on call", "Ana de Souza (on call)"},
           Row{"Élodie, d'astreinte", "Élodie (d'astreinte)"},
           Row{"王芳, on call", "王芳 (on call)"},
           Row{"Anders, on call", "Anders (on call)"},
           Row{"the database team", "the database team"},
           Row{"", ""},
           Row{" , ", ""},
       }) {
    INFO(line);
    const auto read = read_people(line);
    CHECK(shown(read.people) == people);
    CHECK(read.unclear.empty());
  }
}

TEST_CASE("people: a word that may be a name or a role is unclear") {
  for (const std::string_view line : {"Ana, Bo", "ana, bo", "Ana Lopez, Bo Berg"}) {
    INFO(line);
    CHECK_FALSE(read_people(line).unclear.empty());
  }
}

TEST_CASE("leads: facilitator and scribe are read as they are typed") {
  struct Row {
    std::string_view line, leads;
  };
  for (const auto& [line, leads] : {
           Row{"Ana, Bo", "Ana / Bo"},
           Row{"Ana and Bo", "Ana / Bo"},
           Row{"Ana & Bo", "Ana / Bo"},
           Row{"Ana/Bo", "Ana / Bo"},
           Row{"@ana, @bo", "ana / bo"},
           Row{"ana bo", "ana bo / nobody"},
           Row{"Ana", "Ana / nobody"},
           Row{"Petra leads, Jonas types", "Petra / Jonas"},
           Row{"Jonas types, Petra leads", "Petra / Jonas"},
           Row{"Jonas is typing and Petra is leading", "Petra / Jonas"},
           Row{"Petra will lead, Jonas takes notes", "Petra / Jonas"},
           Row{"Petra (facilitator), Jonas (scribe)", "Petra / Jonas"},
           Row{"lead: Petra, scribe: Jonas", "Petra / Jonas"},
           Row{"Petra - facilitator; Jonas - scribe", "Petra / Jonas"},
           Row{"Petra leads, Jonas", "Petra / Jonas"},
           Row{"Jonas types, Petra", "Petra / Jonas"},
           Row{"Ana leads and types", "Ana / nobody"},
           Row{"Ana does both", "Ana / nobody"},
           Row{"Ana, Ana", "Ana / nobody"},
           Row{"Priya - incident commander", "Priya / nobody + Priya (incident commander)"},
           Row{"Priya, incident commander", "Priya / nobody + Priya (incident commander)"},
           Row{"Miguel (data platform), Bo", "Miguel / Bo + Miguel (data platform)"},
           Row{"nobody", "nobody / nobody"},
           Row{"", "nobody / nobody"},
           Row{"I", "who is I"},
           Row{"me, Bo", "who is me"},
           Row{"Ana, Bo, Cleo", "who leads of Ana, Bo, Cleo"},
           Row{"Jonas types", "who leads of Jonas"},
       }) {
    INFO(line);
    CHECK(shown(read_leads(line)) == leads);
  }
}
