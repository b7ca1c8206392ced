// One postmortem, as plain values: the model of `pm-record/1`. Knows nothing of terminals, files or networks.
// What is absent is nullopt; an empty list is a list that was asked for and has nothing in it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/json.hpp>
#include <pm/time.hpp>

namespace pm::record {

inline constexpr std::string_view format_name = "pm-record/1";

/// A number with the letters it was written in.
struct Number {
  double value = 0;
  std::string text;
  /// The shortest letters that give the value again: 2, 0.5.
  [[nodiscard]] static Number of(double value);
  friend bool operator==(const Number&, const Number&) = default;
};

using Text = std::optional<std::string>;
using Texts = std::optional<std::vector<std::string>>;

/// What every object of the format has: its `x_…` keys, in their order, and whether it is in the file (an empty object
/// `{}` is written back as `{}`). Objects listed in `is_closed` (src/record/fields.hpp) take no `x_…` keys.
struct Object {
  bool given = false;
  std::vector<std::pair<std::string, json::Value>> extra;
  friend bool operator==(const Object&, const Object&) = default;
};

enum class Status { draft, final };
enum class IncidentKind { outage, degradation, near_miss, data, security, other };
enum class Milestone { started, detected, engaged, mitigated, resolved };
inline constexpr std::array<Milestone, 5> milestones = {Milestone::started, Milestone::detected, Milestone::engaged,
                                                        Milestone::mitigated, Milestone::resolved};
enum class DetectedBy { alert, check, colleague, customer, chance, other };
enum class FixStatus { open, done, dropped };
enum class Automates { task, decision };
enum class TrackerKind { github, gitlab, jira, redmine, other };
enum class TicketState { open, closed, declined };
/// How exactly a time is known. Absent in a record: minute.
enum class Precision { second, minute, day, month, unknown };
enum class EventKind { signal, diagnosis, action, communication, change };

struct Cost : Object {
  std::optional<Number> amount;
  Text unit, note;
  friend bool operator==(const Cost&, const Cost&) = default;
};

struct Event : Object {
  std::string id;  ///< T1 …
  time::Instant at;
  std::optional<bool> approx;
  std::optional<Precision> precision;
  std::optional<time::Instant> until;  ///< the end of a span
  std::string text;
  std::optional<EventKind> kind;
  Text who, context, source, url;
  Text key;                       ///< source and native id of an imported event
  std::optional<bool> verbatim;   ///< quotes its source
  std::optional<bool> highlight;  ///< named in the timeline picture
  std::optional<bool> local;      ///< typed as a clock time without a zone
  friend bool operator==(const Event&, const Event&) = default;
};

struct Times : Object {
  std::array<std::optional<time::Instant>, 5> at;  ///< by Milestone
  std::optional<std::vector<Milestone>> approximate, unknown, not_applicable, day_only;
  [[nodiscard]] const std::optional<time::Instant>& of(Milestone m) const { return at[static_cast<std::size_t>(m)]; }
  [[nodiscard]] std::optional<time::Instant>& of(Milestone m) { return at[static_cast<std::size_t>(m)]; }
  friend bool operator==(const Times&, const Times&) = default;
};

struct Detection : Object {
  std::optional<DetectedBy> by;
  Text note;
  friend bool operator==(const Detection&, const Detection&) = default;
};

/// The times that a reworded `problem` or `summary` was written for.
struct ProblemTimes : Object {
  std::optional<time::Instant> started, detected, mitigated, resolved;
  friend bool operator==(const ProblemTimes&, const ProblemTimes&) = default;
};

struct Reason : Object {
  std::string text;
  Text factor;  ///< the factor it became
  friend bool operator==(const Reason&, const Reason&) = default;
};

struct WhySoLong : Object {
  std::optional<std::vector<Reason>> detection, recovery;
  friend bool operator==(const WhySoLong&, const WhySoLong&) = default;
};

struct Factor : Object {
  std::string id;  ///< F1 …
  std::string text;
  Text made_sense;
  Texts same_as;  ///< factors of earlier records, as RECORD-ID:F3
  friend bool operator==(const Factor&, const Factor&) = default;
};

struct Ticket : Object {
  TrackerKind tracker = TrackerKind::other;
  Text key;
  std::string url;
  std::optional<TicketState> state;
  std::optional<time::Instant> synced_at;
  friend bool operator==(const Ticket&, const Ticket&) = default;
};

struct Fix : Object {
  std::string id;  ///< X1 …
  std::string title;
  Text owner;
  std::optional<Number> hours;
  Texts addresses;
  Text first_step_of;
  std::optional<Automates> automates;
  Text done_when;
  std::optional<time::Day> opened, due;
  FixStatus status = FixStatus::open;
  std::optional<time::Instant> closed_at;
  Text closed_why, note;
  std::optional<Ticket> ticket;
  friend bool operator==(const Fix&, const Fix&) = default;
};

struct Link : Object {
  Text title;
  std::string url;
  friend bool operator==(const Link&, const Link&) = default;
};

/// The highest numbers ever used for events, factors and fixes; kept once an item was removed.
struct LastIds : Object {
  std::optional<Number> event, factor, fix;
  friend bool operator==(const LastIds&, const LastIds&) = default;
};

/// A section of an imported write-up that has no place in the record.
struct UnplacedSection : Object {
  std::string heading, text;
  friend bool operator==(const UnplacedSection&, const UnplacedSection&) = default;
};

struct Imported : Object {
  std::string source;
  time::Day on;
  std::optional<std::vector<UnplacedSection>> unplaced;
  friend bool operator==(const Imported&, const Imported&) = default;
};

/// A public text for the event, factor or fix with that id.
struct TextForId {
  std::string id, text;
  friend bool operator==(const TextForId&, const TextForId&) = default;
};
using TextsById = std::optional<std::vector<TextForId>>;

struct Approval : Object {
  Text by;
  std::optional<time::Day> on;
  Text digest;  ///< of the public texts when approved
  friend bool operator==(const Approval&, const Approval&) = default;
};

/// The texts of the public report; it shows nothing else.
struct PublicTexts : Object {
  Text title, summary, impact;
  Texts services;
  TextsById timeline, factors, fixes;
  Approval approved;
  friend bool operator==(const PublicTexts&, const PublicTexts&) = default;
};

struct Participant : Object {
  std::string name;
  Text role;
  friend bool operator==(const Participant&, const Participant&) = default;
};

struct Meeting : Object {
  std::optional<time::Instant> held_at;
  std::optional<Number> minutes;
  Text boss, scribe;
  std::optional<std::vector<Participant>> participants;
  std::optional<bool> axioms_read;
  friend bool operator==(const Meeting&, const Meeting&) = default;
};

struct Process : Object {
  std::optional<Number> rating;
  Text improvement;
  std::optional<bool> last_time_kept;
  friend bool operator==(const Process&, const Process&) = default;
};

struct Waiver : Object {
  std::string rule, at;
  Text excerpt;
  std::string reason;
  friend bool operator==(const Waiver&, const Waiver&) = default;
};

/// A git merge that could not be decided; the value of `ours` stands at the pointer `at`.
struct Conflict : Object {
  std::string at;
  json::Value ours, theirs;
  friend bool operator==(const Conflict&, const Conflict&) = default;
};

/// Where an interview stands; only in drafts.
struct Interview : Object {
  Text at;
  Texts asked, left;
  std::optional<Number> seconds;
  std::optional<bool> is_short;
  std::optional<Number> minutes;
  Texts said;
  friend bool operator==(const Interview&, const Interview&) = default;
};

struct Record : Object {
  Text schema;  ///< `$schema`
  std::string id;
  Text uid;  ///< random, never changes; absent in records that pm 0.1.0 wrote
  Status status = Status::draft;
  std::optional<time::Day> soak_until;
  std::string title;
  std::optional<IncidentKind> kind;
  Text severity;
  Texts services, tags;
  Text summary, impact;
  Cost cost;
  Text timezone;
  std::optional<time::Day> day;  ///< the incident day: of lines typed without a date
  std::optional<std::vector<Event>> timeline;
  Times times;
  Detection detection;
  Text problem;
  ProblemTimes problem_times;
  WhySoLong why_so_long;
  Texts surprises, went_well, lucky, absurdities;
  std::optional<std::vector<Factor>> factors;
  std::optional<std::vector<Fix>> fixes;
  Text broadest;
  Texts fix_ideas, parking_lot;
  LastIds last_ids;
  std::optional<std::vector<Link>> links;
  std::optional<Imported> imported;
  PublicTexts public_texts;
  Meeting meeting;
  Process process;
  std::optional<std::vector<Waiver>> waivers;
  std::optional<std::vector<Conflict>> conflicts;
  std::optional<json::Value> custom;
  Interview interview;
  friend bool operator==(const Record&, const Record&) = default;
};

/// Words of the format: "near-miss", "started", …
[[nodiscard]] std::string_view to_string(Status);
[[nodiscard]] std::string_view to_string(IncidentKind);
[[nodiscard]] std::string_view to_string(Milestone);
[[nodiscard]] std::string_view to_string(DetectedBy);
[[nodiscard]] std::string_view to_string(FixStatus);
[[nodiscard]] std::string_view to_string(Automates);
[[nodiscard]] std::string_view to_string(TrackerKind);
[[nodiscard]] std::string_view to_string(TicketState);
[[nodiscard]] std::string_view to_string(Precision);
[[nodiscard]] std::string_view to_string(EventKind);

}  // namespace pm::record
