// Statuspage: incidents and their updates, from the API and from webhooks.
#include <array>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/source_text.hpp"
#include "imports/weights.hpp"

namespace pm::imports::statuspage {
namespace {

constexpr std::string_view lists[] = {"incidents"};

class StatuspageReading final : public JsonReading {
 public:
  explicit StatuspageReading(const ReadContext& context) : JsonReading(context, lists) {}

 private:
  void take(const JsonItem& item, Sink& sink) override {
    const auto& value = item.value;
    if (item.list == "incidents") return take_incident(value, item.around, sink);
    if (const auto* incident = value_at(value, "incident")) return take_incident(*incident, value, sink);
    if (const auto* update = value_at(value, "component_update")) return take_component(*update, value, sink);
    if (value_at(value, "incident_updates") != nullptr) return take_incident(value, value, sink);
  }

  void take_incident(const json::Value& incident, const json::Value& around, Sink& sink) {
    const auto updates = items_at(incident, "incident_updates");
    if (value_at(incident, "scheduled_for") != nullptr || text_at(incident, "impact") == "maintenance") {
      for (std::size_t i = 0; i < updates.size() + 1; ++i) sink.drop();
      return sink.note("scheduled maintenance on the status page is left out");
    }
    const auto page = first_text_at(around, {"page.name"});
    const auto source = page.empty() ? std::string("Statuspage") : fmt::format("Statuspage {}", page);
    const auto name = text_at(incident, "name"), id = text_at(incident, "id");
    const auto url = first_text_at(incident, {"shortlink"});
    if (const auto started = times_.read_at(incident, {"started_at"}, sink)) {
      Candidate candidate;
      set_time(candidate, started);
      candidate.kind = record::EventKind::signal;
      candidate.text = fmt::format("{}: start of the incident on the status page", name);
      weigh(candidate, 2, "start of the incident");
      candidate.source = source;
      candidate.url = url;
      candidate.key = fmt::format("statuspage {} started", id);
      candidate.verbatim = false;
      hand_over_once(std::move(candidate), sink);
    }
    if (is_true(incident, "backfilled"))
      sink.note(fmt::format("\"{}\" was entered on the status page afterwards", name));
    for (const auto& update : updates) take_update(update, name, id, source, url, sink);
  }

  void take_update(const json::Value& update, std::string_view name, std::string_view incident,
                   const std::string& source, const std::string& url, Sink& sink) {
    Candidate candidate;
    // display_at is what customers saw; created_at is when it was typed
    const auto shown = times_.read_at(update, {"display_at"}, sink),
               typed = times_.read_at(update, {"created_at"}, sink);
    set_time(candidate, shown ? shown : typed);
    constexpr std::chrono::minutes backdated{2};
    if (shown && typed && typed->at - shown->at > backdated)
      sink.note("status updates are read at the time that the page shows (display_at); some were typed later");
    candidate.kind = record::EventKind::communication;
    const auto body = without_tags(text_at(update, "body"));
    const auto status = text_at(update, "status");
    candidate.text = fmt::format("{}: {}", status.empty() ? "update" : status, body.empty() ? name : body);
    weigh(candidate, 3, "told to customers");
    candidate.source = source;
    candidate.url = url;
    candidate.key = fmt::format("statuspage {} {}", incident, first_text_at(update, {"id", "created_at"}));
    hand_over_once(std::move(candidate), sink);
  }

  void take_component(const json::Value& update, const json::Value& around, Sink& sink) {
    Candidate candidate;
    set_time(candidate, times_.read_at(update, {"created_at"}, sink));
    candidate.kind = record::EventKind::communication;
    candidate.text = fmt::format("{}: {} to {}", first_text_at(around, {"component.name", "component.id"}),
                                 text_at(update, "old_status"), text_at(update, "new_status"));
    weigh(candidate, 2, "component changed on the status page");
    candidate.source = "Statuspage";
    candidate.key = fmt::format("statuspage component {}", first_text_at(update, {"id", "created_at"}));
    hand_over_once(std::move(candidate), sink);
  }
};

bool is_like(std::string_view beginning, std::string_view) {
  const JsonOutline outline(beginning);
  return outline.has_any({"incidents[].incident_updates", "incident.incident_updates", "incident_updates",
                          "[].incident_updates", "component_update.new_status"});
}

}  // namespace

extern const Reader reader;
const Reader reader = {"statuspage", "Statuspage: incidents and their updates", is_like,
                       begin_reading<StatuspageReading>, "status updates"};

}  // namespace pm::imports::statuspage
