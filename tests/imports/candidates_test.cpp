#include <pm/candidates.hpp>

#include "catch.hpp"

using namespace pm;
using namespace pm::imports;

namespace {

time::Micros at(std::string_view clock) { return time::parse_instant("2026-11-25T" + std::string(clock) + "Z")->at; }

Candidate message(std::string_view clock, std::string text, std::string key = {}, int weight = 0) {
  Candidate c;
  c.at = at(clock);
  c.precision = record::Precision::second;
  c.text = std::move(text);
  c.key = key.empty() ? "k " + std::string(clock) : std::move(key);
  c.source = "chat";
  c.weight = weight;
  return c;
}

Collection collect(std::vector<Candidate> candidates, const CollectOptions& options = {}, ImportState state = {}) {
  Collector collector(options, state, "test");
  for (auto& c : candidates) collector.take(std::move(c));
  return std::move(collector.collected());
}

CandidateFile file_of(std::vector<Candidate> candidates) {
  CandidateFile file;
  const record::Record record;
  const CollectOptions options;
  auto state = state_for(file, record);
  Collector collector(options, state, "test");
  for (auto& c : candidates) collector.take(std::move(c));
  static_cast<void>(merge_into(file, std::move(collector.collected()), state, record, options));
  return file;
}

}  // namespace

TEST_CASE("collector: keeps the heaviest 20,000 and counts the rest") {
  const CollectOptions options;
  ImportState state;
  Collector collector(options, state, "test");
  for (std::size_t i = 0; i < max_candidates + 500; ++i) {
    auto c = message("10:00:00", "line " + std::string(1 + i % 7, 'x') + std::to_string(i), "k" + std::to_string(i));
    c.weight = i % 100 == 0 ? 10 : 1;
    collector.take(std::move(c));
  }
  auto& all = collector.collected();
  CHECK(all.kept.size() == max_candidates);
  CHECK(all.items == max_candidates + 500);
  CHECK(all.too_light == 500);
  const auto heavy = std::ranges::count_if(all.kept, [](const auto& kept) { return kept.candidate.weight > 1; });
  CHECK(heavy == 205);
}

TEST_CASE("collector: a window, a milestone, a service and a link count; repeats count less") {
  CollectOptions options;
  options.since = at("10:00:00");
  options.until = at("11:00:00");
  options.words = {"checkout"};
  options.milestones = {at("10:30:00")};
  auto all =
      collect({message("09:59:59", "before"), message("10:31:00", "near it"), message("10:45:00", "Checkout is slow"),
               message("10:46:00", "see https://grafana.example.org/d/abc"), message("10:47:00", "same words 1"),
               message("10:48:00", "same words 2"), message("11:00:01", "after")},
              options);
  CHECK(all.outside_window == 2);
  sort_candidates(all.kept);
  REQUIRE(all.kept.size() == 5);
  CHECK(all.kept[0].candidate.why == "near a milestone");
  CHECK(all.kept[1].candidate.why == "names a service");
  CHECK(all.kept[2].candidate.why == "links to a graph");
  CHECK(all.kept[3].candidate.weight == 0);
  CHECK(all.kept[4].candidate.why == "repeated");
  CHECK(all.kept[4].candidate.weight < 0);
}

TEST_CASE("collector: of one moment the order of the source counts, also of one that is newest first") {
  const auto order_of = [](std::vector<Candidate> candidates) {
    ImportState state;
    const CollectOptions options;
    Collector collector(options, state, "test");
    for (auto& c : candidates) collector.take(std::move(c));
    Collection all;
    absorb(all, std::move(collector.collected()));
    sort_candidates(all.kept);
    std::string texts;
    for (const auto& kept : all.kept) texts += kept.candidate.text + " ";
    return texts;
  };
  CHECK(order_of({message("10:00:00", "down?", "k9"), message("10:00:00", "yes", "k2"),
                  message("10:00:00", "looking", "k5"), message("10:01:00", "found", "k1")}) ==
        "down? yes looking found ");
  ImportState state;
  const CollectOptions options;
  Collection both;
  for (const auto* name : {"a", "b"}) {
    Collector collector(options, state, "test");
    for (const auto* number : {"1", "2", "3"})
      collector.take(message("10:00:00", std::string(name) + number, std::string(name) + number));
    absorb(both, std::move(collector.collected()));
  }
  sort_candidates(both.kept);
  std::string in_order;
  for (const auto& kept : both.kept) in_order += kept.candidate.text + " ";
  CHECK(in_order == "a1 a2 a3 b1 b2 b3 ");
  CHECK(order_of({message("10:01:00", "found", "k1"), message("10:00:00", "looking", "k5"),
                  message("10:00:00", "yes", "k2"), message("10:00:00", "down?", "k9")}) == "down? yes looking found ");
}

