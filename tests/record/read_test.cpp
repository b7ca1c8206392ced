#include <fstream>
#include <sstream>

#include <pm/record.hpp>

#include "catch.hpp"

using namespace pm::record;

namespace {

std::string full_record() {
  std::ifstream file(std::string(PM_SOURCE_DIR) + "/tests/record/full_record.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A sound little record with more keys in it.
std::string record_with(const std::string& more) {
  return R"({"format":"pm-record/1","id":"2026-11-20-a","status":"draft","title":"A")" +
         (more.empty() ? "" : "," + more) + "}";
}

std::string told(const std::vector<ValidationError>& faults) {
  std::string all;
  for (const ValidationError& fault : faults)
    all += fault.pointer + ": " + fault.message + (fault.hint.empty() ? "" : " (" + fault.hint + ")") + "\n";
  return all;
}

/// The one fault of a text.
ValidationError fault_of(const std::string& json) {
  const auto result = read(json);
  INFO(json << "\n" << told(result.errors));
  CHECK_FALSE(result.record);
  REQUIRE(result.errors.size() == 1);
  return result.errors.front();
}

std::string place(const SourceSpan& span) {
  const auto point = [](std::size_t line, std::size_t column) {
    return std::to_string(line) + ":" + std::to_string(column);
  };
  return point(span.line, span.column) + "-" + point(span.end_line, span.end_column);
}

std::string message_of(const std::string& json) {
  const auto fault = fault_of(json);
  return place(fault.span) + " " + fault.message;
}

}  // namespace

TEST_CASE("roundtrip: a record with every field") {
  const auto text = full_record();
  const auto result = read(text);
  INFO(told(result.errors));
  REQUIRE(result.record);
  CHECK(write(*result.record) == text);

  const Record& record = *result.record;
  CHECK(record.cost.amount == Number{1200.5, "1200.50"});
  CHECK(record.cost.extra.front().first == "x_source");
  CHECK(record.timeline->at(2).at.text == "2026-03-29T03:20:00.250+02:00");
  CHECK(record.timeline->at(2).approx == false);
  CHECK(record.times.of(Milestone::mitigated)->text == "2026-03-29T09:00:00+02:00");
  CHECK_FALSE(record.times.of(Milestone::engaged));
  CHECK(record.times.unknown == std::vector{Milestone::engaged});
  CHECK(record.detection.by == DetectedBy::customer);
  CHECK(record.why_so_long.recovery == std::vector<Reason>{});
  CHECK(record.fixes->at(0).ticket->state == TicketState::closed);
  CHECK(record.fixes->at(2).automates == Automates::decision);
  CHECK(record.process.rating == Number{4, "4.0"});
  CHECK(record.custom->find("customers_told")->text == "09:30, by mail");
  CHECK(record.interview.is_short == false);
}

TEST_CASE("writer: normalises layout and order") {
  const auto one = read(R"({"x_b":1,"title":"\u00e9\u20ac\ud83d\ude00\/","cost":{},"status":"final",)"
                        "\t\r\n"
                        R"("id":"2026-11-20-a","format":"pm-record/1"})");
  REQUIRE(one.record);
  CHECK(write(*one.record) == R"({
  "format": "pm-record/1",
  "id": "2026-11-20-a",
  "status": "final",
  "title": "é€😀/",
  "cost": {},
  "x_b": 1
}
)");
}

TEST_CASE("reader: invalid JSON gives one fault") {
  CHECK(message_of("") == "1:1-1:1 unexpected end of file: expected \"{\" at the start of the record");
  CHECK(message_of("{") == "1:2-1:2 unexpected end of file: expected a key in double quotes or \"}\"");
  CHECK(message_of("{\"a\"") == "1:5-1:5 unexpected end of file: expected \":\" after the key");
  CHECK(message_of("{\"a\":") == "1:6-1:6 unexpected end of file: expected a value after the \":\"");
  CHECK(message_of("{\"a\":1") == "1:7-1:7 unexpected end of file: expected \",\" or \"}\"");
  CHECK(message_of("{\"a\":1,}") == "1:8-1:9 expected a key in double quotes");
  CHECK(message_of("{\n\"é\": 1 \"b\": 2}") == "2:8-2:9 expected \",\" or \"}\"");
  CHECK(message_of("{\"a\":[1 2]}") == "1:9-1:10 expected \",\" or \"]\"");
  CHECK(message_of("{\"a\":[1,]}") == "1:9-1:10 expected a value");
  CHECK(message_of("{\"a\" 1}") == "1:6-1:7 expected \":\" after the key");
  CHECK(message_of("{'a':1}") == "1:2-1:3 expected a key in double quotes or \"}\"");
  CHECK(message_of("{} {}") == "1:4-1:5 expected end of file after the last \"}\"");
  CHECK(message_of("{\"a\":tru}") == "1:6-1:9 invalid literal; expected true, false or null");
  CHECK(message_of("{\"a\":01}") == "1:6-1:8 invalid number");
  CHECK(message_of("{\"a\":.5}") == "1:6-1:8 invalid number");
  CHECK(message_of("{\"a\":1.2.3}") == "1:6-1:11 invalid number");
  CHECK(message_of("{\"a\":1e999}") == "1:6-1:11 number out of range");
  CHECK(message_of("{\"a\":\"x") == "1:6-1:7 unterminated string at the end of the file");
  CHECK(message_of("{\"a\":\"x\ny\"}") == "1:8-2:1 unterminated string");
  CHECK(message_of("{\"a\":\"x\ty\"}") == "1:8-1:9 control character in a string");
  CHECK(message_of("{\"a\":\"\\q\"}") == "1:8-1:9 invalid escape sequence after \\");
  CHECK(message_of("{\"a\":\"\\ud800\"}") == "1:13-1:14 invalid escape sequence after \\");
  CHECK(message_of("{\"a\":1/*c*/}") == "1:7-1:8 expected \",\" or \"}\"");
  CHECK(fault_of("{\"a\":1/*c*/}").hint == "JSON does not allow comments");
  CHECK(fault_of("{\"a\":1,}").hint == "remove the comma before it");
  CHECK(fault_of("{'a':1}").hint == "use double quotes");
}

TEST_CASE("reader: invalid UTF-8, NUL and BOM") {
  CHECK(message_of("{\"a\":\"\xFF\"}") == "1:7-1:8 invalid UTF-8");
  CHECK(message_of("{\"a\":\"\xE2\x82\"}") == "1:7-1:8 invalid UTF-8");
  CHECK(message_of("{\"a\":\"\xED\xA0\x80\"}").find("invalid UTF-8") != std::string::npos);
  CHECK(message_of("{\"a\":\xFF}") == "1:6-1:7 invalid UTF-8");
  CHECK(message_of(std::string("{\"a\0\":1}", 8)) == "1:4-1:5 NUL byte in the file");
  CHECK(message_of("\xEF\xBB\xBF{}") == "1:1-1:2 byte order mark at the start of the file");
}

TEST_CASE("reader: at most 64 levels") {
  const auto nested = [](std::size_t lists) {  // within the record and custom, which are two levels
    return record_with("\"custom\":{\"a\":" + std::string(lists, '[') + std::string(lists, ']') + "}");
  };
  CHECK(read(nested(62)).record);
  CHECK(fault_of(nested(63)).message == "more than 64 levels of nesting");
  CHECK(fault_of(std::string(10'000'000, '[')).message == "more than 64 levels of nesting");
}

TEST_CASE("reader: at most 64 MB") {
  std::string text(max_bytes, ' ');
  text[0] = '}';  // at once no JSON, or this test would be a slow one
  CHECK(fault_of(text).message == "expected \"{\" at the start of the record");
  text += ' ';
  CHECK(fault_of(text).message == "larger than 64 MB, the limit");
}

TEST_CASE("reader: reports all faults in order") {
  const auto result = read(R"({
  "id": "2026-02-30-a",
  "status": "finl",
  "titel": "A",
  "format": "pm-record/1",
  "services": ["a", " ", 5],
  "fixes": [
    {"id": "X1", "title": "a", "status": "dropped", "hours": 0},
    {"id": "X1", "title": "two\nlines", "status": "open", "closed_at": "2026-11-20T14:00:00Z"}
  ],
  "kind": "nearmiss"
})");
  CHECK(told(result.errors) == R"(: "title" is missing (add one line of text)
/id: 2026-02-30 is not a valid date (check month and day)
/status: expected one of "draft", "final" (did you mean "final"?)
/titel: unknown key "titel" (did you mean "title"?)
/services/1: blank text (add text, or remove the key)
/services/2: expected text that is not blank, found a number
/fixes/0: "closed_why" is missing (give the reason in "closed_why")
/fixes/0/hours: expected a number above 0, like 2.5
/fixes/1/id: duplicate id "X1" (use the next free number)
/fixes/1/title: more than one line (expected one line of text)
/fixes/1/closed_at: "status" "open" does not allow "closed_at" (remove "closed_at", or set the status to "done" or "dropped")
/kind: expected one of "outage", "degradation", "near-miss", "data", "security", "other" (did you mean "near-miss"?)
)");
}

