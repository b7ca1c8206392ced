#include "figures/factors.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

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

/// Compares days and ids once for each record, not for each pair of factors.
void Factors::sort() {
  const auto& heads = shared_.heads;
  std::vector<Place> places(heads.size());
  std::iota(places.begin(), places.end(), Place{0});
  std::ranges::sort(places, [&](Place a, Place b) {
    return std::tie(heads[a].day, heads[a].id) < std::tie(heads[b].day, heads[b].id);
  });
  std::vector<std::uint32_t> rank(heads.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) rank[places[i]] = i;
  std::ranges::sort(factors_, [&](const FactorCase& a, const FactorCase& b) {
    return std::pair(rank[a.place], a.number) < std::pair(rank[b.place], b.number);
  });
}

std::vector<std::vector<std::size_t>> Factors::groups() {
  if (!std::exchange(is_sorted_, true)) sort();
  // Only linked factors are looked up: they are few.
  std::map<std::string, std::size_t, std::less<>> linked;
  for (const auto& link : links_) {
    linked.emplace(link.other, factors_.size());
    linked.emplace(shared_.name(link.place, 'F', link.number), factors_.size());
  }
  if (!linked.empty())
    for (std::size_t i = 0; i < factors_.size(); ++i)
      if (const auto found = linked.find(name(factors_[i])); found != linked.end()) found->second = i;

  std::map<std::size_t, std::size_t> parent;  // of the factors with links
  const auto root = [&](std::size_t i) {
    while (parent.try_emplace(i, i).first->second != i) i = parent[i];
    return i;
  };
  for (const auto& link : links_) {
    const auto a = linked.at(shared_.name(link.place, 'F', link.number)), b = linked.at(link.other);
    if (a == factors_.size() || b == factors_.size()) continue;
    const auto first = root(a), second = root(b);
    parent[std::max(first, second)] = std::min(first, second);
  }
  std::map<std::size_t, std::vector<std::size_t>> members;  // by the oldest one
  for (const auto& [factor, unused] : parent) members[root(factor)].push_back(factor);
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [oldest, group] : members)
    if (group.size() > 1) groups.push_back(std::move(group));
  return groups;
}

}  // namespace pm::figures
