// PagerDuty: log entries, incidents, their notes and alerts, and webhooks of versions 1 to 3.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/weights.hpp"

namespace pm::imports::pagerduty {
namespace {

using record::EventKind;

constexpr std::string_view lists[] = {"log_entries", "incidents", "messages", "notes", "alerts"};

/// What PagerDuty calls a step, without "incident." and "_log_entry", and what it is worth.
struct Step {
  std::string_view name;
  int weight;
  std::string_view why;
  std::optional<EventKind> kind;
};
constexpr Step steps[] = {
    {"trigger", 4, "alert fired", EventKind::signal},
    {"triggered", 4, "alert fired", EventKind::signal},
    {"acknowledge", 3, "acknowledged", EventKind::action},
    {"acknowledged", 3, "acknowledged", EventKind::action},
    {"resolve", 4, "resolved", EventKind::action},
    {"resolved", 4, "resolved", EventKind::action},
    {"reopened", 3, "reopened", EventKind::signal},
    {"unacknowledge", 2, "acknowledgement ran out", {}},
    {"unacknowledged", 2, "acknowledgement ran out", {}},
    {"escalate", 2, "escalated", EventKind::communication},
    {"escalated", 2, "escalated", EventKind::communication},
    {"exhaust_escalation_path", 3, "nobody answered", {}},
    {"repeat_escalation_path", 2, "nobody answered", {}},
    {"annotate", 3, "note", {}},
    {"annotated", 3, "note", {}},
    {"status_update", 3, "status update", EventKind::communication},
    {"status_update_published", 3, "status update", EventKind::communication},
    {"responder.added", 2, "responder added", EventKind::communication},
    {"priority_change", 1, "priority changed", {}},
    {"priority_updated", 1, "priority changed", {}},
    {"urgency_change", 1, "urgency changed", {}},
    {"assign", -2, "repeats an escalation", {}},
    {"reassigned", 0, "", {}},
};
/// A dozen on each page.
constexpr std::string_view dropped_steps[] = {"notify", "reach_ack_limit", "reach_trigger_limit"};

std::string without_affixes(std::string_view type) {
  constexpr std::string_view prefix = "incident.", suffix = "_log_entry";
  if (type.starts_with(prefix)) type.remove_prefix(prefix.size());
  if (type.ends_with(suffix)) type.remove_suffix(suffix.size());
  return std::string(type);
}

void set_step(Candidate& candidate, std::string_view name) {
  const auto* step = std::ranges::find(steps, name, &Step::name);
  if (step == std::end(steps)) return;
  candidate.kind = step->kind;
  if (!step->why.empty()) weigh(candidate, step->weight, step->why);
}

bool is_user(const json::Value& reference) {
  return text_at(reference, "type").starts_with("user") || value_at(reference, "email") != nullptr;  // version 1
}

/// Passes on the names of all users within, and puts their ids into the text instead.
void hide_names(const json::Value& value, std::string& text, Sink& sink) {
  using Kind = json::Value::Kind;
  if (value.kind == Kind::object && is_user(value)) {
    const auto id = text_at(value, "id"), name = first_text_at(value, {"summary", "name"});
    constexpr std::size_t shortest_name = 3;  // a letter is in many words
    if (!id.empty() && name.size() >= shortest_name) {
      sink.name(id, name);
      const auto reference = fmt::format("<@{}>", id);
      for (auto at = text.find(name); at != text.npos; at = text.find(name, at + reference.size()))
        text.replace(at, name.size(), reference);
    }
  }
  if (value.kind == Kind::object || value.kind == Kind::array)
    for (const auto& item : value.items) hide_names(item, text, sink);
}

std::string with_title(std::string_view what, std::string_view title) {
  return title.empty() ? std::string(what) : fmt::format("{}: {}", what, title);
}

class PagerDutyReading final : public JsonReading {
 public:
  explicit PagerDutyReading(const ReadContext& context) : JsonReading(context, lists) {}

