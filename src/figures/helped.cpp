// Whether a linked factor came again after a fix for it was done.
#include <algorithm>
#include <optional>

#include "figures/factors.hpp"

namespace pm::figures {
namespace {

class Helped : public Collector {
 public:
  explicit Helped(const Shared& shared) : shared_(shared), factors_(*shared.factors) {}

  void add(const record::Record&, Place) override {}  // what it needs is in the factors

  Figure figure() override {
    Figure figure{.name = "helped", .heading = "Did it help?", .of = "factors"};
    figure.n = factors_.all().size();
    auto groups = factors_.groups();
    std::vector<bool> is_linked(figure.n);
    for (const auto& group : groups)
      for (const auto i : group) is_linked[i] = true;
    auto& alone = groups.emplace_back();  // none of these can come again
    for (std::size_t i = 0; i < figure.n; ++i)
      if (!is_linked[i]) alone.push_back(i);
    std::size_t fixed = 0, fixed_again = 0, unfixed = 0, unfixed_again = 0;
    Values listed{"again", "Came again after a fix was done", {"factor", "fix_done", "again", "again_on"}};
    std::vector<Place> places;
    for (const auto& group : groups)
      for (const auto i : group) {
        const auto& factor = factors_.all()[i];
        const auto is_done = [](const FactorFix& fix) { return fix.status == record::FixStatus::done; };
        const auto fixes = factors_.fixes_of(factor);
        const bool has_done = std::ranges::any_of(fixes, is_done);
        std::optional<time::Day> done;
        for (const auto& fix : fixes)
          if (is_done(fix) && fix.closed != 0)
            if (const auto day = day_of(fix.closed); !done || day < *done) done = day;
        if (has_done && !done) {
          ++figure.unknown;  // nobody wrote when
          continue;
        }
        const auto* again = is_linked[i] ? next_after(group, i, done ? *done : factors_.head(factor).day) : nullptr;
        if (!done) {
          ++unfixed;
          unfixed_again += again != nullptr ? 1 : 0;
          continue;
        }
        ++fixed;
        if (again == nullptr) continue;
        ++fixed_again;
        listed.rows.push_back(
            {factors_.name(factor), done->text, factors_.name(*again), factors_.head(*again).day.text});
        places.push_back(again->place);
      }
    Values table{"summary", "Factors that came again", {"fix", "n", "came_again", "percent"}};
    const auto row = [&](std::string label, std::size_t n, std::size_t again) {
      table.rows.push_back({std::move(label), count(n), count(again), n < fewest_cases ? Cell() : percent(again, n)});
    };
    row("one is done", fixed, fixed_again);
    row("none is done", unfixed, unfixed_again);
    figure.values.push_back(std::move(table));
    if (!listed.rows.empty()) figure.values.push_back(std::move(listed));
    figure.notes.emplace_back(
        "Came again: linked to a factor of a later incident. Not a cause: what is fixed is not chosen at random, and "
        "old factors had more time.");
    figure.records = first_ids(places, shared_);
    return figure;
  }

 private:
  [[nodiscard]] static time::Day day_of(std::int32_t days) {
    return time::day_of(std::chrono::local_days(std::chrono::days(days)));
  }

  /// The next factor of the group that is of another record and of a later day.
  const FactorCase* next_after(const std::vector<std::size_t>& group, std::size_t factor, const time::Day& day) {
    for (const auto i : group) {
      const auto& other = factors_.all()[i];
      if (other.place != factors_.all()[factor].place && day < factors_.head(other).day) return &other;
    }
    return nullptr;
  }

  const Shared& shared_;
  Factors& factors_;
};

}  // namespace

FigureRow helped_figure() {
  return {"helped", [](const Shared& shared) -> std::unique_ptr<Collector> { return std::make_unique<Helped>(shared); },
          true};
}

}  // namespace pm::figures
