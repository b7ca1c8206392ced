// Opsgenie: logs and notes of an alert, and webhooks.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/weights.hpp"

namespace pm::imports::opsgenie {
namespace {

using record::EventKind;

constexpr std::string_view lists[] = {"data"};

struct Step {
  std::string_view action;  ///< of a webhook
  std::string_view words;   ///< in a line of the log, lower case
  int weight;
  std::string_view why;
  std::optional<EventKind> kind;
};
constexpr Step steps[] = {
    {"Create", "alert created", 4, "alert fired", EventKind::signal},
    {"Acknowledge", "acknowledged", 3, "acknowledged", EventKind::action},
    {"Close", "closed", 4, "resolved", EventKind::action},
    {"AddNote", "note added", 3, "note", {}},
    {"UnAcknowledge", "unacknowledged", 2, "acknowledgement taken back", {}},
    {"Escalate", "escalat", 2, "escalated", EventKind::communication},
    {"AssignOwnership", "assigned", 1, "assigned", EventKind::communication},
    {"TakeOwnership", "ownership", 1, "assigned", EventKind::communication},
    {"AddRecipient", "recipient added", 1, "responder added", EventKind::communication},
    {"AddTeam", "team added", 1, "responder added", EventKind::communication},
};

void set_step(Candidate& candidate, const Step* step) {
  if (step == nullptr) return;
  candidate.kind = step->kind;
  weigh(candidate, step->weight, step->why);
}

const Step* step_of_action(std::string_view action) {
  const auto* found = std::ranges::find(steps, action, &Step::action);
  return found == std::end(steps) ? nullptr : found;
}

const Step* step_of_log(std::string_view log) {
  const auto lower = text::lower_ascii(log);
  // "unacknowledged" has "acknowledged" in it: the longest words win
  const Step* best = nullptr;
  for (const auto& step : steps)
    if (lower.find(step.words) != lower.npos && (best == nullptr || step.words.size() > best->words.size()))
      best = &step;
  return best;
}

/// "System" and the names of integrations are no persons; people have mail addresses.
void set_owner(Candidate& candidate, std::string owner) {
  candidate.is_person = owner.find('@') != owner.npos;
  candidate.who = std::move(owner);
}

class OpsgenieReading final : public JsonReading {
 public:
  explicit OpsgenieReading(const ReadContext& context) : JsonReading(context, lists) {}

 private:
  void take(const JsonItem& item, Sink& sink) override {
    const auto& value = item.value;
    if (value_at(value, "alert") != nullptr && value_at(value, "action") != nullptr) return take_webhook(value, sink);
    if (value_at(value, "log") != nullptr) return take_log(value, sink);
    if (value_at(value, "note") != nullptr) return take_note(value, sink);
    if (value_at(value, "tinyId") != nullptr) return take_alert(value, sink);
    if (value_at(value, "paging.next") != nullptr)
      sink.note(fmt::format("{} is one page of several (\"paging.next\")", document_));
  }

  void hand_over_line(Candidate candidate, const json::Value& line, Sink& sink) {
    candidate.source = "Opsgenie";
    const auto native = first_text_at(line, {"offset", "createdAt"});
    candidate.key = fmt::format("opsgenie {} {}", native, text::digest(candidate.text));
    hand_over_once(std::move(candidate), sink);
  }

  void take_log(const json::Value& line, Sink& sink) {
    const auto type = text_at(line, "type");
    Candidate candidate;
    candidate.text = text_at(line, "log");
    set_time(candidate, times_.read_at(line, {"createdAt"}, sink));
    set_owner(candidate, text_at(line, "owner"));
    const bool is_notification =
        type == "alertRecipient" || text::lower_ascii(candidate.text).find("notification") != std::string::npos;
    if (is_notification)
      weigh(candidate, -2, "notification");
    else
      set_step(candidate, step_of_log(candidate.text));
    hand_over_line(std::move(candidate), line, sink);
  }

  void take_note(const json::Value& line, Sink& sink) {
    Candidate candidate;
    candidate.text = text_at(line, "note");
    set_time(candidate, times_.read_at(line, {"createdAt"}, sink));
    set_owner(candidate, text_at(line, "owner"));
    set_step(candidate, step_of_action("AddNote"));
    hand_over_line(std::move(candidate), line, sink);
  }

  /// An alert of the list of alerts.
  void take_alert(const json::Value& alert, Sink& sink) {
    Candidate candidate;
    candidate.text = "alert created: " + text_at(alert, "message");
    set_time(candidate, times_.read_at(alert, {"createdAt"}, sink));
    set_step(candidate, step_of_action("Create"));
    candidate.source = "Opsgenie";
    candidate.key = fmt::format("opsgenie {} Create", text_at(alert, "id"));
    hand_over_once(std::move(candidate), sink);
  }

  void take_webhook(const json::Value& body, Sink& sink) {
    const auto action = text_at(body, "action");
    const auto message = text_at(body, "alert.message");
    const auto note = text_at(body, "alert.note");
    const bool is_creation = action == "Create";
    Candidate candidate;
    // createdAt is the alert's in every message
    set_time(candidate, is_creation ? times_.read_at(body, {"alert.createdAt", "alert.updatedAt"}, sink)
                                    : times_.read_at(body, {"alert.updatedAt"}, sink));
    if (!candidate.at) sink.note("an Opsgenie webhook without alert.updatedAt has no time of its own: left unknown");
    set_step(candidate, step_of_action(action));
    set_owner(candidate, first_text_at(body, {"alert.username", "alert.source", "source.name"}));
    candidate.text = action == "AddNote" && !note.empty() ? note : fmt::format("{}: {}", action, message);
    if (action != "AddNote" && !note.empty()) candidate.text += " (" + note + ")";
    candidate.source = "Opsgenie";
    candidate.key = fmt::format("opsgenie {} {} {}", text_at(body, "alert.alertId"), action,
                                first_text_at(body, {"alert.updatedAt", "alert.createdAt"}));
    hand_over_once(std::move(candidate), sink);
  }
};

bool is_like(std::string_view beginning, std::string_view) {
  const JsonOutline outline(beginning);
  if (outline.has_all({"alert.alertId", "action"})) return true;
  if (outline.has_any({"data[].log", "data[].note"}) && outline.has_all({"data[].owner", "data[].createdAt"}))
    return true;
  return outline.has_all({"data[].tinyId", "data[].createdAt"});
}

}  // namespace

extern const Reader reader;
const Reader reader = {"opsgenie", "Opsgenie: logs and notes of alerts, lists of alerts, webhooks", is_like,
                       begin_reading<OpsgenieReading>, "Opsgenie entries"};

}  // namespace pm::imports::opsgenie
