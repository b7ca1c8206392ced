#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

namespace pm::fixes {
namespace {

std::string folded(std::string_view owner) {
  owner = text::trim(owner);
  if (owner.starts_with('@')) owner.remove_prefix(1);
  return text::lower_ascii(owner);
}

}  // namespace

std::vector<FixRow> make_fix_rows(record::Record record, const std::string& path, const time::Day& today) {
  std::vector<FixRow> rows;
  if (!record.fixes || record.fixes->empty()) return rows;
  rows.reserve(record.fixes->size());
  const auto meeting = record::meeting_day(record);
  for (auto& fix : *record.fixes) {
    const auto since = fix.opened ? fix.opened : meeting;
    const bool overdue = record::is_overdue(fix, today);
    rows.push_back({record.id, path, std::nullopt, std::move(fix), since, overdue});
  }
  return rows;
}

bool matches(const FixRow& row, const FixFilter& wanted) {
  return (!wanted.open || row.fix.status == record::FixStatus::open) && (!wanted.overdue || row.overdue) &&
         (!wanted.owner || (row.fix.owner && folded(*row.fix.owner) == folded(*wanted.owner)));
}

bool FixSortKey::operator<(const FixSortKey& other) const {
  // X2 before X10: ids have no leading zeros, so the shorter one is the smaller number.
  const auto key = [](const FixSortKey& p) {
    return std::tuple(!p.is_open, p.since.empty(), std::string_view(p.since), std::string_view(p.record), p.id.size(),
                      std::string_view(p.id));
  };
  return key(*this) < key(other);
}

FixSortKey make_sort_key(const FixRow& row) {
  return {row.fix.status == record::FixStatus::open, row.since ? row.since->text : "", row.record, row.fix.id};
}

// Exact weighted set cover by branch and bound: branches on the factor with the fewest fixes left. Takes microseconds
// for real records; hard instances are cut off, and the result says so.

namespace {

constexpr std::size_t max_steps = 5'000'000;  // search steps; about 0.1 s
constexpr double rounding = 1e-9;

struct Item {
  std::size_t place = 0;  ///< in the record
  bool unknown = false;   ///< no estimate
  double hours = 0;
  std::vector<std::size_t> factors;
};

struct Cost {
  std::size_t unknown = 0;
  double hours = 0;
  std::size_t count = 0;
  [[nodiscard]] auto order() const { return std::tuple(unknown, hours, count); }
  [[nodiscard]] Cost with(const Item& item) const {
    return {unknown + (item.unknown ? 1 : 0), hours + item.hours, count + 1};
  }
};

/// Whether `a` dominates `b`: same factors or more, same cost or less.
bool replaces(const Item& a, const Item& b) {
  const auto order = [](const Item& item) { return std::tuple(item.unknown, item.hours); };
  const bool cheaper = order(a) < order(b) || (order(a) == order(b) && a.place < b.place);
  // Of two equal ones the first is kept.
  const bool same_cost_more = order(a) == order(b) && a.factors.size() > b.factors.size();
  return (cheaper || same_cost_more) &&
         std::includes(a.factors.begin(), a.factors.end(), b.factors.begin(), b.factors.end());
}

class Search {
 public:
  Search(std::vector<Item> items, std::size_t factors) : items_(std::move(items)), by_factor_(factors) {
    for (std::size_t i = 0; i < items_.size(); ++i)
      for (const auto factor : items_[i].factors) by_factor_[factor].push_back(i);
    covered_.resize(factors, 0);
    banned_.resize(items_.size(), false);
  }

  void run() { descend({}); }
  [[nodiscard]] bool exact() const { return !cut_short_; }
  [[nodiscard]] std::vector<std::size_t> best() const {
    std::vector<std::size_t> places;
    for (const auto i : best_) places.push_back(items_[i].place);
    std::sort(places.begin(), places.end());
    return places;
  }

 private:
  [[nodiscard]] std::size_t fresh(const Item& item) const {
    return static_cast<std::size_t>(
        std::count_if(item.factors.begin(), item.factors.end(), [&](std::size_t f) { return covered_[f] == 0; }));
  }

  /// Lower bound of the remaining cost: for each factor its share of the cheapest fix.
  struct LowerBound {
    double unknown = 0, hours = 0;
    std::size_t factor = 0, choices = std::numeric_limits<std::size_t>::max();  ///< where to branch
    bool complete = true, hopeless = false;
  };
  [[nodiscard]] LowerBound look() {
    std::vector<std::size_t> share(items_.size(), 0);
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (!banned_[i]) share[i] = fresh(items_[i]);
    LowerBound outlook;
    for (std::size_t f = 0; f < by_factor_.size(); ++f) {
      if (covered_[f] > 0) continue;
      outlook.complete = false;
      auto unknown = std::numeric_limits<double>::infinity(), hours = unknown;
      std::size_t choices = 0;
      looks_ += by_factor_[f].size();
      for (const auto i : by_factor_[f]) {
        if (banned_[i]) continue;
        ++choices;
        const auto parts = static_cast<double>(share[i]);
        unknown = std::min(unknown, (items_[i].unknown ? 1.0 : 0.0) / parts);
        hours = std::min(hours, items_[i].hours / parts);
      }
      if (choices == 0) return outlook.hopeless = true, outlook;
      outlook.unknown += unknown;
      outlook.hours += hours;
      if (choices < outlook.choices) outlook.choices = choices, outlook.factor = f;
    }
    return outlook;
  }

