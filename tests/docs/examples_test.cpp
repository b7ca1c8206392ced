// The examples in the pages are valid, and stay so.
#include <pm/config.hpp>
#include <pm/interview.hpp>
#include <pm/lint.hpp>
#include <pm/record.hpp>
#include <pm/time.hpp>
#include <pm/trackers.hpp>

#include "catch.hpp"
#include "docs/pages.hpp"

using namespace pm;

namespace {

void no_faults(const record::ReadResult& read, const pages::Block& block) {
  for (const auto& fault : read.errors)
    FAIL_CHECK(block.page << ":" << block.line + fault.span.line << ": " << fault.pointer << " " << fault.message
                          << "; " << fault.hint);
}

}  // namespace

TEST_CASE("docs: records are valid and without findings", "[docs]") {
  const auto examples = pages::blocks("json pm-record");
  REQUIRE(examples.size() >= 2);
  const language::Checker checker;
  lint::LintSettings settings;
  settings.today = {"2026-12-01"};
  for (const auto& example : examples) {
    const auto read = record::read(example.text);
    no_faults(read, example);
    if (!read.record) continue;
    const auto review = lint::review_file(example.text, read.record->id + ".json", checker, settings);
    for (const auto& f : review.findings)
      if (read.record->status == record::Status::final || f.rule == "malformed")
        FAIL_CHECK(example.page << ":" << example.line + f.line << ": " << f.rule << ": " << f.message);
  }
}

TEST_CASE("docs: records are formatted as pm writes them", "[docs]") {
  for (const auto& example : pages::blocks("json pm-record")) {
    const auto read = record::read(example.text);
    INFO(example.page << ":" << example.line);
    REQUIRE(read.record);
    CHECK(record::write(*read.record) == example.text);
  }
}

TEST_CASE("docs: answers are valid and complete", "[docs]") {
  const auto examples = pages::blocks("json pm-answers");
  REQUIRE_FALSE(examples.empty());
  const language::Checker checker;
  lint::LintSettings settings;
  settings.today = {"2026-12-01"};
  for (const auto& example : examples) {
    const auto read = record::read_answers(example.text);
    no_faults(read, example);
    if (!read.record) continue;
    for (const auto& f : lint::review_as_final(*read.record, checker, settings))
      if (f.severity == lint::Severity::error) FAIL_CHECK(example.page << ":" << example.line << ": " << f.message);
  }
}

TEST_CASE("docs: settings are valid", "[docs]") {
  const auto examples = pages::blocks("toml pm-settings");
  REQUIRE_FALSE(examples.empty());
  const ConfigNames names{lint::validate_rule, interview::section_names(), {}, pm::trackers::tracker_names()};
  for (const auto& example : examples) {
    const auto config = parse_config(example.text, "pm.toml", names);
    INFO(example.page << ":" << example.line << ": " << (config ? "" : config.error().message));
    CHECK(config);
  }
}

TEST_CASE("docs: times in the reference can be parsed", "[docs]") {
  spoken::ParseContext context;
  context.now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours{18};
  context.previous = context.now - std::chrono::hours{4};
  context.event = [&](std::string_view) { return spoken::ParseContext::EventTime{context.now, false}; };
  std::size_t met = 0;
  bool here = false;
  for (const auto& page : pages::all())
    for (const auto& line : pages::prose_lines(page)) {
      if (line.starts_with("#")) here = line == "### Times";
      if (!here || !line.starts_with("| `")) continue;
      for (const auto& said : pages::code_in({page.name, line.substr(0, line.find('|', 1))})) {
        ++met;
        INFO(page.name << ": " << said.text);
        CHECK_FALSE(std::holds_alternative<spoken::ParseError>(spoken::parse_time(said.text, context)));
      }
    }
  CHECK(met >= 15);
}
