#include <string>

#include "time/spoken.hpp"

using namespace pm;
using namespace spoken_test;

namespace {

spoken::ParseContext context() {
  auto c = sunday_in_berlin();
  c.previous = at("2026-11-20T14:00:00+01:00");
  c.event = [](std::string_view id) -> std::optional<spoken::ParseContext::EventTime> {
    if (id == "T3") return {{at("2026-11-20T14:10:00+01:00"), false}};
    return {};
  };
  return c;
}

}  // namespace

TEST_CASE("line: a minus west of UTC with odd minutes is a span") {
  const auto line = spoken::parse_line("09:00 -10:30 deploy ran", context());
  const auto* told = std::get_if<spoken::ParsedMoment>(&line.time);
  REQUIRE(told);
  CHECK(told->at == at("2026-11-20T09:00:00+01:00"));
  REQUIRE(told->until);
  CHECK(*told->until == at("2026-11-20T10:30:00+01:00"));
}

TEST_CASE("line: a deeply nested JSON line is read without recursion") {
  const std::string deep(31'000, '[');
  const auto line = spoken::parse_line(
      "{\"time\": \"2026-11-20T14:05:00Z\", \"msg\": \"page\", \"a\": " + deep + std::string(deep.size(), ']') + "}",
      context());
  CHECK(line.text == "page");
}

TEST_CASE("line: time and text") {
  const auto [words, time, text] = GENERATE(table<std::string, std::string, std::string>({
      {"14:05 first page, \"queue age\"", "2026-11-20T14:05:00+01:00", "first page, \"queue age\""},
      {"~14:10 we looked at the graph", "~2026-11-20T14:10:00+01:00", "we looked at the graph"},
      {"+5m later", "2026-11-20T14:05:00+01:00", "later"},
      {"-10m the deploy", "2026-11-20T13:50:00+01:00", "the deploy"},
      {"? somebody called", "unknown", "somebody called"},
      {"14:05 - text", "2026-11-20T14:05:00+01:00", "text"},
      {"14:05 -- text", "2026-11-20T14:05:00+01:00", "text"},
      {"14:05 \u2014 text", "2026-11-20T14:05:00+01:00", "text"},
      {"14:05\u2013 text", "2026-11-20T14:05:00+01:00", "text"},
      {"14:05: text", "2026-11-20T14:05:00+01:00", "text"},
      {"14:05, text", "2026-11-20T14:05:00+01:00", "text"},
      {"14:05\ttext", "2026-11-20T14:05:00+01:00", "text"},
      {"Nov 20 14:05 2000 requests failed", "2026-11-20T14:05:00+01:00", "2000 requests failed"},
      {"14:05", "2026-11-20T14:05:00+01:00", ""},
      {"14:05 -verbose was set", "2026-11-20T14:05:00+01:00", "-verbose was set"},
      {"14:05 -5 degrees", "2026-11-20T14:05:00+01:00", "-5 degrees"},
      {"14:05 /var was full", "2026-11-20T14:05:00+01:00", "/var was full"},
      {"14:05? first page", "~2026-11-20T14:05:00+01:00", "first page"},
      {"14:05ish first page", "~2026-11-20T14:05:00+01:00", "first page"},
      {"about 14:05 the first page", "~2026-11-20T14:05:00+01:00", "the first page"},
      {"at 14:05 the queue filled", "2026-11-20T14:05:00+01:00", "the queue filled"},
      {"2pm the page", "2026-11-20T14:00:00+01:00", "the page"},
      {"14:05 UTC first page", "2026-11-20T15:05:00+01:00", "first page"},
      {"20 Nov 14:05 first page", "2026-11-20T14:05:00+01:00", "first page"},
      {"yesterday 23:50 - deploy", "2026-11-21T23:50:00+01:00", "deploy"},
      {"two days ago 07:10 the agency wrote", "2026-11-20T07:10:00+01:00", "the agency wrote"},
      {"2 days ago at 07:10 the agency wrote", "2026-11-20T07:10:00+01:00", "the agency wrote"},
      {"14:05 two days ago it was green", "2026-11-20T14:05:00+01:00", "two days ago it was green"},
      {"ten past two first calls: boards are wrong", "2026-11-20T14:10:00+01:00", "first calls: boards are wrong"},
      {"at five to seven the phones rang", "2026-11-20T18:55:00+01:00", "the phones rang"},
      {"five to seven: the phones rang", "2026-11-20T18:55:00+01:00", "the phones rang"},
      {"ten to nine the phones rang", "2026-11-20T08:50:00+01:00", "the phones rang"},
      {"around half past two, boards right again", "~2026-11-20T14:30:00+01:00", "boards right again"},
      {"at noon the queue was empty", "2026-11-20T12:00:00+01:00", "the queue was empty"},
      {"2 o'clock the page", "2026-11-20T14:00:00+01:00", "the page"},
      {"14:05 yesterday we knew", "2026-11-21T14:05:00+01:00", "we knew"},
      {"14:05 on 19 Nov we knew", "2026-11-19T14:05:00+01:00", "we knew"},
      {"14:05 sat there waiting", "2026-11-20T14:05:00+01:00", "sat there waiting"},
      {"14:05 20 people called", "2026-11-20T14:05:00+01:00", "20 people called"},
      {"14:05 Monday's deploy went out", "2026-11-20T14:05:00+01:00", "Monday's deploy went out"},
      {"14:05 \u00dcberlast", "2026-11-20T14:05:00+01:00", "\u00dcberlast"},
      {"14:05-14:20 the database was slow", "2026-11-20T14:05:00+01:00 until 2026-11-20T14:20:00+01:00",
       "the database was slow"},
      {"14:05:00-14:20:00 the database was slow", "2026-11-20T14:05:00+01:00 until 2026-11-20T14:20:00+01:00",
       "the database was slow"},
      {"2026-11-20 14:05-14:30 the database was slow", "2026-11-20T14:05:00+01:00 until 2026-11-20T14:30:00+01:00",
       "the database was slow"},
      {"20 Nov we deployed", "day 2026-11-20", "we deployed"},
      {"T3: the same moment", "2026-11-20T14:10:00+01:00 T3", "the same moment"},
      {"~T3 the same moment", "~2026-11-20T14:10:00+01:00 T3", "the same moment"},
      {"now: all is well", "2026-11-22T15:00:00+01:00", "all is well"},
      {"unknown: the disk filled", "unknown", "the disk filled"},
      {"noon: lunch", "2026-11-20T12:00:00+01:00", "lunch"},
      {"not yet", "not yet", ""},
  }));
  INFO(words);
  const auto line = spoken::parse_line(words, context());
  CHECK(shown(line.time, context().zone) == time);
  CHECK(line.text == text);
}

TEST_CASE("line: pasted lines") {
  const auto [words, time, text] = GENERATE(table<std::string, std::string, std::string>({
      {"[14:05] text", "2026-11-20T14:05:00+01:00", "text"},
      {"[14:05]text", "2026-11-20T14:05:00+01:00", "text"},
      {"[14:05]: text", "2026-11-20T14:05:00+01:00", "text"},
      {"(14:05) text", "2026-11-20T14:05:00+01:00", "text"},
      {"**14:05** text", "2026-11-20T14:05:00+01:00", "text"},
      {"**14:05:** text", "2026-11-20T14:05:00+01:00", "text"},
      {"`14:05` text", "2026-11-20T14:05:00+01:00", "text"},
      {"- 14:05 text", "2026-11-20T14:05:00+01:00", "text"},
      {"* 14:05: text", "2026-11-20T14:05:00+01:00", "text"},
      {"- **14:05** - text", "2026-11-20T14:05:00+01:00", "text"},
      {"\u2022 14:05 text", "2026-11-20T14:05:00+01:00", "text"},
      {"- [14:05 UTC] text", "2026-11-20T15:05:00+01:00", "text"},
      {"| 14:05 | text |", "2026-11-20T14:05:00+01:00", "text"},
      {"| 20 Nov ~14:05 | text |", "~2026-11-20T14:05:00+01:00", "text"},
      {"|14:05|text|", "2026-11-20T14:05:00+01:00", "text"},
      {"| 14:05 | Ana | text |", "2026-11-20T14:05:00+01:00", "Ana | text"},
      {"| **14:05** | text |", "2026-11-20T14:05:00+01:00", "text"},
      {"14:05 | text", "2026-11-20T14:05:00+01:00", "text"},
      {"2026-11-20T14:05:00Z text", "2026-11-20T15:05:00+01:00", "text"},
      {"2026-11-20T14:05:00.123456789Z stdout F text", "2026-11-20T15:05:00.123456+01:00", "stdout F text"},
      {"2026-11-20 14:05:00,123 ERROR text", "2026-11-20T14:05:00.123+01:00", "ERROR text"},
      {"[2026-11-20 14:05:00] text", "2026-11-20T14:05:00+01:00", "text"},
      {"Nov 20 14:05:00 db1 sshd[1]: text", "2026-11-20T14:05:00+01:00", "db1 sshd[1]: text"},
      {"2026/11/20 14:05:00 [error] 7#7: text", "2026-11-20T14:05:00+01:00", "[error] 7#7: text"},
      {"[20/Nov/2026:14:05:00 +0000] \"GET /\"", "2026-11-20T15:05:00+01:00", "\"GET /\""},
      {"Fri, 20 Nov 2026 14:05:00 +0100 text", "2026-11-20T14:05:00+01:00", "text"},
      {"[14 Nov 10:36] <ana> text", "2026-11-14T10:36:00+01:00", "<ana> text"},
      {"14:05 <ana> text", "2026-11-20T14:05:00+01:00", "<ana> text"},
  }));
  INFO(words);
  const auto line = spoken::parse_line(words, context());
  CHECK(shown(line.time, context().zone) == time);
  CHECK(line.text == text);
}

TEST_CASE("line: without time is unchanged text") {
  const std::string words = GENERATE(
      as<std::string>(), "", "we restarted it", "20 people called", "1402 mails came in", "2 hours later we saw it",
      "5 minutes later", "now we could see it", "noon traffic was high", "unknown host errors everywhere",
      "T3 instances were throttled", "t3.large was too small", "yesterday we deployed", "monday was quiet",
      "five to seven servers were down", "about two to three people called", "2 after 5 tries",
      "two days ago we deployed", "ten pastries were eaten", "half of it", "at last noon", "may 5 of them",
      "80:20 was the split", "10:1 was the ratio", "1:30 hours of it were waiting", "14:05:text",
      "10:00:5e:00:53:af was its address", "[error] 14:05", "[14:05 text", "(14:05 text)", "+25 people",
      "- 3 of 4 replicas", "* all was well", "?what", "~ 20 people", "about 20 people", "at last", "14:05x", "v14:05",
      "| a | b |", "| 14:05 text |", "||", "|", "2.14 was deployed", "14.02 was the version", "n/a was on the screen",
      "/event 14:05 text", "not yet clear", "-10 degrees", "--");
  INFO(words);
  const auto line = spoken::parse_line(words, context());
  CHECK(shown(line.time, context().zone) == "no: ");
  CHECK(line.text == words);
}

TEST_CASE("line: an invalid time keeps the text") {
  const auto [words, why, text] = GENERATE(table<std::string, std::string, std::string>({
      {"25:10 first page", "25:10 is not a valid clock time: hours go to 23 (12 with am or pm), minutes to 59",
       "first page"},
      {"29 Mar 02:30 - first page",
       "02:30 does not exist on 29 Mar in Europe/Berlin: the clocks went from 02:00 to 03:00", "first page"},
      {"T7: first page", "there is no event T7; /show lists all events", "first page"},
      {"30 Feb 14:00 first page", "30 Feb is not a valid date; try 20 Nov or 2026-11-20", "first page"},
  }));
  INFO(words);
  const auto line = spoken::parse_line(words, context());
  CHECK(shown(line.time, context().zone) == "no: " + why);
  CHECK(line.text == text);
}

TEST_CASE("line: an ambiguous hour keeps the text") {
  const auto line = spoken::parse_line("25 Oct 02:30 first page", context());
  CHECK(shown(line.time, context().zone) == "which 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00");
  CHECK(line.text == "first page");
}

TEST_CASE("line: a very long line") {
  const std::string text(1'000'000, 'x');
  CHECK(spoken::parse_line("14:05 " + text, context()).text == text);
  CHECK(spoken::parse_line(text, context()).text == text);
}
