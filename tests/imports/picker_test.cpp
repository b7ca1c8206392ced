#include <pm/picker.hpp>
#include <pm/text.hpp>

#include "catch.hpp"

using namespace pm;
using namespace pm::imports;

namespace {

/// Messages a minute apart; every 40th is heavy.
CandidateFile messages(std::size_t count) {
  CandidateFile file;
  const auto begin = time::parse_instant("2026-11-25T00:00:00Z")->at;
  for (std::size_t i = 0; i < count; ++i) {
    KeptCandidate kept;
    kept.candidate.at = begin + std::chrono::minutes(i);
    kept.candidate.text = "message " + std::to_string(i) + (i % 40 == 0 ? " the alert fired on checkout" : "");
    kept.candidate.key = "k " + std::to_string(i);
    kept.candidate.weight = i % 40 == 0 ? 5 : 0;
    file.candidates.push_back(std::move(kept));
  }
  mark_heaviest(file.candidates);
  return file;
}

struct Picking {
  explicit Picking(CandidateFile candidates)
      : file(std::move(candidates)), people({}, file, false), picker(file.candidates, people, time::Zone::utc()) {
    picker.set_size(60, 24);
  }
  Picking& types(std::string_view keys) {
    for (const char c : keys) {
      picker.press(c == '\n'     ? Key{Key::Name::enter}
                   : c == '\x15' ? Key{Key::Name::erase_line}
                   : c == '\x17' ? Key{Key::Name::erase_word}
                   : c == '\b'   ? Key{Key::Name::backspace}
                                 : Key::of(static_cast<char32_t>(c)));
      ++presses;
    }
    return *this;
  }
  [[nodiscard]] std::string screen() const {
    std::string all;
    for (const auto& line : picker.screen()) all += line + "\n";
    return all;
  }

  CandidateFile file;
  People people;
  Picker picker;
  std::size_t presses = 0;
};

}  // namespace

TEST_CASE("picker: 1,382 messages down to nine events in at most 120 keys, at 60 columns") {
  Picking p(messages(1382));
  CHECK(p.screen().find("the heaviest of 1,382") != std::string::npos);
  p.types("tsttsstt");         // five of the heaviest, going down
  p.types("gsmg");             // one more grouped with the one above; g is no milestone
  p.types("m2jtt");            // detected, then two more
  p.types("/message 1001\n");  // one that is not heavy
  p.types("t/\n");
  p.types("e\b\b\b\b\b\b\b\bfailed\n");
  p.types("q");
  CHECK(p.picker.ending() == Picker::Ending::finished);
  CHECK(p.picker.picks().size() == 9);
  CHECK(p.presses <= 120);
  const auto picks = p.picker.picks();
  CHECK(std::ranges::any_of(picks, [](const auto& pick) { return pick.candidates.size() == 2; }));
  CHECK(std::ranges::any_of(picks, [](const auto& pick) { return pick.milestone == record::Milestone::detected; }));
  CHECK(std::ranges::any_of(picks, [](const auto& pick) { return pick.candidates == std::vector<std::size_t>{1001}; }));
  CHECK(std::ranges::any_of(picks, [](const auto& pick) { return pick.words.has_value(); }));
  CHECK(std::ranges::is_sorted(picks, {}, [](const auto& pick) { return pick.candidates.front(); }));
}

TEST_CASE("picker: every line fits the terminal, whatever is pressed") {
  auto file = messages(300);
  file.candidates[3].candidate.text =
      "\x1b[2J\xe2\x80\xae 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字";
  Picking p(std::move(file));
  unsigned next = 7;
  for (int i = 0; i < 3000; ++i) {
    constexpr std::string_view keys = "tsgaeu/wjknp<>?q123456789m\n\b xyz";
    next = next * 1103515245U + 12345U;
    p.types(std::string(1, keys[(next >> 16U) % keys.size()]));
    const std::size_t columns = 20 + (next >> 8U) % 80;
    p.picker.set_size(columns, 1 + (next >> 4U) % 40);
    for (const auto& line : p.picker.screen()) {
      REQUIRE(text::display_width(line) < columns);
      REQUIRE(line.find('\x1b') == std::string::npos);
    }
    REQUIRE(p.picker.screen().size() <= 25);
  }
}

