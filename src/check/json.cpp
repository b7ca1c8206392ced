// `pm-check/1`.
#include <nlohmann/json.hpp>

#include <pm/escape.hpp>

#include "check/shown.hpp"

namespace pm::check {
namespace {

using Json = nlohmann::ordered_json;

Json as_value(const Finding& f) {
  Json value = {{"rule", f.rule}, {"severity", word(f.severity)}, {"waived", f.waived}};
  if (f.waived) value["reason"] = f.reason;
  value["path"] = f.path;
  if (f.in_record) value["pointer"] = f.pointer;
  value["line"] = f.line;
  value["column"] = f.column;
  value["end_line"] = f.end_line;
  value["end_column"] = f.end_column;
  value["excerpt"] = f.excerpt;
  value["message"] = f.message;
  value["ask"] = f.ask;
  value["fix_with"] = f.fix_with;
  return value;
}

}  // namespace

std::string as_json(const Outcome& outcome, const Look&) {
  const auto counted = count(outcome);
  auto findings = Json::array();
  for (const auto& finding : outcome.findings) findings.push_back(as_value(finding));
  const auto& checked = outcome.checked;
  Json counts = {{"records", checked.records}, {"prose", checked.prose}, {"skipped", checked.skipped}};
  if (checked.ignored != 0) counts["ignored"] = checked.ignored;
  if (checked.since) counts["since"] = {{"revision", checked.since->revision}, {"records", checked.since->records}};
  Json value = {{"format", "pm-check/1"},
                {"checked", std::move(counts)},
                {"findings", std::move(findings)},
                {"notices", outcome.notices},
                {"summary",
                 {{"error", counted.with(Severity::error)},
                  {"warning", counted.with(Severity::warning)},
                  {"info", counted.with(Severity::info)},
                  {"waived", counted.waived}}}};
  // Names of files and words of prose need not be UTF-8; JSON has to be.
  return escape::json_for_terminal(value.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace pm::check
