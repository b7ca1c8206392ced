#include "figures/factors.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace pm::figures {

void Factors::add(const record::Record& record, Place place) {
  for (const auto& factor : figures::all(record.factors)) {
    FactorCase one{place, number_of(factor.id), static_cast<std::uint32_t>(fixes_.size()), 0, keep(factor.text)};
    for (const auto& fix : figures::all(record.fixes)) {
      if (!record::addresses(fix, factor.id)) continue;
      FactorFix kept{number_of(fix.id), 0, tables::age_of(record, fix, shared_.settings.today).value_or(-1),
                     fix.status};
      if (fix.closed_at) {
        const auto day = time::days_of(record::zone_of(record).day(fix.closed_at->at));
        kept.closed = static_cast<std::int32_t>(day.time_since_epoch().count());
      }
      fixes_.push_back(kept);
      ++one.fixes;
    }
    factors_.push_back(one);
    for (const auto& link : figures::all(factor.same_as)) links_.push_back({place, one.number, link});
  }
}

std::string_view Factors::keep(std::string_view text) {
  constexpr std::size_t block = std::size_t{1} << 20U;
  if (texts_.empty() || texts_.back().capacity() - texts_.back().size() < text.size())
    texts_.emplace_back().reserve(std::max(block, text.size()));
  const auto begin = texts_.back().size();
  texts_.back() += text;
  return std::string_view(texts_.back()).substr(begin);
}

std::vector<std::vector<std::size_t>> Factors::groups() {
  std::ranges::sort(factors_, [&](const FactorCase& a, const FactorCase& b) {
    return std::tie(head(a).day, head(a).id, a.number) < std::tie(head(b).day, head(b).id, b.number);
  });
  // Only linked factors are looked up: they are few.
  std::map<std::string, std::size_t, std::less<>> linked;
  for (const auto& link : links_) {
    linked.emplace(link.other, factors_.size());
    linked.emplace(shared_.name(link.place, 'F', link.number), factors_.size());
  }
  if (!linked.empty())
    for (std::size_t i = 0; i < factors_.size(); ++i)
      if (const auto found = linked.find(name(factors_[i])); found != linked.end()) found->second = i;

  std::vector<std::size_t> parent(factors_.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const auto& link : links_) {
    const auto a = linked.at(shared_.name(link.place, 'F', link.number)), b = linked.at(link.other);
    if (a == factors_.size() || b == factors_.size()) continue;
    const auto first = root(a), second = root(b);
    parent[std::max(first, second)] = std::min(first, second);
  }
  std::vector<std::vector<std::size_t>> groups;
  std::vector<std::size_t> group_of(factors_.size());
  for (std::size_t i = 0; i < factors_.size(); ++i) {
    if (parent[i] == i) {
      group_of[i] = groups.size();
      groups.emplace_back();
    }
    groups[group_of[root(i)]].push_back(i);
  }
  return groups;
}

}  // namespace pm::figures
