#include "report/picture.hpp"

#include <algorithm>
#include <map>
#include <random>

#include <pm/report.hpp>

#include "catch.hpp"
#include "report/build_record.hpp"
#include "report/canvas.hpp"
#include "report/golden.hpp"
#include "report/markup.hpp"
#include "text/hostile.hpp"

using namespace pm::report;
using pm::record::Event;
using pm::record::Milestone;
using pm::record::Precision;
using pm::record::Record;

namespace {

Event event(const std::string& id, std::string_view rfc3339, const std::string& text = "pods restart") {
  Event made;
  made.id = id;
  made.at = told::at(rfc3339);
  made.text = text;
  return made;
}

/// Records of every shape: few and many events, seconds to months apart, at the same time, out of order, in any script.
class RandomRecords {
 public:
  Record next() {
    auto r = told::bare();
    const auto events = pick(100) == 0 ? number(60, 400) : number(0, pick(4) == 0 ? 40 : 14);
    const auto span = std::vector<long>{60, 3600, 86400, 90L * 86400, 3L * 365 * 86400}.at(pick(5));
    r.timeline.emplace();
    for (std::size_t i = 0; i < events; ++i) r.timeline->push_back(any_event(i, span));
    for (const auto m : pm::record::milestones) {
      if (pick(4) == 0) continue;
      const bool of_event = !r.timeline->empty() && pick(2) == 0;
      r.times.of(m) = of_event ? r.timeline->at(pick(r.timeline->size())).at : moment(span);
      if (pick(8) == 0) add(r.times.day_only, m);
      if (pick(8) == 0) add(r.times.approximate, m);
    }
    if (pick(4) == 0) r.kind = pm::record::IncidentKind::near_miss;
    if (pick(3) == 0) r.timezone = "Europe/Berlin";
    return r;
  }

 private:
  static void add(std::optional<std::vector<Milestone>>& list, Milestone m) {
    if (!list) list.emplace();
    list->push_back(m);
  }
  std::size_t pick(std::size_t below) { return random_() % below; }
  std::size_t number(std::size_t from, std::size_t to) { return from + pick(to - from + 1); }

  pm::time::Instant moment(long span) {
    const auto seconds = static_cast<long>(pick(static_cast<std::size_t>(span)));
    // Most events lie close together, as in an incident.
    const std::chrono::seconds offset(pick(3) == 0 ? seconds : seconds / 50);
    return pm::time::Zone::utc().instant(told::at("2026-03-28T22:00:00+00:00").at + offset);
  }

  Event any_event(std::size_t index, long span) {
    auto made = event("T" + std::to_string(index + 1), "2026-01-01T00:00:00+00:00", words());
    made.at = moment(span);
    made.approx = pick(5) == 0;
    made.highlight = pick(5) == 0;
    if (pick(6) == 0) made.precision = static_cast<Precision>(pick(5));
    if (pick(8) == 0) made.until = moment(span);
    return made;
  }

  std::string words() {
    static const std::vector<std::string> parts = {"pods",    "restart", "<script>alert(1)</script>",
                                                   "再起動",  "שלום",    "👩‍👧",
                                                   "e\u0301", "]]>",     "Wm",
                                                   "illi",    "&amp;",   "\"'"};
    std::string all = parts.at(pick(parts.size()));
    for (auto more = pick(12); more > 0; --more) all += " " + parts.at(pick(parts.size()));
    return all;
  }

  std::mt19937 random_{20261129};
};

/// "" if every text lies within the picture and away from the others, and every event is in it once.
std::string fault_of(const Picture& picture, const Record& r) {
  std::map<std::string, int> seen;
  auto boxes = picture.boxes;
  std::sort(boxes.begin(), boxes.end(), [](const PlacedBox& a, const PlacedBox& b) { return a.top < b.top; });
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const auto& box = boxes[i];
    for (const auto& id : box.events) ++seen[id];
    if (box.left < 0 || box.top < 0 || box.right > picture.width || box.bottom > picture.height)
      return "outside at " + units(box.left) + " " + units(box.top);
    for (std::size_t j = i + 1; j < boxes.size() && boxes[j].top < box.bottom; ++j)
      if (box.overlaps(boxes[j])) return "overlap at " + units(box.left) + " " + units(box.top);
  }
  if (seen.size() != r.timeline->size()) return "an event is missing";
  for (const auto& [id, times] : seen)
    if (times != 1) return id + " is there " + std::to_string(times) + " times";
  return "";
}

}  // namespace

