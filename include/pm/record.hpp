// One postmortem, as plain values: the model of `pm-record/1`. Knows nothing of terminals, files or networks.
// What is absent is nullopt; an empty list is a list that was asked for and has nothing in it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
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

// What follows from a record and is asked in several places: by the rules, the report and the interview.

/// The zone times are shown in: the record's, or UTC if it has none or one that this machine does not know.
[[nodiscard]] time::Zone zone_of(const Record&);

[[nodiscard]] bool is_near_miss(const Record&);
[[nodiscard]] bool contains(const std::optional<std::vector<Milestone>>&, Milestone);
/// Listed as approximate.
[[nodiscard]] bool is_approximate(const Times&, Milestone);

/// Whether the event has a time, if only a day or a month; of others `at` only gives the place in the order.
[[nodiscard]] bool has_time(const Event&);
/// Whether it is known at which clock time the event was.
[[nodiscard]] bool has_clock(const Event&);

/// From one milestone to the other; negative if the other is earlier. If only the day of one is known: whole days;
/// nullopt if both are on the same day. Nullopt where one is missing.
[[nodiscard]] std::optional<std::chrono::microseconds> time_between(const Record&, Milestone from, Milestone to);
/// started to detected; detected to mitigated (else resolved); started to mitigated (else resolved).
[[nodiscard]] std::optional<std::chrono::microseconds> time_to_detect(const Record&);
[[nodiscard]] std::optional<std::chrono::microseconds> time_to_mitigate(const Record&);
[[nodiscard]] std::optional<std::chrono::microseconds> impact_duration(const Record&);

[[nodiscard]] const Factor* find_factor(const Record&, std::string_view id);
[[nodiscard]] const Fix* find_fix(const Record&, std::string_view id);
[[nodiscard]] const Event* find_event(const Record&, std::string_view id);
[[nodiscard]] bool addresses(const Fix&, std::string_view factor);
/// Open or done: it counts as something this record improves.
[[nodiscard]] bool is_kept(const Fix&);
[[nodiscard]] std::size_t open_fixes(const Record&);
[[nodiscard]] bool is_overdue(const Fix&, const time::Day& today);

/// Returns the next free id, "F4": one more than the highest number used in the record, including references, so that
/// numbers are not reused.
[[nodiscard]] std::string next_event_id(const Record&);
[[nodiscard]] std::string next_factor_id(const Record&);
[[nodiscard]] std::string next_fix_id(const Record&);

/// Notes in `last_ids` that items of `before` are gone from `now`, so that their numbers are not used again.
void update_last_ids(Record& now, const Record& before);

/// Moves events without a time that were placed at an event whose time differs from that in `before`. Sorts.
void move_events_without_time(Record& now, const Record& before);

/// Events and milestones ("T3", "started") that were typed without a date, on a day that was assumed and that nobody
/// has confirmed yet. Only drafts have any.
[[nodiscard]] std::vector<std::string> assumed_day_items(const Record&);
[[nodiscard]] bool has_assumed_day(const Record&, std::string_view item);
void set_assumed_day(Record&, std::string_view item, bool is_assumed);

/// Notes that `problem` or `summary` was written for the times of the record as they are now.
void set_problem_times(Record&);
/// Whether the times have changed since `problem` or `summary` was written. False if it is not known for which times.
[[nodiscard]] bool is_problem_stale(const Record&);

/// By time, then by id (T2 before T10). Waivers of an event go with it: their pointers count places.
void sort_timeline(Record&);

/// The open and done fixes that help with the most factors, ties all named; empty when none helps with any.
[[nodiscard]] std::vector<std::string> broadest_by_count(const Record&);

/// The day of `times.started` in the record's zone, else `day`, else the day in the id. Nullopt for a record without
/// id.
[[nodiscard]] std::optional<time::Day> incident_day(const Record&);

/// `meeting.held_at`'s day in the record's zone, else the day in the id.
[[nodiscard]] std::optional<time::Day> meeting_day(const Record&);
/// `soak_until`, or the 14th day after the meeting if that is earlier.
[[nodiscard]] std::optional<time::Day> last_soak_day(const Record&);

/// A new `uid`: 20 lower-case letters and digits. `random` gives 64 random bits at each call.
[[nodiscard]] std::string make_uid(const std::function<std::uint64_t()>& random);

/// Puts what `given` has in the place of what `into` has: every key that is there, of objects their keys. Lists are
/// replaced whole. The keys `status` and `interview` stay; `id` and `uid` are set if `into` has none.
void overlay(Record& into, const Record& given);

