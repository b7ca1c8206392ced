// Who detected it, and how long that took.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "figures/collector.hpp"
#include "figures/statistics.hpp"

namespace pm::figures {
namespace {

using record::DetectedBy;
using record::Milestone;

constexpr std::array sources = {DetectedBy::alert,    DetectedBy::check,  DetectedBy::colleague,
                                DetectedBy::customer, DetectedBy::chance, DetectedBy::other};

class Detection : public Collector {
 public:
  explicit Detection(const Shared& shared) : shared_(shared) {}

  void add(const record::Record& record, Place place) override {
    ++records_;
    const auto length = record::time_to_detect(record);
    const bool is_known = length && length->count() >= 0;
    if (is_known)
      approx_ += record::is_approximate(record.times, Milestone::started) ||
                         record::is_approximate(record.times, Milestone::detected)
                     ? 1
                     : 0;
    if (!record.detection.by) {
      ++unknown_;
      return;
    }
    auto& source = sources_[static_cast<std::size_t>(*record.detection.by)];
    source.places.push_back(place);
    if (is_known) source.known.push_back({std::chrono::floor<std::chrono::seconds>(*length).count(), place});
  }

  Figure figure() override {
    Figure figure{.name = "detection", .heading = "Who detected it", .of = "records"};
    figure.n = records_;
    figure.unknown = unknown_;
    figure.approx = approx_;
    Values table{"sources",
                 "Time to detect, by source",
                 {"source", "n", "time_known", "median_s", "median_low_s", "median_high_s"}};
    Values listed{"cases", "The records, where there are fewer than five", {"source", "record", "seconds"}};
    Picture bars{Picture::Kind::bars, "Records, by source", {}};
    for (const auto by : sources) {
      auto& source = sources_[static_cast<std::size_t>(by)];
      const std::string label(to_string(by));
      std::vector<Cell> row{label, count(source.places.size()), count(source.known.size())};
      Series series{label, "", {{0, static_cast<double>(source.places.size())}}};
      if (source.known.size() >= fewest_cases) {
        std::vector<std::int64_t> sorted;
        for (const auto& one : source.known) sorted.push_back(one.seconds);
        std::ranges::sort(sorted);
        const auto median = quantile(sorted, 0.5);
        row.insert(row.end(),
                   {median.value, median.low ? Cell(*median.low) : Cell(), median.high ? Cell(*median.high) : Cell()});
        series.sentence = "median time to detect " + duration(std::chrono::seconds(median.value));
      }
      row.resize(table.columns.size());
      table.rows.push_back(std::move(row));
      bars.series.push_back(std::move(series));
      if (source.places.size() < fewest_cases) list(label, source, listed);
    }
    figure.pictures.push_back(std::move(bars));
    table.is_detail = true;
    figure.values.push_back(std::move(table));
    if (!listed.rows.empty()) figure.values.push_back(std::move(listed));
    figure.notes.emplace_back("The records are those that a customer detected first, newest first.");
    auto customers = sources_[static_cast<std::size_t>(DetectedBy::customer)].places;
    sort_newest_first(customers);
    figure.records = first_ids(customers, shared_);
    return figure;
  }

 private:
  struct Case {
    std::int64_t seconds;
    Place place;
  };
  struct Source {
    std::vector<Place> places;
    std::vector<Case> known;
  };

  void sort_newest_first(std::vector<Place>& places) const {
    std::ranges::sort(places, [&](Place a, Place b) {
      return std::tie(shared_.heads[b].day, shared_.heads[b].id) < std::tie(shared_.heads[a].day, shared_.heads[a].id);
    });
  }

  void list(const std::string& label, Source& source, Values& listed) const {
    sort_newest_first(source.places);
    for (const auto place : source.places) {
      const auto known = std::ranges::find(source.known, place, &Case::place);
      listed.rows.push_back(
          {label, shared_.heads[place].id, known == source.known.end() ? Cell() : Cell(known->seconds)});
    }
  }

  const Shared& shared_;
  std::array<Source, sources.size()> sources_;
  std::size_t records_ = 0, unknown_ = 0, approx_ = 0;
};

}  // namespace

FigureRow detection_figure() {
  return {"detection",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Detection>(shared); }};
}

}  // namespace pm::figures