  [[nodiscard]] bool may_be_cheaper(const Cost& cost, const LowerBound& outlook) const {
    if (!found_) return true;
    const auto unknown = cost.unknown + static_cast<std::size_t>(std::ceil(outlook.unknown - rounding));
    if (unknown != best_cost_.unknown) return unknown < best_cost_.unknown;
    const auto hours = cost.hours + outlook.hours;
    if (hours < best_cost_.hours - rounding) return true;
    return hours <= best_cost_.hours + rounding && cost.count + 1 < best_cost_.count;
  }

  void descend(const Cost& cost) {
    if (found_ && looks_ > max_steps) {
      cut_short_ = true;
      return;
    }
    const auto outlook = look();
    if (outlook.hopeless) return;
    if (outlook.complete) {
      if (!found_ || cost.order() < best_cost_.order()) best_ = chosen_, best_cost_ = cost, found_ = true;
      return;
    }
    if (!may_be_cheaper(cost, outlook)) return;
    const auto candidates = in_order_of_promise(outlook.factor);
    for (const auto i : candidates) {
      take(i);
      descend(cost.with(items_[i]));
      give_back(i);
      banned_[i] = true;  // all sets with it were tried
    }
    for (const auto i : candidates) banned_[i] = false;
  }

  [[nodiscard]] std::vector<std::size_t> in_order_of_promise(std::size_t factor) const {
    std::vector<std::size_t> candidates;
    for (const auto i : by_factor_[factor])
      if (!banned_[i]) candidates.push_back(i);
    const auto promise = [&](std::size_t i) {
      return std::tuple(items_[i].unknown, items_[i].hours / static_cast<double>(fresh(items_[i])), i);
    };
    std::sort(candidates.begin(), candidates.end(), [&](auto a, auto b) { return promise(a) < promise(b); });
    return candidates;
  }

  void take(std::size_t i) {
    chosen_.push_back(i);
    for (const auto f : items_[i].factors) ++covered_[f];
  }
  void give_back(std::size_t i) {
    chosen_.pop_back();
    for (const auto f : items_[i].factors) --covered_[f];
  }

  std::vector<Item> items_;
  std::vector<std::vector<std::size_t>> by_factor_;
  std::vector<std::size_t> covered_;  ///< by factor: number of chosen fixes that cover it
  std::vector<bool> banned_;
  std::vector<std::size_t> chosen_, best_;
  Cost best_cost_;
  std::size_t looks_ = 0;
  bool found_ = false, cut_short_ = false;
};

/// Numbers the addressed factors; the others go to `left`.
std::map<std::string, std::size_t, std::less<>> helped_factors(const record::Record& record, FixCover& cover) {
  std::map<std::string, std::size_t, std::less<>> numbers;
  for (const auto& factor : record.factors.value_or(std::vector<record::Factor>{})) {
    const bool helped = std::any_of(record.fixes->begin(), record.fixes->end(), [&](const auto& fix) {
      return record::is_kept(fix) && record::addresses(fix, factor.id);
    });
    if (helped)
      numbers.emplace(factor.id, numbers.size());
    else
      cover.left.push_back(factor.id);
  }
  return numbers;
}

std::vector<Item> items_of(const record::Record& record,
                           const std::map<std::string, std::size_t, std::less<>>& numbers) {
  std::vector<Item> all;
  for (std::size_t place = 0; place < record.fixes->size(); ++place) {
    const auto& fix = (*record.fixes)[place];
    if (!record::is_kept(fix) || !fix.addresses) continue;
    Item item{place, !fix.hours, fix.hours ? fix.hours->value : 0, {}};
    for (const auto& id : *fix.addresses)
      if (const auto number = numbers.find(id); number != numbers.end()) item.factors.push_back(number->second);
    std::sort(item.factors.begin(), item.factors.end());
    if (!item.factors.empty()) all.push_back(std::move(item));
  }
  std::vector<Item> kept;
  for (const auto& item : all)
    if (std::none_of(all.begin(), all.end(),
                     [&](const Item& other) { return other.place != item.place && replaces(other, item); }))
      kept.push_back(item);
  return kept;
}

}  // namespace

std::optional<FixCover> cheapest_cover(const record::Record& record) {
  FixCover cover;
  if (record.factors && record.factors->size() > max_cover_size) return std::nullopt;
  if (record.fixes && record.fixes->size() > max_cover_size) return std::nullopt;
  auto with_fixes = record;
  if (!with_fixes.fixes) with_fixes.fixes.emplace();
  const auto numbers = helped_factors(with_fixes, cover);
  Search search(items_of(with_fixes, numbers), numbers.size());
  search.run();
  cover.exact = search.exact();
  for (const auto place : search.best()) {
    const auto& fix = (*with_fixes.fixes)[place];
    cover.fixes.push_back(fix.id);
    if (fix.hours)
      cover.hours += fix.hours->value;
    else
      cover.without_hours.push_back(fix.id);
  }
  return cover;
}

}  // namespace pm::fixes
