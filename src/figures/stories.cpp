// Texts to read again: a surprise, a piece of luck, an absurdity, what went well, and an anniversary.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "figures/collector.hpp"

namespace pm::figures {
namespace {

struct List {
  std::string_view what;
  const record::Texts record::Record::* texts;
};
constexpr std::array<List, 4> lists = {{
    {"surprise", &record::Record::surprises},
    {"luck", &record::Record::lucky},
    {"went well", &record::Record::went_well},
    {"absurdity", &record::Record::absurdities},
}};

class Stories : public Collector {
 public:
  explicit Stories(const Shared& shared) : shared_(shared) {}

  void add(const record::Record& record, Place place) override {
    ++records_;
    const auto& day = shared_.heads[place].day;
    bool has_any = false;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      const auto& texts = all(record.*lists[i].texts);
      for (std::size_t n = 0; n < texts.size(); ++n) {
        has_any = true;
        // The day is the seed: the same on one day, in whatever order records come.
        auto lot = text::digest(fmt::format("{} {} {} {}", shared_.settings.today.text, record.id, i, n));
        if (!chosen_[i].lot.empty() && chosen_[i].lot <= lot) continue;
        chosen_[i] = {std::move(lot), place, texts[n]};
      }
    }
    without_ += has_any ? 0 : 1;
    if (is_anniversary(day) && (!anniversary_ || is_closer(place, *anniversary_))) anniversary_ = place;
  }

  Figure figure() override {
    Figure figure{.name = "stories", .heading = "To read again", .of = "records"};
    figure.n = records_;
    figure.unknown = without_;
    Values table{"texts", "One of each, another one each day", {"what", "record", "text"}};
    std::vector<Place> places;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (chosen_[i].lot.empty()) continue;
      table.rows.push_back({std::string(lists[i].what), shared_.heads[chosen_[i].place].id, chosen_[i].text});
      places.push_back(chosen_[i].place);
    }
    if (anniversary_) {
      const auto& head = shared_.heads[*anniversary_];
      table.rows.push_back({years_ago(head.day), head.id, head.title});
      places.push_back(*anniversary_);
    }
    figure.values.push_back(std::move(table));
    figure.notes.emplace_back("Unknown: records in which nothing was surprising, lucky, absurd, or went well.");
    figure.records = first_ids(places, shared_);
    return figure;
  }

 private:
  [[nodiscard]] static int year_of(const time::Day& day) { return std::stoi(day.text.substr(0, 4)); }

  /// Within a week of today's date in an earlier year.
  [[nodiscard]] bool is_anniversary(const time::Day& day) const {
    constexpr int a_week = 7;
    const auto& today = shared_.settings.today;
    if (day.text.empty() || year_of(day) >= year_of(today)) return false;
    const auto this_year = time::parse_day(today.text.substr(0, 4) + day.text.substr(4));
    return this_year && std::abs(time::days_between(*this_year, today)) <= a_week;
  }
  /// The last year counts first, then the nearest date, then the id.
  [[nodiscard]] bool is_closer(Place a, Place b) const {
    const auto key = [&](Place place) {
      const auto& day = shared_.heads[place].day;
      const auto this_year = time::parse_day(shared_.settings.today.text.substr(0, 4) + day.text.substr(4));
      return std::tuple(-year_of(day), std::abs(time::days_between(*this_year, shared_.settings.today)),
                        std::string_view(shared_.heads[place].id));
    };
    return key(a) < key(b);
  }
  [[nodiscard]] std::string years_ago(const time::Day& day) const {
    const auto years = year_of(shared_.settings.today) - year_of(day);
    return years == 1 ? "a year ago" : fmt::format("{} years ago", years);
  }

  struct Choice {
    std::string lot;  ///< the smallest is chosen; empty: none yet
    Place place = 0;
    std::string text;
  };
  const Shared& shared_;
  std::array<Choice, lists.size()> chosen_;
  std::optional<Place> anniversary_;
  std::size_t records_ = 0, without_ = 0;
};

}  // namespace

FigureRow stories_figure() {
  return {"stories",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Stories>(shared); }};
}

}  // namespace pm::figures