/// A text of the record that the language rules read.
struct ProseText {
  std::string_view list;             ///< pointer of its list ("/fixes"), or its own where it is in no list
  std::optional<std::size_t> index;  ///< index in that list
  std::string_view leaf;             ///< of an item that is an object: "/title"
  std::string_view text;             ///< not empty
};
/// In the order of the schema's keys. The views live as long as the call.
void for_each_prose_text(const Record&, const std::function<void(const ProseText&)>&);

/// The position of a top-level key in the order of the schema; the number of keys for one that the schema lacks.
[[nodiscard]] std::size_t key_position(std::string_view key);
/// The section of the interview that asks for a top-level key: "incident". Empty: none does.
[[nodiscard]] std::string_view section_of_key(std::string_view key);

/// A slug of the title on a day: "2026-11-20-checkout-500s". Where nothing is left of a title, "incident" and six
/// characters of the uid; of an empty title, "incident".
[[nodiscard]] std::string make_id(const time::Day&, std::string_view title, std::string_view uid);

// Records in and out of JSON: strict when read, the same bytes when written.

inline constexpr std::size_t max_bytes = 64u << 20;
inline constexpr std::size_t max_levels = 64;

/// 1-based, columns in Unicode code points, the end exclusive; `begin` and `end` are the same in bytes.
struct SourceSpan {
  std::size_t line = 1, column = 1, end_line = 1, end_column = 1;
  std::size_t begin = 0, end = 0;
  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

/// One thing wrong with a file that should be a record.
struct ValidationError {
  std::string pointer;  ///< RFC 6901
  SourceSpan span;      ///< of an absent thing: the first character of its parent
  std::string message;  ///< "unknown key \"fixs\""
  std::string hint;     ///< "did you mean \"fixes\"?"; may be empty
  std::string excerpt;
};

struct ReadResult {
  std::optional<Record> record;         ///< only when there is no fault
  std::vector<ValidationError> errors;  ///< all of them, in the order of the file
};

/// Parses and validates: the schema, then rules that a schema cannot express about one record alone (duplicate keys and
/// ids, a day or zone that does not exist, milestones given twice over, `interview` in a final record).
[[nodiscard]] ReadResult read(std::string_view json);

/// Memory for reading many records, one after the other. For one thread.
class ReadBuffer {
 public:
  ReadBuffer();
  ~ReadBuffer();
  ReadBuffer(const ReadBuffer&) = delete;
  ReadBuffer& operator=(const ReadBuffer&) = delete;

 private:
  friend ReadResult read(std::string_view json, ReadBuffer&);
  friend class SourceMap;
  struct State;
  std::unique_ptr<State> state_;
};
/// The same.
[[nodiscard]] ReadResult read(std::string_view json, ReadBuffer&);

/// A record with any of its fields left out, as `--answers` takes it: ids, `format` and `status` are made up where
/// they are missing (ids in array order, before references are resolved).
[[nodiscard]] ReadResult read_answers(std::string_view json);

/// 2 spaces, the schema's key order, UTF-8 unescaped, one newline at the end.
[[nodiscard]] std::string write(const Record&);

/// The JSON Schema (draft 2020-12) that `read` follows.
[[nodiscard]] std::string schema();

/// Finds places in one text, which is read once; asked in the order of the text it is quickest.
class SourceMap {
 public:
  explicit SourceMap(std::string_view json);  ///< the text must outlive it
  /// Reuses the document that the buffer read last, which must have been a record. Both must outlive the map.
  SourceMap(std::string_view json, const ReadBuffer&);
  SourceMap(SourceMap&&) noexcept;
  SourceMap& operator=(SourceMap&&) noexcept;
  ~SourceMap();

  /// Returns the span of the value at a pointer, quotes included. Falls back to the nearest parent that exists (first
  /// character, end = begin), and to the beginning of what is no JSON.
  [[nodiscard]] SourceSpan of(std::string_view pointer);
  /// Of a string: where the bytes `from` to `to` of its characters stand, escapes counted as they are written.
  [[nodiscard]] SourceSpan of(std::string_view pointer, std::size_t from, std::size_t to);

 private:
  struct Text;
  std::unique_ptr<Text> text_;
};

/// The same for one place.
[[nodiscard]] SourceSpan locate(std::string_view json, std::string_view pointer);
[[nodiscard]] SourceSpan locate(std::string_view json, std::string_view pointer, std::size_t from, std::size_t to);

}  // namespace pm::record
