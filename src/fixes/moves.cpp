// Changes the status of a fix, and lists changes.
#include <algorithm>

#include <pm/fixes.hpp>
#include <pm/record_facts.hpp>
#include <pm/text.hpp>

namespace pm::fixes {
namespace {

using record::Fix;
using record::FixStatus;

std::string shown(const record::Text& text) { return text.value_or("nothing"); }
std::string shown(const std::optional<record::Number>& hours) { return hours ? hours->text : "nothing"; }
std::string shown(const std::optional<time::Day>& day) { return day ? day->text : "nothing"; }
std::string shown(const record::Texts& ids) { return ids && !ids->empty() ? text::join(*ids, " ") : "nothing"; }
std::string shown(const std::string& text) { return text; }
std::string shown(const std::optional<record::Ticket>& ticket) { return ticket ? ticket->url : "nothing"; }
std::string shown(FixStatus status) { return std::string(record::to_string(status)); }

template <class Value>
void compare(std::string_view what, const Value& before, const Value& after, std::vector<std::string>& lines) {
  if (before != after) lines.push_back(std::string(what) + ": " + shown(before) + " → " + shown(after));
}

}  // namespace

void done(Fix& fix, const time::Instant& now) {
  if (fix.status == FixStatus::done) return;
  fix.status = FixStatus::done;
  fix.closed_at = now;
  fix.closed_why.reset();  // the reason for dropping
}

void drop(Fix& fix, std::string_view why, const time::Instant& now) {
  if (fix.status != FixStatus::dropped) fix.closed_at = now;
  fix.status = FixStatus::dropped;
  fix.closed_why = std::string(text::trim(why));
}

void reopen(Fix& fix) {
  if (fix.status == FixStatus::open) return;
  fix.status = FixStatus::open;
  fix.closed_at.reset();
  fix.closed_why.reset();
}

bool is_last(const Fix& fix, const record::Record& record) {
  return record::is_kept(fix) && record.fixes &&
         std::count_if(record.fixes->begin(), record.fixes->end(), record::is_kept) == 1;
}

std::vector<std::string> differences(const Fix& before, const Fix& after) {
  std::vector<std::string> lines;
  compare("title", before.title, after.title, lines);
  compare("status", before.status, after.status, lines);
  compare("owner", before.owner, after.owner, lines);
  compare("hours", before.hours, after.hours, lines);
  compare("due", before.due, after.due, lines);
  compare("helps with", before.addresses, after.addresses, lines);
  compare("first step of", before.first_step_of, after.first_step_of, lines);
  compare("done when", before.done_when, after.done_when, lines);
  compare("note", before.note, after.note, lines);
  compare("ticket", before.ticket, after.ticket, lines);
  compare("why", before.closed_why, after.closed_why, lines);
  return lines;
}

}  // namespace pm::fixes