TEST_CASE("collector: hostile bytes become one clean line") {
  auto c = message("10:00:00", "a\x1b[31m\xff\n" + std::string(1, '\0') + "b");
  c.url = "javascript:alert(1)";
  c.who = "x\ny";
  auto all = collect({c, message("10:01:00", std::string(1'000'000, 'x')), message("10:02:00", " \n\t ")});
  sort_candidates(all.kept);
  REQUIRE(all.kept.size() == 2);
  CHECK(all.kept[0].candidate.text == "a [31m\xEF\xBF\xBD b");
  CHECK(all.kept[0].candidate.url.empty());
  CHECK(all.kept[0].candidate.who == "x y");
  CHECK(all.kept[1].candidate.text.size() == max_text_bytes);
  CHECK(all.bad_encodings == 1);
  CHECK(collect({message("10:00:00", "a reader put \uFFFD here")}).bad_encodings == 1);
  CHECK(all.cut_texts == 1);
  CHECK(all.dropped == 1);
}

TEST_CASE("collector: secrets are removed from what is kept and counted") {
  const auto all = collect({message("10:00:00", "used ghp_0123456789abcdefABCDEF here")});
  CHECK(all.secrets_removed == 1);
  CHECK(all.kept[0].candidate.text == "used [secret removed] here");
}

TEST_CASE("candidates file: read back as written; broken lines survive") {
  auto file = file_of({message("10:00:00", "first \"quoted\" ü"), message("10:01:00", "second")});
  file.roles = {{"U1", "on call"}};
  file.names = {{"U1", "Ana"}};
  file.candidates[1].event = "T2";
  const auto bytes = write_candidates(file, "2026-11-25-x");
  const auto back = parse_candidates(bytes + "{\"n\": 3, broken\n\xff\xfe\n");
  CHECK(back.roles == file.roles);
  CHECK(back.names == file.names);
  REQUIRE(back.candidates.size() == 2);
  CHECK(back.candidates[0].candidate.text == "first \"quoted\" ü");
  CHECK(back.candidates[1].event == "T2");
  REQUIRE(back.broken.size() == 2);
  CHECK(back.broken[0].number == 4);
  CHECK(back.broken[0].text == "{\"n\": 3, broken");
  CHECK(back.broken[1].number == 5);
  CHECK(back.broken[1].text == "\xff\xfe");
  CHECK(write_candidates(back, "2026-11-25-x") == bytes + "{\"n\": 3, broken\n\xff\xfe\n");
}

TEST_CASE("candidates file: a broken line with several carriage returns stays as it is") {
  const auto once = write_candidates(parse_candidates("{broken\r\r\r\n"), "2026-11-25-x");
  CHECK(write_candidates(parse_candidates(once), "2026-11-25-x") == once);
}

TEST_CASE("merge: importing again adds nothing, and tells what was edited or deleted") {
  auto file = file_of({message("10:00:00", "one"), message("10:01:00", "two"), message("10:02:00", "three"),
                       message("10:03:00", "four")});
  record::Record record;
  auto state = state_for(file, record);
  const CollectOptions options;
  Collector collector(options, state, "test", true);
  collector.take(message("10:00:00", "one"));
  collector.take(message("10:01:00", "two, edited"));
  collector.take(message("10:03:00", "four"));
  collector.take(message("10:04:00", "five"));
  const auto merged = merge_into(file, std::move(collector.collected()), state, record, options);
  CHECK(merged.added == 1);
  CHECK(merged.known == 3);
  REQUIRE(merged.changes.size() == 2);
  CHECK(merged.changes[0].kind == SourceChange::Kind::edited);
  CHECK(merged.changes[0].now == "two, edited");
  CHECK(merged.changes[1].kind == SourceChange::Kind::deleted);
  CHECK(merged.changes[1].was == "three");
  CHECK(file.candidates.size() == 5);
}