 private:
  void take(const JsonItem& item, Sink& sink) override {
    const auto& value = item.value;
    if (item.list == "log_entries") return take_entry(value, sink);
    if (item.list == "incidents") return take_incident(value, sink);
    if (item.list == "messages") return take_message(value, sink);
    if (item.list == "notes") return take_note(value, sink);
    if (item.list == "alerts") return take_alert(value, sink);
    if (const auto* entry = value_at(value, "log_entry")) return take_entry(*entry, sink);
    if (const auto* event = value_at(value, "event")) return take_event(*event, sink);
    if (const auto* incident = value_at(value, "incident")) return take_incident(*incident, sink);
    for (const auto& message : items_at(value, "messages")) take_message(message, sink);
    if (text_at(value, "type").ends_with("_log_entry")) return take_entry(value, sink);
    if (value_at(value, "incident_number") != nullptr) return take_incident(value, sink);
    if (is_true(value, "more")) sink.note(fmt::format("{} is one page of several (\"more\" is true)", document_));
  }

  void finish_candidate(Candidate candidate, const json::Value& source, std::string_view service, Sink& sink) {
    candidate.source = service.empty() ? "PagerDuty" : fmt::format("PagerDuty {}", service);
    hide_names(source, candidate.text, sink);
    hand_over_once(std::move(candidate), sink);
  }

  static void set_agent(Candidate& candidate, const json::Value* agent) {
    if (agent == nullptr) return;
    candidate.is_person = is_user(*agent);
    candidate.who =
        candidate.is_person ? first_text_at(*agent, {"id", "summary"}) : first_text_at(*agent, {"summary", "id"});
  }

  void take_entry(const json::Value& entry, Sink& sink) {
    const auto step = without_affixes(text_at(entry, "type"));
    if (std::ranges::find(dropped_steps, step) != std::end(dropped_steps)) return sink.drop();
    Candidate candidate;
    set_time(candidate, times_.read_at(entry, {"created_at"}, sink));
    set_step(candidate, step);
    set_agent(candidate, value_at(entry, "agent"));
    const auto title =
        first_text_at(entry, {"incident.title", "incident.summary", "event_details.description", "channel.subject"});
    if (step == "annotate") {
      candidate.text = first_text_at(entry, {"note", "channel.content", "channel.summary", "summary"});
    } else {
      const auto summary = first_text_at(entry, {"summary"});
      const bool has_title = step == "trigger" || step == "resolve" || summary.empty();
      candidate.text = has_title && summary.find(title) == summary.npos
                           ? with_title(summary.empty() ? step : summary, title)
                           : summary;
    }
    candidate.url = first_text_at(entry, {"html_url", "incident.html_url"});
    candidate.key = "pagerduty " + text_at(entry, "id");
    finish_candidate(std::move(candidate), entry, text_at(entry, "service.summary"), sink);
  }

  void take_incident(const json::Value& incident, Sink& sink) {
    const auto title = first_text_at(incident, {"title", "summary", "description", "trigger_summary_data.subject"});
    const auto id = text_at(incident, "id");
    if (title.empty() || id.empty()) return sink.drop();
    const auto service = first_text_at(incident, {"service.summary", "service.name"});
    Candidate opened;
    set_time(opened, times_.read_at(incident, {"created_at", "created_on"}, sink));
    set_step(opened, "triggered");
    opened.text = with_title("incident opened", title);
    opened.url = text_at(incident, "html_url");
    opened.key = fmt::format("pagerduty {} opened", id);
    const auto url = opened.url;
    finish_candidate(std::move(opened), incident, service, sink);

    if (text_at(incident, "status") != "resolved") return;
    Candidate resolved;
    set_time(resolved,
             times_.read_at(incident, {"resolved_at", "last_status_change_at", "last_status_change_on"}, sink));
    set_step(resolved, "resolved");
    resolved.text = with_title("incident resolved", title);
    resolved.url = url;
    resolved.key = fmt::format("pagerduty {} resolved", id);
    set_agent(resolved, value_at(incident, "last_status_change_by"));
    finish_candidate(std::move(resolved), incident, service, sink);
  }

  void take_note(const json::Value& note, Sink& sink) {
    Candidate candidate;
    set_time(candidate, times_.read_at(note, {"created_at"}, sink));
    set_step(candidate, "annotated");
    set_agent(candidate, value_at(note, "user"));
    candidate.text = text_at(note, "content");
    candidate.key = "pagerduty " + text_at(note, "id");
    finish_candidate(std::move(candidate), note, {}, sink);
  }

