// SARIF 2.1.0, as code scanning reads it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include <pm/escape.hpp>
#include <pm/text.hpp>

#include "check/shown.hpp"

namespace pm::check {
namespace {

using Json = nlohmann::ordered_json;

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "note";
    case Severity::off:
      break;
  }
  return "none";
}

/// A relative path as a relative URI.
std::string uri(std::string_view path) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/!$&'()*+,;=@";
  std::string out;
  for (const char c : path) {
    if (plain.find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

std::string identity(const Finding& f) { return f.path + "\n" + f.rule + "\n" + words_of(f); }

std::string title(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out + (out.ends_with('.') ? "" : ".");
}

std::string listed(std::string_view head, std::span<const std::string_view> examples) {
  std::string out;
  for (const auto example : examples) out += "\n- " + std::string(example);
  return out.empty() ? "" : "\n\n" + std::string(head) + out;
}

Json rule_value(const RuleInfo& rule) {
  const auto text = title(rule.why) + " " + std::string(rule.ask);
  return {{"id", rule.name},
          {"shortDescription", {{"text", title(rule.finds)}}},
          {"fullDescription", {{"text", title(rule.finds) + " " + title(rule.why)}}},
          {"help", {{"text", text + listed("Found:", rule.found) + listed("Fine:", rule.fine)}}},
          {"defaultConfiguration", {{"level", level(rule.severity)}}}};
}

Json result_value(const Finding& f, std::size_t rule_index, std::size_t nth) {
  std::string text = f.message;
  for (const auto* more : {&f.ask, &f.fix_with})
    if (!more->empty()) text += "\n" + *more;
  Json location = {
      {"physicalLocation",
       {{"artifactLocation", {{"uri", uri(f.path)}}},
        {"region",
         {{"startLine", f.line}, {"startColumn", f.column}, {"endLine", f.end_line}, {"endColumn", f.end_column}}}}}};
  if (!f.pointer.empty()) location["logicalLocations"] = Json::array({{{"fullyQualifiedName", f.pointer}}});
  Json result = {{"ruleId", f.rule},
                 {"ruleIndex", rule_index},
                 {"level", level(f.severity)},
                 {"message", {{"text", text}}},
                 {"locations", Json::array({location})},
                 {"partialFingerprints", {{"pmFinding/v1", text::digest(identity(f)) + ":" + std::to_string(nth)}}}};
  if (f.waived) result["suppressions"] = Json::array({{{"kind", "inSource"}, {"justification", f.reason}}});
  return result;
}

Json notifications(const std::vector<std::string>& notices) {
  auto all = Json::array();
  for (const auto& notice : notices) all.push_back({{"level", "warning"}, {"message", {{"text", notice}}}});
  return all;
}

}  // namespace

std::string as_sarif(const Outcome& outcome, const Look& look) {
  auto rules_listed = Json::array();
  std::map<std::string_view, std::size_t> index;
  for (const auto& rule : rules()) {
    index.emplace(rule.name, rules_listed.size());
    rules_listed.push_back(rule_value(rule));
  }
  auto results = Json::array();
  std::map<std::string, std::size_t> times;  // the same words twice in a file are two findings
  for (const auto& f : outcome.findings) results.push_back(result_value(f, index.at(f.rule), ++times[identity(f)]));
  Json driver = {{"name", "pm"}, {"version", look.version}};
  if (!look.home.empty()) driver["informationUri"] = look.home;
  driver["rules"] = std::move(rules_listed);
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              {"columnKind", "unicodeCodePoints"},
              {"invocations", Json::array({{{"executionSuccessful", true},
                                            {"toolConfigurationNotifications", notifications(outcome.notices)}}})},
              {"results", std::move(results)}};
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({std::move(run)})}};
  return escape::json_for_terminal(log.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace pm::check
