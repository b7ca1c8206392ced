// Records as rows: what a cell holds, and how CSV and SQL write it.
#include <algorithm>

#include <pm/tables.hpp>

#include "catch.hpp"

using namespace pm;

namespace {

record::Record read(std::string_view json) {
  auto result = record::read(json);
  REQUIRE(result.record);
  return std::move(*result.record);
}

const tables::Table& table_named(std::string_view name) {
  const auto all = tables::record_tables();
  const auto found = std::ranges::find(all, name, &tables::Table::name);
  REQUIRE(found != all.end());
  return *found;
}

/// The CSV rows of a table.
std::string rows(std::string_view table, const record::Record& record, const tables::ServiceNames& services = {}) {
  const time::Day today{"2026-11-29"};
  const std::optional<std::string> repository;
  std::string text;
  table_named(table).rows({record, "a.json", repository, today, services},
                          [&](tables::Row row) { tables::append_csv(text, row); });
  return text;
}

std::string sql(const record::Record& record) {
  const time::Day today{"2026-11-29"};
  const std::optional<std::string> repository;
  std::string text;
  tables::append_sql(text, {record, "a.json", repository, today, {}}, tables::record_tables());
  return text;
}

constexpr auto beginning = R"({"format":"pm-record/1","id":"2026-11-20-x","status":"final","title":"x")";

record::Record with(const std::string& keys) { return read(beginning + ("," + keys) + "}"); }

}  // namespace

TEST_CASE("tables: a record has its times in seconds, and null for what is unknown") {
  CHECK(rows("record",
             with(R"("kind":"outage","times":{"started":"2026-11-20T10:00:00Z","detected":"2026-11-20T10:05:00Z",
                     "resolved":"2026-11-20T11:00:00Z","unknown":["engaged"],"approximate":["started"]})")) ==
        "2026-11-20-x,a.json,,final,outage,,x,UTC,2026-11-20,2026-11-20T10:00:00Z,2026-11-20T10:05:00Z,,,"
        "2026-11-20T11:00:00Z,engaged,started,300,3300,3300,3600,,,,\n");
}

TEST_CASE("tables: an event without a time has none, whatever its place in the order") {
  CHECK(
      rows("event", with(R"("timeline":[{"id":"T1","at":"2026-11-20T10:00:00Z","precision":"unknown","text":"a"}])")) ==
      "2026-11-20-x,T1,,0,unknown,,,,,,a\n");
}

TEST_CASE("tables: the age of a fix ends when it is closed") {
  const auto fix = [](const std::string& keys) {
    return with(R"("meeting":{"held_at":"2026-11-21T10:00:00Z"},"fixes":[{"id":"X1","title":"a",)" + keys + "}]");
  };
  const auto age = [&](const std::string& keys) {
    const auto record = fix(keys);
    return tables::age_of(record, record.fixes->front(), time::Day{"2026-11-29"});
  };
  CHECK(age(R"("status":"open","opened":"2026-11-20")") == 9);
  CHECK(age(R"("status":"open")") == 8);  // from the meeting on
  CHECK(age(R"("status":"done","opened":"2026-11-20","closed_at":"2026-11-23T12:00:00Z")") == 3);
  CHECK(age(R"("status":"done","opened":"2026-11-20")") == std::nullopt);
  CHECK(age(R"("status":"done","opened":"2026-11-25","closed_at":"2026-11-23T12:00:00Z")") == std::nullopt);
}

TEST_CASE("tables: asked with no answer is a row, never asked is none") {
  CHECK(rows("noticed", with(R"("lucky":[],"surprises":["a","b"])")) ==
        "2026-11-20-x,surprises,1,a\n2026-11-20-x,surprises,2,b\n2026-11-20-x,lucky,0,\"\"\n");
}

TEST_CASE("tables: rows never refer to a factor that is not there") {
  const auto record = with(R"("factors":[{"id":"F1","text":"a"}],
    "fixes":[{"id":"X1","title":"b","status":"open","addresses":["F1","F9"]}])");
  CHECK(rows("fix_factor", record) == "2026-11-20-x,X1,F1\n");
}

TEST_CASE("tables: a service has the name of the catalogue, once") {
  const auto names = tables::service_names({{"checkout", {"check-out", "Checkout API"}}});
  CHECK(rows("service", with(R"("services":["Check-Out","checkout api","search"])"), names) ==
        "2026-11-20-x,checkout\n2026-11-20-x,search\n");
}

TEST_CASE("tables: a number that its column cannot hold is null") {
  const auto record =
      with(R"("meeting":{"minutes":1e300},"fixes":[{"id":"X1","title":"a","status":"open","hours":2.50}])");
  CHECK(rows("record", record).ends_with(",,,\n"));
  CHECK(rows("fix", record) == "2026-11-20-x,X1,a,,2.5,,,open,,9,0,,,\n");
}

