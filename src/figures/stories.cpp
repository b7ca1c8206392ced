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
  bool in_digest = false;
};
constexpr std::array<List, 4> lists = {{
    {"surprise", &record::Record::surprises},
    {"luck", &record::Record::lucky},
    {"went well", &record::Record::went_well},
    {"absurdity", &record::Record::absurdities, true},
}};

class Stories : public Collector {
 public:
  /// `digest`: only an absurdity, a near miss and an anniversary.
  Stories(const Shared& shared, bool digest) : shared_(shared), digest_(digest) {}

  void add(const record::Record& record, Place place) override {
    ++records_;
    const auto& day = shared_.heads[place].day;
    bool has_any = false;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (digest_ && !lists[i].in_digest) continue;
      const auto& texts = all(record.*lists[i].texts);
      for (std::size_t n = 0; n < texts.size(); ++n) {
        has_any = true;
        draw(chosen_[i], fmt::format("{} {} {}", record.id, i, n), place, texts[n]);
      }
    }
    if (digest_ && record::is_near_miss(record)) {
      has_any = true;
      draw(near_miss_, record.id, place, record.title);
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
    if (!near_miss_.lot.empty()) {
      table.rows.push_back({"near miss", shared_.heads[near_miss_.place].id, near_miss_.text});
      places.push_back(near_miss_.place);
    }
    if (anniversary_) {
      const auto& head = shared_.heads[*anniversary_];
      table.rows.push_back({years_ago(head.day), head.id, head.title});
      places.push_back(*anniversary_);
    }
    figure.values.push_back(std::move(table));
    if (digest_) {
      figure.unknown = 0;
      return figure;
    }
    figure.notes.emplace_back("Unknown: records in which nothing was surprising, lucky, absurd, or went well.");
    figure.records = first_ids(places, shared_);
    return figure;
  }

 private:
  struct Choice {
    std::string lot;  ///< the smallest is chosen; empty: none yet
    Place place = 0;
    std::string text;
  };

  /// Keeps the text with the smallest lot. The day is the seed: the same on one day, in whatever order records come.
  void draw(Choice& choice, const std::string& name, Place place, const std::string& text) const {
    auto lot = text::digest(shared_.settings.today.text + " " + name);
    if (choice.lot.empty() || lot < choice.lot) choice = {std::move(lot), place, text};
  }

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

  const Shared& shared_;
  bool digest_;
  Choice near_miss_;
  std::array<Choice, lists.size()> chosen_;
  std::optional<Place> anniversary_;
  std::size_t records_ = 0, without_ = 0;
};

}  // namespace

FigureRow stories_figure() {
  return {"stories",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Stories>(shared, false); }};
}

FigureRow short_stories_figure() {
  return {"stories",
          [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Stories>(shared, true); }};
}

}  // namespace pm::figures