TEST_CASE("fault: line, column and excerpt") {
  const auto fault = fault_of(
      "{\"format\":\"pm-record/1\",\"id\":\"2026-11-20-a\",\"status\":\"draft\",\n"
      "  \"title\": \"日本 🔥\", \"kind\": \"fire\"}");
  CHECK(place(fault.span) == "2:28-2:34");
  CHECK(fault.excerpt == "\"fire\"");
  CHECK(fault.pointer == "/kind");
}

TEST_CASE("fault: missing values point to the parent") {
  const auto fault = fault_of(record_with("\n\"links\":[{\"title\":\"x\"}]"));
  CHECK(fault.pointer == "/links/0");
  CHECK(place(fault.span) == "2:10-2:10");
  CHECK(fault.span.begin == fault.span.end);
  CHECK(fault.excerpt.empty());
  CHECK(fault.message == "\"url\" is missing");
}

TEST_CASE("fault: long excerpts are cut") {
  CHECK(fault_of(record_with("\"kind\": {\n\"a\": 1}")).excerpt == "{");
  std::string long_text = "\"kind\":\"a";
  for (int i = 0; i < 50; ++i) long_text += "é";
  const auto excerpt = fault_of(record_with(long_text + "\"")).excerpt;
  CHECK(excerpt.size() == 80);
  CHECK(excerpt.substr(78) == "é");
}

