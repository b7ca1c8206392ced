// Prometheus: alerts and rules of its HTTP API, and range queries of ALERTS and ALERTS_FOR_STATE.
#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/weights.hpp"

namespace pm::imports::prometheus {
namespace {

using record::EventKind;

constexpr std::string_view lists[] = {"data.alerts", "data.groups", "data.result"};

std::string name_of(const json::Value& labels) {
  const auto name = text_at(labels, "alertname");
  const auto place = first_text_at(labels, {"instance", "pod", "host", "cluster"});
  const auto shown = name.empty() ? std::string("alert") : name;
  return place.empty() ? shown : fmt::format("{} ({})", shown, place);
}

std::string digest_of(const json::Value& labels) {
  std::string all;
  for (std::size_t i = 0; i < labels.keys.size(); ++i)
    if (labels.keys[i] != "__name__") all += labels.keys[i] + "=" + labels.items[i].text + "\n";
  return text::digest(all);
}

/// A series of a range query, as the times at which it had a value. One without labels, from `ALERTS or vector(0)`, is
/// no alert: it tells when the query ended.
struct Series {
  json::Value labels;
  std::vector<time::Micros> times;
};

/// The API has nanoseconds, ALERTS_FOR_STATE has seconds: one beginning has one key.
std::string key_of_beginning(const json::Value& labels, time::Micros at) {
  return fmt::format("prometheus {} {} active", digest_of(labels),
                     std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count());
}

class PrometheusReading final : public JsonReading {
 public:
  explicit PrometheusReading(const ReadContext& context) : JsonReading(context, lists) {}

 private:
  void take(const JsonItem& item, Sink& sink) override {
    const auto& value = item.value;
    if (item.list == "data.alerts" || value_at(value, "activeAt") != nullptr) return take_alert(value, sink);
    if (item.list == "data.groups") {
      for (const auto& rule : items_at(value, "rules"))
        for (const auto& alert : items_at(rule, "alerts")) take_alert(alert, sink);
      return;
    }
    const auto* labels = value_at(value, "metric");
    if (item.list != "data.result" || labels == nullptr) return;
    if (text_at(*labels, "__name__") == "ALERTS_FOR_STATE") return take_beginnings(value, *labels, sink);
    if (!labels->keys.empty() && first_text_at(*labels, {"alertname", "alertstate"}).empty()) {
      sink.note("series without the label alertname are no alerts: ask for ALERTS");
      return sink.drop();
    }
    Series series{*labels, {}};
    for (const auto& sample : items_at(value, "values"))
      if (const auto at = epoch_time(text_at(sample, "0")); at && (text_at(sample, "1") != "0" || labels->keys.empty()))
        series.times.push_back(*at);
    if (const auto at = epoch_time(text_at(value, "value.0"))) series.times.push_back(*at);
    series_.push_back(std::move(series));
  }

  void take_alert(const json::Value& alert, Sink& sink) {
    const auto* labels = value_at(alert, "labels");
    if (labels == nullptr) return sink.drop();
    const auto state = text_at(alert, "state");
    if (state == "inactive") return sink.drop();
    auto candidate = begin(*labels);
    const auto at = times_.read_at(alert, {"activeAt"}, sink);
    set_time(candidate, at);
    const auto summary =
        first_text_at(alert, {"annotations.summary", "annotations.description", "annotations.message"});
    candidate.text = fmt::format("condition of {} began{}{}", name_of(*labels), summary.empty() ? "" : ": ", summary);
    weigh(candidate, state == "firing" ? 3 : 1,
          state == "firing" ? "condition of an alert that fires" : "alert pending");
    candidate.key = at ? key_of_beginning(*labels, at->at) : fmt::format("prometheus {}", digest_of(*labels));
    if (state == "firing")
      sink.note(
          "Prometheus tells when the condition of an alert began (pending), not when it fired: that is later by its "
          "`for`");
    hand_over_once(std::move(candidate), sink);
  }

