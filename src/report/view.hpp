// The words that a report uses for the codes in a record. Headings and sentences are in the template.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/json.hpp>
#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

namespace pm::report::wording {

/// "Impact started"; for a near miss "Danger started".
[[nodiscard]] std::string_view milestone(record::Milestone, bool near_miss);
/// The label of an event that is this milestone: "impact started".
[[nodiscard]] std::string_view mark(record::Milestone, bool near_miss);
/// "Outage"; empty for `other`.
[[nodiscard]] std::string_view kind(record::IncidentKind);
/// "by an alert"; empty for `other`.
[[nodiscard]] std::string_view seen_by(record::DetectedBy);
[[nodiscard]] std::string_view automates(record::Automates);
/// "2 h 41 min"; "about 2 h 41 min" if an end is approximate; "about 21 days" if only the day of an end is known.
[[nodiscard]] std::string span(const record::Times&, std::chrono::microseconds, record::Milestone from,
                               record::Milestone to);
/// The same without the milestones.
[[nodiscard]] std::string span(std::chrono::microseconds, bool is_approximate, bool is_in_days);

inline constexpr std::string_view about = "about ";
inline constexpr std::string_view unknown = "unknown";
inline constexpr std::string_view time_unknown = "Time unknown";
inline constexpr std::string_view not_applicable = "not applicable";
inline constexpr std::string_view still_open = "not recorded";

inline constexpr std::string_view unseen = "Time to detect";
inline constexpr std::string_view seen_coming = "Detected before the impact, by";
inline constexpr std::string_view to_well = "Time to mitigate";
inline constexpr std::string_view to_resolve = "Time to resolve";
inline constexpr std::string_view felt = "Impact duration";
inline constexpr std::string_view in_danger = "Danger duration";

inline constexpr std::string_view until_seen = "Time to detect";
inline constexpr std::string_view until_well = "Time to mitigate";

inline constexpr std::string_view done_when = "done when";
inline constexpr std::string_view note = "note";
inline constexpr std::string_view done_why = "done";
inline constexpr std::string_view dropped_why = "dropped because";
inline constexpr std::string_view automates_what = "automates";

inline constexpr std::string_view ticket = "ticket";
inline constexpr std::string_view addressed = "●";
inline constexpr std::string_view mark_done = "✓";
inline constexpr std::string_view mark_open = "○";

}  // namespace pm::report::wording

namespace pm::report {

/// The first line of a report: `<!-- pm-report ID -->` and a newline.
[[nodiscard]] std::string report_comment(Format, const record::Record&);

// Formats times and days of a report in the incident's zone, with the UTC offset only if clocks changed.

class ReportClock {
 public:
  /// Checks all times of the report for a change of the UTC offset.
  explicit ReportClock(const record::Record&);

  /// "Europe/Berlin"; "UTC" where the record has no zone.
  [[nodiscard]] const std::string& zone_name() const { return zone_.name(); }
  [[nodiscard]] time::Day day(time::Micros at) const { return zone_.day(at); }
  [[nodiscard]] std::chrono::seconds offset(time::Micros at) const { return zone_.offset(at); }
  /// "14:02"; "02:30 +02:00" if clocks changed during the incident.
  [[nodiscard]] std::string clock(time::Micros at) const;
  /// "14:02", "about 14:02", "14:02–14:10"; "12 May 2021" or "May 2021" if only the day or month is known; "" if
  /// nothing is known.
  [[nodiscard]] std::string event_time(const record::Event&) const;
  /// "20 Nov 2026, 14:02"
  [[nodiscard]] std::string date_and_clock(time::Micros at) const;
  /// For the axis of a diagram: local time at `from` plus the elapsed time, without jumps at clock changes.
  [[nodiscard]] std::string even_clock(time::Micros at, time::Micros from) const;

