// The format pm-record/1: every key of every object, in the order in which they are written. The reader, the writer
// and the printed schema all follow from these rows, so a new field is a member in record.hpp and a row here.
#pragma once

#include <tuple>

#include <pm/record.hpp>

#include "record/shapes.hpp"

namespace pm::record {

enum class Need {
  none,
  in_files,  ///< in a record; answers may leave it out, and it is made up
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

/// A key with one value for ever.
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
    Field{
        "precision", &Event::precision, Plain{},
        "the unit in which the time is known, minutes if it is left out. Where it is day, month or unknown, approx is "
        "true as well; of a day or month, at is the start; where it is unknown, at only gives the position"},
    Field{"until", &Event::until, shape::instant, "when it ended"},
    Field{"text", &Event::text, shape::text, "what happened, as it looked then", Need::always}.prose(),
    Field{"kind", &Event::kind, Plain{},
          "signal: somebody could see it; action: somebody did it; change: a deploy or a "
          "new setting"},
    Field{"who", &Event::who, shape::line, "the role of a person, or the name in teams that write names"},
    Field{"context", &Event::context, shape::any, "what people relied on, and what they expected"}.prose(),
    Field{"source", &Event::source, shape::any, "how it is known: somebody's memory, a log, a chat, a graph"},
    Field{"url", &Event::url, shape::url},
    Field{"key", &Event::key, shape::any, "identifies an imported event: its source and its id there"},
    Field{"verbatim", &Event::verbatim, Plain{}, "the text is a quotation, which the language rules do not check",
          Need::none, "false"},
    Field{"highlight", &Event::highlight, Plain{}, "the picture of the timeline names it", Need::none, "false"},
    Field{"local", &Event::local, Plain{},
          "the time was typed without zone or offset: another time zone for the record changes it", Need::none,
          "false"},
};

template <>
inline constexpr std::tuple fields<Times> = {
    Field{"started", milestone_of<Milestone::started>, shape::instant,
          "the first moment it could be felt from outside; of a near miss: when the danger began"},
    Field{"detected", milestone_of<Milestone::detected>, shape::instant,
          "the first moment a person or an alert of ours knew"},
    Field{"engaged", milestone_of<Milestone::engaged>, shape::instant, "the moment work on it began"},
    Field{"mitigated", milestone_of<Milestone::mitigated>, shape::instant,
          "the moment nobody felt it any more, however provisional the remedy"},
    Field{"resolved", milestone_of<Milestone::resolved>, shape::instant, "the moment everything was back to normal"},
    Field{"approximate", &Times::approximate, DifferentWords{}, "milestones whose time is rough"},
    Field{"unknown", &Times::unknown, DifferentWords{}, "milestones whose time is lost for good"},
    Field{"not_applicable", &Times::not_applicable, DifferentWords{},
          "milestones that there are none of here: a near miss, say, has nothing to resolve"},
    Field{"day_only", &Times::day_only, DifferentWords{}, "milestones of which only the day is known"},
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
    Field{"factor", &Reason::factor, shape::factor_id, "the factor that came out of it"},
};

template <>
inline constexpr std::tuple fields<WhySoLong> = {
    Field{"detection", &WhySoLong::detection, Plain{}, "until somebody saw it"},
    Field{"recovery", &WhySoLong::recovery, Plain{}, "from then until all was well"},
};

template <>
inline constexpr std::tuple fields<Factor> = {
    Field{"id", &Factor::id, shape::factor_id, "", Need::in_files},
    Field{"text", &Factor::text, shape::text, "", Need::always}.prose(),
    Field{"made_sense", &Factor::made_sense, shape::any,
          "for a factor with people in it: why what they did was the reasonable thing, seen from where they stood"}
        .prose(),
    Field{"same_as", &Factor::same_as, ListOf{shape::factor_reference, true},
          "the same factor in earlier records, each as RECORD-ID:F3"},
};

template <>
inline constexpr std::tuple fields<Ticket> = {
    Field{"tracker", &Ticket::tracker, Plain{}, "", Need::always},
    Field{"key", &Ticket::key, shape::any, "its number or key over there"},
    Field{"url", &Ticket::url, shape::url, "", Need::always},
    Field{"state", &Ticket::state, Plain{},
          "what the tracker said when last asked; declined: it was closed, and the work was not done"},
    Field{"synced_at", &Ticket::synced_at, shape::instant, "when it was last asked"},
};

template <>
inline constexpr std::tuple fields<Fix> = {
    Field{"id", &Fix::id, shape::fix_id, "", Need::in_files},
    Field{"title", &Fix::title, shape::line, "", Need::always}.prose(),
    Field{"owner", &Fix::owner, shape::line, "whoever sees to it, one person or a team"},
    Field{"hours", &Fix::hours, shape::hours, "how many hours of work it is thought to be"},
    Field{"addresses", &Fix::addresses, ListOf{shape::factor_id, true},
          "ids of the factors that it does something about"},
    Field{"first_step_of", &Fix::first_step_of, shape::fix_id, "the bigger fix that this one is a small beginning of"},
    Field{"automates", &Fix::automates, Plain{}, "whether it takes over routine work, or a judgement that people make"},
    Field{"done_when", &Fix::done_when, shape::any, "what will show that it works"}.prose(),
    Field{"opened", &Fix::opened, shape::day},
    Field{"due", &Fix::due, shape::day, "the last day that is still in time"},
    Field{"status", &Fix::status, Plain{}, "", Need::in_files},
    Field{"closed_at", &Fix::closed_at, shape::instant},
    Field{"closed_why", &Fix::closed_why, shape::any, "the reason for dropping it; of a done one, how it went"}.prose(),
    Field{"note", &Fix::note, shape::any}.prose(),
    Field{"ticket", &Fix::ticket, Plain{}, "the issue it was filed as"},
};

template <>
inline constexpr std::array conditions<Fix> = {
    Condition{"status", "dropped", "closed_why", true, "say in \"closed_why\" why it was dropped"},
    Condition{"status", "open", "closed_at", false,
              "take \"closed_at\" out, or make the status \"done\" or \"dropped\"", true},
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
    Field{"services", &PublicTexts::services, ListOf{shape::text}},
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
    Field{"role", &Participant::role, shape::any, "their part in it on the day"},
};

template <>
inline constexpr std::tuple fields<Meeting> = {
    Field{"held_at", &Meeting::held_at, shape::instant, "when the first question was asked in the room"},
    Field{"minutes", &Meeting::minutes, shape::amount, "its length"},
    Field{"boss", &Meeting::boss, shape::line, "the person elected to lead through the postmortem"},
    Field{"scribe", &Meeting::scribe, shape::line, "the person who types"},
    Field{"participants", &Meeting::participants},
    Field{"axioms_read", &Meeting::axioms_read, Plain{}, "whether the axioms were read aloud at the start"},
};

template <>
inline constexpr std::tuple fields<Process> = {
    Field{"rating", &Process::rating, shape::rating, "how useful the meeting was to those in it"},
    Field{"improvement", &Process::improvement, shape::any,
          "one thing to change about the next meeting, which opens by reading it back"}
        .prose(),
    Field{"last_time_kept", &Process::last_time_kept, Plain{},
          "whether the improvement of the meeting before was made"},
};

template <>
inline constexpr std::tuple fields<Waiver> = {
    Field{"rule", &Waiver::rule, shape::rule_name, "", Need::always},
    Field{"at", &Waiver::at, shape::json_pointer, "where, as an RFC 6901 pointer from the top: /fixes/0/title",
          Need::always},
    Field{"excerpt", &Waiver::excerpt, shape::text, "the words that are kept; once they change, the waiver has ended"},
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
    Field{"at", &Interview::at, shape::any, "id of the question to start from again"},
    Field{"asked", &Interview::asked, ListOf{shape::any}, "ids of the questions behind us"},
    Field{"left", &Interview::left, ListOf{shape::any}, "ids of the questions that were passed knowingly"},
    Field{"seconds", &Interview::seconds, shape::amount, "spent in the meeting until now"},
    Field{"short", &Interview::is_short, Plain{}, "whether only the shortest honest path is asked"},
    Field{"minutes", &Interview::minutes, shape::amount, "the length that was planned"},
    Field{"said", &Interview::said, ListOf{shape::any}, "things that are said once a meeting, and were"},
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
          "random, never changes: issues in trackers carry it, so that they are found when the id is another one"},
    Field{"status", &Record::status, Plain{}, "", Need::in_files},
    Field{"soak_until", &Record::soak_until, shape::day,
          "the last day that the room gives itself to find fixes; it counts for 14 days after the meeting at most"}
        .asked_in("fixes"),
    Field{"title", &Record::title, shape::line, "", Need::in_files}.prose().asked_in("incident"),
    Field{"kind", &Record::kind}.asked_in("incident"),
    Field{"severity", &Record::severity, shape::any, "in whatever words the team has for it"},
    Field{"services", &Record::services, ListOf{shape::text}}.asked_in("incident"),
    Field{"tags", &Record::tags, ListOf{shape::text}},
    Field{"summary", &Record::summary, shape::any,
          "what happened, who was affected and what changes, in about three sentences; derived when it is left out"}
        .prose(),
    Field{"impact", &Record::impact, shape::any, "the people it touched, and how it was for them"}.prose().asked_in(
        "incident"),
    Field{"cost", &Record::cost, Plain{}, "what a day like this takes, in money or hours; to be set beside the fixes"}
        .asked_in("incident"),
    Field{"timezone", &Record::timezone, shape::zone, "the IANA zone in which its times are written", Need::none,
          "\"UTC\""},
    Field{"day", &Record::day, shape::day, "the day of the incident: of times typed without a date"},
    Field{"timeline", &Record::timeline, Plain{}, "by time, then by id"}.asked_in("timeline"),
    Field{"times", &Record::times, Plain{},
          "milestones. They mostly follow each other as listed, but need not: a warning can come before the harm"}
        .asked_in("times"),
    Field{"detection", &Record::detection, Plain{}, "how it came to light"}.asked_in("times"),
    Field{"problem", &Record::problem, shape::any,
          "one sentence with the time to detect and the time to mitigate, in words of the room; derived from the times "
          "when it is left out"}
        .prose()
        .asked_in("times"),
    Field{"problem_times", &Record::problem_times, Plain{},
          "the times when problem or summary was written: if they change, the rule stale-problem says so"},
    Field{"why_so_long", &Record::why_so_long, Plain{}, "what the minutes went into"}.asked_in("long"),
    Field{"surprises", &Record::surprises, ListOf{shape::text}}.prose().asked_in("noticed"),
    Field{"went_well", &Record::went_well, ListOf{shape::text}, "what held, and who helped, so that it was no worse"}
        .prose()
        .asked_in("noticed"),
    Field{"lucky", &Record::lucky, ListOf{shape::text}}.prose().asked_in("noticed"),
    Field{"absurdities", &Record::absurdities, ListOf{shape::text}, "what makes insiders smile and newcomers stare"}
        .prose()
        .asked_in("noticed"),
    Field{"factors", &Record::factors, Plain{}, "conditions that had to come together; there is no single one"}
        .asked_in("factors"),
    Field{"fixes", &Record::fixes}.asked_in("fixes"),
    Field{"broadest", &Record::broadest, shape::fix_id,
          "the fix that in the room's eyes helps on the most kinds of bad day"}
        .asked_in("fixes"),
    Field{"fix_ideas", &Record::fix_ideas, ListOf{shape::text},
          "thoughts about fixes that came up early and still wait"}
        .prose()
        .asked_in("fixes"),
    Field{"parking_lot", &Record::parking_lot, ListOf{shape::text}}.prose(),
    Field{"last_ids", &Record::last_ids, Plain{},
          "the highest number given to an event (T), a factor (F) and a fix (X), if one was removed: no number is used "
          "again"},
    Field{"links", &Record::links},
    Field{"imported", &Record::imported, Plain{}, "the write-up it was made from, and the sections left over"},
    Field{"public", &Record::public_texts, Plain{}, "the texts of the public report, which shows nothing else"},
    Field{"meeting", &Record::meeting}.asked_in("opening"),
    Field{"process", &Record::process, Plain{}, "how this way of working gets a little better every time"}.asked_in(
        "process"),
    Field{"waivers", &Record::waivers, Plain{}, "findings that the writers looked at and decided to keep"},
    Field{"conflicts", &Record::conflicts, Plain{}, "conflicts that a git merge left; the value of ours is in place"},
    Field{"custom", &Record::custom, AnyObject{},
          "answers to questions of the team's own, each under its question's id"}
        .prose(),
    Field{"interview", &Record::interview, Plain{}, "how far the interview has come; only a draft has it"},
};

/// Calls `use` with every row of an object, in order.
template <class Object, class Use>
constexpr void each_field(Use use) {
  std::apply([&](const auto&... field) { (use(field), ...); }, fields<Object>);
}

}  // namespace pm::record
