// Open fixes as survival curves, by size; and how many fixes are done, by size.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

#include "figures/collector.hpp"
#include "figures/statistics.hpp"

namespace pm::figures {
namespace {

using record::FixStatus;

/// "up to 4 h", "more than 4 h", "no hours"
std::array<std::string, 3> size_labels(const Shared& shared) {
  const auto limit = fmt::format("{} h", shared.settings.small_fix_hours);
  return {"up to " + limit, "more than " + limit, "no hours"};
}

std::size_t size_of(const record::Fix& fix, const Shared& shared) {
  if (!fix.hours) return 2;
  return fix.hours->value <= shared.settings.small_fix_hours ? 0 : 1;
}

struct FixCase {
  Place place;
  std::uint32_t number;
  std::uint8_t size;
  FixStatus status;
  int age;
};

/// Oldest first, then by id. Compares ids once for each record: there may be 400,000 fixes.
void sort_by_age(std::vector<FixCase>& cases, const Shared& shared) {
  std::vector<Place> places(shared.heads.size());
  std::iota(places.begin(), places.end(), Place{0});
  std::ranges::sort(places, {}, [&](Place place) { return std::string_view(shared.heads[place].id); });
  std::vector<std::uint32_t> rank(places.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) rank[places[i]] = i;
  std::ranges::sort(cases, [&](const FixCase& a, const FixCase& b) {
    return std::tuple(b.age, rank[a.place], a.number) < std::tuple(a.age, rank[b.place], b.number);
  });
}

class Fixes : public Collector {
 public:
  explicit Fixes(const Shared& shared) : shared_(shared) {}

  void add(const record::Record& record, Place place) override {
    for (const auto& fix : all(record.fixes)) {
      ++fixes_;
      if (fix.status == FixStatus::dropped) {
        ++dropped_;
        continue;
      }
      const auto age = tables::age_of(record, fix, shared_.settings.today);
      if (!age) {
        ++unknown_;
        continue;
      }
      cases_.push_back({place, number_of(fix.id), static_cast<std::uint8_t>(size_of(fix, shared_)), fix.status, *age});
    }
  }

  Figure figure() override {
    Figure figure{.name = "fixes", .heading = "How long fixes stay open", .of = "fixes"};
    figure.n = fixes_;
    figure.unknown = unknown_;
    Values summary{"summary",
                   "By size; days",
                   {"size", "n", "done", "open", "half_done_days", "half_done_low_days", "half_done_high_days",
                    "open_after_180_days_percent"}};
    Values steps{"steps", "Share still open", {"size", "days", "at_risk", "done", "still_open"}};
    Values listed{"cases", "The fixes, where there are fewer than five", {"size", "fix", "status", "days"}};
    Picture curve{Picture::Kind::curve, "Share still open, by days", {}};
    sort_by_age(cases_, shared_);
    const auto labels = size_labels(shared_);
    for (std::size_t size = 0; size < labels.size(); ++size) {
      std::vector<FixCase> cases;
      for (const auto& one : cases_)
        if (one.size == size) cases.push_back(one);
      if (!cases.empty()) describe(labels[size], cases, summary, steps, listed, curve);
    }
    if (!curve.series.empty()) figure.pictures.push_back(std::move(curve));
    summary.is_detail = true;
    steps.is_detail = true;
    figure.values = {std::move(summary), std::move(steps)};
    if (!listed.rows.empty()) figure.values.push_back(std::move(listed));
    figure.notes.emplace_back(
        "Open fixes count until today, so that those which are never done are not forgotten. Curves end where fewer "
        "than "
        "five fixes are left. In brackets: 90 % interval.");
    if (dropped_ > 0)
      figure.notes.push_back(counted(dropped_, "dropped fix is", "dropped fixes are") + " not in the curves.");
    std::vector<Place> oldest;
    for (const auto& one : cases_)
      if (one.status == FixStatus::open) oldest.push_back(one.place);
    figure.records = first_ids(oldest, shared_);
    return figure;
  }

