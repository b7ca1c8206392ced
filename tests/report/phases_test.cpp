#include "report/view.hpp"

#include <string>

#include "catch.hpp"
#include "report/build_record.hpp"

using namespace pm::record;
using told::clock;

namespace {

/// "Undetected 110, Detected 3, …": names and minutes.
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

TEST_CASE("phases: undetected, detected, worked on, mitigated") {
  CHECK(picture(all_five()) == "Undetected 110, Detected 3, Being worked on 48, Mitigated 79, Resolved 0");
}

TEST_CASE("phases: unknown milestones omit their phase") {
  auto t = all_five();
  t.of(Milestone::engaged).reset();
  t.of(Milestone::mitigated).reset();
  CHECK(picture(t) == "Undetected 110, Detected 130, Resolved 0");
  t.of(Milestone::detected).reset();
  CHECK(picture(t) == "Impact 240, Resolved 0");
  t.of(Milestone::resolved).reset();
  CHECK(picture(t).empty());
  CHECK(picture({}).empty());
}

TEST_CASE("phases: unusual order") {
  auto t = all_five();
  t.of(Milestone::detected) = clock("13:30");  // seen coming
  CHECK(picture(t) == "Detected early 30, Detected 113, Being worked on 48, Mitigated 79, Resolved 0");
  t = all_five();
  t.of(Milestone::mitigated) = clock("18:30");  // the tape came after the recovery
  CHECK(picture(t) == "Undetected 110, Detected 3, Being worked on 127, Resolved 30, Resolved 0");
}

TEST_CASE("phases: simultaneous milestones make no phase") {
  auto t = all_five();
  t.of(Milestone::engaged) = clock("15:50");
  t.of(Milestone::mitigated) = clock("18:00");
  CHECK(picture(t) == "Undetected 110, Being worked on 130, Resolved 0");
}

TEST_CASE("phases: approximate ends are marked") {
  auto t = all_five();
  t.approximate = {Milestone::engaged};
  CHECK(picture(t) == "Undetected 110, Detected 3~, Being worked on 48~, Mitigated 79, Resolved 0");
}
