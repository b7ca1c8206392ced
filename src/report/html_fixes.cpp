// The action items, and which of them helps with which factor.
#include <algorithm>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "report/html.hpp"

namespace pm::report {
namespace {

using record::Fix;
using record::FixStatus;
using record::Record;

bool any(const Record& r, bool (*has)(const Fix&)) {
  const auto fixes = each(r.fixes);
  return std::any_of(fixes.begin(), fixes.end(), [&](const Fix& fix) { return is_kept(fix) && has(fix); });
}

/// Which columns have content.
struct Columns {
  explicit Columns(const Record& r)
      : owner(any(r, [](const Fix& f) { return !identity_text(f.owner).empty(); })),
        hours(any(r, [](const Fix& f) { return f.hours.has_value(); })),
        due(any(r, [](const Fix& f) { return f.due.has_value(); })),
        ticket(any(r, [](const Fix& f) { return f.ticket.has_value(); })) {}
  bool owner, hours, due, ticket;
};

void write_small(Html& out, Markup label, std::string_view words) {
  if (!text::is_blank(words)) out << "<small>" << label << Lines{words} << "</small>";
}

bool is_broadest(const Record& r, const Fix& fix) { return r.broadest == fix.id; }

void write_words(Html& out, const Record& r, const OrderedFix& one) {
  const auto& fix = *one.fix;
  out << Lines{fix.title};
  if (fix.first_step_of) write_small(out, "First step of ", *fix.first_step_of);
  if (is_broadest(r, fix)) out << "<small>Broadest fix, chosen by the participants</small>";
  if (fix.automates) write_small(out, "Automates ", wording::automates(*fix.automates));
  write_small(out, "Done when: ", identity_text(fix.done_when));
  write_small(out, "Note: ", identity_text(fix.note));
  if (fix.status == FixStatus::done) write_small(out, "How it was done: ", identity_text(fix.closed_why));
}

void write_ticket(Html& out, const record::Ticket& ticket) {
  const auto key = identity_text(ticket.key);
  out << Link{ticket.url, key.empty() ? wording::ticket : key};
  if (ticket.state == record::TicketState::closed) out << " (closed)";
  if (ticket.state == record::TicketState::declined) out << " (declined)";
}

void write_cell(Html& out, Markup label, std::string_view text) {
  out << "<td";
  if (!text.empty()) out << " data-label=\"" << label << "\"";
  out << " dir=\"auto\">" << Plain{text} << "</td>";
}

std::string hours_of(const Fix& fix) { return fix.hours ? fmt::format("{:.6g}", fix.hours->value) : ""; }

void write_row(Html& out, const Record& r, const OrderedFix& one, const Columns& columns, const ReportClock& clock) {
  const auto& fix = *one.fix;
  const bool is_done = fix.status == FixStatus::done;
  out << "<tr id=\"" << Plain{fix.id} << "\"><th scope=\"row\" class=\"id\">" << Plain{fix.id}
      << "</th><td class=\"words\" dir=\"auto\">";
  write_words(out, r, one);
  out << "</td>";
  if (columns.owner) write_cell(out, "Owner", identity_text(fix.owner));
  if (columns.hours) write_cell(out, "Hours", hours_of(fix));
  if (columns.due) {
    out << "<td class=\"nowrap\" data-label=\"Due\">";
    if (fix.due) out << Plain{fix.due->text};
    out << "</td>";
  }
  if (columns.ticket) {
    out << "<td data-label=\"Ticket\" dir=\"auto\">";
    if (fix.ticket) write_ticket(out, *fix.ticket);
    out << "</td>";
  }
  out << "<td class=\"nowrap" << (is_done ? Markup(" status-done") : Markup("")) << "\" data-label=\"Status\">"
      << (is_done ? Markup("✓ <b>Done</b>") : Markup("○ <b>Open</b>"));
  if (is_done && fix.closed_at) out << "<small>" << Plain{clock.day(fix.closed_at->at).text} << "</small>";
  out << "</td></tr>\n";
}

void write_dropped(Html& out, const Record& r) {
  const auto fixes = each(r.fixes);
  if (std::all_of(fixes.begin(), fixes.end(), record::is_kept)) return;
  out << "<h3>Dropped</h3>\n<ul class=\"items\">\n";
  for (const auto& one : fixes_in_order(r)) {
    if (is_kept(*one.fix)) continue;
    out << "<li id=\"" << Plain{one.fix->id} << "\" class=\"words\" dir=\"auto\"><b>" << Plain{one.fix->id} << "</b> "
        << Lines{one.fix->title};
    write_small(out, "Dropped because: ", identity_text(one.fix->closed_why));
    out << "</li>\n";
  }
  out << "</ul>\n";
}

}  // namespace

void write_fixes(Html& out, const Record& r, const ReportClock& clock) {
  if (each(r.fixes).empty()) return;
  out << "<section id=\"fixes\">\n<h2>Action items (fixes)</h2>\n";
  if (any(r, [](const Fix&) { return true; })) {
    if (const auto day = state_day(r, clock)) out << "<p class=\"muted\">As of " << Plain{long_date(*day)} << "</p>\n";
    const Columns columns(r);
    out << "<table class=\"cards\">\n<thead><tr><th scope=\"col\">ID</th><th scope=\"col\">Action item</th>";
    if (columns.owner) out << "<th scope=\"col\">Owner</th>";
    if (columns.hours) out << "<th scope=\"col\">Hours</th>";
    if (columns.due) out << "<th scope=\"col\">Due</th>";
    if (columns.ticket) out << "<th scope=\"col\">Ticket</th>";
    out << "<th scope=\"col\">Status</th></tr></thead>\n<tbody>\n";
    for (const auto& one : fixes_in_order(r))
      if (is_kept(*one.fix)) write_row(out, r, one, columns, clock);
    out << "</tbody>\n</table>\n";
  }
  write_dropped(out, r);
  out << "</section>\n";
}

// ---- Factors and fixes

void write_factors(Html& out, const Record& r) {
  if (each(r.factors).empty()) return;
  out << "<section id=\"factors\">\n<h2>Contributing factors</h2>\n"
         "<p class=\"muted\">All of these were needed: without any one of them, the incident goes differently.</p>\n"
         "<ul class=\"items\">\n";
  for (const auto& factor : each(r.factors)) {
    out << "<li id=\"" << Plain{factor.id} << "\" class=\"words\" dir=\"auto\"><b>" << Plain{factor.id} << "</b> "
        << Lines{factor.text};
    write_small(out, "Why it made sense at the time: ", identity_text(factor.made_sense));
    write_small(out, "Also in: ", text::join(each(factor.same_as), ", "));
    out << "</li>\n";
  }
  out << "</ul>\n</section>\n";
}

void write_grid(Html& out, const Record& r) {
  std::vector<const Fix*> kept;
  for (const auto& one : fixes_in_order(r))
    if (is_kept(*one.fix)) kept.push_back(one.fix);
  if (each(r.factors).empty() || kept.empty()) return;
  out << "<section id=\"grid\">\n<h2>Which action item helps with which factor</h2>\n"
         "<section class=\"scroll\" tabindex=\"0\" aria-label=\"Action items by factor\">\n<table class=\"grid\">\n"
         "<thead><tr><th scope=\"col\">Factor</th>";
  for (const auto* fix : kept) out << "<th scope=\"col\">" << Plain{fix->id} << "</th>";
  out << "</tr></thead>\n<tbody>\n";
  for (const auto& factor : each(r.factors)) {
    const auto helps = [&](const Fix* fix) { return addresses(*fix, factor.id); };
    out << "<tr><th scope=\"row\" dir=\"auto\"><b>" << Plain{factor.id} << "</b> " << Plain{factor.text};
    if (std::none_of(kept.begin(), kept.end(), helps)) out << " <span class=\"alert\">No action item</span>";
    out << "</th>";
    for (const auto* fix : kept) {
      if (!helps(fix))
        out << "<td></td>";
      else if (fix->status == FixStatus::done)
        out << "<td class=\"mark-done\"><span aria-hidden=\"true\">✓</span><span class=\"hidden\">done</span></td>";
      else
        out << "<td class=\"mark-open\"><span aria-hidden=\"true\">○</span><span class=\"hidden\">open</span></td>";
    }
    out << "</tr>\n";
  }
  out << "</tbody>\n</table>\n</section>\n<p class=\"muted\">✓ done, ○ open</p>\n</section>\n";
}

}  // namespace pm::report
