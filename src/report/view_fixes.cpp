#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "report/view.hpp"

namespace pm::report {

namespace {

using record::Fix;
using record::FixStatus;
using record::Record;

void with_steps(const Record& r, const Fix& fix, bool under, std::set<const Fix*>& seen,
                std::vector<OrderedFix>& order) {
  if (!seen.insert(&fix).second) return;
  order.push_back({&fix, under});
  for (const auto& step : each(r.fixes))
    if (step.first_step_of == fix.id) with_steps(r, step, true, seen, order);
}

}  // namespace

std::vector<OrderedFix> fixes_in_order(const Record& r) {
  std::vector<OrderedFix> order;
  std::set<const Fix*> seen;
  for (const auto& fix : each(r.fixes))
    if (!fix.first_step_of || find_fix(r, *fix.first_step_of) == nullptr) with_steps(r, fix, false, seen, order);
  for (const auto& fix : each(r.fixes)) with_steps(r, fix, false, seen, order);  // fixes in a cycle
  return order;
}

namespace {

std::string status(const Record& r, const Fix& fix, const ReportClock& clock) {
  const auto when = fix.closed_at ? " " + date_near(clock.day(fix.closed_at->at), r) : "";
  return std::string(to_string(fix.status)) + when;
}

ViewObject ticket(const record::Ticket& ticket) {
  ViewObject entry;
  const auto key = identity_text(ticket.key);
  entry.word("key", key.empty() ? wording::ticket : key).url("url", ticket.url);
  entry.flag("closed", ticket.state == record::TicketState::closed);
  return entry;
}

ViewObject fix_entry(const Record& r, const OrderedFix& one, const ReportClock& clock) {
  const auto& fix = *one.fix;
  ViewObject entry;
  entry.word("id", fix.id).word("title", fix.title).word("owner", fix.owner);
  entry.word("hours", fix.hours ? std::optional(fmt::format("{:.6g}", fix.hours->value)) : std::nullopt);
  entry.word("due", fix.due ? std::optional(date_near(*fix.due, r)) : std::nullopt);
  entry.word("addresses", text::join(each(fix.addresses), ", "));
  entry.word("status", status(r, fix, clock)).flag("dropped", fix.status == FixStatus::dropped);
  entry.word("first_step_of", fix.first_step_of).flag("step", one.under_its_big_one);
  fix.ticket ? entry.object("ticket", ticket(*fix.ticket)) : entry.flag("ticket", false);
  return entry;
}

/// Notes below the table: "X1 – done when: …".
void add_notes(const Fix& fix, std::vector<ViewObject>& notes) {
  const auto add = [&](std::string_view label, std::string_view text) {
    if (text::is_blank(text)) return;
    ViewObject entry;
    entry.word("id", fix.id).word("label", label).text("text", text);
    notes.push_back(std::move(entry));
  };
  if (fix.automates) add(wording::automates_what, wording::automates(*fix.automates));
  add(wording::done_when, identity_text(fix.done_when));
  add(wording::note, identity_text(fix.note));
  add(fix.status == FixStatus::dropped ? wording::dropped_why : wording::done_why, identity_text(fix.closed_why));
}

bool any(const Record& r, bool (*has)(const Fix&)) {
  const auto fixes = each(r.fixes);
  return std::any_of(fixes.begin(), fixes.end(), has);
}

/// The chosen broadest fix; otherwise those that address the most factors, if there is a grid.
void put_broadest(ViewObject& top, const Record& r) {
  const auto* named = r.broadest ? find_fix(r, *r.broadest) : nullptr;
  const auto count = each(r.fixes).size();
  const auto ids = named != nullptr ? std::vector{named->id}
                   : count > 1      ? broadest_by_count(r)
                                    : std::vector<std::string>{};
  std::vector<ViewObject> broadest;
  for (const auto& id : ids) {
    const auto* fix = find_fix(r, id);
    ViewObject entry;
    entry.word("id", id).word("title", fix->title).word("addresses", text::join(each(fix->addresses), ", "));
    broadest.push_back(std::move(entry));
  }
  top.list("broadest", std::move(broadest)).flag("broadest_by_room", named != nullptr);
}

/// The grid, if there is more than one fix and factor.
void put_grid(ViewObject& top, const Record& r) {
  std::vector<ViewObject> rows;
  for (const auto& one : fixes_in_order(r)) {
    if (!is_kept(*one.fix)) continue;
    std::vector<ViewObject> cells;
    for (const auto& factor : each(r.factors)) {
      ViewObject cell;
      cell.word("mark", addresses(*one.fix, factor.id) ? wording::addressed : "");
      cells.push_back(std::move(cell));
    }
    ViewObject row;
    row.word("id", one.fix->id).list("cells", std::move(cells));
    rows.push_back(std::move(row));
  }
  const bool worth_it = rows.size() > 1 && each(r.factors).size() > 1 && !broadest_by_count(r).empty();
  top.list("grid", worth_it ? std::move(rows) : std::vector<ViewObject>{});
}

/// A row for each factor, a column for each fix that is kept, if there are both.
void put_factor_grid(ViewObject& top, const Record& r) {
  std::vector<const Fix*> kept;
  for (const auto& one : fixes_in_order(r))
    if (is_kept(*one.fix)) kept.push_back(one.fix);
  std::vector<ViewObject> columns, rows;
  for (const auto* fix : kept) {
    ViewObject column;
    columns.push_back(std::move(column.word("id", fix->id)));
  }
  for (const auto& factor : each(r.factors)) {
    std::vector<ViewObject> cells;
    bool is_addressed = false;
    for (const auto* fix : kept) {
      const bool helps = addresses(*fix, factor.id);
      is_addressed |= helps;
      ViewObject cell;
      cell.word("mark", !helps ? "" : fix->status == FixStatus::done ? wording::mark_done : wording::mark_open);
      cells.push_back(std::move(cell));
    }
    ViewObject row;
    row.word("id", factor.id).text("text", factor.text).flag("addressed", is_addressed).list("cells", std::move(cells));
    rows.push_back(std::move(row));
  }
  if (kept.empty()) rows.clear();
  if (rows.empty()) columns.clear();
  top.list("kept_fixes", std::move(columns)).list("factor_grid", std::move(rows));
}

/// "F2 and F4": factors that no open or done fix addresses.
void put_unaddressed(ViewObject& top, const Record& r) {
  std::vector<std::string> alone;
  for (const auto& factor : each(r.factors)) {
    const auto fixes = each(r.fixes);
    const bool helped = std::any_of(fixes.begin(), fixes.end(),
                                    [&](const Fix& fix) { return is_kept(fix) && addresses(fix, factor.id); });
    if (!helped) alone.push_back(factor.id);
  }
  top.word("unaddressed", any(r, record::is_kept) ? text::join(alone, ", ") : "");
}

/// Sum of the hours of open and done fixes, and the fixes without an estimate.
void put_hours(ViewObject& top, const Record& r) {
  double hours = 0;
  std::vector<std::string> without;
  for (const auto& fix : each(r.fixes)) {
    if (!is_kept(fix)) continue;
    if (fix.hours)
      hours += fix.hours->value;
    else
      without.push_back(fix.id);
  }
  const bool one = hours == 1;
  top.word("hours_in_all", hours > 0 ? fmt::format("{:.6g} {}", hours, one ? "hour" : "hours") : "");
  top.word("without_hours", text::join(without, ", "));
}

}  // namespace

void put_fixes(ViewObject& top, const Record& r, const ReportClock& clock) {
  std::vector<ViewObject> fixes, notes;
  for (const auto& one : fixes_in_order(r)) {
    fixes.push_back(fix_entry(r, one, clock));
    add_notes(*one.fix, notes);
  }
  top.list("fixes", std::move(fixes)).list("fix_notes", std::move(notes));
  top.flag("has_due", any(r, [](const Fix& f) { return f.due.has_value(); }));
  top.flag("has_tickets", any(r, [](const Fix& f) { return f.ticket.has_value(); }));
  top.flag("has_closed", any(r, [](const Fix& f) { return f.status != FixStatus::open; }));
  const auto as_of = any(r, record::is_kept) ? state_day(r, clock) : std::nullopt;
  top.word("fixes_as_of", as_of ? std::optional(date(*as_of)) : std::nullopt);
  put_broadest(top, r);
  put_grid(top, r);
  put_factor_grid(top, r);
  put_unaddressed(top, r);
  put_hours(top, r);
}

}  // namespace pm::report