TEST_CASE("merge: an edit and a deletion are reported once") {
  const record::Record record;
  auto file = file_of({message("10:00:00", "one"), message("10:01:00", "two"), message("10:02:00", "three")});
  const auto import = [&](std::vector<Candidate> candidates) {
    file = parse_candidates(write_candidates(file, "2026-11-25-x"));
    auto state = state_for(file, record);
    const CollectOptions options;
    Collector collector(options, state, "test", true);
    for (auto& c : candidates) collector.take(std::move(c));
    std::vector<std::string> changes;
    for (const auto& change : merge_into(file, std::move(collector.collected()), state, record, options).changes)
      changes.push_back((change.kind == SourceChange::Kind::edited ? "edited " : "deleted ") + change.was);
    return changes;
  };
  using Changes = std::vector<std::string>;
  const std::vector<Candidate> changed = {message("10:00:00", "one, edited"), message("10:02:00", "three")};
  CHECK(import(changed) == Changes{"edited one", "deleted two"});
  CHECK(import(changed).empty());
  const std::vector<Candidate> restored = {message("10:00:00", "one, edited"), message("10:01:00", "two"),
                                           message("10:02:00", "three")};
  CHECK(import(restored).empty());
  CHECK(import(changed) == Changes{"deleted two"});
  CHECK(file.candidates.size() == 3);
  // Two copies of an item with different texts: the first counts, at each import.
  const std::vector<Candidate> copies = {message("10:00:00", "one, edited"), message("10:00:00", "one, a copy"),
                                         message("10:02:00", "three")};
  CHECK(import(copies).empty());
  CHECK(import(copies).empty());
}

TEST_CASE("take: events carry what the source knows; a group is one event") {
  auto one = message("10:00:00", "<@U1> paged", "slack C1 1.2");
  one.who = "U2", one.is_person = true;
  one.url = "https://example.slack.com/archives/C1/p12";
  one.kind = record::EventKind::signal;
  auto file = file_of(
      {one, message("10:01:00", "db restarted", "slack C1 1.3"), message("10:05:00", "all well", "slack C1 1.4")});
  file.names = {{"U1", "Ana Example"}, {"U2", "Bo Sample"}};
  file.roles = {{"U2", "on call"}};
  record::Record record;
  record.timezone = "Europe/Berlin";
  const People people({}, file, false);
  const std::vector<PickedEvent> picks = {{.candidates = {0, 1}, .milestone = record::Milestone::detected},
                                          {.candidates = {2}, .words = "then Bo said all is well"}};
  const auto taken = take_events(record, picks, file, people);
  CHECK(taken.ids == std::vector<std::string>{"T1", "T2"});
  const auto& event = record.timeline->at(0);
  CHECK(event.at.text == "2026-11-25T11:00:00+01:00");
  CHECK(event.text == "somebody paged / db restarted");
  CHECK(event.who == "on call");
  CHECK(event.key == "slack C1 1.2 + slack C1 1.3");
  CHECK(event.url == one.url);
  CHECK(event.kind == record::EventKind::signal);
  CHECK(event.precision == record::Precision::second);
  CHECK(event.verbatim == true);
  CHECK(record.times.of(record::Milestone::detected)->text == event.at.text);
  CHECK(record.timeline->at(1).text == "then on call said all is well");
  CHECK_FALSE(record.timeline->at(1).verbatim);
  // Again: all are events already.
  const auto again = take_events(record, picks, file, people);
  CHECK(again.ids.empty());
  CHECK(again.known == 2);
  // The event is removed: its candidates can be picked again.
  record.timeline->erase(record.timeline->begin());
  forget_missing_events(file, record);
  CHECK(file.candidates[0].event.empty());
  CHECK(file.candidates[2].event == "T2");
}

TEST_CASE("people: no name is left without --names") {
  CandidateFile file;
  file.names = {{"U1", "Jane Doe"}, {"U2", "Will Smith"}, {"U3", "ana.k"}};
  const People people({{"U1", "incident lead"}}, file, false);
  CHECK(people.without_names("<@U1> and @Jane restarted it") == "incident lead and incident lead restarted it");
  CHECK(people.without_names("Jane Doe saw it. Will this end?") == "incident lead saw it. Will this end?");
  CHECK(people.without_names("we asked Will, and ana@example.org") == "we asked somebody, and ana@example.org");
  CHECK(people.without_names("<@U9|bo>: ask @ana.k") == "somebody: ask somebody");
  const People with_names({}, file, true);
  CHECK(with_names.without_names("<@U1> did") == "Jane Doe did");
}

