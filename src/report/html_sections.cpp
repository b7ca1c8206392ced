// What we learned, and the rest of the report.
#include <cmath>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "report/html.hpp"

namespace pm::report {
namespace {

using record::Record;

void write_list(Html& out, std::span<const std::string> items) {
  out << "<ul>\n";
  for (const auto& item : items)
    if (!text::is_blank(item)) out << "<li class=\"words\" dir=\"auto\">" << Lines{item} << "</li>\n";
  out << "</ul>\n";
}

void write_lesson(Html& out, Markup heading, const record::Texts& items) {
  if (each(items).empty()) return;
  out << "<div>\n<h3>" << heading << "</h3>\n";
  write_list(out, each(items));
  out << "</div>\n";
}

void write_list_section(Html& out, Markup id, Markup heading, const record::Texts& items) {
  if (each(items).empty()) return;
  out << "<section id=\"" << id << "\">\n<h2>" << heading << "</h2>\n";
  write_list(out, each(items));
  out << "</section>\n";
}

}  // namespace

void write_lessons(Html& out, const Record& r) {
  Html lessons;
  write_lesson(lessons, "What limited the impact", r.went_well);
  write_lesson(lessons, "Where we were lucky", r.lucky);
  write_lesson(lessons, "What surprised us", r.surprises);
  write_lesson(lessons, "Absurdities of our system", r.absurdities);
  if (lessons.text().empty()) return;
  out << "<section id=\"lessons\">\n<h2>What we learned</h2>\n<div class=\"columns\">\n"
      << lessons << "</div>\n</section>\n";
}

void write_rest(Html& out, const Record& r) {
  write_list_section(out, "ideas", "Other ideas", r.fix_ideas);
  write_list_section(out, "open-questions", "Open questions", r.parking_lot);
  if (!each(r.links).empty()) {
    out << "<section id=\"links\">\n<h2>Links</h2>\n<ul>\n";
    for (const auto& link : each(r.links))
      out << "<li class=\"words\" dir=\"auto\">"
          << Link{link.url, identity_text(link.title).empty() ? std::string_view(link.url) : identity_text(link.title)}
          << "</li>\n";
    out << "</ul>\n</section>\n";
  }
  if (const auto all = team_answers(r); !all.empty()) {
    out << "<section id=\"team-questions\">\n<h2>Questions of our team</h2>\n";
    for (const auto& [question, answers] : all) {
      out << "<h3 dir=\"auto\">" << Plain{question} << "</h3>\n";
      write_list(out, answers);
    }
    out << "</section>\n";
  }
}

namespace {

void write_meeting(Html& out, const Record& r, const ReportClock& clock) {
  const auto& meeting = r.meeting;
  Html line;
  if (meeting.held_at) {
    line << "Meeting held on " << Plain{long_date(clock.day(meeting.held_at->at))};
    const auto minutes = meeting.minutes ? std::lround(meeting.minutes->value) : 0;
    if (minutes > 0) line << ", " << Plain{fmt::format("{} {}", minutes, minutes == 1 ? "minute" : "minutes")};
    line << ". ";
  }
  if (!identity_text(meeting.boss).empty()) line << "Facilitator: " << Plain{identity_text(meeting.boss)} << ". ";
  if (!identity_text(meeting.scribe).empty()) line << "Scribe: " << Plain{identity_text(meeting.scribe)} << ". ";
  bool is_first = true;
  for (const auto& one : each(meeting.participants)) {
    line << (is_first ? Markup("Participants: ") : Markup(", ")) << Plain{one.name};
    if (!identity_text(one.role).empty()) line << " (" << Plain{identity_text(one.role)} << ")";
    is_first = false;
  }
  if (!is_first) line << ". ";
  if (r.process.rating) line << "Rating of the meeting: " << Plain{r.process.rating->text} << " of 5. ";
  if (r.process.last_time_kept)
    line << (*r.process.last_time_kept ? Markup("The improvement from the last meeting was made. ")
                                       : Markup("The improvement from the last meeting is still to do. "));
  if (!identity_text(r.process.improvement).empty())
    line << "Next time: " << Lines{identity_text(r.process.improvement)};
  if (!line.text().empty())
    out << "<h2>About this postmortem</h2>\n<p class=\"words\" dir=\"auto\">" << line << "</p>\n";
}

void write_waivers(Html& out, const Record& r, const ReportClock& clock) {
  if (each(r.waivers).empty()) return;
  out << "<h2>Waived findings</h2>\n<ul>\n";
  for (const auto& waiver : each(r.waivers)) {
    out << "<li class=\"words\" dir=\"auto\">" << Plain{make_sort_key(r, waiver.at, clock)} << ", "
        << Plain{waiver.rule};
    if (!identity_text(waiver.excerpt).empty()) out << ", “" << Plain{identity_text(waiver.excerpt)} << "”";
    out << ": " << Lines{waiver.reason} << "</li>\n";
  }
  out << "</ul>\n";
}

}  // namespace

void write_footer(Html& out, const Record& r, const ReportClock& clock) {
  out << "<footer>\n";
  write_meeting(out, r, clock);
  write_waivers(out, r, clock);
  out << "<p class=\"words\">Record " << Plain{r.id}
      << ". Rendered by pm from the JSON record; edit the record, not this file.</p>\n</footer>\n";
}

}  // namespace pm::report
