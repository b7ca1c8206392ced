#include "trackers/api.hpp"

#include <algorithm>

#include <pm/record.hpp>
#include <pm/text.hpp>

namespace pm::trackers {
namespace {

bool is_closed(const Issue* issue) { return issue->state != record::TicketState::open; }

/// Only letters and digits, as trackers may escape and wrap the rest.
std::string letters_of(std::string_view words) {
  std::string out;
  for (const char c : text::lower_ascii(words))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) out += c;
  return out;
}

/// The rest of the line after `label`; nullopt if no line has it.
std::optional<std::string> line_after(std::string_view body, std::string_view label) {
  for (const auto line : text::lines(body))
    if (const auto at = line.find(label); at != line.npos) return std::string(line.substr(at + label.size()));
  return std::nullopt;
}

/// The URL in a text, without the extension of a record or its report.
std::string report_in(std::string_view words) {
  const auto from = words.find("http");
  if (from == words.npos) return "";
  auto url = words.substr(from, words.find_first_of(" )>|]\r\n\t", from) - from);
  for (const std::string_view ending : {".md", ".json"})
    if (url.ends_with(ending)) url.remove_suffix(ending.size());
  return std::string(url);
}

// The words of 0.1.0's templates. They are not those of today's, and never change.
constexpr std::string_view old_link_label = "The postmortem", old_problem_label = "What happened:";

bool is_of_this_record(const Issue& issue, const IssueDraft& draft) {
  const auto link_line = line_after(issue.body, old_link_label);
  const auto link = link_line ? report_in(*link_line) : "";
  if (!link.empty()) return link == report_in(draft.record_url);
  const auto problem = line_after(issue.body, old_problem_label);
  if (problem && letters_of(*problem) != letters_of(draft.problem)) return false;
  return letters_of(issue.title) == letters_of(draft.title);
}

}  // namespace

bool OwnIssues::has(const std::string& key) const { return std::ranges::find(keys, key) != keys.end(); }

OwnIssues own_issues(const std::vector<Issue>& issues, const record::Record& record, const record::Fix& fix,
                     const IssueDraft& draft) {
  const auto marker = record.uid ? marker_of(*record.uid, fix.id) : "";
  const auto old_marker = old_marker_of(record.id, fix.id);
  OwnIssues own;
  std::vector<const Issue*> all;
  for (const auto& issue : issues) {
    if (own.has(issue.key)) continue;
    const bool is_marked = !marker.empty() && contains_marker(issue.body, marker);
    const bool is_old = !is_marked && contains_marker(issue.body, old_marker);
    if (!is_marked && !is_old) continue;
    if (is_old && !is_of_this_record(issue, draft)) {
      own.of_same_id.push_back(issue);
      continue;
    }
    all.push_back(&issue);
    own.keys.push_back(issue.key);
  }
  if (all.empty()) return own;
  std::ranges::sort(all, {}, [](const auto* issue) { return std::pair(is_closed(issue), issue->number); });
  own.kept = *all.front();
  for (const auto* issue : all)
    if (issue != all.front() && !is_closed(issue)) own.duplicates.push_back(issue->key);
  return own;
}

std::optional<time::Day> earliest_day(const std::vector<const record::Record*>& records) {
  std::vector<time::Day> earliest;
  for (const auto* record : records) {
    std::vector<time::Day> days;
    if (const auto day = time::parse_day(std::string_view(record->id).substr(0, 10))) days.push_back(*day);
    if (const auto day = record::meeting_day(*record)) days.push_back(*day);
    for (const auto& fix : record->fixes.value_or(std::vector<record::Fix>{}))
      if (fix.opened) days.push_back(*fix.opened);
    if (days.empty()) return std::nullopt;
    earliest.push_back(*std::ranges::min_element(days));
  }
  return earliest.empty() ? std::nullopt : std::optional(time::plus_days(*std::ranges::min_element(earliest), -2));
}

}  // namespace pm::trackers
