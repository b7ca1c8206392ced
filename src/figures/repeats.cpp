// What came again: linked factors with the fixes that were to help, and services with several records.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "figures/factors.hpp"

namespace pm::figures {
namespace {

constexpr std::size_t max_links_listed = 20, max_in_digest = 3;
constexpr int recent_days = 31;

class Repeats : public Collector {
 public:
  /// `recent`: only what came again in the last month.
  Repeats(const Shared& shared, bool recent) : shared_(shared), recent_(recent), factors_(*shared.factors) {}

  void add(const record::Record& record, Place place) override {
    for (const auto& service : tables::services_of(record, shared_.settings.services))
      services_[service].push_back(place);
  }

  Figure figure() override {
    Figure figure{.name = "repeats", .heading = "The same again", .of = "factors"};
    figure.n = factors_.all().size();
    auto groups = factors_.groups();
    const auto since = time::plus_days(shared_.settings.today, -recent_days);
    std::erase_if(groups, [&](const auto& group) {
      return records_of(group).size() < 2 || (recent_ && newest(group).day < since);
    });
    std::ranges::stable_sort(groups, [&](const auto& a, const auto& b) {
      const auto key = [&](const auto& group) { return std::pair(records_of(group).size(), newest(group).day); };
      return key(b) < key(a);
    });
    figure.values.push_back(factor_table(groups));
    if (recent_) {
      figure.name = "again";
      figure.heading = "Came again in the last 31 days";
      return figure;
    }
    figure.values.push_back(service_table());
    figure.notes.push_back(groups.empty() ? "No factors are linked as the same again: pm link A:F2 B:F3 links two."
                                          : "Factors that people linked; fixes are those that address one of them.");
    figure.notes.emplace_back("pm similar RECORD lists near repeats that are not linked.");
    std::vector<Place> newest_places;
    for (const auto& group : groups) newest_places.push_back(factors_.all()[group.back()].place);
    figure.records = first_ids(newest_places, shared_);
    return figure;
  }

 private:
  using Group = std::vector<std::size_t>;

  [[nodiscard]] std::set<Place> records_of(const Group& group) const {
    std::set<Place> places;
    for (const auto i : group) places.insert(factors_.all()[i].place);
    return places;
  }
  [[nodiscard]] const Head& newest(const Group& group) const { return factors_.head(factors_.all()[group.back()]); }

  [[nodiscard]] Values factor_table(const std::vector<Group>& groups) const {
    Values table{"factors", "Factors that came again", {"records", "since", "last", "factor", "text", "fixes"}};
    for (const auto& group : groups) {
      if (table.rows.size() == (recent_ ? max_in_digest : max_links_listed)) break;
      const auto& last = factors_.all()[group.back()];
      std::string fixes;
      for (const auto i : group)
        for (const auto& fix : factors_.fixes_of(factors_.all()[i]))
          fixes += (fixes.empty() ? "" : "; ") + state_of(factors_.all()[i], fix);
      table.rows.push_back({count(records_of(group).size()), factors_.head(factors_.all()[group.front()]).day.text,
                            factors_.head(last).day.text, factors_.name(last), std::string(last.text),
                            fixes.empty() ? "no fix addresses it" : fixes});
    }
    return table;
  }

  /// "2026-03-02-no-search:X2 open 120 days"
  [[nodiscard]] std::string state_of(const FactorCase& factor, const FactorFix& fix) const {
    auto words = shared_.name(factor.place, 'X', fix.number) + " " + std::string(to_string(fix.status));
    if (fix.status == record::FixStatus::open && fix.age >= 0)
      words += " " + counted(static_cast<std::size_t>(fix.age), "day", "days");
    return words;
  }

  [[nodiscard]] Values service_table() const {
    Values table{"services", "Services with several records", {"service", "records", "last", "record"}};
    std::vector<std::pair<std::string, std::vector<Place>>> several;
    for (const auto& [service, places] : services_)
      if (places.size() > 1) several.emplace_back(service, places);
    std::ranges::stable_sort(several, [](const auto& a, const auto& b) { return b.second.size() < a.second.size(); });
    for (const auto& [service, places] : several) {
      if (table.rows.size() == max_links_listed) break;
      const auto last = *std::ranges::max_element(places, {}, [&](Place place) {
        return std::pair(shared_.heads[place].day, std::string_view(shared_.heads[place].id));
      });
      table.rows.push_back({service, count(places.size()), shared_.heads[last].day.text, shared_.heads[last].id});
    }
    return table;
  }

  const Shared& shared_;
  bool recent_;
  Factors& factors_;
  std::map<std::string, std::vector<Place>> services_;
};

}  // namespace

FigureRow repeats_figure() {
  return {"repeats",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Repeats>(shared, false); },
          true};
}

FigureRow recent_repeats_figure() {
  return {"again",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Repeats>(shared, true); },
          true};
}

}  // namespace pm::figures