TEST_CASE("tables: SQL has a statement for each table with rows, and text cannot end its literal") {
  auto record = with(R"("factors":[{"id":"F1","text":"it's'); drop table fix; --"}])");
  CHECK(sql(record) ==
        "insert into record "
        "values\n('2026-11-20-x','a.json',null,'final',null,null,'x','UTC','2026-11-20',null,null,null,"
        "null,null,'','',null,null,null,null,null,null,null,null);\n"
        "insert into factor values\n('2026-11-20-x','F1','it''s''); drop table fix; --',null);\n");
}

TEST_CASE("tables: a table's rows have its columns") {
  const auto record = with(
      R"("timeline":[{"id":"T1","at":"2026-11-20T10:00:00Z","text":"a"}],"factors":[{"id":"F1","text":"a","same_as":["y:F1"]}],
         "fixes":[{"id":"X1","title":"b","status":"open","addresses":["F1"]}],"services":["a"],"tags":["b"],"lucky":["c"],
         "meeting":{"participants":[{"name":"Ana"}]})");
  const time::Day today{"2026-11-29"};
  const std::optional<std::string> repository;
  for (const auto& table : tables::record_tables()) {
    std::size_t count = 0;
    table.rows({record, "a.json", repository, today, {}}, [&](tables::Row row) {
      ++count;
      CHECK(row.size() == table.columns.size());
      for (std::size_t i = 0; i < row.size(); ++i)
        if (table.columns[i].required) CHECK_FALSE(std::holds_alternative<std::monostate>(row[i]));
    });
    INFO(table.name);
    CHECK(count == 1);
  }
}

TEST_CASE("tables: a line of NDJSON gives the record back, and its place") {
  const auto record = with(R"("summary":"tab\t, quote \", brace } and\u009b","tags":[],"custom":{"a":[1,{"b":[]}]})");
  std::string text;
  tables::append_ndjson(text, record, "postmortems/\u00fc \"x\".json", "acme/shop");
  CHECK(std::ranges::count(text, '\n') == 1);
  const auto line = tables::parse_ndjson(text);
  REQUIRE(line);
  CHECK(line->repository == "acme/shop");
  CHECK(line->path == "postmortems/\u00fc \"x\".json");
  CHECK(line->id == "2026-11-20-x");
  CHECK(line->format == "pm-record/1");
  CHECK(record::write(read(line->record)) == record::write(record));
  const auto identified = tables::identify_ndjson(text);
  REQUIRE(identified);
  CHECK(std::tie(identified->repository, identified->path, identified->id) ==
        std::tie(line->repository, line->path, line->id));
  std::string without;
  tables::append_ndjson(without, record, "a.json", std::nullopt);
  CHECK_FALSE(tables::parse_ndjson(without)->repository);
}

TEST_CASE("tables: keys of an NDJSON line come in any order") {
  for (const auto* text :
       {R"({"record":{"id":"a","x":[{}],"format":"pm-record/2"},"path":"p","repository":"r"})",
        R"({ "path" : "p", "more": {"record": 1}, "record": {"format":"pm-record/2","id":"a"} ,"repository":"r"} )"}) {
    INFO(text);
    for (const auto& line : {tables::parse_ndjson(text), tables::identify_ndjson(text)}) {
      REQUIRE(line);
      CHECK(line->repository == "r");
      CHECK(line->path == "p");
      CHECK(line->id == "a");
      CHECK(line->format == "pm-record/2");
    }
  }
}

TEST_CASE("tables: a line that is not of an export is recognised") {
  for (const auto* text :
       {"", " ", "{", "{}", "[]", "null", "not json", R"({"record":)", R"({"record":{}})", R"({"record":{"format":1}})",
        R"({"record":{"format":"pm-record/1"})", R"({"record":{"format":"pm-record/1"}} more)",
        R"({"record":{"format":"pm-record/1","a":"})", R"({"record":{"format":"pm-record/1","a":"\)",
        R"({"record":[{"format":"pm-record/1"}]})", R"({"repository":"r","path":"p"})"}) {
    INFO(text);
    CHECK_FALSE(tables::parse_ndjson(text));
  }
}

TEST_CASE("tables: JSON on one line is indented as pm writes it") {
  const auto record =
      with(R"("summary":"{\"[,: ]","tags":[],"services":["a","b"],"custom":{"a":{},"b":[[1.50,true],null]})");
  std::string text;
  tables::append_ndjson(text, record, "a.json", std::nullopt);
  CHECK(tables::indented(tables::parse_ndjson(text)->record) == record::write(record));
  for (const auto* broken : {"", "{", "[1,", "}}}", "{\"a", "\\"}) CHECK_FALSE(tables::indented(broken).empty());
}
