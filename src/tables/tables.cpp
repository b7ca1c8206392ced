#include <pm/tables.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <pm/references.hpp>
#include <pm/text.hpp>

namespace pm::tables {

namespace {

using record::Milestone;
using record::Record;

template <class Item>
struct Field {
  Column column;
  Cell (*cell)(const Item&);
};

/// A table of the items that `items` finds in a record: a field is a column and how its cell is read.
template <class Item, class Items>
Table table(std::string_view name, std::vector<Field<Item>> fields, std::string_view keys, Items items) {
  Table made{name, {}, keys, {}};
  for (const auto& field : fields) made.columns.push_back(field.column);
  made.rows = [fields = std::move(fields), items](const Source& source, const std::function<void(Row)>& take) {
    std::vector<Cell> cells(fields.size());
    items(source, [&](const Item& item) {
      for (std::size_t i = 0; i < fields.size(); ++i) cells[i] = fields[i].cell(item);
      take(cells);
    });
  };
  return made;
}

constexpr Column text(std::string_view name) { return {name, Type::text, false}; }
constexpr Column required_text(std::string_view name) { return {name, Type::text, true}; }
constexpr Column integer(std::string_view name) { return {name, Type::integer, false}; }
constexpr Column required_integer(std::string_view name) { return {name, Type::integer, true}; }
constexpr Column bigint(std::string_view name) { return {name, Type::bigint, false}; }
constexpr Column real(std::string_view name) { return {name, Type::real, false}; }

Cell cell(const record::Text& value) { return value ? Cell(*value) : Cell(); }
Cell cell(const std::string& value) { return value; }
Cell cell(const std::optional<time::Instant>& value) { return value ? Cell(value->text) : Cell(); }
Cell cell(const std::optional<time::Day>& value) { return value ? Cell(value->text) : Cell(); }
Cell cell(bool value) { return std::int64_t{value ? 1 : 0}; }
template <class Word>
  requires std::is_enum_v<Word>
Cell cell(const std::optional<Word>& value) {
  return value ? Cell(std::string(to_string(*value))) : Cell();
}
/// What a double cannot hold is unknown.
Cell cell(const std::optional<record::Number>& value) {
  return value && std::isfinite(value->value) ? Cell(value->value) : Cell();
}
Cell whole(const std::optional<record::Number>& value) {
  constexpr double most = 2147483647;  // of an integer in SQL
  return value && std::abs(value->value) <= most ? Cell(std::int64_t{std::llround(value->value)}) : Cell();
}
Cell seconds(const std::optional<std::chrono::microseconds>& value) {
  return value ? Cell(std::int64_t{std::chrono::floor<std::chrono::seconds>(*value).count()}) : Cell();
}

template <class Item>
const std::vector<Item>& all(const std::optional<std::vector<Item>>& list) {
  static const std::vector<Item> none;
  return list ? *list : none;
}

std::string joined(const std::optional<std::vector<Milestone>>& some,
                   const std::optional<std::vector<Milestone>>& more = {}) {
  std::string words;
  for (const auto milestone : record::milestones)
    if (record::contains(some, milestone) || record::contains(more, milestone))
      words += (words.empty() ? "" : ";") + std::string(to_string(milestone));
  return words;
}

Table record_table() {
  return table<Source>(
      "record",
      {
          {required_text("record"), [](const Source& s) { return cell(s.record.id); }},
          {required_text("path"), [](const Source& s) { return Cell(std::string(s.path)); }},
          {text("repository"), [](const Source& s) { return cell(s.repository); }},
          {required_text("status"), [](const Source& s) { return Cell(std::string(to_string(s.record.status))); }},
          {text("kind"), [](const Source& s) { return cell(s.record.kind); }},
          {text("severity"), [](const Source& s) { return cell(s.record.severity); }},
          {required_text("title"), [](const Source& s) { return cell(s.record.title); }},
          {required_text("zone"), [](const Source& s) { return cell(record::zone_of(s.record).name()); }},
          {text("day"), [](const Source& s) { return cell(record::incident_day(s.record)); }},
          {text("started"), [](const Source& s) { return cell(s.record.times.of(Milestone::started)); }},
          {text("detected"), [](const Source& s) { return cell(s.record.times.of(Milestone::detected)); }},
          {text("engaged"), [](const Source& s) { return cell(s.record.times.of(Milestone::engaged)); }},
          {text("mitigated"), [](const Source& s) { return cell(s.record.times.of(Milestone::mitigated)); }},
          {text("resolved"), [](const Source& s) { return cell(s.record.times.of(Milestone::resolved)); }},
          {required_text("times_unknown"), [](const Source& s) { return Cell(joined(s.record.times.unknown)); }},
          {required_text("times_approx"),
           [](const Source& s) { return Cell(joined(s.record.times.approximate, s.record.times.day_only)); }},
          {bigint("time_to_detect_s"), [](const Source& s) { return seconds(record::time_to_detect(s.record)); }},
          {bigint("time_to_mitigate_s"), [](const Source& s) { return seconds(record::time_to_mitigate(s.record)); }},
          {bigint("time_to_resolve_s"), [](const Source& s) { return seconds(time_to_resolve(s.record)); }},
          {bigint("impact_s"), [](const Source& s) { return seconds(record::impact_duration(s.record)); }},
          {text("detected_by"), [](const Source& s) { return cell(s.record.detection.by); }},
          {text("held_on"),
           [](const Source& s) { return s.record.meeting.held_at ? cell(record::meeting_day(s.record)) : Cell(); }},
          {integer("minutes"), [](const Source& s) { return whole(s.record.meeting.minutes); }},
          {integer("rating"), [](const Source& s) { return whole(s.record.process.rating); }},
      },
      "primary key (record)", [](const Source& source, const auto& take) { take(source); });
}

struct EventItem {
  const Record& record;
  const record::Event& event;
};
Table event_table() {
  return table<EventItem>(
      "event",
      {
          {required_text("record"), [](const EventItem& i) { return cell(i.record.id); }},
          {required_text("event"), [](const EventItem& i) { return cell(i.event.id); }},
          {text("happened_at"),
           [](const EventItem& i) { return record::has_time(i.event) ? cell(i.event.at.text) : Cell(); }},
          {required_integer("approx"), [](const EventItem& i) { return cell(i.event.approx.value_or(false)); }},
          {text("precision"), [](const EventItem& i) { return cell(i.event.precision); }},
          {text("until"), [](const EventItem& i) { return cell(i.event.until); }},
          {text("kind"), [](const EventItem& i) { return cell(i.event.kind); }},
          {text("who"), [](const EventItem& i) { return cell(i.event.who); }},
          {text("source"), [](const EventItem& i) { return cell(i.event.source); }},
          {text("url"), [](const EventItem& i) { return cell(i.event.url); }},
          {required_text("text"), [](const EventItem& i) { return cell(i.event.text); }},
      },
      "primary key (record, event), foreign key (record) references record (record)",
      [](const Source& source, const auto& take) {
        for (const auto& event : all(source.record.timeline)) take(EventItem{source.record, event});
      });
}

struct FactorItem {
  const Record& record;
  const record::Factor& factor;
};
Table factor_table() {
  return table<FactorItem>("factor",
                           {
                               {required_text("record"), [](const FactorItem& i) { return cell(i.record.id); }},
                               {required_text("factor"), [](const FactorItem& i) { return cell(i.factor.id); }},
                               {required_text("text"), [](const FactorItem& i) { return cell(i.factor.text); }},
                               {text("made_sense"), [](const FactorItem& i) { return cell(i.factor.made_sense); }},
                           },
                           "primary key (record, factor), foreign key (record) references record (record)",
                           [](const Source& source, const auto& take) {
                             for (const auto& factor : all(source.record.factors))
                               take(FactorItem{source.record, factor});
                           });
}

struct FixItem {
  const Record& record;
  const record::Fix& fix;
  const time::Day& today;
};
Table fix_table() {
  return table<FixItem>(
      "fix",
      {
          {required_text("record"), [](const FixItem& i) { return cell(i.record.id); }},
          {required_text("fix"), [](const FixItem& i) { return cell(i.fix.id); }},
          {required_text("title"), [](const FixItem& i) { return cell(i.fix.title); }},
          {text("owner"), [](const FixItem& i) { return cell(i.fix.owner); }},
          {real("hours"), [](const FixItem& i) { return cell(i.fix.hours); }},
          {text("opened"), [](const FixItem& i) { return cell(i.fix.opened); }},
          {text("due"), [](const FixItem& i) { return cell(i.fix.due); }},
          {required_text("status"), [](const FixItem& i) { return Cell(std::string(to_string(i.fix.status))); }},
          {text("closed_at"), [](const FixItem& i) { return cell(i.fix.closed_at); }},
          {integer("age_days"),
           [](const FixItem& i) {
             const auto age = age_of(i.record, i.fix, i.today);
             return age ? Cell(std::int64_t{*age}) : Cell();
           }},
          {required_integer("closed"), [](const FixItem& i) { return cell(i.fix.status != record::FixStatus::open); }},
          {text("first_step_of"), [](const FixItem& i) { return cell(i.fix.first_step_of); }},
          {text("ticket_key"), [](const FixItem& i) { return i.fix.ticket ? cell(i.fix.ticket->key) : Cell(); }},
          {text("ticket_url"), [](const FixItem& i) { return i.fix.ticket ? cell(i.fix.ticket->url) : Cell(); }},
      },
      "primary key (record, fix), foreign key (record) references record (record)",
      [](const Source& source, const auto& take) {
        for (const auto& fix : all(source.record.fixes)) take(FixItem{source.record, fix, source.today});
      });
}

struct PairItem {
  const Record& record;
  const std::string &first, &second;
};
Table fix_factor_table() {
  return table<PairItem>("fix_factor",
                         {
                             {required_text("record"), [](const PairItem& i) { return cell(i.record.id); }},
                             {required_text("fix"), [](const PairItem& i) { return cell(i.first); }},
                             {required_text("factor"), [](const PairItem& i) { return cell(i.second); }},
                         },
                         "primary key (record, fix, factor), foreign key (record, fix) references fix (record, fix), "
                         "foreign key (record, factor) references factor (record, factor)",
                         [](const Source& source, const auto& take) {
                           for (const auto& fix : all(source.record.fixes))
                             for (const auto& factor : all(fix.addresses))
                               if (record::find_factor(source.record, factor) != nullptr)
                                 take(PairItem{source.record, fix.id, factor});
                         });
}

struct LinkItem {
  const Record& record;
  const std::string& factor;
  record::FactorName other;
};
Table factor_link_table() {
  return table<LinkItem>("factor_link",
                         {
                             {required_text("record"), [](const LinkItem& i) { return cell(i.record.id); }},
                             {required_text("factor"), [](const LinkItem& i) { return cell(i.factor); }},
                             {required_text("other_record"), [](const LinkItem& i) { return cell(i.other.record); }},
                             {required_text("other_factor"), [](const LinkItem& i) { return cell(i.other.factor); }},
                         },
                         "primary key (record, factor, other_record, other_factor), "
                         "foreign key (record, factor) references factor (record, factor)",
                         [](const Source& source, const auto& take) {
                           for (const auto& factor : all(source.record.factors))
                             for (const auto& link : all(factor.same_as))
                               take(LinkItem{source.record, factor.id, record::FactorName::from(link)});
                         });
}

Table word_table(std::string_view name, std::vector<std::string> (*words)(const Source&), std::string_view keys) {
  struct WordItem {
    const Record& record;
    const std::string& word;
  };
  return table<WordItem>(name,
                         {
                             {required_text("record"), [](const WordItem& i) { return cell(i.record.id); }},
                             {required_text(name), [](const WordItem& i) { return cell(i.word); }},
                         },
                         keys, [words](const Source& source, const auto& take) {
                           for (const auto& word : words(source)) take(WordItem{source.record, word});
                         });
}

std::vector<std::string> tags_of(const Source& source) {
  std::vector<std::string> tags;
  for (const auto& tag : all(source.record.tags))
    if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
  return tags;
}

struct NoticedItem {
  const Record& record;
  std::string_view what;
  std::int64_t number;
  std::string text;
};
Table noticed_table() {
  return table<NoticedItem>("noticed",
                            {
                                {required_text("record"), [](const NoticedItem& i) { return cell(i.record.id); }},
                                {required_text("what"), [](const NoticedItem& i) { return Cell(std::string(i.what)); }},
                                {required_integer("n"), [](const NoticedItem& i) { return Cell(i.number); }},
                                {required_text("text"), [](const NoticedItem& i) { return cell(i.text); }},
                            },
                            "primary key (record, what, n), foreign key (record) references record (record)",
                            [](const Source& source, const auto& take) {
                              const auto& r = source.record;
                              const std::array<std::pair<std::string_view, const record::Texts*>, 4> lists = {
                                  {{"surprises", &r.surprises},
                                   {"went_well", &r.went_well},
                                   {"lucky", &r.lucky},
                                   {"absurdities", &r.absurdities}}};
                              for (const auto& [what, texts] : lists) {
                                if (!*texts) continue;  // never asked
                                if ((*texts)->empty()) take(NoticedItem{r, what, 0, ""});
                                std::int64_t number = 0;
                                for (const auto& one : **texts) take(NoticedItem{r, what, ++number, one});
                              }
                            });
}

Table participant_table() {
  struct PersonItem {
    const Record& record;
    std::int64_t number;
    const std::string& name;
    const record::Text& role;
  };
  return table<PersonItem>("participant",
                           {
                               {required_text("record"), [](const PersonItem& i) { return cell(i.record.id); }},
                               {required_integer("n"), [](const PersonItem& i) { return Cell(i.number); }},
                               {required_text("name"), [](const PersonItem& i) { return cell(i.name); }},
                               {text("role"), [](const PersonItem& i) { return cell(i.role); }},
                           },
                           "primary key (record, n), foreign key (record) references record (record)",
                           [](const Source& source, const auto& take) {
                             std::int64_t number = 0;
                             for (const auto& person : all(source.record.meeting.participants))
                               take(PersonItem{source.record, ++number, person.name, person.role});
                           });
}

}  // namespace

ServiceNames service_names(const std::map<std::string, std::vector<std::string>>& catalogue) {
  ServiceNames names;
  for (const auto& [name, spellings] : catalogue)
    for (const auto& spelling : spellings) names.emplace(text::lower_ascii(spelling), name);
  for (const auto& [name, spellings] : catalogue) names.insert_or_assign(text::lower_ascii(name), name);
  return names;
}

std::vector<std::string> services_of(const Record& record, const ServiceNames& names) {
  std::vector<std::string> services;
  for (const auto& given : all(record.services)) {
    const auto listed = names.find(text::lower_ascii(given));
    const auto& name = listed == names.end() ? given : listed->second;
    if (std::ranges::find(services, name) == services.end()) services.push_back(name);
  }
  return services;
}

std::optional<int> age_of(const Record& record, const record::Fix& fix, const time::Day& today) {
  const auto since = fix.opened ? fix.opened : record::meeting_day(record);
  auto until = std::optional(today);
  if (fix.status != record::FixStatus::open)
    until = fix.closed_at ? std::optional(record::zone_of(record).day(fix.closed_at->at)) : std::nullopt;
  if (!since || !until || *until < *since) return std::nullopt;
  return time::days_between(*since, *until);
}

std::optional<std::chrono::microseconds> time_to_resolve(const Record& record) {
  return record::time_between(record, Milestone::detected, Milestone::resolved);
}

const Table& edition_table() {
  static const Table one{
      "pm_export",
      {required_text("format"), required_text("made_by"), required_text("made_at"), required_text("today")},
      "",
      {}};
  return one;
}

std::vector<Cell> edition_row(const Edition& edition) {
  return {std::string(format_name), edition.made_by, edition.made_at, edition.today.text};
}

std::span<const Table> record_tables() {
  static const std::array<Table, 10> tables = {
      record_table(),
      event_table(),
      factor_table(),
      fix_table(),
      fix_factor_table(),
      factor_link_table(),
      word_table(
          "service", [](const Source& source) { return services_of(source.record, source.services); },
          "primary key (record, service), foreign key (record) references record (record)"),
      word_table("tag", tags_of, "primary key (record, tag), foreign key (record) references record (record)"),
      noticed_table(),
      participant_table(),
  };
  return tables;
}

std::span<const Table> record_tables_without_people() {
  const auto tables = record_tables();
  return tables.first(tables.size() - 1);
}

}  // namespace pm::tables