TEST_CASE("pointer: escapes as in RFC 6901") {
  CHECK(fault_of(record_with(R"("custom":{"a/b~":{"c":1,"c":2}})")).pointer == "/custom/a~1b~0/c");
}

TEST_CASE("reader: an unknown key gets a suggestion") {
  CHECK(fault_of(record_with(R"("fixs":[])")).hint == "did you mean \"fixes\"?");
  CHECK(fault_of(record_with(R"("zzzzzz":1)")).hint.find("this version of pm supports pm-record/1") == 0);
  CHECK(fault_of(record_with(R"("x_Team":1)")).message == "unknown key \"x_Team\"");
  CHECK(fault_of(record_with(R"("x_":1)")).message == "unknown key \"x_\"");
  CHECK(fault_of(record_with(R"("cost":{"unti":"EUR"})")).hint == "did you mean \"unit\"?");
  CHECK(read(record_with(R"("x_a":1,"cost":{"x_9_":{"anything":[null]}})")).record);
}

TEST_CASE("reader: another format is refused") {
  const auto fault = fault_of(R"({"format":"pm-record/2","id":"2026-11-20-a","status":"draft","title":"A"})");
  CHECK(fault.message == "expected \"pm-record/1\"");
  CHECK(fault.hint == "this version of pm supports only the format pm-record/1");
}

TEST_CASE("reader: a record is an object") {
  CHECK(fault_of("[]").message == "expected an object, found a list");
  CHECK(fault_of("null").message == "expected an object, found null");
  CHECK(fault_of(" 5 ").message == "expected an object, found a number");
}

TEST_CASE("reader: duplicate keys") {
  CHECK(fault_of(record_with(R"("impact":"a","impact":"b")")).pointer == "/impact");
  CHECK(fault_of(record_with(R"("cost":{"x_a":1,"x_a":1})")).pointer == "/cost/x_a");
  CHECK(fault_of(record_with(R"("x_a":[{"b":1,"\u0062":2}])")).pointer == "/x_a/0/b");
  std::string many = "\"custom\":{\"k0\":0";
  for (int i = 1; i < 100; ++i) many += ",\"k" + std::to_string(i) + "\":0";
  CHECK(read(record_with(many + "}")).record);
  CHECK(fault_of(record_with(many + ",\"k7\":0}")).pointer == "/custom/k7");
}

TEST_CASE("reader: duplicate ids") {
  const auto factors = [](std::string ids) {
    std::string list;
    for (const char id : ids) list += std::string(list.empty() ? "" : ",") + R"({"id":"F)" + id + R"(","text":"a"})";
    return record_with("\"factors\":[" + list + "]");
  };
  CHECK(read(factors("123")).record);
  CHECK(fault_of(factors("121")).pointer == "/factors/2/id");
}

