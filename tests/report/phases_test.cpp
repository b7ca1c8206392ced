#include "report/phases.hpp"

#include <string>

#include "catch.hpp"
#include "report/build_record.hpp"

using namespace pm::record;
using told::clock;

namespace {

/// "Unseen 110, Seen 3, …": names and minutes.
std::string picture(const Times& times) {
  std::string told;
  for (const auto& phase : pm::report::phases(times)) {
    if (!told.empty()) told += ", ";
    told += std::string(phase.name) + " " + std::to_string(pm::time::minutes_between(phase.from, phase.to));
    if (phase.roughly) told += "~";
  }
  return told;
}

Times all_five() {
  Times t;
  t.of(Milestone::started) = clock("14:00");
  t.of(Milestone::detected) = clock("15:50");
  t.of(Milestone::engaged) = clock("15:53");
  t.of(Milestone::mitigated) = clock("16:41");
  t.of(Milestone::resolved) = clock("18:00");
  return t;
}

}  // namespace

TEST_CASE("an incident goes from unseen to seen, to being worked on, to held together, to normal") {
  CHECK(picture(all_five()) == "Unseen 110, Seen 3, Being worked on 48, Held together 79, Normal 0");
}

TEST_CASE("milestones that are not known leave their phase out of the picture") {
  auto t = all_five();
  t.of(Milestone::engaged).reset();
  t.of(Milestone::mitigated).reset();
  CHECK(picture(t) == "Unseen 110, Seen 130, Normal 0");
  t.of(Milestone::detected).reset();
  CHECK(picture(t) == "Felt 240, Normal 0");
  t.of(Milestone::resolved).reset();
  CHECK(picture(t).empty());
  CHECK(picture({}).empty());
}

TEST_CASE("milestones in an unusual order are told as they happened") {
  auto t = all_five();
  t.of(Milestone::detected) = clock("13:30");  // seen coming
  CHECK(picture(t) == "Seen coming 30, Seen 113, Being worked on 48, Held together 79, Normal 0");
  t = all_five();
  t.of(Milestone::mitigated) = clock("18:30");  // the tape came after the recovery
  CHECK(picture(t) == "Unseen 110, Seen 3, Being worked on 127, Normal 30, Normal 0");
}

TEST_CASE("two milestones at one moment make no empty phase") {
  auto t = all_five();
  t.of(Milestone::engaged) = clock("15:50");
  t.of(Milestone::mitigated) = clock("18:00");
  CHECK(picture(t) == "Unseen 110, Being worked on 130, Normal 0");
}

TEST_CASE("a phase with an end known only roughly says so") {
  auto t = all_five();
  t.approximate = {Milestone::engaged};
  CHECK(picture(t) == "Unseen 110, Seen 3~, Being worked on 48~, Held together 79, Normal 0");
}
