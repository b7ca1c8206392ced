#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <pm/json.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "commands/import.hpp"
#include "commands/records.hpp"

namespace pm::commands {
namespace {

constexpr std::size_t most_listed = 40;

/// The left-out items, largest group of reasons first come, in one sentence; empty: none.
std::string omissions(const imports::Collection& all) {
  struct Reason {
    std::size_t count;
    std::string_view why;
  };
  const std::array<Reason, 6> reasons = {{{all.dropped, "no event by its kind, or without text"},
                                          {all.outside_window, "outside of the window"},
                                          {all.too_light, "beyond the 20,000 heaviest"},
                                          {all.duplicates, "given twice"},
                                          {all.cut_texts, "cut at 4 kB"},
                                          {all.bad_encodings, "not UTF-8: replaced"}}};
  std::vector<std::string> parts;
  for (const auto& [count, why] : reasons)
    if (count > 0) parts.push_back(fmt::format("{} {}", text::grouped(count), why));
  if (all.secrets_removed > 0) parts.push_back(fmt::format("{} removed", count_of(all.secrets_removed, "secrets")));
  return text::join(parts, "; ");
}

std::string change_line(const imports::SourceChange& change) {
  const auto quoted = [](const std::string& text) { return "\"" + text::truncate_to_width(text, 60) + "\""; };
  const auto event = change.event.empty() ? std::string() : change.event + " ";
  if (change.kind == imports::SourceChange::Kind::deleted)
    return fmt::format("deleted in the source since: {}{}", event, quoted(change.was));
  return fmt::format("edited in the source since: {}was {}, is {}{}", event, quoted(change.was), quoted(change.now),
                     change.event.empty() ? "" : "; the text of the event is unchanged");
}

std::string weekday_and_date(const time::Day& day) {
  constexpr std::array<std::string_view, 7> names = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  return fmt::format("{} {} {}", names.at(time::weekday_of(day).c_encoding()), time::day_text(day),
                     day.text.substr(0, 4));
}

std::string time_cell(const imports::Candidate& c, const time::Zone& zone) {
  if (!c.at) return "?";
  if (c.precision == record::Precision::day) return time::day_text(zone.day(*c.at));
  if (c.precision == record::Precision::month) return time::month_text(zone.day(*c.at));
  return (c.approx ? "~" : "") + time::day_clock_text(zone, *c.at);
}

/// Indices of the candidates to list: all, or the heaviest, in the order of time.
std::vector<std::size_t> listed_indices(const std::vector<imports::KeptCandidate>& candidates) {
  std::vector<std::size_t> indices(candidates.size());
  for (std::size_t i = 0; i < indices.size(); ++i) indices[i] = i;
  if (indices.size() <= most_listed) return indices;
  std::ranges::stable_sort(indices, [&](std::size_t a, std::size_t b) {
    return candidates[a].candidate.weight > candidates[b].candidate.weight;
  });
  indices.resize(most_listed);
  std::ranges::sort(indices);
  return indices;
}

void write_read(json::Writer& json, const SourceSummary& read) {
  json.begin_object();
  json.key("source").string(read.source);
  json.key("format").string(read.reader->name);
  json.key("items").number(read.items);
  json.key("kept").number(read.kept);
  json.key("secrets_removed").number(read.secrets_removed);
  json.end_object();
}

void write_candidate(json::Writer& json, const imports::KeptCandidate& kept, std::size_t number,
                     const imports::People& people, const time::Zone& zone) {
  const auto& c = kept.candidate;
  const auto text = [&](std::string_view key, const std::string& value) {
    json.key(key);
    value.empty() ? json.null() : json.string(value);
  };
  const auto moment = [&](std::string_view key, std::optional<time::Micros> at) {
    text(key, at ? zone.instant(*at).text : "");
  };
  json.begin_object();
  json.key("n").number(number);
  moment("at", c.at);
  json.key("precision").string(to_string(c.at ? c.precision : record::Precision::unknown));
  json.key("approx").boolean(c.approx);
  moment("until", c.until);
  text("text", people.without_names(c.text));
  text("who", people.shown(c).value_or(""));
  text("kind", c.kind ? std::string(record::to_string(*c.kind)) : "");
  text("source", c.source);
  text("url", c.url);
  text("key", c.key);
  json.key("weight").bare(std::to_string(c.weight));
  text("why", c.why);
  json.key("marked").boolean(kept.is_marked);
  text("event", kept.event);
  json.end_object();
}

}  // namespace

std::string count_of(std::size_t number, std::string_view plural) {
  if (number != 1 || !plural.ends_with('s')) return fmt::format("{} {}", text::grouped(number), plural);
  if (plural.ends_with("ies")) return fmt::format("1 {}y", plural.substr(0, plural.size() - 3));
  if (plural.ends_with("xes")) return fmt::format("1 {}", plural.substr(0, plural.size() - 2));
  return fmt::format("1 {}", plural.substr(0, plural.size() - 1));
}

std::vector<std::string> summary_lines(const ReadSources& sources, const imports::Merged& merged) {
  std::vector<std::string> lines;
  for (const auto& read : sources.read)
    lines.push_back(fmt::format("{}: {} read (format {}), {} kept", read.source, count_of(read.items, read.what),
                                read.reader->name, text::grouped(read.kept)));
  if (sources.unrecognised > 0)
    lines.push_back(fmt::format("{} not read: format not recognised", count_of(sources.unrecognised, "files")));
  if (const auto why = omissions(sources.collection); !why.empty()) lines.push_back(why);
  for (const auto& note : sources.collection.notes) lines.push_back(note);
  if (!sources.read.empty())
    lines.push_back(
        fmt::format("{} new, {} known already", count_of(merged.added, "candidates"), text::grouped(merged.known)));
  for (const auto& change : merged.changes) lines.push_back(change_line(change));
  return lines;
}

std::string broken_lines_line(const imports::CandidateFile& file) {
  constexpr std::size_t most_numbers = 5;
  if (file.broken.empty()) return {};
  std::vector<std::string> numbers;
  for (const auto& line : file.broken)
    if (numbers.size() < most_numbers) numbers.push_back(std::to_string(line.number));
  const bool is_one = file.broken.size() == 1;
  const auto rest = file.broken.size() - numbers.size();
  return fmt::format("{} {}{} of the candidates file cannot be read, and {} at its end as {}",
                     is_one ? "line" : "lines", text::join(numbers, ", "),
                     rest > 0 ? fmt::format(" and {} more", text::grouped(rest)) : "", is_one ? "stays" : "stay",
                     is_one ? "it is" : "they are");
}

std::string time_line(const imports::ReadContext& context, const TimeOrigin& origin) {
  return fmt::format(
      "times are shown in {} ({}); {}", context.zone.name(), origin.zone,
      context.day ? fmt::format("clock times without a date are on {} ({})", weekday_and_date(*context.day), origin.day)
                  : "clock times without a date need --day");
}

std::string candidates_table(const imports::CandidateFile& file, const imports::People& people, const time::Zone& zone,
                             const CommandContext& context) {
  if (file.candidates.empty()) return "no candidates\n";
  Lines lines{{"N", "", "TIME", "WHO", "TEXT"}};
  const auto indices = listed_indices(file.candidates);
  for (const auto index : indices) {
    const auto& kept = file.candidates[index];
    const auto& c = kept.candidate;
    lines.push_back({std::to_string(index + 1),
                     !kept.event.empty() ? kept.event
                     : kept.is_marked    ? "*"
                                         : "",
                     time_cell(c, zone), people.shown(c).value_or("-"), people.without_names(c.text)});
  }
  auto shown = table(lines, context);
  if (const auto rest = file.candidates.size() - indices.size(); rest > 0)
    shown += fmt::format("{} more, less heavy\n", text::grouped(rest));
  return shown;
}

std::string candidates_json(const ReadSources& sources, const imports::CandidateFile& file,
                            const imports::People& people, const time::Zone& zone) {
  std::string out;
  json::Writer json(out, json::Writer::Target::terminal);
  json.begin_object();
  json.key("format").string("pm-candidates/1");
  json.key("read").begin_array();
  for (const auto& read : sources.read) write_read(json, read);
  json.end_array();
  json.key("candidates").begin_array();
  for (std::size_t i = 0; i < file.candidates.size(); ++i)
    write_candidate(json, file.candidates[i], i + 1, people, zone);
  json.end_array();
  json.end_object();
  return out + "\n";
}

std::string formats_table(const CommandContext& context) {
  Lines lines{{"FORMAT", "READS"}};
  for (const auto& reader : imports::readers()) lines.push_back({std::string(reader.name), std::string(reader.reads)});
  return table(lines, context);
}

std::string formats_json() {
  std::string out;
  json::Writer json(out, json::Writer::Target::terminal);
  json.begin_object();
  json.key("format").string("pm-formats/1");
  json.key("formats").begin_array();
  for (const auto& reader : imports::readers()) {
    json.begin_object();
    json.key("name").string(reader.name);
    json.key("reads").string(reader.reads);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

}  // namespace pm::commands
