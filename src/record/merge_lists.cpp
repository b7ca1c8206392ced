#include "record/merge_lists.hpp"

#include <algorithm>
#include <iterator>

namespace pm::record {

namespace {

/// Adds what `more` has: each before the next one of `more` that is in the list, else at the end.
void insert_in_order(std::vector<std::string>& names, const std::vector<std::string>& more) {
  const std::set<std::string> present(names.begin(), names.end());
  std::map<std::string, std::vector<std::string>> before;  // by the name that follows
  std::string next;
  for (auto name = more.rbegin(); name != more.rend(); ++name) {
    if (present.contains(*name))
      next = *name;
    else
      before[next].push_back(*name);
  }
  std::vector<std::string> all;
  const auto add_before = [&](const std::string& name) {
    if (const auto found = before.find(name); found != before.end())
      all.insert(all.end(), found->second.rbegin(), found->second.rend());
  };
  for (const auto& name : names) {
    add_before(name);
    all.push_back(name);
  }
  add_before({});
  names = std::move(all);
}

/// Whether those of `order` that `among` has stand in the same order in both.
bool same_order(const std::vector<std::string>& order, const std::vector<std::string>& among,
                const std::set<std::string>& common) {
  const auto is_common = [&](const std::string& name) { return common.contains(name); };
  std::vector<std::string> a, b;
  std::ranges::copy_if(order, std::back_inserter(a), is_common);
  std::ranges::copy_if(among, std::back_inserter(b), is_common);
  return a == b;
}

std::set<std::string> in_both(const std::vector<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> common;
  std::ranges::copy_if(a, std::inserter(common, common.end()),
                       [&](const std::string& name) { return b.contains(name); });
  return common;
}

}  // namespace

std::vector<std::string> merge_order(const std::vector<std::string>& base, const std::vector<std::string>& current,
                                     const std::vector<std::string>& other, const std::set<std::string>& kept) {
  const auto only_kept = [&](std::vector<std::string> names) {
    std::erase_if(names, [&](const std::string& name) { return !kept.contains(name); });
    return names;
  };
  auto ours = only_kept(current), theirs = only_kept(other);
  const auto common = in_both(ours, {theirs.begin(), theirs.end()});
  const bool only_theirs_changed =
      same_order(base, current, in_both(base, common)) && !same_order(theirs, ours, common);
  auto& order = only_theirs_changed ? theirs : ours;
  insert_in_order(order, only_theirs_changed ? ours : theirs);
  return order;
}

}  // namespace pm::record