TEST_CASE("picture: no overlap, nothing outside, every event once") {
  RandomRecords records;
  int drawn = 0;
  for (int i = 0; i < 10'000; ++i) {
    const auto r = records.next();
    for (const auto width : {PictureWidth::wide, PictureWidth::narrow}) {
      const auto picture = timeline_picture(r, width, "wide");
      if (!picture) continue;
      ++drawn;
      const auto fault = fault_of(*picture, r);
      if (!fault.empty()) FAIL("record " << i << (width == PictureWidth::wide ? ", wide: " : ", narrow: ") << fault);
      if (i % 20 != 0) continue;
      const auto parsed = markup::parse(picture->svg);
      if (!parsed.error.empty()) FAIL("record " << i << ": " << parsed.error);
    }
  }
  CHECK(drawn > 18'000);
}

TEST_CASE("picture: the same record gives the same bytes") {
  const auto r = golden::record("whole");
  CHECK(timeline_picture(r, PictureWidth::wide, "wide")->svg == timeline_picture(r, PictureWidth::wide, "wide")->svg);
  CHECK(timeline_svg(r).value() == timeline_svg(r).value());
}

TEST_CASE("picture: hostile text stays text") {
  for (const auto& text : hostile::texts()) {
    auto r = told::bare();
    r.timeline = {event("T1", "2026-11-20T14:00:00+00:00", text), event("T2", "2026-11-20T15:00:00+00:00", text)};
    const auto svg = timeline_svg(r).value();
    const auto parsed = markup::parse(svg);
    INFO(pm::escape::for_terminal_line(text.substr(0, 100)));
    CHECK(parsed.error.empty());
    for (const auto& element : parsed.elements) {
      CHECK(element.name != "script");
      for (const auto& [name, value] : element.attributes) CHECK_FALSE(name.starts_with("on"));
    }
  }
}

TEST_CASE("picture: an event without a clock time is not on the axis") {
  auto r = told::bare();
  r.timeline = {event("T1", "2026-11-20T00:00:00+00:00", "a deploy"), event("T2", "2026-11-20T14:00:00+00:00"),
                event("T3", "2026-11-20T15:00:00+00:00"), event("T4", "2026-11-01T00:00:00+00:00", "a contract"),
                event("T5", "2026-11-20T15:30:00+00:00", "a call")};
  r.timeline->at(0).precision = Precision::day;
  r.timeline->at(3).precision = Precision::month;
  r.timeline->at(4).precision = Precision::unknown;
  const auto text = markup::parse(timeline_picture(r, PictureWidth::wide, "wide")->svg).text;
  CHECK(text.find("20 Nov 2026 T1 a deploy") != std::string::npos);
  CHECK(text.find("Nov 2026 T4 a contract") != std::string::npos);
  CHECK(text.find("Time unknown T5 a call") != std::string::npos);
  CHECK(text.find("00:00") == std::string::npos);
  CHECK(text.find("15:30") == std::string::npos);
}

TEST_CASE("picture: a milestone of which only the day is known has no clock time") {
  auto r = told::bare();
  r.timeline = {event("T1", "2026-11-20T14:00:00+00:00")};
  r.times.of(Milestone::started) = told::at("2026-11-20T00:00:00+00:00");
  r.times.of(Milestone::detected) = told::at("2026-11-20T14:00:00+00:00");
  r.times.day_only = {Milestone::started};
  const auto text = markup::parse(timeline_picture(r, PictureWidth::wide, "wide")->svg).text;
  CHECK(text.find("20 Nov 2026 Impact started") != std::string::npos);
  CHECK(text.find("00:00") == std::string::npos);
}

TEST_CASE("picture: fewer than two times give none") {
  auto r = told::bare();
  CHECK_FALSE(timeline_picture(r, PictureWidth::wide, "wide"));
  r.timeline = {event("T1", "2026-11-20T14:00:00+00:00"), event("T2", "2026-11-20T14:00:00+00:00")};
  CHECK_FALSE(timeline_picture(r, PictureWidth::wide, "wide"));
  const auto refused = timeline_svg(r);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == pm::ErrorKind::refused);
  CHECK(refused.error().message.find(r.id) != std::string::npos);
}

TEST_CASE("scale: a long gap is broken, an evenly spaced incident is not") {
  using namespace std::chrono_literals;
  const pm::time::Micros start{};
  const TimeScale even({start, start + 3min, start + 10min, start + 25min}, {0, 900, 74});
  for (const auto& stretch : even.stretches()) CHECK_FALSE(stretch.is_break);
  const TimeScale broken({start, start + 3min, start + 6min, start + 9min, start + 17h}, {0, 900, 74});
  CHECK(broken.stretches().back().is_break);
  CHECK(broken.stretches().back().right - broken.stretches().back().left == Approx(74));
  CHECK(broken.x(start + 6min) - broken.x(start + 3min) == Approx(broken.x(start + 3min) - broken.x(start)));
  CHECK(broken.x(start - 1h) == Approx(0));
  CHECK(broken.x(start + 100h) == Approx(900));
}

TEST_CASE("picture text: widths of Helvetica, cut at a character") {
  CHECK(text_width("Wi", 10, Weight::regular) == Approx((944 + 222) / 1000.0 * 10 * 1.02));
  CHECK(text_width("日本", 10, Weight::regular) == Approx(2 * 10 * 1.02));
  CHECK(cut_to_units("pods restart", 500, 12, Weight::regular) == "pods restart");
  const auto cut = cut_to_units("pods restart again and again", 60, 12, Weight::regular);
  CHECK(cut.ends_with("…"));
  CHECK(text_width(cut, 12, Weight::regular) <= 60);
  CHECK(cut_to_units("再起動", 5, 12, Weight::regular).empty());
}

TEST_CASE("stages: from one milestone to the next, the same kind joined") {
  auto r = told::bare();
  r.times.of(Milestone::started) = told::clock("14:00");
  r.times.of(Milestone::detected) = told::clock("14:10");
  r.times.of(Milestone::engaged) = told::clock("14:20");
  r.times.of(Milestone::mitigated) = told::clock("15:00");
  r.times.of(Milestone::resolved) = told::clock("16:00");
  const auto all = stages(r);
  REQUIRE(all.size() == 3);
  CHECK(all[0].name == "Undetected");
  CHECK(all[1].name == "Detected, users affected");
  CHECK(all[1].lasting() == "50 min");
  CHECK(all[2].name == "Mitigated, not yet resolved");
}
