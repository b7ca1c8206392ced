#include "record/words.hpp"

namespace pm::record {

namespace {

using namespace std::string_view_literals;

constexpr std::array status_words = {"draft"sv, "final"sv};
constexpr std::array kind_words = {"outage"sv, "degradation"sv, "near-miss"sv, "data"sv, "security"sv, "other"sv};
constexpr std::array milestone_words = {"started"sv, "detected"sv, "engaged"sv, "mitigated"sv, "resolved"sv};
constexpr std::array detected_by_words = {"alert"sv, "check"sv, "colleague"sv, "customer"sv, "chance"sv, "other"sv};
constexpr std::array fix_status_words = {"open"sv, "done"sv, "dropped"sv};
constexpr std::array automates_words = {"task"sv, "decision"sv};
constexpr std::array tracker_words = {"github"sv, "gitlab"sv, "jira"sv, "redmine"sv, "other"sv};
constexpr std::array ticket_state_words = {"open"sv, "closed"sv, "declined"sv};
constexpr std::array precision_words = {"second"sv, "minute"sv, "day"sv, "month"sv, "unknown"sv};
constexpr std::array event_kind_words = {"signal"sv, "diagnosis"sv, "action"sv, "communication"sv, "change"sv};

template <class Enum>
std::string_view nth(Enum value) {
  return words(value)[static_cast<std::size_t>(value)];
}

}  // namespace

Words words(Status) { return status_words; }
Words words(IncidentKind) { return kind_words; }
Words words(Milestone) { return milestone_words; }
Words words(DetectedBy) { return detected_by_words; }
Words words(FixStatus) { return fix_status_words; }
Words words(Automates) { return automates_words; }
Words words(TrackerKind) { return tracker_words; }
Words words(TicketState) { return ticket_state_words; }
Words words(Precision) { return precision_words; }
Words words(EventKind) { return event_kind_words; }

std::string_view to_string(Status value) { return nth(value); }
std::string_view to_string(IncidentKind value) { return nth(value); }
std::string_view to_string(Milestone value) { return nth(value); }
std::string_view to_string(DetectedBy value) { return nth(value); }
std::string_view to_string(FixStatus value) { return nth(value); }
std::string_view to_string(Automates value) { return nth(value); }
std::string_view to_string(TrackerKind value) { return nth(value); }
std::string_view to_string(TicketState value) { return nth(value); }
std::string_view to_string(Precision value) { return nth(value); }
std::string_view to_string(EventKind value) { return nth(value); }

}  // namespace pm::record
