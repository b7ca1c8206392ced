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

/// `get` is the member, or gives it; `about` is for people who read the schema.
template <class Get, class Shape = Plain>
struct Field {
  std::string_view key;
  Get get;
  Shape shape = {};
  std::string_view about = {};
  Need need = Need::none;
  std::string_view fallback = {};  ///< the JSON that its absence stands for
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

template <Milestone milestone>
inline constexpr auto milestone_of = [](auto& times) -> auto& { return times.of(milestone); };

template <>
inline constexpr std::tuple fields<Cost> = {
    Field{"amount", &Cost::amount, shape::amount},
    Field{"unit", &Cost::unit, shape::any, "EUR, USD, person-hours, …"},
    Field{"note", &Cost::note, shape::any},
};

template <>
inline constexpr std::tuple fields<Event> = {
    Field{"id", &Event::id, shape::event_id, "", Need::in_files},
    Field{"at", &Event::at, shape::instant, "", Need::always},
    Field{"approx", &Event::approx, Plain{}, "the time is known only roughly", Need::none, "false"},
    Field{"text", &Event::text, shape::text, "what happened, as it looked then", Need::always},
    Field{"context", &Event::context, shape::any, "what people went by, and what they hoped for"},
    Field{"source", &Event::source, shape::any, "who or what tells of it: somebody's memory, a log, a chat, a graph"},
    Field{"url", &Event::url, shape::url},
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
};

template <>
inline constexpr std::tuple fields<Detection> = {
    Field{"by", &Detection::by},
    Field{"note", &Detection::note, shape::any},
};

template <>
inline constexpr std::tuple fields<Reason> = {
    Field{"text", &Reason::text, shape::text, "", Need::always},
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
    Field{"text", &Factor::text, shape::text, "", Need::always},
    Field{"made_sense", &Factor::made_sense, shape::any,
          "for a factor with people in it: why what they did was the reasonable thing, seen from where they stood"},
};

template <>
inline constexpr std::tuple fields<Ticket> = {
    Field{"tracker", &Ticket::tracker, Plain{}, "", Need::always},
    Field{"key", &Ticket::key, shape::any, "its number or key over there"},
    Field{"url", &Ticket::url, shape::url, "", Need::always},
    Field{"state", &Ticket::state, Plain{}, "what the tracker said when last asked"},
    Field{"synced_at", &Ticket::synced_at, shape::instant, "when it was last asked"},
};

template <>
inline constexpr std::tuple fields<Fix> = {
    Field{"id", &Fix::id, shape::fix_id, "", Need::in_files},
    Field{"title", &Fix::title, shape::line, "", Need::always},
    Field{"owner", &Fix::owner, shape::line, "whoever sees to it, one person or a team"},
    Field{"hours", &Fix::hours, shape::hours, "how many hours of work it is thought to be"},
    Field{"addresses", &Fix::addresses, ListOf{shape::factor_id, true},
          "ids of the factors that it does something about"},
    Field{"first_step_of", &Fix::first_step_of, shape::fix_id, "the bigger fix that this one is a small beginning of"},
    Field{"automates", &Fix::automates, Plain{}, "whether it takes over routine work, or a judgement that people make"},
    Field{"done_when", &Fix::done_when, shape::any, "what will show that it works"},
    Field{"opened", &Fix::opened, shape::day},
    Field{"due", &Fix::due, shape::day, "the last day that is still in time"},
    Field{"status", &Fix::status, Plain{}, "", Need::in_files},
    Field{"closed_at", &Fix::closed_at, shape::instant},
    Field{"closed_why", &Fix::closed_why, shape::any, "the reason for dropping it; of a done one, how it went"},
    Field{"note", &Fix::note, shape::any},
    Field{"ticket", &Fix::ticket, Plain{}, "the issue it was filed as"},
};

template <>
inline constexpr std::array conditions<Fix> = {
    Condition{"status", "dropped", "closed_why", true, "say in \"closed_why\" why it was dropped"},
    Condition{"status", "open", "closed_at", false,
              "take \"closed_at\" out, or make the status \"done\" or \"dropped\"", true},
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
          "one thing to change about the next meeting, which opens by reading it back"},
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
    Field{"id", &Record::id, shape::record_id, "a day and a few words; stays the same for ever, and names the file",
          Need::in_files},
    Field{"status", &Record::status, Plain{}, "", Need::in_files},
    Field{"soak_until", &Record::soak_until, shape::day,
          "the last day that the room gives itself to find fixes; it counts for 14 days after the meeting at most"},
    Field{"title", &Record::title, shape::line, "", Need::in_files},
    Field{"kind", &Record::kind},
    Field{"severity", &Record::severity, shape::any, "in whatever words the team has for it"},
    Field{"services", &Record::services, ListOf{shape::text}},
    Field{"tags", &Record::tags, ListOf{shape::text}},
    Field{"summary", &Record::summary, shape::any, "of a write-up that came from elsewhere"},
    Field{"impact", &Record::impact, shape::any, "the people it touched, and how it was for them"},
    Field{"cost", &Record::cost, Plain{}, "what a day like this takes, in money or hours; to be set beside the fixes"},
    Field{"timezone", &Record::timezone, shape::zone, "the IANA zone in which its times are told", Need::none,
          "\"UTC\""},
    Field{"timeline", &Record::timeline, Plain{}, "by time, then by id"},
    Field{"times", &Record::times, Plain{},
          "milestones. They mostly follow each other as listed, but need not: a warning can come before the harm"},
    Field{"detection", &Record::detection, Plain{}, "how it came to light"},
    Field{"problem", &Record::problem, shape::any,
          "the whole problem in a sentence, the time unseen and the time until well included"},
    Field{"why_so_long", &Record::why_so_long, Plain{}, "what the minutes went into"},
    Field{"surprises", &Record::surprises, ListOf{shape::text}},
    Field{"went_well", &Record::went_well, ListOf{shape::text}, "what held, and who helped, so that it was no worse"},
    Field{"lucky", &Record::lucky, ListOf{shape::text}},
    Field{"absurdities", &Record::absurdities, ListOf{shape::text}, "what makes insiders smile and newcomers stare"},
    Field{"factors", &Record::factors, Plain{}, "conditions that had to come together; there is no single one"},
    Field{"fixes", &Record::fixes},
    Field{"broadest", &Record::broadest, shape::fix_id,
          "the fix that in the room's eyes helps on the most kinds of bad day"},
    Field{"fix_ideas", &Record::fix_ideas, ListOf{shape::text},
          "thoughts about fixes that came up early and still wait"},
    Field{"parking_lot", &Record::parking_lot, ListOf{shape::text}},
    Field{"links", &Record::links},
    Field{"meeting", &Record::meeting},
    Field{"process", &Record::process, Plain{}, "how this way of working gets a little better every time"},
    Field{"waivers", &Record::waivers, Plain{}, "findings that the writers looked at and decided to keep"},
    Field{"custom", &Record::custom, AnyObject{},
          "answers to questions of the team's own, each under its question's id"},
    Field{"interview", &Record::interview, Plain{}, "how far the interview has come; only a draft has it"},
};

/// Calls `use` with every row of an object, in order.
template <class Object, class Use>
constexpr void each_field(Use use) {
  std::apply([&](const auto&... field) { (use(field), ...); }, fields<Object>);
}

}  // namespace pm::record