TEST_CASE("reader: days and zones must exist") {
  CHECK(fault_of(record_with(R"("soak_until":"2025-02-29")")).message == "2025-02-29 is not a valid date");
  CHECK(read(record_with(R"("soak_until":"2024-02-29")")).record);
  CHECK(fault_of(record_with(R"("soak_until":"29.2.2024")")).message == "expected a day, like 2026-11-20");
  CHECK(fault_of(record_with(R"("times":{"started":"2025-02-29T00:00:00Z"})")).message ==
        "2025-02-29 is not a valid date");
  CHECK(fault_of(record_with(R"("timezone":"Europe/Atlantis")")).message == "unknown time zone \"Europe/Atlantis\"");
  CHECK(fault_of(R"({"format":"pm-record/1","id":"2026-02-30-a","status":"draft","title":"A"})").message ==
        "2026-02-30 is not a valid date");
}

TEST_CASE("reader: times need offset and seconds") {
  const auto hint = [](const std::string& time) {
    return fault_of(record_with("\"times\":{\"started\":\"" + time + "\"}")).hint;
  };
  CHECK(hint("2026-11-20T14:02:00") == "add a UTC offset: +01:00, or Z for UTC");
  CHECK(hint("2026-11-20T14:02+01:00") == "add the seconds: 14:02:00");
  CHECK(hint("two o'clock").empty());
}

TEST_CASE("reader: contradictory milestones") {
  const auto times = [](const std::string& inside) { return record_with("\"times\":{" + inside + "}"); };
  const std::string started = R"("started":"2026-11-20T14:02:00Z")";
  CHECK(read(times(started + R"(,"approximate":["started"],"unknown":["engaged"])")).record);
  CHECK(fault_of(times(started + R"(,"unknown":["started"])")).message ==
        "\"started\" has a time, but is listed as unknown");
  CHECK(fault_of(times(R"("not_applicable":["resolved","started"],)" + started)).pointer == "/times/not_applicable/1");
  CHECK(fault_of(times(R"("approximate":["started"])")).message ==
        "\"started\" is listed as approximate, but has no time");
  CHECK(fault_of(times(R"("unknown":["started","started"])")).pointer == "/times/unknown/1");
}

TEST_CASE("objects that only pm writes take no keys of a team's own") {
  for (const std::string object :
       {R"("last_ids":{"x_a":1})", R"("problem_times":{"x_a":1})", R"("public":{"approved":{"x_a":1}})",
        R"("imported":{"source":"a","on":"2026-11-20","x_a":1})",
        R"("conflicts":[{"at":"","ours":1,"theirs":2,"x_a":1}])"})
    CHECK(fault_of(record_with(object)).message == "unknown key \"x_a\"");
  CHECK(read(record_with(R"("public":{"x_a":1})")).record);
}

TEST_CASE("public: texts by event, factor and fix id") {
  const auto found = read(record_with(R"("public":{"timeline":{"T2":"b","T1":"a"}})"));
  REQUIRE(found.record);
  CHECK(found.record->public_texts.timeline == std::vector<TextForId>{{"T2", "b"}, {"T1", "a"}});
  CHECK(fault_of(record_with(R"("public":{"timeline":{"F1":"a"}})")).pointer == "/public/timeline/F1");
  CHECK(fault_of(record_with(R"("public":{"fixes":{"X1":" "}})")).message == "blank text");
  CHECK(fault_of(record_with(R"("public":{"fixes":{"X1":"a","X1":"b"}})")).message == "duplicate key \"X1\"");
}

TEST_CASE("a factor of another record is named by record and number") {
  const auto with = [](const std::string& reference) {
    return record_with(R"("factors":[{"id":"F1","text":"a","same_as":[")" + reference + R"("]}])");
  };
  CHECK(read(with("2026-11-20-b:F3")).record);
  for (const std::string bad : {"2026-11-20-b", ":F3", "a:X3", "a:F0", "a:b:F3"})
    CHECK(fault_of(with(bad)).message == "expected a factor of another record, like 2026-11-20-checkout-500s:F1");
}

TEST_CASE("reader: a final record has no interview") {
  const std::string record = R"({"format":"pm-record/1","id":"2026-11-20-a","title":"A","interview":{},"status":)";
  CHECK(read(record + "\"draft\"}").record);
  CHECK(fault_of(record + "\"final\"}").pointer == "/interview");
}

