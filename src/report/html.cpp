// The HTML report: the page around the sections, and what every section writes with.
#include "report/html.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include <pm/html.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "report/picture.hpp"
#include "templates_embedded.hpp"

namespace pm::report {

Html& Html::operator<<(Markup markup) {
  text_ += markup.view();
  return *this;
}

Html& Html::operator<<(Plain plain) {
  text_ += escape::for_html(escape::for_terminal_line(text::trim(plain.text)));
  return *this;
}

Html& Html::operator<<(Lines lines) {
  bool is_first = true;
  for (const auto line : text::lines(text::trim(lines.text))) {
    if (text::is_blank(line)) continue;
    if (!is_first) text_ += "<br/>";
    is_first = false;
    *this << Plain{line};
  }
  return *this;
}

Html& Html::operator<<(Address address) {
  text_ += escape::for_html_url(address.url);
  return *this;
}

Html& Html::operator<<(Link link) {
  if (!is_link(link.url)) return *this << Plain{link.text};
  return *this << R"(<a class="evidence" rel="noopener noreferrer" href=")" << Address{link.url} << R"(">)"
               << Plain{link.text} << "</a>";
}

Html& Html::operator<<(Drawing drawing) {
  text_ += drawing.svg;
  return *this;
}

Html& Html::operator<<(const Html& part) {
  text_ += part.text_;
  return *this;
}

Html& Html::paragraphs(std::string_view text) {
  bool is_open = false;
  for (const auto line : text::lines(text::trim(text))) {
    if (text::is_blank(line)) {
      if (is_open) *this << "</p>";
      is_open = false;
      continue;
    }
    *this << (is_open ? Markup("<br/>") : Markup("<p dir=\"auto\">")) << Plain{line};
    is_open = true;
  }
  if (is_open) *this << "</p>\n";
  return *this;
}

bool is_link(std::string_view url) { return !escape::for_html_url(url).empty(); }

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

/// A style sheet as the text of an element: it cannot end it ("\/" is "/" in a string of a style sheet), and the
/// browser hashes the same bytes.
std::string style_text(std::string_view css) {
  const auto valid = text::replace_invalid_utf8(css);
  std::string out;
  for (const auto line : text::lines(valid)) {
    for (const char c : line) {
      if (c == '/' && out.ends_with('<')) out += '\\';
      if (c != '\0' && c != '\r') out += c;
    }
    out += '\n';
  }
  return out;
}

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

/// "Outage · Severity S1 · 31 January 2017 · GitLab.com, PostgreSQL"
std::string subtitle(const record::Record& r, const ReportClock& clock) {
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

void write_top(Html& out, const record::Record& r, const ReportClock& clock, Audience audience) {
  out << "<header>\n<p class=\"muted\">"
      << (audience == Audience::team ? Markup("Incident postmortem") : Markup("Incident report")) << "</p>\n";
  if (r.status == record::Status::draft) out << "<p class=\"alert\">Draft: the postmortem is not finished.</p>\n";
  out << "<h1 dir=\"auto\">" << Plain{r.title} << "</h1>\n";
  if (const auto line = subtitle(r, clock); !line.empty())
    out << "<p class=\"muted\" dir=\"auto\">" << Plain{line} << "</p>\n";
  const auto problem = identity_text(r.problem).empty() ? problem_statement(r) : std::string(identity_text(r.problem));
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
  const auto css = style_text(std::string(embedded_template("picture.css").value_or("")) +
                              std::string(embedded_template("report.css").value_or("")));
  Html body;
  body << "<body>\n";
  if (!each(r.fixes).empty()) body << "<a class=\"skip\" href=\"#fixes\">Skip to the action items</a>\n";
  body << Drawing{picture_patterns()} << "\n<main>\n";
  write_top(body, r, clock, audience);
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
  return report_comment(Format::html, r) + head(r, css, style_text(team_css)) + body.text();
}

}  // namespace

std::string html(const record::Record& r, std::string_view team_css) { return page(r, team_css, Audience::team); }

std::string public_html(const record::Record& r, std::string_view team_css) {
  return page(public_record(r), team_css, Audience::customers);
}

}  // namespace pm::report