 private:
  void describe(const std::string& label, const std::vector<FixCase>& cases, Values& summary, Values& steps,
                Values& listed, Picture& curve) {
    const auto done = static_cast<std::size_t>(std::ranges::count(cases, FixStatus::done, &FixCase::status));
    std::vector<Cell> row{label, count(cases.size()), count(done), count(cases.size() - done)};
    Series series{label, counted(cases.size(), "fix", "fixes") + fmt::format(", {} done", done), {}};
    if (cases.size() < fewest_cases) {
      for (const auto& one : cases)
        listed.rows.push_back({label, shared_.name(one.place, 'X', one.number), std::string(to_string(one.status)),
                               std::int64_t{one.age}});
      row.resize(summary.columns.size());
      summary.rows.push_back(std::move(row));
      series.sentence += "; listed below";
      return curve.series.push_back(std::move(series));
    }
    std::vector<Lifetime> lifetimes;
    for (const auto& one : cases) lifetimes.push_back({one.age, one.status == FixStatus::done});
    auto curve_steps = survival(std::move(lifetimes));
    std::erase_if(curve_steps, [](const SurvivalStep& step) { return step.at_risk < fewest_cases; });
    const int end = cases[fewest_cases - 1].age;  // oldest first: five are at least that old
    series.points.emplace_back(0, 1);
    for (const auto& step : curve_steps) {
      series.points.emplace_back(step.days, step.share);
      steps.rows.push_back({label, std::int64_t{step.days}, count(step.at_risk), count(step.ended), step.share});
    }
    series.points.emplace_back(end, share_after(curve_steps, end));
    summarise(curve_steps, end, row, series);
    summary.rows.push_back(std::move(row));
    curve.series.push_back(std::move(series));
  }

  /// `end`: the day until which at least five cases are known.
  static void summarise(std::span<const SurvivalStep> steps, int end, std::vector<Cell>& row, Series& series) {
    constexpr int half_a_year = 180;
    const auto half = half_life(steps);
    row.push_back(half ? Cell(std::int64_t{half->days}) : Cell());
    row.push_back(half && half->low ? Cell(std::int64_t{*half->low}) : Cell());
    row.push_back(half && half->high ? Cell(std::int64_t{*half->high}) : Cell());
    const auto open = [&](int days) { return std::int64_t{std::llround(share_after(steps, days) * 100)}; };
    row.push_back(end >= half_a_year ? Cell(open(half_a_year)) : Cell());
    const auto days = std::min(end, half_a_year);
    if (half)
      series.sentence +=
          fmt::format("; half done in {} days ({} to {})", half->days, half->low ? fmt::format("{}", *half->low) : "?",
                      half->high ? fmt::format("{}", *half->high) : "?");
    else
      series.sentence += fmt::format("; {} % open after {} days", open(days), days);
  }

  const Shared& shared_;
  std::vector<FixCase> cases_;
  std::size_t fixes_ = 0, dropped_ = 0, unknown_ = 0;
};

class Completion : public Collector {
 public:
  explicit Completion(const Shared& shared) : shared_(shared) {}

  void add(const record::Record& record, Place place) override {
    for (const auto& fix : all(record.fixes)) {
      const auto age = tables::age_of(record, fix, shared_.settings.today);
      cases_.push_back(
          {place, number_of(fix.id), static_cast<std::uint8_t>(size_of(fix, shared_)), fix.status, age.value_or(-1)});
    }
  }

  Figure figure() override {
    Figure figure{.name = "completion", .heading = "Fixes done, by size", .of = "fixes"};
    figure.n = cases_.size();
    Values table{"sizes", "By size", {"size", "n", "done", "open", "dropped", "done_percent"}};
    Values listed{"cases", "The fixes, where there are fewer than five", {"size", "fix", "status"}};
    sort_by_age(cases_, shared_);
    const auto labels = size_labels(shared_);
    std::vector<Place> open;
    for (std::size_t size = 0; size < labels.size(); ++size) {
      std::array<std::size_t, 3> by_status{};
      for (const auto& one : cases_)
        if (one.size == size) ++by_status[static_cast<std::size_t>(one.status)];
      const auto done = by_status[static_cast<std::size_t>(FixStatus::done)];
      const auto n = by_status[0] + by_status[1] + by_status[2];
      table.rows.push_back({labels[size], count(n), count(done),
                            count(by_status[static_cast<std::size_t>(FixStatus::open)]),
                            count(by_status[static_cast<std::size_t>(FixStatus::dropped)]),
                            n < fewest_cases ? Cell() : percent(done, n)});
      for (const auto& one : cases_) {
        if (one.size != size) continue;
        if (n < fewest_cases)
          listed.rows.push_back(
              {labels[size], shared_.name(one.place, 'X', one.number), std::string(to_string(one.status))});
        if (size == 0 && one.status == FixStatus::open) open.push_back(one.place);
      }
    }
    figure.values.push_back(std::move(table));
    if (!listed.rows.empty()) figure.values.push_back(std::move(listed));
    figure.notes.emplace_back("The records have the oldest small fixes that are open.");
    figure.records = first_ids(open, shared_);
    return figure;
  }

 private:
  const Shared& shared_;
  std::vector<FixCase> cases_;
};

}  // namespace

FigureRow fixes_figure() {
  return {"fixes", [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Fixes>(shared); }};
}

FigureRow completion_figure() {
  return {"completion",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Completion>(shared); }};
}

}  // namespace pm::figures
