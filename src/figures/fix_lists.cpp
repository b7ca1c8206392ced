// Lists of fixes for the digest: the oldest open small ones, and closed ones to look at again.
#include <algorithm>
#include <tuple>

#include "figures/collector.hpp"

namespace pm::figures {
namespace {

constexpr std::size_t max_fixes_listed = 5;

struct ListedFix {
  int days = 0;  ///< since it was opened, or closed
  Place place = 0;
  std::uint32_t number = 0;
  std::string title, owner, done_when;
};

/// Counts fixes and keeps the first few of an order.
class FixList : public Collector {
 public:
  void add(const record::Record& record, Place place) override {
    for (const auto& fix : all(record.fixes)) {
      const auto days = days_of(record, fix);
      if (!days) continue;
      ++n_;
      fixes_.push_back(
          {*days, place, number_of(fix.id), fix.title, fix.owner.value_or(""), fix.done_when.value_or("")});
      std::ranges::sort(fixes_, [&](const ListedFix& a, const ListedFix& b) {
        return std::tie(b.days, shared_.heads[a.place].id, a.number) <
               std::tie(a.days, shared_.heads[b.place].id, b.number);
      });
      if (fixes_.size() > max_fixes_listed) fixes_.pop_back();
    }
  }

 protected:
  explicit FixList(const Shared& shared) : shared_(shared) {}
  /// Nullopt if the fix does not belong to the list.
  [[nodiscard]] virtual std::optional<int> days_of(const record::Record&, const record::Fix&) const = 0;
  [[nodiscard]] std::string name(const ListedFix& fix) const { return shared_.name(fix.place, 'X', fix.number); }

  const Shared& shared_;
  std::vector<ListedFix> fixes_;  ///< most days first
  std::size_t n_ = 0;
};

class SmallFixes : public FixList {
 public:
  explicit SmallFixes(const Shared& shared) : FixList(shared) {}

  Figure figure() override {
    Figure figure{.name = "small-fixes", .heading = "Open small fixes", .of = "fixes"};
    figure.n = n_;
    Values table{"fixes", "The oldest", {"days", "fix", "owner", "title"}};
    for (const auto& fix : fixes_)
      table.rows.push_back(
          {std::int64_t{fix.days}, name(fix), fix.owner.empty() ? Cell() : Cell(fix.owner), fix.title});
    figure.values.push_back(std::move(table));
    return figure;
  }

 private:
  [[nodiscard]] std::optional<int> days_of(const record::Record& record, const record::Fix& fix) const override {
    const auto& settings = shared_.settings;
    const bool is_small = fix.hours && fix.hours->value <= settings.small_fix_hours;
    if (fix.status != record::FixStatus::open || !is_small) return std::nullopt;
    return tables::age_of(record, fix, settings.today);
  }
};

class ClosedFixes : public FixList {
 public:
  explicit ClosedFixes(const Shared& shared) : FixList(shared) {}

  Figure figure() override {
    Figure figure{.name = "closed-fixes", .heading = "Done 30 to 60 days ago: did they help?", .of = "fixes"};
    figure.n = n_;
    Values table{"fixes", "Look at", {"fix", "title", "done_when"}};
    for (const auto& fix : fixes_)
      table.rows.push_back(
          {name(fix), fix.title, fix.done_when.empty() ? Cell() : Cell("done when: " + fix.done_when)});
    figure.values.push_back(std::move(table));
    return figure;
  }

 private:
  [[nodiscard]] std::optional<int> days_of(const record::Record& record, const record::Fix& fix) const override {
    constexpr int first = 30, last = 60;
    if (fix.status != record::FixStatus::done || !fix.closed_at) return std::nullopt;
    const auto days = time::days_between(record::zone_of(record).day(fix.closed_at->at), shared_.settings.today);
    return days >= first && days <= last ? std::optional(days) : std::nullopt;
  }
};

}  // namespace

FigureRow small_fixes_figure() {
  return {"small-fixes",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<SmallFixes>(shared); }};
}

FigureRow closed_fixes_figure() {
  return {"closed-fixes",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<ClosedFixes>(shared); }};
}

}  // namespace pm::figures