 private:
  time::Zone zone_;
  bool with_offset_ = false;
};

/// "20 Nov 2026", and "Friday, 20 Nov 2026".
[[nodiscard]] std::string date(const time::Day&);
/// "20 Nov" in the year of the record's id; with the year otherwise.
[[nodiscard]] std::string date_near(const time::Day&, const record::Record&);
[[nodiscard]] std::string weekday_and_date(const time::Day&);
/// "31 January 2017"
[[nodiscard]] std::string long_date(const time::Day&);

/// Who reads a report. Customers see no problem sentence, no grid and nothing of the meeting.
enum class Audience { team, customers };

// The figures on the first screen of a report.

/// "Impact duration", "17 h 33 min", "from 23:27 UTC".
struct Figure {
  std::string label, value;
  std::string note = {};  ///< may be empty
};
/// Impact duration, time to detect, time to mitigate (or to resolve) and the count of action items. What does not apply
/// is left out; what is unknown is "Unknown".
[[nodiscard]] std::vector<Figure> figures(const record::Record&, const ReportClock&, Audience = Audience::team);

/// Whether any milestone has a time, is unknown, or does not apply.
[[nodiscard]] bool any_milestone(const record::Record&);
/// `mitigated`, or `resolved` if that is not known.
[[nodiscard]] record::Milestone recovery_milestone(const record::Record&);
/// "23:27", "about 23:27"; "31 January 2017" if only the day is known. Precondition: the milestone has a time.
[[nodiscard]] std::string milestone_time(const record::Record&, record::Milestone, const ReportClock&);

/// The newest day on which the record notes anything about its fixes: their state is of that day.
[[nodiscard]] std::optional<time::Day> state_day(const record::Record&, const ReportClock&);

// The phases of an incident between its known milestones.

struct Phase {
  std::string_view name;    ///< "Undetected"
  std::string_view tag;     ///< Mermaid tag: "crit", "active", "done" or "milestone"
  time::Micros from, to;    ///< equal for a milestone
  bool roughly = false;     ///< an end is approximate
  bool is_in_days = false;  ///< only the day of an end is known
};

/// Returns the phases in order; empty if fewer than two times are known.
[[nodiscard]] std::vector<Phase> phases(const record::Times&);

// Data of a template. Every value is escaped when it is added.

/// An object of template data. A missing or blank value is false: its section is omitted, and it does not fall back to
/// an outer value of the same name.
class ViewObject {
 public:
  ViewObject() { value_.kind = json::Value::Kind::object; }

  /// Adds text: `key` on one line, `key_lines` for a list item, `key_paragraphs` for paragraphs.
  ViewObject& text(const std::string& key, std::optional<std::string_view>);
  /// Adds a word or number on one line.
  ViewObject& word(const std::string& key, std::optional<std::string_view>);
  ViewObject& url(const std::string& key, std::optional<std::string_view>);
  ViewObject& mermaid(const std::string& key, std::string_view);
  ViewObject& flag(const std::string& key, bool);
  ViewObject& object(const std::string& key, ViewObject);
  /// Adds a list, and `has_key`.
  ViewObject& list(const std::string& key, std::vector<ViewObject>);
  ViewObject& words(const std::string& key, const std::optional<std::vector<std::string>>&);

  [[nodiscard]] const json::Value& value() const { return value_; }

 private:
  ViewObject& put(const std::string& key, std::string safe);
  ViewObject& items(const std::string& key, std::vector<json::Value>);
  json::Value value_;
};

// Template data of a record. docs/templates.md lists all names; a test compares both.

[[nodiscard]] json::Value values(const record::Record&, Audience = Audience::team);

/// The trimmed text, or "".
[[nodiscard]] inline std::string_view identity_text(const record::Text& text) {
  return text ? text::trim(*text) : std::string_view();
}

/// The items of an optional list.
template <class Item>
[[nodiscard]] std::span<const Item> each(const std::optional<std::vector<Item>>& list) {
  return list ? std::span<const Item>(*list) : std::span<const Item>();
}

/// A fix, and whether it follows the larger fix that it is the first step of.
struct OrderedFix {
  const record::Fix* fix;
  bool under_its_big_one;
};
/// All fixes, each followed by its first steps, recursively; each once, also in a cycle.
[[nodiscard]] std::vector<OrderedFix> fixes_in_order(const record::Record&);

/// "EUR 8000", "200 person-hours": a currency code precedes its amount. Empty without an amount.
[[nodiscard]] std::string cost_text(const record::Cost&);

/// Display name of a JSON pointer: "F1", "timeline, 14:05", "title", "why so long".
[[nodiscard]] std::string make_sort_key(const record::Record&, std::string_view pointer, const ReportClock&);

/// A question of the team and its answers, none of them blank.
struct TeamAnswers {
  std::string question;
  std::vector<std::string> answers;
};
[[nodiscard]] std::vector<TeamAnswers> team_answers(const record::Record&);

// Its parts.
void put_times(ViewObject& into, const record::Record&, const ReportClock&);
void put_timeline(ViewObject& into, const record::Record&, const ReportClock&);
void put_factors(ViewObject& into, const record::Record&);
void put_fixes(ViewObject& into, const record::Record&, const ReportClock&);
void put_meeting(ViewObject& into, const record::Record&, const ReportClock&);
void put_waivers(ViewObject& into, const record::Record&, const ReportClock&);
void put_custom(ViewObject& into, const record::Record&);

}  // namespace pm::report
