#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "figures/collector.hpp"
#include "figures/factors.hpp"

namespace pm::figures {

// Each figure has its own file, which defines its row. It is declared and listed here, in the order of the output.
FigureRow repeats_figure();
FigureRow fixes_figure();
FigureRow completion_figure();
FigureRow helped_figure();
FigureRow detection_figure();
FigureRow durations_figure();
FigureRow near_misses_figure();
FigureRow stories_figure();
FigureRow coverage_figure();
FigureRow recent_repeats_figure();
FigureRow small_fixes_figure();
FigureRow closed_fixes_figure();
FigureRow short_stories_figure();

namespace {

std::span<const FigureRow> all_figures() {
  static const std::array rows = {
      repeats_figure(),   fixes_figure(),       completion_figure(), helped_figure(),   detection_figure(),
      durations_figure(), near_misses_figure(), stories_figure(),    coverage_figure(),
  };
  return rows;
}

std::span<const FigureRow> digest_figures() {
  static const std::array rows = {recent_repeats_figure(), small_fixes_figure(), closed_fixes_figure(),
                                  short_stories_figure()};
  return rows;
}

bool is_same(const record::Text& value, const std::string& wanted) {
  return value && text::lower_ascii(*value) == text::lower_ascii(wanted);
}

bool has(const std::vector<std::string>& words, const std::string& wanted) {
  return std::ranges::any_of(words, [&](const auto& word) { return is_same(word, wanted); });
}

bool has_service(const record::Record& record, const std::string& wanted, const tables::ServiceNames& names) {
  const auto listed = names.find(text::lower_ascii(wanted));
  return has(tables::services_of(record, names), listed == names.end() ? wanted : listed->second);
}

bool matches(const record::Record& record, const std::optional<time::Day>& day, const Settings& settings) {
  const auto& filter = settings.filter;
  return (!filter.since || (day && *filter.since <= *day)) && (!filter.until || (day && *day <= *filter.until)) &&
         (!filter.kind || (record.kind && *filter.kind == to_string(*record.kind))) &&
         (!filter.severity || is_same(record.severity, *filter.severity)) &&
         (!filter.tag || has(all(record.tags), *filter.tag)) &&
         (!filter.service || has_service(record, *filter.service, settings.services));
}

}  // namespace

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const auto& row : all_figures()) all.emplace_back(row.name);
  return all;
}

struct Collection::State {
  Shared shared;
  std::vector<std::unique_ptr<Collector>> collectors;
  Report report;

  explicit State(Settings settings) : shared{std::move(settings), {}, nullptr} {
    report.today = shared.settings.today;
    report.filter = shared.settings.filter;
  }
  void take(const FigureRow& row) {
    if (row.needs_factors && !shared.factors) shared.factors = std::make_unique<Factors>(shared);
    collectors.push_back(row.make(shared));
  }
};

Collection::Collection(Settings settings, std::span<const std::string> only)
    : state_(std::make_unique<State>(std::move(settings))) {
  for (const auto& row : all_figures())
    if (only.empty() || std::ranges::find(only, row.name) != only.end()) state_->take(row);
}

Collection::Collection(std::unique_ptr<State> state) : state_(std::move(state)) {}

Collection Collection::digest(Settings settings) {
  auto state = std::make_unique<State>(std::move(settings));
  state->report.title = "Digest of fixes";
  for (const auto& row : digest_figures()) state->take(row);
  return Collection(std::move(state));
}

Collection::~Collection() = default;

void Collection::add(const record::Record& record) {
  auto& [shared, collectors, report] = *state_;
  const auto day = record::incident_day(record);
  if (!matches(record, day, shared.settings)) return;
  if (record.kind == record::IncidentKind::security && !shared.settings.security) {
    ++report.security;
    return;
  }
  ++report.records;
  report.drafts += record.status == record::Status::draft ? 1 : 0;
  if (day) {
    report.first = report.first ? std::min(*report.first, *day) : *day;
    report.last = report.last ? std::max(*report.last, *day) : *day;
  }
  const auto place = static_cast<Place>(shared.heads.size());
  shared.heads.push_back({record.id, day.value_or(time::Day{}), record.title});
  if (shared.factors) shared.factors->add(record, place);
  for (auto& collector : collectors) collector->add(record, place);
}

Report Collection::report() {
  auto& state = *state_;
  state.report.figures.clear();
  for (auto& collector : state.collectors) state.report.figures.push_back(collector->figure());
  return state.report;
}

std::uint32_t number_of(std::string_view id) {
  std::uint32_t number = 0;
  if (!id.empty()) std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return number;
}

Cell percent(std::size_t part, std::size_t whole) {
  if (whole == 0) return {};
  return static_cast<std::int64_t>((200 * part + whole) / (2 * whole));
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string duration(std::chrono::seconds seconds) { return time::duration_text(seconds); }

std::vector<std::string> first_ids(const std::vector<Place>& places, const Shared& shared, std::size_t most) {
  std::vector<std::string> ids;
  for (const auto place : places) {
    if (ids.size() == most) break;
    const auto& id = shared.heads[place].id;
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

std::string_view why_no_mean() {
  return "pm prints no mean (MTTR, MTTD): the mean of incident durations answers no question.\n"
         "\n"
         "Durations of incidents are skewed, so a few long ones decide the mean. Of 142 public incidents with both "
         "times "
         "known (github.com/icco/postmortems), one in ten took less than 34 min, half took less than 6 h 52 min, one "
         "in "
         "ten took more than 3 days. The mean is 23 h 56 min, 3.5 times the median.\n"
         "\n"
         "The mean cannot show an improvement either. Assume that every incident of the next period really is 20 % "
         "shorter. This is how often the mean shows no gain, or a loss (simulated with the same durations):\n"
         "\n"
         "  incidents in a period    the mean is wrong in\n"
         "                     10                    39 %\n"
         "                     30                    33 %\n"
         "                    100                    20 %\n"
         "                    300                     7 %\n"
         "\n"
         "pm figures shows every case on a log axis, the median and the 90 % point with their intervals, the number of "
         "cases, and what is unknown. With fewer than five cases it lists the cases.\n"
         "\n"
         "Further reading: Stepan Davidovic, Incident Metrics in SRE (2021); the VOID reports (thevoid.community).\n";
}

}  // namespace pm::figures
