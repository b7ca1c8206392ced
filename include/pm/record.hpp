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

#include <pm/json_value.hpp>
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

/// Every object of the format carries its `x_…` keys along, in their order; and remembers that it stood there, so that
/// `{}` stays `{}`.
struct Object {
  bool given = false;
  std::vector<std::pair<std::string, json::Value>> extra;
  friend bool operator==(const Object&, const Object&) = default;
};

enum class Status { draft, final };
enum class Kind { outage, degradation, near_miss, data, security, other };
enum class Milestone { started, detected, engaged, mitigated, resolved };
inline constexpr std::array<Milestone, 5> milestones = {Milestone::started, Milestone::detected, Milestone::engaged,
                                                        Milestone::mitigated, Milestone::resolved};
enum class DetectedBy { alert, check, colleague, customer, chance, other };
enum class FixStatus { open, done, dropped };
enum class Automates { task, decision };
enum class Tracker { github, gitlab, jira, redmine, other };
enum class TicketState { open, closed };

struct Cost : Object {
  std::optional<Number> amount;
  Text unit, note;
  friend bool operator==(const Cost&, const Cost&) = default;
};

struct Event : Object {
  std::string id;  ///< T1 …
  time::Instant at;
  std::optional<bool> approx;
  std::string text;
  Text context, source, url;
  friend bool operator==(const Event&, const Event&) = default;
};

struct Times : Object {
  std::array<std::optional<time::Instant>, 5> at;  ///< by Milestone
  std::optional<std::vector<Milestone>> approximate, unknown, not_applicable;
  [[nodiscard]] const std::optional<time::Instant>& of(Milestone m) const { return at[static_cast<std::size_t>(m)]; }
  [[nodiscard]] std::optional<time::Instant>& of(Milestone m) { return at[static_cast<std::size_t>(m)]; }
  friend bool operator==(const Times&, const Times&) = default;
};

struct Detection : Object {
  std::optional<DetectedBy> by;
  Text note;
  friend bool operator==(const Detection&, const Detection&) = default;
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
  friend bool operator==(const Factor&, const Factor&) = default;
};

struct Ticket : Object {
  Tracker tracker = Tracker::other;
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
  Status status = Status::draft;
  std::optional<time::Day> soak_until;
  std::string title;
  std::optional<Kind> kind;
  Text severity;
  Texts services, tags;
  Text summary, impact;
  Cost cost;
  Text timezone;
  std::optional<std::vector<Event>> timeline;
  Times times;
  Detection detection;
  Text problem;
  WhySoLong why_so_long;
  Texts surprises, went_well, lucky, absurdities;
  std::optional<std::vector<Factor>> factors;
  std::optional<std::vector<Fix>> fixes;
  Text broadest;
  Texts fix_ideas, parking_lot;
  std::optional<std::vector<Link>> links;
  Meeting meeting;
  Process process;
  std::optional<std::vector<Waiver>> waivers;
  std::optional<json::Value> custom;
  Interview interview;
  friend bool operator==(const Record&, const Record&) = default;
};

/// Words of the format: "near-miss", "started", …
[[nodiscard]] std::string_view word(Status);
[[nodiscard]] std::string_view word(Kind);
[[nodiscard]] std::string_view word(Milestone);
[[nodiscard]] std::string_view word(DetectedBy);
[[nodiscard]] std::string_view word(FixStatus);
[[nodiscard]] std::string_view word(Automates);
[[nodiscard]] std::string_view word(Tracker);
[[nodiscard]] std::string_view word(TicketState);

}  // namespace pm::record
