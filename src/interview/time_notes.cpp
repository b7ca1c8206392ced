#include "interview/time_notes.hpp"

#include <algorithm>
#include <array>

namespace pm::interview {
namespace {

constexpr std::string_view local_note = "local:", next_day_note = "next-day:", event_zone_note = "event-zone:",
                           zone_meaning_note = "zone-meaning:", assumed_day_note = "assumed-day:";
constexpr std::array note_kinds = {local_note, next_day_note, event_zone_note, zone_meaning_note, assumed_day_note};

bool is_note(std::string_view mark) {
  return std::ranges::any_of(note_kinds, [&](auto kind) { return mark.starts_with(kind); });
}

/// What follows `prefix` in the notes that begin with it.
std::vector<std::string> notes_with(const record::Record& r, const std::string& prefix) {
  std::vector<std::string> found;
  if (r.interview.said)
    for (const auto& mark : *r.interview.said)
      if (mark.starts_with(prefix)) found.push_back(mark.substr(prefix.size()));
  return found;
}

/// Replaces the notes that begin with `prefix`.
void replace_note(record::Record& r, const std::string& prefix, const std::optional<std::string>& value) {
  auto& marks = r.interview.said;
  if (marks) std::erase_if(*marks, [&](const std::string& mark) { return mark.starts_with(prefix); });
  if (!value) return;
  if (!marks) marks.emplace();
  marks->push_back(prefix + *value);
}

std::string note_key(std::string_view kind, std::string_view name) { return std::string(kind) + std::string(name); }

}  // namespace

bool is_local(const record::Record& r, record::Milestone m) {
  return r.interview.said && std::ranges::count(*r.interview.said, note_key(local_note, record::to_string(m))) > 0;
}

void set_local(record::Record& r, record::Milestone m, bool is_local_time) {
  replace_note(r, note_key(local_note, record::to_string(m)),
               is_local_time ? std::optional<std::string>("") : std::nullopt);
}

std::optional<time::Day> next_day(const record::Record& r) {
  const auto found = notes_with(r, std::string(next_day_note));
  return found.empty() ? std::nullopt : time::parse_day(found.front());
}

void set_next_day(record::Record& r, const std::optional<time::Day>& day) {
  replace_note(r, std::string(next_day_note), day ? std::optional(day->text) : std::nullopt);
}

std::optional<std::string> zone_of_event(const record::Record& r, std::string_view id) {
  const auto found = notes_with(r, note_key(event_zone_note, id) + "=");
  return found.empty() ? std::nullopt : std::optional(found.front());
}

void set_zone_of_event(record::Record& r, std::string_view id, const std::optional<std::string>& zone) {
  replace_note(r, note_key(event_zone_note, id) + "=", zone);
}

std::vector<std::pair<std::string, std::string>> zone_meanings(const record::Record& r) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& note : notes_with(r, std::string(zone_meaning_note)))
    if (const auto equals = note.find('='); equals != std::string::npos)
      all.emplace_back(note.substr(0, equals), note.substr(equals + 1));
  return all;
}

void set_zone_meaning(record::Record& r, std::string_view name, std::string_view offset) {
  replace_note(r, note_key(zone_meaning_note, name) + "=", std::string(offset));
}

void keep_shown_messages(record::Record& restored, const record::Record& now) {
  std::vector<std::string> marks;
  if (now.interview.said)
    std::ranges::copy_if(*now.interview.said, std::back_inserter(marks),
                         [](const auto& mark) { return !is_note(mark); });
  if (restored.interview.said) std::ranges::copy_if(*restored.interview.said, std::back_inserter(marks), is_note);
  restored.interview.said = marks.empty() ? record::Texts{} : record::Texts(std::move(marks));
}

}  // namespace pm::interview
