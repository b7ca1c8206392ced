#include <algorithm>
#include <cmath>
#include <map>
#include <regex>

#include <pm/html.hpp>
#include <pm/report.hpp>

#include "catch.hpp"
#include "report/build_record.hpp"
#include "report/everywhere.hpp"
#include "report/golden.hpp"
#include "report/html.hpp"
#include "report/markup.hpp"
#include "text/hostile.hpp"

using pm::record::Milestone;
using pm::record::Precision;
using pm::report::html;

namespace {

std::string attribute_of(const markup::ParsedCommandLine& page, const std::string& element, const std::string& name) {
  for (const auto& one : page.elements)
    if (one.name == element && !one.attribute(name).empty()) return one.attribute(name);
  return {};
}

std::vector<std::string> style_sheets(const std::string& page) {
  std::vector<std::string> all;
  const std::string begin = "<style>", end = "</style>";
  for (auto at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1)) {
    const auto from = at + begin.size();
    all.push_back(page.substr(from, page.find(end, from) - from));
  }
  return all;
}

/// The page without the text of its style sheets and without their hashes: both have their own tests.
std::string without_styles(std::string page) {
  const auto cut = [&](const std::string& begin, const std::string& end) {
    for (auto at = page.find(begin); at != std::string::npos; at = page.find(begin, at + begin.size()))
      page.erase(at + begin.size(), page.find(end, at + begin.size()) - at - begin.size());
  };
  cut("<style>", "</style>");
  cut("'sha256-", "'");
  return page;
}

/// 57 events over three days, as the longest incident that the size is promised for.
pm::record::Record long_record() {
  auto r = golden::record("whole");
  auto event = r.timeline->front();
  r.timeline->clear();
  for (int i = 0; i < 57; ++i) {
    event.id = "T" + std::to_string(i + 1);
    event.at = pm::time::Zone::utc().instant(told::clock("08:00").at + std::chrono::minutes(i * 61));
    event.text = "the health check of the checkout service in zone " + std::to_string(i % 3) + " fails again";
    r.timeline->push_back(event);
  }
  return r;
}

}  // namespace

TEST_CASE("reports in HTML are as expected") {
  for (const auto* name : {"whole", "near-miss", "story-only", "title-only-draft", "clock-change"})
    golden::matches(std::string(name) + ".html", without_styles(html(golden::record(name))));
}

TEST_CASE("html: well-formed, with one h1 and no level skipped") {
  for (const auto& name : golden::names()) {
    const auto page = markup::parse(html(golden::record(name)));
    INFO(name);
    CHECK(page.error.empty());
    int level = 0, titles = 0;
    for (const auto& element : page.elements) {
      if (element.name.size() != 2 || element.name[0] != 'h' || element.name == "hr") continue;
      const int next = element.name[1] - '0';
      if (next < 1 || next > 6) continue;
      titles += next == 1 ? 1 : 0;
      CHECK(next <= level + 1);
      level = next;
    }
    CHECK(titles == 1);
  }
}

TEST_CASE("html: the policy allows the style sheets and nothing else") {
  for (const std::string team : {"", "h1{color:teal}", "/* \r\n </style><script>alert(1)</script> */"}) {
    const auto page = html(golden::record("whole"), team);
    const auto policy = attribute_of(markup::parse(page), "meta", "content");
    std::string sources;
    for (const auto& css : style_sheets(page)) sources += " 'sha256-" + pm::text::sha256_base64(css) + "'";
    CHECK(style_sheets(page).size() == (team.empty() ? 1 : 2));
    CHECK(page.find("default-src 'none'; style-src" + sources + "; base-uri 'none'; form-action 'none'") !=
          std::string::npos);
    CHECK(markup::parse(page).error.empty());
  }
}

TEST_CASE("html: hostile text in every place stays text") {
  for (const auto& text : hostile::texts()) {
    const auto page = markup::parse(html(told::with_everywhere(text)));
    INFO(pm::escape::for_terminal_line(text.substr(0, 100)));
    CHECK(page.error.empty());
    for (const auto& element : page.elements) {
      for (const auto* active : {"script", "iframe", "img", "object", "form", "base", "link"})
        CHECK(element.name != active);
      for (const auto& [name, value] : element.attributes) {
        CHECK_FALSE(name.starts_with("on"));
        CHECK(name != "style");
        if (name == "href") CHECK((value.starts_with("http") || value.starts_with("#")));
      }
    }
  }
}

