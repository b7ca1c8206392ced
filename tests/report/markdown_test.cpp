#include <pm/report.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "report/build_record.hpp"
#include "report/everywhere.hpp"
#include "report/golden.hpp"
#include "text/hostile.hpp"
#include "text/markdown_tree.hpp"

namespace {

std::string report_of(const pm::record::Record& r) { return pm::report::markdown(r).value(); }

/// Headings in their order, as a reader meets them.
std::vector<std::string> headings(const std::string& report) {
  std::vector<std::string> all;
  for (const auto line : pm::text::lines(report))
    if (line.starts_with("# ") || line.starts_with("## ")) all.emplace_back(line);
  return all;
}

/// The text as one line of a report reads, or nothing if it is blank or more than one line.
std::string one_line(const std::string& typed) {
  const auto shown = pm::escape::for_terminal(typed);
  if (pm::text::is_blank(typed) || shown.find('\n') != std::string::npos) return {};
  return std::string(pm::text::trim(shown));
}

}  // namespace

TEST_CASE("reports match the golden files") {
  for (const auto& name : golden::names()) golden::matches(name + ".md", report_of(golden::record(name)));
}

TEST_CASE("report: same record, same bytes") {
  for (const auto& name : golden::names()) CHECK(report_of(golden::record(name)) == report_of(golden::record(name)));
}

TEST_CASE("report: the first line is the marker") {
  CHECK(report_of(told::bare()).starts_with("<!-- pm-report 2026-11-20-checkout-answers-with-500s -->\n\n# Checkout"));
  auto r = told::bare();
  r.id = "x --><script>";
  CHECK(report_of(r).starts_with("<!-- pm-report x--script -->\n"));
}

TEST_CASE("report: who wrote an event is before its text, where it is known") {
  auto r = told::bare();
  r.timezone = "UTC";
  r.timeline.emplace();
  for (const auto* who : {"on call", "somebody", " ", "alert *manager*"}) {
    pm::record::Event event;
    event.id = "T" + std::to_string(r.timeline->size() + 1);
    event.at = told::clock("14:41");
    event.text = "restarted db1";
    event.who = who;
    r.timeline->push_back(std::move(event));
  }
  const auto report = report_of(r);
  INFO(report);
  CHECK(report.find("- **14:41** on call: restarted db1") != std::string::npos);
  CHECK(report.find("- **14:41** restarted db1") != std::string::npos);
  CHECK(report.find("- **14:41** alert \\*manager\\*: restarted db1") != std::string::npos);
  CHECK(report.find("somebody") == std::string::npos);
  const auto page = pm::report::html(r);
  CHECK(page.find("on call: restarted db1") != std::string::npos);
  CHECK(page.find("somebody") == std::string::npos);
}

TEST_CASE("report: order of sections") {
  const auto report = report_of(golden::record("whole"));
  CHECK(headings(report) ==
        std::vector<std::string>{"# Parcel labels print blank", "## Customer impact", "## Action items (fixes)",
                                 "## Timeline", "## Where the time went", "## Contributing factors",
                                 "## Which action item helps with which factor", "## What we learned", "## Other ideas",
                                 "## Open questions", "## Links", "## Questions of our team",
                                 "## About this postmortem", "## Waived findings"});
  CHECK(report.find("**Parcel labels printed blank for about") < report.find("- Impact duration: "));
  CHECK(report.find("- Impact duration: ") < report.find("## Customer impact"));
}

TEST_CASE("report: Markdown and HTML have the same sections in the same order") {
  const auto tag = [](const std::string& page, std::size_t at) { return page.substr(at + 1, 2); };
  auto records = std::vector{told::with_everywhere("words")};
  for (const auto& name : golden::names()) records.push_back(golden::record(name));
  for (const auto& r : records) {
    const auto page = pm::report::html(r);
    std::vector<std::string> sections;
    for (auto at = page.find("<h"); at != page.npos; at = page.find("<h", at + 1)) {
      if (tag(page, at) != "h1" && tag(page, at) != "h2") continue;
      const auto from = page.find('>', at) + 1;
      const auto words = page.substr(from, page.find('<', from) - from);
      sections.push_back(tag(page, at) == "h1" ? "#" : "## " + words);
    }
    auto expected = headings(report_of(r));
    expected.front() = "#";  // the title is escaped for its format
    INFO(r.id);
    CHECK(sections == expected);
  }
}

