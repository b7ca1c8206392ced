#include "lint/rules.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <pm/lint.hpp>
#include <pm/text.hpp>

namespace pm::lint {
namespace {

std::string place(std::string_view rule, std::string_view pointer) {
  return std::string(rule) + "\n" + std::string(pointer);
}

/// Whether the waived text is still there and overlaps the text found.
bool words_stand(const std::string& kept, const RuleFinding& f) {
  const auto [begin, end] = *f.bytes;
  for (auto at = f.text.find(kept); at != std::string_view::npos; at = f.text.find(kept, at + 1)) {
    const auto kept_end = at + kept.size();
    if ((at <= begin && end <= kept_end) || (begin <= at && kept_end <= end)) return true;
    if (at >= end) return false;
  }
  return false;
}

bool fits(const record::Waiver& waiver, const RuleFinding& f) {
  if (!waiver.excerpt) return true;
  return f.bytes ? words_stand(*waiver.excerpt, f) : *waiver.excerpt == f.excerpt;
}

std::string unused_message(const record::Waiver& waiver) {
  const auto* rule = find_rule(waiver.rule);
  if (rule != nullptr && !rule->can_waive)
    return fmt::format("{} cannot be waived: can this waiver be removed?", waiver.rule);
  return fmt::format("The waiver of {} at {} no longer matches a finding: can it be removed?", waiver.rule,
                     waiver.at.empty() ? "the record" : waiver.at);
}

}  // namespace

Waivers::Waivers(const record::Record& record) : record_(record) {
  if (!record.waivers) return;
  used_.resize(record.waivers->size());
  for (std::size_t i = 0; i < record.waivers->size(); ++i)
    by_place_.emplace(place((*record.waivers)[i].rule, (*record.waivers)[i].at), i);
}

const record::Waiver* Waivers::match(const RuleFinding& f) {
  if (by_place_.empty() || !f.can_waive) return nullptr;
  if (const auto* rule = find_rule(f.rule); rule == nullptr || !rule->can_waive) return nullptr;
  const record::Waiver* first = nullptr;
  const auto [begin, end] = by_place_.equal_range(place(f.rule, f.pointer));
  for (auto at = begin; at != end; ++at) {
    const auto& waiver = (*record_.waivers)[at->second];
    if (!fits(waiver, f)) continue;
    used_[at->second] = true;
    if (first == nullptr) first = &waiver;
  }
  return first;
}

void Waivers::add_unused(const RuleContext& c, std::vector<RuleFinding>& found) const {
  for (std::size_t i = 0; i < used_.size(); ++i)
    if (!used_[i])
      found.push_back({"unused-waiver", item_pointer("/waivers", i), unused_message((*record_.waivers)[i]),
                       fmt::format("pm waive {} {} --at {} --remove", c.record_name,
                                   shell_quoted((*record_.waivers)[i].rule), shell_quoted((*record_.waivers)[i].at))});
}

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr auto format = "pm-baseline/1";

/// Whether a baseline may list the finding: it is not waived, and its rule can be waived or is `unused-waiver`.
bool can_be_in_baseline(const Finding& finding) {
  const auto* rule = find_rule(finding.rule);
  return !finding.waived && finding.can_waive && rule != nullptr &&
         (rule->can_waive || finding.rule == "unused-waiver");
}

tl::unexpected<Error> not_a_baseline(const std::string& what) {
  return fail(ErrorKind::usage, "invalid baseline: " + what, "create one with pm check --write-baseline FILE");
}

}  // namespace

Baseline::Baseline(fs::path cwd, fs::path base) : cwd_(std::move(cwd)), base_(std::move(base)) {}

std::string Baseline::path_of(const FileFindings& file) const {
  const auto path = (cwd_ / file.path).lexically_normal().lexically_relative((cwd_ / base_).lexically_normal());
  return path.empty() ? file.path : path.generic_string();
}

void Baseline::add(const FileFindings& file) {
  const auto path = path_of(file);
  for (const auto& finding : file.findings)
    if (can_be_in_baseline(finding)) ++entries_[{path, finding.rule, identity_text(finding)}];
}

void Baseline::add(const Baseline& other) {
  for (const auto& [entry, times] : other.entries_) entries_[entry] += times;
}

Result<void> Baseline::read(std::string_view json) {
  const auto value = Json::parse(json, nullptr, false);
  if (!value.is_object() || !value.contains("format") || value["format"] != format)
    return not_a_baseline(std::string("format is not ") + format);
  if (!value.contains("findings") || !value["findings"].is_array()) return not_a_baseline("no list \"findings\"");
  for (const auto& finding : value["findings"]) {
    if (!finding.is_object()) return not_a_baseline("a finding is not an object");
    BaselineEntry entry;
    for (auto& [key, into] : {std::pair("path", &entry.path), {"rule", &entry.rule}, {"words", &entry.words}}) {
      if (!finding.contains(key) || !finding[key].is_string())
        return not_a_baseline(std::string("a finding has no ") + key);
      *into = finding[key].get<std::string>();
    }
    const auto times = finding.contains("times") ? finding["times"] : Json(1U);
    if (!times.is_number_unsigned()) return not_a_baseline("a finding has no valid count");
    entries_[entry] += times.get<std::size_t>();
  }
  return {};
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

std::size_t Baseline::apply(FileFindings& file, std::string_view reason) const {
  const auto path = path_of(file);
  std::map<const BaselineEntry*, std::size_t>
      used;  // a path is that of one file, so no other file uses the same entries
  std::size_t ignored = 0;
  for (auto& finding : file.findings) {
    if (!can_be_in_baseline(finding)) continue;
    const auto known = entries_.find({path, finding.rule, identity_text(finding)});
    if (known == entries_.end() || used[&known->first] == known->second) continue;
    ++used[&known->first];
    ++ignored;
    finding.waived = true;
    finding.reason = reason;
  }
  return ignored;
}

std::size_t Baseline::size() const {
  std::size_t all = 0;
  for (const auto& [entry, times] : entries_) all += times;
  return all;
}

}  // namespace pm::lint
