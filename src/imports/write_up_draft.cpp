#include "imports/write_up_draft.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/write_up_fixes.hpp"
#include "imports/write_up_headings.hpp"
#include "imports/write_up_timeline.hpp"

namespace pm::imports::write_up {

std::optional<std::pair<std::string, std::string>> label_and_value(std::string_view line) {
  constexpr std::size_t longest_label = 40;
  const auto colon = line.find(':');
  if (colon == line.npos || colon == 0 || colon > longest_label || colon + 1 >= line.size()) return {};
  const auto value = text::trim(line.substr(colon + 1));
  const auto label = text::trim(line.substr(0, colon));
  if (value.empty() || label.find_first_of("0123456789") == 0) return {};
  return std::pair(std::string(label), std::string(value));
}

Draft::Draft(const WriteUpOptions& options) : options_(options) {
  record.imported.emplace();
  record.imported->source = options.source;
  record.imported->on = options.zone.day(options.now);
  record.day = options.day;
}

void Draft::set_day(std::string_view words) {
  if (!record.day) record.day = day_in(words, options_.zone, options_.now);
}

bool Draft::take_label(std::string_view label, std::string_view value) {
  switch (place_of(label)) {
    case Place::date:
      return record.day.has_value();
    case Place::severity:
      record.severity = std::string(value);
      return true;
    case Place::services:
      add(record.services, std::string(value));
      return true;
    case Place::participants:
      add_participants(value);
      return true;
    case Place::detection:
      append(record.detection.note, std::string(value));
      return true;
    case Place::summary:
      append(record.summary, std::string(value));
      return true;
    case Place::impact:
      append(record.impact, std::string(value));
      return true;
    default:
      break;
  }
  const auto milestone = milestone_of(label);
  return milestone && set_milestone(*milestone, value);
}

void Draft::append(record::Text& text, std::string more) {
  if (text::is_blank(more)) return;
  text = text && !text->empty() ? *text + "\n\n" + more : std::move(more);
}

void Draft::add(record::Texts& texts, std::string one) {
  if (text::is_blank(one)) return;
  if (!texts) texts.emplace();
  texts->push_back(std::move(one));
}

void Draft::note(std::string sentence) {
  if (std::ranges::find(notes_, sentence) == notes_.end()) notes_.push_back(std::move(sentence));
}

void Draft::keep(std::string_view heading, std::string_view body) {
  if (text::is_blank(body)) return;
  auto& unplaced = record.imported->unplaced;
  if (!unplaced) unplaced.emplace();
  record::UnplacedSection section;
  section.heading = heading;
  section.text = text::trim(body);
  unplaced->push_back(std::move(section));
}

void Draft::add_fixes(const std::vector<Part>& parts) {
  for (auto& fix : read_fixes(parts, record.imported->on)) {
    if (!record.fixes) record.fixes.emplace();
    fix.id = fmt::format("X{}", record.fixes->size() + 1);
    if (!fix.owner) note("fixes without an owner are to be assigned");
    record.fixes->push_back(std::move(fix));
  }
}

void Draft::add_participants(std::string_view names) {
  if (!options_.names) return note("names of authors and attendees are left out: --names keeps them");
  for (const auto line : text::lines(names)) {
    std::string name;
    const auto end = [&] {
      auto one = text::trim(name);
      if (one.starts_with("- ")) one = text::trim(one.substr(2));
      if (!one.empty()) {
        if (!record.meeting.participants) record.meeting.participants.emplace();
        record::Participant participant;
        participant.name = one;
        record.meeting.participants->push_back(std::move(participant));
      }
      name.clear();
    };
    for (const char c : line) {
      if (c == ',' || c == ';' || c == '|')
        end();
      else
        name += c;
    }
    end();
  }
}

void Draft::add_events(std::vector<record::Event> events) {
  if (!record.timeline) record.timeline.emplace();
  std::ranges::move(events, std::back_inserter(*record.timeline));
}

bool Draft::set_milestone(record::Milestone milestone, std::string_view value) {
  spoken::ParseContext context;
  context.zone = options_.zone;
  context.now = options_.now;
  context.day = record.day;
  const auto parsed = spoken::parse_time(value, context);
  const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed);
  if (moment == nullptr || moment->precision != spoken::Precision::clock || moment->is_relative ||
      record.times.of(milestone))
    return false;
  record.times.of(milestone) = options_.zone.instant(moment->at);
  if (moment->approx) {
    if (!record.times.approximate) record.times.approximate.emplace();
    record.times.approximate->push_back(milestone);
    std::ranges::sort(*record.times.approximate);
  }
  return true;
}

WriteUp Draft::finish() && {
  if (record.timeline && !record.timeline->empty()) {
    std::ranges::stable_sort(*record.timeline, {}, [](const auto& event) { return event.at.at; });
    for (std::size_t i = 0; i < record.timeline->size(); ++i) (*record.timeline)[i].id = fmt::format("T{}", i + 1);
    if (!record.day) record.day = options_.zone.day(record.timeline->front().at.at);
  }
  record.timezone = options_.zone.name();
  if (!record.summary) take_head_as_summary();
  WriteUp done;
  if (record.imported->unplaced)
    for (const auto& section : *record.imported->unplaced) done.unplaced.push_back(section.heading);
  if (!done.unplaced.empty())
    note(fmt::format("{} {} no place in the record: imported.unplaced keeps {}", done.unplaced.size(),
                     done.unplaced.size() == 1 ? "section has" : "sections have",
                     done.unplaced.size() == 1 ? "it" : "them"));
  done.placed = placed;
  done.notes = std::move(notes_);
  done.record = std::move(record);
  return done;
}

/// The text below the title tells what happened, where no section does.
void Draft::take_head_as_summary() {
  auto& unplaced = record.imported->unplaced;
  if (!unplaced) return;
  const auto found = std::ranges::find_if(*unplaced, [](const auto& section) {
    return section.heading == below_title || section.heading == before_first_heading;
  });
  if (found == unplaced->end()) return;
  record.summary = found->text;
  ++placed;
  unplaced->erase(found);
  if (unplaced->empty()) unplaced.reset();
}

}  // namespace pm::imports::write_up
