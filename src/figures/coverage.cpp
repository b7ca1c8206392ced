// How much the records say: how far to trust the other figures.
#include <algorithm>
#include <array>

#include "figures/collector.hpp"

namespace pm::figures {
namespace {

using record::Milestone;
using record::Record;

struct Question {
  std::string_view what;
  bool (*holds)(const Record&);
};
constexpr std::array<Question, 11> questions = {{
    {"kind given", [](const Record& r) { return r.kind.has_value(); }},
    {"severity given", [](const Record& r) { return r.severity.has_value(); }},
    {"services named", [](const Record& r) { return !all(r.services).empty(); }},
    {"impact start known", [](const Record& r) { return r.times.of(Milestone::started).has_value(); }},
    {"detection time known", [](const Record& r) { return r.times.of(Milestone::detected).has_value(); }},
    {"end of impact known",
     [](const Record& r) { return r.times.of(Milestone::mitigated) || r.times.of(Milestone::resolved); }},
    {"source of detection given", [](const Record& r) { return r.detection.by.has_value(); }},
    {"two factors or more", [](const Record& r) { return all(r.factors).size() > 1; }},
    {"a factor says what made sense",
     [](const Record& r) {
       return std::ranges::any_of(all(r.factors), [](const auto& f) { return f.made_sense.has_value(); });
     }},
    {"a factor is linked to another record",
     [](const Record& r) {
       return std::ranges::any_of(all(r.factors), [](const auto& f) { return !all(f.same_as).empty(); });
     }},
    {"every fix has hours",
     [](const Record& r) {
       return !all(r.fixes).empty() &&
              std::ranges::all_of(all(r.fixes), [](const auto& f) { return f.hours.has_value(); });
     }},
}};

class Coverage : public Collector {
 public:
  explicit Coverage(const Shared& shared) : shared_(shared) {}

  void add(const Record& record, Place place) override {
    ++records_;
    std::size_t held = 0;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const bool holds = questions[i].holds(record);
      counts_[i] += holds ? 1 : 0;
      held += holds ? 1 : 0;
    }
    places_.emplace_back(static_cast<std::uint32_t>(held), place);
  }

  Figure figure() override {
    Figure figure{.name = "coverage", .heading = "How much the records say", .of = "records"};
    figure.n = records_;
    Values table{"records", "Records with", {"what", "n", "of", "percent"}};
    for (std::size_t i = 0; i < questions.size(); ++i)
      table.rows.push_back({std::string(questions[i].what), count(counts_[i]), count(records_),
                            records_ < fewest_cases ? Cell() : percent(counts_[i], records_)});
    figure.values.push_back(std::move(table));
    figure.notes.emplace_back("The records to open are those that say least.");
    std::ranges::sort(places_, [&](const auto& a, const auto& b) {
      return std::tie(a.first, shared_.heads[a.second].id) < std::tie(b.first, shared_.heads[b.second].id);
    });
    std::vector<Place> least;
    for (const auto& [held, place] : places_)
      if (held < questions.size()) least.push_back(place);
    figure.records = first_ids(least, shared_);
    return figure;
  }

 private:
  const Shared& shared_;
  std::array<std::size_t, questions.size()> counts_{};
  std::vector<std::pair<std::uint32_t, Place>> places_;
  std::size_t records_ = 0;
};

}  // namespace

FigureRow coverage_figure() {
  return {"coverage",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Coverage>(shared); }};
}

}  // namespace pm::figures
