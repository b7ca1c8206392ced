// Fixes and records for tests, with as much said as the test needs.
#pragma once

#include <string>
#include <vector>

#include <pm/record.hpp>

namespace pm::fixes::test {

inline record::Fix a_fix(std::string id, std::string title = "Show the host in the prompt") {
  record::Fix fix;
  fix.id = std::move(id);
  fix.title = std::move(title);
  return fix;
}

inline record::Fix opened(record::Fix fix, std::string day) {
  fix.opened = time::Day{std::move(day)};
  return fix;
}

inline record::Fix with_status(record::Fix fix, record::FixStatus status) {
  fix.status = status;
  return fix;
}

inline record::Record a_record(std::vector<record::Fix> fixes, std::string id = "2026-11-20-a") {
  record::Record record;
  record.id = std::move(id);
  record.title = "Checkout answers with 500s";
  record.fixes = std::move(fixes);
  return record;
}

}  // namespace pm::fixes::test