TEST_CASE("people: all names of a person are replaced, the longest first, and once") {
  CandidateFile file;
  for (const auto& [id, name] : std::vector<std::pair<std::string, std::string>>{{"U04JON", "Jon"},
                                                                                 {"U04JON", "Jon Field"},
                                                                                 {"U04JON", "jfield"},
                                                                                 {"U05", "Priya Nair"},
                                                                                 {"U05", "priya"},
                                                                                 {"U05", "priya.nair"},
                                                                                 {"U06", "Eva Field"},
                                                                                 {"U06", "Eva"},
                                                                                 {"U07", "Eva Stone"}})
    add_name(file, id, name);
  CHECK(file.names["U04JON"] == "Jon Field");
  file = parse_candidates(write_candidates(file, "2026-11-25-x"));
  CHECK(file.names["U05"] == "Priya Nair");
  CHECK(file.other_names.contains({"U05", "priya.nair"}));
  const People nobody({}, file, false);
  CHECK(nobody.without_names("asking Jon Field") == "asking somebody");
  CHECK(nobody.without_names("priya.nair and jfield looked") == "somebody and somebody looked");
  CHECK(nobody.without_names("the field is empty, jon is no name here") == "the field is empty, jon is no name here");
  for (const std::string key : {"U04JON", "Jon", "Jon Field", "jfield"}) {
    INFO(key);
    const People people({{key, "data engineer"}, {"U06", "lead"}}, file, false);
    CHECK(people.without_names("asking Jon Field, <@U04JON>, @jfield and Jon") ==
          "asking data engineer, data engineer, data engineer and data engineer");
    CHECK(people.without_names("Eva Field asked Mr Field") == "lead asked Mr somebody");  // two of that name
    auto c = message("10:00:00", "text");
    c.is_person = true;
    for (const auto* who : {"U04JON", "Jon Field", "jfield"}) {
      c.who = who;
      CHECK(people.shown(c) == "data engineer");
    }
  }
  CHECK(nobody.id_of("Jon Field") == "U04JON");
  CHECK(nobody.id_of("Eva") == "U06");
  CHECK(nobody.id_of("unknown") == "unknown");
  for (const auto* name : {"Priya Nair", "priya nair", " Priya ", "priya.nair", "U05", "Nair"})
    CHECK(nobody.is_name_of("U05", name));
  CHECK(nobody.is_name_of("Jane Roe", "jane roe"));
  for (const auto* role : {"on call", "", "-", "Jon Field", "data engineer"})
    CHECK_FALSE(nobody.is_name_of("U05", role));
}

TEST_CASE("merge: only what lists all of its source and span can report a deletion") {
  const record::Record record;
  const CollectOptions options;
  const auto deleted = [&](bool lists_all, bool is_partial, std::vector<Candidate> candidates) {
    auto file = file_of({message("10:00:00", "one"), message("10:01:00", "two"), message("10:02:00", "three")});
    auto state = state_for(file, record);
    Collector collector(options, state, "test", lists_all);
    for (auto& c : candidates) collector.take(std::move(c));
    if (is_partial) collector.mark_partial();
    return merge_into(file, std::move(collector.collected()), state, record, options).changes.size();
  };
  const std::vector<Candidate> ends = {message("10:02:00", "three"), message("10:00:00", "one")};
  CHECK(deleted(true, false, ends) == 1);
  CHECK(deleted(false, false, ends) == 0);
  CHECK(deleted(true, true, ends) == 0);
  CHECK(deleted(true, false, {message("10:00:00", "one")}) == 0);
  auto other = message("10:03:00", "of another source");
  other.source = "alerts";
  CHECK(deleted(true, false, {message("10:00:00", "one"), other}) == 0);
}

TEST_CASE("selection: numbers, spans and marked; others are refused") {
  auto file =
      file_of({message("10:00:00", "a b c", "", 3), message("10:01:00", "d e f"), message("10:02:00", "g h i")});
  CHECK(parse_selection("3, 1-2", file.candidates).value() == std::vector<std::size_t>{0, 1, 2});
  CHECK(parse_selection("marked", file.candidates).value() == std::vector<std::size_t>{0});
  for (const auto* words : {"0", "4", "2-1", "x", "1-", "-1"}) CHECK_FALSE(parse_selection(words, file.candidates));
}
