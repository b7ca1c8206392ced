// What pm.toml lists: services, the severity scale, and the types of a team's own answers.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/text.hpp>
#include <pm/time.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

using json::Value;

bool is_same(std::string_view a, std::string_view b) { return text::lower_ascii(a) == text::lower_ascii(b); }

bool is_listed(std::string_view service, const std::map<std::string, std::vector<std::string>>& services) {
  return std::ranges::any_of(services, [&](const auto& one) {
    return is_same(one.first, service) ||
           std::ranges::any_of(one.second, [&](const auto& spelling) { return is_same(spelling, service); });
  });
}

/// "; did you mean checkout?", or what there is.
std::string suggestion(std::string_view word, const std::vector<std::string>& names) {
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  if (const auto near = text::nearest(word, candidates)) return "; did you mean " + *near + "?";
  return "; pm.toml has " + text::join(names, ", ");
}

void check_services(const RuleContext& c, std::vector<RuleFinding>& found) {
  if (c.settings.services.empty() || !c.record.services) return;
  std::vector<std::string> names;
  for (const auto& [name, spellings] : c.settings.services) names.push_back(name);
  for (std::size_t i = 0; i < c.record.services->size(); ++i) {
    const auto& service = (*c.record.services)[i];
    if (is_listed(service, c.settings.services)) continue;
    found.push_back({.rule = "unknown-service",
                     .pointer = item_pointer("/services", i),
                     .message = fmt::format("[services] does not list \"{}\"{}", service, suggestion(service, names)),
                     .fix_with = "pm edit " + c.record_name + " services",
                     .excerpt = service});
  }
}

void check_severity(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto& scale = c.settings.severity_scale;
  if (scale.empty() || !c.record.severity || std::ranges::find(scale, *c.record.severity) != scale.end()) return;
  found.push_back({.rule = "unknown-service",
                   .pointer = "/severity",
                   .message = fmt::format("[severities] does not list \"{}\"{}", *c.record.severity,
                                          suggestion(*c.record.severity, scale)),
                   .fix_with = "pm edit " + c.record_name + " severity",
                   .excerpt = *c.record.severity});
}

void check_answers(const RuleContext& c, std::vector<RuleFinding>& found) {
  if (!c.record.custom) return;
  for (const auto& question : c.settings.questions) {
    const auto* value = c.record.custom->find(question.id);
    if (value == nullptr || has_type(*value, question)) continue;
    found.push_back({.rule = "unknown-service",
                     .pointer = "/custom/" + question.id,
                     .message = fmt::format("the answer to \"{}\" must be {}", question.id, describe(question)),
                     .fix_with = "pm edit " + c.record_name + " " + question.id,
                     .excerpt = value->text});
  }
}

void find_unknown(const RuleContext& c, std::vector<RuleFinding>& found) {
  check_services(c, found);
  check_severity(c, found);
  check_answers(c, found);
}

constexpr Examples found_examples = {R"({"services": ["chekout"]})", R"({"severity": "P7"})",
                                     R"({"custom": {"customers_told": "soon"}})"};

constexpr Examples fine_examples = {R"({"services": ["Check-Out"], "severity": "SEV1"})",
                                    R"({"custom": {"customers_told": "2026-11-20", "mood": 3}})"};

}  // namespace

RecordRule unknown_service() {
  return {{.name = "unknown-service",
           .finds = "a service, a severity or an answer to a team's own question that pm.toml does not allow",
           .why = "Two spellings of a service are two services in every list and figure.",
           .ask = "Which one of the catalogue is meant?",
           .found = found_examples,
           .fine = fine_examples},
          find_unknown};
}

std::span<const std::string_view> answer_types() {
  static constexpr auto names = std::to_array<std::string_view>({"text", "list", "choice", "number", "date", "yes-no"});
  return names;
}

bool has_type(const Value& value, const TypedQuestion& question) {
  const bool is_string = value.kind == Value::Kind::string;
  if (value.kind == Value::Kind::null) return true;
  switch (question.type) {
    case AnswerType::text:
      return is_string;
    case AnswerType::list:
      return value.kind == Value::Kind::array &&
             std::ranges::all_of(value.items, [](const Value& item) { return item.kind == Value::Kind::string; });
    case AnswerType::choice:
      return is_string && std::ranges::find(question.choices, value.text) != question.choices.end();
    case AnswerType::number:
      return value.kind == Value::Kind::number;
    case AnswerType::date:
      return is_string && time::parse_day(value.text).has_value();
    case AnswerType::yes_no:
      return value.kind == Value::Kind::boolean;
  }
  return true;
}

std::string describe(const TypedQuestion& question) {
  switch (question.type) {
    case AnswerType::text:
      return "text";
    case AnswerType::list:
      return "a list of texts";
    case AnswerType::choice:
      return "one of " + text::join(question.choices, ", ");
    case AnswerType::number:
      return "a number, such as 12.5";
    case AnswerType::date:
      return "a date, such as 2026-11-20";
    case AnswerType::yes_no:
      return "yes or no";
  }
  return "text";
}

}  // namespace pm::lint
