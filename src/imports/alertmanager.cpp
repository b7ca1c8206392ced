// Alertmanager: webhooks and the alerts of API v2; Grafana sends its alerts in the same shape.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/weights.hpp"

namespace pm::imports::alertmanager {
namespace {

using record::EventKind;

constexpr std::string_view lists[] = {"data.alerts", "data"};

std::string labels_digest(const json::Value& alert) {
  std::string all;
  if (const auto* labels = value_at(alert, "labels"))
    for (std::size_t i = 0; i < labels->keys.size(); ++i) all += labels->keys[i] + "=" + labels->items[i].text + "\n";
  return text::digest(all);
}

/// The API has milliseconds, webhooks have nanoseconds: one beginning has one key.
std::string key_of_time(const std::optional<SourceTime>& at) {
  if (!at) return "-";
  return std::to_string(std::chrono::floor<std::chrono::milliseconds>(at->at).time_since_epoch().count());
}

/// "QueueAge: Queue is older than 10 minutes (eu-1)"
std::string text_of(const json::Value& alert, std::string_view group, std::string_view state) {
  auto name = first_text_at(alert, {"labels.alertname", "labels.rulename"});
  if (name.empty()) name = group;
  const auto summary =
      first_text_at(alert, {"annotations.summary", "annotations.message", "annotations.description", "valueString"});
  const auto place = first_text_at(alert, {"labels.instance", "labels.pod", "labels.host", "labels.cluster"});
  auto text = fmt::format("{} {}", name.empty() ? "alert" : name, state);
  if (!summary.empty()) text += ": " + summary;
  if (!place.empty() && text.find(place) == text.npos) text += fmt::format(" ({})", place);
  return text;
}

/// What a webhook says of all its alerts.
struct AlertGroup {
  std::string name;
  bool is_grafana = false;
};

class AlertmanagerReading final : public JsonReading {
 public:
  explicit AlertmanagerReading(const ReadContext& context) : JsonReading(context, lists) {}

 private:
  void take(const JsonItem& item, Sink& sink) override {
    const auto& value = item.value;
    if (value_at(value, "startsAt") != nullptr) return take_alert(value, {}, sink);
    const AlertGroup group{first_text_at(value, {"commonLabels.alertname", "groupLabels.alertname"}),
                           value_at(value, "orgId") != nullptr};
    for (const auto& alert : items_at(value, "alerts")) take_alert(alert, group, sink);
    if (const auto cut = text_at(value, "truncatedAlerts"); !cut.empty() && cut != "0")
      sink.note(fmt::format("{} alerts are not in {}: Alertmanager left them out (truncatedAlerts)", cut, document_));
  }

  void take_alert(const json::Value& alert, const AlertGroup& group, Sink& sink) {
    if (value_at(alert, "labels") == nullptr && value_at(alert, "startsAt") == nullptr) return sink.drop();
    const auto starts = times_.read_at(alert, {"startsAt"}, sink);
    const auto fingerprint = first_text_at(alert, {"fingerprint"});
    // Only a webhook tells the end. In the API endsAt lies ahead, and in a firing alert it is 0001-01-01.
    const bool is_resolved = text_at(alert, "status") == "resolved";
    const auto key = fmt::format("alertmanager {} {}", fingerprint.empty() ? labels_digest(alert) : fingerprint,
                                 key_of_time(starts));

    Candidate fired;
    set_time(fired, starts);
    fired.kind = EventKind::signal;
    fired.text = text_of(alert, group.name, "fired");
    fired.key = key;
    weigh(fired, 4, "alert fired");
    const auto severity = text::lower_ascii(text_at(alert, "labels.severity"));
    if (severity == "critical" || severity == "page") weigh(fired, 1, severity);
    if (!items_at(alert, "status.inhibitedBy").empty()) weigh(fired, -3, "inhibited by another alert");
    if (!items_at(alert, "status.silencedBy").empty()) weigh(fired, -2, "silenced");
    fill(fired, alert, group.is_grafana);

    auto resolved = fired;
    hand_over_once(std::move(fired), sink);
    if (!is_resolved) return;
    set_time(resolved, times_.read_at(alert, {"endsAt"}, sink));
    resolved.text = text_of(alert, group.name, "resolved");
    resolved.key = key + " resolved";
    resolved.weight = 0;
    resolved.why.clear();
    weigh(resolved, 3, "alert resolved");
    hand_over_once(std::move(resolved), sink);
  }

  static void fill(Candidate& candidate, const json::Value& alert, bool is_grafana) {
    const bool has_dashboard = value_at(alert, "dashboardURL") != nullptr || value_at(alert, "silenceURL") != nullptr;
    candidate.source = is_grafana || has_dashboard ? "Grafana" : "Alertmanager";
    candidate.who = first_text_at(alert, {"labels.service", "labels.job"});
    candidate.url = first_text_at(alert, {"panelURL", "dashboardURL", "generatorURL", "annotations.runbook_url"});
  }
};

bool is_like(std::string_view beginning, std::string_view) {
  const JsonOutline outline(beginning);
  return outline.has_all({"alerts[].labels", "alerts[].startsAt"}) || outline.has_all({"[].labels", "[].startsAt"}) ||
         outline.has_all({"[].alerts[].labels", "[].alerts[].startsAt"}) ||
         outline.has_all({"data[].labels", "data[].startsAt"}) ||
         outline.has_all({"data.alerts[].labels", "data.alerts[].startsAt"});
}

}  // namespace

extern const Reader reader;
const Reader reader = {"alertmanager", "Alertmanager and Grafana: webhooks of alerts, and alerts of API v2", is_like,
                       begin_reading<AlertmanagerReading>, "alert events"};

}  // namespace pm::imports::alertmanager
