// Near misses and incidents, side by side.
#include <algorithm>
#include <map>

#include "figures/collector.hpp"

namespace pm::figures {
namespace {

class NearMisses : public Collector {
 public:
  explicit NearMisses(const Shared& shared) : shared_(shared) {}

  void add(const record::Record& record, Place place) override {
    const auto& day = shared_.heads[place].day.text;
    if (day.empty() || !record.kind) {
      ++unknown_;
      return;
    }
    constexpr int months_a_quarter = 3;
    const auto month = (day[5] - '0') * 10 + (day[6] - '0');
    auto& quarter = quarters_[day.substr(0, 4) + "-Q" + std::to_string((month - 1) / months_a_quarter + 1)];
    if (record::is_near_miss(record)) {
      ++quarter.near_misses;
      places_.push_back(place);
    } else {
      ++quarter.incidents;
    }
  }

  Figure figure() override {
    Figure figure{.name = "near-misses", .heading = "Near misses and incidents", .of = "records"};
    Values table{"quarters", "By quarter", {"quarter", "near_misses", "incidents"}};
    for (const auto& [name, quarter] : quarters_) {
      table.rows.push_back({name, count(quarter.near_misses), count(quarter.incidents)});
      figure.n += quarter.near_misses + quarter.incidents;
    }
    figure.n += unknown_;
    figure.unknown = unknown_;
    std::ranges::sort(places_, [&](Place a, Place b) {
      return std::tie(shared_.heads[b].day, shared_.heads[b].id) < std::tie(shared_.heads[a].day, shared_.heads[a].id);
    });
    if (!places_.empty() && places_.size() < fewest_cases) {
      Values listed{"cases", "The near misses", {"day", "record", "title"}};
      for (const auto place : places_)
        listed.rows.push_back({shared_.heads[place].day.text, shared_.heads[place].id, shared_.heads[place].title});
      figure.values.push_back(std::move(listed));
    }
    figure.values.insert(figure.values.begin(), std::move(table));
    figure.notes.emplace_back("More near misses is good: each is a lesson that hurt nobody.");
    figure.records = first_ids(places_, shared_);
    return figure;
  }

 private:
  struct Quarter {
    std::size_t near_misses = 0, incidents = 0;
  };
  const Shared& shared_;
  std::map<std::string, Quarter> quarters_;
  std::vector<Place> places_;
  std::size_t unknown_ = 0;
};

}  // namespace

FigureRow near_misses_figure() {
  return {"near-misses",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<NearMisses>(shared); }};
}

}  // namespace pm::figures