TEST_CASE("reader: white space as in ECMAScript") {
  const auto title = [](const std::string& text) {
    return read(R"({"format":"pm-record/1","id":"2026-11-20-a","status":"draft","title":")" + text + "\"}").record;
  };
  CHECK_FALSE(title(""));
  CHECK_FALSE(title(" \\t\u00A0\u1680\u2003\u2028\u2029\u202F\u205F\u3000\uFEFF"));
  CHECK(title("\u200B"));
  CHECK(title("\u0085"));
  CHECK(title("a\u2028b"));
  CHECK_FALSE(title("a\\nb"));
  CHECK_FALSE(title("a\\r"));
}

TEST_CASE("reader: URLs") {
  const auto link = [](const std::string& url) {
    return read(record_with(R"("links":[{"url":")" + url + "\"}]")).record;
  };
  CHECK(link("https://"));
  CHECK(link("http://a/\u200B"));
  CHECK_FALSE(link("HTTPS://a"));
  CHECK_FALSE(link("javascript:alert(1)"));
  CHECK_FALSE(link("https://a/\uFEFF"));
  CHECK_FALSE(link("https://a\u00A0b"));
  CHECK_FALSE(link("https://a\\tb"));
}

TEST_CASE("reader: limits of numbers") {
  const auto sound = [](const std::string& more) { return read(record_with(more)).record.has_value(); };
  CHECK(sound(R"("process":{"rating":5})"));
  CHECK(sound(R"("process":{"rating":40e-1})"));
  CHECK_FALSE(sound(R"("process":{"rating":4.5})"));
  CHECK_FALSE(sound(R"("process":{"rating":0})"));
  CHECK_FALSE(sound(R"("process":{"rating":6})"));
  CHECK(sound(R"("cost":{"amount":-0})"));
  CHECK_FALSE(sound(R"("cost":{"amount":-0.01})"));
  CHECK(sound(R"("cost":{"amount":123456789012345678901234567890})"));
  const auto fix = [&](const std::string& hours) {
    return sound(R"("fixes":[{"id":"X1","title":"a","status":"open","hours":)" + hours + "}]");
  };
  CHECK(fix("0.001"));
  CHECK_FALSE(fix("0"));
  CHECK_FALSE(fix("1e-400"));  // which is 0 to every reader of JSON
  CHECK_FALSE(fix("\"4\""));
}

TEST_CASE("reader: limits the number of faults") {
  std::string many;
  for (int i = 0; i < 10'003; ++i) many += ",\"=" + std::to_string(i) + "\":1";
  const auto result = read(record_with(many.substr(1)));
  CHECK(result.errors.size() == 10'000);
  CHECK(result.errors.back().hint == "fix these first; more errors may follow");
}

TEST_CASE("answers: optional keys") {
  const auto result = read_answers("{}");
  INFO(told(result.errors));
  REQUIRE(result.record);
  CHECK(result.record->id.empty());
  CHECK(result.record->title.empty());
  CHECK(result.record->status == Status::draft);

  const auto more = read_answers(R"({"fixes":[{"title":"a"}],"status":"final"})");
  REQUIRE(more.record);
  CHECK(more.record->fixes->front().status == FixStatus::open);
  CHECK(more.record->status == Status::final);
}

TEST_CASE("answers: missing ids are assigned") {
  const auto result = read_answers(R"({
    "timeline": [{"at":"2026-11-20T15:00:00Z","text":"b"},{"at":"2026-11-20T14:00:00Z","text":"a"}],
    "factors": [{"text":"one"},{"text":"two"}],
    "fixes": [{"title":"a","addresses":["F1","F2"]},{"id":"X7","title":"b"},{"title":"c","first_step_of":"X7"}]})");
  INFO(told(result.errors));
  REQUIRE(result.record);
  CHECK(result.record->timeline->at(0).id == "T1");
  CHECK(result.record->timeline->at(1).id == "T2");
  CHECK(result.record->factors->at(1).id == "F2");
  CHECK(result.record->fixes->at(0).id == "X8");
  CHECK(result.record->fixes->at(2).id == "X9");
}

TEST_CASE("answers: validated like a record") {
  const auto faults = [](const std::string& json) { return told(read_answers(json).errors); };
  CHECK(faults(R"({"format":"pm-record/9"})").find("/format") == 0);
  CHECK(faults(R"({"factors":[{"id":"F1"}]})") == "/factors/0: \"text\" is missing (add text that is not blank)\n");
  CHECK(faults(R"({"fixes":[{"title":"a","closed_at":"2026-11-20T15:00:00Z"}]})").find("/fixes/0/closed_at") == 0);
  CHECK(faults(R"({"titel":"a"})").find("did you mean \"title\"?") != std::string::npos);
  CHECK(faults("{").find("unexpected end of file") != std::string::npos);
}