TEST_CASE("report: structure as rendered by CommonMark") {
  const auto tree = markdown::parse(report_of(golden::record("whole")));
  CHECK(tree.count("table") == 4);  // fixes, milestones, grid, waivers
  CHECK(tree.count("table_row") == 5 + 5 + 4 + 1);
  CHECK(tree.count("code_block") == 1);
  CHECK(tree.count("html_block") == 1);  // the first line
  CHECK(tree.count("html_inline") == 0);
  CHECK(tree.links == std::vector<std::string>{
                          "https://github.com/example/images/issues/412",
                          "https://github.com/example/printer/issues/413", "https://ci.example.net/deploys/8812",
                          "https://chat.example.net/p/1758149400", "https://chat.example.net/c/duty?from=2026-09-17",
                          "https://status.example.net/incidents/77"});
}

TEST_CASE("report: a time known by its day or month is shown without a clock time") {
  auto r = told::bare();
  const auto event = [](std::string id, std::string_view at, pm::record::Precision precision) {
    pm::record::Event e;
    e.id = std::move(id), e.at = told::at(at), e.precision = precision, e.approx = true, e.text = "it was so";
    return e;
  };
  using pm::record::Precision;
  r.timeline = {event("T1", "2021-05-01T00:00:00+00:00", Precision::month),
                event("T2", "2021-05-12T00:00:00+00:00", Precision::day),
                event("T3", "2026-11-20T09:48:00+00:00", Precision::unknown)};
  r.times.of(pm::record::Milestone::started) = told::at("2026-10-30T00:00:00+00:00");
  r.times.of(pm::record::Milestone::detected) = told::clock("09:48");
  r.times.of(pm::record::Milestone::resolved) = told::clock("10:00");
  r.times.day_only = {pm::record::Milestone::started};
  const auto report = report_of(r);
  INFO(report);
  CHECK(report.find("- **May 2021** it was so") != report.npos);
  CHECK(report.find("- **12 May 2021** it was so") != report.npos);
  CHECK(report.find("- it was so") != report.npos);
  CHECK(report.find("| 30 Oct 2026 |") != report.npos);
  CHECK(report.find("about 21 days") != report.npos);
  // The diagram needs a moment for each end; nothing else shows one.
  const auto diagram = report.find("```mermaid"), end = report.find("```\n", diagram + 3);
  REQUIRE(end != report.npos);
  CHECK((report.substr(0, diagram) + report.substr(end)).find("00:00") == report.npos);
}

TEST_CASE("report: empty sections are omitted") {
  CHECK(headings(report_of(told::bare())) == std::vector<std::string>{"# Checkout answers with 500s"});
  for (const auto& name : golden::names()) {
    const auto report = report_of(golden::record(name));
    INFO(name);
    CHECK(report.find("\n\n\n") == std::string::npos);
    CHECK(report.ends_with('\n'));
    CHECK_FALSE(report.ends_with("\n\n"));
  }
}

TEST_CASE("report: a draft is marked first") {
  auto r = told::bare();
  CHECK(report_of(r).find("draft") == std::string::npos);
  r.status = pm::record::Status::draft;
  r.problem = "It was down.";
  CHECK(report_of(r).find("*Draft: ") < report_of(r).find("It was down"));
}

TEST_CASE("report: soak_until shown while there is no fix") {
  auto r = told::bare();
  r.soak_until = pm::time::Day{"2026-11-27"};
  CHECK(report_of(r).find("Fixes are postponed until 27 Nov 2026") != std::string::npos);
  pm::record::Fix fix;
  fix.id = "X1";
  fix.title = "A graph";
  r.fixes = {fix};
  CHECK(report_of(r).find("sleeps") == std::string::npos);
}

TEST_CASE("report: hostile text changes only the words") {
  const auto tame = markdown::parse(report_of(told::with_everywhere("words")));
  for (const auto& text : hostile::texts()) {
    if (one_line(text).empty()) continue;
    const auto report = report_of(told::with_everywhere(text));
    const auto tree = markdown::parse(report);
    INFO(one_line(text));
    CHECK((tree.structure == tame.structure));
    CHECK(tree.links == tame.links);
  }
}

TEST_CASE("report: hostile text is kept out of the diagram") {
  const auto picture = [](const std::string& report) {
    const auto from = report.find("```mermaid");
    return report.substr(from, report.find("\n```\n", from) - from);
  };
  const auto tame = picture(report_of(told::with_everywhere("words")));
  for (const auto& text : hostile::texts()) CHECK(picture(report_of(told::with_everywhere(text))) == tame);
}