TEST_CASE("html: a javascript address is no link") {
  auto r = told::bare();
  pm::record::Link link;
  link.url = "javascript:alert(1)";
  link.title = "graph";
  r.links = {link};
  CHECK(html(r).find("href=\"javascript") == std::string::npos);
  CHECK(markup::parse(html(r)).text.find("graph") != std::string::npos);
}

TEST_CASE("html: every event, factor and fix has an anchor, and every link within the page leads to one") {
  const auto r = golden::record("whole");
  const auto page = markup::parse(html(r));
  std::vector<std::string> ids;
  for (const auto& element : page.elements)
    if (!element.attribute("id").empty()) ids.push_back(element.attribute("id"));
  auto unique = ids;
  std::sort(unique.begin(), unique.end());
  CHECK(std::adjacent_find(unique.begin(), unique.end()) == unique.end());
  const auto has = [&](const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
  for (const auto& event : *r.timeline) CHECK(has(event.id));
  for (const auto& factor : *r.factors) CHECK(has(factor.id));
  for (const auto& fix : *r.fixes) CHECK(has(fix.id));
  for (const auto& element : page.elements)
    if (element.attribute("href").starts_with("#")) CHECK(has(element.attribute("href").substr(1)));
}

TEST_CASE("html: at most 60 kB for 57 events") { CHECK(html(long_record()).size() < 60'000); }

TEST_CASE("html: a time that is not known is not a clock time") {
  auto r = told::bare();
  for (const auto* id : {"T1", "T2", "T3"}) {
    pm::record::Event event;
    event.id = id;
    event.at = told::clock("00:00");
    event.text = "something happens";
    r.timeline = r.timeline.value_or(std::vector<pm::record::Event>{});
    r.timeline->push_back(event);
  }
  r.timeline->at(0).precision = Precision::day;
  r.timeline->at(1).precision = Precision::month;
  r.timeline->at(2).precision = Precision::unknown;
  r.times.unknown = {Milestone::started};
  const auto text = markup::parse(html(r)).text;
  CHECK(text.find("00:00") == std::string::npos);
  CHECK(text.find("Friday, 20 November 2026") != std::string::npos);
  CHECK(text.find("November 2026\n") != std::string::npos);
  CHECK(text.find("Time unknown: Impact started") != std::string::npos);
}

TEST_CASE("report files: the format is read from the first line") {
  using pm::report::Format;
  using pm::report::format_of;
  const auto r = golden::record("whole");
  CHECK(format_of(pm::report::markdown(r).value()) == Format::markdown);
  CHECK(format_of(html(r)) == Format::html);
  CHECK(format_of(pm::report::timeline_svg(r).value()) == Format::svg);
  CHECK_FALSE(format_of("<!-- pm-report-html {{id}} -->\n"));
  CHECK_FALSE(format_of("<!DOCTYPE html>\n"));
  const auto file = pm::report::report_file(html(r));
  CHECK_FALSE(pm::report::is_edited(file));
  CHECK(pm::report::is_edited(file + "<p>more</p>\n"));
  CHECK(pm::report::is_same_report(file, html(r)));
}

// WCAG 2: 4.5 : 1 for text, 3 : 1 for graphics; the palette is used for both.
TEST_CASE("html: the palette has enough contrast on light and dark pages") {
  const auto luminance = [](const std::string& hex) {
    const auto channel = [&](std::size_t at) {
      const auto digits = hex.size() == 4 ? std::string(2, hex[1 + at]) : hex.substr(1 + 2 * at, 2);
      const double value = std::stoi(digits, nullptr, 16) / 255.0;
      return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2);
  };
  const auto css = style_sheets(html(told::bare())).front();
  const std::regex rule(R"(:root\{([^}]*--page[^}]*)\})"), colour(R"(--([a-z]+):(#[0-9a-f]+))");
  int palettes = 0;
  for (std::sregex_iterator it(css.begin(), css.end(), rule), end; it != end; ++it, ++palettes) {
    const auto body = (*it)[1].str();
    std::map<std::string, double> colours;
    for (std::sregex_iterator c(body.begin(), body.end(), colour); c != end; ++c)
      colours[(*c)[1].str()] = luminance((*c)[2].str());
    const auto contrast = [&](const std::string& a, const std::string& b) {
      const auto [low, high] = std::minmax(colours.at(a), colours.at(b));
      return (high + 0.05) / (low + 0.05);
    };
    for (const auto* name : {"text", "muted", "link", "undetected", "detected", "mitigated", "normal"}) {
      INFO(name);
      CHECK(contrast(name, "page") >= 4.5);
      CHECK(contrast(name, "soft") >= 4.5);
    }
    CHECK(contrast("before", "page") >= 3);
  }
  CHECK(palettes == 3);
}
