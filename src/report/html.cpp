// The HTML report: the page around the sections, and what every section writes with.
#include "report/html.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <pm/html.hpp>
#include <pm/report.hpp>
#include <pm/report_parts.hpp>
#include <pm/text.hpp>

#include "report/picture.hpp"
#include "templates_embedded.hpp"

namespace pm::report {

std::string unbroken(std::string_view words) {
  std::string out;
  if (words.starts_with(wording::about)) {
    out = wording::about;
    words.remove_prefix(wording::about.size());
  }
  for (const char c : words)
    if (c == ' ')
      out += "\u00A0";
    else
      out += c;
  return out;
}

namespace {

std::string style_source(std::string_view css) { return " 'sha256-" + text::sha256_base64(css) + "'"; }

std::string head(const record::Record& r, const std::string& css, const std::string& team_css) {
  auto sources = style_source(css);
  if (!team_css.empty()) sources += style_source(team_css);
  Html title;
  title << Plain{r.title};
  auto head = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src{}; base-uri 'none'; "
      "form-action 'none'\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"robots\" content=\"noindex\"/>\n"
      "<title>{}</title>\n<style>{}</style>\n",
      sources, title.text(), css);
  if (!team_css.empty()) head += "<style>" + team_css + "</style>\n";
  return head + "</head>\n";
}

/// The earliest day of the incident.
std::optional<time::Day> incident_day(const record::Record& r, const ReportClock& clock) {
  if (const auto& started = r.times.of(record::Milestone::started)) return clock.day(started->at);
  return r.day;
}

}  // namespace

std::string subtitle(const record::Record& r) {
  const ReportClock clock(r);
  std::vector<std::string> parts;
  const auto add = [&](std::string part) {
    if (!text::is_blank(part)) parts.push_back(std::move(part));
  };
  if (r.kind) add(std::string(wording::kind(*r.kind)));
  if (!identity_text(r.severity).empty()) add(fmt::format("Severity {}", identity_text(r.severity)));
  if (const auto day = incident_day(r, clock)) add(long_date(*day));
  add(text::join(each(r.services), ", "));
  return text::join(parts, " · ");
}

std::string problem_sentence(const record::Record& r) {
  return identity_text(r.problem).empty() ? problem_statement(r) : std::string(identity_text(r.problem));
}

std::string_view picture_css() { return embedded_template("picture.css").value_or(""); }

namespace {

void write_top(Html& out, const record::Record& r, Audience audience) {
  out << "<header>\n<p class=\"muted\">"
      << (audience == Audience::team ? Markup("Incident postmortem") : Markup("Incident report")) << "</p>\n";
  if (r.status == record::Status::draft) out << "<p class=\"alert\">Draft: the postmortem is not finished.</p>\n";
  out << "<h1 dir=\"auto\">" << Plain{r.title} << "</h1>\n";
  if (const auto line = subtitle(r); !line.empty())
    out << "<p class=\"muted\" dir=\"auto\">" << Plain{line} << "</p>\n";
  const auto problem = problem_sentence(r);
  if (audience == Audience::team && !problem.empty())
    out << "<p class=\"lead\" dir=\"auto\">" << Lines{problem} << "</p>\n";
  out.paragraphs(identity_text(r.summary));
  if (r.soak_until && each(r.fixes).empty())
    out << "<p>Fixes are postponed until " << Plain{long_date(*r.soak_until)} << ".</p>\n";
  out << "</header>\n";
}

void write_impact(Html& out, const record::Record& r) {
  const auto impact = identity_text(r.impact);
  const auto& cost = r.cost;
  const auto cost_note = identity_text(cost.note);
  if (impact.empty() && !cost.amount && cost_note.empty()) return;
  out << "<section id=\"impact\">\n<h2>" << (is_near_miss(r) ? Markup("Possible impact") : Markup("Customer impact"))
      << "</h2>\n";
  out.paragraphs(impact);
  if (cost.amount || !cost_note.empty()) {
    out << "<p dir=\"auto\">Cost of a day like this: ";
    if (cost.amount) out << "<b>" << Plain{cost_text(cost)} << "</b>. ";
    out << Lines{cost_note} << "</p>\n";
  }
  out << "</section>\n";
}

std::string page(const record::Record& r, std::string_view team_css, Audience audience) {
  const ReportClock clock(r);
  const auto css =
      text::element_text(std::string(picture_css()) + std::string(embedded_template("report.css").value_or("")));
  Html body;
  body << "<body>\n";
  if (!each(r.fixes).empty()) body << "<a class=\"skip\" href=\"#fixes\">Skip to the action items</a>\n";
  body << Drawing{picture_patterns()} << "\n<main>\n";
  write_top(body, r, audience);
  write_tiles(body, r, clock, audience);
  write_stages(body, r);
  write_impact(body, r);
  write_fixes(body, r, clock);
  write_timeline(body, r, clock);
  write_where_time_went(body, r);
  write_factors(body, r);
  if (audience == Audience::team) write_grid(body, r);
  write_lessons(body, r);
  write_rest(body, r);
  body << "</main>\n";
  if (audience == Audience::team) write_footer(body, r, clock);
  body << "</body>\n</html>\n";
  return report_comment(Format::html, r) + head(r, css, text::element_text(team_css)) + body.text();
}

}  // namespace

std::string html(const record::Record& r, std::string_view team_css) { return page(r, team_css, Audience::team); }

std::string public_html(const record::Record& r, std::string_view team_css) {
  return page(public_record(r), team_css, Audience::customers);
}

}  // namespace pm::report