TEST_CASE("picker: each change is undone, last first") {
  Picking p(messages(100));
  p.types("tt");
  p.types("g");
  CHECK(p.picker.picks().size() == 2);
  p.types("u");
  CHECK(p.picker.picks().size() == 2);
  CHECK(p.picker.picks()[1].candidates.size() == 1);
  p.types("uu");
  CHECK(p.picker.picks().empty());
  p.types("u");
  CHECK(p.screen().find("nothing to undo") != std::string::npos);
  p.types("au");
  CHECK(p.picker.picks().empty());
}

TEST_CASE("picker: an event is not skipped, and that is no step to undo") {
  auto file = messages(10);
  file.candidates[0].event = "T1";
  Picking p(std::move(file));
  p.types("<s");
  CHECK_FALSE(p.picker.undo());
  CHECK(p.screen().find("T ") != std::string::npos);
  p.types("ssu");
  CHECK(p.picker.undo());
  CHECK_FALSE(p.picker.undo());
}

TEST_CASE("picker: a group that loses its first candidate is at the time of the next") {
  Picking p(messages(10));
  const std::vector<std::size_t> ends = {0, 8}, between = {4};
  p.picker.group(ends);
  p.picker.take(between);
  SECTION("released") { p.picker.release(0); }
  SECTION("skipped") { p.types("<s"); }
  REQUIRE(p.picker.picks().size() == 2);
  CHECK(p.picker.picks()[0].candidates == std::vector<std::size_t>{4});
  CHECK(p.picker.picks()[1].candidates == std::vector<std::size_t>{8});
}

TEST_CASE("picker: only 1 to 5 choose a milestone") {
  Picking p(messages(10));
  for (const auto* keys : {"md", "mr", "m0", "m6", "ms", "m\n"}) {
    p.types(keys);
    CHECK(p.picker.picks().empty());
    CHECK(p.screen().find("press 1 to 5 after m") != std::string::npos);
  }
  p.types("m5");
  CHECK(p.picker.picks().at(0).milestone == record::Milestone::resolved);
}

TEST_CASE("picker: a milestone keeps the time of its candidate in a group") {
  Picking p(messages(10));
  p.picker.set_milestone(5, record::Milestone::detected);
  const std::vector<std::size_t> both = {2, 5};
  p.picker.group(both);
  REQUIRE(p.picker.picks().size() == 1);
  CHECK(p.picker.line(5, 60).find("[detected]") != std::string::npos);
  CHECK(p.picker.line(2, 60).find("[detected]") == std::string::npos);
  record::Record record;
  record.timezone = "UTC";
  const auto picks = p.picker.picks();
  static_cast<void>(take_events(record, picks, p.file, p.people));
  CHECK(record.timeline->at(0).at.text == "2026-11-25T00:02:00+00:00");
  CHECK(record.times.of(record::Milestone::detected)->text == "2026-11-25T00:05:00+00:00");
  p.picker.release(5);
  CHECK_FALSE(p.picker.picks().at(0).milestone);
}

TEST_CASE("picker: Ctrl-W erases a word of the field, Ctrl-U all of it") {
  Picking p(messages(10));
  p.types("e one two  \x17\x17three\n");
  CHECK(p.picker.picks().at(0).words == "message 0 the alert fired on checkout three");
  p.types("<e\x15new words\n");
  CHECK(p.picker.picks().at(0).words == "new words");
}

TEST_CASE("picker: the help fits 60 columns whole") {
  Picking p(messages(10));
  p.types("?");
  const auto narrow = p.screen();
  p.picker.set_size(200, 24);
  CHECK(p.screen() == narrow);
}

TEST_CASE("picker: take all marked; an event cannot be taken again") {
  auto file = messages(100);
  file.candidates[0].event = "T1";
  mark_heaviest(file.candidates);
  Picking p(std::move(file));
  p.types("a");
  CHECK(p.picker.picks().size() == 2);  // 40 and 80
  p.types("<t");
  CHECK(p.picker.picks().size() == 2);
  CHECK(p.screen().find("1 event already") != std::string::npos);
}

TEST_CASE("picker: Ctrl-C takes nothing") {
  Picking p(messages(10));
  p.types("t");
  p.picker.press({Key::Name::interrupt});
  CHECK(p.picker.ending() == Picker::Ending::cancelled);
}
