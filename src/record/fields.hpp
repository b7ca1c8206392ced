// The format pm-record/1: every key of every object, in the order in which they are written. The reader, the writer
// and the printed schema all follow from these rows, so a new field is a member in record.hpp and a row here.
#pragma once

#include <tuple>

#include <pm/record.hpp>

#include "record/shapes.hpp"

namespace pm::record {

enum class Need {
  none,
  in_files,  ///< in a record; answers may leave it out, generated if missing
  always,
};

/// `get` is the member, or gives it; `about` is the description in the printed schema.
template <class Get, class Shape = Plain>
struct Field {
  std::string_view key;
  Get get;
  Shape shape = {};
  std::string_view about = {};
  Need need = Need::none;
  std::string_view fallback = {};  ///< the JSON that its absence stands for
  bool is_prose = false;           ///< the language rules read it
  std::string_view section = {};   ///< of a top-level key: the section of the interview that asks for it

  [[nodiscard]] constexpr Field prose() const {
    Field row = *this;
    row.is_prose = true;
    return row;
  }
  [[nodiscard]] constexpr Field asked_in(std::string_view name) const {
    Field row = *this;
    row.section = name;
    return row;
  }
};

/// A key with a constant value.
struct Constant {
  std::string_view key, value, about;
  Need need;
};

/// Where `key` is `word`, the key `other` must be there, or must not.
struct Condition {
  std::string_view key, word, other;
  bool wanted;
  std::string_view hint;
  bool word_if_left_out = false;  ///< answers that leave the key out mean this word
};

template <class Object>
inline constexpr std::tuple<> fields = {};

template <class Object>
inline constexpr std::array<Condition, 0> conditions = {};

/// Objects that take no `x_…` keys.
template <class Object>
inline constexpr bool is_closed = false;
template <>
inline constexpr bool is_closed<ProblemTimes> = true;
template <>
inline constexpr bool is_closed<LastIds> = true;
template <>
inline constexpr bool is_closed<UnplacedSection> = true;
template <>
inline constexpr bool is_closed<Imported> = true;
template <>
inline constexpr bool is_closed<Approval> = true;
template <>
inline constexpr bool is_closed<Conflict> = true;

template <Milestone milestone>
inline constexpr auto milestone_of = [](auto& times) -> auto& { return times.of(milestone); };

template <>
inline constexpr std::tuple fields<Cost> = {
    Field{"amount", &Cost::amount, shape::amount},
    Field{"unit", &Cost::unit, shape::any, "EUR, USD, person-hours, …"},
    Field{"note", &Cost::note, shape::any}.prose(),
};

template <>
inline constexpr std::tuple fields<Event> = {
    Field{"id", &Event::id, shape::event_id, "", Need::in_files},
    Field{"at", &Event::at, shape::instant, "", Need::always},
    Field{"approx", &Event::approx, Plain{}, "the time is approximate", Need::none, "false"},
    Field{"precision", &Event::precision, Plain{},
          "precision of the time (default: minute). If it is day, month or unknown, approx is "
          "true as well; for a day or month, at is its start; if unknown, at only gives the position"},
    Field{"until", &Event::until, shape::instant, "end of a span"},
    Field{"text", &Event::text, shape::text, "what happened, as it looked at the time", Need::always}.prose(),
    Field{"kind", &Event::kind, Plain{},
          "signal: somebody could see it; action: somebody did it; change: a deploy or a "
          "new setting"},
    Field{"who", &Event::who, shape::line, "the role of a person, or the name in teams that write names"},
    Field{"context", &Event::context, shape::any, "what people relied on, and what they expected"}.prose(),
    Field{"source", &Event::source, shape::any, "how it is known: somebody's memory, a log, a chat, a graph"},
    Field{"url", &Event::url, shape::url},
    Field{"key", &Event::key, shape::any, "identifies an imported event: its source and its id in that source"},
    Field{"verbatim", &Event::verbatim, Plain{}, "the text is a quotation, which the language rules do not check",
          Need::none, "false"},
    Field{"highlight", &Event::highlight, Plain{}, "named in the diagram of the timeline", Need::none, "false"},
    Field{"local", &Event::local, Plain{},
          "the time was typed without zone or offset: another time zone for the record changes it", Need::none,
          "false"},
};

template <>
inline constexpr std::tuple fields<Times> = {
    Field{"started", milestone_of<Milestone::started>, shape::instant,
          "impact started: users were affected; for a near miss: the danger started"},
    Field{"detected", milestone_of<Milestone::detected>, shape::instant, "a person or an alert first noticed"},
    Field{"engaged", milestone_of<Milestone::engaged>, shape::instant, "somebody started working on it (acknowledged)"},
    Field{"mitigated", milestone_of<Milestone::mitigated>, shape::instant,
          "users were no longer affected, even if only by a workaround"},
    Field{"resolved", milestone_of<Milestone::resolved>, shape::instant, "everything was back to normal"},
    Field{"approximate", &Times::approximate, UniqueList{}, "milestones with an approximate time"},
    Field{"unknown", &Times::unknown, UniqueList{}, "milestones whose time is unknown and cannot be found out"},
    Field{"not_applicable", &Times::not_applicable, UniqueList{},
          "milestones that do not apply; for example, a near miss has no `resolved`"},
    Field{"day_only", &Times::day_only, UniqueList{}, "milestones of which only the day is known"},
};

template <>
inline constexpr std::tuple fields<Detection> = {
    Field{"by", &Detection::by},
    Field{"note", &Detection::note, shape::any}.prose(),
};

template <>
inline constexpr std::tuple fields<ProblemTimes> = {
    Field{"started", &ProblemTimes::started, shape::instant},
    Field{"detected", &ProblemTimes::detected, shape::instant},
    Field{"mitigated", &ProblemTimes::mitigated, shape::instant},
    Field{"resolved", &ProblemTimes::resolved, shape::instant},
};

template <>
inline constexpr std::tuple fields<Reason> = {
    Field{"text", &Reason::text, shape::text, "", Need::always}.prose(),
    Field{"factor", &Reason::factor, shape::factor_id, "the factor that this answer became"},
};

template <>
inline constexpr std::tuple fields<WhySoLong> = {
    Field{"detection", &WhySoLong::detection, Plain{}, "reasons for the time to detect"},
    Field{"recovery", &WhySoLong::recovery, Plain{}, "reasons for the time to mitigate"},
};

template <>
inline constexpr std::tuple fields<Factor> = {
    Field{"id", &Factor::id, shape::factor_id, "", Need::in_files},
    Field{"text", &Factor::text, shape::text, "", Need::always}.prose(),
    Field{"made_sense", &Factor::made_sense, shape::any,
          "for a factor that involves people: why the action made sense to them at the time"}
        .prose(),
    Field{"same_as", &Factor::same_as, ListShape{shape::factor_reference, true},
          "the same factor in earlier records, each as RECORD-ID:F3"},
};

template <>
inline constexpr std::tuple fields<Ticket> = {
    Field{"tracker", &Ticket::tracker, Plain{}, "", Need::always},
    Field{"key", &Ticket::key, shape::any, "number or key of the issue"},
    Field{"url", &Ticket::url, shape::url, "", Need::always},
    Field{"state", &Ticket::state, Plain{}, "state of the issue at the last sync; declined: closed without being done"},
    Field{"synced_at", &Ticket::synced_at, shape::instant, "time of the last sync"},
};

template <>
inline constexpr std::tuple fields<Fix> = {
    Field{"id", &Fix::id, shape::fix_id, "", Need::in_files},
    Field{"title", &Fix::title, shape::line, "", Need::always}.prose(),
    Field{"owner", &Fix::owner, shape::line, "a person or a team"},
    Field{"hours", &Fix::hours, shape::hours, "estimated hours of work"},
    Field{"addresses", &Fix::addresses, ListShape{shape::factor_id, true}, "ids of the factors that it helps with"},
    Field{"first_step_of", &Fix::first_step_of, shape::fix_id,
          "id of the bigger fix that this one is the first step of"},
    Field{"automates", &Fix::automates, Plain{}, "whether it automates routine work or a decision"},
    Field{"done_when", &Fix::done_when, shape::any, "how to tell that it helped"}.prose(),
    Field{"opened", &Fix::opened, shape::day},
    Field{"due", &Fix::due, shape::day, "due date, inclusive"},
    Field{"status", &Fix::status, Plain{}, "", Need::in_files},
    Field{"closed_at", &Fix::closed_at, shape::instant},
    Field{"closed_why", &Fix::closed_why, shape::any, "the reason why it was dropped; for a done fix: a comment"}
        .prose(),
    Field{"note", &Fix::note, shape::any}.prose(),
    Field{"ticket", &Fix::ticket, Plain{}, "the issue in the tracker"},
};

template <>
inline constexpr std::array conditions<Fix> = {
    Condition{"status", "dropped", "closed_why", true, "give the reason in \"closed_why\""},
    Condition{"status", "open", "closed_at", false,
              "remove \"closed_at\", or set the status to \"done\" or \"dropped\"", true},
};

template <>
inline constexpr std::tuple fields<LastIds> = {
    Field{"T", &LastIds::event, shape::count},
    Field{"F", &LastIds::factor, shape::count},
    Field{"X", &LastIds::fix, shape::count},
};

template <>
inline constexpr std::tuple fields<UnplacedSection> = {
    Field{"heading", &UnplacedSection::heading, shape::any, "", Need::always},
    Field{"text", &UnplacedSection::text, shape::any, "", Need::always},
};

template <>
inline constexpr std::tuple fields<Imported> = {
    Field{"source", &Imported::source, shape::any, "", Need::always},
    Field{"on", &Imported::on, shape::day, "", Need::always},
    Field{"unplaced", &Imported::unplaced},
};

template <>
inline constexpr std::tuple fields<Approval> = {
    Field{"by", &Approval::by, shape::line},
    Field{"on", &Approval::on, shape::day},
    Field{"digest", &Approval::digest, shape::any, "a hash of the texts that were approved"},
};

template <>
inline constexpr std::tuple fields<PublicTexts> = {
    Field{"title", &PublicTexts::title, shape::line},
    Field{"summary", &PublicTexts::summary, shape::text},
    Field{"impact", &PublicTexts::impact, shape::text},
    Field{"services", &PublicTexts::services, ListShape{shape::text}},
    Field{"timeline", &PublicTexts::timeline, TextsForIds{shape::event_id, shape::text}},
    Field{"factors", &PublicTexts::factors, TextsForIds{shape::factor_id, shape::text}},
    Field{"fixes", &PublicTexts::fixes, TextsForIds{shape::fix_id, shape::text}},
    Field{"approved", &PublicTexts::approved},
};

template <>
inline constexpr std::tuple fields<Link> = {
    Field{"title", &Link::title, shape::any},
    Field{"url", &Link::url, shape::url, "", Need::always},
};

template <>
inline constexpr std::tuple fields<Participant> = {
    Field{"name", &Participant::name, shape::line, "", Need::always},
    Field{"role", &Participant::role, shape::any, "role during the incident"},
};

template <>
inline constexpr std::tuple fields<Meeting> = {
    Field{"held_at", &Meeting::held_at, shape::instant, "when the first question was asked in the meeting"},
    Field{"minutes", &Meeting::minutes, shape::amount, "length of the meeting in minutes"},
    Field{"boss", &Meeting::boss, shape::line, "the elected facilitator"},
    Field{"scribe", &Meeting::scribe, shape::line, "the person who types"},
    Field{"participants", &Meeting::participants},
    Field{"axioms_read", &Meeting::axioms_read, Plain{}, "whether the axioms were read aloud at the start"},
};

template <>
inline constexpr std::tuple fields<Process> = {
    Field{"rating", &Process::rating, shape::rating, "how useful the meeting was, from 1 to 5"},
    Field{"improvement", &Process::improvement, shape::any,
          "one thing to do differently in the next meeting, which starts by reading it back"}
        .prose(),
    Field{"last_time_kept", &Process::last_time_kept, Plain{},
          "whether the improvement of the previous meeting was made"},
};

template <>
inline constexpr std::tuple fields<Waiver> = {
    Field{"rule", &Waiver::rule, shape::rule_name, "", Need::always},
    Field{"at", &Waiver::at, shape::json_pointer, "JSON pointer (RFC 6901) to the value, such as /fixes/0/title",
          Need::always},
    Field{"excerpt", &Waiver::excerpt, shape::text,
          "the waived text; the waiver no longer matches when the text changes"},
    Field{"reason", &Waiver::reason, shape::text, "", Need::always},
};

template <>
inline constexpr std::tuple fields<Conflict> = {
    Field{"at", &Conflict::at, shape::any, "", Need::always},
    Field{"ours", &Conflict::ours, AnyValue{}, "", Need::always},
    Field{"theirs", &Conflict::theirs, AnyValue{}, "", Need::always},
};

template <>
inline constexpr std::tuple fields<Interview> = {
    Field{"at", &Interview::at, shape::any, "id of the question to resume at"},
    Field{"asked", &Interview::asked, ListShape{shape::any}, "ids of the questions that were asked"},
    Field{"left", &Interview::left, ListShape{shape::any}, "ids of the questions that were skipped"},
    Field{"seconds", &Interview::seconds, shape::amount, "seconds spent in the meeting so far"},
    Field{"short", &Interview::is_short, Plain{}, "whether only the essential questions are asked"},
    Field{"minutes", &Interview::minutes, shape::amount, "planned length of the meeting in minutes"},
    Field{"said", &Interview::said, ListShape{shape::any},
          "messages that are ids of the once-per-meeting messages already shown"},
};

template <>
inline constexpr std::tuple fields<Record> = {
    Field{"$schema", &Record::schema, shape::any},
    Constant{"format", format_name, "", Need::in_files},
    Field{"id", &Record::id, shape::record_id,
          "a day and words of the title, and the name of the file; only pm rename "
          "changes it",
          Need::in_files},
    Field{"uid", &Record::uid, shape::uid,
          "random and permanent; filed issues contain it, so that they are found after a rename"},
    Field{"status", &Record::status, Plain{}, "", Need::in_files},
    Field{"soak_until", &Record::soak_until, shape::day,
          "the day until which the fixes are postponed; at most 14 days after the meeting"}
        .asked_in("fixes"),
    Field{"title", &Record::title, shape::line, "", Need::in_files}.prose().asked_in("incident"),
    Field{"kind", &Record::kind}.asked_in("incident"),
    Field{"severity", &Record::severity, shape::any, "on the scale of the team"},
    Field{"services", &Record::services, ListShape{shape::text}}.asked_in("incident"),
    Field{"tags", &Record::tags, ListShape{shape::text}},
    Field{"summary", &Record::summary, shape::any,
          "what happened, who was affected and what changes, in about three sentences; derived if missing"}
        .prose(),
    Field{"impact", &Record::impact, shape::any, "who was affected, and how"}.prose().asked_in("incident"),
    Field{"cost", &Record::cost, Plain{}, "what a day like this costs, to compare with the hours of the fixes"}
        .asked_in("incident"),
    Field{"timezone", &Record::timezone, shape::zone, "IANA time zone in which times are shown", Need::none, "\"UTC\""},
    Field{"day", &Record::day, shape::day, "incident day: the date of times typed without one"},
    Field{"timeline", &Record::timeline, Plain{}, "events, ordered by time, then by id"}.asked_in("timeline"),
    Field{"times", &Record::times, Plain{}, "milestones, usually in this order; an alert can come before the impact"}
        .asked_in("times"),
    Field{"detection", &Record::detection, Plain{}, "how the incident was detected"}.asked_in("times"),
    Field{"problem", &Record::problem, shape::any,
          "the problem in one sentence, with impact duration and time to detect; derived from the times "
          "if missing"}
        .prose()
        .asked_in("times"),
    Field{"problem_times", &Record::problem_times, Plain{},
          "the times when problem or summary was written: if they change, the rule stale-problem says so"},
    Field{"why_so_long", &Record::why_so_long, Plain{}, "where the time went"}.asked_in("long"),
    Field{"surprises", &Record::surprises, ListShape{shape::text}}.prose().asked_in("noticed"),
    Field{"went_well", &Record::went_well, ListShape{shape::text}, "what kept it from being worse"}.prose().asked_in(
        "noticed"),
    Field{"lucky", &Record::lucky, ListShape{shape::text}}.prose().asked_in("noticed"),
    Field{"absurdities", &Record::absurdities, ListShape{shape::text}, "oddities of the system"}.prose().asked_in(
        "noticed"),
    Field{"factors", &Record::factors, Plain{}, "contributing factors"}.asked_in("factors"),
    Field{"fixes", &Record::fixes}.asked_in("fixes"),
    Field{"broadest", &Record::broadest, shape::fix_id,
          "id of the fix that helps in the most situations, as chosen in the meeting"}
        .asked_in("fixes"),
    Field{"fix_ideas", &Record::fix_ideas, ListShape{shape::text}, "ideas for fixes that were not taken up yet"}
        .prose()
        .asked_in("fixes"),
    Field{"parking_lot", &Record::parking_lot, ListShape{shape::text}}.prose(),
    Field{"last_ids", &Record::last_ids, Plain{},
          "the highest number given to an event (T), a factor (F) and a fix (X), if one was removed: no number is used "
          "again"},
    Field{"links", &Record::links},
    Field{"imported", &Record::imported, Plain{},
          "the write-up that the record was made from, and its remaining sections"},
    Field{"public", &Record::public_texts, Plain{}, "the texts of the public report, which shows nothing else"},
    Field{"meeting", &Record::meeting}.asked_in("opening"),
    Field{"process", &Record::process, Plain{}, "feedback about the meeting"}.asked_in("process"),
    Field{"waivers", &Record::waivers, Plain{}, "waived findings"},
    Field{"conflicts", &Record::conflicts, Plain{}, "conflicts that a git merge left; the value of ours is in place"},
    Field{"custom", &Record::custom, AnyObject{}, "answers to the questions of the team, by question id"}.prose(),
    Field{"interview", &Record::interview, Plain{}, "progress of the interview; only in a draft"},
};

/// Calls `use` with every row of an object, in order.
template <class Object, class Use>
constexpr void each_field(Use use) {
  std::apply([&](const auto&... field) { (use(field), ...); }, fields<Object>);
}

}  // namespace pm::record
