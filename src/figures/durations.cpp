// How long it took: every case, the median and the 90 % point with their intervals.
#include <algorithm>

#include <fmt/format.h>

#include "figures/collector.hpp"
#include "figures/statistics.hpp"

namespace pm::figures {
namespace {

using record::Milestone;

struct Measure {
  std::string_view name, label;
  std::optional<std::chrono::microseconds> (*of)(const record::Record&);
  std::vector<Milestone> milestones;
};
const std::vector<Measure>& measures() {
  static const std::vector<Measure> all{
      {"time_to_detect", "to detect", record::time_to_detect, {Milestone::started, Milestone::detected}},
      {"time_to_mitigate",
       "to mitigate",
       record::time_to_mitigate,
       {Milestone::detected, Milestone::mitigated, Milestone::resolved}},
      {"time_to_resolve", "to resolve", tables::time_to_resolve, {Milestone::detected, Milestone::resolved}},
  };
  return all;
}

class Durations : public Collector {
 public:
  explicit Durations(const Shared& shared) : shared_(shared), cases_(measures().size()) {}

  void add(const record::Record& record, Place place) override {
    ++records_;
    bool is_known = true, is_approx = false;
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      const auto& measure = measures()[i];
      const auto length = measure.of(record);
      auto& cases = cases_[i];
      if (!length) {
        ++cases.unknown;
        is_known = false;
      } else if (length->count() < 0) {
        ++cases.negative;
        is_known = false;
      } else {
        const bool rough = std::ranges::any_of(measure.milestones, [&](Milestone one) {
          return record::is_approximate(record.times, one) || record::contains(record.times.day_only, one);
        });
        cases.approx += rough ? 1 : 0;
        is_approx = is_approx || rough;
        cases.known.push_back({std::chrono::floor<std::chrono::seconds>(*length).count(), place});
      }
    }
    unknown_ += is_known ? 0 : 1;
    approx_ += is_approx ? 1 : 0;
  }

  Figure figure() override {
    Figure figure{.name = "durations", .heading = "How long it took", .of = "records"};
    figure.n = records_;
    figure.unknown = unknown_;
    figure.approx = approx_;
    Values summary{"summary",
                   "In seconds",
                   {"duration", "n", "unknown", "wrong_order", "approx", "median_s", "median_low_s", "median_high_s",
                    "p90_s", "p90_low_s", "p90_high_s"}};
    Values listed{"cases", "The cases, where there are fewer than five", {"duration", "record", "seconds"}};
    Picture strip{Picture::Kind::strip, "Each mark is one record; log axis", {}};
    std::vector<Case> longest;
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      auto& cases = cases_[i];
      std::ranges::sort(cases.known, [&](const Case& a, const Case& b) {
        return std::tie(a.seconds, shared_.heads[a.place].id) < std::tie(b.seconds, shared_.heads[b.place].id);
      });
      describe(measures()[i], cases, summary, listed, strip);
      longest.insert(longest.end(),
                     cases.known.end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, cases.known.size())),
                     cases.known.end());
    }
    if (!strip.series.empty()) figure.pictures.push_back(std::move(strip));
    summary.is_detail = true;
    figure.values.push_back(std::move(summary));
    if (!listed.rows.empty()) figure.values.push_back(std::move(listed));
    figure.notes.emplace_back("No mean: pm explain mean. In brackets: 90 % interval.");
    std::ranges::sort(longest, [&](const Case& a, const Case& b) {
      return std::tie(b.seconds, shared_.heads[a.place].id) < std::tie(a.seconds, shared_.heads[b.place].id);
    });
    std::vector<Place> places;
    for (const auto& one : longest) places.push_back(one.place);
    figure.records = first_ids(places, shared_);
    return figure;
  }

 private:
  struct Case {
    std::int64_t seconds;
    Place place;
  };
  struct Cases {
    std::vector<Case> known;
    std::size_t unknown = 0, negative = 0, approx = 0;
  };

  void describe(const Measure& measure, const Cases& cases, Values& summary, Values& listed, Picture& strip) {
    const auto n = cases.known.size();
    std::vector<Cell> row{std::string(measure.name), count(n), count(cases.unknown), count(cases.negative),
                          count(cases.approx)};
    Series series{std::string(measure.label), "", {}};
    std::vector<std::int64_t> sorted;
    for (const auto& one : cases.known) sorted.push_back(one.seconds);
    for (const auto seconds : sorted) series.points.emplace_back(static_cast<double>(seconds), 0);
    auto& words = series.sentence;
    if (n >= fewest_cases) {
      const auto median = quantile(sorted, 0.5), p90 = quantile(sorted, 0.9);
      for (const auto& one : {median, p90}) {
        row.emplace_back(one.value);
        row.push_back(one.low ? Cell(*one.low) : Cell());
        row.push_back(one.high ? Cell(*one.high) : Cell());
      }
      words = fmt::format("n {}, median {}, one in ten over {}", n, with_interval(median), with_interval(p90));
    } else {
      row.resize(summary.columns.size());
      words = n == 0 ? "no cases" : fmt::format("n {}, listed below", n);
      for (const auto& one : cases.known)
        listed.rows.push_back({std::string(measure.name), shared_.heads[one.place].id, one.seconds});
    }
    if (cases.unknown > 0) words += fmt::format("; {} unknown", cases.unknown);
    if (cases.negative > 0) words += fmt::format("; {} in the wrong order", cases.negative);
    if (cases.approx > 0) words += fmt::format("; {} approximate", cases.approx);
    summary.rows.push_back(std::move(row));
    strip.series.push_back(std::move(series));
  }

  static std::string with_interval(const Quantile& one) {
    const auto words = [](std::int64_t seconds) { return duration(std::chrono::seconds(seconds)); };
    if (!one.low && !one.high) return words(one.value);
    return fmt::format("{} ({} to {})", words(one.value), one.low ? words(*one.low) : "?",
                       one.high ? words(*one.high) : "?");
  }

  const Shared& shared_;
  std::vector<Cases> cases_;
  std::size_t records_ = 0, unknown_ = 0, approx_ = 0;
};

}  // namespace

FigureRow durations_figure() {
  return {"durations",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Durations>(shared); }};
}

}  // namespace pm::figures