  /// The value of ALERTS_FOR_STATE is the second in which the condition began.
  void take_beginnings(const json::Value& series, const json::Value& labels, Sink& sink) {
    std::string before;
    for (const auto& sample : items_at(series, "values")) {
      const auto value = text_at(sample, "1");
      if (value == before) continue;
      before = value;
      const auto at = epoch_time(value);
      if (!at) continue;
      auto candidate = begin(labels);
      set_time(candidate, SourceTime{*at});
      candidate.text = fmt::format("condition of {} began", name_of(labels));
      weigh(candidate, 3, "condition of an alert");
      candidate.key = key_of_beginning(labels, *at);
      hand_over_once(std::move(candidate), sink);
    }
  }

  /// The step of the query: the shortest distance between two samples.
  [[nodiscard]] std::optional<std::chrono::microseconds> step() const {
    std::optional<std::chrono::microseconds> shortest;
    for (const auto& series : series_)
      for (std::size_t i = 1; i < series.times.size(); ++i) {
        const auto distance = series.times[i] - series.times[i - 1];
        if (distance > std::chrono::microseconds{0} && (!shortest || distance < *shortest)) shortest = distance;
      }
    return shortest;
  }

  void end_document(Sink& sink) override {
    if (series_.empty()) return;
    const auto step = this->step();
    time::Micros last{};
    bool has_end = false;
    for (const auto& series : series_) {
      for (const auto at : series.times) last = std::max(last, at);
      has_end = has_end || series.labels.keys.empty();
    }
    for (const auto& series : series_)
      if (!series.labels.keys.empty()) take_spans(series, step, {last, has_end}, sink);
    if (step)
      sink.note(fmt::format("beginnings and ends of a range query are known to its step only: {}",
                            time::duration_text(*step)));
    series_.clear();
  }

  /// The last time in the answer, and whether that is when the query ended.
  struct End {
    time::Micros at;
    bool is_of_query;
  };

  void take_spans(const Series& series, std::optional<std::chrono::microseconds> step, End last, Sink& sink) {
    for (std::size_t begin = 0; begin < series.times.size();) {
      auto end = begin + 1;
      while (end < series.times.size() && step && series.times[end] - series.times[end - 1] <= *step * 3 / 2) ++end;
      take_span(series, series.times[begin], series.times[end - 1], last, sink);
      begin = end;
    }
  }

  void take_span(const Series& series, time::Micros from, time::Micros until, End last, Sink& sink) {
    const auto state = text_at(series.labels, "alertstate");
    auto candidate = begin(series.labels);
    set_time(candidate, SourceTime{from});
    candidate.approx = true;
    const auto name = name_of(series.labels);
    const auto shown_state = state.empty() ? std::string("there") : state;
    if (until == last.at && last.is_of_query)
      sink.note(fmt::format("{} was still {} at the end of the query: its end is unknown", name, shown_state));
    else if (until == last.at)
      sink.note(
          fmt::format("{} was {} at the last time of this answer, which may be the end of the query: its end is "
                      "unknown; ask for `ALERTS or vector(0)`",
                      name, shown_state));
    else if (until > from)
      candidate.until = until;
    candidate.text = fmt::format("{} {}", name, state.empty() ? "fired" : state);
    if (state == "pending")
      weigh(candidate, 2, "alert pending");
    else
      weigh(candidate, 4, "alert fired");
    candidate.key = fmt::format("prometheus {} {}", digest_of(series.labels), from.time_since_epoch().count());
    hand_over_once(std::move(candidate), sink);
  }

  static Candidate begin(const json::Value& labels) {
    Candidate candidate;
    candidate.kind = EventKind::signal;
    candidate.source = "Prometheus";
    candidate.who = first_text_at(labels, {"service", "job"});
    return candidate;
  }

  std::vector<Series> series_;
};

bool is_like(std::string_view beginning, std::string_view) {
  const JsonOutline outline(beginning);
  // the first series may be that of vector(0), which fills the beginning
  return outline.has_any({"data.alerts[].activeAt", "data.groups[].rules"}) ||
         outline.has_all({"data.resultType", "data.result[].metric"});
}

}  // namespace

extern const Reader reader;
const Reader reader = {"prometheus", "Prometheus: alerts and rules, and range queries of ALERTS and ALERTS_FOR_STATE",
                       is_like, begin_reading<PrometheusReading>, "alert events"};

}  // namespace pm::imports::prometheus
