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
auto place(const FixRow& row) {
  const bool is_open = row.fix.status == record::FixStatus::open;
  return std::tuple(!is_open, !row.since, row.since ? std::string_view(row.since->text) : "",
                    std::string_view(row.record), row.fix.id.size(), std::string_view(row.fix.id));
}

}  // namespace

std::vector<FixRow> rows_of(record::Record record, const std::string& path, const time::Day& today) {
  std::vector<FixRow> rows;
  if (!record.fixes || record.fixes->empty()) return rows;
  rows.reserve(record.fixes->size());
  const auto meeting = record::meeting_day(record);
  for (auto& fix : *record.fixes) {
    const auto since = fix.opened ? fix.opened : meeting;
    const bool overdue = record::is_overdue(fix, today);
    rows.push_back({record.id, path, std::move(fix), since, overdue});
  }
  return rows;
}

bool matches(const FixRow& row, const FixFilter& wanted) {
  return (!wanted.open || row.fix.status == record::FixStatus::open) && (!wanted.overdue || row.overdue) &&
         (!wanted.owner || (row.fix.owner && folded(*row.fix.owner) == folded(*wanted.owner)));
}

std::vector<FixRow> in_order(std::vector<std::vector<FixRow>> of_records) {
  std::vector<FixRow*> order;  // rows are large: each is moved once
  for (auto& rows : of_records)
    for (auto& row : rows) order.push_back(&row);
  std::stable_sort(order.begin(), order.end(), [](const FixRow* a, const FixRow* b) { return place(*a) < place(*b); });
  std::vector<FixRow> sorted;
  sorted.reserve(order.size());
  for (auto* row : order) sorted.push_back(std::move(*row));
  return sorted;
}

}  // namespace pm::fixes
