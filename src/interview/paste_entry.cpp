#include "interview/paste_entry.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <pm/candidates.hpp>
#include <pm/paste.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/paste_people.hpp"
#include "interview/phrases.hpp"
#include "interview/session.hpp"
#include "interview/time_notes.hpp"

namespace pm::interview {
namespace {

/// A paste, its candidates clean.
struct ReadPaste {
  std::string_view items;
  imports::CandidateFile file;
  std::size_t secrets_removed = 0;
  std::vector<std::string> notes;
};

/// Keeps what a reader finds, in its order.
class PasteSink final : public imports::Sink {
 public:
  void take(imports::Candidate candidate) override { candidates.push_back(std::move(candidate)); }
  void name(std::string_view id, std::string_view shown) override { names.emplace_back(id, shown); }
  void drop() override {}
  void note(std::string sentence) override {
    if (std::ranges::find(notes, sentence) == notes.end()) notes.push_back(std::move(sentence));
  }

  std::vector<imports::Candidate> candidates;
  std::vector<std::pair<std::string, std::string>> names;  ///< ids, and each name of theirs
  std::vector<std::string> notes;
};

void add_clean(ReadPaste& paste, std::vector<imports::Candidate> candidates) {
  for (auto& candidate : candidates) {
    paste.secrets_removed += imports::clean(candidate).secrets_removed;
    if (!text::is_blank(candidate.text)) paste.file.candidates.push_back({std::move(candidate), {}, {}});
  }
}

/// Formats that hold somebody's own lines as well: those are read line by line, as they were before there were readers.
bool takes_almost_anything(const imports::Reader& reader) {
  constexpr auto names = std::to_array<std::string_view>({"json", "csv", "syslog", "paste"});
  return std::ranges::find(names, reader.name) != names.end();
}

/// The reader of a document that was pasted: an alert, an answer of an API.
const imports::Reader* document_reader(std::string_view text) {
  for (const auto& reader : imports::readers())
    if (!takes_almost_anything(reader) && reader.is_like(text, "paste")) return &reader;
  return nullptr;
}

std::optional<ReadPaste> read(std::string_view text, const imports::ReadContext& context) {
  ReadPaste paste;
  if (const auto* reader = document_reader(text)) {
    PasteSink sink;
    const auto reading = reader->begin(context);
    const auto stream = streams::open_bytes(text);
    if (!reading->read(*stream, "paste", sink) || !reading->finish(sink)) return std::nullopt;
    paste.items = reader->items;
    for (auto& [id, shown] : sink.names) imports::add_name(paste.file, std::move(id), std::move(shown));
    paste.notes = std::move(sink.notes);
    add_clean(paste, std::move(sink.candidates));
  } else {
    auto chat = imports::read_paste(text, context);
    if (!chat.is_chat) return std::nullopt;
    paste.items = chat.items;
    for (auto& [id, shown] : chat.names) imports::add_name(paste.file, std::move(id), std::move(shown));
    add_clean(paste, std::move(chat.candidates));
  }
  if (paste.file.candidates.empty()) return std::nullopt;
  return paste;
}

/// The day of clock times without a date, as for a typed line.
struct PasteDay {
  time::Day day;
  bool is_assumed = false;
};
PasteDay day_of_paste(const InterviewSession& s, const InterviewContext& context) {
  const auto zone = zone_of(s, context);
  if (const auto next = next_day(s.record)) return {*next, false};
  if (const auto* before = last_typed(s.record); before && record::has_time(*before)) {
    const auto story = context_of_next_line(s, context);
    return {zone.day(before->at.at), story.is_day_assumed};
  }
  if (s.record.day) return {*s.record.day, false};
  return {today(s, context), true};
}

bool have_same_times(const ReadPaste& a, const ReadPaste& b) {
  return std::ranges::equal(
      a.file.candidates, b.file.candidates, {}, [](const auto& kept) { return kept.candidate.at; },
      [](const auto& kept) { return kept.candidate.at; });
}

/// "Wed 25 Nov, 14:02–15:40, Europe/Berlin"
std::string span_of(const ReadPaste& paste, const time::Zone& zone, const time::Day& today) {
  std::optional<time::Micros> first, last;
  for (const auto& kept : paste.file.candidates) {
    if (!kept.candidate.at) continue;
    first = std::min(first.value_or(*kept.candidate.at), *kept.candidate.at);
    last = std::max(last.value_or(*kept.candidate.at), *kept.candidate.at);
  }
  if (!first) return std::string(phrases::paste_without_times);
  constexpr std::size_t minutes = 5;
  const auto clock = [&](time::Micros at) { return time::clock_text(zone, at).substr(0, minutes); };
  const auto day = zone.day(*first), last_day = zone.day(*last);
  auto text = weekday_and_day(day, today) + ", " + clock(*first);
  if (day != last_day)
    text += " – " + weekday_and_day(last_day, today) + ", " + clock(*last);
  else if (clock(*first) != clock(*last))
    text += "–" + clock(*last);
  return text + ", " + zone.name();
}

struct AddedEvents {
  std::vector<std::string> ids;
  std::size_t known = 0, without_time = 0;
};
AddedEvents add_events(record::Record& record, const ReadPaste& paste, const imports::People& people,
                       const time::Zone& zone, time::Instant place) {
  AddedEvents added;
  std::set<std::string> known;
  if (record.timeline)
    for (const auto& event : *record.timeline)
      for (auto& key : imports::keys_of(event)) known.insert(std::move(key));
  for (std::size_t i = 0; i < paste.file.candidates.size(); ++i) {
    const auto& key = paste.file.candidates[i].candidate.key;
    if (!key.empty() && !known.insert(key).second) {
      ++added.known;
      continue;
    }
    auto event = imports::event_of({.candidates = {i}}, paste.file.candidates, people, zone);
    event.id = record::next_event_id(record);
    if (record::has_time(event)) {
      place = event.at;
    } else {
      event.at = place;
      ++added.without_time;
    }
    added.ids.push_back(event.id);
    add_to(record.timeline, std::move(event));
  }
  return added;
}

}  // namespace

std::optional<AnswerResult> add_recognised_paste(InterviewSession& s, const AnswerText& words,
                                                 const InterviewContext& context) {
  const auto zone = zone_of(s, context);
  const auto day = day_of_paste(s, context);
  imports::ReadContext settings;
  settings.zone = zone;
  settings.day = day.day;
  settings.now = context.now;
  auto paste = read(words.text, settings);
  if (!paste) return std::nullopt;
  settings.day = time::plus_days(day.day, -1);
  const auto on_another_day = read(words.text, settings);
  const bool has_own_day = on_another_day && have_same_times(*paste, *on_another_day);

  if (s.chat) {
    paste->file.roles = s.chat->file.roles;
    imports::add_names(paste->file, s.chat->file);
  }
  const auto& candidates = paste->file.candidates;
  const auto first_time =
      std::ranges::find_if(candidates, [](const auto& kept) { return kept.candidate.at.has_value(); });
  const auto* before = last_typed(s.record);
  const auto place = before                           ? before->at
                     : first_time != candidates.end() ? zone.instant(*first_time->candidate.at)
                                                      : zone.instant(context.now);
  const imports::People people(context.roles, paste->file, false);
  const auto added = add_events(s.record, *paste, people, zone, place);
  const bool is_assumed = day.is_assumed && !has_own_day;
  AnswerResult result = stay_in_list();
  if (!added.ids.empty()) {
    record::sort_timeline(s.record);
    set_next_day(s.record, std::nullopt);
    for (const auto& id : added.ids)
      if (const auto* event = record::find_event(s.record, id); event && record::has_clock(*event))
        set_assumed_day(s.record, id, is_assumed);
    if (is_assumed) result.follow = day_question(s.record, added.ids.front());
  }
  auto summary = phrases::fill(phrases::paste_read, added.ids.size(), added.ids.size() == 1 ? "line" : "lines",
                               paste->items, span_of(*paste, zone, today(s, context)));
  const auto add = [&](std::size_t count, std::string_view phrase) {
    if (count > 0) summary += phrases::fill(phrase, count);
  };
  add(added.without_time, phrases::paste_unknown_times);
  add(added.known, phrases::paste_known);
  add(paste->secrets_removed, phrases::paste_secrets);
  result.messages.push_back({MessageKind::understood, summary + "."});
  for (auto& note : paste->notes) result.messages.push_back({MessageKind::note, std::move(note)});
  result.description = std::move(summary);
  result.chat = with_paste(s.chat, std::move(paste->file), s.record, context);
  if (!result.follow)
    if (auto writer = due_writer(result.chat.get(), s.record); !writer.is_none()) result.follow = std::move(writer);
  return result;
}

}  // namespace pm::interview
