#include <algorithm>
#include <tuple>

#include <pm/fixes.hpp>
#include <pm/record_facts.hpp>
#include <pm/text.hpp>

namespace pm::fixes {
namespace {

std::string folded(std::string_view owner) {
  owner = text::trim(owner);
  if (owner.starts_with('@')) owner.remove_prefix(1);
  return text::lower_ascii(owner);
}

/// X2 before X10: ids have no leading zeros, so the shorter one is the smaller number.
auto place(const Row& row) {
  const bool is_open = row.fix.status == record::FixStatus::open;
  return std::tuple(!is_open, !row.since, row.since ? std::string_view(row.since->text) : "",
                    std::string_view(row.record), row.fix.id.size(), std::string_view(row.fix.id));
}

}  // namespace

std::vector<Row> rows_of(const record::Record& record, const std::string& path, const time::Day& today) {
  std::vector<Row> rows;
  if (!record.fixes || record.fixes->empty()) return rows;
  const auto meeting = record::meeting_day(record);
  for (const auto& fix : *record.fixes)
    rows.push_back({record.id, path, fix, fix.opened ? fix.opened : meeting, record::is_overdue(fix, today)});
  return rows;
}

bool is_wanted(const Row& row, const Wanted& wanted) {
  return (!wanted.open || row.fix.status == record::FixStatus::open) && (!wanted.overdue || row.overdue) &&
         (!wanted.owner || (row.fix.owner && folded(*row.fix.owner) == folded(*wanted.owner)));
}

void sort(std::vector<Row>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return place(a) < place(b); });
}

}  // namespace pm::fixes