  /// An alert of an incident, which may have several.
  void take_alert(const json::Value& alert, Sink& sink) {
    Candidate candidate;
    set_time(candidate, times_.read_at(alert, {"created_at"}, sink));
    set_step(candidate, "triggered");
    candidate.text = with_title("alert", text_at(alert, "summary"));
    if (text_at(alert, "status") == "resolved")
      if (const auto end = times_.read_at(alert, {"resolved_at"}, sink)) candidate.until = end->at;
    candidate.url = first_text_at(alert, {"html_url", "incident.html_url"});
    candidate.key = "pagerduty " + text_at(alert, "id");
    finish_candidate(std::move(candidate), alert, text_at(alert, "service.summary"), sink);
  }

  /// A webhook of version 3.
  void take_event(const json::Value& event, Sink& sink) {
    const auto step = without_affixes(text_at(event, "event_type"));
    const auto* data = value_at(event, "data");
    if (data == nullptr) return sink.drop();
    Candidate candidate;
    set_time(candidate, times_.read_at(event, {"occurred_at"}, sink));
    set_step(candidate, step);
    set_agent(candidate, value_at(event, "agent"));
    const auto title = first_text_at(*data, {"title", "incident.summary", "summary"});
    const auto words = first_text_at(*data, {"content", "message"});
    candidate.text = words.empty() ? with_title(step, title) : words;
    candidate.url = first_text_at(*data, {"html_url", "incident.html_url"});
    candidate.key = "pagerduty " + text_at(event, "id");
    finish_candidate(std::move(candidate), event, text_at(*data, "service.summary"), sink);
  }

  /// A message of a webhook of version 1 or 2.
  void take_message(const json::Value& message, Sink& sink) {
    const auto entries = items_at(message, "log_entries");
    const auto* incident = value_at(message, "incident");
    if (incident == nullptr) incident = value_at(message, "data.incident");
    Candidate candidate;
    set_time(candidate, times_.read_at(message, {"created_on", "created_at"}, sink));
    const auto step = without_affixes(first_text_at(message, {"event", "type"}));
    set_step(candidate, step);
    if (!entries.empty())
      set_agent(candidate, value_at(entries.front(), "agent"));
    else if (incident != nullptr && (step == "acknowledge" || step == "resolve"))
      set_agent(candidate, value_at(*incident, "last_status_change_by"));
    std::string title, service;
    if (incident != nullptr) {
      title = first_text_at(*incident, {"title", "summary", "trigger_summary_data.subject",
                                        "trigger_summary_data.description", "incident_key"});
      service = first_text_at(*incident, {"service.summary", "service.name"});
      candidate.url = text_at(*incident, "html_url");
    }
    const auto note = entries.empty() ? std::string() : first_text_at(entries.front(), {"channel.content", "note"});
    candidate.text = step == "annotate" && !note.empty() ? note : with_title(step, title);
    // the entry is also in the log of the incident
    auto native = entries.empty() ? std::string() : text_at(entries.front(), "id");
    if (native.empty()) native = text_at(message, "id");
    if (native.empty() && incident != nullptr) native = fmt::format("{} {}", text_at(*incident, "id"), step);
    candidate.key = "pagerduty " + native;
    finish_candidate(std::move(candidate), message, service, sink);
  }
};

bool is_like(std::string_view beginning, std::string_view) {
  const JsonOutline outline(beginning);
  if (outline.has_any({"log_entries[].type", "log_entry.type"})) return true;
  if (outline.has_all({"event.event_type", "event.occurred_at"})) return true;
  if (outline.has_all({"notes[].content", "notes[].created_at", "notes[].user"})) return true;
  if (outline.has_all({"alerts[].alert_key", "alerts[].created_at"})) return true;
  if (outline.has_any({"messages[].incident.html_url", "messages[].data.incident", "messages[].log_entries"}))
    return true;
  return outline.has_any(
             {"incidents[].incident_number", "incident.incident_number", "[].incident_number", "incident_number"}) &&
         outline.has_any({"incidents[].status", "incident.status", "[].status", "status"});
}

}  // namespace

extern const Reader reader;
const Reader reader = {"pagerduty", "PagerDuty: log entries, incidents, notes, alerts and webhooks", is_like,
                       begin_reading<PagerDutyReading>, "PagerDuty entries"};

}  // namespace pm::imports::pagerduty
