#include <nlohmann/json.hpp>

#include <pm/escape.hpp>

#include <pm/check.hpp>

namespace pm::check {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr auto format = "pm-baseline/1";

/// What can be waived can be lived with.
bool may_stand(const Finding& finding) {
  const auto* rule = find_rule(finding.rule);
  return !finding.waived && rule != nullptr && (rule->can_waive || finding.rule == "unused-waiver");
}

Result<Baseline> no_baseline(const std::string& what) {
  return fail(ProblemKind::usage, "this is no baseline: " + what, "pm check --write-baseline FILE writes one");
}

}  // namespace

Baseline::Entry Baseline::entry(const Finding& finding, const fs::path& cwd, const fs::path& base) {
  const auto path = (cwd / finding.path).lexically_normal().lexically_relative((cwd / base).lexically_normal());
  return {path.empty() ? finding.path : path.generic_string(), finding.rule, words_of(finding)};
}

Baseline Baseline::of(const Outcome& outcome, const fs::path& cwd, const fs::path& base) {
  Baseline baseline;
  for (const auto& finding : outcome.findings)
    if (may_stand(finding)) ++baseline.entries_[entry(finding, cwd, base)];
  return baseline;
}

Result<Baseline> Baseline::read(std::string_view json) {
  const auto value = Json::parse(json, nullptr, false);
  if (!value.is_object() || !value.contains("format") || value["format"] != format)
    return no_baseline(std::string("its format is not ") + format);
  if (!value.contains("findings") || !value["findings"].is_array()) return no_baseline("it has no list of findings");
  Baseline baseline;
  for (const auto& finding : value["findings"]) {
    if (!finding.is_object()) return no_baseline("one of its findings is no object");
    Entry entry;
    for (auto& [key, into] : {std::pair("path", &entry.path), {"rule", &entry.rule}, {"words", &entry.words}}) {
      if (!finding.contains(key) || !finding[key].is_string())
        return no_baseline(std::string("one of its findings has no ") + key);
      *into = finding[key].get<std::string>();
    }
    const auto times = finding.contains("times") ? finding["times"] : Json(1U);
    if (!times.is_number_unsigned()) return no_baseline("one of its findings stands there no number of times");
    baseline.entries_[entry] += times.get<std::size_t>();
  }
  return baseline;
}

std::string Baseline::write() const {
  auto findings = Json::array();
  for (const auto& [entry, times] : entries_) {
    findings.push_back({{"path", entry.path}, {"rule", entry.rule}, {"words", entry.words}});
    if (times != 1) findings.back()["times"] = times;
  }
  const Json value = {{"format", format}, {"findings", std::move(findings)}};
  return escape::json_for_terminal(value.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::size_t Baseline::apply(Outcome& outcome, const fs::path& cwd, const fs::path& base,
                            std::string_view reason) const {
  auto left = entries_;
  for (auto& finding : outcome.findings) {
    if (!may_stand(finding)) continue;
    const auto known = left.find(entry(finding, cwd, base));
    if (known == left.end() || known->second == 0) continue;
    --known->second;
    finding.waived = true;
    finding.reason = reason;
  }
  std::size_t gone = 0;
  for (const auto& [entry, times] : left) gone += times;
  return gone;
}

}  // namespace pm::check
